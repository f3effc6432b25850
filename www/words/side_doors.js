// @ts-check
/** Adds the words of the side doors to those of every figure. */
import './later.js';
import { figures, goals, problems, shared, sideDoors } from './en_side_doors.js';
import { words } from './words.js';

Object.assign(words, sideDoors);
Object.assign(words.problems, problems);
Object.assign(words.goals, goals);
Object.assign(words.figures, figures);
Object.assign(words.share.figures, shared);
