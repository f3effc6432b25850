// @ts-check
/** Pointer, touch and keys on the plane. What they mean is the core's business. */

/** CSS pixels that an arrow key moves the cross; with Shift, five times as many. */
const CROSS_STEP = 6;
const SHIFT_PIXELS = 4;
const TURN_ANGLE = Math.PI / 60;
const ZOOM = 1.25;

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

  plane.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    tell('keyboard', false);
    const [x, y] = canvas.place(event);
    if (event.pointerType === 'touch' && tool() === 'explore' && !explainer.point(x, y)) {
      // A finger on the bare plane scrolls the page; it still points at the region.
      look(() => {});
      return;
    }
    plane.setPointerCapture(event.pointerId);
    act(() => showGrip(explainer.press(x, y, tool())));
    plane.dataset.holding = '';
  });
  plane.addEventListener('pointermove', (event) => {
    tell('keyboard', false);
    const [x, y] = canvas.place(event);
    if ('holding' in plane.dataset) act(() => explainer.drag(x, y));
    else if (event.pointerType !== 'touch') look(() => showGrip(explainer.point(x, y)));
  });
  const release = () => {
    if (!('holding' in plane.dataset)) return;
    delete plane.dataset.holding;
    act(() => explainer.release());
  };
  plane.addEventListener('pointerup', release);
  plane.addEventListener('pointercancel', release);
  plane.addEventListener('lostpointercapture', release);
  plane.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && !('holding' in plane.dataset)) look(() => explainer.pointAway());
  });
  // Held things must not scroll the page under the finger; bare plane must.
  plane.addEventListener(
    'touchstart',
    (event) => {
      const [x, y] = canvas.place(event.touches[0]);
      if (event.touches.length === 1 && (tool() !== 'explore' || explainer.point(x, y))) event.preventDefault();
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
    Escape: () => explainer.selectNone(),
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
    Enter: () => void explainer.pickUp(),
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
    if (event.key in lookKeys) {
      // Moving the cross may carry a point along; a zoom shows other regions.
      act(() => lookKeys[event.key](far));
    } else if (event.key in actKeys) act(actKeys[event.key]);
    else if (/^[a-z]$/i.test(event.key)) look(() => void explainer.selectLetters(event.key));
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
