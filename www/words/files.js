// @ts-check
/** Adds the words of files from elsewhere to those of every figure. */
import { problems } from './en_files.js';
import { words } from './words.js';

Object.assign(words.problems, problems);
