// @ts-check
/** Train, step, undo and pass on: the buttons below the figure. */
import { isWritten, letterOf } from '../figure/keys.js';
import { write } from '../figure/write.js';
import { copy, isOnlyHere } from '../share/clipboard.js';
import { sentence, words } from '../words/words.js';

/** Milliseconds that "Copied" stays. */
const COPIED = 2500;
/** The speed of a figure without a slider for it: ten steps a frame. */
const STANDARD_SPEED = 3;

/** @type {import('../figure/part.js').StartPart} */
export const startTransport = ({ root, explainer, act, turnPage, loop, link, href, isCurrent, notice, ended }) => {
  /** @param {string} name */
  const button = (name) => /** @type {HTMLButtonElement | null} */ (root.querySelector(`[data-action="${name}"]`));
  const status = /** @type {HTMLElement | null} */ (root.querySelector('[data-status]'));
  const speed = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-speed]'));
  const speedValue = /** @type {HTMLElement | null} */ (root.querySelector('[data-speed-value]'));
  let fading = 0;
  /** @param {string} text */
  const say = (text) => {
    write(status, text);
  };

  /** @param {boolean} running */
  const showRunning = (running) => {
    const train = button('train');
    if (!train) return;
    write(train, running ? words.buttons.pause : words.buttons.train);
    train.toggleAttribute('data-running', running);
  };
  const pause = () => {
    if (!loop.running) return;
    loop.run(false);
    showRunning(false);
    act(() => explainer.endGesture());
  };
  const start = () => {
    explainer.endGesture();
    loop.run(true);
    showRunning(true);
  };
  const copyLink = async () => {
    const address = href();
    if (address === '') {
      notice.say(words.copying.noAddress({ link: link(), copied: await copy(link()) }));
    } else if (await copy(address)) {
      clearTimeout(fading);
      if (isOnlyHere(address)) say(words.copying.onlyHere);
      else {
        say(words.buttons.copied);
        fading = window.setTimeout(() => say(''), COPIED);
      }
    } else notice.sayWithLink(sentence({ code: 'clipboard-refused', values: {} }), address, address);
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
    'zoom-in': () => act(() => explainer.zoom(0.8)),
    'zoom-out': () => act(() => explainer.zoom(1.25)),
    further: () => act(() => explainer.lookFurtherOut()),
    home: () => act(() => explainer.lookHome()),
  };
  for (const [name, action] of Object.entries(actions)) button(name)?.addEventListener('click', action);

  const showSpeed = () => {
    const level = Number(speed?.value ?? STANDARD_SPEED);
    loop.setSpeed(level);
    speed?.setAttribute('aria-valuetext', words.speeds[level]);
    write(speedValue, words.speeds[level]);
  };
  speed?.addEventListener('input', showSpeed);
  showSpeed();

  document.addEventListener('keydown', (event) => {
    // The first of the path: seen from here, whatever happens inside an element's shadow happens to that element.
    const [target] = event.composedPath();
    const meant = target === document.body ? isCurrent() : target instanceof Node && root.contains(target);
    if (isWritten(target) || !meant || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = letterOf(event);
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      actions[key === 'y' || event.shiftKey ? 'redo' : 'undo']();
    }
  }, { signal: ended });

  // Come back to with Back, the page is as it was left, and waits for the reader.
  addEventListener('pagehide', ({ persisted }) => persisted && pause(), { signal: ended });

  return {
    hear(event, detail) {
      if (event === 'replay') {
        // Train waits for its turn, and says so by offering to stop.
        const step = button('step');
        if (step) step.disabled = detail === true;
        return;
      }
      if (event === 'train' && button('train')) actions.train();
      if (event === 'pause') pause();
      if (event === 'start' && !loop.running) start();
    },
    /** Brings the buttons in line with the scene. */
    sync({ readout, running }) {
      const [undo, redo] = ['undo', 'redo'].map(button);
      showRunning(running);
      if (undo) undo.disabled = !readout.canUndo;
      if (redo) redo.disabled = !readout.canRedo;
    },
  };
};
