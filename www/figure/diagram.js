// @ts-check
/** The network diagram: a way to point at and select a unit or one of its weights. */

/** @type {import('./part.js').StartPart} */
export const startDiagram = ({ canvases, explainer, look, tell }) => {
  const canvas = canvases.diagram;
  if (!canvas) return null;

  // A finger on its way over the page points at nothing.
  canvas.canvas.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && look(() => explainer.pointInDiagram(...canvas.place(event))));
  canvas.canvas.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && look(() => explainer.pointAway()));
  canvas.canvas.addEventListener('click', (event) => {
    /** @type {import('../types/core.d.ts').PickedParameter | null} */
    let target = null;
    look(() => {
      target = explainer.pressInDiagram(...canvas.place(event));
    });
    const { isParameter = false, input = undefined } = target ?? {};
    if (isParameter) tell('parameter', input ?? null);
  });

  return {};
};
