// As much of ConvNetJS as the bench uses; the package brings no types.
declare module 'convnetjs' {
  class Vol {
    constructor(values: number[]);
  }
  class Net {
    makeLayers(layers: Record<string, unknown>[]): void;
  }
  class SGDTrainer {
    constructor(net: Net, options: Record<string, unknown>);
    train(x: Vol, y: number[]): void;
  }
  const convnetjs: { Vol: typeof Vol; Net: typeof Net; SGDTrainer: typeof SGDTrainer };
  export default convnetjs;
}
