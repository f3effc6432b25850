// @ts-check
// The prose and its figures: numbers changed in their sentences, terms and marks, answers to quote, goals, small figures.
import { pressSegment } from '../support/figure.js';
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';

/** A figure's prose. @param {import('@playwright/test').Page} page @param {string} slug */
const chapterOn = async (page, slug, fragment = '') => {
  await page.goto(`./${slug}/${fragment}`);
  const root = page.locator(`[data-chapter="${slug}"]`);
  await expect(root.locator('[data-goal-status]').first()).not.toBeEmpty();
  return root;
};

/** What a canvas shows. @param {import('@playwright/test').Locator} canvas */
const pixelsOf = async (canvas) => {
  await canvas.page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return canvas.evaluate((element) => /** @type {HTMLCanvasElement} */ (element).toDataURL());
};

test('a number in a sentence is changed by keys, by a drag that is one undo step, and by a stepper', async ({ page }) => {
  const root = await chapterOn(page, 'negative');
  const bias = root.getByRole('spinbutton', { name: 'A: bias' });
  const z = root.locator('data[data-live="z"]').first();
  await expect(bias).toHaveText('−0.50');
  await expect(z).toHaveText('−0.74');

  await bias.focus();
  await page.keyboard.press('ArrowUp');
  await expect(bias).toHaveText('−0.45');
  await expect(bias).toHaveAttribute('aria-valuetext', '−0.45');
  await expect(z).toHaveText('−0.69');
  await page.keyboard.press('Control+z');
  await expect(bias).toHaveText('−0.50');

  const box = await bias.boundingBox();
  if (!box) throw new Error('the number is not shown');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 10 });
  await page.mouse.up();
  await expect(bias).toHaveText('0.00');
  await page.keyboard.press('Control+z');
  await expect(bias).toHaveText('−0.50');

  await bias.click();
  await root.getByRole('button', { name: 'Less: A: bias' }).click();
  await expect(bias).toHaveText('−0.55');
  await root.getByRole('button', { name: 'Reset' }).click();
  await expect(bias).toHaveText('−0.50');

  // Typed where it stands; what is no number changes nothing.
  await bias.focus();
  await page.keyboard.type('-1.25');
  await page.keyboard.press('Enter');
  await expect(bias).toHaveText('−1.25');
  await root.getByRole('textbox', { name: 'A: bias' }).fill('much');
  await page.keyboard.press('Enter');
  await expect(bias).toHaveText('−1.25');
  await page.keyboard.press('Escape');
  await expect(bias).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(bias).toHaveText('−0.50');
});

test('numbers stand for settings, units and samples too, and the core holds them within their limits', async ({ page }) => {
  const range = await chapterOn(page, 'range');
  const rate = range.getByRole('spinbutton', { name: 'learning rate' });
  await expect(rate).toHaveAttribute('aria-valuenow', '0.03');
  await rate.focus();
  await page.keyboard.press('ArrowUp');
  await expect(rate).toHaveText('0.037');
  const units = range.getByRole('spinbutton', { name: 'number of units' });
  await units.focus();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await expect(units).toHaveText('9');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(units).toHaveText('4');
  for (const _ of Array(6)) await page.keyboard.press('ArrowDown');
  await expect(units).toHaveText('1');

  const line = await chapterOn(page, 'assembly-line');
  const stations = line.locator('[data-assembly]');
  const before = await stations.textContent();
  await line.getByRole('spinbutton', { name: 'number of the point' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(stations).not.toHaveText(before ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(stations).toHaveText(before ?? '');
});

test('terms light their marks, and marks their terms', THOROUGH, async ({ page }) => {
  const scenes = { negative: ['hinge', 'on', 'off'], range: ['boundary', 'best-line'], 'assembly-line': ['erased', 'flattened'], lossy: ['kept', 'flattened', 'erased', 'hinge'] };
  for (const [slug, names] of Object.entries(scenes)) {
    const root = await chapterOn(page, slug);
    const plane = root.locator('canvas.plane');
    const plain = await pixelsOf(plane);
    for (const name of names) {
      const term = root.locator(`[data-term="${name}"]`);
      await term.focus();
      expect(await pixelsOf(plane), `${slug}: ${name}`).not.toBe(plain);
      await term.blur();
      expect(await pixelsOf(plane), `${slug}: ${name}`).toBe(plain);
    }
  }
  // The lower left of the first chapter's picture is erased.
  const root = page.locator('[data-chapter="lossy"]');
  const box = await root.locator('canvas.plane').boundingBox();
  if (!box) throw new Error('the plane is not shown');
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.8 * box.height);
  await expect(root.locator('.term.lit')).toHaveText(['erased']);
});

test('an answer is copied with the address of its page', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  await page.addInitScript(() => {
    const taken = Object.assign(window, { taken: '' });
    navigator.clipboard.writeText = async (text) => void (taken.taken = text);
  });
  const root = await chapterOn(page, 'range');
  await root.getByRole('button', { name: 'Copy this answer' }).click();
  await expect(root.locator('.quote-copy')).toContainText('Copied');
  const text = await page.evaluate(() => /** @type {any} */ (window).taken);
  expect(text).toContain('without a bend a stack of layers is one layer');
  expect(text.endsWith(`${site}range/`)).toBe(true);
});

test('where the clipboard is refused, the answer stands in a field, selected', async ({ page, site }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    document.execCommand = () => false;
  });
  await page.goto('./lossy/');
  const root = page.locator('[data-chapter="lossy"]');
  await root.getByRole('button', { name: 'Copy this answer' }).click();
  const field = root.getByRole('textbox', { name: 'The answer with its link' });
  await expect(field).toBeFocused();
  const selected = await field.evaluate((area) => {
    const { value, selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (area);
    return value.slice(selectionStart, selectionEnd);
  });
  expect(selected).toBe(await field.inputValue());
  expect(selected.endsWith(`${site}lossy/`)).toBe(true);
});

test('a link claims no goal: it is the reader who reaches it', THOROUGH, async ({ page }) => {
  const root = await chapterOn(page, 'negative');
  const goal = root.locator('[data-goal="same-zero"]');
  const plane = root.locator('canvas[data-figure="plane"]');
  /** @param {string} key @param {RegExp} until */
  const shift = async (key, until) => {
    await plane.focus();
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(goal).toContainText(until, { timeout: 100 });
    }).toPass({ intervals: [20] });
  };
  await shift(',', /first part is done/);
  await shift('.', /Done/);
  await expect(goal).toHaveClass(/reached/);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain(';w=');
  const fragment = await page.evaluate(() => location.hash);

  await page.goto('about:blank');
  await chapterOn(page, 'negative', fragment);
  await expect(goal).not.toHaveClass(/reached/);
  await expect(goal).toContainText('shows a solution');
  await shift(',', /first part is done/);
  await page.keyboard.press('Control+z');
  // Come back to, it is still what the link brought.
  for (let undone = 0; undone < 60 && !/shows a solution/.test(await goal.innerText()); undone += 1) await page.keyboard.press('Control+z');
  await expect(goal).toContainText('shows a solution');
  await expect(goal).not.toHaveClass(/reached/);
  await page.keyboard.press('.');
  await expect(goal).toHaveClass(/reached/);
});

test('what cannot be done is told once it was tried', async ({ page }) => {
  const root = await chapterOn(page, 'range');
  const goal = root.locator('[data-goal="below-half"]');
  const convinced = goal.getByRole('button', { name: 'I have tried' });
  await expect(goal).toContainText('first');
  await root.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(convinced).toBeHidden();
  await pressSegment(root, 'output', 'relu');
  await expect(goal).toContainText('50.0');
  await expect(convinced).toBeHidden();
  await root.getByRole('button', { name: 'Step', exact: true }).click();
  await convinced.click();
  await expect(goal.locator('[data-goal-lesson]')).toBeVisible();
  await expect(goal).toHaveClass(/reached/);
});

test('the loss that is shown is named where it is not that of the answers shown', async ({ page }) => {
  const root = await chapterOn(page, 'range');
  const loss = root.locator('.readouts dt', { hasText: 'loss' });
  await expect(loss).toHaveText('loss', { useInnerText: true });
  await pressSegment(root, 'output', 'relu');
  await expect(loss).toHaveText('loss before the last ReLU', { useInnerText: true });
  await pressSegment(root, 'output', 'sigmoid');
  await expect(loss).toHaveText('loss', { useInnerText: true });
});

test('every statement of the thread has a still that comes alive, and leaves the address alone', THOROUGH, async ({ page }) => {
  await page.goto('./thread/');
  const figures = page.locator('[data-margin]');
  await expect(figures).toHaveCount(await page.locator('.verdicts > li').count());
  const address = page.url();
  for (const figure of await figures.all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('.still')).toBeVisible();
    await expect(figure.locator('figcaption')).not.toContainText('–');
    const said = await figure.locator('figcaption').textContent();
    await figure.locator('canvas').focus();
    await expect(figure.locator('.still')).toBeHidden();
    // What the core says in the page is what it said when the page was built.
    await expect(figure.locator('figcaption')).toHaveText(said ?? '');
  }
  const prune = page.locator('[data-margin="prune"]');
  const loss = prune.locator('data[data-readout="loss"]');
  const before = await loss.getAttribute('value');
  await prune.getByRole('button', { name: 'Remove E' }).click();
  await expect(prune.locator('data[data-readout="dead-units"]')).toHaveText('0');
  expect(await loss.getAttribute('value')).toBe(before);
  expect(page.url()).toBe(address);
});

/** What a scene's link says of data, network and training: without where one looks. @param {string} link */
const withoutLook = (link) => link.split(';').filter((part) => !/^(at|frame|unit|probe)=/.test(part));

test('every link of the thread opens the scene that its statement is about', THOROUGH, async ({ page }) => {
  test.slow();
  await page.addInitScript(() => {
    const taken = Object.assign(window, { taken: '' });
    // There is none on an empty page.
    if (navigator.clipboard) navigator.clipboard.writeText = async (text) => void (taken.taken = text);
  });
  await page.goto('./thread/');
  const statements = await page.locator('.verdicts > li').evaluateAll((items) =>
    items.map((item) => ({
      scene: /** @type {HTMLElement | null} */ (item.querySelector('[data-margin]'))?.dataset.scene ?? '',
      links: [...item.querySelectorAll('a:not(.cite, .to-chapter)')].map((link) => /** @type {HTMLAnchorElement} */ (link).href),
    })),
  );
  for (const { scene, links } of statements) {
    expect(links, scene).toHaveLength(1);
    const stated = new URL(links[0]).hash.slice(1);
    expect(withoutLook(stated)).toEqual(withoutLook(scene));
    await page.goto('about:blank');
    await page.goto(links[0]);
    const root = page.locator('[data-chapter]').first();
    await expect(root.locator('.plane.still').first()).toBeHidden();
    await root.locator('[data-action="copy-link"]').click();
    await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).taken)).toContain('#');
    const opened = await page.evaluate(() => /** @type {any} */ (window).taken.split('#')[1]);
    const parts = (/** @type {string} */ link) => link.split(';').filter((part) => !part.startsWith('at='));
    expect(parts(opened)).toEqual(parts(stated));
    await expect(root.locator('.notice:visible')).toHaveCount(0);
  }
});

test('a link of the thread to a chapter opens that chapter as it is', async ({ page }) => {
  await page.goto('./thread/');
  const links = await page.locator('.verdicts a.to-chapter').evaluateAll((all) => all.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  expect(links.map((link) => new URL(link).pathname.split('/').at(-2))).toEqual(['mirror', 'collapse', 'snowflake']);
  for (const link of links) {
    expect(new URL(link).hash).toBe('');
    await page.goto(link);
    await expect(page.locator('[data-chapter] .plane.still').first()).toBeHidden();
    await expect(page.locator('.notice:visible')).toHaveCount(0);
  }
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('no number is missing, and nothing waits for a press', async ({ page }) => {
    for (const slug of ['lossy', 'negative', 'range', 'assembly-line', 'thread']) {
      await page.goto(`./${slug}/`);
      for (const number of await page.locator('data:visible').all()) await expect(number).toHaveText(/\d/);
      await expect(page.locator('main button:visible')).toHaveCount(0);
    }
  });
});
