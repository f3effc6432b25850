// @ts-check
// Runs in every document before its own scripts: what each frame took, and the memories of WebAssembly that live there.
{
  const kept = { frames: /** @type {number[]} */ ([]), memories: /** @type {Set<WebAssembly.Memory>} */ (new Set()), faults: /** @type {string[]} */ ([]) };
  Object.assign(window, { kept });

  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    ask((now) => {
      const start = performance.now();
      callback(now);
      kept.frames.push(performance.now() - start);
    });

  /** @param {WebAssembly.Instance} instance */
  const note = (instance) => {
    for (const given of Object.values(instance.exports)) if (given instanceof WebAssembly.Memory) kept.memories.add(given);
  };
  const { instantiate, instantiateStreaming } = WebAssembly;
  Object.assign(WebAssembly, {
    instantiate: (/** @type {any[]} */ ...given) => /** @type {any} */ (instantiate)(...given).then((/** @type {any} */ made) => (note(made.instance ?? made), made)),
    instantiateStreaming: (/** @type {any[]} */ ...given) => /** @type {any} */ (instantiateStreaming)(...given).then((/** @type {any} */ made) => (note(made.instance), made)),
  });

  addEventListener('error', ({ message }) => kept.faults.push(message));
  addEventListener('unhandledrejection', ({ reason }) => kept.faults.push(String(reason)));
}
