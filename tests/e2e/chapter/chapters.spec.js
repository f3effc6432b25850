// @ts-check
// The four chapters of the short path, walked from the keyboard alone: the guess, the figure, the goal.
import fs from 'node:fs';
import { expect, test } from '../support/fixtures.js';

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
    /** A number of the figure as the page shows it. @param {string} name */
    async number(name) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      return Number(await root.locator(`data[data-live="${name}"], data[data-readout="${name}"]`).first().getAttribute('value'));
    },
    /** Guesses wrongly at first, then rightly; the answer comes with the first guess and stays. */
    async guess() {
      const box = root.locator('[data-predict]');
      const right = await box.getAttribute('data-predict');
      const radios = box.getByRole('radio');
      const reveal = box.locator('[data-reveal]');
      await expect(reveal).toBeHidden();
      await this.goTo(radios.first());
      const values = await radios.evaluateAll((all) => all.map((radio) => /** @type {HTMLInputElement} */ (radio).value));
      const place = values.indexOf(right ?? '');
      const [wrong, steps] = place === 0 ? ['ArrowDown', ['ArrowUp']] : ['Space', Array(place).fill('ArrowDown')];
      await page.keyboard.press(wrong);
      await expect(reveal).toContainText('Not this time.');
      for (const step of steps) await page.keyboard.press(step);
      await expect(box.getByRole('radio', { checked: true })).toHaveAttribute('value', right ?? '');
      await expect(reveal).toContainText('Yes.');
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

test('is it lossy: a hinge is moved by keys, four units earn silver and three gold', async ({ page }) => {
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
  // Moved out of sight and back by hand, the four are the reader's own.
  await chapter.goTo(chapter.root.locator('canvas[data-figure="read-back"]'));
  await chapter.press(`a ${outwards} ${outwards}`);
  await chapter.expectOpen(goal);
  await expect(chapter.goal(goal)).not.toHaveClass(/shown/);
  await chapter.pressUntilReached('.', goal);
  await expect(chapter.goal(goal)).toHaveAttribute('data-tier', 'silver');

  // Three are left, whose silent corners overlap; and A and C look along one line: where B is silent they tell the same.
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
});

test('what a negative value means: the ring crosses the line, and the ramp is made steeper', async ({ page }) => {
  const chapter = chapterOn(page, 'negative');
  const goal = 'same-line-steeper';
  await chapter.open();
  await chapter.expectOpen(goal);
  await chapter.guess();

  expect(await chapter.number('z')).toBeLessThan(0);
  expect(await chapter.number('a')).toBe(0);
  await chapter.goTo(chapter.root.locator('canvas[data-figure="plane"]'));
  await chapter.press(Array(12).fill('Shift+ArrowRight').join(' '));
  const z = await chapter.number('z');
  expect(z).toBeGreaterThan(0);
  expect(await chapter.number('a')).toBe(z);
  await chapter.expectOpen(goal);

  await chapter.goTo(chapter.root.getByRole('button', { name: 'Steeper', exact: true }));
  await page.keyboard.press('Enter');
  await chapter.expectReached(goal);
  expect(await chapter.number('z')).toBe(2 * z);
  // Another line, the same steepness: not this goal.
  await chapter.goTo(chapter.root.locator('canvas[data-figure="plane"]'), 'Shift+Tab');
  await page.keyboard.press('.');
  await chapter.expectOpen(goal);
  await page.keyboard.press('Control+z');
  await chapter.expectReached(goal);
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
  const bend = chapter.root.locator('[data-setting="activation"]');
  await chapter.goTo(train);
  await page.keyboard.press('Enter');
  await expect.poll(() => chapter.number('step')).toBeGreaterThan(450);
  await page.keyboard.press('Enter');
  expect(await chapter.number('accuracy')).toBeLessThanOrEqual(bestLine);
  await chapter.expectOpen('bend-wins');

  await chapter.goTo(bend, 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(bend).toHaveValue('relu');
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
  test(`${slug}: no goal is reached by doing nothing, and none is claimed by a link that shows it`, async ({ page }) => {
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
