// @ts-check
/** The run that a link describes, repeated in the background worker. */

/**
 * @param {import('../pkg/crease.js').Explainer} explainer
 * @param {() => void} heard  Called when the figure has come further, or has to go on by itself.
 */
export const startReplay = (explainer, heard) => {
  /** The link whose run is repeated. */
  let recipe = '';
  /** Whether there is no worker for this figure. */
  let refused = false;
  let end = () => {};

  const stop = () => {
    end();
    end = () => {};
    recipe = '';
  };

  /** @param {string} link */
  const start = (link) => {
    recipe = link;
    const isWanted = () => recipe === link;
    const refuse = () => {
      if (!isWanted()) return;
      refused = true;
      stop();
      heard();
    };
    /** @param {Uint8Array} state @param {boolean} done */
    const told = (state, done) => {
      if (!isWanted()) return;
      if (!explainer.takeHandover(state)) refuse();
      else if (done) stop();
      heard();
    };
    const begin = async () => {
      // Hardly any link needs it.
      const { startJob } = await import('../background/jobs.js');
      if (isWanted()) end = startJob({ kind: 'replay', recipe: link, told, refused: refuse });
    };
    begin().catch(refuse);
  };

  return {
    isBusy: () => recipe !== '',
    /** Starts what is to be repeated, and ends what is not wanted any more; whether the worker is at it. */
    follow() {
      const link = explainer.replayEnd() === undefined ? '' : explainer.link();
      if (recipe !== '' && recipe !== link) stop();
      if (link !== '' && recipe === '' && !refused) start(link);
      return recipe !== '';
    },
    stop,
  };
};
