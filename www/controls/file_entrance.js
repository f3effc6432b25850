// @ts-check
/** The way to the door for files: what reads them is fetched when somebody comes with one. */

/** @type {import('../figure/part.js').StartPart} */
export const startFileEntrance = (context) => {
  const { root, ended } = context;
  const box = /** @type {HTMLDetailsElement | null} */ (root.querySelector('[data-file-door]'));
  const file = /** @type {HTMLInputElement | null} */ (box?.querySelector('input[type="file"]') ?? null);
  const read = /** @type {HTMLButtonElement | null} */ (box?.querySelector('[data-action="read-file"]') ?? null);
  if (!box || !file || !read) return null;
  /** @type {Promise<{ takeFile: (chosen: File | null | undefined) => Promise<void>, takeText: () => Promise<void> }> | undefined} */
  let opening;
  const open = () => (opening ??= import('./file_door.js').then(({ openFileDoor }) => openFileDoor(context, box)));
  const options = { signal: ended };
  box.addEventListener('toggle', () => open().catch(console.info), options);
  const choose = async () => {
    await (await open()).takeFile(file.files?.[0]);
    // The same file can be chosen again once it was changed.
    file.value = '';
  };
  file.addEventListener('change', choose, options);
  // Chosen before anything listened.
  if (file.files?.length) choose().catch(console.info);
  read.addEventListener('click', async () => (await open()).takeText(), options);
  /** Whether something dragged is a file. @param {DragEvent} event */
  const holdsFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (event) => holdsFile(event) && event.preventDefault(), options);
  document.addEventListener(
    'drop',
    async (event) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      const [dropped] = event.dataTransfer?.files ?? [];
      await (await open()).takeFile(dropped);
    },
    options,
  );
  return {};
};
