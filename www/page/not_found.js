// @ts-check
/**
 * The page for addresses that are none: goes on to the nearest page there is, with the query and the fragment, so that no
 * scene is lost. It stands under any path of any host, so it looks for the site's root from where it is upwards.
 */

/** Most changes of letters between an address and the page that was meant. */
const NEAR = 3;
const DEEPEST = 8;

/** Letters to be changed, left out or added to make one word of another. @param {string} a @param {string} b */
const distance = (a, b) => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, sign] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + Number(sign !== other)));
    row = next;
  }
  return row[b.length];
};

/** The slug that was most likely meant; the front page's where none is near. @param {string} path below the root @param {string[]} slugs */
export const nearest = (path, slugs) => {
  const parts = path.toLowerCase().split('/').slice(0, DEEPEST).map((part) => part.replace(/\.html?$/, '').slice(0, 40));
  const pairs = parts.filter(Boolean).flatMap((part) => slugs.filter(Boolean).map((slug) => ({ slug, far: distance(part, slug) })));
  const best = pairs.filter(({ slug, far }) => far <= Math.min(NEAR, slug.length / 2)).sort((a, b) => a.far - b.far).at(0);
  return best?.slug ?? '';
};

/**
 * Where an address leads whose `#` was escaped, so that the scene came as a part of the path: any number of times.
 * @param {string} pathname @param {string} hash
 */
export const withItsScene = (pathname, hash) => {
  const [path, ...scene] = pathname.split(/%(?:25)*23/);
  return scene.length > 0 ? { path: `${path}${path.endsWith('/') ? '' : '/'}`, fragment: `#${scene.join('%23')}${hash}` } : { path, fragment: hash };
};

/** The site's root and its slugs, by the list of pages that stands there. @param {string} path */
const findSite = async (path) => {
  const parts = path.split('/').slice(1, -1).slice(0, DEEPEST);
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const root = `/${parts.slice(0, depth).map((part) => `${part}/`).join('')}`;
    try {
      const answer = await fetch(`${root}pages.json`);
      const { crease } = answer.ok ? await answer.json() : {};
      if (Array.isArray(crease)) return { root, slugs: crease.filter((slug) => typeof slug === 'string' && /^[\w-]*$/.test(slug)) };
    } catch {
      // No list of pages: not the root.
    }
  }
  return undefined;
};

const go = async () => {
  const { search } = location;
  const { path, fragment } = withItsScene(location.pathname, location.hash);
  const site = await findSite(path);
  if (!site) return;
  const slug = nearest(path.slice(site.root.length), site.slugs);
  const address = `${site.root}${slug && `${slug}/`}${search}${fragment}`;
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector('[data-nearest]'));
  link.href = address;
  link.textContent = new URL(address, location.href).pathname;
  location.replace(address);
};

if (globalThis.document) void go();
