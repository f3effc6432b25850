// @ts-check
// The lab: a sweep in a pool of workers, whatever becomes of them; its cells and runs; the ways out and in.
import fs from 'node:fs/promises';
import path from 'node:path';
import { ROOT, run as command } from '../../../scripts/command.mjs';
import { THOROUGH } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';

/** A sweep of short runs, and how many there are. */
const SMALL = 'sweep1;x=learning-rate,0.1,1,10;y=bias-start,-2,0;by=activation,relu,leaky;seeds=4;first=0;steps=100;data=xor.200.10.1;net=8;act=relu;init=he;opt=sgd;lr=0.1;batch=160;end';
const SMALL_RUNS = 48;
/** One that takes some seconds. */
const LONG = SMALL.replace('seeds=4', 'seeds=60').replace('steps=100', 'steps=1000');
const LONG_RUNS = 720;
/** Whether a worker is one of the lab's: the figure below has its own. @param {import('@playwright/test').Worker} worker */
const ofLab = (worker) => worker.url().includes('sweep_worker');
/** How long all of them may take on a busy machine. */
const PATIENCE = { timeout: 100_000 };

/** @param {import('@playwright/test').Page} page */
const labOn = (page) => {
  const root = page.locator('[data-lab]');
  return {
    root,
    maps: root.locator('[data-lab-figure="heat-maps"]'),
    status: root.locator('[data-lab-status]'),
    progress: root.locator('[data-lab-progress]'),
    /** @param {string} name */
    button: (name) => root.getByRole('button', { name, exact: true }),
    /** @param {string} link */
    async open(link) {
      await page.goto(`./lab/#${link}`);
      await expect(root.locator('[data-lab-recipe]')).toContainText('trainings of');
      await expect(root.getByRole('button', { name: 'Run it here' })).toBeEnabled();
    },
    done: async () => Number(await root.locator('[data-lab-progress]').getAttribute('value')),
    /** The text of a file that a press saves. @param {string} name */
    async saved(name) {
      const waiting = page.waitForEvent('download');
      await root.getByRole('button', { name, exact: true }).click();
      return fs.readFile(await (await waiting).path(), 'utf8');
    },
  };
};

/** What the command line writes of a recipe. @param {string} link */
const native = async (link) => {
  const { ok, stdout } = await command('cargo', ['run', '--quiet', '--package', 'crease', '--example', 'sweep', '--', link], { output: 'keep' });
  expect(ok).toBe(true);
  return stdout;
};

test('it opens with a finished sweep, and what that shows in numbers', async ({ page }) => {
  await page.goto('./lab/');
  const { root, maps, status } = labOn(page);
  await expect(status).toContainText('on the machine that made this page');
  await expect(root.locator('[data-lab-finding]')).toContainText(/With ReLU, in \d+ squares at least half of the units are dead/);
  await expect(maps).toHaveAttribute('aria-label', /^ReLU\. Left: share of dead units/);
  // Down to a cell, its runs, and one of them.
  await maps.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  await expect(root.locator('[data-lab-cell-title]')).toHaveText('ReLU, learning rate 0.3, first biases −2');
  await expect(root.locator('[data-lab-runs] li')).toHaveCount(10);
  await root.getByLabel('Shown').selectOption({ label: 'ReLU minus leaky ReLU' });
  await expect(maps).toHaveAttribute('aria-label', /^ReLU minus leaky ReLU/);
});

test('the heat maps are there as a table, which leaves what is shown and selected as it is', async ({ page }) => {
  const { root, maps, button, progress, open } = labOn(page);
  await open(SMALL);
  const table = root.getByRole('table', { name: 'In every square' });
  await root.getByText('Show as a table').click();
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table.getByRole('row').nth(1)).toContainText('ReLU, 0');
  await expect(table.getByRole('cell').first()).toHaveText('–, –');
  await expect(root.locator('[data-lab-cell-title]')).toContainText('to open a run of it');
  await button('Run it here').click();
  await expect(progress).toHaveAttribute('value', String(SMALL_RUNS));
  await expect(table.getByRole('cell').first()).toHaveText(/^\d+\s%, \d+\s%$/);
  // The square down on the left is the first of the last row of ReLU.
  await maps.focus();
  await page.keyboard.press('ArrowRight');
  await expect(root.locator('[data-lab-cell]')).toContainText('Dead units: ');
  const dead = /Dead units: (\d+)/.exec(await root.locator('[data-lab-cell]').innerText())?.[1];
  await expect(table.getByRole('row').nth(2).getByRole('cell').first()).toHaveText(new RegExp(`^${dead}\\s%`));
});

test('curves and shares of the selected square are there as tables, which follow it', async ({ page }) => {
  const { root, maps, button, progress, open } = labOn(page);
  await open(SMALL);
  await button('Run it here').click();
  await expect(progress).toHaveAttribute('value', String(SMALL_RUNS));
  await maps.focus();
  await page.keyboard.press('ArrowRight');
  await root.getByText('Show both as tables').click();
  const [curves, shares] = [root.getByRole('table', { name: 'The runs of the square' }), root.getByRole('table', { name: 'Units of all runs' })];
  const last = curves.getByRole('row').last();
  const seen = async () => [await last.innerText(), await shares.getByRole('row').nth(1).innerText()];
  // Every unit of every run is in one of the columns.
  const units = async () => (await shares.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).slice(0, -1).reduce((sum, text) => sum + Number(text), 0);
  await expect(last.getByRole('cell').first()).toHaveText(/^\d+\s% \(\d+\s% to \d+\s%\)$/);
  const [of, each] = [await root.locator('[data-lab-runs] li').count(), Number(/hidden layer of (\d+) units/.exec(await root.locator('[data-lab-recipe]').innerText())?.[1])];
  expect(await units()).toBe(of * each);
  const before = await seen();
  await maps.focus();
  for (const key of ['ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  await expect.poll(seen).not.toEqual(before);
  expect(await units()).toBe(of * each);
});

test('a run opens in the figure at the step of its first death, with the numbers that the sweep told', async ({ page }) => {
  await page.goto('./lab/');
  const { root, maps, status } = labOn(page);
  // Keys are heard once its results are there.
  await expect(status).toContainText('on the machine that made this page');
  await maps.focus();
  // A learning rate of 6, biases from 0.
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowUp');
  const run = root.locator('[data-lab-runs] button', { hasText: /first death at step/ }).first();
  const told = await run.innerText();
  const step = /first death at step ([\d,]+)/.exec(told)?.[1] ?? '';
  const share = Number(/(\d+)\s*% dead/.exec(told)?.[1]);
  await run.click();
  const figure = page.locator('[data-chapter="lab"]');
  await expect(figure.locator('figcaption [data-readout="step"]')).toHaveText(step);
  await expect(figure.locator('[data-timeline-value]')).toHaveText(`step ${step} of 1,000`);
  await figure.locator('canvas[data-figure="timeline"]').focus();
  await page.keyboard.press('End');
  await expect(figure.locator('figcaption [data-readout="step"]')).toHaveText('1,000');
  const dead = Number(await figure.locator('figcaption [data-readout="dead-units"]').innerText());
  expect(Math.round((100 * dead) / 8)).toBe(share);
});

test('a press on a square, and Enter on it, opens its typical run in the figure, and the page stays where it is', async ({ page }) => {
  await page.goto('./lab/');
  const { root, maps, status } = labOn(page);
  await expect(status).toContainText('on the machine that made this page');
  const figure = page.locator('[data-chapter="lab"]');
  const open = root.locator('[data-lab-runs] [aria-current="true"]');
  /** The figure shows the run that is marked, at the step that is told of it. */
  const isOpen = async () => {
    await expect(open).toHaveCount(1);
    const told = await open.innerText();
    const seed = /seed (\d+)/.exec(told)?.[1];
    await expect(status).toHaveText(new RegExp(`^Open in the figure below.*seed ${seed}\\b`));
    await expect(figure.locator('[data-opened-run]')).toHaveText(new RegExp(`, seed ${seed}( \\(diverged\\))?$`));
    const step = /first death at step ([\d,]+)/.exec(told)?.[1] ?? (/dead from the start/.test(told) ? '0' : '1,000');
    await expect(figure.locator('figcaption [data-readout="step"]')).toHaveText(step);
    return told;
  };
  await maps.scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => scrollY);
  const { width, height } = (await maps.boundingBox()) ?? { width: 0, height: 0 };
  // In the left map, the column before the last: a learning rate of 10.
  await maps.click({ position: { x: width * 0.39, y: height * 0.3 } });
  const pressed = await isOpen();
  await maps.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
  // The keys show what the runs come to, and open none.
  await expect(open).toHaveCount(0);
  await expect(status).toHaveText('');
  await page.keyboard.press('Enter');
  expect(await isOpen()).not.toBe(pressed);
  expect(await page.evaluate(() => scrollY)).toBe(top);
});

test('the files of the page and of the command line are the same, byte for byte', THOROUGH, async ({ page }) => {
  const { button, status, progress, open, saved } = labOn(page);
  await open(SMALL);
  await button('Run it here').click();
  await expect(progress).toHaveAttribute('value', String(SMALL_RUNS));
  await expect(status).toContainText('trainings a second');
  expect(await saved('All runs as CSV')).toBe(await native(SMALL));
  const json = JSON.parse(await saved('As JSON'));
  expect(json.runs).toHaveLength(SMALL_RUNS);
  expect(json.link).toBe(SMALL);
  expect(json.runs.every((/** @type {{ outcome: unknown }} */ one) => one.outcome !== null)).toBe(true);
  const recipe = JSON.parse(await saved('Recipe for the command line'));
  expect(recipe.seeds).toBe(4);
});

test('a worker that dies is replaced, and its runs are done once', THOROUGH, async ({ page }) => {
  const { button, progress, open, done, saved } = labOn(page);
  await open(LONG);
  const starting = page.waitForEvent('worker', ofLab);
  await button('Run it here').click();
  const worker = await starting;
  await expect.poll(done).toBeGreaterThan(0);
  const next = page.waitForEvent('worker', ofLab);
  // It says nothing: it is gone from one moment to the next.
  await worker.evaluate(() => self.close()).catch(() => {});
  await next;
  await expect(progress).toHaveAttribute('value', String(LONG_RUNS), PATIENCE);
  const lines = (await saved('All runs as CSV')).trimEnd().split('\n').slice(1);
  expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(LONG_RUNS);
  expect(lines).toHaveLength(LONG_RUNS);
});

test('it is paused, goes on, and is cancelled at once; what is done stays, and the rest can follow', THOROUGH, async ({ page }) => {
  const { button, status, progress, open, done } = labOn(page);
  await open(LONG);
  await button('Run it here').click();
  await expect.poll(done).toBeGreaterThan(0);
  await button('Pause').click();
  await expect(status).toContainText('Paused');
  // What the workers had in hand comes in; then nothing does.
  let before = -1;
  await expect
    .poll(async () => {
      const now = await done();
      const still = now === before;
      before = now;
      return still;
    })
    .toBe(true);
  expect(await done()).toBeLessThan(LONG_RUNS);
  await button('Go on').click();
  await expect.poll(done).toBeGreaterThan(before);
  await button('Cancel').click();
  await expect(status).toContainText(new RegExp(`Cancelled\\. \\d+ of ${LONG_RUNS}`));
  await expect(button('Run it here')).toBeFocused();
  await expect.poll(() => page.workers().filter(ofLab).length).toBe(0);
  const kept = await done();
  expect(kept).toBeLessThan(LONG_RUNS);
  await button('Run it here').click();
  await expect(progress).toHaveAttribute('value', String(LONG_RUNS), PATIENCE);
  expect(kept).toBeGreaterThan(0);
});

test('where workers are refused the page trains itself, says so, and comes to the same', async ({ page }) => {
  await page.addInitScript(() => {
    // @ts-expect-error A browser that refuses.
    window.Worker = class {
      constructor() {
        throw new DOMException('no workers here', 'SecurityError');
      }
    };
  });
  const { root, button, progress, open, saved } = labOn(page);
  await open(SMALL);
  await button('Run it here').click();
  await expect(root.locator('[data-notice]')).toContainText('may not start workers');
  await expect(progress).toHaveAttribute('value', String(SMALL_RUNS));
  expect(await saved('All runs as CSV')).toBe(await native(SMALL));
});

test('where workers are refused, a tab that was hidden says that it waited', async ({ page }) => {
  await page.addInitScript(() => {
    // @ts-expect-error A browser that refuses.
    window.Worker = class {
      constructor() {
        throw new DOMException('no workers here', 'SecurityError');
      }
    };
  });
  const { root, button, status, open, done } = labOn(page);
  await open(LONG);
  await button('Run it here').click();
  await expect(root.locator('[data-notice]')).toContainText('may not start workers');
  for (const hidden of [true, false]) {
    await page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  }
  await expect(root.locator('[data-problem="lab-waited"]')).toContainText('The tab was hidden, so the page itself waited.');
  const before = await done();
  await expect.poll(done).toBeGreaterThan(before);
  await button('Cancel').click();
  await expect(status).toContainText('Cancelled');
});

test('a tab that was hidden goes on', THOROUGH, async ({ page, context }) => {
  const { button, progress, open, done } = labOn(page);
  await open(LONG);
  await button('Run it here').click();
  await expect.poll(done).toBeGreaterThan(0);
  const other = await context.newPage();
  await other.bringToFront();
  await expect(progress).toHaveAttribute('value', String(LONG_RUNS), PATIENCE);
  await page.bringToFront();
  await expect(button('Run it here')).toBeEnabled();
});

test('a recipe of one’s own: what cannot be is said, and its link opens the same elsewhere', async ({ page }) => {
  const { root, open } = labOn(page);
  await open(SMALL);
  await root.getByText('Another sweep').click();
  const form = root.locator('[data-lab-form]');
  await form.locator('[name="x"]').selectOption('slope');
  await form.getByRole('button', { name: 'Take this recipe' }).click();
  await expect(root.locator('[data-problem="sweep-overlap"]')).toContainText('Two axes set the same thing');
  await form.locator('[name="x"]').selectOption('width');
  await form.locator('[name="x-values"]').fill('2, 4, 4000');
  await form.getByRole('button', { name: 'Take this recipe' }).click();
  await expect(root.locator('[data-problem="sweep-value"]')).toContainText('“4000” is no value');
  await form.locator('[name="x-values"]').fill('2, 4');
  await form.locator('[name="seeds"]').fill('3');
  // What is typed and not taken yet is run all the same.
  await root.locator('[data-action="lab-run"]').click();
  await expect(root.locator('[data-lab-recipe]')).toContainText('24 trainings of 100 steps: 2 × 2 squares × ReLU / leaky ReLU × 3 seeds');
  await page.goto('./lab/#sweep1;x=learning-rate,0.1;seeds=2');
  await expect(root.locator('[data-problem="sweep-cut-off"]')).toBeVisible();
});

test('what is wrong with a recipe, and the maps of one that is taken, come into view', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const { root, maps, status, button, open } = labOn(page);
  await open(SMALL);
  await expect(status).toHaveText('None of these runs is done yet: “Run it here” trains them.');
  await root.getByText('Another sweep').click();
  const values = root.locator('[name="x-values"]');
  await values.fill('0.1, banana');
  await button('Take this recipe').click();
  await expect(root.locator('[data-notice]')).toContainText('banana');
  await expect(root.locator('[data-notice]')).toBeInViewport();
  await values.fill('0.1, 1');
  await button('Take this recipe').click();
  await expect(root.locator('[data-notice]')).toBeHidden();
  await expect(maps).toBeInViewport();
});

test('a sweep that would take too long is not begun before the estimate is said', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 }));
  const { root, button, open } = labOn(page);
  await open(SMALL.replace('0.1,1,10', '0.1,0.2,0.3,1,10').replace('seeds=4', 'seeds=1000').replace('steps=100', 'steps=9000'));
  await expect(root.locator('[data-lab-recipe]')).toContainText(/About \d+ minutes on 1 worker/);
  await button('Run it here').click();
  await expect(root.locator('[data-problem="sweep-too-long"]')).toContainText(/about \d+ minutes here/);
  await expect(button('Run it here')).toBeEnabled();
  // Where one looks, wherever the page was.
  await expect(root.locator('[data-notice]')).toBeInViewport({ ratio: 1 });
  // Whoever has the time runs it all the same.
  await button('Run it all the same').click();
  await expect(button('Cancel')).toBeVisible();
  await expect(root.locator('[data-problem="sweep-too-long"]')).toBeHidden();
  await button('Cancel').click();
  await expect(button('Run it here')).toBeEnabled();
  // What would fill memory as well is not begun at all.
  await open(SMALL);
  await root.getByText('Another sweep').click();
  await root.locator('[name="x-values"]').fill(Array.from({ length: 32 }, (_, place) => (place + 1) / 4).join(', '));
  await root.locator('[name="seeds"]').fill('1000');
  await button('Take this recipe').click();
  await expect(root.locator('[data-problem="sweep-runs"]')).toContainText(/^That would be 128,000 trainings: about \d+ (minutes|hours) of one processor, and 128 MB of memory. This page keeps at most 50,000./);
});

test('a sweep that was left is there again, with its runs; the first one with those that the page brought', async ({ page }) => {
  const { root, maps, status, progress, button, open } = labOn(page);
  await open(SMALL);
  await button('Run it here').click();
  await expect(status).toContainText('trainings a second', PATIENCE);
  await expect(progress).toHaveAttribute('value', String(SMALL_RUNS));
  const finding = await root.locator('[data-lab-finding]').textContent();
  expect(finding).toMatch(/^With ReLU, in /);
  await root.getByText('Another sweep').click();
  const ready = root.locator('[data-lab-ready]');
  await ready.selectOption('dying');
  await expect(status).toContainText('on the machine that made this page');
  await expect(root.locator('[data-lab-finding]')).toContainText(/With ReLU, in \d+ squares at least half/);
  await ready.selectOption('optimizers');
  await expect(status).toContainText('None of these runs is done yet');
  await expect(root.locator('[data-lab-finding]')).toHaveText('What all of it shows stands here once every run is done.');
  // What would be seen on full maps is not said of empty ones.
  await expect(root.locator('figcaption').first()).not.toContainText('yellow');
  await page.evaluate((link) => {
    location.hash = '';
    location.hash = link;
  }, SMALL);
  await expect(status).toContainText(`All ${SMALL_RUNS} runs were done before.`);
  await expect(root.locator('[data-lab-finding]')).toHaveText(finding ?? '');
  await expect(maps).toBeVisible();
});

test('when a sweep begins, nothing moves under the pointer', async ({ page }) => {
  const { root, status, button } = labOn(page);
  await page.goto('./lab/');
  await expect(status).toContainText('on the machine that made this page');
  const top = () => root.locator('[data-lab-figure="heat-maps"]').evaluate((canvas) => Math.round(canvas.getBoundingClientRect().top + scrollY));
  const before = await top();
  await button('Run it here').click();
  await expect(button('Cancel')).toBeVisible();
  await expect(root.locator('[data-lab-finding]')).toContainText('once every run is done');
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
  await button('Cancel').click();
  await expect(button('Run it here')).toBeEnabled();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
});

test('a link that is cut off is said where one looks, and the page’s own sweep is there', async ({ page }) => {
  const { root, status } = labOn(page);
  await page.goto(`./lab/#${SMALL.replace(';end', '')}`);
  await expect(root.locator('[data-problem="sweep-cut-off"]')).toBeInViewport({ ratio: 1 });
  await expect(status).toContainText('on the machine that made this page');
  await expect(root.locator('[data-lab-finding]')).toContainText(/at least half of the units are dead/);
});

test('figures are saved with the words that stand around them', async ({ page }) => {
  const { root, maps, saved } = labOn(page);
  await page.goto('./lab/');
  await expect(root.locator('[data-lab-status]')).toContainText('on the machine that made this page');
  await expect(maps).toBeVisible();
  const svg = await saved('Figures as SVG');
  for (const text of ['Dead units, %', 'Points right, %', 'From left to right: learning rate. From below: first biases.']) expect(svg).toContain(text);
});

test('the single file opens with the finished sweep as well', async ({ page }) => {
  await page.goto('./crease.html#lab');
  await expect(labOn(page).status).toContainText('on the machine that made this page');
  await expect(page.locator('[data-lab-finding]')).toContainText(/With ReLU, in \d+ squares at least half of the units are dead/);
});

/** An experiment of theory on the page that is open. @param {import('@playwright/test').Page} page */
const experimentOn = (page) => {
  const box = page.locator('[data-lab-theory="coin-toss"]');
  return {
    box,
    async draw() {
      await box.locator('summary').click();
      await box.getByRole('button').click();
    },
    done: () => expect(box).toContainText('Done. ± is one standard error'),
  };
};

test('theory stands beside measurement, which a worker draws', async ({ page }) => {
  await page.goto('./lab/');
  const { box, draw, done } = experimentOn(page);
  const starting = page.waitForEvent('worker', ofLab);
  await draw();
  await starting;
  await done();
  await expect(box.locator('tr')).toHaveCount(10);
  await expect(box.locator('tr', { hasText: '4: flattened' })).toContainText('25.00');
  await expect.poll(() => page.workers().filter(ofLab).length).toBe(0);
  await expect(box.getByRole('button', { name: 'Measure layers on a disc' })).toBeVisible();
});

test('an experiment is cancelled at once, and can be drawn again', async ({ page }) => {
  await page.goto('./lab/');
  const { box, draw, done } = experimentOn(page);
  // A worker that takes its time.
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = () => {};
    /** @type {any} */ (window).goOn = () => void (Worker.prototype.postMessage = postMessage);
  });
  const starting = page.waitForEvent('worker', ofLab);
  await draw();
  await starting;
  await box.getByRole('button', { name: 'Cancel' }).click();
  await expect(box).toContainText('Cancelled');
  await expect.poll(() => page.workers().filter(ofLab).length).toBe(0);
  await page.evaluate(() => /** @type {any} */ (window).goOn());
  await box.getByRole('button', { name: 'Measure layers on a disc' }).click();
  await done();
  await expect(box.locator('tr')).toHaveCount(10);
});

test('where workers are refused, or die, the page draws an experiment itself, and comes to the same', THOROUGH, async ({ page }) => {
  await page.goto('./lab/');
  const { box, draw, done } = experimentOn(page);
  await draw();
  await done();
  const drawn = await box.locator('table').innerText();
  for (const refuse of [true, false]) {
    await page.reload();
    await page.evaluate((throws) => {
      const { postMessage } = Worker.prototype;
      if (throws) {
        // @ts-expect-error A browser that refuses.
        window.Worker = class {
          constructor() {
            throw new DOMException('no workers here', 'SecurityError');
          }
        };
      } else {
        // One whose workers die over what they are given.
        Worker.prototype.postMessage = function die(/** @type {any} */ message) {
          if (!('theory' in message)) return postMessage.call(this, message);
          this.terminate();
          return void this.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
        };
      }
    }, refuse);
    await draw();
    await done();
    expect(await box.locator('table').innerText()).toBe(drawn);
  }
});

test('somebody’s own negatives are read, and what is wrong with them is named by its line', async ({ page }) => {
  await page.goto('./lab/');
  const box = page.locator('[data-lab-negatives]');
  const file = (/** @type {string} */ text) => ({ name: 'negatives.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await box.locator('input[type="file"]').setInputFiles(file('layer,sample,z\nfc1,0,0.5,-1,2\nfc2,0,1\nfc1,1,-1,-1,1\nfc2,1,-2\n'));
  await expect(box.getByRole('status')).toContainText('2 layers, 2 samples. Of 3 units before the last layer, 1 is off on every sample');
  await expect(box.locator('tr', { hasText: 'fc1' })).toContainText('50.0');
  await box.locator('input[type="file"]').setInputFiles(file('layer,sample,z\nfc1,0,0.5\nfc1,1,nan\n'));
  await expect(box.getByRole('status')).toContainText('Line 3: “nan” is no finite number');
});

test('on a phone both maps are there, and a tap selects a square', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${site}lab/`);
  const { root, maps, status } = labOn(page);
  await expect(status).toContainText('on the machine that made this page');
  const box = await maps.boundingBox();
  if (!box) throw new Error('no maps');
  await expect(async () => {
    await page.touchscreen.tap(box.x + 0.5 * box.width, (await maps.boundingBox())?.y ?? 0 + 100);
    await maps.tap({ position: { x: 0.5 * box.width, y: 0.2 * box.height } });
    await expect(root.locator('[data-lab-runs] li')).toHaveCount(10, { timeout: 1000 });
  }).toPass();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test('the snippet for PyTorch names what the reader of its file expects', async () => {
  const prose = await fs.readFile(path.join(ROOT, 'www/prose/en/lab.html'), 'utf8');
  expect(prose).toContain('rows = [["layer", "sample", "z"]]');
});
