// @ts-check
// The names of `data-*` attributes in the prose and the shell: what each says, and which script under www reads it.

/**
 * What the value of an attribute is, as far as it can be checked:
 * - `asks`: a number of the goal around it, which the build fills in
 * - `action`: what a press does, by a name that a script listens for
 * - `figure`, `goal`, `link`, `setting`, `term`: known to the core
 * - `any of`: one of some words
 * - `flag`: nothing
 * - `answer`: the value of one of the answers of the guess around it
 * - `guess`: the value of one of the answers inside, each of which has a verdict
 * - `number`: for an example, of a step
 * - `readout`: a number of the core, which the build fills in
 * - `scrub`: what a number in a sentence stands for
 * - `text`: whatever the reader makes of it
 * - `when`: values of settings, or settings and their values, any of which will do
 * @typedef {'action' | 'answer' | 'asks' | 'figure' | 'flag' | 'goal' | 'guess' | 'link' | 'number' | 'readout' | 'scrub' | 'setting' | 'term' | 'text' | 'when' | string[]} Kind
 */

/** The script that reads what is read at build time. */
export const BUILD = 'the build';

/** @type {Record<string, { says: string, reader: string, value: Kind }>} */
export const DATA_NAMES = {
  'data-action': { says: 'what a press of the button does', reader: 'transport.js', value: 'action' },
  'data-adopt': { says: 'whose network a press takes over', reader: 'steps.js', value: 'link' },
  'data-angle': { says: 'the angle of the score surface that the slider changes', reader: 'surface.js', value: ['turn', 'tilt'] },
  'data-asks': { says: 'a number that the goal around it asks for', reader: BUILD, value: 'asks' },
  'data-assembly': { says: 'where the stations of one point are listed', reader: 'forward_trace.js', value: 'flag' },
  'data-bent': { says: 'what moves the bend of a unit', reader: 'collapse.js', value: 'flag' },
  'data-bent-bias': { says: 'the bias of the bent unit', reader: 'collapse.js', value: 'flag' },
  'data-bent-value': { says: 'that in words', reader: 'collapse.js', value: 'flag' },
  'data-card': { says: 'the card of the selected unit', reader: 'unit_card.js', value: 'flag' },
  'data-card-facts': { says: 'what is known of the unit', reader: 'unit_card.js', value: 'flag' },
  'data-card-hint': { says: 'what can be done with the unit', reader: 'unit_card.js', value: 'flag' },
  'data-card-title': { says: 'the name of the unit', reader: 'unit_card.js', value: 'flag' },
  'data-chapter': { says: 'that the section is a chapter with a figure, and its name in links', reader: 'live_figure.js', value: 'text' },
  'data-dials': { says: 'where the dials of a folded sheet are made', reader: 'paper_folds.js', value: 'flag' },
  'data-factor': { says: 'by which factor one step changes a number in a sentence', reader: 'scrub.js', value: 'number' },
  'data-collapse': { says: 'the one matrix in a sentence', reader: 'collapse.js', value: 'flag' },
  'data-figure': { says: 'which figure is drawn on the canvas', reader: 'live_figure.js', value: 'figure' },
  'data-file-door': { says: 'where files are chosen, dropped or pasted', reader: 'file_entrance.js', value: 'flag' },
  'data-file-preview': { says: 'what was understood of a file', reader: 'file_door.js', value: 'flag' },
  'data-fold-axis': { says: 'which unit of the layer is across, and which up', reader: 'fold.js', value: ['across', 'up'] },
  'data-fold-problem': { says: 'why nothing is folded', reader: 'fold.js', value: 'flag' },
  'data-fold-steps': { says: 'by how many layers the plane is folded', reader: 'fold.js', value: 'flag' },
  'data-fold-summary': { says: 'the folded plane in sentences', reader: 'fold.js', value: 'flag' },
  'data-fold-where': { says: 'how far it is folded, in words', reader: 'fold.js', value: 'flag' },
  'data-folds': { says: 'what stands only where the plane is folded', reader: 'readouts.js', value: 'flag' },
  'data-front-page': { says: 'what a chapter shows on the front page alone', reader: BUILD, value: 'flag' },
  'data-goal': { says: 'the goal that the core checks', reader: 'goal.js', value: 'goal' },
  'data-goal-lesson': { says: 'what is told once a goal that cannot be reached was tried', reader: 'goal.js', value: 'flag' },
  'data-goal-status': { says: 'how far the goal is', reader: 'goal.js', value: 'flag' },
  'data-inputs': { says: 'what stands only over so many inputs', reader: 'task.js', value: ['1', '2'] },
  'data-lab': { says: 'where the lab stands', reader: 'lab.js', value: 'flag' },
  'data-lab-axes': { says: 'what the axes of the heat maps are', reader: 'lab.js', value: 'flag' },
  'data-lab-cell': { says: 'what the selected cell comes to', reader: 'cell.js', value: 'flag' },
  'data-lab-cell-title': { says: 'which cell is selected', reader: 'cell.js', value: 'flag' },
  'data-lab-detail': { says: 'what stands only with a selected cell', reader: 'cell.js', value: 'flag' },
  'data-lab-figure': { says: 'which figure of the lab is drawn on the canvas', reader: 'lab.js', value: ['heat-maps', 'spread-curves', 'on-shares'] },
  'data-lab-finding': { says: 'what the sweep shows', reader: 'lab.js', value: 'flag' },
  'data-lab-form': { says: 'the form of a recipe', reader: 'recipe.js', value: 'flag' },
  'data-lab-map': { says: 'what a heat map shows', reader: 'lab.js', value: ['0', '1'] },
  'data-lab-negatives': { says: "where somebody's own network is read", reader: 'negatives.js', value: 'flag' },
  'data-lab-pictures': { says: 'which picture of the sweep is shown', reader: 'lab.js', value: 'flag' },
  'data-lab-progress': { says: 'how far the sweep is', reader: 'lab.js', value: 'flag' },
  'data-lab-pruning': { says: 'what pruning does in the selected cell', reader: 'cell.js', value: 'flag' },
  'data-lab-ready': { says: 'which ready-made sweep is taken', reader: 'recipe.js', value: 'flag' },
  'data-lab-recipe': { says: 'the recipe in a sentence', reader: 'lab.js', value: 'flag' },
  'data-lab-runs': { says: 'the runs of the selected cell', reader: 'cell.js', value: 'flag' },
  'data-lab-status': { says: 'what the lab is doing', reader: 'lab.js', value: 'flag' },
  'data-pause': { says: 'what a button says while work goes on', reader: 'lab.js', value: 'text' },
  'data-resume': { says: 'what it says while work is paused', reader: 'lab.js', value: 'text' },
  'data-lab-theory': { says: 'which experiment is drawn', reader: 'theory.js', value: ['born-dead', 'first-regions', 'coin-toss', 'survivors'] },
  'data-later-figure': { says: 'where a figure comes that a press asks for', reader: 'later_view.js', value: 'figure' },
  'data-layers': { says: 'where layers and their units are added and removed', reader: 'layers.js', value: 'flag' },
  'data-learns': { says: 'what stands only where classes, or numbers, are learnt', reader: 'task.js', value: ['classes', 'numbers'] },
  'data-graph': { says: 'the graph that a press asks for', reader: 'mirror.js', value: ['vee', 'bent', 'falling'] },
  'data-live': { says: 'a number of the figure in a sentence', reader: 'readouts.js', value: 'readout' },
  'data-lives-summary': { says: 'deaths and returns in sentences', reader: 'lives.js', value: 'flag' },
  'data-margin': { says: 'that the figure is a small one, and the name of its still', reader: 'margin.js', value: 'text' },
  'data-needs': { says: 'the controls that the goal asks for, which a teacher who shows it cannot hide unawares', reader: 'offer.js', value: 'text' },
  'data-network': { says: 'where a network is taken from a file', reader: 'network.js', value: 'flag' },
  'data-no-sheet': { says: 'why there is no sheet to print', reader: 'paper_folds.js', value: 'flag' },
  'data-notices': { says: 'where a notice stands that must move nothing', reader: 'notice.js', value: 'flag' },
  'data-open': { says: 'the scene that a press opens', reader: 'side_by_side.js', value: 'link' },
  'data-own-page': { says: "what stands on the chapter's own page alone", reader: BUILD, value: 'flag' },
  'data-own-word': { says: 'where a word of the reader is typed', reader: 'printed_picture.js', value: 'flag' },
  'data-mirror': { says: 'the weight of a unit, 0, or of its mirror, 1', reader: 'mirror.js', value: ['0', '1'] },
  'data-mirror-to': { says: 'the weight that a press gives the mirror', reader: 'mirror.js', value: 'number' },
  'data-mirror-told': { says: 'what a unit and its mirror come to at the ring', reader: 'mirror.js', value: 'flag' },
  'data-mirror-value': { says: 'that weight in words', reader: 'mirror.js', value: ['0', '1'] },
  'data-parameters': { says: "where the unit's weights and bias are set", reader: 'unit_card.js', value: 'flag' },
  'data-pen': { says: 'the button that takes the pen', reader: 'printed_picture.js', value: 'flag' },
  'data-pointed': { says: 'what is so where the reader points', reader: 'pointed.js', value: 'flag' },
  'data-points': { says: 'where points are taken as text', reader: 'points.js', value: 'flag' },
  'data-predict': { says: 'a guess, and the answer that is right', reader: 'guess.js', value: 'guess' },
  'data-print': { says: 'what is printed on the square', reader: 'printed_picture.js', value: 'flag' },
  'data-pruning': { says: 'what pruning has changed', reader: 'pruning.js', value: 'flag' },
  'data-readout': { says: 'a number of the figure beside it', reader: 'readouts.js', value: 'readout' },
  'data-recall': { says: 'how much of the word came back', reader: 'recovery.js', value: 'flag' },
  'data-recipe': { says: 'a recipe that the tests follow, and its name there', reader: 'the tests', value: 'text' },
  'data-reveal': { says: 'the verdict on an answer of the guess around it', reader: 'guess.js', value: 'answer' },
  'data-said': { says: 'where that sentence stands', reader: 'hook.js', value: 'flag' },
  'data-says': { says: 'the sentence for the network that a press takes over', reader: 'hook.js', value: 'text' },
  'data-scene': { says: 'the scene that the figure opens with', reader: 'live_figure.js', value: 'link' },
  'data-scribble-note': { says: 'what is told while the reader draws', reader: 'printed_picture.js', value: 'flag' },
  'data-scrub': { says: 'a number in a sentence that can be dragged, and what it stands for', reader: 'scrub.js', value: 'scrub' },
  'data-setting': { says: 'the setting that the control changes', reader: 'settings.js', value: 'setting' },
  'data-settings': { says: 'the form of all settings', reader: 'settings.js', value: 'flag' },
  'data-share': { says: 'a part of the bar below the square', reader: 'readouts.js', value: ['kept', 'folded', 'flattened', 'erased'] },
  'data-sheet-steps': { says: 'how the printed sheet is folded', reader: 'paper_folds.js', value: 'flag' },
  'data-shows': { says: 'the view that a press brings up with its scene', reader: 'side_by_side.js', value: 'figure' },
  'data-side': { says: 'the table of networks side by side', reader: 'side_by_side.js', value: 'flag' },
  'data-side-summary': { says: 'how the small runs have ended, in words', reader: 'side_by_side.js', value: 'flag' },
  'data-slopes': { says: 'the table of what each unit adds over one input', reader: 'line.js', value: 'flag' },
  'data-speed': { says: 'how fast training goes', reader: 'transport.js', value: 'flag' },
  'data-speed-value': { says: 'that in words', reader: 'transport.js', value: 'flag' },
  'data-status': { says: 'what a press has done', reader: 'transport.js', value: 'flag' },
  'data-step': { says: 'by how much one step changes a number in a sentence', reader: 'scrub.js', value: 'number' },
  'data-step-here': { says: 'where the step of a construction is told', reader: 'line.js', value: 'flag' },
  'data-summary': { says: 'the figure in a sentence', reader: 'readouts.js', value: 'flag' },
  'data-term': { says: 'a word that lights its marks in the figure', reader: 'terms.js', value: 'term' },
  'data-thumbnails': { says: 'where small pictures stand to choose by', reader: 'scenes.js', value: ['data', 'scenes'] },
  'data-timeline': { says: 'the run, to be gone through', reader: 'timeline.js', value: 'flag' },
  'data-timeline-value': { says: 'the step that is shown', reader: 'timeline.js', value: 'flag' },
  'data-line-summary': { says: 'the score over one input as a sum, in sentences', reader: 'line_view.js', value: 'flag' },
  'data-surface-summary': { says: 'the score surface in a sentence', reader: 'surface.js', value: 'flag' },
  'data-tools': { says: 'what a click on the plane does', reader: 'plane.js', value: 'flag' },
  'data-unit': { says: 'the unit that a button removes, by its letters', reader: 'removal.js', value: 'text' },
  'data-units': { says: 'a button for every unit', reader: 'unit_list.js', value: 'flag' },
  'data-units-summary': { says: "the units' views in sentences", reader: 'unit_views.js', value: 'flag' },
  'data-unstroke': { says: 'the button that takes the last stroke back', reader: 'printed_picture.js', value: 'flag' },
  'data-value': { says: 'the value of a setting in words', reader: 'settings.js', value: 'setting' },
  'data-was': { says: 'the name of an earlier goal, which snippets may still ask for', reader: 'offer.js', value: 'text' },
  'data-view': { says: 'the figure that a press shows in place of the others', reader: 'side_by_side.js', value: 'figure' },
  'data-view-problem': { says: 'why there is nothing to see of a view', reader: 'later_view.js', value: 'flag' },
  'data-views': { says: 'which view stands in the place of the plane', reader: 'later_view.js', value: 'flag' },
  'data-when': { says: 'what stands only under a setting', reader: 'settings.js', value: 'when' },
  'data-word': { says: 'the field for a word of the reader', reader: 'printed_picture.js', value: 'flag' },
};

/** What a number in a sentence may stand for, and which setting that is. */
export const SCRUBS = /^(?:bias [A-Z]+|weight [A-Z]+ (?:x[12]|[A-Z]+)|setting (?<setting>[\w-]+)|units|sample)$/;
