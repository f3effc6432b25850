// @ts-check
/**
 * What a scenario can do with a browser, whichever it is. Each driver makes one of these of its own means: real presses, keys and
 * drags, and scripts only to read.
 *
 * A place in a page is where a figure stands: the page itself, or a frame in it.
 * @typedef {object} Place
 * @property {<A extends unknown[], T>(run: (...given: A) => T, ...given: A) => Promise<Awaited<T>>} evaluate  Runs a function there;
 *   it can use nothing from outside itself.
 * @property {(selector: string) => Promise<void>} click  Presses what is there, once it is in view.
 * @property {(selector: string, text: string) => Promise<void>} type  Writes into a field, in place of what stands in it.
 * @property {(selector: string, way: Way) => Promise<void>} drag  With the mouse.
 * @property {(selector: string, way: Way) => Promise<void>} touch  With a finger.
 * @property {(selector: string) => Promise<Place>} frame  The page in a frame.
 *
 * Where a drag begins and ends, in shares of the element's width and height.
 * @typedef {{ from: [number, number], to: [number, number] }} Way
 *
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} open
 * @property {(name: 'Tab' | 'Enter' | 'Escape' | 'Space' | 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'End' | 'Home' | ',' | '.' | 'z') => Promise<void>} key
 *   Presses a key where the focus is.
 * @property {(width: number, height: number) => Promise<void>} size
 *
 * @typedef {Place & Page} Tab
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {() => Promise<Tab>} tab  A page with nothing in it.
 * @property {() => Promise<void>} close
 */

/** Milliseconds that something may take to come, on a busy machine. */
const PATIENCE = 40_000;
const BETWEEN = 50;

/**
 * Waits until a function in the page gives something that counts as true, and returns it.
 * @template {unknown[]} A @template T
 * @param {Place} place @param {string} what  For the error.
 * @param {(...given: A) => T} holds @param {A} given
 */
export const until = async (place, what, holds, ...given) => {
  const end = performance.now() + PATIENCE;
  for (;;) {
    /** @type {unknown} */
    let cause;
    try {
      const found = await place.evaluate(holds, ...given);
      if (found) return found;
    } catch (error) {
      // A page that is being left answers nothing.
      cause = error;
    }
    if (performance.now() > end) throw new Error(`waited ${PATIENCE / 1000} s in vain: ${what}`, { cause });
    await new Promise((done) => setTimeout(done, BETWEEN));
  }
};

/** Most times that an element may be made anew while it is reached for. */
const TRIES = 5;

/** Does something to an element, again where the page has put another in its place meanwhile. @param {() => Promise<void>} work */
export const again = async (work) => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !/detached|stale/i.test(String(error))) throw error;
    }
  }
};

/** Waits until a control does what it says: a press on one that rests is lost. @param {Place} place @param {string} selector */
export const pressable = (place, selector) =>
  until(place, `${selector} can be pressed`, (of) => document.querySelector(of)?.matches(':not(:disabled, [aria-disabled="true"])') ?? false, selector);

/** Waits until something can be seen. @param {Place} place @param {string} selector */
export const shown = (place, selector) => until(place, selector, (of) => document.querySelector(of)?.checkVisibility() ?? false, selector);

/** The text of an element. @param {Place} place @param {string} selector */
export const read = (place, selector) => place.evaluate((of) => document.querySelector(of)?.textContent?.trim() ?? '', selector);

/** A number as the page keeps it in an element. @param {Place} place @param {string} selector */
export const number = (place, selector) =>
  place.evaluate((of) => {
    const { value = '' } = /** @type {Partial<HTMLDataElement>} */ (document.querySelector(of) ?? {});
    return value === '' ? NaN : Number(value);
  }, selector);

/** Waits until a number of the page is more than that. @param {Place} place @param {string} selector @param {number} least */
export const above = (place, selector, least) =>
  until(place, `${selector} above ${least}`, (of, than) => Number(/** @type {HTMLDataElement | null} */ (document.querySelector(of))?.value || NaN) > than, selector, least);

/** Waits until a control or a number of the page has a value. @param {Place} place @param {string} selector @param {string} value */
export const is = (place, selector, value) => until(place, `${selector} is ${value}`, (of, wanted) => /** @type {HTMLDataElement | null} */ (document.querySelector(of))?.value === wanted, selector, value);

/** Waits until a text has come. @param {Place} place @param {string} selector @param {string} text */
export const says = (place, selector, text) => until(place, `${selector} says "${text}"`, (of, words) => document.querySelector(of)?.textContent?.includes(words) ?? false, selector, text);

/** Chooses a value of a select or a slider as the reader's hand does, which takes it there by events. @param {Place} place @param {string} selector @param {string} value */
export const choose = (place, selector, value) =>
  place.evaluate(
    (of, chosen) => {
      const control = /** @type {HTMLInputElement} */ (document.querySelector(of));
      control.value = chosen;
      for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
    },
    selector,
    value,
  );
