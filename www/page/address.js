// @ts-check
/**
 * The address bar: it follows the figure last touched, and Back and Forward lead through its scenes.
 *
 * Where a page may not write its address (a sandboxed or inherited policy), everything else goes on working.
 */

/** Least milliseconds between two writes: browsers refuse more than about three a second over time. */
const PACE = 500;

/** @typedef {() => string} Link the link of a figure's scene */

/** @param {() => void} write */
const allowed = (write) => {
  try {
    write();
  } catch {
    // A policy forbids it. The link can still be copied.
  }
};

/** @param {(fragment: string) => void} open what to do when the reader goes to another address */
export const startAddress = (open) => {
  let timer = 0;
  let current = location.hash;
  /** @type {Link} */
  let link = () => current.slice(1);

  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const flush = () => {
    stop();
    const hash = `#${link()}`;
    if (hash === current) return;
    allowed(() => history.replaceState(null, '', hash));
    current = hash;
  };
  const followed = () => {
    if (location.hash === current) return;
    stop();
    current = location.hash;
    open(location.hash.slice(1));
  };
  addEventListener('popstate', followed);
  addEventListener('hashchange', followed);
  addEventListener('pagehide', () => timer && flush());

  return {
    /** A scene changed: the address follows soon. @param {Link} touched */
    follow(touched) {
      link = touched;
      timer ||= window.setTimeout(flush, PACE);
    },
    /** Runs a change that deserves an entry of its own in the history. @param {Link} touched @param {() => void} change */
    turnPage(touched, change) {
      if (timer) flush();
      link = touched;
      const before = `#${link()}`;
      change();
      const hash = `#${link()}`;
      if (hash === before) return;
      stop();
      allowed(() => history.pushState(null, '', hash));
      current = hash;
    },
    /** Whether the address follows this scene. @param {Link} asked */
    follows: (asked) => link === asked,
    /** The whole address of a scene as it is now. @param {Link} touched */
    href: (touched) => `${location.href.split('#')[0]}#${touched()}`,
  };
};
