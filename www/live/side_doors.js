// @ts-check
/** What the workshop shows of side doors: its scripts are fetched where there is a place for it. */

/** @type {import('../figure/part.js').StartPart} */
export const startSideDoors = (context) => {
  if (!context.root.querySelector('[data-later-figure]')) return null;
  /** @type {import('../figure/part.js').Part[]} */
  const started = [];
  const load = async () => {
    const [{ startLaterView }, { startPruning }] = await Promise.all([import('../controls/later_view.js'), import('../controls/pruning.js')]);
    if (context.ended.aborted) return;
    for (const start of [startLaterView, startPruning]) started.push(start(context) ?? {});
    context.loop.invalidate();
  };
  load().catch(console.info);
  return { sync: (state) => started.forEach((part) => part.sync?.(state)) };
};
