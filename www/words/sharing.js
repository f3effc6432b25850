// @ts-check
/** Adds the words of the dialog in which a figure is passed on to those of every figure. */
import { problems, sharing } from './en_sharing.js';
import { words } from './words.js';

Object.assign(words, { sharing });
Object.assign(words.problems, problems);
