// @ts-check
/** Adds the words that come with the later parts of a figure to those that it starts with. */
import { later, problems } from './en_later.js';
import { words } from './words.js';

Object.assign(words, later);
Object.assign(words.problems, problems);
