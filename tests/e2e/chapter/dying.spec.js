// @ts-check
// The chapter on dying units: one stands dead whatever is trained, two of the second layer come back, by keys and by finger.
import { expect, test } from '../support/fixtures.js';

/** @param {import('@playwright/test').Page} page */
const dyingOn = (page) => {
  const root = page.locator('[data-chapter="dying"]');
  return {
    root,
    strip: root.locator('canvas[data-figure="timeline"]'),
    goal: root.locator('[data-goal="revive"]'),
    step: root.locator('figcaption [data-readout="step"]'),
    facts: root.locator('[data-card-facts]'),
    lives: root.locator('[data-lives-summary]'),
    /** @param {string} name */
    button: (name) => root.getByRole('button', { name, exact: true }),
    async open() {
      await page.goto('./dying/');
      await expect(root.locator('[data-goal-status]')).toContainText('2 units of the second layer are dead');
    },
  };
};

test('by keys: a lower rate moves no bit of the dead unit, and brings two of the second layer back', async ({ page }) => {
  const { root, strip, goal, step, facts, lives, button, open } = dyingOn(page);
  await open();
  await expect(step).toHaveText('67');
  await expect(root.locator('figcaption [data-readout="dead-units"]')).toHaveText('3');
  await expect(lives).toContainText('layer 1: 1 death and 0 returns, layer 2: 2 deaths and 0 returns');
  await expect(facts).toContainText('Gradient: exactly 0.');
  const hinge = /Hinge: [^.]*\.[^=]*= 0/.exec(await facts.innerText())?.[0];
  expect(hinge).toBeTruthy();

  // The strip goes along the run.
  await strip.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(step).toHaveText('66');
  await expect(root.locator('figcaption [data-readout="dead-units"]')).toHaveText('2');
  await page.keyboard.press('Home');
  await expect(step).toHaveText('0');
  await page.keyboard.press('End');
  await expect(step).toHaveText('67');
  await expect(goal).not.toHaveClass(/reached/);

  await root.locator('[data-setting="learning-rate"]').selectOption('0.1');
  await button('Train 1,000 steps').focus();
  await page.keyboard.press('Enter');
  await expect(step).toHaveText('1,067');
  await expect(facts).toContainText(String(hinge));
  await expect(facts).toContainText('Gradient: exactly 0.');
  await expect(root.locator('figcaption [data-readout="dead-units"]')).toHaveText('1');
  await expect(lives).toContainText('2 deaths and 2 returns');
  await expect(goal).toHaveClass(/reached/);
});

test('the page has a way back to the step after the death, at the rate of then, and the hint names it', async ({ page }) => {
  const { root, goal, step, facts, button, open } = dyingOn(page);
  await open();
  await root.locator('[data-setting="learning-rate"]').selectOption('0.1');
  await button('Reset').click();
  await expect(step).toHaveText('0');
  await expect(goal).toContainText('No unit of the second layer is dead.');
  await button('Back to the death').click();
  await expect(step).toHaveText('67');
  await expect(root.locator('[data-setting="learning-rate"]')).toHaveValue('2');
  await expect(goal).toContainText('2 units of the second layer are dead');
  await expect(facts).toContainText('Died by step 67');
  await page.goBack();
  await expect(step).toHaveText('0');
});

test('a unit that no input reaches has no hinge, and is said to have none', async ({ page }) => {
  const { root, facts, button, open } = dyingOn(page);
  await open();
  await root.locator('[data-setting="learning-rate"]').selectOption('10');
  await button('Train 1,000 steps').click();
  await expect(root.locator('figcaption [data-readout="dead-units"]')).toHaveText('15');
  await root.locator('canvas[data-figure="plane"]').focus();
  await page.keyboard.press('l');
  await expect(facts).toContainText(/No hinge here: its sum is −?[\d.]+ all around\./);
  await expect(facts).not.toContainText('outside');
});

test('the reading of a pressed place stays within the figure, and covers no text beside it', async ({ page }) => {
  const { root, open } = dyingOn(page);
  await open();
  await root.locator('canvas[data-figure="plane"]').click({ position: { x: 60, y: 100 } });
  const reading = root.locator('.chapter-figure [data-pointed]');
  await expect(reading).toBeVisible();
  const [box, figure] = [await reading.boundingBox(), await root.locator('.chapter-figure').boundingBox()];
  if (!box || !figure) throw new Error('no reading');
  expect(box.x).toBeGreaterThanOrEqual(figure.x - 1);
  expect(box.x + box.width).toBeLessThanOrEqual(figure.x + figure.width + 1);
});

test('the guess has a verdict for each answer', async ({ page }) => {
  const { root, open } = dyingOn(page);
  await open();
  for (const value of ['few', 'half', 'all']) {
    await root.locator(`[data-predict] input[value="${value}"]`).check();
    await expect(root.locator(`[data-reveal="${value}"]`)).toBeVisible();
  }
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the rate and Train stand right below the plane and what it comes to, above the strip', async ({ page }) => {
    const { root, strip, button, open } = dyingOn(page);
    await open();
    /** @param {import('@playwright/test').Locator} locator */
    const top = async (locator) => (await locator.boundingBox())?.y ?? NaN;
    const tops = [await top(root.locator('canvas[data-figure="plane"]')), await top(root.locator('figcaption').first()), await top(root.locator('[data-setting="learning-rate"]')), await top(button('Train')), await top(strip)];
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  });

  test('a tap on the strip goes to that step', async ({ page }) => {
    const { strip, step, open } = dyingOn(page);
    await open();
    await strip.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await strip.boundingBox();
    if (!box) throw new Error('no strip');
    await page.touchscreen.tap(box.x + 34 + (box.width - 54) / 2, box.y + 40);
    await expect.poll(async () => Math.abs(Number(await step.getAttribute('value')) - 33)).toBeLessThan(4);
  });
});
