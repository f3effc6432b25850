// @ts-check
// The recipes of the page `embedding/`, as they stand there: each snippet that a browser can run is run.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFromFigure, readToFigure } from '../../../www/away/messages.js';
import { readOptions } from '../../../www/away/options.js';
import { expect, test } from '../support/fixtures.js';
import { serveFolder } from '../support/static_host.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const REVEAL = fileURLToPath(new URL('../../hosts/node_modules/reveal.js/dist', import.meta.url));
const EXAMPLE = 'https://example.org/crease/';

/** What a policy or a forum's sanitiser leaves of a frame, by the recipe. @type {Record<string, string[]>} */
const LEFT = {
  // Canvas: no `allow`, no `loading`, no `srcdoc`.
  canvas: ['src', 'width', 'height', 'name', 'align', 'frameborder', 'scrolling', 'sandbox', 'allowfullscreen', 'title', 'style', 'class', 'id'],
};

/** The snippet of a recipe, with the address of this site. @param {import('@playwright/test').Page} page @param {string} site @param {string} name */
const snippet = async (page, site, name) => {
  await page.goto(`${site}embedding/`);
  const text = await page.locator(`pre[data-recipe="${name}"]`).textContent();
  return (text ?? '').replaceAll(EXAMPLE, site);
};

/** @param {import('@playwright/test').FrameLocator | import('@playwright/test').Page} figure */
const expectMoons = async (figure) => {
  const run = figure.getByRole('button', { name: 'Run', exact: true });
  await run.click();
  await expect(figure.locator('data[data-readout="regions"]')).not.toHaveAttribute('value', '');
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(async () => Number(await figure.locator('data[data-readout="step"]').getAttribute('value'))).toBeGreaterThan(10);
};

for (const name of ['html', 'html-height', 'discourse', 'moodle', 'canvas']) {
  test(`the snippet for ${name} runs`, async ({ page, site, host }) => {
    const html = await snippet(page, site, name);
    await page.goto(await host(html));
    if (LEFT[name]) {
      const attributes = await page.locator('iframe').evaluate((frame) => frame.getAttributeNames());
      expect(attributes.filter((attribute) => !LEFT[name].includes(attribute))).toEqual([]);
    }
    await expectMoons(page.frameLocator('iframe'));
    if (name === 'html-height') await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).not.toBe(640);
  });
}

test('the snippet of the element runs', async ({ page, site, host, complaints }) => {
  const cdn = await serveFolder(DIST, '/cdn/', { headers: { 'access-control-allow-origin': '*' } });
  const html = await snippet(page, site, 'element');
  await page.goto(await host(html.replaceAll(site, cdn.url)));
  await expect(page.getByRole('link', { name: 'A ReLU network on two moons' })).toBeVisible();
  await expectMoons(page);
  await expect(page.getByRole('link', { name: 'A ReLU network on two moons' })).toBeHidden();
  await cdn.close();
  complaints.push(...complaints.splice(0).filter((complaint) => !complaint.startsWith(`request: ${cdn.url}`)));
});

test('the allowed prefix of Discourse has its three slashes, and the snippet begins with it', async ({ page, site }) => {
  const prefix = await snippet(page, site, 'discourse-setting');
  expect(prefix.split('/').length).toBeGreaterThan(3);
  expect(prefix.endsWith('/embed/')).toBe(true);
  expect(await snippet(page, site, 'discourse')).toContain(`src="${prefix}#`);
});

for (const name of ['jupyter', 'myst', 'quarto', 'reveal', 'powerpoint']) {
  test(`the address in the recipe for ${name} opens the scene, and has nothing that its host would break`, async ({ page, site }) => {
    const text = await snippet(page, site, name);
    const [address = ''] = new RegExp(`${site}[^"\\s>]*`).exec(text) ?? [];
    expect(address).not.toContain('&');
    await page.goto(address);
    if (address.includes('/embed/') && !address.includes('autorun')) await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.locator('[data-setting="data"]').first()).toHaveValue('moons');
    await expect(page.locator('canvas.plane').first()).toBeVisible();
  });
}

test('in reveal.js a figure runs when its slide is shown, stops when it is left, and is there again', async ({ page, site, host, complaints }) => {
  const reveal = await serveFolder(REVEAL, '/reveal/');
  const slide = await snippet(page, site, 'reveal');
  const deck = `<link rel="stylesheet" href="${reveal.url}reveal.css"><div class="reveal"><div class="slides"><section><h2>First</h2></section>${slide}<section><h2>Last</h2></section></div></div><script src="${reveal.url}reveal.js"></script><script>Reveal.initialize({ hash: false, transition: 'none' });</script>`;
  await page.goto(await host(deck));
  const frames = () => page.frames().filter((frame) => frame.url().startsWith(`${site}embed/`)).length;
  await expect(page.getByRole('heading', { name: 'First' })).toBeVisible();
  expect(frames()).toBe(0);
  for (const _ of [1, 2]) {
    await page.evaluate('Reveal.slide(1)');
    const figure = page.frameLocator('iframe');
    await figure.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(async () => Number(await figure.locator('data[data-readout="step"]').getAttribute('value'))).toBeGreaterThan(10);
    await page.evaluate('Reveal.slide(2)');
    await expect.poll(frames).toBe(0);
  }
  await reveal.close();
  complaints.push(...complaints.splice(0).filter((complaint) => !complaint.startsWith(`request: ${reveal.url}`)));
});

test('the messages on the page are the messages that there are', async ({ page, site }) => {
  const text = await snippet(page, site, 'messages');
  const values = 'const height = 640, link = "1;end", training = false, step = 3, accuracy = null, regions = 4, name = "a", reached = true;';
  const [from, to] = text.split('// to the figure').map((part) => {
    const body = part.replace(/\/\/.*$/gm, '').trim().replace(/\}\n+(?=\{)/g, '},\n');
    return /** @type {unknown[]} */ (new Function(`${values} return [${body}];`)());
  });
  expect(from).toHaveLength(2);
  expect(to).toHaveLength(3);
  for (const message of from) expect(readFromFigure(message), JSON.stringify(message)).toEqual(message);
  for (const message of to) expect(readToFigure(message), JSON.stringify(message)).toEqual(message);
});

test('every name that the page says can be hidden or fixed exists in some figure', async ({ page, site }) => {
  await page.goto(`${site}embedding/`);
  const named = await page.locator('.options div').evaluateAll((all) =>
    all.flatMap((row) => {
      const option = /^(hide|fix)=/.exec(row.querySelector('dt')?.textContent ?? '')?.[1];
      return option ? [...row.querySelectorAll('dd code')].map((code) => [option, code.textContent ?? '']) : [];
    }),
  );
  expect(named.length).toBeGreaterThan(15);
  const text = fs.readFileSync(`${DIST}/embed/index.html`, 'utf8');
  const classes = { caption: '<figcaption', readouts: 'class="readouts', steps: 'class="steps"', units: 'class="holds"', bar: 'class="bar"', hint: 'class="hint"', source: 'class="source"' };
  for (const [option, name] of named) {
    const mark = option === 'hide' && name in classes ? classes[/** @type {keyof typeof classes} */ (name)] : undefined;
    // Put there by its script.
    if (name === 'share') continue;
    expect(text.includes(mark ?? `data-setting="${name}"`) || (option === 'hide' && text.includes(`data-action="${name}"`)), name).toBe(true);
  }
});

test('every button of a figure has a name that the page says', async ({ page, site }) => {
  await page.goto(`${site}embedding/`);
  const named = await page.locator('.options dd code').evaluateAll((all) => all.map((code) => code.textContent ?? ''));
  const html = fs.readFileSync(`${DIST}/embed/index.html`, 'utf8').replace(/<style>[^]*?<\/style>/, '');
  const actions = new Set([...html.matchAll(/data-action="([\w-]+)"/g)].map(([, name]) => name).concat('share'));
  expect([...actions].filter((name) => !named.includes(name))).toEqual([]);
});

test.describe('whatever bytes arrive', () => {
  /** A stream of numbers that is the same in every run. @param {number} seed */
  const stream = (seed) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const SIGNS = ['%', ';', '=', '&', ',', '#', '\0', '<', 'é', '\ud800', 'a', '1', '%3B', '%E0%A4%A', 'hide', 'theme', 'autorun', '__proto__', 'constructor', 'x'.repeat(5000)];

  test('options are values, and what is none is named in few words', () => {
    const draw = stream(1);
    const broken = [];
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: Math.floor(draw() * 12) }, () => SIGNS[Math.floor(draw() * SIGNS.length)]).join('');
      const options = readOptions(text);
      const laws = {
        theme: ['system', 'light', 'dark'].includes(options.theme),
        controls: ['all', 'few', 'none'].includes(options.controls),
        autorun: typeof options.autorun === 'boolean',
        ignored: options.ignored.length <= 40,
        names: [...options.hide, ...options.fix, options.goal].every((name) => /^[a-z][a-z-]*$/.test(name)),
      };
      // Thousands of expectations would take most of the test's time.
      if (Object.values(laws).includes(false)) broken.push({ text, laws });
    }
    expect(broken).toEqual([]);
    expect(readOptions('?theme=dark;hide=step,reset').hide).toEqual(['step', 'reset']);
    expect(readOptions('theme=neon;hide=;autorun=yes;constructor=1').ignored).toEqual(['theme=neon', 'hide=', 'autorun=yes', 'constructor=1']);
  });

  test('messages are taken whole or not at all', () => {
    const draw = stream(2);
    /** @type {unknown[]} */
    const changed = [];
    const LEAVES = [null, true, 0, -1, 1e300, NaN, '', 'crease:open', 'crease:size', 'x'.repeat(300_000), [], {}, 1, '1;end'];
    const KEYS = ['type', 'version', 'link', 'height', 'on', 'goals', '__proto__', 'step'];
    /** @param {number} depth @returns {unknown} */
    const value = (depth) => (depth === 0 || draw() < 0.5 ? LEAVES[Math.floor(draw() * LEAVES.length)] : Object.fromEntries(KEYS.filter(() => draw() < 0.5).map((key) => [key, value(depth - 1)])));
    for (let round = 0; round < 5000; round += 1) {
      const data = value(3);
      for (const read of [readToFigure, readFromFigure]) {
        const taken = read(data);
        if (taken !== null && taken !== data) changed.push([data, taken]);
      }
    }
    expect(changed).toEqual([]);
    const size = { type: 'crease:size', version: 1, height: 300 };
    expect(readFromFigure(size)).toBe(size);
    for (const wrong of [{ height: 1e9 }, { height: NaN }, { height: '300' }, { version: 2 }, { more: 1 }]) expect(readFromFigure({ ...size, ...wrong })).toBeNull();
  });
});
