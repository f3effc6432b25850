// @ts-check
/** The files of the last visit, kept on this machine, where the browser allows that. */
import { get, set } from 'idb-keyval';

/** @typedef {{ name: string, bytes: Uint8Array<ArrayBuffer> }} Kept */
/** @typedef {{ network?: Kept, rows?: Kept }} Files */

const KEY = 'crease-yours';

/** @returns {Promise<Files>} */
export const keptFiles = async () => {
  try {
    const kept = await get(KEY);
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
};

/** @param {Files} files */
export const keep = async (files) => {
  // A browser that refuses asks for the files again next time.
  await set(KEY, files).catch(() => {});
};
