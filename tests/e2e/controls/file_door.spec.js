// @ts-check
// The door for files: chosen, dropped or pasted, shown before they are used, every role a press from right.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/command.mjs';
import { expect, test } from '../support/fixtures.js';

const FILES = path.join(ROOT, 'crate/tests/fixtures/files');

/** @param {import('@playwright/test').Page} page */
const doorOn = (page) => {
  const box = page.locator('[data-file-door]');
  return {
    box,
    status: box.locator('p > [role="status"]').first(),
    told: box.locator('[data-file-preview] [role="status"]'),
    use: (/** @type {string} */ name) => box.getByRole('button', { name, exact: true }),
    async open() {
      await page.goto('./play/');
      await expect(page.locator('[data-chapter="sandbox"] [data-readout="regions"]').first()).toHaveText(/\d/);
      await box.locator('summary').click();
    },
    /** @param {string} name */
    choose: (name) => box.locator('input[type="file"]').setInputFiles(path.join(FILES, name)),
  };
};

/** What is said of each file, and whether it can be used. @type {[file: string, said: RegExp, use: string | null][]} */
const SAID = [
  ['P01_pandas_index_xor.csv', /4 points.*counts or names the rows/, 'Use these points'],
  ['P02_pandas_numeric_header.csv', /6 points.*taken for a heading/, 'Use these points'],
  ['P05b_sep_line_points.csv', /“sep=” is passed over/, 'Use these points'],
  ['P06b_r_write_csv_integers.csv', /counts or names the rows/, 'Use these points'],
  ['P07_trailing_comma.csv', /points/, 'Use these points'],
  ['P08_unicode_minus.csv', /points/, 'Use these points'],
  ['P10_height_weight.csv', /Standardise them\?/, 'Use these points'],
  ['P12_labels_minus_plus_one.csv', /Classes: −?-?1 \(\d+\), 1 \(\d+\)/, 'Use these points'],
  ['P16_all_test.csv', /nothing is left to train on/, null],
  ['N03_sklearn_mlp.json', /from scikit-learn.*transposed/, 'Use this network'],
  ['N06_torch_prune.json', /from PyTorch.*[Pp]runing masks/, 'Use this network'],
  ['N10_torch_sort_keys.json', /Layers in this order/, 'Use this network'],
  ['N12_torch_utf16le_powershell.json', /UTF-16/, 'Use this network'],
];

test('what was understood of each file is said before it is used', async ({ page }) => {
  const { told, use, open, choose, box } = doorOn(page);
  await open();
  for (const [name, said, button] of SAID) {
    await choose(name);
    await expect(told, name).toContainText(said);
    const press = box.locator('[data-file-preview] button.primary');
    if (button) await expect(use(button), name).toBeEnabled();
    else await expect(press, name).toBeVisible();
  }
});

test('what cannot be read is named, with the lines that write what can be', async ({ page }) => {
  const { status, open, choose } = doorOn(page);
  await open();
  await choose('N01_brainjs_v2_relu.json');
  await expect(status).toContainText('brain.js');
  await choose('N08_torch_nan.json');
  await expect(status).toContainText('this training diverged');
});

test('a table becomes the points of the figure, and Undo brings the others back', async ({ page }) => {
  const { box, told, use, status, open, choose } = doorOn(page);
  await open();
  await choose('P10_height_weight.csv');
  await expect(told).toContainText('Standardise them?');
  await box.getByLabel('Standardise').check();
  await expect(told).toContainText('Standardised');
  const count = Number(/(\d+) points/.exec(await told.innerText())?.[1]);
  await use('Use these points').click();
  await expect(status).toContainText('These are the points now');
  await page.getByText('Points as text').click();
  const lines = async () => (await page.getByLabel('Points as text').inputValue()).trim().split('\n').length - 1;
  expect(await lines()).toBe(count);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect.poll(lines).toBe(200);
});

test('a column can be given another role, and two columns never the same', async ({ page }) => {
  const { box, told, open, choose } = doorOn(page);
  await open();
  await choose('P01_pandas_index_xor.csv');
  await expect(told).toContainText('4 points');
  const roles = box.locator('[data-file-preview] td select');
  await expect(roles).toHaveCount(4);
  await roles.nth(0).selectOption('x1');
  await expect(roles.nth(1)).toHaveValue('ignore');
  await roles.nth(0).selectOption('ignore');
  await expect(told).toContainText('Choose one column for x1');
  await roles.nth(1).selectOption('x1');
  await expect(told).toContainText('4 points');
});

test('a file is dropped anywhere on the page, and a text pasted', async ({ page }) => {
  const { box, told, use, status, open } = doorOn(page);
  await open();
  const text = fs.readFileSync(path.join(FILES, 'N03_sklearn_mlp.json'), 'utf8');
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'mlp.json', { type: 'application/json' }));
    return transfer;
  }, text);
  await page.locator('footer').dispatchEvent('drop', { dataTransfer: data });
  await expect(told).toContainText('from scikit-learn');
  await use('Use this network').click();
  await expect(status).toContainText('This is the network now');
  await box.locator('textarea').fill('a;b;label\n0,5;1;yes\n1;0,25;no\n0;0;no\n');
  await box.getByRole('button', { name: 'Read it' }).click();
  await expect(told).toContainText('The numbers have decimal commas.');
  await expect(told).toContainText('yes (1)');
});
