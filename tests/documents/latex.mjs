// @ts-check
// Whether LaTeX typesets exported figures, each on one page of its size.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from '../../scripts/command.mjs';
import { installPackage } from '../../scripts/package.mjs';

const FOLDER = path.join('target', 'latex');

/** The figures, by what is special about them; between them they use every command that TikZ is written with. */
const FIGURES = /** @type {const} */ ({
  regions: ['plane', '1;data=spiral.200.10.1;net=8-8;act=relu;step=300;end'],
  distance: ['plane', '1;data=moons.200.10.1;net=8;act=relu;step=200;shade=probability;unit=0.7;probe=-0.6,0.4;end'],
  classes: ['plane', '1;data=spiral3.200.10.1;net=8;act=relu;step=200;end'],
  sampled: ['plane', '1;data=xor.60.10.1;net=4;act=tanh;step=100;end'],
  graph: ['plane', '1;data=sine.60.5.1;net=8;act=relu;step=300;end'],
  network: ['diagram', '1;data=spiral.200.10.1;net=8-8;act=relu;step=300;end'],
  picture: ['read-back', '1;data=xor.60.10.1;net=8;act=relu;step=100;end'],
  territories: ['read-back', '1;data=xor.60.10.1;net=4;act=relu;step=100;print=classes;end'],
  map: ['read-back', '1;data=xor.60.10.1;net=3-3;act=relu;face=map;end'],
  losses: ['loss', '1;data=xor.60.10.1;net=4;act=relu;step=200;end'],
  ramp: ['number-line', '1;data=xor.60.10.1;net=2;act=relu;unit=0.0;end'],
});

/** Width and height in CSS pixels, and the page's in points that are made of them. */
const SIZE = { width: 420, height: 380, page: 'MediaBox [0 0 315 285]' };

/**
 * Typesets every figure. LaTeX is installed where there is none and that can be done; else it is a failure that says so.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function typesetFigures() {
  if (!(await hasLatex()) && !((await installPackage('texlive-pictures')) && (await hasLatex()))) {
    console.log('There is no pdflatex with TikZ here: install TeX Live with its package "pictures", and run this again.');
    return { passed: 0, failed: 1 };
  }
  fs.rmSync(path.join(ROOT, FOLDER), { recursive: true, force: true });
  fs.mkdirSync(path.join(ROOT, FOLDER), { recursive: true });
  const count = { passed: 0, failed: 0 };
  for (const [name, [figure, link]] of Object.entries(FIGURES)) {
    const fault = await typeset(name, figure, link);
    console.log(fault ? `not ok - ${name}: ${fault}` : `ok - ${name}`);
    count.passed += Number(!fault);
    count.failed += Number(Boolean(fault));
  }
  return count;
}

async function hasLatex() {
  const { ok, stdout } = await run('kpsewhich', ['tikz.sty'], { output: 'keep' });
  return ok && stdout.trim() !== '' && (await run('pdflatex', ['--version'], { output: 'hide' })).ok;
}

/** What is wrong with a figure's page; nothing where all is well. @param {string} name @param {string} figure @param {string} link */
async function typeset(name, figure, link) {
  const { width, height, page } = SIZE;
  const asked = [figure, link, 'as=tikz', 'theme=print', `width=${width}`, `height=${height}`];
  const drawn = await run('cargo', ['run', '--quiet', '--package', 'crease', '--example', 'figure', '--', ...asked], { output: 'keep' });
  if (!drawn.ok) return 'not drawn';
  fs.writeFileSync(path.join(ROOT, FOLDER, `${name}.tex`), drawn.stdout);
  // The size of a page can be read in a file whose objects are not compressed.
  const source = `\\pdfobjcompresslevel=0 \\input{${name}.tex}`;
  const latex = ['-interaction=nonstopmode', '-halt-on-error', `-output-directory=${FOLDER}`, `-jobname=${name}`, source];
  const { ok, stdout } = await run('pdflatex', latex, { output: 'keep', env: { TEXINPUTS: FOLDER + path.delimiter } });
  const complaint = /^(?:!|Overfull|LaTeX Warning|Missing character).*/m.exec(stdout)?.[0];
  if (!ok || complaint) return complaint ?? stdout.slice(-500);
  if (!/\(1 page, /.test(stdout)) return 'more than one page';
  const file = fs.readFileSync(path.join(ROOT, FOLDER, `${name}.pdf`), 'latin1');
  return file.includes(page) ? undefined : `no page of ${page}`;
}
