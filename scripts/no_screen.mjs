// @ts-check
// A canvas of no screen, for the core in Node: it takes every call, and shows nothing.

class CanvasRenderingContext2D {
  measureText() {
    return { width: 8 };
  }
}

const context = new Proxy(new CanvasRenderingContext2D(), {
  get: (target, name, self) => (name in target ? Reflect.get(target, name, self) : () => undefined),
  set: () => true,
});

/** What the core draws on. */
export const canvas = { width: 520, height: 520, getContext: () => context };

/** Puts what the core asks a document for where it looks for it. */
export const pretendScreen = () => Object.assign(globalThis, { CanvasRenderingContext2D, HTMLCanvasElement: Object, ImageData: class {} });
