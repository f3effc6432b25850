// @ts-check
/** Where the results lie that the lab opens with. Builds that stand alone, which have no file for them, put one in this one's place. */

/** Their address; null where there is none. @returns {URL | null} */
export const resultsAddress = () => new URL('../pictures/lab.bin', import.meta.url);
