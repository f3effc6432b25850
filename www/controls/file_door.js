// @ts-check
/**
 * One door for files: chosen, dropped anywhere on the page, or pasted. What was understood is shown before it is taken over: a
 * table with a role for each column, each a press from right; a network with its maker and the order of its layers.
 */
import { loadExtras } from '../core/extras.js';
import { isProblem } from '../figure/notice.js';
import { copy } from '../share/clipboard.js';
import { door as says } from '../words/en_files.js';
import '../words/files.js';
import { sentence, words } from '../words/words.js';

/** @typedef {import('../types/core.d.ts').Roles} Roles @typedef {import('../types/core.d.ts').Role} Role */

const ROLES = /** @type {Role[]} */ (['x1', 'x2', 'plane', 'class', 'number', 'split', 'ignore']);
/** As many classes as points have marks. */
const MOST_CLASSES = 4;
/** The largest file that is read, in bytes. */
const MOST = 64 << 20;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Partial<HTMLElementTagNameMap[K]>} [given] @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
const make = (tag, given = /** @type {any} */ ({}), ...children) => {
  const element = document.createElement(tag);
  Object.assign(element, /** @type {object} */ (given));
  element.append(...children);
  return element;
};

/** @param {import('../figure/part.js').Context} context @param {HTMLDetailsElement} box */
export const openFileDoor = ({ explainer, turnPage, act, tell }, box) => {
  const status = /** @type {HTMLElement} */ (box.querySelector('[role="status"]'));
  const preview = /** @type {HTMLElement} */ (box.querySelector('[data-file-preview]'));
  /** The file that is shown. @type {import('../pkg-extras/extras.js').ReadFile | undefined} */
  let read;
  /** What came last, for a page that can read more of it. @type {File | undefined} */
  let last;
  /** Counts the files that came: what takes long to read gives way to a later one. */
  let came = 0;

  /** Says what is wrong; lines that write what can be read stand to be copied. @param {unknown} error */
  const fail = (error) => {
    if (!isProblem(error)) console.info(error);
    if (isProblem(error) && error.code === 'import-foreign') {
      const lines = String(error.values.lines);
      const button = make('button', { type: 'button', textContent: says.copyLines });
      button.addEventListener('click', async () => {
        button.textContent = (await copy(lines)) ? words.buttons.copied : says.copyRefused;
      });
      status.textContent = says.foreign(String(error.values.maker));
      preview.replaceChildren(make('pre', {}, make('code', { textContent: lines })), make('p', {}, button));
      return;
    }
    status.textContent = isProblem(error) ? sentence(error) : says.failed;
    const slices = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a[href$="yours/"]'));
    const wide = last;
    if (!isProblem(error) || error.code !== 'import-wide' || !slices || !wide) return;
    const button = make('button', { type: 'button', textContent: says.slice });
    button.addEventListener('click', async () => {
      const { carry } = await import('../share/kept.js');
      await carry(wide, slices.href);
    });
    preview.replaceChildren(make('p', {}, button));
  };
  const close = () => {
    read?.free();
    read = undefined;
    preview.replaceChildren();
  };

  /** Hands the core what a file gives, by way of the module that read it. @param {(handout: import('../pkg-extras/extras.js').Handout) => void} change */
  const handed = async (change) => {
    const extras = await loadExtras();
    const handout = new extras.Handout(explainer.link(), false);
    try {
      change(handout);
    } finally {
      handout.free();
    }
  };

  /** @param {import('../pkg-extras/extras.js').ReadFile} given */
  const showTable = (given) => {
    const table = given.table();
    /** @type {Roles} */
    const roles = table.roles;
    const told = make('p', { className: 'hint' });
    told.setAttribute('role', 'status');
    const use = make('button', { type: 'button', className: 'primary', textContent: says.usePoints });
    const standardise = make('input', { type: 'checkbox', checked: roles.standardise });
    const heading = make('input', { type: 'checkbox', checked: roles.heading });
    const classes = make('select');
    classes.setAttribute('aria-label', says.classes);
    /** The classes of the reader's choice, each to be ticked. */
    const ticks = make('fieldset', { className: 'row', hidden: true });

    const follow = () => {
      try {
        const points = given.points(roles);
        told.textContent = [says.points(points, words.classes), ...points.notes.map(sentence)].join(' ');
        use.disabled = !points.fits;
      } catch (error) {
        use.disabled = true;
        if (!isProblem(error)) throw error;
        told.textContent = sentence(error);
      }
    };
    /** The choices of classes follow the column with the labels. */
    const followClasses = () => {
      const place = roles.columns.indexOf('class');
      const names = place < 0 ? [] : table.columns[place].distinct;
      const chosen = typeof roles.classes === 'string' ? roles.classes : 'against' in roles.classes ? `against ${roles.classes.against}` : 'only';
      const options = [new Option(says.all, 'all'), new Option(says.mostFrequent, 'most-frequent'), ...(names.length > MOST_CLASSES ? [new Option(says.chosen, 'only')] : []), ...names.map((name) => new Option(says.against(name), `against ${name}`))];
      classes.replaceChildren(...options);
      classes.value = chosen;
      classes.hidden = place < 0;
      followTicks(names);
    };
    /** @param {string[]} names */
    const followTicks = (names) => {
      ticks.hidden = classes.value !== 'only';
      if (ticks.hidden) return;
      const boxes = names.map((name) => make('input', { type: 'checkbox', value: name, checked: typeof roles.classes !== 'string' && 'only' in roles.classes && roles.classes.only.includes(name) }));
      const choose = () => {
        const only = boxes.filter(({ checked }) => checked).map(({ value }) => value);
        // No more than there are marks for.
        for (const one of boxes) one.disabled = only.length >= MOST_CLASSES && !one.checked;
        roles.classes = { only };
        follow();
      };
      for (const one of boxes) one.addEventListener('change', choose);
      ticks.replaceChildren(make('legend', { textContent: says.chosen }), ...boxes.map((one) => make('label', {}, one, ` ${one.value}`)));
      choose();
    };

    const heads = table.columns.map((column, place) => {
      const role = make('select');
      role.setAttribute('aria-label', says.roleOf(column.name || String(place + 1)));
      role.append(...ROLES.map((name) => new Option(says.roles[name], name)));
      role.value = roles.columns[place];
      role.addEventListener('change', () => {
        roles.columns[place] = /** @type {Role} */ (role.value);
        // One column for each of these: the one that had it before is passed over from now on.
        if (['x1', 'x2', 'class', 'number', 'split'].includes(role.value)) {
          for (const [other, select] of selects.entries()) {
            const isSame = roles.columns[other] === role.value || (['class', 'number'].includes(role.value) && ['class', 'number'].includes(roles.columns[other]));
            if (other === place || !isSame) continue;
            roles.columns[other] = 'ignore';
            select.value = 'ignore';
          }
        }
        roles.classes = 'all';
        followClasses();
        follow();
      });
      return role;
    });
    const selects = heads;
    const nameRow = make('tr', {}, ...table.columns.map(({ name }, place) => make('th', { scope: 'col', textContent: name || `${place + 1}` })));
    const chosen = make('tr', {}, ...heads.map((role) => make('td', {}, role)));
    const rows = table.preview.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', { textContent: cell }))));
    // A heading stands above already.
    const followHeading = () => rows[0]?.toggleAttribute('hidden', roles.heading);
    followHeading();
    const shown = make('div', { className: 'file-table' }, make('table', {}, nameRow, chosen, ...rows));

    standardise.addEventListener('change', () => {
      roles.standardise = standardise.checked;
      follow();
    });
    heading.addEventListener('change', () => {
      roles.heading = heading.checked;
      followHeading();
      follow();
    });
    classes.addEventListener('change', () => {
      if (classes.value === 'only') {
        const place = roles.columns.indexOf('class');
        const names = place < 0 ? [] : table.columns[place].distinct;
        roles.classes = { only: names.slice(0, MOST_CLASSES) };
        followTicks(names);
        return;
      }
      ticks.hidden = true;
      roles.classes = classes.value.startsWith('against ') ? { against: classes.value.slice('against '.length) } : /** @type {'all' | 'most-frequent'} */ (classes.value);
      follow();
    });
    // Columns of numbers that are no label and count no rows.
    const numeric = table.columns.flatMap(({ content, counts }, place) => (content === 'numbers' && !counts && !['class', 'number', 'split'].includes(roles.columns[place]) ? [place] : []));
    const plane = make('button', { type: 'button', textContent: says.plane(numeric.length), hidden: numeric.length < 3 });
    plane.addEventListener('click', () => {
      for (const [place, select] of selects.entries()) {
        const role = numeric.includes(place) ? 'plane' : roles.columns[place];
        roles.columns[place] = role === 'x1' || role === 'x2' ? 'ignore' : role;
        select.value = roles.columns[place];
      }
      follow();
    });
    use.addEventListener('click', async () => {
      try {
        await handed((handout) => {
          handout.takeFilePoints(given, roles);
          const link = handout.link();
          tell('pause');
          turnPage(() => explainer.adoptExamples(link));
        });
        act(() => explainer.lookHome());
        const points = given.points(roles);
        // Where nothing can be trained, that is still to be seen when somebody presses Train.
        const left = points.notes.filter(({ code }) => code === 'table-all-for-testing').map(sentence);
        status.textContent = [says.takenPoints(points, words.classes), ...left].join(' ');
        close();
      } catch (error) {
        fail(error);
      }
    });
    followClasses();
    follow();
    preview.replaceChildren(
      make('p', { textContent: says.table(table) }),
      shown,
      make('p', { className: 'row' }, make('label', {}, heading, ` ${says.heading}`), make('label', {}, standardise, ` ${says.standardise}`), classes, plane),
      ticks,
      told,
      make('p', {}, use, ' ', make('button', { type: 'button', textContent: says.cancel, onclick: close })),
    );
  };

  /** @param {import('../pkg-extras/extras.js').ReadFile} given @param {string} name  Of the file. */
  const showNetwork = (given, name) => {
    const told = make('p', { className: 'hint' });
    told.setAttribute('role', 'status');
    const use = make('button', { type: 'button', className: 'primary', textContent: says.useNetwork });
    const order = make('input', { type: 'text', autocomplete: 'off', spellcheck: false });
    const follow = () => {
      const network = given.network();
      told.textContent = [says.network(network), ...network.notes.map(sentence)].join(' ');
      order.value = network.layers.join(', ');
    };
    order.addEventListener('change', () => {
      try {
        given.reorder(order.value.split(',').map((layer) => layer.trim()).filter(Boolean));
        follow();
        status.textContent = name;
      } catch (error) {
        fail(error);
      }
    });
    use.addEventListener('click', async () => {
      try {
        await handed((handout) => {
          handout.takeFileNetwork(given);
          const link = handout.link();
          tell('pause');
          turnPage(() => explainer.adopt(link));
        });
        status.textContent = says.takenNetwork;
        close();
      } catch (error) {
        fail(error);
      }
    });
    follow();
    preview.replaceChildren(
      told,
      ...(order.value === '' ? [] : [make('p', {}, make('label', {}, `${says.order} `, order))]),
      make('p', {}, use, ' ', make('button', { type: 'button', textContent: says.cancel, onclick: close })),
    );
  };

  /**
   * Reads something, and shows what was understood.
   * @param {string} name
   * @param {() => Promise<Uint8Array<ArrayBuffer> | null>} bytes  Nothing where it cannot be read.
   * @param {string} shown  What is said of it beside its preview.
   */
  const take = async (name, bytes, shown = name) => {
    came += 1;
    const mine = came;
    close();
    box.open = true;
    status.textContent = says.reading(name);
    try {
      const [extras, given] = await Promise.all([loadExtras(), bytes()]);
      if (mine !== came) return;
      if (!given) {
        status.textContent = says.unreadable(name);
        return;
      }
      last = new File([given], name);
      read = new extras.ReadFile(given);
      status.textContent = shown;
      if (read.kind() === 'points') showTable(read);
      else showNetwork(read, shown);
      preview.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      fail(error);
    }
  };
  /** Takes the first of some files, and says that it was the first. @param {File[]} files */
  const takeFiles = async ([file, ...others]) => {
    if (!file) return;
    if (file.size > MOST) {
      came += 1;
      close();
      box.open = true;
      status.textContent = says.tooLarge;
      return;
    }
    // A folder looks like a file until it is read.
    const bytes = () => file.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null);
    await take(file.name, bytes, others.length > 0 ? says.firstOf(file.name, others.length + 1) : file.name);
  };
  /** @param {string} text */
  const takeText = (text) => take(says.pasted, async () => new TextEncoder().encode(text));

  return { takeFiles, takeText };
};
