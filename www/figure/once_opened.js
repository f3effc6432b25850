// @ts-check
/**
 * Does something once a box is open: at once, where the reader opened it before the page came alive; and the next time, where it failed.
 * @param {HTMLDetailsElement} details
 * @param {() => Promise<void>} act
 * @param {(error: unknown) => void} failed
 */
export const onceOpened = (details, act, failed) => {
  const begin = async () => {
    if (!details.open) return;
    details.removeEventListener('toggle', begin);
    try {
      await act();
    } catch (error) {
      details.addEventListener('toggle', begin);
      failed(error);
    }
  };
  details.addEventListener('toggle', begin);
  void begin();
};
