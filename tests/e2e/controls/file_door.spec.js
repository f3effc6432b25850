// @ts-check
// The door for files: shown before they are used, every role a press from right; and what people bring that is no file for it.
import { bytesOf, doorOf, drop } from '../support/door.js';
import { expect, test } from '../support/fixtures.js';
import { everyPage } from '../support/thorough.js';

const XOR = { name: 'P01_pandas_index_xor.csv', bytes: bytesOf('P01_pandas_index_xor.csv') };
const SKLEARN = { name: 'N03_sklearn_mlp.json', bytes: bytesOf('N03_sklearn_mlp.json') };

/** The playground with its door open. @param {import('../support/figure.js').Figure} figure */
const opened = async (figure) => {
  await figure.open();
  const door = doorOf(figure);
  await door.open();
  return door;
};

test('a table becomes the points of the figure, and Undo brings the others back', async ({ figure, page }) => {
  const { box, told, use, status, choose } = await opened(figure);
  await choose({ name: 'heights.csv', bytes: bytesOf('P10_height_weight.csv') });
  await expect(told).toContainText('Standardise them?');
  await box.getByLabel('Standardise').check();
  await expect(told).toContainText('Standardised');
  const count = Number(/(\d+) points/.exec(await told.innerText())?.[1]);
  await use.click();
  await expect(status).toContainText('These are the points now');
  await page.getByText('Points as text').click();
  const lines = async () => (await page.getByLabel('Points as text').inputValue()).trim().split('\n').length - 1;
  await expect.poll(lines).toBe(count);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect.poll(lines).toBe(200);
});

test('a column can be given another role, and two columns never the same', async ({ figure }) => {
  const { told, roles, choose } = await opened(figure);
  await choose(XOR);
  await expect(told).toContainText('4 points');
  await expect(roles).toHaveCount(4);
  await roles.nth(0).selectOption('x1');
  await expect(roles.nth(1)).toHaveValue('ignore');
  await roles.nth(0).selectOption('ignore');
  await expect(told).toContainText('Choose one column for x1');
  await roles.nth(1).selectOption('x1');
  await expect(told).toContainText('4 points');
});

test('a file is used twice, after one that cannot be, and after a text', async ({ figure }) => {
  const { box, told, use, status, choose, paste, drop: dropAnywhere } = await opened(figure);
  for (const way of [choose, dropAnywhere]) {
    await way(SKLEARN);
    await expect(told).toContainText('from scikit-learn');
    await use.click();
    await expect(status).toContainText('This is the network now');
  }
  await choose({ name: 'picture.png', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
  await expect(status).toContainText('neither a text nor a network');
  await choose({ name: 'empty.csv', bytes: Buffer.alloc(0) });
  await expect(status).toHaveText('This file is empty.');
  await expect(use).toHaveCount(0);
  await paste('a;b;label\n0,5;1;yes\n1;0,25;no\n0;0;no\n');
  await expect(told).toContainText('The numbers have decimal commas.');
  await expect(told).toContainText('no (2, blue discs); yes (1, orange triangles)');
  // The heading is the table's head, and stands there once.
  await expect(box.locator('[data-file-preview] tr:visible')).toHaveCount(5);
  await box.getByLabel('The first row is a heading').uncheck();
  await expect(box.locator('[data-file-preview] tr:visible')).toHaveCount(6);
});

test('of several files the first is read, and a folder is told from a file', async ({ figure, page }) => {
  const { told, use, status, drop: dropAnywhere } = await opened(figure);
  await dropAnywhere(XOR, SKLEARN);
  await expect(status).toHaveText(`${XOR.name}: the first of 2 files. One is read at a time.`);
  await expect(told).toContainText('4 points');
  await page.evaluate(() => {
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = function () {
      return this.size === 0 ? Promise.reject(new DOMException('a folder', 'NotFoundError')) : arrayBuffer.call(this);
    };
  });
  await dropAnywhere({ name: 'results', bytes: Buffer.alloc(0) });
  await expect(status).toContainText('“results” cannot be read. If it is a folder');
  await expect(use).toHaveCount(0);
  await dropAnywhere(XOR);
  await expect(told).toContainText('4 points');
});

test('a file is pasted or dropped on a field for text, and a text too long to show is read all the same', async ({ figure }) => {
  const { box, told } = await opened(figure);
  const field = box.locator('textarea');
  /** @param {{ name: string, text: string } | { text: string }} given */
  const paste = (given) =>
    field.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      if ('name' in pasted) clipboardData.items.add(new File([pasted.text], pasted.name));
      else clipboardData.setData('text/plain', pasted.text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, given);
  await paste({ name: SKLEARN.name, text: SKLEARN.bytes.toString('utf8') });
  await expect(told).toContainText('from scikit-learn');
  await expect(field).toHaveValue('');

  await paste({ text: `a,b,label\n${'0.5,0.25,1\n0.25,-0.5,0\n'.repeat(5000)}` });
  await expect(told).toContainText('Of 10,000 rows an even share is used');

  const points = figure.root.locator('[data-points]');
  await points.locator('summary').click();
  await drop(points.locator('textarea'), [XOR]);
  await expect(told).toContainText('4 points');
  await expect(points.locator('textarea')).not.toHaveValue(/y/);
});

for (const address of ['./', './lossy/', './thread/']) {
  test(`a file that is dropped on ${address} comes to the door of the playground`, everyPage(address), async ({ page, figure }) => {
    await page.goto(address);
    await page.locator('footer.foot').waitFor();
    // What listens comes with the first thing that is dragged over the page.
    await expect(async () => {
      await drop(page.locator('h1').first(), [XOR]);
      await page.waitForURL('**/play/#your-file', { timeout: 2000 });
    }).toPass();
    const { box, told, status } = doorOf(figure);
    await expect(told).toContainText('4 points');
    await expect(status).toHaveText(XOR.name);
    await expect(box).toBeInViewport();
    // Once: who comes back finds the door, and no file of before.
    await page.reload();
    await figure.ready();
    await expect(box).toHaveAttribute('open');
    await expect(told).toHaveCount(0);
  });
}

test('a network of many inputs is taken along to the page that lays a plane through it', async ({ page, figure }) => {
  const { status, box, choose } = await opened(figure);
  const before = await figure.numbers();
  const rows = (/** @type {number} */ units, /** @type {number} */ inputs) => Array.from({ length: units }, (_, unit) => Array.from({ length: inputs }, (__, input) => Math.sin(1 + unit * inputs + input)));
  const state = { '0.weight': rows(5, 12), '0.bias': rows(1, 5)[0], '2.weight': rows(2, 5), '2.bias': [0.25, -0.5] };
  await choose({ name: 'twelve.json', bytes: Buffer.from(JSON.stringify(state)) });
  await expect(status).toContainText('The network 12-5-2 has 12 inputs');
  expect(await figure.numbers()).toEqual(before);
  await box.getByRole('button', { name: 'Lay a plane through it' }).click();
  await page.waitForURL('**/yours/#your-file');
  await expect(page.locator('[data-slice-told]')).toContainText('twelve.json');
  await expect(page.locator('[data-slice-network]')).toContainText('12-5-2');
});

test('a column of numbers for a label is what is learned, and a class is a press away', async ({ figure }) => {
  const { told, use, roles, status, choose } = await opened(figure);
  await choose({ name: 'prices.csv', bytes: Buffer.from('x,y,price\n0.1,0.2,12.5\n0.3,0.1,13.25\n0.9,0.7,20.125\n0.4,0.4,12.5\n') });
  await expect(told).toContainText('numbers to learn');
  await expect(use).toBeEnabled();
  await roles.nth(2).selectOption('class');
  await expect(told).toContainText('12.5 (2, blue discs)');
  await use.click();
  await expect(status).toContainText('These are the points now');
});
