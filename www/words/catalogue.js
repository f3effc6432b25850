// @ts-check
/**
 * What a language's catalogue holds: every word that scripts put on the page.
 *
 * @typedef {(values: any) => string} Say a sentence made from values
 * @typedef {{ code: string, values: Record<string, any> }} Problem what the core reports
 * @typedef {{
 *   buttons: { train: string, pause: string, copied: string, close: string, lowerRate: Say, startLower: Say },
 *   speeds: string[],
 *   classes: { one: string, many: string, mark: string }[],
 *   schemes: Record<string, string>,
 *   problems: Record<string, Say>,
 *   lastGoodLink: string,
 *   points: { taken: Say, refused: string },
 *   sampled: Say,
 *   timeline: Say,
 *   summary: Say,
 *   figures: Record<string, string>,
 *   card: Record<'none' | 'noneFacts' | 'output' | 'outputFacts' | 'outputFactsOfNumbers' | 'outputOfFacts' | 'dead' | 'oneSided' | 'alwaysOn' | 'outside' | 'hinge' | 'hintFirst' | 'hintFirstOfOne' | 'hintDeep' | 'hintNone' | 'biasShort' | 'outputName', string>
 *     & Record<'unit' | 'outputOf' | 'outputNameOf' | 'onShare' | 'gradient' | 'turned' | 'weightOf' | 'biasOf' | 'weightShort' | 'numberOf', Say>,
 *   pointed: { nothing: string, score: string, scoreOf: Say, at: Say, probability: Say, likeliest: Say, target: Say, on: Say, unit: Say, hinge: Say },
 *   recovery: Record<'layer' | 'spot', Say>,
 *   usualWord: string,
 *   guess: { right: string, wrong: string },
 *   goals: Record<string, Say>,
 *   goalOfClasses: string,
 *   convinced: string,
 *   scrub: { hint: string, units: string, sample: string, settings: Record<string, string>, less: Say, more: Say },
 *   share: Record<'open' | 'title' | 'close' | 'pass' | 'pictures' | 'network' | 'address' | 'text' | 'figure' | 'colours' | 'light' | 'dark' | 'codeAlt' | 'filming' | 'cancel' | 'refused' | 'tooLongForCode' | 'noRun' | 'givenUp' | 'failed' | 'copyText', string>
 *     & { heldBack: Record<'text' | 'picture' | 'either', Say> } & Record<'links' | 'files' | 'numbers' | 'figures', Record<string, string>> & Record<'saved' | 'pictureRefused' | 'markdownCopied', Say>,
 *   network: { taken: Say },
 *   quote: Record<'copy' | 'field' | 'refused', string>,
 *   forwardTrace: Record<'inputs' | 'output' | 'score' | 'silent' | 'end' | 'endOfMany' | 'rounded' | 'bias', string> & Record<'layer' | 'scoreOf' | 'share' | 'answer', Say>,
 *   unitNames: { select: Say, output: string, outputOf: Say },
 * }} Catalogue
 */

export {};
