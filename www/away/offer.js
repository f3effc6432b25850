// @ts-check
/** What a teacher hides or fixes, carried out on a figure that does not run yet. */

/** The buttons that stay with few controls. */
const FEW = ['train', 'step', 'reset', 'undo', 'redo'];

/** Parts that have no name of their own in the figure. @type {Record<string, string>} */
const PARTS = { caption: 'figcaption', readouts: '.readouts', steps: '.steps', units: '.holds', source: '.source', bar: '.bar', hint: '.hint' };

/** Buttons that change what a setting says. @type {Record<string, string[]>} */
const BESIDE = { data: ['new-data', 'take-points'], layers: ['add-unit', 'remove-unit'] };

/** The control of a name: a button, or a setting with its label. @param {HTMLElement} section @param {string} name */
const controlsOf = (section, name) =>
  [...section.querySelectorAll(`[data-action="${name}"], [data-setting="${name}"], [data-goal="${name}"]`)].map((control) => control.closest('label') ?? control);

/** Out of the way, not out of the document: their script may look for them. @param {Iterable<Element>} elements */
const leaveOut = (elements) => {
  for (const element of elements) element.classList.add('left-out');
};

/**
 * @param {HTMLElement} section
 * @param {import('./options.js').Options} options  To whose `ignored` the names are added that mean nothing here.
 */
export const offer = (section, options) => {
  if (options.theme !== 'system') fixTheme(section, options.theme);
  section.dataset.controls = options.controls;
  const needed = keepGoals(section, options);
  if (options.controls === 'few') keepFew(section, needed);
  for (const name of options.hide) {
    const found = Object.hasOwn(PARTS, name) ? section.querySelectorAll(PARTS[name]) : controlsOf(section, name);
    // Buttons that scripts add go by what they are told.
    if (found.length === 0 && name !== 'share') options.ignored.push(name);
    leaveOut(found);
  }
  section.dataset.hidden = options.hide.join(' ');
  for (const name of options.fix) {
    const found = section.querySelectorAll(`[data-setting="${name}"]`);
    if (found.length === 0) options.ignored.push(name);
    for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (found)) control.disabled = true;
    leaveOut((BESIDE[name] ?? []).flatMap((beside) => controlsOf(section, beside)));
  }
  section.dataset.fixed = options.fix.join(' ');
  for (const rest of section.querySelectorAll('.rest')) if (isEmpty(rest, options)) leaveOut([rest]);
};

/** Whether nothing of what folds away is there. @param {Element} rest @param {import('./options.js').Options} options */
const isEmpty = (rest, { controls }) =>
  [...rest.children].slice(1).every((part) => part.classList.contains('left-out') || (controls === 'none' && !part.matches('.readouts')) || (part.matches('.row') && [...part.children].every((child) => child.classList.contains('left-out'))));

/**
 * Keeps the goals that were asked for, and names in `ignored` what was asked for in vain: a goal that is not there, or one
 * that needs a control which is hidden.
 * @param {HTMLElement} section @param {import('./options.js').Options} options
 * @returns {string[]} the controls that the goals need
 */
const keepGoals = (section, { goal: asked, hide, controls, ignored }) => {
  /** @type {string[]} */
  const needed = [];
  const goals = /** @type {HTMLElement[]} */ ([...section.querySelectorAll('[data-goal]')]);
  const kept = goals.filter(({ dataset }) => ['on', dataset.goal, dataset.was].includes(asked));
  for (const goal of goals) if (!kept.includes(goal)) goal.remove();
  if (kept.length === 0 && asked !== 'off') ignored.push(`goal=${asked}`);
  for (const goal of kept) {
    for (const name of goal.dataset.needs?.split(' ') ?? []) {
      if (controls === 'none' || hide.includes(name)) ignored.push(`goal=${goal.dataset.goal} needs ${name}`);
      needed.push(name);
      // It is not to be looked for in what folds away.
      for (const row of section.querySelectorAll(`.rest > :has([data-setting="${name}"], [data-action="${name}"])`)) kept[0].before(row);
    }
  }
  return needed;
};

/** @param {HTMLElement} section @param {'light' | 'dark'} theme */
const fixTheme = (section, theme) => {
  section.dataset.theme = theme;
  for (const source of section.querySelectorAll('picture source')) source.setAttribute('media', theme === 'dark' ? 'all' : 'not all');
};

/** @param {HTMLElement} section @param {string[]} needed  What stays besides. */
const keepFew = (section, needed) => {
  const stays = [...FEW, ...needed];
  const named = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('[data-action], [data-setting]'));
  const others = [...named].filter(({ dataset: { action, setting } }) => !stays.includes(action ?? setting ?? ''));
  leaveOut([...others, ...section.querySelectorAll('.hint')].map((control) => control.closest('label') ?? control));
};
