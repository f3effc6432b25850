// @ts-check
/** Weights and biases set by hand. */

/**
 * Sets a parameter of a unit; tells where it was held within its limits.
 * @param {import('../pkg/crease.js').Explainer} explainer
 * @param {{ layer: number, unit: number }} unit
 * @param {Pick<import('../types/core.d.ts').Parameter, 'input'>} parameter
 * @param {number} value
 */
export const setParameter = (explainer, { layer, unit }, { input }, value) => (input === null ? explainer.setBias(layer, unit, value) : explainer.setWeight(layer, unit, input, value));
