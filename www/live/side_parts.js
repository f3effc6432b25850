// @ts-check
/** The parts of figures that only side doors show, after those of every figure. */
import '../words/side_doors.js';
import { startAnswers } from '../chapter/answers.js';
import { startCollapse } from '../chapter/collapse.js';
import { startLine } from '../chapter/line.js';
import { startPaperFolds } from '../chapter/paper_folds.js';
import { startMirror } from '../chapter/mirror.js';
import { startSideBySide } from '../chapter/side_by_side.js';
import { startOpenedRun } from '../controls/opened_run.js';
import { startPruning } from '../controls/pruning.js';
import { startFold } from '../figure/fold.js';
import { startLives } from '../figure/lives.js';
import { startSurface } from '../figure/surface.js';
import { startUnitViews } from '../figure/unit_views.js';
import { PARTS } from './all_parts.js';

/** @type {import('../figure/part.js').StartPart[]} */
export const SIDE_PARTS = [...PARTS, startAnswers, startLine, startMirror, startSideBySide, startCollapse, startSurface, startUnitViews, startFold, startPaperFolds, startLives, startOpenedRun, startPruning];
