// @ts-check
/**
 * The address bar: it follows the scene, and Back and Forward lead through it.
 *
 * Where a page may not write its address (a sandboxed or inherited policy), everything else goes on working.
 */

/** Least milliseconds between two writes: browsers refuse more than about three a second over time. */
const PACE = 500;

/** @param {() => void} write */
const allowed = (write) => {
  try {
    write();
  } catch {
    // A policy forbids it. The link can still be copied.
  }
};

/**
 * @param {{ link: () => string, open: (fragment: string) => void }} scene
 */
export const startAddress = ({ link, open }) => {
  let timer = 0;
  let current = location.hash;

  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    const hash = `#${link()}`;
    if (hash === current) return;
    allowed(() => history.replaceState(null, '', hash));
    current = hash;
  };

  const followed = () => {
    if (location.hash === current) return;
    clearTimeout(timer);
    timer = 0;
    current = location.hash;
    open(location.hash.slice(1));
  };
  addEventListener('popstate', followed);
  addEventListener('hashchange', followed);
  addEventListener('pagehide', () => timer && flush());

  return {
    /** The scene changed: the address follows soon. */
    follow() {
      timer ||= window.setTimeout(flush, PACE);
    },
    /** Runs a change that deserves an entry of its own in the history. @param {() => void} change */
    turnPage(change) {
      if (timer) flush();
      const before = `#${link()}`;
      change();
      const hash = `#${link()}`;
      if (hash === before) return;
      clearTimeout(timer);
      timer = 0;
      allowed(() => history.pushState(null, '', hash));
      current = hash;
    },
    /** The whole address of the scene as it is now. */
    href: () => `${location.href.split('#')[0]}#${link()}`,
  };
};
