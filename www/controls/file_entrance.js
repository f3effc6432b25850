// @ts-check
/** The ways to the door for files, from its page and from others: what reads files is fetched when somebody comes with one. */

/** The longest text that is put into the field, in characters: a browser that lays millions of them out answers nobody meanwhile. */
const MOST_SHOWN = 50_000;

/** Whether something dragged is a file. @param {DragEvent} event */
const holdsFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes what is dropped on a page without the door to the page that has it: the browser would leave this one to show the file.
 * Begins when something is dragged over the page.
 */
export const startDrops = () => {
  // These take what is dropped themselves.
  if (document.querySelector('[data-file-door], [data-yours]')) return;
  // A sweep is not left by mistake.
  const door = document.querySelector('[data-lab]') ? null : /** @type {HTMLAnchorElement | null} */ (document.querySelector('a[href$="play/"]'));
  document.addEventListener('dragover', (event) => holdsFile(event) && event.preventDefault());
  document.addEventListener('drop', async (event) => {
    // Fields for text take theirs.
    if (event.defaultPrevented || !holdsFile(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (!file || !door) return;
    const { carry } = await import('../share/kept.js');
    await carry(file, door.href);
  });
};

/** @type {import('../figure/part.js').StartPart} */
export const startFileEntrance = (context) => {
  const { root, ended, notice } = context;
  const box = /** @type {HTMLDetailsElement | null} */ (root.querySelector('[data-file-door]'));
  const file = /** @type {HTMLInputElement | null} */ (box?.querySelector('input[type="file"]') ?? null);
  const read = /** @type {HTMLButtonElement | null} */ (box?.querySelector('[data-action="read-file"]') ?? null);
  const text = box?.querySelector('textarea');
  if (!box || !file || !read || !text) return null;
  /** @type {Promise<ReturnType<typeof import('./file_door.js').openFileDoor>> | undefined} */
  let opening;
  /** The door; where it does not come, that is said, and the next time it is tried again. */
  const open = async () => {
    opening ??= import('./file_door.js').then(({ openFileDoor }) => openFileDoor(context, box));
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      notice.missed(error);
      return undefined;
    }
  };
  const options = { signal: ended };
  box.addEventListener('toggle', open, options);
  const choose = async () => {
    await (await open())?.takeFiles([...(file.files ?? [])]);
    // The same file can be chosen again once it was changed.
    file.value = '';
  };
  file.addEventListener('change', choose, options);
  // Chosen before anything listened.
  if (file.files?.length) choose().catch(console.info);
  read.addEventListener('click', async () => (await open())?.takeText(text.value), options);
  // A file that is pasted is no text, and a text as long as a file is read without being shown.
  text.addEventListener(
    'paste',
    async (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length === 0 && pasted.length <= MOST_SHOWN) return;
      event.preventDefault();
      const door = await open();
      await (files.length > 0 ? door?.takeFiles(files) : door?.takeText(pasted));
    },
    options,
  );
  // Before anything else: what is dropped on a field for text may be no text.
  const anywhere = { ...options, capture: true };
  document.addEventListener('dragover', (event) => holdsFile(event) && event.preventDefault(), anywhere);
  document.addEventListener(
    'drop',
    async (event) => {
      // In the single file a slice takes what is dropped on it.
      if (!holdsFile(event) || (event.target instanceof Element && event.target.closest('[data-yours]'))) return;
      event.preventDefault();
      event.stopPropagation();
      const files = [...(event.dataTransfer?.files ?? [])];
      await (await open())?.takeFiles(files);
    },
    anywhere,
  );
  // Brought along from another page, or asked for by a link.
  if (location.hash === `#${box.id}`) {
    box.open = true;
    const take = async () => {
      const { takeCarried } = await import('../share/kept.js');
      const carried = await takeCarried();
      if (carried) await (await open())?.takeFiles([carried]);
    };
    take().catch(console.info);
  }
  return {};
};
