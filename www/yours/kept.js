// @ts-check
/** The files of the last visit, kept on this machine, where the browser allows that. */

/** @typedef {{ name: string, bytes: Uint8Array<ArrayBuffer>, label?: number }} Kept */
/** @typedef {{ network?: Kept, rows?: Kept }} Files */

const KEY = 'crease-yours';

/** @returns {Promise<Files>} */
export const keptFiles = async () => {
  try {
    const { kept } = await import('../share/kept.js');
    const files = await kept(KEY);
    return typeof files === 'object' && files !== null ? files : {};
  } catch {
    return {};
  }
};

/** @param {Files} files */
export const keep = async (files) => {
  // A browser that refuses asks for the files again next time.
  await import('../share/kept.js').then((store) => store.keep(KEY, files)).catch(() => {});
};
