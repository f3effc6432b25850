// @ts-check
// Runs in every page of the tests before its own scripts: keeps whatever goes wrong, for a test to ask for.
{
  /** @type {string[]} */
  const complaints = [];
  Object.assign(window, { complaints });
  addEventListener(
    'error',
    ({ message, target }) => {
      // What is only fetched ahead is fetched again where it is needed; Firefox refuses to do so ahead for what is here already.
      if (target instanceof HTMLLinkElement && target.rel === 'modulepreload') return;
      // A script or picture that did not come has an event without words.
      complaints.push(`error: ${message ?? /** @type {Element} */ (target).outerHTML}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(`rejection: ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => complaints.push(`policy: ${violatedDirective} ${blockedURI}`));
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const say = console[level];
    console[level] = (/** @type {unknown[]} */ ...said) => {
      complaints.push(`console ${level}: ${said.join(' ')}`);
      say(...said);
    };
  }
}
