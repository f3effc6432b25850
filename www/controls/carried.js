// @ts-check
/** A file that was dropped on a page without a door for files, kept on this machine until the page with the door has it. */
import { del, get, set } from 'idb-keyval';

const KEY = 'crease-carried';

/** Keeps a file, where the browser allows that. @param {File} file */
export const carry = (file) => set(KEY, file).catch(console.info);

/** The file that was kept, if one was; from then on it is not. @returns {Promise<File | undefined>} */
export const takeCarried = async () => {
  const file = await get(KEY).catch(console.info);
  if (!(file instanceof File)) return undefined;
  await del(KEY);
  return file;
};
