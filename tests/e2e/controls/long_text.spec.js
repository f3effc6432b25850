// @ts-check
// Texts as long as files, in the fields for points and networks.
import { expect, test } from '../support/fixtures.js';

/** Pastes a text as a reader does. @param {import('@playwright/test').Locator} field @param {string} text */
const paste = (field, text) =>
  field.evaluate((/** @type {HTMLTextAreaElement} */ element, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    // Unless it is taken, the browser puts it into the field.
    if (element.dispatchEvent(event)) element.setRangeText(pasted);
  }, text);

test('a file that is too long is refused by its size, unread', async ({ figure, page }) => {
  await figure.open();
  await page.evaluate(() => {
    Blob.prototype.text = () => {
      document.documentElement.dataset.read = '';
      return Promise.resolve('');
    };
  });
  const box = figure.root.locator('[data-network]');
  await box.locator('summary').click();
  await box.locator('input[type="file"]').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer: Buffer.alloc(6_000_000, '[') });
  await expect(box.getByRole('status')).toContainText('6,000,000 bytes');
  await expect(page.locator('html')).not.toHaveAttribute('data-read');
  await expect(box.locator('textarea')).toHaveValue('');
});

test('a long paste stays beside the field, and is used all the same', async ({ figure }) => {
  await figure.open();
  const box = figure.root.locator('[data-points]');
  await box.locator('summary').click();
  const field = box.getByRole('textbox');
  const rows = Array.from({ length: 900 }, (_, index) => `${(index % 30) / 30},${index / 900},${index % 2},0${' '.repeat(80)}`);
  await paste(field, rows.join('\n'));
  await expect(box.getByRole('status')).toContainText('too many to show');
  expect((await field.inputValue()).length).toBeLessThan(1000);
  await box.getByRole('button', { name: 'Use these points' }).click();
  await expect(box.getByRole('status')).toContainText('450 of label 0, 450 of label 1');
  await expect(figure.setting('data')).toHaveValue('own');

  await paste(field, '1,2,0\n'.repeat(1_000_000));
  await box.getByRole('button', { name: 'Use these points' }).click();
  await expect(box.getByRole('status')).toContainText('6,000,000 bytes');
  await expect(figure.setting('data')).toHaveValue('own');
});

test('a network too long for its field is read from its file', async ({ figure }) => {
  await figure.open('1;data=xor.200.10.1;net=3;act=relu;end');
  const box = figure.root.locator('[data-network]');
  await box.locator('summary').click();
  const rows = (/** @type {number} */ count, /** @type {number} */ width) => Array.from({ length: count }, (_, row) => Array.from({ length: width }, (__, column) => Math.sin(row * width + column)));
  const state = { '0.weight': rows(64, 2), '0.bias': rows(1, 64)[0], '2.weight': rows(64, 64), '2.bias': rows(1, 64)[0], '4.weight': rows(1, 64), '4.bias': [0] };
  await box.locator('input[type="file"]').setInputFiles({ name: 'state.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(state)) });
  await expect(box.getByRole('status')).toContainText('too many to show');
  await box.getByRole('button', { name: 'Use this network' }).click();
  await expect(figure.setting('layers')).toHaveValue('64-64');
});
