// @ts-check
// `npm run build`: writes dist, which any static host can serve under any path.
import { DRAFT } from './draft.mjs';
import { buildPage } from './page.mjs';
import { drawCards } from './pictures.mjs';
import { runMain, setUp } from './setup.mjs';
import { writeSums } from './sums.mjs';

await runMain(async () => {
  await setUp();
  return (await buildPage()) && (DRAFT || (await drawCards())) && writeSums();
});
