// @ts-check
// Points as text, smooth activations, and what else the sandbox offers beside the plane.
import { expect, test } from '../support/fixtures.js';

test('points are copied out, pasted in, and what cannot be read is told by its line', async ({ figure }) => {
  const first = await figure.open();
  const box = figure.root.locator('[data-points]');
  await box.locator('summary').click();
  const field = box.getByRole('textbox', { name: 'Points as text' });
  const status = box.getByRole('status');
  await expect(field).toHaveValue(/^x1,x2,label,test\n/);
  const text = await field.inputValue();
  expect(text.trim().split('\n')).toHaveLength(201);

  await field.fill('x1,x2,label\n0.5,0.5,1\n-0.5,half,0\n');
  await box.getByRole('button', { name: 'Use these points' }).click();
  await expect(status).toContainText('Line 3');
  await expect(status).toContainText('half');
  expect(await figure.numbers()).toEqual(first);
  await expect(field).toHaveValue(/half/);

  await field.fill('0.5,0.5,1\n-0.5,0.25,0\n-0.5,-0.25,0\n');
  await box.getByRole('button', { name: 'Use these points' }).click();
  await expect(status).toContainText('2 of label 0, 1 of label 1');
  expect(await figure.number('loss')).not.toBe(first.loss);
  await expect(figure.setting('data')).toHaveValue('own');

  await field.fill(text);
  await box.getByRole('button', { name: 'Use these points' }).click();
  expect((await figure.numbers()).loss).toBe(first.loss);
});

test('a smooth activation trains, and its picture says that it is sampled', async ({ figure }) => {
  await figure.page.goto('./play/#1;data=circle.200.10.1;net=8;act=tanh;step=0;end');
  const finding = figure.root.locator('[data-summary]');
  await expect(finding).toContainText('Sampled');
  await expect(finding).toContainText('65 × 65');
  await expect(figure.root.locator('data[data-readout="regions"]')).toHaveText('–');
  await expect(figure.root.locator('data[data-readout="linear-regions"]')).toHaveText('–');
  await figure.button('Train').click();
  await expect.poll(() => figure.number('accuracy')).toBeGreaterThan(0.95);
  await figure.setting('activation').selectOption('relu');
  await expect(finding).not.toContainText('Sampled');
  expect(await figure.number('regions')).toBeGreaterThan(1);
});

test('decay has a control for each kind, and changes the way a run goes', async ({ figure }) => {
  await figure.open('1;data=circle.200.10.1;net=8;act=relu;step=0;end');
  await figure.root.locator('details.more summary').first().click();
  await figure.root.getByLabel('Decay of weights').fill('0.5');
  await figure.root.getByLabel('Decay of weights').press('Enter');
  await figure.button('Step').click();
  const decayed = await figure.number('loss');
  await figure.button('Undo').click();
  await figure.button('Undo').click();
  await figure.button('Step').click();
  expect(await figure.number('loss')).not.toBe(decayed);
});
