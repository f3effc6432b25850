// @ts-check
// What is wrong with the layout of the page that is open: text cut off, run over or out of the window, controls out of reach.

/**
 * A way to set the page.
 * @typedef {object} Setting
 * @property {import('./type.js').Type} type
 * @property {number} size  Of the text, in percent of the reader's own.
 */

/**
 * Everything wrong with the page that is open, at its window's size, set in each of these ways in turn: sentences that name the
 * window's width, the setting and the element.
 * @param {import('@playwright/test').Page} page  Where `bringType` was.
 * @param {Setting[]} settings
 * @param {string} [within]  A selector of the part that is looked at.
 * @returns {Promise<string[]>}
 */
export const faultsOf = (page, settings, within = 'body') => page.evaluate(faultsWithin, { settings, within });

/** Runs in the page, so it can use nothing from outside itself. @param {{ settings: Setting[], within: string }} asked */
function faultsWithin({ settings, within }) {
  /** CSS pixels that may be missing: browsers round. */
  const ROUNDING = 1;
  /** The part of a line's height, above and below, that letters leave empty or nearly so. */
  const LEADING = 0.3;
  /** CSS pixels: a slider that is shorter cannot be set to anything. */
  const SLIDER = 64;
  const CONTROLS = 'button, select, input, textarea, summary, a[href]';
  const root = document.documentElement;
  const part = document.querySelector(within);
  if (!part) throw new Error(`nothing is ${within}`);

  /** @typedef {{ element: Element, left: number, right: number, top: number, bottom: number, text?: string }} Box */

  /** @param {Element} element */
  const named = (element) => {
    const { outerHTML } = /** @type {Element} */ (element.cloneNode(false));
    const start = outerHTML.replace(/<\/[\w-]+>$/, '').slice(0, 120);
    const said = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    return `${start}${said.length > 50 ? `${said.slice(0, 50)}…` : said}`;
  };

  /** The element and all around it, from the inside out. @param {Element | null} element */
  const upFrom = (element) => {
    const all = [];
    for (let one = element; one && one !== root; one = one.parentElement) all.push(one);
    return all;
  };

  /** Read aloud and never seen, or not before it has the focus. @param {Element} element */
  const isHeard = (element) => element.closest('.visually-hidden, .skip') !== null || upFrom(element).some((one) => getComputedStyle(one).clipPath === 'inset(50%)');

  /** @param {Element} element */
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isHeard(element);

  /** @param {DOMRect} rect @param {Element} element @returns {Box} */
  const boxOf = (rect, element) => ({ element, left: rect.left, right: rect.right, top: rect.top + scrollY, bottom: rect.bottom + scrollY });

  /** The lines of every text that is seen. */
  const linesOf = () => {
    /** @type {Box[]} */
    const lines = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const { parentElement: element, textContent: text } = node;
      if (!element || !text?.trim() || element.closest('script, style, option, math, textarea') || !isSeen(element)) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > ROUNDING) lines.push({ ...boxOf(rect, element), text });
    }
    return lines;
  };

  /** @param {Box} box */
  const letters = ({ element, left, right, top, bottom }) => {
    const trim = LEADING * (bottom - top);
    return { element, left: left + ROUNDING, right: right - ROUNDING, top: top + trim, bottom: bottom - trim };
  };

  /** @param {Box} one @param {Box} other */
  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  /** Pairs of boxes that lie on each other and are not inside each other. @param {Box[]} boxes */
  const overlaps = (boxes) => {
    const sorted = boxes.toSorted((one, other) => one.top - other.top);
    /** @type {[Box, Box][]} */
    const pairs = [];
    sorted.forEach((one, place) => {
      for (let next = place + 1; next < sorted.length && sorted[next].top < one.bottom; next += 1) {
        const other = sorted[next];
        if (meet(one, other) && !one.element.contains(other.element) && !other.element.contains(one.element)) pairs.push([one, other]);
      }
    });
    return pairs;
  };

  /** The faults of the page as it stands. @returns {string[]} */
  const faults = () => {
    /** @type {Map<Element, string>} */
    const found = new Map();
    /** @param {Element} element @param {string} wrong */
    const fault = (element, wrong) => {
      if (!found.has(element)) found.set(element, wrong);
    };
    const { clientWidth: width } = root;
    const lines = linesOf();
    const all = [...part.querySelectorAll('*')].filter(
      (one) => (one.namespaceURI === root.namespaceURI || one.localName === 'math') && isSeen(one) && one.getBoundingClientRect().width > 0,
    );
    const controls = all.filter((one) => one.matches(CONTROLS));

    // Beyond the window's edges.
    for (const { element, left, right } of [...all.map((one) => boxOf(one.getBoundingClientRect(), one)), ...lines]) {
      if (right > width + ROUNDING) fault(element, `reaches ${Math.round(right - width)} px beyond the right edge`);
      if (left < -ROUNDING) fault(element, `reaches ${Math.round(-left)} px beyond the left edge`);
    }
    if (root.scrollWidth > width && found.size === 0) fault(root, `scrolls sideways by ${root.scrollWidth - width} px`);

    // Cut off by what is around it, or out of its own box.
    for (const line of lines) {
      let isOwn = true;
      for (const around of upFrom(line.element)) {
        const { display, overflowX, overflowY } = getComputedStyle(around);
        if (display === 'contents' || display === 'inline') continue;
        const box = boxOf(around.getBoundingClientRect(), around);
        const across = Math.max(line.right - box.right, box.left - line.left);
        const along = Math.max(letters(line).bottom - box.bottom, box.top - letters(line).top);
        if (isOwn && across > ROUNDING) fault(line.element, `runs ${Math.round(across)} px out of its box, ${named(around)}`);
        if (isOwn && along > ROUNDING && !around.matches('.parameters *')) fault(line.element, `runs ${Math.round(along)} px out of its box, up or down, ${named(around)}`);
        isOwn = false;
        if (overflowX !== 'visible' && across > ROUNDING) fault(line.element, `is cut off by ${Math.round(across)} px, by ${named(around)}`);
        if ((overflowY === 'hidden' || overflowY === 'clip') && along > ROUNDING) fault(line.element, `is cut off by ${Math.round(along)} px, up or down, by ${named(around)}`);
      }
    }
    for (const element of all) {
      if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || element.readOnly) continue;
      const over = element.scrollWidth - element.clientWidth;
      if (over > ROUNDING) fault(element, `hides ${over} px of what is in it: ${element.value}`);
    }
    for (const element of controls) {
      if (element instanceof HTMLSelectElement) {
        const whole = element.cloneNode(true);
        if (!(whole instanceof HTMLSelectElement)) continue;
        // How wide it would be with room for its choice.
        whole.replaceChildren(new Option(element.selectedOptions[0]?.text));
        whole.className = element.className;
        whole.style.cssText = 'position: absolute; max-width: none; width: max-content; min-width: 0; visibility: hidden';
        element.after(whole);
        const missing = whole.getBoundingClientRect().width - element.getBoundingClientRect().width;
        whole.remove();
        const row = upFrom(element.parentElement).find((one) => one.localName !== 'label' && !['inline', 'contents'].includes(getComputedStyle(one).display));
        const room = row ? row.getBoundingClientRect().width - element.getBoundingClientRect().width : 0;
        if (missing > ROUNDING && room > ROUNDING) fault(element, `hides ${Math.round(missing)} px of its choice "${element.selectedOptions[0]?.text}" and has ${Math.round(room)} px of room`);
      }
      if (element instanceof HTMLInputElement && element.type === 'range') {
        const long = element.getBoundingClientRect().width;
        if (long < SLIDER) fault(element, `is a slider of ${Math.round(long)} px`);
      }
    }

    // On top of each other. A link breaks into lines, so it is its text that counts; what is on a picture on purpose has no place of its own.
    const stands = (/** @type {Element} */ one) => one.matches('button, select, input, textarea, summary, canvas, img') && !one.matches('[type="radio"], [type="checkbox"]') && !one.closest('.start, .sheet');
    const things = all.filter(stands).map((one) => boxOf(one.getBoundingClientRect(), one));
    const trimmed = things.map((box) => ({ ...box, left: box.left + ROUNDING, right: box.right - ROUNDING, top: box.top + ROUNDING, bottom: box.bottom - ROUNDING }));
    const sheets = all.filter((one) => one.matches('.sheet')).map((one) => boxOf(one.getBoundingClientRect(), one));
    for (const [one, other] of overlaps([...lines.filter(({ element }) => !element.closest('.start')).map(letters), ...trimmed, ...sheets])) {
      if (one.element === other.element) continue;
      fault(one.element, `lies on ${named(other.element)}`);
    }
    return [...found].map(([element, wrong]) => `${named(element)} ${wrong}`);
  };

  return settings.flatMap(({ type, size }) => {
    root.dataset.type = type;
    root.style.fontSize = `${size}%`;
    return faults().map((fault) => `at ${innerWidth} px, text ${size} %, ${type} type: ${fault}`);
  });
}
