// @ts-check
/** What the parts of the lab work with. */

/**
 * @typedef {object} Bench
 * @property {HTMLElement} root
 * @property {() => import('../pkg-lab/lab.js').Lab} lab  The sweep as it is now.
 * @property {(link: string) => boolean} open  Opens another sweep; whether it could be.
 * @property {() => void} draw  Draws everything anew, soon.
 * @property {() => boolean} dark
 * @property {(text: string) => void} say
 * @property {ReturnType<typeof import('../figure/notice.js').startNotice>} notice
 */

export {};
