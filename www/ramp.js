// @ts-check
/** Buttons that change the selected hinge without moving a hand on the plane, and steps that open other scenes. */

/** How much steeper or gentler a press makes the ramp. */
const STEEPER = 1.25;

/** @type {import('./figure.js').StartPart} */
export const startRamp = ({ root, explainer, act }) => {
  /** @type {Record<string, () => void>} */
  const actions = {
    flip: () => explainer.flipHinge(),
    steeper: () => explainer.steepen(STEEPER),
    gentler: () => explainer.steepen(1 / STEEPER),
  };
  for (const [name, action] of Object.entries(actions)) root.querySelector(`[data-action="${name}"]`)?.addEventListener('click', () => act(action));
  return {};
};
