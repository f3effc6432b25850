// @ts-check

/** The value that a share of all values does not exceed. @param {number[]} values @param {number} share  From 0 to 1. */
export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];
