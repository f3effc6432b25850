// @ts-check
// What is passed on arrives, in every engine: links that were bent on their way, copies, frames of a recipe's size.
import assert from 'node:assert/strict';
import { linkOf } from '../e2e/support/link.js';
import { ACTIVATION, MOONS, action, alive, openSandbox, readout } from './sandbox.js';
import { is, read, until } from './tab.js';

/** @typedef {import('./scenarios.js').Scenario} Scenario */

/** What programs that carry a link add to it, or make of it. @type {((link: string) => string)[]} */
const CARRIED = [
  (link) => `${link}).`,
  (link) => `${link}&fbclid=IwAR0x-Y_z`,
  (link) => `${link}?autorun=1`,
  (link) => encodeURIComponent(link),
  (link) => `%23${link}`,
  (link) => link.replaceAll('=', '=3D').replace(';act', '=%0D%0A;act'),
  (link) => link.replace('net', 'n\u200bet'),
];

/** @type {Scenario} */
export const carried = {
  name: 'a link that was added to or bent on its way opens what was meant',
  async run(given) {
    const { tab, site } = given;
    const meant = linkOf({ data: 'moons.200.10.1', net: '4', act: 'leaky' });
    for (const carry of CARRIED) {
      await tab.open('about:blank');
      await openSandbox(given, carry(meant));
      await is(tab, ACTIVATION, 'leaky');
      await until(tab, `the address of ${carry(meant)} is that of the link`, (url) => location.href === url, `${site}play/#${meant}`);
    }
  },
};

/** @type {Scenario} */
export const copied = {
  name: 'a copied link opens the same network elsewhere, at the same step and loss',
  async run(given) {
    const { tab } = given;
    await openSandbox(given, MOONS);
    // Whatever the engine allows: what would be copied is kept.
    await tab.evaluate(() => {
      const kept = /** @type {any} */ (window);
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (/** @type {string} */ text) => void (kept.copied = text) } });
    });
    await tab.click(action('step'));
    await is(tab, readout('step'), '1');
    const loss = await read(tab, readout('loss'));
    await tab.click(action('copy-link'));
    const link = await until(tab, 'the link is copied', () => /** @type {any} */ (window).copied ?? null);
    await tab.open('about:blank');
    await tab.open(link);
    await alive(tab);
    await is(tab, readout('step'), '1');
    assert.equal(await read(tab, readout('loss')), loss);
  },
};

/** @type {Scenario} */
export const fits = {
  name: 'a frame of 690 by 640 shows its whole plane and Train without scrolling',
  async run(given) {
    const { tab, site } = given;
    await tab.size(690, 640);
    await tab.open(`${site}embed/?autorun=1#${MOONS}`);
    await until(tab, 'the figure runs', () => document.querySelector('.away:not([data-asleep])') !== null);
    const [plane, train] = await tab.evaluate(() =>
      ['canvas.plane', '[data-action="train"]'].map((of) => {
        const box = /** @type {Element} */ (document.querySelector(of)).getBoundingClientRect();
        return { bottom: box.bottom, width: box.width, height: box.height };
      }),
    );
    assert.ok(Math.min(plane.width, plane.height) >= 360 && plane.bottom <= 640 && train.bottom <= 640, JSON.stringify([plane, train]));
  },
};
