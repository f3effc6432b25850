// @ts-check
// The page's figure as a reader meets it: numbers to read, buttons to press, a plane to point at.

import { numberIn, readPointed } from './pointed.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @typedef {'step' | 'loss' | 'accuracy' | 'test-accuracy' | 'error' | 'test-error' | 'regions' | 'linear-regions' | 'dead-units'} Readout */

/** @typedef {{ x: number, y: number }} Place  CSS pixels in the window, or a point of the input plane. */

/** The segment of a setting's value. @param {import('@playwright/test').Locator} root @param {string} name @param {string} value */
export const segment = (root, name, value) => root.locator(`[data-setting="${name}"] label:has([value="${value}"])`);

/** @param {import('@playwright/test').Locator} root @param {string} name @param {string} value */
export const pressSegment = (root, name, value) => segment(root, name, value).click();

/** The value of a setting, as its control has it. @param {import('@playwright/test').Locator} root @param {string} name */
export const valueOf = (root, name) => root.locator(`[data-setting="${name}"]`).evaluate((control) => /** @type {HTMLInputElement} */ (control).value);

/** Lets the page draw what was done so far: its frame was asked for before this one. @param {Page} page */
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));

/**
 * A figure of a page.
 * @param {Page} page
 * @param {import('@playwright/test').Locator} [root]  The sandbox, which has everything, where none is given.
 */
export const figureOn = (page, root = page.locator('[data-chapter="sandbox"]')) => {
  /** @param {string} name */
  const button = (name) => root.getByRole('button', { name, exact: true });
  /** The slider of a weight or bias. @param {string} name */
  const slider = (name) => root.getByRole('slider', { name, exact: true });
  /** The number box of a weight or bias. @param {string} name */
  const box = (name) => root.getByRole('textbox', { name: `${name}, as a number`, exact: true });

  /** The control of a setting. @param {'data' | 'noise' | 'layers' | 'activation' | 'learning-rate' | 'optimizer' | 'shading' | 'seed' | 'batch'} name */
  const setting = (name) => root.locator(`[data-setting="${name}"]`);

  /** Presses one of the segments of a setting. @param {'optimizer' | 'shading' | 'scheme'} name @param {string} value */
  const choose = (name, value) => pressSegment(root, name, value);

  /** Every readout at one moment, nothing where the page shows a dash. */
  const numbers = async () => {
    await drawn(page);
    const pairs = await root.locator('data[data-readout]').evaluateAll((all) =>
      all.map((data) => {
        const { value, dataset } = /** @type {HTMLDataElement} */ (data);
        return [dataset.readout ?? '', value === '' ? null : Number(value)];
      }),
    );
    return /** @type {Record<Readout, number>} */ (Object.fromEntries(pairs));
  };
  /** @param {Readout} name */
  const number = async (name) => (await numbers())[name];

  /** The value of a weight or bias of the selected unit, to three decimals. @param {string} name */
  const parameter = async (name) => {
    await drawn(page);
    return numberIn(await box(name).inputValue());
  };

  /** @param {string} letters */
  const select = (letters) => button(`Unit ${letters}`).click();
  /** A button whose words are free to change. @param {'home' | 'further' | 'zoom-in' | 'zoom-out' | 'new-data'} name */
  const action = (name) => root.locator(`[data-action="${name}"]`);

  return {
    page,
    root,
    button,
    action,
    setting,
    choose,
    slider,
    box,
    numbers,
    number,
    parameter,
    select,
    drawn: () => drawn(page),
    notice: root.getByRole('alert'),
    /** What is said about the place and the unit pointed at. */
    async pointed() {
      await drawn(page);
      return readPointed(await root.locator('[data-pointed]').innerText());
    },
    speed: root.getByLabel('Speed'),

    /** @param {'plane' | 'diagram' | 'loss'} name */
    canvas: (name) => root.locator(`canvas[data-figure="${name}"]`),
    /** The name of the selected unit. */
    title: root.locator('[data-card-title]'),

    /** Waits until the numbers are there, the last of them included: not those that the page shows with its still picture. */
    async ready() {
      await root.locator('.plane.still').waitFor({ state: 'hidden' });
      await root.locator('data[data-readout="linear-regions"]:not([value=""])').waitFor();
    },
    /** Opens a page and waits for the figure's numbers. @param {string} [fragment] a scene's link, or an element's id @param {'./' | './play/'} [address] */
    async open(fragment, address = './play/') {
      await page.goto(fragment === undefined ? address : `${address}#${fragment}`);
      await this.ready();
      return numbers();
    },
    /** The line that is the hinge of a unit of the first layer: z = a·x1 + b·x2 + c. Selects the unit. @param {string} letters */
    async line(letters) {
      await select(letters);
      return {
        a: await parameter(`${letters}: weight of x1`),
        b: await parameter(`${letters}: weight of x2`),
        c: await parameter(`${letters}: bias`),
      };
    },
    /** How many training points there are, by what is said of the selected unit; it must be on for some of them only. */
    async trainingPoints() {
      await drawn(page);
      const text = await root.locator('[data-card-facts]').innerText();
      return Number(/of (\d+) training points/.exec(text)?.[1]);
    },
  };
};

/** @typedef {ReturnType<typeof figureOn>} Figure */
