// @ts-check
/** Pointer, touch and keys on the plane. What they mean is the core's business. */
import { keyOf } from './keys.js';

/** CSS pixels that an arrow key moves the cross; with Shift, five times as many. */
const CROSS_STEP = 6;
const SHIFT_PIXELS = 4;
const TURN_ANGLE = Math.PI / 60;
const ZOOM = 1.25;
/** CSS pixels that a press may wander and still be a click: by a mouse, and by a finger. */
const STILL = [3, 10];
/** What is moved or pressed where it is taken hold of: a click on it reads nothing. */
const HANDLES = ['shift', 'turn', 'flip', 'probe'];

/** @type {import('./part.js').StartPart} */
export const startPlane = ({ root, canvases, explainer, act, look, tell }) => {
  const canvas = Object.values(canvases).find(({ showsPlane }) => showsPlane);
  if (!canvas) return null;
  const plane = canvas.canvas;
  if (root.dataset.fixed?.split(' ').includes('data')) explainer.fixSamples(true);
  const tools = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('[data-tools] input')]);
  const adders = tools.filter(({ value }) => value.startsWith('add-'));
  const tool = () => /** @type {HTMLInputElement | null} */ (root.querySelector('[data-tools] input:checked'))?.value ?? 'explore';
  /** @param {string | undefined | null} grip */
  const showGrip = (grip) => {
    if (grip) plane.dataset.grip = grip;
    else delete plane.dataset.grip;
  };

  /** Where the plane was pressed, for as long as that may be a click. @type {[number, number] | undefined} */
  let pressed;
  /** @param {PointerEvent} event */
  const isFinger = ({ pointerType }) => pointerType === 'touch';

  // Without a mouse nothing is in hand before a tap.
  if (matchMedia('(pointer: coarse)').matches) explainer.rest();
  plane.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    tell('keyboard', false);
    const [x, y] = canvas.place(event);
    const explores = tool() === 'explore';
    const finger = explores && isFinger(event);
    /** @type {string | undefined} */
    let grip;
    const press = () => {
      grip = explainer.press(x, y, finger ? 'finger' : tool());
    };
    if (finger) press();
    else act(press);
    pressed = explores && !HANDLES.includes(grip ?? '') ? [x, y] : undefined;
    // A finger that takes hold of nothing scrolls the page, and changes nothing.
    if (finger && !grip) return;
    showGrip(grip);
    plane.setPointerCapture(event.pointerId);
    plane.dataset.holding = '';
  });
  plane.addEventListener('pointermove', (event) => {
    tell('keyboard', false);
    const [x, y] = canvas.place(event);
    if (pressed && Math.hypot(x - pressed[0], y - pressed[1]) > STILL[Number(isFinger(event))]) pressed = undefined;
    if ('holding' in plane.dataset) {
      if (!pressed) act(() => explainer.drag(x, y));
    } else if (!isFinger(event)) look(() => showGrip(explainer.point(x, y)));
  });
  const release = () => {
    pressed = undefined;
    if (!('holding' in plane.dataset)) return;
    delete plane.dataset.holding;
    act(() => explainer.release());
  };
  plane.addEventListener('pointerup', (event) => {
    const clicked = pressed;
    release();
    if (clicked) act(() => explainer.tap(...clicked, isFinger(event)));
  });
  plane.addEventListener('pointercancel', release);
  plane.addEventListener('lostpointercapture', release);
  plane.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && !('holding' in plane.dataset)) look(() => explainer.pointAway());
  });
  // What is held must not scroll the page under the finger; everything else does. That it is held is known: a pointer comes first.
  plane.addEventListener(
    'touchstart',
    (event) => {
      if ('holding' in plane.dataset) event.preventDefault();
    },
    { passive: false },
  );
  plane.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      act(() => explainer.zoom(Math.exp(event.deltaY * 0.005)));
    },
    { passive: false },
  );

  /** @type {Record<string, (far: number) => void>} */
  const lookKeys = {
    ArrowLeft: (far) => explainer.moveCross(-far, 0),
    ArrowRight: (far) => explainer.moveCross(far, 0),
    ArrowUp: (far) => explainer.moveCross(0, far),
    ArrowDown: (far) => explainer.moveCross(0, -far),
    '+': () => explainer.zoom(1 / ZOOM),
    '=': () => explainer.zoom(1 / ZOOM),
    '-': () => explainer.zoom(ZOOM),
    Home: () => explainer.lookHome(),
    Escape: () => explainer.letGo(),
  };
  /** @type {Record<string, () => void>} */
  const actKeys = {
    ',': () => explainer.shiftHinge(-SHIFT_PIXELS),
    '.': () => explainer.shiftHinge(SHIFT_PIXELS),
    '[': () => explainer.turnHinge(TURN_ANGLE),
    ']': () => explainer.turnHinge(-TURN_ANGLE),
    '/': () => explainer.flipHinge(),
    1: () => explainer.useAtCross('add-0'),
    2: () => explainer.useAtCross('add-1'),
    // More classes change the network: only where the figure offers them.
    ...Object.fromEntries(adders.slice(2).map(({ value }) => [Number(value.slice(4)) + 1, () => explainer.useAtCross(value)])),
    0: () => explainer.useAtCross('relabel'),
    Delete: () => explainer.useAtCross('remove'),
    Backspace: () => explainer.useAtCross('remove'),
    Enter: () => explainer.pinAtCross(),
  };
  plane.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') {
      // Held down, it is one press.
      if (!event.repeat) tell('train');
      event.preventDefault();
      return;
    }
    const far = CROSS_STEP * (event.shiftKey ? 5 : 1);
    tell('keyboard', true);
    const key = keyOf(event);
    if (key in lookKeys) {
      // Moving the cross may carry a point along; a zoom shows other regions.
      act(() => lookKeys[key](far));
    } else if (key in actKeys) act(actKeys[key]);
    else if (/^[a-z]$/i.test(key)) look(() => void explainer.selectLetters(key));
    else return;
    event.preventDefault();
  });
  plane.addEventListener('focus', () => {
    if (!plane.matches(':focus-visible')) return;
    tell('keyboard', true);
    look(() => explainer.moveCross(0, 0));
  });
  plane.addEventListener('blur', () => {
    tell('keyboard', false);
    look(() => explainer.pointAway());
  });

  return {
    /** Offers to add points of the classes there are. */
    sync({ readout }) {
      for (const adder of adders) {
        const label = adder.closest('label');
        if (label) label.hidden = Number(adder.value.slice(4)) >= readout.classes;
      }
      const explore = tools.find(({ value }) => value === 'explore');
      if (explore && tools.some((other) => other.checked && other.closest('label')?.hidden)) explore.checked = true;
    },
  };
};
