// @ts-check
/** Where the embed page's share dialog comes from, and the extras with it: another classic script, since a sandboxed frame could load no module. */

/** @typedef {typeof import('../share/sharing.js') & Pick<typeof import('../core/extras.js'), 'loadExtras'>} Sharing */

/** @type {Promise<Sharing> | undefined} */
let loading;

/** @returns {Promise<Sharing>} */
const load = () =>
  new Promise((resolve, reject) => {
    const section = /** @type {HTMLElement} */ (document.querySelector('.away'));
    section.addEventListener('crease-sharing', (event) => resolve(/** @type {CustomEvent} */ (event).detail), { once: true });
    const { share = '' } = /** @type {HTMLElement} */ (document.querySelector('script[data-share]')).dataset;
    const script = Object.assign(document.createElement('script'), { src: share });
    script.addEventListener('error', () => reject(new Error('the script of the share dialog cannot be loaded')));
    document.head.append(script);
  });

/** Once; a later call tries again where the first could not be fetched. @returns {Promise<Sharing>} */
export const loadSharing = () => {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/** The second module: what tells a figure as tables needs it as well. */
export const loadExtras = async () => (await loadSharing()).loadExtras();
