// @ts-check
// What stands by itself: the single file, the element, the page for lost addresses; and hosts that do things wrong.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../../scripts/command.mjs';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { serveFolder } from '../support/static_host.js';
import { THOROUGH } from '../support/thorough.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const MOONS = linkOf({ data: 'moons.200.10.1', net: '4' });
const VERSION = JSON.parse(fs.readFileSync(path.join(DIST, '../package.json'), 'utf8')).version;

test.describe('the single file, opened from disk', () => {
  const FILE = new URL('crease.html', new URL(`file://${DIST}/`)).href;

  test('trains, asks nobody for anything, and says its version', THOROUGH, async ({ page, complaints, figure }) => {
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) asked.push(request.url());
    });
    await page.goto(FILE);
    await figure.ready();
    await figure.button('Train').click();
    await expect.poll(() => figure.number('step')).toBeGreaterThan(50);
    expect(asked).toEqual([FILE]);
    await expect(page.locator('footer')).toContainText(`Crease ${VERSION}`);
    await expect(page.locator('h1')).toHaveCount(1);
    expect(complaints.splice(0)).toEqual([`request: ${FILE}`]);
  });

  test.describe('copied from', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

    test('says of every address that it works only here, and makes no frame and no code of it', THOROUGH, async ({ page, complaints, figure }) => {
      await page.goto(FILE);
      await figure.ready();
      const text = () => page.evaluate(() => navigator.clipboard.readText());
      await figure.button('Copy link').click();
      await expect(figure.root.locator('[data-status]')).toContainText('it works only here');
      await expect.poll(text).toContain(`${FILE}#1;`);
      await figure.button('Share').click();
      const dialog = figure.root.getByRole('dialog');
      const status = dialog.getByRole('status');
      await expect(status).toContainText('its address works only here');
      for (const name of ['link', 'markdown']) {
        await dialog.locator(`[data-share="${name}"]`).click();
        await expect(status).toContainText('it works only here');
      }
      await page.evaluate(() => navigator.clipboard.writeText('nothing'));
      for (const name of ['frame', 'code']) {
        await dialog.locator(`[data-share="${name}"]`).click();
        await expect(status).toContainText('a file on this computer');
      }
      expect(await text()).toBe('nothing');
      // A picture goes to others, and says nothing of this computer's folders.
      const saving = page.waitForEvent('download');
      await dialog.locator('[data-share="svg"]').click();
      expect(fs.readFileSync(await (await saving).path(), 'utf8')).not.toContain('file:');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Copy this answer with its link' }).first().click();
      await expect(page.locator('.quote-copy').first()).toContainText('it works only here');
      complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes(FILE)));
    });
  });

  test('its lab trains in workers, is cancelled at once, keeps what is done, and goes on from there', THOROUGH, async ({ page, complaints }) => {
    await page.goto(FILE);
    const root = page.locator('[data-lab]');
    const button = (/** @type {string} */ name) => root.getByRole('button', { name, exact: true });
    const done = async () => Number(await root.locator('[data-lab-progress]').getAttribute('value'));
    const all = async () => Number(await root.locator('[data-lab-progress]').getAttribute('max'));
    const starting = page.waitForEvent('worker');
    await button('Run it here').click();
    expect((await starting).url()).toContain('blob:');
    await expect.poll(done).toBeGreaterThan(0);
    await button('Cancel').click();
    await expect(root.locator('[data-lab-status]')).toContainText('Cancelled');
    await expect.poll(() => page.workers().length).toBe(0);
    const kept = await done();
    expect(kept).toBeLessThan(await all());
    await button('Run it here').click();
    await expect.poll(done).toBeGreaterThan(kept);
    await button('Cancel').click();
    await expect(root.locator('[data-lab-status]')).toContainText('Cancelled');
    // A worker of the same kind draws an experiment.
    const box = page.locator('[data-lab-theory="coin-toss"]');
    await box.locator('summary').click();
    await box.getByRole('button').click();
    await expect(box).toContainText('Done. ± is one standard error');
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes(FILE)));
  });

  test('holds every chapter, its links stay inside, and a link opens where it says', THOROUGH, async ({ page, complaints }) => {
    await page.goto(`${FILE}#1;at=range;net=3;act=relu;step=5;end`);
    for (const chapter of ['lossy', 'negative', 'range', 'assembly-line', 'sandbox']) await expect(page.locator(`[data-chapter="${chapter}"] canvas`).first()).toBeAttached();
    await expect(page.locator('[data-chapter="range"] data[data-readout="step"]')).toHaveAttribute('value', '5');
    const lost = await page.locator('a[href^="#"]').evaluateAll((all) =>
      all.map((a) => a.getAttribute('href') ?? '').filter((href) => !/^#1;.*;at=[\w-]+;end$/.test(href) && !document.getElementById(href.slice(1))));
    expect(lost).toEqual([]);
    const outward = await page.locator('a[href]:not([href^="#"])').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? '').filter((href) => !/^https?:/.test(href)));
    expect(outward).toEqual([]);
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes(FILE)));
  });
});

test.describe('the element', () => {
  test('is a package with everything in it that it names', async () => {
    const folder = path.join(DIST, 'component');
    const { stdout, ok } = await run('npm', ['pack', '--dry-run', '--json', folder], { output: 'keep', shell: process.platform === 'win32' });
    expect(ok).toBe(true);
    const [packed] = JSON.parse(stdout);
    expect(packed).toMatchObject({ name: 'crease-figure', version: VERSION });
    const files = packed.files.map((/** @type {{ path: string }} */ file) => file.path).sort();
    expect(files).toEqual(['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.txt', 'crease-figure.d.ts', 'crease-figure.js', 'divergence.js', 'download.js', 'exports.js', 'extras.js', 'extras_bytes.js', 'fetch_now.js', 'file_door.js', 'files.js', 'forward_trace.js', 'jobs.js', 'kept.js', 'kept_address.js', 'later.js', 'later_view.js', 'live.js', 'marks.js', 'package.json', 'progress.js', 'pruning.js', 'sharing.js', 'side_doors.js', 'side_parts.js', 'status_region.js', 'tables.js', 'unit_views.js', 'words.js', 'workshop_parts.js', 'write.js']);
    // Rendered without a page, as builds do, it is at least no error.
    const { CreaseFigure } = await import(path.join(folder, 'crease-figure.js'));
    expect(typeof CreaseFigure).toBe('function');
  });

  /** @param {string} site @param {string} inside @param {string} [attributes] */
  const page = (site, inside, attributes = '') => `<script type="module" src="${site}component/crease-figure.js"></script><crease-figure ${attributes} link="${MOONS}" site="${site}">${inside}</crease-figure>`;
  const FALLBACK = '<a id="fallback" href="https://example.org/"><img alt="moons" width="40" height="40" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>"></a>';
  const CORS = { headers: { 'access-control-allow-origin': '*' } };

  /** @param {string[]} complaints @param {string} url */
  const allow = (complaints, url) => complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.startsWith(`request: ${url}`)));

  test('keeps what stands in it until it runs, and tells of changes and goals', async ({ page: tab, host, complaints }) => {
    const cdn = await serveFolder(DIST, '/cdn/', CORS);
    await tab.goto(await host(page(cdn.url, FALLBACK)));
    await expect(tab.locator('#fallback')).toBeVisible();
    await tab.locator('crease-figure').evaluate((element) => {
      /** @type {any} */ (window).told = [];
      for (const type of ['change', 'goal']) element.addEventListener(type, (event) => /** @type {any} */ (window).told.push([type, /** @type {CustomEvent} */ (event).detail]));
    });
    await tab.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(tab.locator('crease-figure canvas')).toBeVisible();
    await expect(tab.locator('#fallback')).toBeHidden();
    await tab.getByRole('button', { name: 'Train', exact: true }).click();
    const last = () => tab.evaluate(() => /** @type {any} */ (window).told.at(-1)?.[1] ?? {});
    await expect.poll(async () => (await last()).step).toBeGreaterThan(20);
    await tab.locator('crease-figure').evaluate((element) => /** @type {any} */ (element).train(false));

    const other = linkOf({ data: 'circle.50.0.2', net: '3' });
    await tab.locator('crease-figure').evaluate((element, link) => Object.assign(element, { link }), other);
    await expect.poll(async () => (await last()).link).toBe(other);
    await expect(tab.getByRole('link', { name: 'This figure on its page' })).toHaveAttribute('href', `${cdn.url}play/#${other}`);
    await cdn.close();
    allow(complaints, cdn.url);
  });

  test('tells of a goal that was reached', THOROUGH, async ({ page: tab, host, complaints }) => {
    const cdn = await serveFolder(DIST, '/cdn/', CORS);
    await tab.goto(await host(`<script type="module" src="${cdn.url}component/crease-figure.js"></script><crease-figure autorun goal="same-zero" link="1;at=negative;data=blobs.12.10.1;test=0;net=1;act=relu;probe=-0.6,0.4;w=zcxMP5qZGT8AAAC_AAAAQAAAgL4Tcz6L;end"></crease-figure>`));
    const goal = tab.locator('crease-figure').evaluate((element) => new Promise((resolve) => element.addEventListener('goal', (event) => resolve(/** @type {CustomEvent} */ (event).detail))));
    await expect(tab.locator('.goal-status')).toContainText('First part');
    for (const [key, then] of [[',', 'first part is done'], ['.', 'Done']]) {
      await expect(async () => {
        await tab.locator('canvas.plane').focus();
        await tab.keyboard.press(key);
        await expect(tab.locator('.goal-status')).toContainText(then, { timeout: 100 });
      }).toPass({ intervals: [20] });
    }
    expect(await goal).toEqual({ name: 'same-zero' });
    await cdn.close();
    allow(complaints, cdn.url);
  });

  test.describe('copied from', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
    const SCENE = '1;data=xor.200.10.1;net=4;act=relu;seed=8;step=20;at=range;end';

    for (const [what, attributes, home] of /** @type {[string, (site: string) => string, (site: string) => string][]} */ ([
      ['a site', (site) => `site="${site}"`, (site) => site],
      ['the site that its script came from', () => '', (site) => site],
    ])) {
      test(`the link of an element leads once to the page on ${what}`, async ({ page: tab, host, complaints }) => {
        const cdn = await serveFolder(DIST, '/cdn/', CORS);
        await tab.goto(await host(`<script type="module" src="${cdn.url}component/crease-figure.js"></script><crease-figure autorun ${attributes(cdn.url)} link="${SCENE}"></crease-figure>`));
        await tab.getByRole('button', { name: 'Copy link', exact: true }).click();
        await expect(tab.locator('[data-status]')).toHaveText('Copied');
        const copied = await tab.evaluate(() => navigator.clipboard.readText());
        expect(copied.split('#')).toHaveLength(2);
        expect(copied).toMatch(new RegExp(`^${home(cdn.url)}range/#1;.*;at=range;.*end$|^${home(cdn.url)}range/#1;at=range;.*end$`));
        await cdn.close();
        allow(complaints, cdn.url);
      });
    }

    test('an element that nobody told where Crease is gives its scene, and says so', async ({ page: tab, host, complaints }) => {
      const cdn = await serveFolder(path.join(DIST, 'component'), '/vendor/', CORS);
      await tab.goto(await host(`<script type="module" src="${cdn.url}crease-figure.js"></script><crease-figure autorun link="${SCENE}"></crease-figure>`));
      await tab.getByRole('button', { name: 'Copy link', exact: true }).click();
      await expect(tab.getByRole('alert')).toContainText('there is no address to copy');
      expect(await tab.evaluate(() => navigator.clipboard.readText())).toMatch(/^1;.*end$/);
      await expect(tab.getByRole('link', { name: 'This figure on its page' })).toBeHidden();
      await cdn.close();
      allow(complaints, cdn.url);
    });
  });

  test('taken out of its page it stops and lets go of everything; put back it goes on with its scene', async ({ page: tab, host, complaints }) => {
    const cdn = await serveFolder(DIST, '/cdn/', CORS);
    // Who listens to the document and the window is noted, and so are frames that are asked for.
    await tab.addInitScript(() => {
      const held = /** @type {Set<string>} */ (((/** @type {any} */ (window)).held = new Set()));
      let count = 0;
      for (const target of [window, document]) {
        const { addEventListener } = target;
        target.addEventListener = (/** @type {string} */ type, /** @type {any} */ listener, /** @type {any} */ options) => {
          const name = `${type} ${(count += 1)}`;
          if (type === 'keydown' || type === 'beforeprint') {
            held.add(name);
            options?.signal?.addEventListener('abort', () => held.delete(name));
          }
          addEventListener.call(target, type, listener, options);
        };
      }
      const request = window.requestAnimationFrame;
      (/** @type {any} */ (window)).asked = 0;
      window.requestAnimationFrame = (callback) => {
        (/** @type {any} */ (window)).asked += 1;
        return request.call(window, callback);
      };
    });
    await tab.goto(await host(page(cdn.url, FALLBACK)));
    const element = tab.locator('crease-figure');
    const held = () => tab.evaluate(() => /** @type {any} */ (window).held.size);
    await tab.getByRole('button', { name: 'Run', exact: true }).click();
    await tab.getByRole('button', { name: 'Train', exact: true }).click();
    const step = async () => Number(await tab.locator('data[data-readout="step"]').getAttribute('value'));
    await expect.poll(step).toBeGreaterThan(20);
    expect(await held()).toBeGreaterThan(0);
    await element.evaluate((figure) => {
      (/** @type {any} */ (window)).away = figure;
      figure.remove();
    });
    expect(await held()).toBe(0);
    // One frame may still have been asked for; then none is.
    const frames = await tab.evaluate(async () => {
      const wait = () => new Promise((done) => setTimeout(done, 100));
      await wait();
      const before = /** @type {any} */ (window).asked;
      await wait();
      return [before, /** @type {any} */ (window).asked, /** @type {any} */ (window).away.running];
    });
    expect(frames).toEqual([frames[0], frames[0], false]);

    await tab.evaluate(() => document.body.append(/** @type {any} */ (window).away));
    await expect.poll(step).toBeGreaterThan(20);
    await expect(tab.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
    await tab.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(tab.locator('#fallback')).toBeHidden();
    // And within a page.
    await tab.evaluate(() => document.body.prepend(/** @type {any} */ (window).away));
    await expect.poll(step).toBeGreaterThan(20);
    await cdn.close();
    allow(complaints, cdn.url);
  });

  test('works where a policy demands trusted types', async ({ page: tab, host, complaints }) => {
    const cdn = await serveFolder(DIST, '/cdn/', CORS);
    const policy = `default-src 'none'; script-src ${new URL(cdn.url).origin} 'wasm-unsafe-eval'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
    await tab.goto(await host(page(cdn.url, FALLBACK), { 'content-security-policy': policy }));
    await tab.getByRole('button', { name: 'Run', exact: true }).click();
    await tab.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(async () => Number(await tab.locator('data[data-readout="step"]').getAttribute('value'))).toBeGreaterThan(10);
    await cdn.close();
    allow(complaints, cdn.url);
  });

  for (const [what, inside] of [['what stands in it', FALLBACK], ['its own picture and link', '']]) {
    test(`under a policy that forbids WebAssembly shows ${what}, and says why`, async ({ page: tab, host, complaints }) => {
      const cdn = await serveFolder(DIST, '/cdn/', CORS);
      const policy = `default-src 'none'; script-src ${new URL(cdn.url).origin}; img-src data:`;
      await tab.goto(await host(page(cdn.url, inside), { 'content-security-policy': policy }));
      await tab.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(tab.getByRole('alert')).toContainText('needs WebAssembly');
      await expect(inside ? tab.locator('#fallback') : tab.locator('crease-figure .still').first()).toBeVisible();
      await expect(tab.getByRole('link', { name: 'This figure on its page' })).toHaveAttribute('href', `${cdn.url}play/#${MOONS}`);
      await cdn.close();
      allow(complaints, cdn.url);
      // The browser's own words, and the reason for whoever looks there.
      complaints.push(...complaints.splice(0).filter((complaint) => !/WebAssembly|Content Security Policy/.test(complaint)));
    });
  }
});

test('a host that serves wasm as bytes of any kind is told in the console, and the page works', async ({ page, figure, complaints }) => {
  const apart = await serveFolder(DIST, '/repo/', { types: { '.wasm': 'application/octet-stream' } });
  await page.goto(`${apart.url}play/`);
  await figure.ready();
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(20);
  await apart.close();
  const others = complaints.splice(0).filter((complaint) => !complaint.startsWith(`request: ${apart.url}`));
  expect(others).toEqual([expect.stringContaining('MIME')]);
});

for (const [address, meant] of [
  [`losy/#${MOONS}`, 'lossy/'],
  [`Negative.html#${MOONS}`, 'negative/'],
  [`deep/er/play/x?theme=dark#${MOONS}`, 'play/'],
  [`no-such-thing#${MOONS}`, ''],
  ['embed.html?autorun=1#1;end', 'embed/'],
]) {
  test(`${address} leads to /${meant}, query and fragment kept`, async ({ page, site, complaints }) => {
    await page.goto(`${site}${address}`);
    const rest = /[?#].*$/.exec(address)?.[0] ?? '';
    await expect.poll(() => page.url()).toBe(`${site}${meant}${rest}`);
    expect(complaints.splice(0).filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });
}
