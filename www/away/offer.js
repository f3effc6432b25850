// @ts-check
/** What a teacher hides or fixes, carried out on a figure that does not run yet. */

/** The buttons that stay with few controls. */
const FEW = ['train', 'step', 'reset', 'undo', 'redo'];

/** Parts that have no name of their own in the figure. @type {Record<string, string>} */
const PARTS = { caption: 'figcaption', readouts: '.readouts', steps: '.steps', units: '.holds', source: '.source', bar: '.bar', hint: '.hint' };

/** The control of a name: a button, or a setting with its label. @param {HTMLElement} section @param {string} name */
const controlsOf = (section, name) =>
  [...section.querySelectorAll(`[data-action="${name}"], [data-setting="${name}"], [data-goal="${name}"]`)].map((control) => control.closest('label') ?? control);

/**
 * @param {HTMLElement} section
 * @param {import('./options.js').Options} options  To whose `ignored` the names are added that mean nothing here.
 */
export const offer = (section, options) => {
  if (options.theme !== 'system') fixTheme(section, options.theme);
  section.dataset.controls = options.controls;
  if (options.controls === 'few') keepFew(section);
  for (const name of options.hide) {
    const found = Object.hasOwn(PARTS, name) ? [...section.querySelectorAll(PARTS[name])] : controlsOf(section, name);
    if (found.length === 0) options.ignored.push(name);
    // Out of the way, not out of the document: their script may look for them.
    for (const element of found) element.classList.add('left-out');
  }
  for (const name of options.fix) {
    const found = section.querySelectorAll(`[data-setting="${name}"]`);
    if (found.length === 0) options.ignored.push(name);
    for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (found)) control.disabled = true;
  }
  for (const goal of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('[data-goal]'))) {
    if (options.goal !== 'on' && options.goal !== goal.dataset.goal) goal.remove();
  }
};

/** @param {HTMLElement} section @param {'light' | 'dark'} theme */
const fixTheme = (section, theme) => {
  section.dataset.theme = theme;
  for (const source of section.querySelectorAll('picture source')) source.setAttribute('media', theme === 'dark' ? 'all' : 'not all');
};

/** @param {HTMLElement} section */
const keepFew = (section) => {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('[data-action]'));
  for (const button of buttons) if (!FEW.includes(button.dataset.action ?? '')) button.classList.add('left-out');
  for (const control of section.querySelectorAll('[data-setting], .hint')) (control.closest('label') ?? control).classList.add('left-out');
};
