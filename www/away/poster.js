// @ts-check
/** A figure as it waits: its still, and a button. Nothing is loaded and nothing computed before that is pressed. */
import { offer } from './offer.js';
import { startPageLink } from './page_link.js';
import { saidBy, sketchOf } from './sketch.js';
import { unbent } from './unbent.js';

/** The chapter of scenes that name none. */
const ANY_SCENE = 'sandbox';

/** What a setting's control calls a value; the value where it does not know it. @param {HTMLElement} section @param {string} setting @param {string} value */
const labelOf = (section, setting, value) => section.querySelector(`[data-setting="${setting}"] [value="${value}"]`)?.closest('option, label')?.textContent ?? value;

/** The chapter that a link names, of those that have a figure; the standard one where it names none. @param {string} link @param {string[]} chapters */
export const chapterOf = (link, chapters) => {
  if (link === '') return chapters[0];
  const named = /;at=([\w-]+)/.exec(unbent(link))?.[1] ?? '';
  return chapters.includes(named) ? named : 'sandbox';
};

/**
 * @param {HTMLElement} section  A figure that is asleep.
 * @param {object} given
 * @param {string} given.link    The scene to open; empty for the figure's own.
 * @param {import('./options.js').Options} given.options
 * @param {string} given.page    The whole address of the figure's page; empty where nobody knows it.
 * @param {() => Promise<void>} given.run  Brings the figure to life; rejects where that cannot be.
 */
export const startPoster = (section, { link, options, page, run }) => {
  const button = /** @type {HTMLButtonElement} */ (section.querySelector('[data-run]'));
  const example = /** @type {HTMLElement} */ (section.querySelector('[data-example]'));
  const full = startPageLink(section, page);
  /** @type {Promise<boolean> | undefined} */
  let running;
  offer(section, options);

  const words = example.textContent ?? '';
  const sheet = section.querySelector('.sheet');
  /** @param {string} scene */
  const show = (scene) => {
    example.textContent = words;
    example.hidden = scene === '' || scene === section.dataset.scene;
    sheet?.querySelector('.sketch')?.remove();
    if (!example.hidden) showSketch(scene);
    full.show(scene);
  };
  /** Draws what the link says; in a chapter with its own points, over its picture. @param {string} scene */
  const showSketch = (scene) => {
    const { sketch = '', sketchStep = '', sketchSeed = '', sketchChapter = '' } = example.dataset;
    const [said, own] = [saidBy(scene), saidBy(section.dataset.scene ?? '')];
    const isOfChapter = section.dataset.chapter !== ANY_SCENE && said.data === own.data;
    const { data, hidden, activation, step, seed } = said;
    const manner = [labelOf(section, 'activation', activation), step && sketchStep.replace('{value}', step), seed && sketchSeed.replace('{value}', seed)].filter(Boolean).join(' · ');
    example.textContent = (isOfChapter ? sketchChapter : sketch).replace('{scene}', [labelOf(section, 'data', data), hidden.join('-') || '0', manner].join(' · '));
    sheet?.append(sketchOf(scene, { label: example.textContent, manner, overPicture: isOfChapter }));
  };
  show(link);

  const start = async () => {
    button.disabled = true;
    try {
      await run();
      button.remove();
      example.hidden = true;
      return true;
    } catch (error) {
      button.disabled = false;
      running = undefined;
      console.info(error);
      return false;
    }
  };
  /** Brings the figure to life, once; tells whether it lives. */
  const wake = () => (running ??= start());
  button.addEventListener('click', () => void wake());
  return { show, wake };
};
