// @ts-check
// The four chapters of the short path, walked from the keyboard alone: the guess, the figure, the goal.
import fs from 'node:fs';
import { THOROUGH, everyPage } from '../support/thorough.js';
import { valueOf } from '../support/figure.js';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';

/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {{ name: string, solutions: { link?: string }[] }} Goal */

/** The recorded solutions, which native tests check against the core as well. @type {{ slug: string, goals: Goal[] }[]} */
const CHAPTERS = JSON.parse(fs.readFileSync(new URL('../../../crate/tests/fixtures/chapters.json', import.meta.url), 'utf8')).chapters;

/** Most presses of Tab from one thing to the next that a chapter has. */
const TABS = 60;

/** Most presses of a key that move a line from out of sight to where it is wanted. */
const KEYS = 100;

/** A chapter's page, held by the keyboard. @param {import('@playwright/test').Page} page @param {string} slug */
const chapterOn = (page, slug) => {
  const root = page.locator(`[data-chapter="${slug}"]`);
  /** @param {string} name */
  const goal = (name) => root.locator(`[data-goal="${name}"]`);
  /** @param {Locator} target */
  const isFocused = (target) => target.evaluate((element) => element === document.activeElement);
  return {
    root,
    goal,
    /** @param {string} [fragment] */
    async open(fragment) {
      await page.goto(`./${slug}/${fragment === undefined ? '' : `#${fragment}`}`);
      await expect(root.locator('[data-goal-status]').first()).not.toBeEmpty();
    },
    /** Goes on by Tab until `target` has the focus, or back by Shift+Tab. @param {Locator} target @param {'Tab' | 'Shift+Tab'} [key] */
    async goTo(target, key = 'Tab') {
      for (let tab = 0; tab < TABS; tab += 1) {
        await page.keyboard.press(key);
        if (await isFocused(target)) return;
      }
      throw new Error(`${target} is not reached by ${TABS} presses of ${key}`);
    },
    /** @param {string} keys one after the other, with spaces between */
    async press(keys) {
      for (const key of keys.split(' ')) await page.keyboard.press(key);
    },
    /** Again and again: how far a key moves a line depends on how large the figure is. @param {string} keys @param {string} name */
    async pressUntilReached(keys, name) {
      for (let presses = 0; presses < KEYS; presses += 1) {
        await this.press(keys);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        if (/reached/.test((await goal(name).getAttribute('class')) ?? '')) return;
      }
      throw new Error(`${name} is not reached by ${KEYS} presses of ${keys}`);
    },
    /** Until something holds; says how often that took. @param {string} keys @param {() => Promise<boolean>} holds */
    async pressUntil(keys, holds) {
      for (let presses = 0; presses < KEYS; presses += 1) {
        await this.press(keys);
        if (await holds()) return presses + 1;
      }
      throw new Error(`${KEYS} presses of ${keys} were not enough`);
    },
    /** A number of the figure as the page shows it. @param {string} name */
    async number(name) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      return Number(await root.locator(`data[data-live="${name}"], data[data-readout="${name}"]`).first().getAttribute('value'));
    },
    /** Tries one answer after the other: the verdict on each comes up directly under it, and stays. */
    async guess() {
      const box = root.locator('[data-predict]');
      const right = await box.getAttribute('data-predict');
      const radios = box.getByRole('radio');
      const verdicts = box.locator('[data-reveal]');
      await expect(box.locator('[data-reveal]:visible')).toHaveCount(0);
      await this.goTo(radios.first());
      const values = await radios.evaluateAll((all) => all.map((radio) => /** @type {HTMLInputElement} */ (radio).value));
      for (const [place, value] of values.entries()) {
        await page.keyboard.press(place === 0 ? 'Space' : 'ArrowDown');
        await expect(box.getByRole('radio', { checked: true })).toHaveAttribute('value', value);
        await expect(verdicts.nth(place)).toContainText(value === right ? 'Yes.' : 'Not this time.');
        await expect(box.locator('[data-reveal]:visible')).toHaveCount(place + 1);
        const [label, verdict] = await Promise.all([box.locator('label').nth(place).boundingBox(), verdicts.nth(place).boundingBox()]);
        if (!label || !verdict) throw new Error(`${value}: no verdict is shown`);
        expect(Math.abs(verdict.y - label.y - label.height), value).toBeLessThan(12);
      }
      const told = await verdicts.allInnerTexts();
      expect(new Set(told).size).toBe(values.length);
    },
    /** @param {string} name */
    expectOpen: (name) => expect(goal(name)).not.toHaveClass(/reached/),
    /** What a link or a step of the page brought along is shown, not claimed. @param {string} name */
    async expectShown(name) {
      await expect(goal(name)).toHaveClass(/shown/);
      await expect(goal(name)).not.toHaveClass(/reached/);
    },
    /** @param {string} name */
    expectReached: (name) => expect(goal(name)).toHaveClass(/reached/),
  };
};

test('is it lossy: a hinge is moved by keys, four units earn silver and three gold', THOROUGH, async ({ page }) => {
  const chapter = chapterOn(page, 'lossy');
  const goal = 'keep-everything';
  const outwards = Array(28).fill(',').join(' ');
  await chapter.open();
  await chapter.expectOpen(goal);
  await chapter.guess();

  const kept = await chapter.number('kept');
  await chapter.goTo(chapter.root.locator('canvas[data-figure="read-back"]'));
  await chapter.press('b . . .');
  expect(await chapter.number('kept')).toBeLessThan(kept);
  await chapter.press('Control+z Control+z Control+z');
  expect(await chapter.number('kept')).toBe(kept);
  await chapter.expectOpen(goal);

  await chapter.goTo(chapter.root.getByRole('button', { name: '4 units', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await chapter.expectShown(goal);
  await expect(chapter.goal(goal)).toContainText('the goal is still yours');
  // Moved out of sight and back by hand, the four are the reader's own.
  await chapter.goTo(chapter.root.locator('canvas[data-figure="read-back"]'));
  await chapter.press(`a ${outwards} ${outwards}`);
  await chapter.expectOpen(goal);
  await expect(chapter.goal(goal)).not.toHaveClass(/shown/);
  await chapter.pressUntilReached('.', goal);
  await expect(chapter.goal(goal)).toHaveAttribute('data-tier', 'silver');

  // Three are left, whose off corners overlap; and the lines of A and C are parallel: where B is off they tell the same.
  await chapter.goTo(chapter.root.getByRole('button', { name: 'One unit fewer' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await chapter.expectOpen(goal);
  await chapter.goTo(chapter.root.locator('canvas[data-figure="read-back"]'));
  // As the words under the goal say: until nowhere fewer than two speak, and what is left are two lines that are parallel.
  const status = chapter.goal(goal).locator('[data-goal-status]');
  for (let presses = 0; presses < KEYS && /fewer than two/.test(await status.innerText()); presses += 1) await chapter.press('a , c ,');
  await expect(status).toContainText('their lines are parallel');
  await chapter.expectOpen(goal);
  await chapter.press('a ] ] ] ]');
  await chapter.pressUntilReached('b , c ,', goal);
  await expect(chapter.goal(goal)).toHaveAttribute('data-tier', 'gold');
  expect(await chapter.number('kept')).toBeGreaterThanOrEqual(0.999);
  // The verdict on the guess tells to press this: what was earned stays earned.
  await chapter.root.getByRole('button', { name: '4 units', exact: true }).click();
  await chapter.expectShown(goal);
  await expect(status).toContainText('You have done this, for gold');
});

test('a share that falls short of a goal is not written as that goal', async ({ page }) => {
  const chapter = chapterOn(page, 'lossy');
  // Three lines, and two of the corners that they cut off overlap by very little.
  await chapter.open(linkOf({ net: '3', weights: [-1, -1, 1, -1, 1, 0.7, 1.1634, 1.1634, 1.9, 1, 1, 1, 0] }));
  const kept = await chapter.number('kept');
  expect(kept).toBeGreaterThan(0.9985);
  expect(kept).toBeLessThan(0.999);
  await chapter.expectOpen('keep-everything');
  for (const text of [chapter.goal('keep-everything').locator('[data-goal-status]'), chapter.root.locator('.chapter-figure > figcaption')]) {
    await expect(text).toContainText(/99\.8\d/);
    await expect(text).not.toContainText('99.9');
  }
});

test('hints come with the tries, and go when the goal is reached', async ({ page }) => {
  const chapter = chapterOn(page, 'negative');
  const hint = chapter.goal('same-zero').locator('.goal-hint');
  await chapter.open();
  await expect(hint).toBeHidden();
  await chapter.goTo(chapter.root.locator('canvas[data-figure="plane"]'));
  /** @param {RegExp} says */
  const pressUntilTold = (says) =>
    chapter.pressUntil('.', async () => {
      await chapter.number('z');
      return says.test(await hint.innerText());
    });
  expect(await pressUntilTold(/across the ring/)).toBeGreaterThan(1);
  await pressUntilTold(/away from the ring/);
  await chapter.pressUntil(',', async () => (await chapter.number('z')) > 0);
  await chapter.pressUntilReached('.', 'same-zero');
  await expect(hint).toBeHidden();
});

test('on a laptop all answers of a guess are in view beside the figure', THOROUGH, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const { slug } of CHAPTERS) {
    const chapter = chapterOn(page, slug);
    await chapter.open();
    const guess = chapter.root.locator('[data-predict]');
    for (const part of await guess.locator('legend, label').all()) await expect(part, slug).toBeInViewport({ ratio: 1 });
    await expect(chapter.root.locator('.chapter-figure canvas.plane'), slug).toBeInViewport({ ratio: 1 });
  }
});

test('on a narrow page the goal is told under the figure as well', THOROUGH, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const { slug, goals } of CHAPTERS) {
    const chapter = chapterOn(page, slug);
    await chapter.open();
    const [{ name }] = goals;
    const here = chapter.root.locator(`.chapter-figure [data-goal-here="${name}"]`);
    await expect(here).toBeVisible();
    await expect(here).toContainText(await chapter.goal(name).locator('[data-goal-status]').innerText());
  }
});

test('what a negative value means: the ring crosses the line, and one 0 is that of near and far', async ({ page }) => {
  const chapter = chapterOn(page, 'negative');
  const goal = 'same-zero';
  await chapter.open();
  await chapter.expectOpen(goal);
  await chapter.guess();

  expect(await chapter.number('z')).toBeLessThan(0);
  expect(await chapter.number('a')).toBe(0);
  await chapter.goTo(chapter.root.locator('canvas[data-figure="plane"]'));
  const right = await chapter.pressUntil('Shift+ArrowRight', async () => (await chapter.number('z')) > 0);
  const z = await chapter.number('z');
  expect(z).toBeGreaterThan(0);
  expect(await chapter.number('a')).toBe(z);
  await chapter.expectOpen(goal);

  // Moved by the ring alone, that was not the line.
  await expect(chapter.goal(goal)).toContainText('Move the line instead');
  await chapter.press(Array(right).fill('Shift+ArrowLeft').join(' '));
  expect(await chapter.number('z')).toBeLessThan(0);
  await chapter.expectOpen(goal);

  await chapter.pressUntil(',', async () => (await chapter.number('z')) > 0);
  await expect(chapter.goal(goal)).toContainText('the first part is done');
  await chapter.expectOpen(goal);
  await chapter.pressUntilReached('.', goal);
  expect(await chapter.number('a')).toBe(0);
  // Farther away, no point is three times as far.
  await chapter.pressUntil('.', async () => /farthest point with the same 0 is [12]\.\d\d times/.test(await chapter.goal(goal).innerText()));
  await chapter.expectOpen(goal);

  const before = await chapter.number('z');
  await chapter.root.getByRole('button', { name: 'Steeper', exact: true }).click();
  expect(await chapter.number('z')).toBe(2 * before);
});

test('is ReLU about a range: without a bend no line is beaten, with one it is, and ReLU on the score cannot say no', async ({ page }) => {
  const chapter = chapterOn(page, 'range');
  await chapter.open();
  await chapter.expectOpen('bend-wins');
  await chapter.guess();
  const bestLine = await chapter.number('best-line');
  expect(bestLine).toBe(0.745);
  expect(await chapter.number('accuracy')).toBeLessThanOrEqual(bestLine);

  const train = chapter.root.locator('[data-action="train"]');
  const bend = chapter.root.locator('[data-setting="activation"] [value="linear"]');
  await chapter.goTo(train);
  await page.keyboard.press('Enter');
  await expect.poll(() => chapter.number('step')).toBeGreaterThan(450);
  await page.keyboard.press('Enter');
  expect(await chapter.number('accuracy')).toBeLessThanOrEqual(bestLine);
  await chapter.expectOpen('bend-wins');

  await chapter.goTo(bend, 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  expect(await valueOf(chapter.root, 'activation')).toBe('relu');
  await chapter.goTo(train);
  await page.keyboard.press('Enter');
  await chapter.expectReached('bend-wins');
  expect(await chapter.number('accuracy')).toBeGreaterThanOrEqual(0.99);
});

test('the assembly line: one point is followed, and training forgets points without confusing the classes', async ({ page }) => {
  const chapter = chapterOn(page, 'assembly-line');
  const goal = 'forget-safely';
  await chapter.open();
  await chapter.expectOpen(goal);
  await chapter.guess();

  const line = chapter.root.locator('[data-assembly]');
  await chapter.goTo(chapter.root.locator('canvas[data-figure="plane"]'));
  await chapter.press(Array(4).fill('Shift+ArrowLeft Shift+ArrowDown').join(' '));
  await expect(line).toContainText(/x1 = −\d.*, x2 = −\d/);
  await chapter.press(Array(8).fill('Shift+ArrowRight Shift+ArrowUp').join(' '));
  await expect(line).toContainText(/x1 = \d.*, x2 = \d/);

  await chapter.goTo(chapter.root.locator('[data-action="train"]'));
  await page.keyboard.press('Enter');
  await chapter.expectReached(goal);
  expect(await chapter.number('accuracy')).toBe(1);
  expect(await chapter.number('erased-points')).toBeGreaterThanOrEqual(20);
  expect(await chapter.number('different-class-merges')).toBe(0);
});

for (const { slug, goals } of CHAPTERS) {
  test(`${slug}: no goal is reached by doing nothing, and none is claimed by a link that shows it`, everyPage(slug), async ({ page }) => {
    const chapter = chapterOn(page, slug);
    for (const { name, solutions } of goals) {
      await chapter.open();
      await chapter.expectOpen(name);
      await expect(chapter.goal(name)).not.toHaveClass(/shown/);
      for (const { link } of solutions) {
        if (link === undefined) continue;
        await page.goto('about:blank');
        await chapter.open(link);
        await chapter.expectShown(name);
      }
    }
  });
}
