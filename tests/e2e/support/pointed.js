// @ts-check
// What the page says about the place pointed at, read back as numbers.

/** @typedef {import('./plane.js').Line} Line */

/**
 * @typedef {object} Pointed
 * @property {number} x1
 * @property {number} x2
 * @property {Line} formula  The score all over the region.
 * @property {number} score
 * @property {string[]} on  Letters of the units that are on.
 * @property {number} units  How many hidden units there are.
 * @property {{ letters: string, z: number, a: number } | null} unit  The unit pointed at, or else the selected one.
 */

const NUMBER = '([\u2212]?[\\d.]+)';
const TERM = '([+\u2212] [\\d.]+)';
const PLACE = new RegExp(`x1 = ${NUMBER}, x2 = ${NUMBER}`);
const SCORE = new RegExp(`score ${NUMBER} = ${NUMBER}·x1 ${TERM}·x2 ${TERM}`);
const SOME_ON = /^\d+ of (\d+) units on: (.*)$/m;
const ALL_ON = /^All (\d+) units are (on|off)\.$/m;
const UNIT = new RegExp(`Unit ([A-Z]+) here: z = ${NUMBER}, it passes on ${NUMBER}`);

/** A number as the page writes it, with its own minus sign and thousands apart. @param {string} text */
export const numberIn = (text) => Number(text.trim().replaceAll('\u2212', '-').replaceAll(',', ''));

/** The numbers of a match. @param {RegExp} pattern @param {string} text */
const numbersIn = (pattern, text) => pattern.exec(text)?.slice(1).map((number) => numberIn(number.replace(/^([+\u2212]) /, '$1')));

/** @param {string} text @param {number} units */
const lettersOn = (text, units) => {
  if (ALL_ON.exec(text)?.[2] === 'on') return Array.from({ length: units }, (_, unit) => String.fromCharCode(65 + unit));
  return SOME_ON.exec(text)?.[2].split(' ') ?? [];
};

/**
 * @param {string} text  All lines.
 * @returns {Pointed | null}  Nothing where no place is pointed at.
 */
export const readPointed = (text) => {
  const place = numbersIn(PLACE, text);
  const score = numbersIn(SCORE, text);
  if (!place || !score) return null;
  const units = Number(SOME_ON.exec(text)?.[1] ?? ALL_ON.exec(text)?.[1]);
  const unit = UNIT.exec(text);
  return {
    x1: place[0],
    x2: place[1],
    formula: { a: score[1], b: score[2], c: score[3] },
    score: score[0],
    on: lettersOn(text, units),
    units,
    unit: unit && { letters: unit[1], z: numberIn(unit[2]), a: numberIn(unit[3]) },
  };
};
