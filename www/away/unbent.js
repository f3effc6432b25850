// @ts-check
/** A link as it most likely was, for what is guessed of it before the core is there to repair it for good. */
import { unescaped } from './options.js';

/** Characters of a link that are looked at. */
const LONGEST = 200_000;

/** Text that mail encoded, where it did. @param {string} text */
const unquoted = (text) => (/=3D/i.test(text) ? text.replace(/=(?!3D)\s*/gi, '').replace(/=3D/gi, '=') : text);

/** @param {string} link */
export const unbent = (link) =>
  unquoted(unescaped(link.slice(0, LONGEST)))
    .replace(/[\s\\\p{Cf}]/gu, '')
    .replace(/[‐-―−]/g, '-');
