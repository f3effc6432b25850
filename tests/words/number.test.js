// @ts-check
// Numbers as the page writes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, fixed, fixedBelow, formula, inField, percent, percentBelow, readoutText, short, whole } from '../../www/words/number.js';

const VALUES = [0, 0.001, 0.5, 1, 9.994, 9.995, 42, 999.9996, 1000, 1234.5, 98_765.4321, 1_000_000];

test('thousands stand apart in the same way wherever a number is written', () => {
  assert.equal(whole(999), '999');
  assert.equal(whole(1000), '1,000');
  assert.equal(whole(262_144), '262,144');
  assert.equal(fixed(1000, 3), '1,000.000');
  assert.equal(short(1000), '1,000');
  assert.equal(short(98_765), '98,770');
  assert.equal(readoutText('step', 3_100_000), '3,100,000');
  assert.equal(readoutText('loss', 1234.5), '1,234.5000');
  assert.equal(counted(2000, { one: 'region', other: 'regions' }), '2,000 regions');
  assert.equal(formula({ a: 1000, b: -2, c: 0.125 }), '1,000.00·x1 − 2.00·x2 + 0.13');
  // Heights in millimetres have small factors; what rounding leaves of a zero is a zero.
  assert.equal(formula({ a: 0.0004321, b: -0.0049, c: 1e-17 }), '0.0004321·x1 − 0.0049·x2 + 0.00');
});

test('what is negative has a real minus sign, and a zero has none', () => {
  assert.equal(fixed(-1.5), '−1.50');
  assert.equal(short(-0.03), '−0.03');
  assert.equal(whole(-1000), '−1,000');
  for (const zero of [0, -0, -0.001]) assert.equal(fixed(zero), '0.00');
});

test('decimals are those that the core rounds to', () => {
  for (const value of VALUES) {
    for (const decimals of [0, 1, 2, 3, 4]) assert.equal(fixed(value, decimals).replaceAll(',', ''), value.toFixed(decimals));
  }
});

test('a setting is written as short as it can be read', () => {
  assert.deepEqual([0.001, 0.1, 3, 0.12345, 1e300, 1e-9].map(short), ['0.001', '0.1', '3', '0.1235', '1e+300', '1e−9']);
  assert.equal(percent(0.965), '96.5\u202f%');
});

test('what is not all, or falls short of a bound, is not written as if it were', () => {
  assert.deepEqual([0.9984, 0.9986, 0.99949, 0.99999, 1].map(percent), ['99.8', '99.86', '99.94', '99.99', '100.0'].map((text) => `${text}\u202f%`));
  for (const bound of [0.01, 0.99, 0.999, 1]) {
    for (const missing of [1e-9, 1e-5, 4e-4]) {
      const text = percentBelow(bound - missing, bound);
      assert.ok(Number.parseFloat(text) < 100 * bound, `${text} of ${bound}`);
    }
    assert.equal(percentBelow(bound, bound), percent(bound));
  }
  assert.deepEqual([2.999, 3, 3.004].map((value) => fixedBelow(value, 3)), ['2.99', '3.00', '3.00']);
});

test('in a field nothing stands between thousands', () => {
  for (const value of VALUES) assert.equal(inField(fixed(value, 3)), value.toFixed(3));
  assert.equal(inField(whole(-1_234_567)), '−1234567');
});

test('words take the form that their number asks for', () => {
  const forms = { one: 'unit is', other: 'units are' };
  assert.deepEqual([0, 1, 2].map((value) => counted(value, forms)), ['0 units are', '1 unit is', '2 units are']);
});
