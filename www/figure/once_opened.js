// @ts-check
/**
 * Does something once a box is open: at once, where the reader opened it before the page came alive.
 * @param {HTMLDetailsElement} details
 * @param {() => Promise<void>} act
 */
export const onceOpened = (details, act) => {
  const begin = () => void act().catch(console.info);
  if (details.open) begin();
  else details.addEventListener('toggle', begin, { once: true });
};
