// @ts-check
/** Whether the page is only to be tried: `npm run build -- --draft`. */
import process from 'node:process';

export const DRAFT = process.argv.includes('--draft') || process.env.CREASE_DRAFT !== undefined;
