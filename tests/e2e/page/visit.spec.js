// @ts-check
// What a first visit weighs, and how many files it asks for.
import { expect, test } from '../support/fixtures.js';
import { LIMITS, goOn, visitFront } from '../support/visit.js';

// A laptop's window: a taller one asks at once for a picture further down as well, and where that lies depends on the machine's fonts.
test.use({ viewport: { width: 1366, height: 625 } });

test('a first visit stays within its bytes and requests, and the first figure lives by its own part of the core', async ({ page, site }) => {
  const { visit, answer, drag, front, requests } = await visitFront(page, site);
  expect.soft(answer, 'until the whole answer is there').toBeLessThanOrEqual(LIMITS.answer);
  expect.soft(drag, 'until a drag changes a number').toBeLessThanOrEqual(LIMITS.drag);
  expect.soft(front, 'the whole front page').toBeLessThanOrEqual(LIMITS.front);
  expect.soft(requests, visit.files().join(' ')).toBeLessThanOrEqual(LIMITS.requests);
  const journey = await goOn(page, site, visit);
  console.log(Object.entries({ answer, drag, front, requests, journey }).map(([what, size]) => `${what} ${size} of ${LIMITS[/** @type {keyof typeof LIMITS} */ (what)]}`).join(', '));
  expect(journey, 'on to a chapter, the workshop and a saved picture').toBeLessThanOrEqual(LIMITS.journey);
});
