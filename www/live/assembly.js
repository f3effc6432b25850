// @ts-check
/** The stations of the assembly line: fetched by the one chapter that has a place for them, before its first picture. */

/** @type {import('../figure/part.js').StartPart} */
export const startAssembly = (context) => {
  if (!context.root.querySelector('[data-assembly]')) return null;
  /** @type {import('../figure/part.js').Part | null | undefined} */
  let part;
  const load = async () => {
    try {
      const { startForwardTrace } = await import('../chapter/forward_trace.js');
      part = context.ended.aborted ? null : startForwardTrace(context);
    } catch (error) {
      part = null;
      console.info(error);
    }
    context.loop.invalidate();
  };
  void load();
  return { ready: () => part !== undefined, sync: (state) => part?.sync?.(state) };
};
