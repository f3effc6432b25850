// @ts-check
/** What the workshop shows of side doors: its scripts are fetched with the first press that asks for them. */

/** @type {import('../figure/part.js').StartPart} */
export const startSideDoors = (context) => {
  const { root, ended, loop, notice } = context;
  if (!root.querySelector('[data-later-figure]')) return null;
  const views = /** @type {HTMLSelectElement | null} */ (root.querySelector('[data-views]'));
  const remove = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="remove-dead"]'));
  /** @type {import('../figure/part.js').Part[]} */
  const started = [];
  const until = new AbortController();
  const load = async () => {
    const [{ startLaterView }, { startPruning }] = await Promise.all([import('../controls/later_view.js'), import('../controls/pruning.js')]);
    if (ended.aborted || until.signal.aborted) return;
    until.abort();
    for (const start of [startLaterView, startPruning]) started.push(start(context) ?? {});
    loop.invalidate();
  };
  /** What is there stays, and the choice says so. @param {unknown} error */
  const stay = (error) => {
    if (views) views.selectedIndex = 0;
    notice.missed(error);
  };
  // What was chosen is looked at by what has come; pressed once more, a button is heard by it.
  for (const type of ['focus', 'pointerenter']) views?.addEventListener(type, () => load().catch(console.info), { signal: until.signal });
  views?.addEventListener('change', () => load().catch(stay), { signal: until.signal });
  // Chosen or entered before anything listened, or kept by the browser from an earlier visit.
  if (views && (views.selectedIndex > 0 || views.matches(':focus'))) load().catch(stay);
  remove?.addEventListener('click', () => load().then(() => remove.click(), notice.missed), { signal: until.signal });
  return {
    sync(state) {
      if (started.length === 0 && remove) remove.disabled = state.readout.deadUnits === 0;
      for (const part of started) part.sync?.(state);
    },
  };
};
