// @ts-check
/** One line above the figure for what went wrong or was changed; it stays until it is closed or replaced. */
import { sentence, words } from '../words/words.js';
import { tell } from './status_region.js';

/** @typedef {import('../types/core.d.ts').Problem} Problem */

/** Whether something thrown is a problem the core reports, and not a defect. @param {unknown} error @returns {error is Problem} */
export const isProblem = (error) => typeof error === 'object' && error !== null && 'code' in error && 'values' in error;

/** @param {string} tag @param {string} className @param {string} [text] */
const element = (tag, className, text = '') => Object.assign(document.createElement(tag), { className, textContent: text });

/** Whether a link leads to this very page. @param {HTMLAnchorElement} anchor */
const isHere = ({ href }) => href.split('#')[0] === location.href.split('#')[0];

/** @param {HTMLElement} root */
export const startNotice = (root) => {
  const box = element('p', 'notice');
  const text = element('span', 'notice-text');
  const button = /** @type {HTMLButtonElement} */ (element('button', 'notice-action'));
  const close = /** @type {HTMLButtonElement} */ (element('button', 'quiet', '×'));
  button.type = close.type = 'button';
  close.setAttribute('aria-label', words.buttons.close);
  box.dataset.notice = '';
  box.hidden = true;
  box.append(text, ' ', button, ' ', close);
  // Where what is said would move what can be pressed, it has a place of its own.
  (root.querySelector('[data-notices]') ?? root).prepend(box);
  /** @type {(() => void) | undefined} */
  let action;

  const hide = () => {
    box.hidden = true;
  };
  close.addEventListener('click', hide);
  button.addEventListener('click', () => {
    hide();
    action?.();
  });

  /** @param {string} message @param {{ label: string, act: () => void }} [offer] @param {string} [problem] its code @param {boolean} [isAlarm] whether it cannot wait */
  const say = (message, offer, problem = '', isAlarm = true) => {
    if (isAlarm) box.setAttribute('role', 'alert');
    else box.removeAttribute('role');
    box.dataset.problem = problem;
    text.textContent = message;
    button.hidden = !offer;
    button.textContent = offer?.label ?? '';
    action = offer?.act;
    box.hidden = false;
    if (!isAlarm) tell(text);
  };

  return {
    hide,
    say,
    /** @param {Problem} problem @param {{ label: string, act: () => void }} [offer] */
    tell: (problem, offer) => say(sentence(problem), offer, problem.code),
    /** Says that a part of the page did not come. @param {unknown} error */
    missed(error) {
      say(sentence({ code: 'not-fetched', values: {} }));
      console.info(error);
    },
    /** Says something that nobody has to do anything about. @param {string} code */
    mention: (code) => say(sentence({ code, values: {} }), undefined, code, false),
    /** Says something with a link to a scene after it, where it has an address. @param {string} message @param {string} address @param {string} label */
    sayWithLink(message, address, label) {
      say(`${message} `);
      if (address === '') return;
      const anchor = Object.assign(document.createElement('a'), { href: address, textContent: label });
      // The address differs only behind its #, which alone would not load the page again.
      if (isHere(anchor)) anchor.addEventListener('click', () => setTimeout(() => location.reload()));
      else Object.assign(anchor, { target: '_blank', rel: 'noopener' });
      text.append(anchor);
    },
    /** Says that a value was held within its limits. @param {import('../types/core.d.ts').ClampNote | null | undefined} clamp */
    tellClamp(clamp) {
      if (clamp) say(sentence({ code: 'clamped', values: { ...clamp } }));
    },
    panic: (/** @type {string} */ message) => sentence({ code: 'panic', values: { message } }),
  };
};
