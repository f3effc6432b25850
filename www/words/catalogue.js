// @ts-check
/**
 * What a language's catalogue holds: every word that scripts put on the page.
 *
 * @template V
 * @typedef {(values: V) => string} Say a sentence made from values
 */

/**
 * @typedef {import('../types/core.d.ts').Problem} Problem what the core reports
 * @typedef {{ letters: string }} Letters
 * @typedef {{ one: string }} One the name of a class, for one point of it
 * @typedef {{ many: string }} Many the same, for several
 * @typedef {{ file: string }} File
 *
 * @typedef {{
 *   buttons: { train: string, pause: string, copied: string, close: string, copyAddress: string, lowerRate: Say<string>, startLower: Say<string> },
 *   speeds: string[],
 *   classes: (One & Many & { mark: string })[],
 *   problems: Record<string, (text: Record<string, string>, values: Record<string, number>) => string>,
 *   lastGoodLink: string,
 *   linkNotShown: string,
 *   points: { taken: Say<number[]>, refused: string },
 *   longText: Say<{ characters: number }>,
 *   unreadableFile: string,
 *   sampled: Say<{ side: number, inputs?: number }>,
 *   replaying: Say<{ end: number }>,
 *   timeline: Say<{ step: string, last: string }>,
 *   tooManyRegions: Say<{ side: number, moreRegions: number | null, inputs?: number }>,
 *   more: Say<{ than: number }>,
 *   summary: Say<{ units: number, regions: number | null, moreRegions: number | null, isStraight: boolean, linearRegions: number | null, accuracy: string | null, error: string | null, deadUnits: number, sampled: number | null, inputs: number }>,
 *   figures: Record<string, string>,
 *   card: Record<'none' | 'noneFacts' | 'output' | 'outputFacts' | 'outputFactsOfNumbers' | 'outputOfFacts' | 'dead' | 'oneSided' | 'alwaysOn' | 'outside' | 'hinge' | 'noGradient' | 'hintFirst' | 'hintFirstOfOne' | 'hintDeep' | 'hintNone' | 'biasShort' | 'outputName', string>
 *     & { unit: Say<Letters & { layer: number }>, outputOf: Say<Many>, outputNameOf: Say<Many>, onShare: Say<{ on: number, of: number }>, gradient: Say<{ length: string }>, noHinge: Say<{ z: string }> }
 *     & { turned: Say<{ by: string, died: boolean }>, weightOf: Say<Letters & { from: string }>, biasOf: Say<Letters>, weightShort: Say<{ from: string }>, numberOf: Say<string> },
 *   pointed: { nothing: string, score: string, scoreOf: Say<Many>, unpin: string, undecided: string, at: Say<{ x1: string, x2: string, inputs: number, names: string[] }>, answer: Say<{ one: string, value: string }>, sample: Say<One & { right: boolean }> }
 *     & { target: Say<{ value: string, error: string, above: boolean, test: boolean }>, on: Say<{ on: number, of: number, list: string }> }
 *     & { unit: Say<Letters & { z: string, a: string }>, hinge: Say<Letters & { hinge: string, on: number, of: number }> },
 *   recovery: { layer: Say<{ layer: number }>, spot: Say<{ pointed: string | null, parts: number | null, layer: number | null, unfolded: string | null, orange: string | null, telling: string | null }> },
 *   usualWord: string,
 *   goals: Record<string, Say<import('../types/core.d.ts').GoalReadout>>,
 *   removed: Say<Letters & { renamed: { from: string, to: string }[] }>, movedUp: Say<{ gone: number, renamed: { from: string, to: string }[] }>,
 *   goalOfClasses: string,
 *   goalHere: Say<string>,
 *   convinced: string,
 *   scrub: { hint: string, units: string, sample: string, settings: Record<string, string>, less: Say<{ label: string }>, more: Say<{ label: string }> },
 *   share: Record<'open' | 'codeAlt' | 'failed' | 'onPaper' | 'tooLongForPaper', string> & { figures: Record<string, string> },
 *   sharing: Record<'title' | 'close' | 'pass' | 'pictures' | 'network' | 'address' | 'text' | 'figure' | 'colours' | 'light' | 'dark' | 'filming' | 'cancel' | 'refused' | 'tooLongForCode' | 'noRun' | 'givenUp' | 'copyText' | 'svgInstead' | 'guide' | 'addressHere' | 'noFrameHere' | 'noCodeHere', string>
 *     & { heldBack: Record<'text' | 'picture' | 'either', Say<File>> } & Record<'links' | 'files' | 'numbers', Record<string, string>> & Record<'saved' | 'pictureRefused' | 'markdownCopied', Say<File>>,
 *   layers: Record<'fewer' | 'more', string> & { name: Say<{ layers: number }> } & Record<'fewerUnits' | 'moreUnits', Say<{ layer: number }>>,
 *   scenes: Record<string, string>,
 *   network: { taken: Say<import('../types/core.d.ts').NetworkSummary> },
 *   copying: { onlyHere: string, noAddress: Say<{ link: string, copied: boolean }> },
 *   quote: Record<'copy' | 'field' | 'refused', string>,
 *   forwardTrace: Record<'inputs' | 'output' | 'score' | 'silent' | 'end' | 'endOfMany' | 'rounded' | 'bias', string> & { layer: Say<{ layer: number }>, scoreOf: Say<Many>, share: Say<One & { probability: string }>, answer: Say<One> },
 *   units: Say<import('../types/core.d.ts').UnitsReadout | null>,
 *   mirror: Say<import('../types/core.d.ts').MirrorReadout | null>,
 *   collapse: Say<import('../types/core.d.ts').CollapseReadout | null>,
 *   bent: Say<import('../types/core.d.ts').BentUnit>,
 *   surface: Say<import('../types/core.d.ts').SurfaceReadout>,
 *   views: { says: Record<string, string>, keys: Record<string, string>, option: Say<{ name: string, lacks: string }>, lacks: Record<string, string> },
 *   angle: (isTurn: boolean, degrees: number) => string,
 *   lives: Say<import('../types/core.d.ts').LivesReadout>,
 *   pruned: Say<import('../types/core.d.ts').PruningReadout | null>,
 *   side: { solved: Say<import('../types/core.d.ts').RunsReadout>, diverged: Say<{ step: string }>, dead: Say<{ dead: number, units: number }>, summary: Say<{ rate: string, runs: (import('../types/core.d.ts').RunsReadout & { name: string })[] }> },
 *   dials: { name: Say<{ fold: number }>, value: Say<{ value: number, text: string }> },
 *   fold: { where: Say<import('../types/core.d.ts').FoldReadout>, summary: Say<import('../types/core.d.ts').FoldReadout> },
 *   line: { dragged: string, needsOneInput: string, hinge: Say<Letters>, slope: Say<Letters>, side: Say<{ letters: string, rightward: boolean }>, everywhere: string, step: Say<{ place: number, of: number, text: string }>, summary: Say<import('../types/core.d.ts').LineReadout> },
 *   unitNames: { select: Say<Letters>, output: string, outputOf: Say<Many> },
 * }} Catalogue
 */

/** What no figure starts with. @typedef {'sampled' | 'tooManyRegions' | 'summary' | 'card' | 'points' | 'longText' | 'unreadableFile' | 'timeline' | 'share' | 'network' | 'pointed' | 'goals' | 'removed' | 'movedUp' | 'goalOfClasses' | 'goalHere' | 'convinced' | 'scrub' | 'forwardTrace' | 'layers' | 'scenes'} Later */
/** What only side doors say. @typedef {'mirror' | 'angle' | 'bent' | 'collapse' | 'surface' | 'line' | 'units' | 'lives' | 'pruned' | 'side' | 'fold' | 'dials' | 'views'} SideDoors */

export {};
