// @ts-check
/** Files for the reader: saved, and made ready to be shown where saving may have been forbidden without a word. */

/** Hands a file to the reader. @param {Blob} blob @param {string} name */
export const save = (blob, name) => {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/**
 * Whether a file may not arrive, and nothing says so: a frame's `sandbox`, or the policy of the page, can forbid saving, and
 * no script is told. A page opened from disk has no origin either, and saves.
 */
export const mayBeHeldBack = () => window !== window.top || (window.origin === 'null' && location.protocol !== 'file:');

/** @param {Blob} blob @returns {Promise<string>} */
const dataAddress = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(blob);
  });

/**
 * What a file holds, to be taken by hand: an address to show it as a picture, and its text, as far as it has these.
 * @param {Blob} blob
 */
export const contents = async (blob) => ({
  picture: blob.type.startsWith('image/') ? await dataAddress(blob) : undefined,
  text: ['image/png', 'image/gif'].includes(blob.type) ? undefined : await blob.text(),
});
