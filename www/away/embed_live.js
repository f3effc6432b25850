// @ts-check
/** The embed page come to life: loaded by its script when Run is pressed, with the core inside. */
import { startLive } from './live.js';

const section = /** @type {HTMLElement} */ (document.querySelector('.away'));

/** @param {string} type @param {unknown} [detail] */
const tell = (type, detail) => section.dispatchEvent(new CustomEvent(type, { detail }));

/** Opens a link; where the core broke, the frame as it loads has another. @param {import('./live.js').Figure} figure @param {string} link */
const open = (figure, link) => {
  if (figure.isBroken()) {
    location.replace(`#${link}`);
    location.reload();
  } else figure.open(link);
};

const start = async () => {
  try {
    const { link = '', page = '' } = section.dataset;
    const figure = await startLive(section, { link, page, isOnly: true });
    section.addEventListener('crease-told', (event) => {
      const { detail } = /** @type {CustomEvent<import('./messages.js').ToFigure>} */ (event);
      if (detail.type === 'crease:open') open(figure, detail.link);
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
