// @ts-check
/** The parts of every figure, in their order; those that come first come first here, too. */
import '../words/later.js';
import { startGoal } from '../chapter/goal.js';
import { startGuess } from '../chapter/guess.js';
import { startHook } from '../chapter/hook.js';
import { startRecovery } from '../chapter/recovery.js';
import { startScrubs } from '../chapter/scrub.js';
import { startTask } from '../chapter/task.js';
import { startSteps } from '../chapter/steps.js';
import { startTerms } from '../chapter/terms.js';
import { startExplained } from '../controls/explained.js';
import { startHinges } from '../controls/hinges.js';
import { startLayers } from '../controls/layers.js';
import { startNetwork } from '../controls/network.js';
import { startPointed } from '../controls/pointed.js';
import { startPoints } from '../controls/points.js';
import { startPresenting } from '../controls/presenting.js';
import { startPrintedPicture } from '../controls/printed_picture.js';
import { startReadouts } from '../controls/readouts.js';
import { startRemoval } from '../controls/removal.js';
import { startScenes } from '../controls/scenes.js';
import { startSettings } from '../controls/settings.js';
import { startTimeline } from '../controls/timeline.js';
import { startTransport } from '../controls/transport.js';
import { startUnitCard } from '../controls/unit_card.js';
import { startUnitList } from '../controls/unit_list.js';
import { startDiagram } from '../figure/diagram.js';
import { startPlane } from '../figure/plane.js';
import { startPaper } from '../share/paper.js';
import { startShare } from '../share/share.js';
import { startAssembly } from './assembly.js';
import { startRefinement } from './refinement.js';

/** @type {import('../figure/part.js').StartPart[]} */
export const PARTS = [
  startPrintedPicture,
  startTask,
  startUnitCard,
  startDiagram,
  startUnitList,
  startPlane,
  startPointed,
  startTransport,
  startShare,
  startPaper,
  startTimeline,
  startReadouts,
  startExplained,
  startRemoval,
  startRecovery,
  startSettings,
  startLayers,
  startScenes,
  startPresenting,
  startPoints,
  startNetwork,
  startAssembly,
  startGuess,
  startTerms,
  startScrubs,
  startHinges,
  startSteps,
  startHook,
  startGoal,
  startRefinement,
];
