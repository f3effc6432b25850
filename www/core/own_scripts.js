// @ts-check
/** For hosts whose policy demands that whoever names a script vouches for it (`require-trusted-types-for`): scripts of this site. */

/** What TypeScript does not know yet. @typedef {{ createPolicy: (name: string, rules: { createScriptURL: (address: string) => string | null }) => unknown }} TrustedTypes */

/** Vouches for scripts of the site that the document came from, and for no others. To be called in documents of our own alone. */
export const vouchForOwnScripts = () => {
  const { trustedTypes } = /** @type {{ trustedTypes?: TrustedTypes }} */ (/** @type {unknown} */ (globalThis));
  try {
    trustedTypes?.createPolicy('default', { createScriptURL: (address) => (new URL(address, location.href).origin === location.origin ? address : null) });
  } catch {
    // Forbidden as well, or done already.
  }
};
