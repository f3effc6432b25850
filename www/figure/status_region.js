// @ts-check
/** The page's one status region: whatever changes by itself is told there, in its newest words, at most once a second. */

const SECOND = 1000;
/** Milliseconds in which a letter is heard. */
const LETTER = 50;

/** When the words of each are due. @type {Map<HTMLElement, number>} */
const due = new Map();
/** @type {HTMLElement | undefined} */
let region;
/** When something may be told again, and when all that was told is heard. */
let free = 0;
let heard = 0;
let timer = 0;

const flush = () => {
  const now = performance.now();
  const come = [...due].filter(([element, at]) => at <= now && due.delete(element));
  const text = come.map(([element]) => (element.checkVisibility() ? element.innerText.replace(/^×\s/, '') : '')).join(' ').trim();
  // Nobody needs to hear the same twice; what fades, such as “Copied”, is gone from here, too. A timer may come a little early: then it
  // is nobody's turn, and what is being read out stays.
  if (region && come.length > 0 && text !== region.textContent) {
    region.textContent = text;
    free = now + SECOND;
    heard = now + text.length * LETTER;
  }
  if (due.size > 0) wait();
};
const wait = () => {
  clearTimeout(timer);
  timer = window.setTimeout(flush, Math.max(free, Math.min(...due.values())) - performance.now());
};

/**
 * Tells what an element says when its time comes: at once; with `rest`, when nothing of it has changed for a second; with
 * `pace`, when what was told before is heard.
 * @param {HTMLElement} element @param {string} [when]
 */
export const tell = (element, when) => {
  if (!region) {
    region = Object.assign(document.createElement('div'), { className: 'visually-hidden' });
    // Firefox before 119 knows no such property.
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  const now = performance.now();
  due.set(element, when === 'rest' ? now + SECOND : when === 'pace' ? Math.max(now, heard) : now);
  wait();
};
