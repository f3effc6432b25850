// @ts-check
// Slices through larger networks: the digits, by mouse, keys and finger; files of one's own, chosen, dropped and pasted.
import { expect, test } from '../support/fixtures.js';

/** @param {import('@playwright/test').Page} page */
const sliceOn = (page) => {
  const root = page.locator('[data-yours]');
  return {
    root,
    plane: root.locator('[data-slice-figure="slice"]'),
    regions: root.locator('[data-slice-regions]'),
    pointed: root.locator('[data-slice-pointed]'),
    creases: root.locator('[data-slice-creases] li'),
    highest: root.locator('[data-slice-outputs] .highest th'),
    told: root.locator('[data-slice-told]'),
    notice: root.locator('[data-notice]').first(),
    /** What is wrong with a file, beside what it was chosen with. */
    refused: root.locator('[data-slice-files] [data-notice]'),
    network: root.getByLabel('Network', { exact: true }),
    rows: root.getByLabel('Rows', { exact: true }),
    async open() {
      await page.goto('./yours/');
      await expect(root.locator('[data-slice-regions]')).toHaveText(/^\d+ regions, each one formula\.$/);
    },
  };
};

/** Three inputs, two units, two outputs. */
const NETWORK = JSON.stringify({ '0.weight': [[1, -1, 0.5], [-0.5, 1, 1]], '0.bias': [0.1, -0.2], '2.weight': [[1, -1], [-1, 1]], '2.bias': [0, 0] });
/** Three inputs, 40 units whose lines all go another way, two outputs. */
const MANY = JSON.stringify({
  '0.weight': Array.from({ length: 40 }, (_, unit) => [Math.cos(unit), Math.sin(unit), Math.cos(3 * unit)]),
  '0.bias': Array.from({ length: 40 }, (_, unit) => 0.5 * Math.sin(7 * unit)),
  '2.weight': [0, 1].map((output) => Array.from({ length: 40 }, (_, unit) => Math.sin(unit + output))),
  '2.bias': [0, 0],
});
const ROWS = 'label,a,b,c\nfirst,0,0,1\nsecond,1,0.5,-1\nthird,-1,1,0\nfourth,0.5,0.5,0.5\n';

test('a 7 turns into a 1 across creases that are counted', async ({ page }) => {
  const { plane, creases, highest, pointed, root, open } = sliceOn(page);
  await open();
  await expect(highest).toHaveText('7');
  await expect(pointed).toContainText('100.0\u202f% of row 44 (7)');
  await expect(root.locator('[data-slice-network]')).toHaveText('Network 64-32-10, ReLU: 64 inputs.');
  await expect(creases).toHaveCount(3);
  await expect(creases.nth(0)).toHaveText(/^From row 44 \(7\) to row 7 \(1\) along the straight line: [1-9]\d* creases; highest: output 7, then 1\.$/);
  await expect(root.locator('[data-slice-layers] li')).toHaveText(/^Layer 1: 32 units, 1 off everywhere, 12 on everywhere\. It keeps two directions on 100\.0/);
  // Left below, and to the right below: where the 7 and the 1 lie.
  await plane.scrollIntoViewIfNeeded();
  await plane.evaluate((canvas) => canvas.scrollIntoView({ block: 'end' }));
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await plane.boundingBox());
  await plane.click({ position: { x: 0.16 * box.width, y: 0.79 * box.height } });
  await expect(highest).toHaveText('7');
  await page.mouse.move(box.x + 0.16 * box.width, box.y + 0.79 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.84 * box.width, box.y + 0.79 * box.height, { steps: 8 });
  await page.mouse.up();
  await expect(highest).toHaveText('1');
  await expect(pointed).toContainText(/[89]\d\.\d\u202f% of row 7 \(1\)/);
});

test('the regions are there as a table, which follows the plane', async ({ page }) => {
  const { root, regions, network, rows, open } = sliceOn(page);
  await open();
  const table = root.locator('[data-slice-table] table');
  await expect(table).toHaveCount(0);
  await root.getByText('Show as a table').click();
  await expect(table.locator('caption')).toHaveText('All regions in view, the largest first. In each, the network is one formula.');
  await expect(table.locator('tr:has(td)')).toHaveCount(Number.parseInt((await regions.textContent()) ?? '', 10));
  await expect(table.locator('tr:has(td)').first()).toHaveText(/^1\d+\.\d\u202f%\d+ of 32\d.*over output \d: −?\d[\d.]*·s [+−] \d[\d.]*·t [+−] \d[\d.]*$/);
  await network.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(NETWORK) });
  await rows.setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
  await expect(regions).toHaveText('4 regions, each one formula.');
  await expect(table.locator('tr:has(td)')).toHaveCount(4);
  // What is pointed at leaves it as it is, so that what is marked in it stays marked.
  await table.evaluate((element) => element.setAttribute('data-seen', ''));
  await root.locator('[data-slice-figure="slice"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(root.locator('[data-slice-pointed]')).toContainText(/9\d\.\d\u202f% of row 1/);
  await expect(table).toHaveAttribute('data-seen', '');
  // Of many regions the largest are told, and how many there are.
  await network.setInputFiles({ name: 'many.json', mimeType: 'application/json', buffer: Buffer.from(MANY) });
  await expect(table.locator('caption')).toHaveText(/^The 100 largest regions of [2-9]\d\d regions in view\./);
  await expect(table.locator('tr:has(td)')).toHaveCount(100);
});

test('where a table leaves a choice, the column of the labels is proposed and can be changed', async ({ page }) => {
  const { root, told, network, rows, creases, refused, open } = sliceOn(page);
  await open();
  await network.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(NETWORK) });
  const labels = root.getByLabel('Labels in');
  await expect(labels).toBeHidden();
  await rows.setInputFiles({ name: 'bare.csv', mimeType: 'text/csv', buffer: Buffer.from('0,0.5,1,3\n0,1.5,-1,4\n0.5,-1,0,3\n') });
  await expect(told).toContainText('Column 4 is taken for the label.');
  await expect(labels).toHaveValue('3');
  await expect(creases.nth(0)).toContainText('From row 1 (3) to row 2 (4)');
  await labels.selectOption('column 1');
  await expect(told).toContainText('Column 1 is taken for the label.');
  await expect(creases.nth(0)).toContainText('From row 1 (0)');
  await expect(refused).toBeHidden();
});

test('what lies over the plane lets it through', async ({ page }) => {
  await sliceOn(page).open();
  const over = await page.locator('.sheet canvas').evaluateAll((all) => all.slice(1).map((canvas) => [getComputedStyle(canvas).position, getComputedStyle(canvas).backgroundColor]));
  expect(over).toEqual([['absolute', 'rgba(0, 0, 0, 0)']]);
});

test('by keys: the ring moves, the plane comes closer and goes back', async ({ page }) => {
  const { plane, regions, highest, open } = sliceOn(page);
  await open();
  const all = await regions.textContent();
  await plane.focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('Shift+ArrowUp');
  await expect(highest).toHaveText('4');
  await page.keyboard.press('+');
  await expect(regions).not.toHaveText(all ?? '');
  await page.keyboard.press('Home');
  await expect(regions).toHaveText(all ?? '');
});

test('another row, a walk and two features lay another plane; what spans none is said and changes nothing', async ({ page }) => {
  const { root, creases, notice, open } = sliceOn(page);
  await open();
  const lists = root.locator('[data-slice-row]');
  await lists.nth(1).selectOption('row 1 (0)');
  await expect(creases.nth(0)).toContainText('to row 1 (0)');
  const before = await creases.allTextContents();
  await lists.nth(2).selectOption('row 1 (0)');
  await expect(notice).toContainText('lie on one line');
  await expect(creases).toHaveText(before);
  await lists.nth(2).selectOption('row 13 (2)');
  await expect(notice).toBeHidden();
  await root.locator('[data-slice-walk]').fill('1');
  await expect(creases.nth(1)).toContainText(/highest: output 0, .*8\.$/);
  await root.getByLabel('along two features').check();
  await expect(root.locator('[data-slice-by-features]')).toBeVisible();
  await expect(creases).toHaveCount(0);
  await root.locator('[data-slice-feature]').nth(0).fill('29');
  await root.locator('[data-slice-feature]').nth(0).blur();
  await expect(root.locator('[data-slice-pointed]')).toContainText('p34 = ');
});

test('files of one’s own are chosen, dropped and pasted; what cannot be read changes nothing', async ({ page }) => {
  const { root, told, regions, network, rows, refused, creases, open } = sliceOn(page);
  await open();
  await network.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(NETWORK) });
  await expect(told).toContainText('mine.json: 3-2-2.');
  await expect(root.locator('[data-slice-network]')).toHaveText('Network 3-2-2, ReLU: 3 inputs.');
  await rows.setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
  await expect(told).toHaveText('rows.csv: 4 rows. Inputs: a, b, c. Column 1 is taken for the label.');
  await expect(creases.nth(0)).toContainText('From row 1 (first) to row 2 (second)');
  await expect(regions).toHaveText('4 regions, each one formula.');
  const seen = await creases.allTextContents();
  await rows.setInputFiles({ name: 'narrow.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2\n3,4\n') });
  await expect(refused).toContainText('The network has 3 inputs');
  // A table is none the less one where a network was asked for.
  await network.setInputFiles({ name: 'narrow.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2\n3,4\n') });
  await expect(refused).toContainText('The network has 3 inputs');
  await network.scrollIntoViewIfNeeded();
  await network.setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"0.weight": 1}') });
  await expect(refused).toHaveAttribute('data-problem', /^import-/);
  await expect(refused).toBeInViewport();
  await expect(creases).toHaveText(seen);
  await root.getByText('Or paste it').click();
  await root.getByLabel('The file’s text').fill(ROWS.replace('first', 'pasted'));
  await root.getByRole('button', { name: 'Read it' }).click();
  await expect(creases.nth(0)).toContainText('From row 1 (pasted)');
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return data;
  }, ROWS.replace('first', 'dropped'));
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(creases.nth(0)).toContainText('From row 1 (dropped)');
  // What it is tells its content, not the field it was chosen in.
  await network.setInputFiles({ name: 'misplaced.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS.replace('first', 'misplaced')) });
  await expect(creases.nth(0)).toContainText('From row 1 (misplaced)');
  await rows.setInputFiles({ name: 'dropped.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS.replace('first', 'dropped')) });
  await expect(creases.nth(0)).toContainText('From row 1 (dropped)');
  // What was open is offered again, once the browser has put it away.
  const kept = () =>
    page.evaluate(
      () =>
        new Promise((tell) => {
          const opening = indexedDB.open('keyval-store');
          opening.addEventListener('success', () => {
            const asked = opening.result.transaction('keyval').objectStore('keyval').get('crease-yours');
            asked.addEventListener('success', () => {
              opening.result.close();
              tell(asked.result?.rows?.name);
            });
          });
        }),
    );
  await expect.poll(kept).toBe('dropped.csv');
  await page.reload();
  await root.getByRole('button', { name: 'Open mine.json, dropped.csv again' }).click();
  await expect(creases.nth(0)).toContainText('From row 1 (dropped)');
});

test('nothing of a file reaches the page as HTML', async ({ page }) => {
  const { root, rows, network, creases, open } = sliceOn(page);
  await open();
  await network.setInputFiles({ name: '<b>n</b>.json', mimeType: 'application/json', buffer: Buffer.from(NETWORK) });
  await expect(root.locator('[data-slice-told]')).toContainText('<b>n</b>.json');
  await rows.setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS.replace('first', '<img src=x onerror=alert(1)>')) });
  await expect(creases.nth(0)).toContainText('<img src=x onerror=alert(1)>');
  await expect(root.locator('b, img[src="x"]')).toHaveCount(0);
});

test('the single file has them as well', async ({ page }) => {
  const { regions } = sliceOn(page);
  await page.goto('./crease.html#yours');
  await expect(regions).toHaveText(/^\d+ regions, each one formula\.$/);
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap points, nothing is wider than the screen', async ({ page }) => {
    const { plane, highest, open } = sliceOn(page);
    await open();
    await plane.scrollIntoViewIfNeeded();
    const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await plane.boundingBox());
    await page.touchscreen.tap(box.x + 0.84 * box.width, box.y + 0.79 * box.height);
    await expect(highest).toHaveText('1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(1);
  });
});
