// @ts-check
/**
 * The parts that a figure lives with by the core's first part, in their order: what is printed comes before the plane, for a
 * scribbling hand holds no hinge. The others join them when the rest of the core has come.
 */
import { startGuess } from '../chapter/guess.js';
import { startHook } from '../chapter/hook.js';
import { startRecovery } from '../chapter/recovery.js';
import { startSteps } from '../chapter/steps.js';
import { startTerms } from '../chapter/terms.js';
import { startHinges } from '../controls/hinges.js';
import { startPrintedPicture } from '../controls/printed_picture.js';
import { startReadouts } from '../controls/readouts.js';
import { startSettings } from '../controls/settings.js';
import { startTransport } from '../controls/transport.js';
import { startUnitList } from '../controls/unit_list.js';
import { startPlane } from '../figure/plane.js';

/** @type {import('../figure/part.js').StartPart[]} */
export const FIRST_PARTS = [
  startPrintedPicture,
  startUnitList,
  startPlane,
  startTransport,
  startReadouts,
  startRecovery,
  startSettings,
  startGuess,
  startTerms,
  startHinges,
  startSteps,
  startHook,
];
