// @ts-check
// Whether the prose is sound: every name in it known, every link led somewhere, every number filled.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { awayFigures } from './away.mjs';
import { actionsIn, faultsIn, questionsIn } from './faults.mjs';
import { fragment, fragmentNames } from './fragment.mjs';
import { pageTree } from './prose.mjs';
import { singlePage } from './single.mjs';
import { SourceError, parseDocument } from './tree.mjs';

/** @typedef {import('./list.mjs').PageList} PageList */

/** Fragments of every language that no page lists: the footer, and the figure for any scene. */
const BESIDE = ['footer', 'embed'];

/**
 * The faults of all prose and of the shell that show before anything is built.
 * @param {PageList} list
 * @param {(asked: string[]) => Promise<Set<string> | undefined>} unknown  Which of some names the core does not know; nothing
 *   where it could not be asked.
 * @returns {Promise<string[] | undefined>}
 */
export async function faultsOfProse(list, unknown) {
  /** @type {string[]} */
  const faults = [];
  const actions = actionsIn(scriptsUnder('www'));
  /** @type {import('./tree.mjs').Parent[]} */
  const trees = [...fragmentNames(list), ...BESIDE].flatMap((name) => caught(faults, () => fragment(list, name)) ?? []);
  trees.push(...(caught(faults, () => [parseDocument(fs.readFileSync(path.join(ROOT, 'index.html'), 'utf8'), 'index.html')]) ?? []));
  faults.push(...trees.flatMap((tree) => faultsIn(tree, actions)).map(({ message }) => message));
  const questions = trees.flatMap(questionsIn);
  const wrong = await unknown([...new Set(questions.map(({ asked }) => asked))]);
  if (!wrong) return undefined;
  return [...faults, ...questions.filter(({ asked }) => wrong.has(asked)).map(({ fault }) => fault.message)];
}

/** The faults that show when the pages are put together: links, ids, numbers, formulas. @param {PageList} list */
export function faultsOfPages(list) {
  /** @type {string[]} */
  const faults = [];
  for (const page of list.pages) caught(faults, () => pageTree(list, page, []));
  // All chapters on one page may meet what each by itself does not.
  caught(faults, () => singlePage(list, '', ''));
  caught(faults, () => awayFigures(list));
  // A fragment that is on two pages is told once.
  return [...new Set(faults)];
}

/**
 * What a function returns; where it finds a fault, that is noted.
 * @template T @param {string[]} faults @param {() => T} work @returns {T | undefined}
 */
function caught(faults, work) {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof SourceError)) throw problem;
    faults.push(problem.message);
    return undefined;
  }
}

/** The text of every script under a folder but those that are built. @param {string} folder */
const scriptsUnder = (folder) =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.startsWith('pkg'))
    .map((file) => fs.readFileSync(path.join(ROOT, folder, file), 'utf8'));
