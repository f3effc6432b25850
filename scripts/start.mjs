// @ts-check
// `npm start`: serves the built page and prints its address. The built page, not Vite's development server, whose
// injected styles the Content-Security-Policy refuses. Arguments are passed on: `npm start -- --port 5000 --open`.
import { runPackaged } from './command.mjs';
import { buildPage } from './page.mjs';
import { runMain, setUp } from './setup.mjs';

await runMain(async () => {
  await setUp();
  if (!(await buildPage())) return false;
  return (await runPackaged('vite/bin/vite.js', ['preview', ...process.argv.slice(2)])).ok;
});
