// @ts-check
/**
 * The address bar: it follows the figure last touched, and Back and Forward lead through its scenes.
 *
 * Where a page may not write its address (a sandboxed or inherited policy), everything else goes on working.
 */

/** Least milliseconds between two writes: browsers refuse more than about three a second over time. */
const PACE = 500;

/** What is put into addresses to know who passes them on. */
const TRACKERS = /(?<=[?&])(utm_\w+|\w*clid|mc_[ce]id|igshid)=[^&]*(&|$)/gi;

/** The page's address without its scene, and without what follows readers around. */
export const bareAddress = () => location.href.split('#')[0].replace(TRACKERS, '').replace(/[?&]$/, '');

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
  /** Whether the address holds a link that could not be opened: it stays until the reader changes something. */
  let kept = false;

  /** @param {string} hash @param {'pushState' | 'replaceState'} write */
  const show = (hash, write) => {
    allowed(() => history[write](null, '', `${bareAddress()}${hash}`));
    current = hash;
    kept = false;
  };

  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const flush = () => {
    stop();
    const hash = `#${link()}`;
    if (hash !== current) show(hash, kept ? 'pushState' : 'replaceState');
  };
  const followed = () => {
    if (location.hash === current) return;
    stop();
    current = location.hash;
    kept = false;
    open(location.hash.slice(1));
  };
  addEventListener('popstate', followed);
  addEventListener('hashchange', followed);
  addEventListener('pagehide', () => timer && flush());

  return {
    /** A scene changed: the address follows soon. @param {Link} touched */
    follow(touched) {
      link = touched;
      // A page that is left takes no new entry any more.
      if (kept) flush();
      else timer ||= window.setTimeout(flush, PACE);
    },
    /** The address could not be opened: it stays until the next change, which gets an entry of its own. */
    keep() {
      kept = true;
    },
    keeps: () => kept,
    /** Runs a change that deserves an entry of its own in the history. @param {Link} touched @param {() => void} change */
    turnPage(touched, change) {
      if (timer) flush();
      link = touched;
      const before = `#${link()}`;
      change();
      const hash = `#${link()}`;
      if (hash === before || hash === current) return;
      stop();
      show(hash, 'pushState');
    },
    /** Whether the address follows this scene. @param {Link} asked */
    follows: (asked) => link === asked,
    /** The whole address of a scene as it is now. @param {Link} touched */
    href: (touched) => `${bareAddress()}#${touched()}`,
  };
};
