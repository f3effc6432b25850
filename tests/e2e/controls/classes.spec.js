// @ts-check
// Data of three and four classes: one output for each, and the highest score decides.
import { expect, test } from '../support/fixtures.js';

const CLASSES = ['blue disc', 'orange triangle', 'green square', 'violet diamond'];

test('the three-arm spiral is learnt, and pointing tells the likeliest class', async ({ figure, plane }) => {
  await figure.open('1;data=xor.200.10.1;turns=1;net=8-8;end');
  await expect(figure.root.getByRole('radio', { name: 'Add a green square' })).toBeHidden();
  await figure.setting('data').selectOption('spiral3');
  const first = await figure.numbers();
  expect(first.step).toBe(0);
  expect(first.accuracy).toBeLessThan(0.9);
  for (const many of ['blue discs', 'orange triangles', 'green squares']) await expect(figure.button(`Output: score of the ${many}`)).toBeVisible();

  await figure.speed.fill('4');
  await figure.button('Train').click();
  await expect.poll(() => figure.number('accuracy')).toBeGreaterThan(0.9);
  await figure.button('Pause').click();

  const seen = new Set();
  for (const at of [{ x: 1, y: 0 }, { x: 0, y: 1 }, { x: -1, y: 0 }, { x: 0, y: -1 }, { x: 0.8, y: -0.8 }]) {
    await plane.pointAt(at);
    await figure.drawn();
    const text = await figure.root.locator('[data-pointed]').innerText();
    const scores = [...text.matchAll(/score of the (.+?)s ([\u2212\d.]+) = /gm)].map(([, one, value]) => ({ one, value: Number(value.replace('\u2212', '-')) }));
    expect(scores.map(({ one }) => one)).toEqual(CLASSES.slice(0, 3));
    const highest = scores.reduce((best, score) => (score.value > best.value ? score : best));
    const [, likeliest, share] = /answer: (.+), ([\d.]+)/.exec(text) ?? [];
    expect(likeliest).toBe(highest.one);
    expect(Number(share)).toBeGreaterThan(100 / 3);
    seen.add(likeliest);
  }
  expect(seen.size).toBeGreaterThan(1);

  await figure.button('Undo').click();
  expect(await figure.numbers()).toEqual(first);
});

test('a point of another class brings its output, and taking it back takes that away', async ({ figure, plane }) => {
  const first = await figure.open();
  await plane.canvas.focus();
  await plane.canvas.press('ArrowRight');
  await plane.canvas.press('4');
  await expect(figure.button('Output: score of the violet diamonds')).toBeVisible();
  await plane.use('add-2');
  await plane.click({ x: 0.5, y: 0.9 });
  await figure.button('Output: score of the green squares').click();
  await expect(figure.title).toHaveText('Output: score of the green squares');
  await figure.slider('score of the green squares: bias').press('ArrowRight');
  expect(await figure.parameter('score of the green squares: bias')).not.toBe(0);
  for (let edit = 0; edit < 3; edit += 1) await figure.button('Undo').click();
  await expect(figure.button('Output')).toBeVisible();
  // The tool of a class that is gone is put down.
  await expect(figure.root.getByRole('radio', { name: 'Explore' })).toBeChecked();
  expect(await figure.numbers()).toEqual(first);
});
