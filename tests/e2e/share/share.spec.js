// @ts-check
// Passing a figure on: by keyboard, with and without a clipboard, and as files of every kind.
import fs from 'node:fs/promises';
import { installedBrowser, installedForTests } from '../../../scripts/browser.mjs';
import { AxeBuilder } from '@axe-core/playwright';
import { figureOn } from '../support/figure.js';
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const TRAINED = '1;data=xor.200.10.1;net=4;act=relu;step=300;end';

/** @typedef {import('../support/figure.js').Figure} Figure */

/** The dialog of a figure. @param {Figure} figure */
const shareOf = ({ page, root, button }) => {
  const dialog = root.getByRole('dialog');
  /** @param {string} name */
  const press = (name) => dialog.locator(`[data-share="${name}"]`).click();
  return {
    dialog,
    status: dialog.getByRole('status'),
    text: dialog.getByRole('textbox', { name: 'Text to copy' }),
    press,
    figures: dialog.getByRole('combobox', { name: 'Of', exact: false }).first(),
    colours: dialog.getByRole('combobox', { name: 'Colours' }),
    /** Opens the dialog and tells the address that it passes on. */
    async open() {
      await button('Share').click();
      await expect(dialog).toBeVisible();
      const address = await dialog.getByRole('textbox', { name: 'Link to this figure' }).inputValue();
      expect(address).toContain(new URL(page.url()).hash.slice(0, 40));
      return address;
    },
    /** The file that a button saves. @param {string} name */
    async file(name) {
      const saving = page.waitForEvent('download');
      await press(name);
      const download = await saving;
      const bytes = await fs.readFile(await download.path());
      await expect(dialog.getByRole('status')).toHaveText(`Saved as ${download.suggestedFilename()}.`);
      return { name: download.suggestedFilename(), bytes };
    },
  };
};

/** @param {import('@playwright/test').Page} page */
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** The texts of a PNG by keyword, and its size. @param {Buffer} bytes */
const readPng = (bytes) => {
  /** @type {Record<string, string>} */
  const texts = {};
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.toString('latin1', at + 4, at + 8) === 'iTXt') {
      const keyword = data.subarray(0, data.indexOf(0)).toString('latin1');
      // Keyword, then a flag and a method of compression, a language and a translated keyword, both empty.
      texts[keyword] = data.subarray(keyword.length + 5).toString('utf8');
    }
    at += 12 + length;
  }
  return { texts, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

test('the dialog is opened, used and left by keyboard', async ({ figure, page }) => {
  await figure.open(TRAINED);
  const { dialog, status } = shareOf(figure);
  await figure.button('Share').focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName('Share this figure');
  const copy = dialog.getByRole('button', { name: 'Copy link' });
  for (let tabs = 0; tabs < 5 && !(await copy.evaluate((button) => button === document.activeElement)); tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('Copied');
  expect(await clipboard(page)).toContain('play/#1;data=xor');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(figure.button('Share')).toBeFocused();
});

test('the dialog leads to the page about embedding', async ({ page, context }) => {
  await page.goto('./lossy/');
  await page.locator('[data-chapter="lossy"]').getByRole('button', { name: 'Share', exact: true }).click();
  const opened = context.waitForEvent('page');
  await page.getByRole('dialog').getByRole('link', { name: 'How to put figures' }).click();
  const guide = await opened;
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Put a figure into your course, forum or slides');
});

test('the module that makes files is fetched when it is first needed, and once', async ({ figure, page }) => {
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => /extras/.test(request.url()) && fetched.push(request.url()));
  await figure.open(TRAINED);
  const share = shareOf(figure);
  await share.open();
  for (const name of ['link', 'markdown', 'frame']) await share.press(name);
  await expect(share.status).toHaveText('Copied');
  expect(fetched).toEqual([]);
  await share.file('svg');
  const first = [...fetched];
  expect(first.filter((address) => address.endsWith('.wasm'))).toHaveLength(1);
  await share.file('png');
  await share.press('code');
  await expect(share.dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  expect(fetched).toEqual(first);
});

test('texts for other pages lead to the scene', async ({ figure, page }) => {
  await figure.open(TRAINED);
  const share = shareOf(figure);
  const address = await share.open();
  await share.press('markdown');
  await expect.poll(() => clipboard(page)).toMatch(/^\[!\[.+\]\(crease-plane\.png\)\]\(http.+;end\)$/);
  expect(await clipboard(page)).toContain(`](${address})`);
  await expect(share.status).toHaveText('Copied. Save the PNG, and put it where the text looks for crease-plane.png.');
  await share.press('frame');
  await expect.poll(() => clipboard(page)).toContain('<iframe');
  const html = await clipboard(page);
  // Read here and not in the page, whose policy would complain of the style.
  const attributes = Object.fromEntries([...html.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { origin, hash, pathname } = new URL(address);
  expect(attributes.src).toBe(`${origin}${pathname.replace(/play\/$/, '')}embed/${hash}`);
  expect(attributes.title).not.toBe('');
  expect(Object.keys(attributes)).toEqual(['src', 'width', 'height', 'title', 'style']);
});

test('pictures carry their licence, their source and what is to be seen', async ({ figure, page }) => {
  await figure.open(TRAINED);
  const share = shareOf(figure);
  const address = await share.open();
  const svg = await share.file('svg');
  expect(svg.name).toBe('crease-plane.svg');
  const read = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    const one = (/** @type {string} */ name) => document.getElementsByTagNameNS('*', name)[0]?.textContent;
    return { root: document.documentElement.localName, title: one('title'), description: one('desc'), source: one('source'), rights: one('rights') };
  }, svg.bytes.toString('utf8'));
  expect(read).toMatchObject({ root: 'svg', source: address, rights: 'CC BY 4.0' });
  expect(read.description).toContain('The input plane');

  const png = readPng((await share.file('png')).bytes);
  const box = /** @type {{ width: number, height: number }} */ (await figure.canvas('plane').boundingBox());
  expect(png).toMatchObject({ width: Math.round(2 * box.width), height: Math.round(2 * box.height) });
  expect(png.texts).toMatchObject({ Title: read.title, Description: read.description, Source: address });
  expect(png.texts.Copyright).toContain('CC BY 4.0');

  const tikz = await share.file('tikz');
  expect(tikz.name).toBe('crease-plane.tex');
  const lines = tikz.bytes.toString('utf8').split('\n');
  expect(lines).toContain(`% Source: ${address}`);
  expect(lines).toContain('\\usepackage{tikz}');
});

test('every figure of the page is to be had, in light and dark', async ({ figure }) => {
  await figure.open(TRAINED);
  const share = shareOf(figure);
  await share.open();
  const names = await share.figures.locator('option').evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  expect(names.toSorted()).toEqual(['diagram', 'loss', 'plane']);
  /** @type {Set<string>} */
  const pictures = new Set();
  for (const name of names) {
    for (const theme of ['light', 'dark']) {
      await share.figures.selectOption(name);
      await share.colours.selectOption(theme);
      const { name: file, bytes } = await share.file('svg');
      expect(file).toBe(`crease-${name}.svg`);
      pictures.add(bytes.toString('utf8'));
    }
  }
  expect(pictures.size).toBe(2 * names.length);
});

test('the film shows the run, and can be stopped', THOROUGH, async ({ figure, page }) => {
  await figure.open('1;data=xor.200.10.1;net=4;act=relu;end');
  const share = shareOf(figure);
  await share.open();
  await share.press('gif');
  await expect(share.status).toHaveText('There is no training to film yet. Train first.');
  await page.keyboard.press('Escape');

  await figure.open(TRAINED);
  const address = await share.open();
  const { name, bytes } = await share.file('gif');
  expect(name).toBe('crease-plane.gif');
  expect(bytes.toString('latin1', 0, 6)).toBe('GIF89a');
  expect(bytes.toString('latin1')).toContain(`Source: ${address}`);
  const frames = bytes.toString('latin1').split('\x21\xf9\x04').length - 1;
  expect(frames).toBeGreaterThan(30);
  expect(bytes.length).toBeLessThan(6_000_000);

  await share.press('gif');
  await share.press('cancel');
  await expect(share.status).toHaveText('Stopped. No film was saved.');
  await expect(share.dialog.getByRole('progressbar')).toBeHidden();
});

test('numbers leave as files', async ({ figure }) => {
  await figure.open(TRAINED);
  const share = shareOf(figure);
  await share.open();
  /** @type {Record<string, RegExp>} */
  const marks = {
    json: /"layers"/,
    'state-dict': /weight/,
    pytorch: /import torch/,
    numpy: /import numpy/,
    javascript: /export/,
    formulas: /x1/,
    csv: /^x1,x2,label,test\n(-?[\d.]+,-?[\d.]+,[01],[01]\n)+$/,
  };
  for (const [kind, mark] of Object.entries(marks)) {
    const { bytes } = await share.file(kind);
    expect(bytes.toString('utf8'), kind).toMatch(mark);
  }
});

test('a network whose link is very long leaves as a file', async ({ figure }) => {
  // Of a smooth activation: no regions are counted, which would take a while.
  await figure.page.goto('./play/#1;data=xor.200.10.1;net=64-64-64-64;act=tanh;end');
  await figure.select('A');
  await figure.box('A: bias').fill('0.125');
  await figure.box('A: bias').press('Enter');
  const share = shareOf(figure);
  expect((await share.open()).length).toBeGreaterThan(65_536);
  const { layers } = JSON.parse((await share.file('json')).bytes.toString('utf8'));
  expect(layers[0].biases[0]).toBe(0.125);
});

test('where the clipboard is refused, the text stands selected and the picture is saved', async ({ figure, page, complaints }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
    Object.assign(navigator.clipboard, { writeText: refuse, write: refuse });
    document.execCommand = () => false;
  });
  await figure.open(TRAINED);
  const share = shareOf(figure);
  const address = await share.open();
  await share.press('link');
  await expect(share.status).toContainText('did not let the page copy');
  await expect(share.text).toHaveValue(address);
  await expect(share.text).toBeFocused();
  expect(await share.text.evaluate((/** @type {HTMLTextAreaElement} */ field) => field.value.slice(field.selectionStart, field.selectionEnd))).toBe(address);

  const saving = page.waitForEvent('download');
  await share.press('picture');
  expect((await saving).suggestedFilename()).toBe('crease-plane.png');
  await expect(share.status).toContainText('saved as crease-plane.png');
  expect(complaints).toEqual([]);
});

test('in a frame that forbids saving, files are shown to be taken by hand', THOROUGH, async ({ page, host, site, complaints }) => {
  /** @type {string[]} */
  const saved = [];
  page.on('download', (download) => saved.push(download.suggestedFilename()));
  await page.goto(await host(`<iframe sandbox="allow-scripts" src="${site}crease.html#${TRAINED.replace(';end', ';at=sandbox;end')}" width="1000" height="900"></iframe>`));
  const figure = figureOn(page, page.frameLocator('iframe').locator('[data-chapter="sandbox"]'));
  await figure.ready();
  await figure.button('Share').click();
  const share = shareOf(figure);
  const picture = share.dialog.getByRole('img', { name: 'The input plane', exact: false });
  /** @type {[name: string, file: string, mark: RegExp | undefined, isPicture: boolean][]} */
  const files = [
    ['json', 'network.json', /"layers"/, false],
    ['csv', 'samples.csv', /^x1,x2,label,test\n/, false],
    ['tikz', 'crease-plane.tex', /\\end\{document\}\n$/, false],
    ['svg', 'crease-plane.svg', /<\/svg>\n$/, true],
    ['png', 'crease-plane.png', undefined, true],
    ['gif', 'crease-plane.gif', undefined, true],
  ];
  for (const [name, file, mark, isPicture] of files) {
    await share.press(name);
    await expect(share.status).toContainText(`Saved as ${file}, unless the page around this one forbids it`);
    if (isPicture) await expect.poll(() => picture.evaluate((/** @type {HTMLImageElement} */ image) => image.complete && image.naturalWidth)).toBeGreaterThan(100);
    else await expect(picture).toBeHidden();
    if (!mark) {
      await expect(share.text).toBeHidden();
      continue;
    }
    await expect(share.text).toBeFocused();
    const { value, chosen } = await share.text.evaluate((/** @type {HTMLTextAreaElement} */ field) => ({ value: field.value, chosen: field.selectionEnd - field.selectionStart }));
    expect(value).toMatch(mark);
    expect(chosen).toBe(value.length);
    await share.press('text');
    await expect(share.status).toHaveText('Copied');
    expect(await clipboard(page)).toBe(value);
  }
  expect(saved).toEqual([]);
  // Only the browser's console tells of it: of files once, where it is a whole browser, and of every text that was copied the older way.
  const [held, blocked] = [/Download is disallowed/, /Clipboard API has been blocked/];
  const told = (/** @type {RegExp} */ what) => complaints.filter((complaint) => what.test(complaint)).length;
  await expect.poll(() => told(blocked)).toBe(files.filter(([, , mark]) => mark).length);
  // The headless shell, which Playwright's own is too, keeps it to itself.
  const isWhole = installedBrowser() !== undefined && installedForTests() === installedBrowser();
  expect(told(held)).toBe(isWhole ? 1 : 0);
  expect(complaints.splice(0).filter((complaint) => !held.test(complaint) && !blocked.test(complaint) && !complaint.startsWith(`request: ${page.url()}`))).toEqual([]);
});

test('a picture is copied as PNG', async ({ figure, page }) => {
  await figure.open(TRAINED);
  const share = shareOf(figure);
  await share.open();
  await share.press('picture');
  await expect(share.status).toHaveText('Copied');
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  expect(types).toContain('image/png');
});

test('a module that cannot be fetched is told, and tried again', async ({ figure, page, complaints }) => {
  await page.route(/extras.*\.wasm$/, (route) => route.abort());
  await figure.open(TRAINED);
  const share = shareOf(figure);
  await share.open();
  await share.press('svg');
  await expect(share.status).toContainText('The link still works');
  complaints.length = 0;
  await page.unroute(/extras.*\.wasm$/);
  expect((await share.file('svg')).bytes.length).toBeGreaterThan(1000);
});

test('a frame that forbids the newer clipboard lets the dialog copy all the same', async ({ figure, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
  });
  await figure.open(TRAINED);
  const share = shareOf(figure);
  const address = await share.open();
  await share.press('link');
  await expect(share.status).toHaveText('Copied');
  expect(await clipboard(page)).toBe(address);
  await expect(share.dialog.getByRole('button', { name: 'Copy link' })).toBeFocused();
});

test('the word on the square is passed on as it was printed, by whichever way', async ({ page }) => {
  await page.goto('./lossy/');
  const figure = figureOn(page, page.locator('[data-chapter="lossy"]'));
  await expect(figure.root.locator('[data-live="kept"]')).not.toHaveText('–');
  const share = shareOf(figure);
  await share.open();
  // The usual word has outlines; another is passed on in pixels.
  const usual = (await share.file('svg')).bytes.toString('utf8');
  expect(usual).not.toContain('<image');
  await page.keyboard.press('Escape');
  await figure.root.locator('[data-print]').selectOption('ReLU');
  await share.open();
  const { name, bytes } = await share.file('svg');
  expect(name).toBe('crease-read-back.svg');
  expect(bytes.toString('utf8')).toContain('<image');
  expect((await share.file('tikz')).bytes.toString('utf8')).toContain('\\end{tikzpicture}');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the dialog breaks no rule of accessibility and fits a telephone, ${colorScheme}`, async ({ figure, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await figure.open(TRAINED);
    const share = shareOf(figure);
    await share.open();
    await expect(share.dialog.getByLabel('Colours')).toHaveValue(colorScheme);
    await share.press('code');
    await expect(share.dialog.getByRole('img')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`)).toEqual([]);
    const box = await share.dialog.evaluate((dialog) => ({ inner: dialog.scrollWidth, outer: dialog.clientWidth, right: dialog.getBoundingClientRect().right }));
    expect(box.inner).toBeLessThanOrEqual(box.outer);
    expect(box.right).toBeLessThanOrEqual(390);
  });
}

test('a network leaves as a file and comes back, and what is wrong with one is told', async ({ figure }) => {
  const first = await figure.open(TRAINED);
  const share = shareOf(figure);
  await share.open();
  const { name, bytes } = await share.file('json');
  await figure.page.keyboard.press('Escape');

  await figure.open('1;data=xor.200.10.1;net=2;act=relu;end');
  const other = await figure.numbers();
  const box = figure.root.locator('[data-network]');
  await box.locator('summary').click();
  const field = box.getByRole('textbox', { name: 'Network as JSON' });
  await field.fill('{"layers": [');
  await box.getByRole('button', { name: 'Use this network' }).click();
  await expect(box.getByRole('status')).toContainText('This is not JSON');
  await expect(field).toBeFocused();
  expect(await figure.numbers()).toEqual(other);

  await box.getByLabel('A file with a network').setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  await expect(field).toHaveValue(bytes.toString('utf8'));
  await box.getByRole('button', { name: 'Use this network' }).click();
  await expect(box.getByRole('status')).toHaveText('Understood: a network of Crease, 2-4-1, 17 weights and biases, activation relu.');
  const back = await figure.numbers();
  expect([back.loss, back.regions]).toEqual([first.loss, first.regions]);
});
