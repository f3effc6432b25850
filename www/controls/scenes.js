// @ts-check
/** Data and ready-made scenes as small pictures, to choose by. */
import { drawThumbnails } from '../figure/thumbnail.js';
import { words } from '../words/words.js';

/** Scenes to begin with, by the name of their words. @type {[name: string, link: string][]} */
const SCENES = [
  ['xor', '1;data=xor.200.10.1;net=4;act=relu;seed=8;step=600;end'],
  ['spiral', '1;data=spiral.200.10.1;net=8-8;act=relu;step=3000;end'],
  ['dying', '1;data=xor.200.10.1;net=8;act=relu;opt=sgd;lr=4;step=3;end'],
  ['origami', '1;data=xor.200.10.1;net=2;act=leaky;slope=-1;step=600;end'],
  ['coin', '1;data=xor.200.10.1;net=16;act=relu;pts=7FE4PlyPwr4BexRuP8P1qD4BMzMzP3E9Sj8AMzNzP83MDL-A16NwPz0KV78ACtdjvylcT78BKVxPPz0KFz8B4XpUv65HYT6AKVwPvwAAQD8A4XoUPx-FK78AhevRPmZm5j4BmpkZPwrXIz-Brkdhv1K4nr4AmpmZPq5HYb4AzcwMP-xRuL4BrkfhPYXrEb-AKVwPPgrXI74AZmYmP1yPQj4AhevRPnsULj4AKVwPPgAAAL-AexQuPs3MTD0AFK7HvuxRuL0AuB4FP4XrEb8AH4UrP83MTD6BhetRP4_C9b4AzcxMvgAAgD4BXI8Cvz0KF78BMzNzv4Xr0b6BXI8CP7geBb4ACtejPNej8L4AZmYmP4Xr0b4BPQpXv4_CNT-BzczMvVK4Hr8BzczMvhSuB78AuB4FP7gehb4AmpkZvqRwPb-BPQrXvilcDz4BXI9CPz0K1z4BH4XrvrgeBb8AzcxMvnE9Cj-B2HvD2g;seed=1;step=2000;end'],
];

/** The link of data of a kind: its points, of which there are few. Of a curve, with a network that follows it. @param {string} kind @param {boolean} isCurve */
const dataLink = (kind, isCurve) => `1;data=${kind}.90.0.1;test=0;net=${isCurve ? '8' : 'none'};act=relu;${isCurve ? 'step=600;' : ''}end`;

/** @param {string} label @param {string} name */
const pictureButton = (label, name) => {
  const button = Object.assign(document.createElement('button'), { type: 'button', title: label });
  button.setAttribute('aria-label', label);
  button.dataset.choice = name;
  const canvas = document.createElement('canvas');
  button.append(canvas);
  return { button, canvas };
};

/** @type {import('../figure/part.js').StartPart} */
export const startScenes = ({ root, explainer, turnPage, tell, ended }) => {
  const [data, scenes] = ['data', 'scenes'].map((name) => /** @type {HTMLElement | null} */ (root.querySelector(`[data-thumbnails="${name}"]`)));
  const select = /** @type {HTMLSelectElement | null} */ (root.querySelector('select[data-setting="data"]'));
  if (!data || !scenes || !select) return null;
  /** @type {import('../figure/thumbnail.js').Thumbnail[]} */
  const thumbnails = [];

  for (const option of select.options) {
    if (option.value === 'own') continue;
    const { button, canvas } = pictureButton(option.text, option.value);
    const group = option.parentElement instanceof HTMLOptGroupElement ? [...select.children].indexOf(option.parentElement) : 0;
    thumbnails.push({ canvas, link: dataLink(option.value, group > 1), points: true });
    button.addEventListener('click', () => {
      tell('pause');
      turnPage(() => void explainer.set('data', option.value));
    });
    data.append(button);
  }

  /** @param {string} link */
  const open = (link) => {
    tell('pause');
    turnPage(() => explainer.open(link));
  };
  for (const [name, link] of SCENES) {
    const { button, canvas } = pictureButton(words.scenes[name], name);
    thumbnails.push({ canvas, link, points: false });
    button.addEventListener('click', () => open(link));
    scenes.append(button);
  }
  const own = Object.assign(document.createElement('button'), { type: 'button', className: 'words', textContent: words.scenes.own });
  own.addEventListener('click', () => {
    const points = /** @type {HTMLDetailsElement | null} */ (root.querySelector('details[data-points]'));
    if (!points) return;
    points.open = true;
    points.querySelector('textarea')?.focus();
  });
  scenes.append(own);
  drawThumbnails(root, thumbnails, ended);

  let at = -1;
  return {
    sync({ changed, running }) {
      if (!changed || running) return;
      for (const button of /** @type {NodeListOf<HTMLElement>} */ (data.querySelectorAll('button'))) button.setAttribute('aria-pressed', String(button.dataset.choice === select.value));
    },
    hear(event, detail) {
      // A clicker in front of a class goes through the scenes.
      if (event !== 'scene' || typeof detail !== 'number') return;
      at = (at + detail + (at < 0 && detail < 0 ? 1 : 0) + SCENES.length) % SCENES.length;
      open(SCENES[at][1]);
    },
  };
};
