// @ts-check
/** What the marks of the plane and the readouts mean, in the page's language: fetched when somebody asks. */
export { marks } from './en_marks.js';
