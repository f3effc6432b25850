// @ts-check
/** Adds the sentences about texts and files to those that a figure starts with. */
import { problems } from './en_files.js';
import { words } from './words.js';

Object.assign(words.problems, problems);
