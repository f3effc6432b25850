// @ts-check
/**
 * Light or dark by the reader's choice, for as long as the page is open. Whatever asks for the system's colours (rules of the
 * style, sources of pictures) gets the reader's answer, so that the style says every colour once.
 */
import { THEME_CHANGE } from '../figure/theme.js';

const ASKS = /\(prefers-color-scheme: (light|dark)\)/;

/** What asked for the system's colours before the first choice, with its words then. @type {Map<MediaList | HTMLSourceElement | HTMLMetaElement, string> | undefined} */
let asking;

/** All rules of a list, with those inside others. @param {CSSRuleList} rules @returns {CSSRule[]} */
const rulesIn = (rules) => [...rules].flatMap((rule) => [rule, ...('cssRules' in rule ? rulesIn(/** @type {CSSGroupingRule} */ (rule).cssRules) : [])]);

const pageRules = () => [...document.styleSheets].flatMap(({ cssRules }) => rulesIn(cssRules));

const findAsking = () => {
  const lists = pageRules().flatMap((rule) => (rule instanceof CSSMediaRule ? rule.media : []));
  const elements = /** @type {NodeListOf<HTMLSourceElement | HTMLMetaElement>} */ (document.querySelectorAll('[media]'));
  return new Map([...lists, ...elements].map((asks) => /** @type {[typeof asks, string]} */ ([asks, asks instanceof MediaList ? asks.mediaText : asks.media])).filter(([, words]) => ASKS.test(words)));
};

/** @param {HTMLElement} list  With the switch. @param {string} choice  `light`, `dark` or `system`. */
export const choose = (list, choice) => {
  const fixed = choice !== 'system';
  asking ??= findAsking();
  for (const [asks, words] of asking) {
    const answer = fixed ? words.replace(ASKS, (_, scheme) => (scheme === choice ? '(min-width: 0px)' : '(max-width: 0px)')) : words;
    if (asks instanceof MediaList) asks.mediaText = answer;
    else asks.media = answer;
  }
  // Controls and scroll bars of the browser's own follow the root.
  const root = pageRules().find((rule) => rule instanceof CSSStyleRule && rule.selectorText === ':root');
  if (root instanceof CSSStyleRule) root.style.colorScheme = fixed ? choice : 'light dark';
  const { dataset } = document.documentElement;
  if (fixed) dataset.theme = choice;
  else delete dataset.theme;
  for (const button of list.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.value === choice));
  dispatchEvent(new Event(THEME_CHANGE));
};
