// @ts-check
/** The header: its list is one stop of the Tab key until it is opened, and its switch chooses the colours. */

export const startHeader = () => {
  const list = document.getElementById('contents');
  // Where nothing pops over, the list is part of the page for good.
  if (!list?.showPopover) return;
  /** @param {boolean} open */
  const settle = (open) => {
    for (const stop of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('a, button'))) stop.tabIndex = open ? 0 : -1;
  };
  settle(false);
  list.addEventListener('beforetoggle', (event) => settle(/** @type {ToggleEvent} */ (event).newState === 'open'));
  list.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) import('./scheme.js').then(({ choose }) => choose(list, target.value), console.info);
    // A place on this very page does not take the list away with the page.
    else if (target instanceof Element && target.closest('a') && list.matches(':popover-open')) list.hidePopover();
  });
};
