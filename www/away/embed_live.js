// @ts-check
/** The embed page come to life: loaded by its script when Run is pressed, with the core inside. */
import { startLive } from './live.js';

const section = /** @type {HTMLElement} */ (document.querySelector('.away'));

/** @param {string} type @param {unknown} [detail] */
const tell = (type, detail) => section.dispatchEvent(new CustomEvent(type, { detail }));

const start = async () => {
  try {
    const { link = '', page = '' } = section.dataset;
    const figure = await startLive(section, { link, page, isOnly: true });
    section.addEventListener('crease-told', (event) => {
      const { detail } = /** @type {CustomEvent<import('./messages.js').ToFigure>} */ (event);
      if (detail.type === 'crease:open') figure.open(detail.link);
      else if (detail.type === 'crease:train') figure.tell(detail.on ? 'start' : 'pause');
    });
    tell('crease-alive');
  } catch (error) {
    tell('crease-dead', error);
  }
};

section.addEventListener('crease-again', (event) => {
  event.preventDefault();
  void start();
});
void start();
