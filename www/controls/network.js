// @ts-check
/** A network as text: one of ours or a PyTorch `state_dict`, read by the module of extras and taken over. */
import { loadExtras } from '../core/extras.js';
import { isProblem } from '../figure/notice.js';
import { sentence, words } from '../words/words.js';
import { startLongText } from './long_text.js';

/** @type {import('../figure/part.js').StartPart} */
export const startNetwork = ({ root, explainer, turnPage, tell }) => {
  const box = root.querySelector('[data-network]');
  const field = box?.querySelector('textarea');
  const status = box?.querySelector('[role="status"]');
  const file = /** @type {HTMLInputElement | null} */ (box?.querySelector('input[type="file"]') ?? null);
  if (!box || !field || !status) return null;

  const text = startLongText(field, {
    problem: 'import-too-long',
    most: async () => (await loadExtras()).mostNetworkBytes(),
    changed: (note) => {
      status.textContent = note;
    },
  });
  const read = async () => {
    const extras = await loadExtras();
    const handout = new extras.Handout(explainer.link(), false);
    try {
      const understood = handout.importNetwork(text.whole(extras.mostNetworkBytes()));
      const link = handout.link();
      tell('pause');
      turnPage(() => explainer.adopt(link));
      text.drop();
      status.textContent = words.network.taken(understood);
    } finally {
      handout.free();
    }
  };
  box.querySelector('[data-action="take-network"]')?.addEventListener('click', async () => {
    try {
      await read();
    } catch (error) {
      // What was typed stays, to be mended where the sentence says.
      if (isProblem(error)) await import('../words/files.js');
      else console.info(error);
      status.textContent = isProblem(error) ? sentence(error) : words.share.failed;
      field.focus();
    }
  });
  file?.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    await text.read(chosen);
    // The same file can be chosen again once it was changed.
    file.value = '';
  });
  return {};
};
