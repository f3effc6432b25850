// @ts-check
// Packages of the system: Debian's, where they can be had.
import process from 'node:process';
import { run } from './command.mjs';

/**
 * Installs a package of the system.
 * @param {string} name
 * @returns {Promise<boolean>}  Whether that was tried; it takes apt and root. Whether it worked shows in what is there then.
 */
export async function installPackage(name) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (!(await run('apt-get', ['--version'], { output: 'hide' })).ok) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '--quiet'], { env });
  await run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', name], { env });
  return true;
}
