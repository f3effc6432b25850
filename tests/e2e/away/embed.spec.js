// @ts-check
// The embed page in frames of other people's pages, as strict and as poor as such pages are.
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { serveFolder } from '../support/static_host.js';
import { THOROUGH } from '../support/thorough.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
/** Every chapter whose figure can be put into a frame. */
const EMBEDDED = ['lossy', 'negative', 'range', 'assembly-line', 'curves', 'prune', 'dying', 'leaky', 'mirror', 'collapse', 'snowflake', 'sandbox'];
const MOONS = linkOf({ data: 'moons.200.10.1', net: '4' });

/** The first frame of a page. @param {import('@playwright/test').Page} page */
const frameOn = (page) => page.frameLocator('iframe').first();

/** @param {import('@playwright/test').FrameLocator} frame @param {string} name */
const numberIn = async (frame, name) => Number(await frame.locator(`data[data-readout="${name}"]`).getAttribute('value'));

/** @param {import('@playwright/test').FrameLocator} frame */
const run = (frame) => frame.getByRole('button', { name: 'Run', exact: true }).click();

/** Presses Run, then Train, and waits for steps. @param {import('@playwright/test').FrameLocator} frame */
const expectTraining = async (frame) => {
  await run(frame);
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => numberIn(frame, 'step')).toBeGreaterThan(20);
};

/** What every frame says is collected on the page. */
const LISTEN = '<script>window.said = []; addEventListener("message", ({ data }) => said.push(data));</script>';

/** @param {import('@playwright/test').Page} page @param {string} type */
const saidOn = (page, type) => page.evaluate((asked) => /** @type {any} */ (window).said.filter((/** @type {any} */ { type: one }) => one === asked), type);

test('without a fragment the figure of the question waits behind its picture, and loads nothing before Run', async ({ page, site, host }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  await page.goto(await host(`<iframe src="${site}embed/" width="700" height="600"></iframe>`));
  const frame = frameOn(page);
  await expect(frame.locator('.still')).toBeVisible();
  await expect(frame.locator('.still')).toHaveAttribute('alt', /\w/);
  await expect(frame.locator('canvas')).toBeHidden();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((name) => name.startsWith('live') || name.endsWith('.wasm'))).toEqual([]);

  await run(frame);
  await expect(frame.locator('canvas')).toBeVisible();
  await expect(frame.locator('figcaption')).toContainText('is kept');
  expect(asked.filter((name) => name.startsWith('live'))).toHaveLength(1);
  expect(asked.filter((name) => name.endsWith('.wasm'))).toEqual([]);
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('a frame shows the picture, and leads to the page', async ({ page, site }) => {
    await page.goto(`${site}embed/`);
    await expect(page.locator('noscript .still')).toBeVisible();
    await expect(page.getByRole('link')).toHaveAttribute('href', '../');
  });
});

for (const theme of ['light', 'dark']) {
  test(`asleep and alive, an embedded figure breaks no rule of accessibility, ${theme}`, THOROUGH, async ({ page, site }) => {
    for (const chapter of EMBEDDED) {
      await page.goto('about:blank');
      await page.goto(`${site}embed/?goal=on;theme=${theme}#1;at=${chapter};net=2;end`);
      for (const alive of [false, true]) {
        if (alive) await page.getByRole('button', { name: 'Run', exact: true }).click();
        if (alive) await expect(page.locator('canvas').first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect.soft(violations.map(({ id, nodes }) => [chapter, alive, id, nodes[0].html])).toEqual([]);
      }
    }
  });
}

for (const [kind, headers] of /** @type {[string, Record<string, string>][]} */ ([
  ['a host that sends no CORS header', {}],
  ['a host that allows every origin', { 'access-control-allow-origin': '*' }],
])) {
  test(`a sandboxed frame of ${kind} trains`, async ({ page, host, complaints }) => {
    const apart = await serveFolder(DIST, '/repo/', { headers });
    await page.goto(await host(`<iframe sandbox="allow-scripts" src="${apart.url}embed/#${MOONS}" width="700" height="700"></iframe>`));
    const frame = frameOn(page);
    expect(await frame.locator('body').evaluate(() => self.origin)).toBe('null');
    expect(await frame.locator('body').evaluate(() => {
      try {
        return String(localStorage.length);
      } catch (error) {
        return error instanceof DOMException && error.name;
      }
    })).toBe('SecurityError');
    await expectTraining(frame);
    await apart.close();
    const others = complaints.splice(0).filter((complaint) => !complaint.startsWith(`request: ${apart.url}`));
    complaints.push(...others);
  });
}

test('a page whose policy forbids scripts and WebAssembly holds a figure that trains', async ({ page, site, host }) => {
  const policy = `default-src 'none'; frame-src ${new URL(site).origin}; img-src data:`;
  await page.goto(await host(`<iframe src="${site}embed/#${MOONS}" width="700" height="700"></iframe>`, { 'content-security-policy': policy }));
  await expectTraining(frameOn(page));
});

test('where storage is refused, nothing is missed', async ({ page, site, host }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    }
  });
  await page.goto(await host(`<iframe src="${site}embed/#${MOONS}" width="700" height="700"></iframe>`));
  await expectTraining(frameOn(page));
});

test('ten figures on one page wait, then run side by side', THOROUGH, async ({ page, site, host }) => {
  await page.goto(await host(`<iframe src="${site}embed/#${MOONS}" width="400" height="700"></iframe>`.repeat(10)));
  await expect(page.locator('iframe')).toHaveCount(10);
  const frames = Array.from({ length: 10 }, (_, index) => page.frameLocator('iframe').nth(index));
  for (const frame of frames) await run(frame);
  for (const frame of frames) await frame.getByRole('button', { name: 'Train', exact: true }).click();
  for (const frame of frames) await expect.poll(() => numberIn(frame, 'step')).toBeGreaterThan(5);
});

test('what the teacher asked for is hidden, fixed, and in its theme', async ({ page, site, complaints }) => {
  await page.goto(`${site}embed/?autorun=1;theme=dark;hide=copy-link,readouts;fix=layers,nonsense;goal=on;mood=sunny#${MOONS}`);
  await expect(page.locator('canvas.plane')).toBeVisible();
  await expect(page.locator('[data-action="copy-link"]')).toBeHidden();
  await expect(page.locator('.readouts')).toBeHidden();
  await expect(page.locator('[data-setting="layers"]')).toBeDisabled();
  await expect(page.locator('[data-setting="data"]')).toBeEnabled();
  const dark = await page.locator('.away').evaluate((section) => getComputedStyle(section).backgroundColor);
  const channels = [...dark.matchAll(/\d+/g)].slice(0, 3).map(Number);
  expect(Math.max(...channels), dark).toBeLessThan(64);
  expect(complaints).toEqual([]);

  await page.goto(`${site}embed/?autorun=1;controls=none;goal=same-line-steeper#1;at=negative;net=1;end`);
  await expect(page.locator('canvas.plane')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.locator('.goal')).toHaveCount(1);
  await expect(page.locator('.goal-status')).toHaveText(/\w/);
});

test('options and links that a host escaped mean the same', async ({ page, site }) => {
  await page.goto(`${site}embed/?${encodeURIComponent('autorun=1;controls=few')}#${encodeURIComponent(linkOf({ net: '5', settings: ['step=10'] }))}`);
  await expect(page.locator('data[data-readout="step"]')).toHaveAttribute('value', '10');
  await expect(page.getByRole('button', { name: 'New weights' })).toBeHidden();
  await expect(page.locator('[data-setting="layers"]')).toHaveValue('5');
});

for (const query of ['autorun=1&amp;controls=few&amp;goal=on', 'autorun=1&amp;amp;controls=few;goal=on']) {
  test(`options joined by &amp; are understood, and complained of by none: ${query}`, async ({ page, site, host }) => {
    await page.goto(await host(`${LISTEN}<iframe width="700" height="600"></iframe>`));
    await page.locator('iframe').evaluate((frame, src) => Object.assign(frame, { src }), `${site}embed/?${query}#1;at=range;net=2;end`);
    await expect.poll(async () => (await saidOn(page, 'crease:state')).at(-1)?.ignored).toEqual([]);
    await expect(frameOn(page).getByRole('button', { name: 'New weights' })).toBeHidden();
  });
}

test('a goal keeps the controls that it asks for, and one that cannot be had is named', THOROUGH, async ({ page, site, host }) => {
  /** @param {string} query @param {string} link */
  const ignored = async (query, link) => {
    await page.goto(await host(`${LISTEN}<iframe src="${site}embed/?autorun=1;${query}#${link}" width="700" height="600"></iframe>`));
    await expect.poll(async () => (await saidOn(page, 'crease:state')).length).toBeGreaterThan(0);
    return (await saidOn(page, 'crease:state')).at(-1).ignored;
  };
  expect(await ignored('goal=on', MOONS)).toEqual(['goal=on']);
  expect(await ignored('goal=bend-wins', MOONS)).toEqual(['goal=bend-wins']);
  expect(await ignored('goal=below-half;controls=few', '1;at=range;net=2;end')).toEqual([]);
  await expect(frameOn(page).locator('[data-setting="output"]')).toBeVisible();
  await expect(frameOn(page).locator('[data-setting="layers"]')).toBeHidden();
  expect(await ignored('goal=keep-everything;controls=few', '1;at=lossy;net=2;end')).toEqual([]);
  await expect(frameOn(page).locator('[data-action="add-unit"]')).toBeVisible();
  // What this goal was called once.
  expect(await ignored('goal=same-line-steeper;controls=few', '1;at=negative;net=1;end')).toEqual([]);
  await expect(frameOn(page).locator('[data-goal="same-zero"]')).toBeVisible();
  expect(await ignored('goal=below-half;hide=output', '1;at=range;net=2;end')).toEqual(['goal=below-half needs output']);
  expect(await ignored('goal=on;controls=none', '1;at=lossy;net=2;end')).toEqual(['goal=keep-everything needs add-unit']);
});

test('every goal that asks for a control says which, and it is there', async ({ page, site }) => {
  await page.goto(`${site}embed/`);
  const goals = await page.locator('template[data-figure-of]').evaluateAll((all) =>
    /** @type {HTMLTemplateElement[]} */ (all).flatMap(({ content }) => [...content.querySelectorAll('[data-needs]')].map((goal) => [/** @type {HTMLElement} */ (goal).dataset.goal, content.querySelector(`[data-action="${/** @type {HTMLElement} */ (goal).dataset.needs}"], [data-setting="${/** @type {HTMLElement} */ (goal).dataset.needs}"]`) !== null])));
  expect(goals.length).toBeGreaterThan(2);
  expect(goals.filter(([, isThere]) => !isThere)).toEqual([]);
});

test('with fixed data no point is moved, added, changed or deleted, by click, drag or key', async ({ page, site }) => {
  // No hinge and no handle lies where the points are.
  const own = linkOf({ net: '2', points: [{ x: 0, y: 0, label: 1 }, { x: 0.5, y: 0.5, label: 0 }], weights: [1, 0, 0, 1, 5, 5, 1, 1, 0] });
  for (const fixed of [true, false]) {
    await page.goto('about:blank');
    await page.goto(`${site}embed/?autorun=1${fixed ? ';fix=data' : ''}#${own}`);
    const plane = page.locator('canvas.plane');
    await expect(plane).toBeVisible();
    await expect(page.locator('data[data-readout="regions"]')).not.toHaveAttribute('value', '');
    const present = () => page.locator('.away').evaluate((section) => {
      const asked = { link: '' };
      section.dispatchEvent(new CustomEvent('crease-asked', { detail: asked }));
      return /;pts=[^;]*/.exec(asked.link)?.[0];
    });
    const before = await present();
    const { x, y, width } = /** @type {{ x: number, y: number, width: number }} */ (await plane.boundingBox());
    // The point in the middle of the plot, whose margins are 34 and 16 pixels on the sides, 16 and 32 above and below.
    const [left, top] = [x + 34 + (width - 50) / 2, y + 16 + (width - 48) / 2];
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left + 40, top + 30, { steps: 3 });
    await page.mouse.up();
    const dragged = await present();
    await plane.focus();
    await page.keyboard.press('ArrowRight');
    for (const key of ['1', '0', 'Enter', 'ArrowLeft', 'Enter', 'Delete', 'Delete', 'Backspace', '2']) await page.keyboard.press(key);
    expect([dragged, await present()].map((points) => points === before), fixed ? 'fixed' : 'free').toEqual([fixed, fixed]);
  }
});

test('"This figure on its page" opens what the figure shows now; where that is refused, it says so and shows the address', THOROUGH, async ({ page, site, host, complaints }) => {
  const holder = async (/** @type {string} */ sandbox) => {
    await page.goto(await host(`<iframe ${sandbox} src="${site}embed/?autorun=1#${MOONS}" width="700" height="640"></iframe>`));
    const frame = frameOn(page);
    await frame.getByRole('button', { name: 'Step', exact: true }).click();
    await expect.poll(() => numberIn(frame, 'step')).toBe(1);
    return { frame, link: frame.getByRole('link', { name: 'This figure on its page' }) };
  };
  const open = await holder('');
  const opening = page.waitForEvent('popup');
  await open.link.click();
  const popup = await opening;
  await expect(popup.locator('[data-chapter="sandbox"] data[data-readout="step"]')).toHaveAttribute('value', '1');
  expect(popup.url()).toContain(`${site}play/#1;data=moons`);
  await expect(open.frame.locator('[data-refused]')).toBeHidden();
  await popup.close();

  const shut = await holder('sandbox="allow-scripts"');
  await shut.link.click();
  await expect(shut.frame.getByText('does not let it open another page')).toBeVisible();
  await expect(shut.frame.getByText('holds it back')).toBeHidden();
  const address = await shut.frame.getByRole('textbox', { name: 'This figure on its page' }).inputValue();
  expect(address).toContain(`${site}play/#1;data=moons`);
  expect(address).toContain(';step=1;');

  // What a sandbox lets open is in that sandbox, too: its scripts may not come.
  const held = await holder('sandbox="allow-scripts allow-popups"');
  const opened = page.waitForEvent('popup');
  await held.link.click();
  await (await opened).close();
  await expect(held.frame.getByText('holds it back')).toBeVisible();
  await expect(held.frame.getByText('does not let it open another page')).toBeHidden();
  await expect(held.frame.getByRole('textbox', { name: 'This figure on its page' })).toHaveValue(address);
  complaints.push(...complaints.splice(0).filter((complaint) => !/Blocked opening|CORS|net::ERR_FAILED/.test(complaint)));
});

test('what a figure shows is there as tables in a sandboxed frame as well, and it is passed on after that', async ({ page, site, host }) => {
  await page.goto(await host(`<iframe src="${site}embed/?autorun=1#${MOONS}" sandbox="allow-scripts" width="690" height="640"></iframe>`));
  const frame = frameOn(page);
  await expect(frame.locator('canvas.plane')).toBeVisible();
  const marks = frame.locator('details.legend');
  await marks.locator('summary').first().click();
  await marks.getByText('Show as tables').click();
  await expect(marks.locator('table caption')).toContainText(['The units', 'The regions in view', 'The points']);
  await expect(frame.getByRole('alert')).toHaveCount(0);
  await frame.getByRole('button', { name: 'Share' }).click();
  await expect(frame.getByRole('dialog')).toBeVisible();
});

test('a link that is damaged is told, and the figure runs all the same', async ({ page, site }) => {
  await page.goto(`${site}embed/?autorun=1#1;net=9999;end`);
  await expect(page.getByRole('alert')).toContainText('net=9999');
  await expect(page.locator('data[data-readout="regions"]')).not.toHaveAttribute('value', '');
});

test('a frame tells its height and what it shows, and hears what it may be told', THOROUGH, async ({ page, site, host }) => {
  await page.goto(await host(`${LISTEN}<iframe src="${site}embed/?goal=on;mood=sunny#${MOONS}" width="390" height="300"></iframe>`));
  const frame = frameOn(page);
  const post = (/** @type {unknown} */ message) => page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message);
  const height = async () => (await saidOn(page, 'crease:size')).at(-1)?.height;
  const state = async () => (await saidOn(page, 'crease:state')).at(-1) ?? {};
  await expect.poll(height).toBeGreaterThan(380);
  const asleep = await height();
  expect(await saidOn(page, 'crease:state')).toEqual([]);

  await post({ type: 'crease:run', version: 1 });
  await expect.poll(async () => (await state()).ignored).toEqual(['mood=sunny', 'goal=on']);
  await expect.poll(height).toBeGreaterThan(asleep);
  expect(await height()).toBeCloseTo(await frame.locator('.away').evaluate((section) => Math.ceil(section.getBoundingClientRect().height)), 0);
  expect((await state()).link).toBe(MOONS);

  const other = linkOf({ data: 'circle.50.0.2', net: '3' });
  await post({ type: 'crease:open', version: 1, link: other });
  await expect.poll(async () => (await state()).link).toBe(other);
  await post({ type: 'crease:train', version: 1, on: true });
  await expect.poll(async () => (await state()).step).toBeGreaterThan(10);
  await post({ type: 'crease:train', version: 1, on: false });
  await expect.poll(async () => (await state()).training).toBe(false);

  // What is no message of ours changes nothing.
  const { link } = await state();
  const before = (await saidOn(page, 'crease:state')).length;
  const root = frame.locator('html');
  await root.evaluate((html) => addEventListener('message', () => (html.dataset.heard = `${Number(html.dataset.heard ?? 0) + 1}`)));
  const wrongs = [null, 7, 'crease:run', { type: 'crease:open', version: 1 }, { type: 'crease:open', version: 2, link: MOONS }, { type: 'crease:open', version: 1, link: MOONS, and: 1 }, { type: 'crease:open', version: 1, link: 'x'.repeat(300_000) }, { type: 'crease:train', version: 1, on: 'yes' }];
  for (const wrong of wrongs) await post(wrong);
  await expect(root).toHaveAttribute('data-heard', `${wrongs.length}`);
  await root.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(frame.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await expect(frame.getByRole('alert')).toHaveCount(0);
  // What comes after them is heard, and nothing was told in between.
  await post({ type: 'crease:train', version: 1, on: true });
  await expect.poll(async () => (await state()).training).toBe(true);
  const [next] = (await saidOn(page, 'crease:state')).slice(before);
  expect(next.training).toBe(true);
  expect(next.link.split(';step=')[0]).toBe(link.split(';step=')[0]);
});

test('the script for hosts gives a frame the height of its figure', async ({ page, site, host }) => {
  await page.goto(await host(`<script src="${site}embed/host.js"></script><iframe data-crease src="${site}embed/?autorun=1#${MOONS}" width="390" height="100"></iframe>`));
  const frame = page.locator('iframe');
  await expect(frameOn(page).locator('canvas.plane')).toBeVisible();
  await expect.poll(async () => (await frame.boundingBox())?.height).toBeGreaterThan(600);
  const inside = await frameOn(page).locator('html').evaluate((html) => html.scrollHeight - html.clientHeight);
  expect(inside).toBeLessThanOrEqual(5);
});

for (const [what, refuse] of /** @type {[string, boolean][]} */ ([['allowed only by its command', false], ['refused', true]])) {
  test(`where the clipboard is ${what}, the link is ${refuse ? 'shown' : 'copied'}`, async ({ page, site, host }) => {
    await page.addInitScript((all) => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) } });
      if (all) document.execCommand = () => false;
    }, refuse);
    await page.goto(await host(`<iframe src="${site}embed/?autorun=1#${MOONS}" width="700" height="700"></iframe>`));
    const frame = frameOn(page);
    await frame.getByRole('button', { name: 'Copy link' }).click();
    if (refuse) await expect(frame.getByRole('alert').getByRole('link')).toHaveAttribute('href', `${site}play/#${MOONS}`);
    else await expect(frame.getByRole('status')).toHaveText('Copied');
  });
}

for (const width of [320, 390, 768, 1200]) {
  test(`at ${width} pixels nothing of an embedded figure is cut off`, THOROUGH, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 700 });
    for (const chapter of ['lossy', 'negative', 'range', 'assembly-line', 'sandbox']) {
      await page.goto('about:blank');
      await page.goto(`${site}embed/?autorun=1;goal=on#1;at=${chapter};net=2;end`);
      await expect(page.locator('canvas').first()).toBeVisible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, chapter).toBeLessThanOrEqual(0);
      const { width: plane = 0 } = (await page.locator('canvas').first().boundingBox()) ?? {};
      expect(plane, chapter).toBeGreaterThan(290);
    }
  });
}
