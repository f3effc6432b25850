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
  /** What may be wider than the window: a table in a box that keys and fingers scroll. */
  const SCROLLED = '[role="region"][tabindex="0"]';
  /** What takes its place in the page; a link or a label breaks into lines, so of them the text counts. */
  const THINGS = 'button, select, input:not([type="radio"]), textarea, summary, canvas, img';
  const root = document.documentElement;
  const part = document.querySelector(within);
  if (!part) throw new Error(`nothing is ${within}`);

  /** @typedef {{ element: Element, left: number, right: number, top: number, bottom: number }} Box */

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

  /** The box around an element that scrolls by itself, if there is one. @param {Element} element */
  const scrollerOf = (element) => element.parentElement?.closest(SCROLLED) ?? null;

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
      const { parentElement: element } = node;
      if (!element || !node.textContent?.trim() || element.closest('script, style, option, math, textarea') || !isSeen(element)) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > ROUNDING) lines.push(boxOf(rect, element));
    }
    return lines;
  };

  /** @param {Box} box @param {number} across @param {number} [along] */
  const shrunk = ({ element, left, right, top, bottom }, across, along = across) => ({ element, left: left + across, right: right - across, top: top + along, bottom: bottom - along });

  /** The box of a line's letters alone. @param {Box} line */
  const letters = (line) => shrunk(line, ROUNDING, LEADING * (line.bottom - line.top));

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

  /** Whether the element makes a box of its own, which its text has to stay in. @param {Element} element */
  const isBox = (element) => !['contents', 'inline'].includes(getComputedStyle(element).display);

  /** Tells a fault: of an element, in words that follow its name. @typedef {(element: Element, wrong: string) => void} Tell */

  /** What reaches beyond the window's edges. @param {Box[]} boxes @param {Tell} tell */
  const findBeyond = (boxes, tell) => {
    for (const { element, left, right } of boxes) {
      if (scrollerOf(element)) continue;
      if (right > root.clientWidth + ROUNDING) tell(element, `reaches ${Math.round(right - root.clientWidth)} px beyond the right edge`);
      if (left < -ROUNDING) tell(element, `reaches ${Math.round(-left)} px beyond the left edge`);
    }
  };

  /** Text that runs out of its box, or that a box around it cuts off. @param {Box[]} lines @param {Tell} tell */
  const findCutOff = (lines, tell) => {
    for (const line of lines) {
      const scroller = line.element.closest(SCROLLED);
      upFrom(line.element)
        .filter((around) => isBox(around) && (!scroller || (around !== scroller && scroller.contains(around))))
        .forEach((around, place) => {
          const { overflowX, overflowY } = getComputedStyle(around);
          const box = boxOf(around.getBoundingClientRect(), around);
          const across = Math.round(Math.max(line.right - box.right, box.left - line.left));
          const along = Math.round(Math.max(letters(line).bottom - box.bottom, box.top - letters(line).top));
          const where = named(around);
          if (place === 0 && across > ROUNDING) tell(line.element, `runs ${across} px out of its box, ${where}`);
          if (place === 0 && along > ROUNDING) tell(line.element, `runs ${along} px out of its box, up or down, ${where}`);
          if (overflowX !== 'visible' && across > ROUNDING) tell(line.element, `is cut off by ${across} px, by ${where}`);
          if (['hidden', 'clip'].includes(overflowY) && along > ROUNDING) tell(line.element, `is cut off by ${along} px, up or down, by ${where}`);
        });
    }
  };

  /** How much of its choice a list hides, in CSS pixels, and how much wider it could be. @param {HTMLSelectElement} list */
  const hiddenOf = (list) => {
    const { width } = list.getBoundingClientRect();
    const whole = /** @type {HTMLSelectElement} */ (list.cloneNode(false));
    whole.append(new Option(list.selectedOptions[0]?.text));
    whole.style.cssText = 'position: absolute; max-width: none; width: max-content; min-width: 0; visibility: hidden';
    list.after(whole);
    const missing = Math.round(whole.getBoundingClientRect().width - width);
    whole.remove();
    const row = upFrom(list.parentElement).find((one) => one.localName !== 'label' && isBox(one));
    return { missing, room: row ? Math.round(row.getBoundingClientRect().width - width) : 0 };
  };

  /** Fields that hide what is in them, and sliders that are too short. @param {Element[]} all @param {Tell} tell */
  const findTooNarrow = (all, tell) => {
    for (const element of all) {
      if (element instanceof HTMLSelectElement) {
        const { missing, room } = hiddenOf(element);
        if (missing > ROUNDING && room > ROUNDING) tell(element, `hides ${missing} px of its choice "${element.selectedOptions[0]?.text}", with ${room} px of room`);
      }
      if (element instanceof HTMLInputElement && element.type === 'range' && element.offsetWidth < SLIDER) tell(element, `is a slider of ${element.offsetWidth} px`);
      if ((element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && !element.readOnly) {
        const over = element.scrollWidth - element.clientWidth;
        if (over > ROUNDING) tell(element, `hides ${over} px of what is in it: ${element.value}`);
      }
    }
  };

  /** What lies on something else. @param {Element[]} all @param {Box[]} lines @param {Tell} tell */
  const findOverlaps = (all, lines, tell) => {
    // What is on a picture on purpose has no place of its own.
    const isOnPicture = (/** @type {Element} */ one) => {
      const notice = one.closest('.notice');
      // One that hangs over what is below it can be closed.
      return one.closest('.start, .sheet') !== null || (notice !== null && getComputedStyle(notice).position === 'absolute');
    };
    const things = all.filter((one) => one.matches('.sheet') || (one.matches(THINGS) && !isOnPicture(one)));
    const boxes = things.map((one) => shrunk(boxOf(one.getBoundingClientRect(), one), ROUNDING));
    // Of what is in a box that scrolls, there is only what is seen of it.
    const isInBox = (/** @type {Box} */ { element, right, bottom }) => {
      const scroller = element.closest(SCROLLED);
      if (!scroller) return true;
      const box = boxOf(scroller.getBoundingClientRect(), scroller);
      return right <= box.right && bottom <= box.bottom;
    };
    for (const [one, other] of overlaps([...lines.filter((line) => !isOnPicture(line.element) && isInBox(line)).map(letters), ...boxes])) {
      tell(one.element, `lies on ${named(other.element)}`);
    }
  };

  /** The faults of the page as it stands. @returns {string[]} */
  const faults = () => {
    /** Of each element the first. @type {Map<Element, string>} */
    const found = new Map();
    /** @type {Tell} */
    const tell = (element, wrong) => void (found.has(element) || found.set(element, wrong));
    const lines = linesOf();
    const all = [...part.querySelectorAll('*')].filter(
      (one) => (one.namespaceURI === root.namespaceURI || one.localName === 'math') && isSeen(one) && one.getBoundingClientRect().width > 0,
    );
    findBeyond([...all.map((one) => boxOf(one.getBoundingClientRect(), one)), ...lines], tell);
    if (root.scrollWidth > root.clientWidth && found.size === 0) tell(root, `scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);
    findCutOff(lines, tell);
    findTooNarrow(all, tell);
    findOverlaps(all, lines, tell);
    return [...found].map(([element, wrong]) => `${named(element)} ${wrong}`);
  };

  return settings.flatMap(({ type, size }) => {
    root.dataset.type = type;
    root.style.fontSize = `${size}%`;
    // What stays at the window's edge while the page goes by is measured where it stands of itself.
    const sticking = /** @type {HTMLElement[]} */ ([...part.querySelectorAll('*')]).filter((one) => getComputedStyle(one).position === 'sticky');
    for (const one of sticking) one.style.position = 'static';
    const found = faults();
    for (const one of sticking) one.style.position = '';
    return found.map((fault) => `at ${innerWidth} px, text ${size} %, ${type} type: ${fault}`);
  });
}
