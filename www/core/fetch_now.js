// @ts-check
/** A file at once: for what cannot wait. */

/** The bytes of a file, for which everything waits. @param {URL} url */
export const fetchNow = (url) => {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  // Bytes as they are: a synchronous request gives no others.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`the rest of the core has not come: ${request.status}`);
  return Uint8Array.from(request.responseText, (sign) => sign.charCodeAt(0));
};
