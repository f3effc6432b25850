// @ts-check
/** The buttons that pass a figure on; their dialog comes when it is first asked for. */
import { loadSharing } from './sharing_module.js';
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startShare = (context) => {
  const { root, notice, tell } = context;
  const copies = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-action="copy-link"]'));
  const { controls = 'all', hidden = '' } = root.dataset;
  if (copies.length === 0 || controls !== 'all' || hidden.split(' ').includes('share')) return null;
  /** @type {ReturnType<typeof import('./sharing.js').sharingOf> | undefined} */
  let sharing;
  const open = async () => {
    tell('pause');
    try {
      sharing ??= (await loadSharing()).sharingOf(context);
    } catch (error) {
      notice.missed(error);
      return;
    }
    sharing.open();
  };
  for (const button of copies) {
    const share = Object.assign(document.createElement('button'), { type: 'button', textContent: words.share.open });
    share.dataset.action = 'share';
    share.addEventListener('click', open);
    button.after(' ', share);
  }
  return {
    hear(event, detail) {
      // What is shared is the end of the run.
      if (event !== 'replay') return;
      for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll('[data-action="share"]'))) button.disabled = detail === true;
    },
  };
};
