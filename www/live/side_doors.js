// @ts-check
/** What the workshop shows of side doors: its scripts are fetched with the first press that asks for them. */

/** @type {import('../figure/part.js').StartPart} */
export const startSideDoors = (context) => {
  const { root, ended, loop } = context;
  if (!root.querySelector('[data-later-figure]')) return null;
  const buttons = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-action="unit-views"], [data-action="remove-dead"]')]);
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
  for (const button of buttons) {
    // Pressed once more, it is heard by what has come.
    button.addEventListener('click', () => load().then(() => button.click(), console.info), { signal: until.signal });
  }
  return {
    sync(state) {
      if (started.length === 0) for (const button of buttons) button.disabled = button.dataset.action === 'remove-dead' && state.readout.deadUnits === 0;
      for (const part of started) part.sync?.(state);
    },
  };
};
