// @ts-check
/** The address of a link that could not be opened, for whoever wants to keep it: fetched when there is one. */
import { copy } from '../share/clipboard.js';
import { sentence, words } from '../words/words.js';

/**
 * Says again what is wrong with a link, with a button that copies its address.
 * @param {ReturnType<typeof import('../figure/notice.js').startNotice>} notice
 * @param {import('../types/core.d.ts').Problem} problem
 * @param {string} address  Empty where nobody knows it.
 */
export const offerAddress = (notice, problem, address) => {
  if (address === '') return;
  const act = async () => {
    if (await copy(address)) notice.tell(problem, { label: words.buttons.copied, act });
    else notice.sayWithLink(sentence({ code: 'clipboard-refused', values: {} }), address, address);
  };
  notice.tell(problem, { label: words.buttons.copyAddress, act });
  // A small window may have gone to the figure itself, below this; a frame leaves the page around it alone.
  if (window.parent === window) document.querySelector(`[data-problem="${problem.code}"]:not([hidden])`)?.scrollIntoView({ block: 'nearest' });
};
