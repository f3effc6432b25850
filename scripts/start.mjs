// @ts-check
// `npm start`: serves the built page and prints its address. The built page, not Vite's development server, whose
// injected styles the Content-Security-Policy refuses. Takes `npm start -- --port 5000 --host 0.0.0.0 --open`.
import { parseArgs } from 'node:util';
import { ROOT } from './command.mjs';
import { buildPage } from './page.mjs';
import { runMain, setUp } from './setup.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string' }, open: { type: 'boolean' } },
  });
  await setUp();
  if (!(await buildPage())) return false;

  // Only now is Vite sure to be installed.
  const { preview } = await import('vite');
  const { port, ...rest } = values;
  const server = await preview({ root: ROOT, preview: { ...rest, port: port ? Number(port) : undefined } });
  server.printUrls();
  return true;
});
