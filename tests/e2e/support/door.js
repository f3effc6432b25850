// @ts-check
// The page's door for files, and the ways in which a file comes to it.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/command.mjs';

/** Where the files lie that somebody's programs wrote. */
export const FILES = path.join(ROOT, 'crate/tests/fixtures/files');

/** The bytes of such a file. @param {string} name */
export const bytesOf = (name) => fs.readFileSync(path.join(FILES, name));

/** @typedef {{ name: string, bytes: Buffer }} Given */

/**
 * Drops files on an element of the page, as a hand does: they are dragged over it first.
 * @param {import('@playwright/test').Locator} on @param {Given[]} files
 */
export const drop = async (on, files) => {
  const given = files.map(({ name, bytes }) => ({ name, text: bytes.toString('latin1') }));
  const dataTransfer = await on.page().evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, text } of dropped) transfer.items.add(new File([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], name));
    return transfer;
  }, given);
  for (const type of ['dragenter', 'dragover', 'drop']) await on.dispatchEvent(type, { dataTransfer });
};

/** The door of the playground. @param {import('./figure.js').Figure} figure */
export const doorOf = ({ page, root }) => {
  const box = root.locator('[data-file-door]');
  return {
    box,
    status: box.locator('p > [role="status"]').first(),
    /** What was understood. */
    told: box.locator('[data-file-preview] [role="status"]'),
    roles: box.locator('[data-file-preview] td select'),
    lines: box.locator('pre'),
    /** Takes what is shown. */
    use: box.locator('[data-file-preview] button.primary'),
    /** @param {Given} file */
    choose: ({ name, bytes }) => box.locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer: bytes }),
    /** @param {string} text */
    async paste(text) {
      await box.locator('textarea').fill(text);
      await box.getByRole('button', { name: 'Read it' }).click();
    },
    /** @param {Given[]} files */
    drop: (...files) => drop(page.getByRole('contentinfo'), files),
    open: () => box.locator('summary').click(),
  };
};
