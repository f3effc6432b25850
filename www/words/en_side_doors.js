// @ts-check
/** Words in English of the side doors: of their figures and of their goals. */
import { fixed, whole } from './number.js';

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'hint-curve-above': ({ at }) => `The score is farthest from the curve at x1 = ${at}, where it is too low. What the unit before that adds can be less steep downwards, or another unit can begin earlier.`,
  'hint-curve-below': ({ at }) => `The score is farthest from the curve at x1 = ${at}, where it is too high. Make what the unit before that adds a little steeper downwards.`,
  'hint-overshoot': () => 'The corners need not lie on the curve. Let them shoot past it a little: make every slope about an eighth steeper, and the error is shared between the corners and the middles.',
};

/** As `goals` of `en_later.js`. @type {import('./catalogue.js').Catalogue['goals']} */
export const goals = {
  'follow-curve': ({ standing, lacks, tier, asks, measures: { error = 0, units = 0 } }) => {
    if (standing === 'shown') return 'This step of the page, or this link, shows a solution. Move a hinge away, and find it yourself.';
    if (lacks === 'curve') return 'This goal asks for a curve over one input.';
    if (lacks === 'shape') return `This goal asks for one layer of ${whole(asks['gold-units'])} units at most.`;
    if (lacks === 'silence') return 'This goal asks for ReLU units, which pass on 0 where they are off.';
    const here = `${fixed(error, 3)} is the largest error, with ${whole(units)} ${units === 1 ? 'unit' : 'units'}`;
    if (standing !== 'reached') return `${here}.`;
    const more = tier === 'gold' ? '' : ` For gold: ${whole(asks['gold-units'])} units, and ${fixed(asks['gold-error'])}.`;
    return `Done: ${here}. ${tier === 'gold' ? 'Gold.' : `Silver.${more}`}`;
  },
};

/** What stands beside the figures. @type {Pick<import('./catalogue.js').Catalogue, import('./catalogue.js').SideDoors>} */
export const sideDoors = {
  line: {
    /** The unit that the step without a network asks to drag. */
    dragged: 'C',
    hinge: ({ letters }) => `${letters} begins at`,
    slope: ({ letters }) => `slope of ${letters}`,
    needsOneInput: 'This figure shows a score over one input, and this network has two. Press Back, or choose a step below.',
    step: ({ place, of, text }) => `Step ${whole(place)} of ${whole(of)}. ${text}`,
  },
};
