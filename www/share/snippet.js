// @ts-check
/** Texts that carry a figure into other people's pages. */

/** Size of the frame in CSS pixels: what the embed page needs at the width of a text. */
const FRAME = { width: 690, height: 640 };

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A picture that leads to the scene, for forums and notebooks. @param {{ title: string, file: string, address: string }} picture */
export const markdown = ({ title, file, address }) => `[![${title.replace(/[[\]\\]/g, '\\$&')}](${file})](${address})`;

/** The address of a scene's figure alone, for frames. @param {string} home the site's front page @param {string} link */
export const embedAddress = (home, link) => Object.assign(new URL('embed/', home), { hash: link }).href;

/** A frame with the figure alone: plain attributes, which course systems let through. @param {{ title: string, address: string }} frame */
export const frame = ({ title, address }) =>
  `<iframe src="${escaped(address)}" width="${FRAME.width}" height="${FRAME.height}" title="${escaped(title)}" style="border:0;width:100%;max-width:${FRAME.width}px"></iframe>`;
