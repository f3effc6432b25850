// @ts-check
// The workshop's figure, as every engine finds it.
import { linkOf } from '../e2e/support/link.js';
import { until } from './tab.js';

/** @typedef {import('./tab.js').Place} Place @typedef {import('./scenarios.js').Given} Given */

export const SANDBOX = '[data-chapter="sandbox"]';
export const MOONS = linkOf({ data: 'moons.200.10.1', net: '4' });
export const ACTIVATION = `${SANDBOX} [data-setting="activation"]`;

export const readout = (/** @type {string} */ name, root = SANDBOX) => `${root} data[data-readout="${name}"]`;
export const action = (/** @type {string} */ name, root = SANDBOX) => `${root} [data-action="${name}"]`;

/** Waits until a figure lives: a picture of its own has taken the place of a still. @param {Place} place @param {string} root */
export const alive = (place, root = SANDBOX) => until(place, `the figure of ${root} lives`, (of) => document.querySelector(`${of} .still[hidden]`) !== null, root);

/** Opens a link in the sandbox. @param {Given} given @param {string} [link] */
export const openSandbox = async ({ tab, site }, link) => {
  await tab.open(`${site}play/${link ? `#${link}` : ''}`);
  await alive(tab);
};
