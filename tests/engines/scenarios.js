// @ts-check
// What the page has to do in every engine, one list for all of them. How each engine is driven is its driver's affair: tab.js.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from '../../scripts/command.mjs';
import { linkOf } from '../e2e/support/link.js';
import { carried, copied, fits } from './passed_on.js';
import { ACTIVATION, MOONS, SANDBOX, action, alive, openSandbox, readout } from './sandbox.js';
import { above, choose, is, number, read, says, shown, until } from './tab.js';

/** @typedef {import('./tab.js').Tab} Tab @typedef {import('./tab.js').Place} Place @typedef {import('./hosts.js').Hosts} Hosts */

/**
 * @typedef {object} Given
 * @property {Tab} tab
 * @property {string} site  The address of the built pages, on a host of no particular kind.
 * @property {Hosts} hosts  Makes others.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {(given: Given) => Promise<void>} run
 * @property {RegExp} [expects]  What the page may complain of: the browser's own words.
 */

const fixture = (/** @type {string} */ file) => fs.readFileSync(path.join(ROOT, 'crate/tests/fixtures', file), 'utf8');

/** One unit, whose crease is the line x1 = 0. */
const ONE_LINE = linkOf({ data: 'xor.200.10.1', net: '1', weights: [1, 0, 0, 1, 0] });

/** Presses Run in a figure away from its page, then Train, and waits for steps. @param {Place} frame */
const trains = async (frame) => {
  await shown(frame, '[data-run]');
  await frame.click('[data-run]');
  await until(frame, 'the figure runs', () => document.querySelector('.away:not([data-asleep])') !== null);
  await frame.click('[data-action="train"]');
  await above(frame, 'data[data-readout="step"]', 5);
};

/** The link that the address holds. @param {Place} place */
const addressOf = (place) => place.evaluate(() => location.hash.slice(1));

/** Keeps what a page saves, instead of asking where to put it. @param {Place} place */
const keepFiles = (place) =>
  place.evaluate(() => {
    /** @type {any} */ (window).saved = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (/** @type {Blob} */ blob) => {
      blob.text().then((text) => /** @type {any} */ (window).saved.push({ type: blob.type, text }));
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) this.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    };
  });

/** The next file that a page saves. @param {Place} place @returns {Promise<{ type: string, text: string }>} */
const savedFile = (place) => until(place, 'a file is saved', () => /** @type {any} */ (window).saved.shift() ?? null);

/** Chooses a file in a field for files. @param {Place} place @param {string} selector @param {string} name @param {string} text */
const chooseFile = (place, selector, name, text) =>
  place.evaluate(
    (of, called, content) => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector(of));
      const files = new DataTransfer();
      files.items.add(new File([content], called));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    selector,
    name,
    text,
  );

/** Bits of training, with every activation, loss, optimiser and decay. @type {Scenario} */
const digests = {
  name: 'training ends at the very bits of native code, smooth activations included',
  async run({ tab, hosts }) {
    const url = await hosts.folder('www/pkg-extras');
    // A file of the host that is no page: what is compared is the browser's arithmetic.
    await tab.open(`${url}extras.d.ts`);
    const found = await tab.evaluate(async (module) => {
      const { default: init, trainingDigests } = await import(module);
      await init();
      return /** @type {Record<string, string>} */ (trainingDigests());
    }, `${url}extras.js`);
    assert.deepEqual(found, JSON.parse(fixture('digests.json')));
  },
};

/** @type {Scenario} */
const boot = {
  name: 'every page opens, and each of its figures lives',
  async run({ tab, site }) {
    /** @type {{ crease: string[] }} */
    const { crease } = JSON.parse(fs.readFileSync(path.join(ROOT, 'dist/pages.json'), 'utf8'));
    for (const slug of crease.filter((one) => one !== 'embed')) {
      await tab.open(`${site}${slug && `${slug}/`}`);
      const chapters = await tab.evaluate(() => [...document.querySelectorAll('[data-chapter]')].map((root) => /** @type {HTMLElement} */ (root).dataset.chapter ?? ''));
      for (const chapter of chapters) await alive(tab, `[data-chapter="${chapter}"]`);
    }
  },
};

/** @type {Scenario} */
const train = {
  name: 'a link opens as it says, trains, and stands still when told',
  async run(given) {
    const { tab } = given;
    await openSandbox(given, linkOf({ data: 'circle.200.10.1', settings: ['step=100'] }));
    await is(tab, readout('step'), '100');
    const before = await number(tab, readout('loss'));
    await tab.click(action('train'));
    await above(tab, readout('step'), 500);
    await tab.click(action('train'));
    assert.ok((await number(tab, readout('loss'))) < before);
    assert.ok((await number(tab, readout('accuracy'))) > 0.9);
    const step = await number(tab, readout('step'));
    await tab.click(action('step'));
    await is(tab, readout('step'), String(step + 1));
  },
};

const BIAS = `${SANDBOX} input[type="text"][aria-label^="A: bias"]`;
const PLANE = `${SANDBOX} canvas[data-figure="plane"]`;
/** From the line of `ONE_LINE`, away from its handles, to the right. @type {import('./tab.js').Way} */
const TO_THE_RIGHT = { from: [0.519, 0.8], to: [0.7, 0.8] };
/** A finger moves it by the round handle in its middle alone: everywhere else it scrolls the page. @type {import('./tab.js').Way} */
const BY_ITS_HANDLE = { from: [0.517, 0.485], to: [0.7, 0.485] };

/** Opens one line, its unit selected. @param {Given} given */
const openLine = async (given) => {
  await openSandbox(given, ONE_LINE);
  await given.tab.click(`${SANDBOX} [data-units] button`);
  await biasIs(given.tab, 0, 0);
};

/** Waits until the bias of the first unit is between two values, by its box; and says what it is. @param {Place} place @param {number} least @param {number} most */
const biasIs = async (place, least, most) => {
  const found = await until(
    place,
    `a bias from ${least} to ${most}`,
    (of, from, to) => {
      const text = /** @type {HTMLInputElement | null} */ (document.querySelector(of))?.value ?? '';
      const value = text === '' ? NaN : Number(text.replace('−', '-'));
      return value >= from && value <= to ? [value] : null;
    },
    BIAS,
    least,
    most,
  );
  return /** @type {number[]} */ (found)[0];
};

/** @type {Scenario} */
const drag = {
  name: 'a crease is dragged with the mouse, and moved by keys; undo takes both back',
  async run(given) {
    const { tab } = given;
    await openLine(given);
    await tab.drag(PLANE, TO_THE_RIGHT);
    await until(tab, 'nothing is held', () => document.querySelector('[data-holding]') === null);
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const dragged = await biasIs(tab, -1, -0.2);
    await tab.evaluate((of) => /** @type {HTMLElement | null} */ (document.querySelector(of))?.focus(), PLANE);
    await tab.key(',');
    await until(tab, 'a key moves the line', (of, was) => Number(/** @type {HTMLInputElement} */ (document.querySelector(of)).value.replace('−', '-')) !== was, BIAS, dragged);
    await tab.click(action('undo'));
    await biasIs(tab, dragged, dragged);
    await tab.click(action('undo'));
    await biasIs(tab, 0, 0);
    await tab.click(action('redo'));
    await biasIs(tab, dragged, dragged);
  },
};

/** @type {Scenario} */
const touch = {
  name: 'a finger takes a crease that is selected, and moves it',
  async run(given) {
    await openLine(given);
    await given.tab.touch(PLANE, BY_ITS_HANDLE);
    await biasIs(given.tab, -1, -0.2);
  },
};

/** What the reader does for the goals that no link shows as reached. @type {Record<string, (tab: Tab, root: string) => Promise<void>>} */
const BY_HAND = {
  async fewest(tab, root) {
    for (const name of ['remove-dead', 'merge']) await tab.click(action(name, root));
    await tab.click(`${root} [data-units] button`);
    await tab.click(`${root} [data-action="remove-unit"]`);
    await tab.click(action('train', root));
  },
  async revive(tab, root) {
    await choose(tab, `${root} [data-setting="learning-rate"]`, '0.1');
    await tab.click(action('thousand', root));
  },
  async 'match-graphs'(tab, root) {
    for (const [place, [graph, ...weights]] of /** @type {const} */ ([['vee', 0.5, 0.5], ['bent', 1, -0.5], ['falling', -1, 1]]).entries()) {
      await tab.click(`${root} [data-graph="${graph}"]`);
      for (const [unit, weight] of weights.entries()) await choose(tab, `${root} [data-mirror="${unit}"]`, String(weight));
      await says(tab, `${root} [data-goal-status]`, `${place + 1} of 3`);
    }
  },
  async 'collapse-on-data'(tab, root) {
    await tab.click(action('bend-one', root));
    await shown(tab, `${root} [data-bent-bias]`);
    await choose(tab, `${root} [data-bent-bias]`, '124');
  },
};

/** No network reaches this one: the chapter says why. */
const OUT_OF_REACH = 'below-half';

/** @type {{ slug: string, goals: { name: string, solutions: { link?: string }[] }[] }[]} */
const CHAPTERS = JSON.parse(fixture('chapters.json')).chapters;

/** One for each chapter. @type {Scenario[]} */
const goals = CHAPTERS.map(({ slug, goals: all }) => ({
  name: `the goal of every chapter is reached as its solution says: ${slug}`,
  async run({ tab, site }) {
    const root = `[data-chapter="${slug}"]`;
    for (const { name, solutions } of all) {
      const goal = `${root} [data-goal="${name}"]`;
      const link = solutions.find((solution) => solution.link)?.link;
      await tab.open(`${site}${slug}/${link ? `#${link}` : ''}`);
      await alive(tab, root);
      await until(tab, `${name} is told`, (of) => document.querySelector(`${of} [data-goal-status]`)?.textContent !== '', goal);
      if (name === OUT_OF_REACH) {
        assert.equal(await tab.evaluate((of) => document.querySelector(of)?.matches('.reached, .shown'), goal), false);
        continue;
      }
      // What a link brings along is shown, and not claimed for its reader.
      if (!link) await BY_HAND[name](tab, root);
      await until(tab, `${name} is ${link ? 'shown' : 'reached'}`, (of) => document.querySelector(of) !== null, `${goal}.${link ? 'shown' : 'reached'}`);
    }
  },
}));

/** @type {Scenario} */
const links = {
  name: 'an edit goes into the address, the address opens as it was, and back goes back',
  async run(given) {
    const { tab, site } = given;
    await openSandbox(given, MOONS);
    await choose(tab, ACTIVATION, 'tanh');
    await until(tab, 'the address follows', () => location.hash.includes('act=tanh'));
    const edited = await addressOf(tab);
    await tab.open(`${site}lossy/`);
    await openSandbox(given, edited);
    await is(tab, ACTIVATION, 'tanh');
    await tab.evaluate((other) => void (location.hash = other), MOONS);
    await is(tab, ACTIVATION, 'relu');
    await tab.evaluate(() => history.back());
    await is(tab, ACTIVATION, 'tanh');
    // A link that is damaged says so, and leaves a figure that works.
    await tab.open(`${site}lossy/`);
    await tab.open(`${site}play/#1;net=9999;end`);
    await says(tab, `${SANDBOX} [role="alert"]`, 'net=9999');
    await alive(tab);
  },
};

/** @type {Scenario} */
const lost = {
  name: 'an address that is none leads to the nearest page, fragment kept',
  async run({ tab, site }) {
    await tab.open(`${site}losy/#${MOONS}`);
    await until(tab, 'the page that was meant', (url) => location.href === url, `${site}lossy/#${MOONS}`);
  },
};

/** @type {Scenario} */
const files = {
  name: 'pictures and code are saved, and files with points and networks are read',
  async run(given) {
    const { tab } = given;
    await openSandbox(given, `${MOONS.replace(/end$/, '')}step=20;end`);
    await keepFiles(tab);
    await tab.click(action('share'));
    for (const [name, type, start] of [['svg', 'image/svg+xml', '<svg'], ['png', 'image/png', 'PNG'], ['gif', 'image/gif', 'GIF89a']]) {
      await shown(tab, `${SANDBOX} [data-share="${name}"]`);
      await tab.click(`${SANDBOX} [data-share="${name}"]`);
      const saved = await savedFile(tab);
      assert.equal(saved.type.split(';')[0], type);
      assert.ok(saved.text.slice(0, 200).includes(start), `${name} starts with ${saved.text.slice(0, 20)}`);
    }
    await tab.key('Escape');
    await tab.click('[data-file-door] summary');
    for (const [file, told] of [['P10_height_weight.csv', 'Standardise them?'], ['N03_sklearn_mlp.json', 'scikit-learn']]) {
      await chooseFile(tab, '[data-file-door] input[type="file"]', file, fixture(`files/${file}`));
      await says(tab, '[data-file-preview]', told);
      await tab.click('[data-file-preview] button.primary');
      await until(tab, 'the preview is gone', () => document.querySelector('[data-file-preview]')?.children.length === 0);
    }
  },
};

/** A sweep of short runs, and how many there are. */
const SWEEP = 'sweep1;x=learning-rate,0.1,1,10;y=bias-start,-2,0;by=activation,relu,leaky;seeds=4;first=0;steps=100;data=xor.200.10.1;net=8;act=relu;init=he;opt=sgd;lr=0.1;batch=160;end';
const RUNS = 48;

/** @type {Scenario} */
const lab = {
  name: 'the lab runs a sweep in its workers, and saves the very numbers of native code',
  async run({ tab, site }) {
    await tab.open(`${site}lab/#${SWEEP}`);
    await says(tab, '[data-lab-recipe]', `${RUNS} trainings of`);
    await tab.click('[data-action="lab-run"]');
    await above(tab, '[data-lab-progress]', RUNS - 1);
    await says(tab, '[data-lab-status]', 'trainings a second');
    await keepFiles(tab);
    await tab.click('[data-action="lab-csv"]');
    const native = await run('cargo', ['run', '--quiet', '--package', 'crease', '--example', 'sweep', '--', SWEEP], { output: 'keep' });
    assert.equal((await savedFile(tab)).text, native.stdout);
  },
};

/** @type {Scenario} */
const embed = {
  name: 'a frame runs in the page of a stranger, tells what it shows, and hears what it may be told',
  async run({ tab, site, hosts }) {
    const listen = '<script>window.told = []; addEventListener("message", ({ data }) => told.push(data))</script>';
    const frameOf = (/** @type {string} */ attributes) => `<iframe ${attributes} src="${site}embed/#${MOONS}" width="700" height="700"></iframe>`;
    await tab.open(await hosts.page(listen + frameOf('')));
    await trains(await tab.frame('iframe'));
    const last = () => until(tab, 'the frame tells', () => /** @type {any} */ (window).told.filter((/** @type {any} */ { type }) => type === 'crease:state').at(-1));
    assert.match((await last()).link, /^1;data=moons/);
    await tab.evaluate((link) => document.querySelector('iframe')?.contentWindow?.postMessage({ type: 'crease:open', version: 1, link }, '*'), linkOf({ data: 'circle.50.0.2', net: '3' }));
    await until(tab, 'the frame opens what it is told', () => /** @type {any} */ (window).told.at(-1).link?.includes('circle.50'));
  },
};

/** @type {Scenario} */
const sandboxed = {
  name: 'a sandboxed frame trains, whether its host allows other origins or not, and where the page around it forbids scripts',
  async run({ tab, site, hosts }) {
    const open = await hosts.folder('dist', { headers: { 'access-control-allow-origin': '*' } });
    for (const from of [site, open]) {
      await tab.open(await hosts.page(`<iframe sandbox="allow-scripts" src="${from}embed/#${MOONS}" width="700" height="700"></iframe>`));
      const frame = await tab.frame('iframe');
      assert.equal(await frame.evaluate(() => self.origin), 'null');
      await trains(frame);
    }
    const policy = `default-src 'none'; frame-src ${new URL(site).origin}`;
    await tab.open(await hosts.page(`<iframe src="${site}embed/#${MOONS}" width="700" height="700"></iframe>`, { 'content-security-policy': policy }));
    await trains(await tab.frame('iframe'));
  },
};

/** @type {Scenario} */
const ten = {
  name: 'ten figures on one page run',
  async run({ tab, site, hosts }) {
    await tab.open(await hosts.page(`<iframe src="${site}embed/#${MOONS}" width="400" height="500"></iframe>`.repeat(10)));
    for (let index = 1; index <= 10; index += 1) await trains(await tab.frame(`iframe:nth-of-type(${index})`));
  },
};

/** @type {Scenario} */
const component = {
  name: 'the element runs, under a policy that demands trusted types as well; where WebAssembly is forbidden it keeps what stands in it',
  async run({ tab, hosts }) {
    const cdn = await hosts.folder('dist', { headers: { 'access-control-allow-origin': '*' } });
    const { origin } = new URL(cdn);
    const html = `<script type="module" src="${cdn}component/crease-figure.js"></script><crease-figure link="${MOONS}" site="${cdn}"><b>A picture</b></crease-figure>`;
    const trusted = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
    for (const [policy, runs] of /** @type {[string | undefined, boolean][]} */ ([[undefined, true], [trusted, true], [`default-src 'none'; script-src ${origin}; img-src data:`, false]])) {
      await tab.open(await hosts.page(html, policy ? { 'content-security-policy': policy } : {}));
      await until(tab, 'the element is there', () => document.querySelector('crease-figure')?.shadowRoot?.querySelector('[data-run]') !== null);
      assert.equal(await tab.evaluate(() => /** @type {any} */ (document.querySelector('crease-figure')).run()), runs, policy);
      assert.equal(await tab.evaluate(() => document.querySelector('crease-figure b')?.checkVisibility()), !runs, policy);
    }
  },
};

/** @type {Scenario} */
const single = {
  name: 'the single file, opened from disk, trains and asks nobody for anything',
  async run({ tab }) {
    await tab.open(new URL(`file://${path.join(ROOT, 'dist/crease.html')}`).href);
    await alive(tab);
    await tab.click(action('train'));
    await above(tab, readout('step'), 5);
    await tab.click(action('train'));
    assert.deepEqual(await tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(data|blob):/.test(name))), []);
    assert.match(await read(tab, 'footer'), /Crease \d+\.\d+\.\d+/);
  },
};

/** @type {Scenario} */
const plainBytes = {
  name: 'a host that serves wasm as bytes of any kind shows the page all the same',
  expects: /MIME/,
  async run({ tab, hosts }) {
    const url = await hosts.folder('dist', { types: { '.wasm': 'application/octet-stream' } });
    await openSandbox({ tab, site: url, hosts });
    await tab.click(action('train'));
    await above(tab, readout('step'), 5);
  },
};

/** @type {Scenario} */
const refused = {
  name: 'where the clipboard is refused, the link is shown',
  async run(given) {
    const { tab } = given;
    await openSandbox(given, MOONS);
    await tab.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) } });
      document.execCommand = () => false;
    });
    await tab.click(action('copy-link'));
    await says(tab, `${SANDBOX} [role="alert"]`, '1;data=moons');
  },
};

/** @type {Scenario[]} */
export const SCENARIOS = [digests, boot, train, drag, touch, ...goals, links, carried, copied, fits, lost, files, lab, embed, sandboxed, ten, component, single, plainBytes, refused];
