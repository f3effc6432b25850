// @ts-check
/**
 * What the browser keeps on this machine, where it allows that: the files of a page's last visit, and a file on its way from one
 * page to another that can read it. Fetched by whoever keeps something.
 */
import { del, get, set } from 'idb-keyval';

const CARRIED = 'crease-carried';

/** What follows the address of the page to which a file is carried; the id of the door there. */
const PLACE = '#your-file';

/** @param {string} key @returns {Promise<unknown>} */
export const kept = (key) => get(key);

/** @param {string} key @param {unknown} value */
export const keep = (key, value) => set(key, value);

/** Takes a file along to another page. @param {File} file @param {string} address */
export const carry = async (file, address) => {
  await set(CARRIED, file).catch(console.info);
  location.assign(`${address}${PLACE}`);
};

/** The file that was taken along, if one was; from then on it is not kept. @returns {Promise<File | undefined>} */
export const takeCarried = async () => {
  const file = await get(CARRIED).catch(console.info);
  if (!(file instanceof File)) return undefined;
  await del(CARRIED);
  return file;
};
