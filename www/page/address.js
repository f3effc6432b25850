// @ts-check
/**
 * The address bar: it follows the figure last touched, and Back and Forward lead through its scenes.
 *
 * Where a page may not write its address (a sandboxed or inherited policy), everything else goes on working.
 */

/** Least milliseconds between two writes: browsers refuse more than about three a second over time. */
const PACE = 400;

/** Under which name the tab hands an address on to the page that Reload brings. */
const HANDED = 'crease';

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

/**
 * Reload asks for the address as it was before the page, on its way out, could write it: the tab takes the rest of the way along.
 * It stays in the tab, and is taken back at once.
 */
const takeOver = () =>
  allowed(() => {
    const [asked, since] = sessionStorage.getItem(HANDED)?.split(' ') ?? [];
    sessionStorage.removeItem(HANDED);
    if (asked === location.href) history.replaceState(null, '', since);
  });

/** @param {(fragment: string) => void} open what to do when the reader goes to another address */
export const startAddress = (open) => {
  takeOver();
  let timer = 0;
  let current = location.hash;
  /** @type {Link} */
  const untouched = () => current.slice(1);
  let link = untouched;
  /** Whether the address holds a link that could not be opened: it stays until the reader changes something. */
  let kept = false;

  /** @param {string} hash @param {'pushState' | 'replaceState'} write */
  const show = (hash, write) => {
    allowed(() => history[write](null, '', `${bareAddress()}${hash}`));
    current = hash;
    kept = false;
  };

  const handOn = () => allowed(() => sessionStorage.setItem(HANDED, `${location.href} ${bareAddress()}#${link()}`));
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    removeEventListener('beforeunload', handOn);
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
  // A page that is left, or out of sight, may never write again.
  const leave = () => void (timer && flush());
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => document.hidden && leave());

  return {
    /** A scene changed: the address follows soon. @param {Link} touched */
    follow(touched) {
      link = touched;
      // A page that is left takes no new entry any more. All else waits: an address written while a finger moves ends its drag.
      if (kept) flush();
      else if (!timer) {
        timer = window.setTimeout(flush, PACE);
        addEventListener('beforeunload', handOn);
      }
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
    /** Whether the address follows this scene; before anything was touched, it is that of the page's only figure. @param {Link} asked */
    follows: (asked) => link === asked || (link === untouched && document.querySelectorAll('[data-chapter]').length === 1),
    /** The whole address of a scene as it is now. @param {Link} touched */
    href: (touched) => `${bareAddress()}#${touched()}`,
  };
};
