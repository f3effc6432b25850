// @ts-check
// A copied figure is the figure: whatever is copied from any figure on any page, opened in a browser that has seen nothing
// else, shows the same figure with the same readouts.
import fs from 'node:fs/promises';
import { THOROUGH } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** @typedef {import('@playwright/test').Locator} Locator @typedef {import('@playwright/test').Page} Page */

/** Every page with figures that can be copied, with their chapters, and what moves each of them away from its own scene. */
const FIGURES = [
  { address: '', chapter: 'lossy', press: 'Add a unit' },
  { address: '', chapter: 'sandbox', press: 'Step' },
  { address: 'lossy/', chapter: 'lossy', press: 'One unit more' },
  { address: 'negative/', chapter: 'negative', press: 'Swap the sides' },
  { address: 'range/', chapter: 'range', press: 'Step' },
  { address: 'assembly-line/', chapter: 'assembly-line', press: 'New weights' },
  { address: 'play/', chapter: 'sandbox', press: 'Step' },
  { address: 'curves/', chapter: 'curves', press: 'Next step' },
  { address: 'prune/', chapter: 'prune', press: 'Merge' },
  { address: 'dying/', chapter: 'dying', press: 'Step' },
  { address: 'leaky/', chapter: 'leaky', press: 'Rate 4' },
  { address: 'mirror/', chapter: 'mirror', press: '+1: fold it' },
  { address: 'collapse/', chapter: 'collapse', press: 'Bend one unit' },
  { address: 'snowflake/', chapter: 'snowflake', press: 'Add a fold' },
  { address: 'lab/', chapter: 'lab', press: 'Step' },
];

/** The figure of a chapter, once it shows its numbers. @param {Page} page @param {string} chapter */
const liveFigure = async (page, chapter) => {
  const root = page.locator(`[data-chapter="${chapter}"]`);
  await expect(root.locator('canvas').first()).toBeVisible();
  await expect(root.locator('.plane.still:not([data-margin] *)').filter({ visible: true })).toHaveCount(0);
  await expect(root.locator('.chapter-figure figcaption, .readouts data').first()).toHaveText(/\d|prick/);
  return root;
};

/** What a figure says, in numbers by their names and in its caption; dashes are none. @param {Locator} root */
const readouts = (root) =>
  root.evaluate(async (figure) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const said = /** @type {HTMLDataElement[]} */ ([...figure.querySelectorAll('data[data-readout], data[data-live]')]);
    const numbers = said.filter(({ value }) => value !== '').map(({ dataset, value, textContent }) => [dataset.readout ?? dataset.live, `${value}: ${textContent}`]);
    // Thirty runs tell what they come to in a sentence, and a sheet how far it is folded.
    const sentences = [...figure.querySelectorAll('figure:has(.runs) figcaption, [data-fold-where]')].map(({ tagName, textContent }) => [tagName, textContent]);
    return Object.fromEntries([...numbers, ...sentences]);
  });

/** What two figures both say. @param {Record<string, string>} said @param {Record<string, string>} other */
const shared = (said, other) => Object.fromEntries(Object.entries(said).filter(([name]) => name in other));

/** Numbers that stay once those of a live figure have come: some come a frame later. @param {Locator} root */
const settled = async (root) => {
  let last = await readouts(root);
  await expect(async () => {
    const before = last;
    last = await readouts(root);
    expect(last).toEqual(before);
  }).toPass();
  return last;
};

/** Everything that can be copied from a figure: addresses, by what they were copied as. @param {Page} page @param {Locator} root */
const copiesOf = async (page, root) => {
  const text = () => page.evaluate(() => navigator.clipboard.readText());
  /** @param {Locator} button */
  const copied = async (button) => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await button.click();
    await expect.poll(text).not.toBe('');
    return text();
  };
  /** @type {Record<string, string>} */
  const copies = { 'Copy link': await copied(root.getByRole('button', { name: 'Copy link', exact: true })) };
  await root.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = root.getByRole('dialog');
  const button = (/** @type {string} */ name) => dialog.locator(`[data-share="${name}"]`);
  copies.field = await dialog.getByRole('textbox', { name: 'Link to this figure' }).inputValue();
  copies.link = await copied(button('link'));
  copies.markdown = /\]\((http[^)]+)\)$/.exec(await copied(button('markdown')))?.[1] ?? '';
  copies.frame = / src="([^"]+)"/.exec(await copied(button('frame')))?.[1] ?? '';
  for (const [name, source] of /** @type {[string, RegExp][]} */ ([['svg', /<dc:source>([^<]+)</], ['tikz', /^% Source: (.+)$/m], ['png', /Source\0{5}(http[^\0]*?end)/]])) {
    const saving = page.waitForEvent('download');
    await button(name).click();
    copies[name] = source.exec(await fs.readFile(await (await saving).path(), 'latin1'))?.[1] ?? '';
  }
  await page.keyboard.press('Escape');
  return copies;
};

for (const { address, chapter, press } of FIGURES) {
  test(`every kind of copy of ${chapter} on the page /${address} is that figure`, address === 'lossy/' ? {} : THOROUGH, async ({ page, site, browser }) => {
    await page.goto(`${site}${address}`);
    const root = await liveFigure(page, chapter);
    await root.getByRole('button', { name: press, exact: true }).click();
    await settled(root);
    const copies = await copiesOf(page, root);
    for (const [kind, copy] of Object.entries(copies)) expect(copy, kind).toContain(site);
    for (const copy of new Set(Object.values(copies))) {
      const context = await browser.newContext();
      const fresh = await context.newPage();
      await fresh.goto(copy);
      const run = fresh.getByRole('button', { name: 'Run', exact: true });
      if (copy.includes('/embed/')) await run.click();
      const other = await liveFigure(fresh, chapter);
      const names = (/** @type {Locator} */ figure) => figure.locator('canvas.plane').filter({ visible: true }).evaluateAll((all) => all.map((canvas) => /** @type {HTMLElement} */ (canvas).dataset.figure));
      expect((await names(other))[0], copy).toBe((await names(root))[0]);
      await expect(async () => {
        const [said, now] = [await readouts(root), await readouts(other)];
        expect(Object.keys(shared(said, now)).length, copy).toBeGreaterThan(0);
        expect(shared(now, said), copy).toEqual(shared(said, now));
      }).toPass();
      await context.close();
    }
    // The page whose path names the chapter has no need of it in its own address.
    await expect.poll(() => new URL(page.url()).hash).toContain(';end');
    if (address !== '') expect(page.url()).not.toContain(';at=');
  });
}
