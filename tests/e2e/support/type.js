// @ts-check
// The type that a page is set in, for tests of its layout: the reader's own, or one font that every machine has here, at three widths.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {'own' | 'narrow' | 'normal' | 'wide'} Type */

const FONT = readFileSync(fileURLToPath(new URL('fonts/dejavu-sans.woff2', import.meta.url))).toString('base64');

/** How large each type sets the letters of the one font, as a part of their size. Own: the machine's fonts. @type {Record<Type, string>} */
const ADJUSTED = { own: '', narrow: '85%', normal: '100%', wide: '120%' };

export const TYPES = /** @type {Type[]} */ (Object.keys(ADJUSTED));

/**
 * Brings the font to the page that is open: `data-type` on its root then sets all of it, whatever its own style sheets and its
 * policy say.
 * @param {Page} page
 */
export async function bringType(page) {
  await page.evaluate(
    async ({ font, adjusted }) => {
      const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0));
      const sheet = new CSSStyleSheet();
      for (const [type, sizeAdjust] of Object.entries(adjusted)) {
        if (sizeAdjust === '') continue;
        // As an @font-face with `size-adjust` would, but from bytes at hand, which no policy forbids.
        const face = await new FontFace(`${type} type`, bytes, /** @type {FontFaceDescriptors} */ ({ sizeAdjust, weight: '1 1000' })).load();
        document.fonts.add(face);
        for (const part of ['', '::before', '::after', '::placeholder', '::marker', '::file-selector-button']) {
          sheet.insertRule(`:root[data-type="${type}"] *${part} { font-family: "${type} type" !important; }`);
        }
      }
      // What a page would lay out only when it comes near is measured like the rest.
      sheet.insertRule('* { content-visibility: visible !important; }');
      document.adoptedStyleSheets.push(sheet);
      await document.fonts.ready;
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      const widths = Object.keys(adjusted)
        .filter((type) => type !== 'own')
        .map((type) => {
          if (context) context.font = `100px "${type} type"`;
          return context?.measureText('width').width;
        });
      if (new Set(widths).size < widths.length) throw new Error(`the types of the test do not differ: a word is ${widths.join(', ')} px wide`);
    },
    { font: FONT, adjusted: ADJUSTED },
  );
}

/** Sets the page that is open, where `bringType` was. @param {Page} page @param {Type} type @param {number} [size] Of the text, in percent. */
export const setType = (page, type, size = 100) =>
  page.evaluate(
    ([name, part]) => {
      document.documentElement.dataset.type = name;
      document.documentElement.style.fontSize = `${part}%`;
    },
    /** @type {const} */ ([type, size]),
  );
