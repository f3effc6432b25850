// @ts-check
// A Python with NumPy, in a folder of its own: what the machine has installed is neither used nor changed.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from '../../scripts/command.mjs';
import { installPackage } from '../../scripts/package.mjs';

const FOLDER = path.join('target', 'python');
const REQUIREMENTS = 'tests/interop/requirements.txt';

/**
 * The path of a Python that can import NumPy, made on the first call. `CREASE_PYTHON` names another one to use as it is.
 * @returns {Promise<string | undefined>}  Nothing where there is no Python, or its packages could not be installed: a line
 *   has then said so.
 */
export async function preparePython() {
  const own = process.env.CREASE_PYTHON;
  if (own) return own;
  const python = path.join(ROOT, FOLDER, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  if (!fs.existsSync(python) && !(await makeFolder())) return undefined;
  if ((await imports(python, 'numpy')) || (await install(python, ['--requirement', REQUIREMENTS]))) return python;
  console.log('NumPy could not be installed: nothing was run in Python.');
  return undefined;
}

/**
 * The path of a Python that can import a package of PyPI, in the same folder.
 * @param {string} name  As it is imported.
 * @param {string} requirements  The file that says which version is installed where there is none.
 * @returns {Promise<string | undefined>}  Nothing where it cannot be had: a line has then said so.
 */
export async function pythonWith(name, requirements) {
  const python = await preparePython();
  if (!python) return undefined;
  // Somebody's own Python is used as it is.
  const installed = async () => !process.env.CREASE_PYTHON && (await install(python, ['--requirement', requirements])) && imports(python, name);
  if ((await imports(python, name)) || (await installed())) return python;
  console.log(`There is no ${name}, and it could not be installed: nothing was compared with it.`);
  return undefined;
}

/** The Python that packages of the system are for. */
const SYSTEM = '/usr/bin/python3';

/**
 * A Python that can import torch: the given one, or the system's. Where neither can, torch is installed: the system's package
 * (some hundred megabytes), else PyPI's (some gigabytes) for the given one.
 * @param {string} python
 * @returns {Promise<string | undefined>}
 */
export async function pythonWithTorch(python) {
  const found = async () => {
    for (const one of [python, SYSTEM]) if (await imports(one, 'torch')) return one;
    return undefined;
  };
  const here = (await found()) ?? ((await installPackage('python3-torch')) ? await found() : undefined);
  if (here) return here;
  return (await install(python, ['torch'])) ? found() : undefined;
}

async function makeFolder() {
  const names = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
  for (const name of names) {
    if (!(await run(name, ['--version'], { output: 'hide' })).ok) continue;
    if ((await run(name, ['-m', 'venv', FOLDER])).ok) return true;
    // Half a folder would be taken for a whole one by the next run.
    fs.rmSync(path.join(ROOT, FOLDER), { recursive: true, force: true });
    console.log(`${name} -m venv did not work: nothing was run in Python.`);
    return false;
  }
  console.log('There is no Python here: nothing was run in it.');
  return false;
}

/** Whether pip installed this. @param {string} python @param {string[]} what */
async function install(python, what) {
  return (await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...what])).ok;
}

/** @param {string} python @param {string} name */
async function imports(python, name) {
  return (await run(python, ['-c', `import ${name}`], { output: 'hide' })).ok;
}
