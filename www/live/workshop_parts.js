// @ts-check
/** The parts of the workshop on its own page, which has views of side doors and a door for files: the front page's has none, and loads no word of them. */
import { startFileEntrance } from '../controls/file_entrance.js';
import { PARTS } from './all_parts.js';
import { startSideDoors } from './side_doors.js';

/** @type {import('../figure/part.js').StartPart[]} */
export const WORKSHOP_PARTS = [...PARTS, startSideDoors, startFileEntrance];
