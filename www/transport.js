// @ts-check
/** Train, step, undo and pass on: the buttons below the figure. */
import { words } from './words.js';

/** Milliseconds that "Copied" stays. */
const COPIED = 2500;

/** @param {string} text */
const copyByCommand = (text) => {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
};

/** Copies text; some frames forbid one way or the other. @param {string} text */
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
};

/**
 * @param {{
 *   root: HTMLElement,
 *   explainer: import('./pkg/crease.js').Explainer,
 *   act: (change: () => void) => void,
 *   turnPage: (change: () => void) => void,
 *   loop: ReturnType<typeof import('./loop.js').startLoop>,
 *   address: ReturnType<typeof import('./address.js').startAddress>,
 *   notice: ReturnType<typeof import('./notice.js').startNotice>,
 * }} figure
 */
export const startTransport = ({ root, explainer, act, turnPage, loop, address, notice }) => {
  /** @param {string} name */
  const button = (name) => /** @type {HTMLButtonElement} */ (root.querySelector(`[data-action="${name}"]`));
  const status = /** @type {HTMLElement} */ (root.querySelector('[data-status]'));
  const speed = /** @type {HTMLInputElement} */ (root.querySelector('[data-speed]'));
  const speedValue = /** @type {HTMLElement} */ (root.querySelector('[data-speed-value]'));
  let fading = 0;

  const pause = () => {
    if (!loop.running) return;
    loop.run(false);
    act(() => explainer.letGo());
  };
  const start = () => {
    explainer.letGo();
    loop.run(true);
  };
  const copyLink = async () => {
    const href = address.href();
    if (await copy(href)) {
      status.textContent = words.buttons.copied;
      clearTimeout(fading);
      fading = window.setTimeout(() => (status.textContent = ''), COPIED);
    } else notice.sayWithLink(words.problems['clipboard-refused']({}), href, href);
  };
  /** @param {() => void} change */
  const paused = (change) => () => {
    pause();
    act(change);
  };

  /** @type {Record<string, () => void>} */
  const actions = {
    train: () => (loop.running ? pause() : start()),
    step: paused(() => explainer.train(1)),
    reset: paused(() => explainer.reset()),
    'new-weights': paused(() => explainer.drawWeights()),
    undo: paused(() => void explainer.undo()),
    redo: paused(() => void explainer.redo()),
    'copy-link': () => void copyLink(),
    'new-data': () => turnPage(() => explainer.drawSamples()),
    'more-units': () => turnPage(() => explainer.resizeLastLayer(true)),
    'fewer-units': () => turnPage(() => explainer.resizeLastLayer(false)),
    'zoom-in': () => act(() => explainer.zoom(0.8)),
    'zoom-out': () => act(() => explainer.zoom(1.25)),
    further: () => act(() => explainer.lookFurtherOut()),
    home: () => act(() => explainer.lookHome()),
  };
  for (const [name, action] of Object.entries(actions)) button(name).addEventListener('click', action);

  const showSpeed = () => {
    loop.setSpeed(Number(speed.value));
    speedValue.textContent = words.speeds[Number(speed.value)];
    speed.setAttribute('aria-valuetext', words.speeds[Number(speed.value)]);
  };
  speed.addEventListener('input', showSpeed);
  showSpeed();

  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'range';
    if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      actions[key === 'y' || event.shiftKey ? 'redo' : 'undo']();
    }
  });

  return {
    pause,
    /** Brings the buttons in line with the scene. @param {{ canUndo: boolean, canRedo: boolean }} readout */
    sync({ canUndo, canRedo }) {
      button('train').textContent = loop.running ? words.buttons.pause : words.buttons.train;
      button('undo').disabled = !canUndo;
      button('redo').disabled = !canRedo;
    },
  };
};
