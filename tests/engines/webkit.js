// @ts-check
// WebKit: the GTK port's MiniBrowser on a screen that nobody sees, driven by W3C WebDriver. Its driver knows only mouse and keys; a
// finger is told to the page by the events that one makes.
import { spawn } from 'node:child_process';
import net from 'node:net';
import { installedWebKit } from '../../scripts/browser.mjs';
import { again, pressable } from './tab.js';

/** @typedef {import('./tab.js').Engine} Engine @typedef {import('./tab.js').Place} Place @typedef {import('./tab.js').Way} Way */

/** The name of an element among values, by the WebDriver standard. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Keys that are no characters, by the same standard. @type {Record<string, string>} */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', End: '\uE010', Home: '\uE011' };
/** Milliseconds for a program to start. */
const PATIENCE = 30_000;
/** Characters kept of what it prints. */
const LAST_WORDS = 1000;
const STEPS = 6;
/** Milliseconds of each step of a drag. */
const STEP = 20;

/** A port that is free. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** A screen in memory, where there is no other. @returns {Promise<{ display: string, end: () => void }>} */
const startScreen = () =>
  new Promise((resolve, reject) => {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    screen.on('error', reject);
    screen.on('exit', () => reject(new Error('Xvfb ended')));
    /** @type {import('node:stream').Readable} */ (screen.stdio[3]).once('data', (name) => resolve({ display: `:${String(name).trim()}`, end: () => screen.kill() }));
  });

/** @typedef {(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<any>} Send */

/** @param {string} address @param {() => string} lastWords  What the browser and its driver printed last, for errors. @returns {Send} */
const sender = (address, lastWords) => async (method, path, body) => {
  const answer = await fetch(`${address}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) }).catch((cause) => {
    throw new Error(`WebDriver, ${path}: gone; it printed: ${lastWords()}`, { cause });
  });
  const { value } = /** @type {{ value: any }} */ (await answer.json());
  if (!answer.ok) throw new Error(`WebDriver, ${path}: ${value.error}, ${value.message}; it printed: ${lastWords()}`);
  return value;
};

/** Keeps the end of what a program prints. @param {import('node:stream').Readable} stream */
const endOf = (stream) => {
  let end = '';
  stream.setEncoding('utf8').on('data', (text) => (end = (end + text).slice(-LAST_WORDS)));
  return () => end.trim() || 'nothing';
};

/** @param {Send} send */
const waitForDriver = async (send) => {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      if ((await send('GET', '/status')).ready) return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
};

/** Dispatches what a finger makes of a way over an element: runs in the page. @param {string} selector @param {{ x: number, y: number }[]} way */
const finger = (selector, way) => {
  const element = /** @type {HTMLElement} */ (document.querySelector(selector));
  const box = element.getBoundingClientRect();
  /** @param {string} type @param {{ x: number, y: number }} at */
  const tell = (type, { x, y }) =>
    element.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'touch', isPrimary: true, button: type === 'pointermove' ? -1 : 0, clientX: box.x + x * box.width, clientY: box.y + y * box.height, bubbles: true, cancelable: true }));
  tell('pointerdown', way[0]);
  for (const at of way) tell('pointermove', at);
  tell('pointerup', /** @type {{ x: number, y: number }} */ (way.at(-1)));
};

/** @param {Way} way */
const along = ({ from, to }) => Array.from({ length: STEPS + 1 }, (_, step) => ({ x: from[0] + (step / STEPS) * (to[0] - from[0]), y: from[1] + (step / STEPS) * (to[1] - from[1]) }));

/**
 * @param {Send} send  To the session.
 * @param {string[]} frames  The way from the page to the place, by selectors.
 * @returns {Place}
 */
const placeOf = (send, frames = []) => {
  /** The driver stands in one frame at a time. @param {boolean} [scrolls]  Whether each frame on the way is brought into view: one of another site does not bring itself. */
  const go = async (scrolls = false) => {
    await send('POST', '/frame', { id: null });
    for (const selector of frames) {
      const frame = await find(selector);
      if (scrolls) await scrollTo(selector);
      await send('POST', '/frame', { id: frame });
    }
  };
  /** @param {string} selector */
  const scrollTo = (selector) => execute((/** @type {string} */ of) => document.querySelector(of)?.scrollIntoView({ block: 'center', behavior: 'instant' }), [selector]);
  /** @param {string} selector */
  const find = async (selector) => {
    const end = performance.now() + PATIENCE;
    for (;;) {
      try {
        return await send('POST', '/element', { using: 'css selector', value: selector });
      } catch (error) {
        if (performance.now() > end) throw error;
      }
    }
  };
  /** @param {Function} run @param {unknown[]} given */
  const execute = async (run, given) => {
    const { value, error } = await send('POST', '/execute/async', {
      script: `const done = arguments[1]; Promise.resolve().then(() => (${run})(...arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }))`,
      args: [given],
    });
    if (error) throw new Error(error);
    return value;
  };
  /** @param {string} selector */
  const inView = async (selector) => {
    await go(true);
    const element = await find(selector);
    await scrollTo(selector);
    return element;
  };
  return {
    async evaluate(run, ...given) {
      await go();
      return execute(run, given);
    },
    async click(selector) {
      await pressable(this, selector);
      await again(async () => {
        const element = await inView(selector);
        await send('POST', `/element/${element[ELEMENT]}/click`, {});
      });
    },
    async type(selector, text) {
      const element = await inView(selector);
      await execute((/** @type {string} */ of) => /** @type {HTMLInputElement} */ (document.querySelector(of)).select(), [selector]);
      await send('POST', `/element/${element[ELEMENT]}/value`, { text });
    },
    async drag(selector, way) {
      await inView(selector);
      const box = await execute((/** @type {string} */ of) => {
        const { x, y, width, height } = /** @type {Element} */ (document.querySelector(of)).getBoundingClientRect();
        return { x, y, width, height };
      }, [selector]);
      const [start, ...rest] = along(way).map(({ x, y }) => ({ type: 'pointerMove', duration: STEP, x: Math.round(box.x + x * box.width), y: Math.round(box.y + y * box.height) }));
      const actions = [start, { type: 'pointerDown', button: 0 }, ...rest, { type: 'pointerUp', button: 0 }];
      await send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    },
    async touch(selector, way) {
      await inView(selector);
      await execute(finger, [selector, along(way)]);
    },
    frame: async (selector) => placeOf(send, [...frames, selector]),
  };
};

/**
 * Frames are drawn by the processor itself: test machines have no graphics card, and a browser that died on one of them is one thing
 * less to suspect without a stand-in for it.
 */
const WITHOUT_GRAPHICS = { WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1' };

/** @returns {Promise<Engine>} */
export const startWebKit = async () => {
  const installed = installedWebKit();
  if (!installed) throw new Error('no WebKit is installed');
  const screen = await startScreen();
  const port = await freePort();
  const driver = spawn(installed.driver, [`--port=${port}`], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...WITHOUT_GRAPHICS, DISPLAY: screen.display, GDK_BACKEND: 'x11' } });
  const toDriver = sender(`http://127.0.0.1:${port}`, endOf(driver.stderr));
  /** @type {Send | undefined} */
  let send;
  const close = async () => {
    await send?.('DELETE', '').catch(() => {});
    driver.kill();
    screen.end();
  };
  try {
    await waitForDriver(toDriver);
    const options = { binary: installed.browser, args: ['--automation'] };
    const { sessionId } = await toDriver('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: 300_000, pageLoad: 60_000, implicit: 0 } } } });
    const toSession = (send = (method, path, body) => toDriver(method, `/session/${sessionId}${path}`, body));
    return {
      name: 'WebKit',
      async tab() {
        // One window is enough: a page that is opened next takes the place of the one before.
        await toSession('POST', '/url', { url: 'about:blank' });
        return {
          ...placeOf(toSession),
          async open(url) {
            await toSession('POST', '/frame', { id: null });
            await toSession('POST', '/url', { url });
          },
          async key(name) {
            const value = KEYS[name] ?? name;
            await toSession('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }] });
          },
          size: (width, height) => toSession('POST', '/window/rect', { width, height }),
        };
      },
      close,
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
};
