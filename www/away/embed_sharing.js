// @ts-check
/** Where the embed page's share dialog comes from: another classic script, since a sandboxed frame could load no module. */

/** @returns {Promise<typeof import('../share/sharing.js')>} */
export const loadSharing = () =>
  new Promise((resolve, reject) => {
    const section = /** @type {HTMLElement} */ (document.querySelector('.away'));
    section.addEventListener('crease-sharing', (event) => resolve(/** @type {CustomEvent} */ (event).detail), { once: true });
    const { share = '' } = /** @type {HTMLElement} */ (document.querySelector('script[data-share]')).dataset;
    const script = Object.assign(document.createElement('script'), { src: share });
    script.addEventListener('error', () => reject(new Error('the script of the share dialog cannot be loaded')));
    document.head.append(script);
  });
