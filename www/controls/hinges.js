// @ts-check
/** Buttons that change hinges and units without a hand on the plane. */

/** How much steeper a press makes the ramp: by a power of two weights and bias scale exactly, and the line stays where it is to the last bit. */
const STEEPER = 2;

/** @type {import('../figure/part.js').StartPart} */
export const startHinges = ({ root, explainer, act }) => {
  /** @type {Record<string, () => void>} */
  const actions = {
    flip: () => explainer.flipHinge(),
    steeper: () => explainer.steepen(STEEPER),
    gentler: () => explainer.steepen(1 / STEEPER),
    'add-unit': () => explainer.addUnit(),
    'remove-unit': () => explainer.removeUnit(),
  };
  for (const [name, action] of Object.entries(actions)) root.querySelector(`[data-action="${name}"]`)?.addEventListener('click', () => act(action));
  // For whoever taps: the keys that move the line in hand, the first one where none is.
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-key]'))) {
    button.addEventListener('click', () => {
      const units = root.querySelector('[data-units]');
      if (!units?.querySelector('[aria-pressed="true"]')) units?.querySelector('button')?.click();
      root.querySelector('canvas.plane')?.dispatchEvent(new KeyboardEvent('keydown', { key: button.dataset.key }));
    });
  }
  return {};
};
