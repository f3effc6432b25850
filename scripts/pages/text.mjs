// @ts-check
// Sentences with gaps.

/** A sentence with its `{gaps}` filled. @param {string} sentence @param {Record<string, string>} values */
export const filled = (sentence, values) => sentence.replace(/\{([\w-]+)\}/g, (gap, name) => values[name] ?? gap);
