// @ts-check
/** "This figure on its page": leads to the scene as it is now. Where no other page may be opened, it says so and shows the address. */

/** Whether what this page opens is held back as it is itself: it then has no origin, and its scripts may not come. */
const isSandboxed = () => self.origin === 'null' && location.protocol !== 'file:';

/** The page that opens is to know nothing of this one. @param {Window} opened */
const letGo = (opened) => {
  try {
    opened.opener = null;
  } catch {
    // A sandbox parts them already.
  }
};

/**
 * @param {HTMLElement} section
 * @param {string} page  The whole address of the figure's page; empty where nobody knows it.
 */
export const startPageLink = (section, page) => {
  const link = /** @type {HTMLAnchorElement} */ (section.querySelector('[data-full]'));
  const refused = /** @type {HTMLElement} */ (section.querySelector('[data-refused]'));
  const field = /** @type {HTMLInputElement} */ (refused.querySelector('input'));
  link.hidden = page === '';
  /** The scene while nobody answers: the figure sleeps. */
  let waiting = '';
  const point = () => {
    const asked = { link: waiting };
    section.dispatchEvent(new CustomEvent('crease-asked', { detail: asked }));
    if (page) link.href = asked.link === '' ? page : `${page}#${asked.link}`;
  };
  section.addEventListener('crease-report', point);
  // However it is opened: each of these comes before that.
  for (const event of ['pointerenter', 'pointerdown', 'focus', 'contextmenu']) link.addEventListener(event, point);
  link.addEventListener('click', (event) => {
    point();
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const opened = open(link.href, '_blank');
    if (opened) letGo(opened);
    refused.hidden = opened !== null && !isSandboxed();
    for (const why of /** @type {NodeListOf<HTMLElement>} */ (refused.querySelectorAll('[data-why]'))) why.hidden = (why.dataset.why === 'shut') !== (opened === null);
    field.value = link.href;
    if (opened) return;
    field.focus();
    field.select();
  });
  return {
    /** Sets the scene that waits; empty for the figure's own. @param {string} scene */
    show(scene) {
      waiting = scene;
      point();
    },
  };
};
