// @ts-check
/** The contract of a part of a figure: what it is started with, and what it is told in every frame. */

/**
 * What goes with an event that parts tell each other.
 * @typedef {number | boolean | null} Detail
 *
 * What a part of a figure works with.
 *
 * @typedef {object} Context
 * @property {HTMLElement} root
 * @property {import('../pkg/crease.js').Explainer} explainer
 * @property {Record<string, ReturnType<typeof import('./canvas.js').startCanvas>>} canvases by the name of their figure
 * @property {ReturnType<typeof import('./canvas.js').startCanvas> | undefined} picture the canvas that shows a picture read back
 * @property {ReturnType<typeof import('./loop.js').startLoop>} loop
 * @property {ReturnType<typeof import('./notice.js').startNotice>} notice
 * @property {() => string} link the link of the scene, for whatever leaves this page
 * @property {() => string} href the whole address of the scene, likewise; empty where nobody knows one
 * @property {AbortSignal} ended when the figure is over: what a part set up outside its root goes then
 * @property {() => boolean} isCurrent whether this figure was the last one touched
 * @property {(change: () => void) => void} act changes the scene, or the frame it is seen in
 * @property {(change: () => void) => void} look changes what is pointed at or selected: no number of the readouts
 * @property {(change: () => void) => void} turnPage changes the scene so that Back leads to what was before
 * @property {(event: string, detail?: Detail) => void} tell tells the other parts
 *
 * What holds in a frame.
 * @typedef {object} State
 * @property {number} now
 * @property {boolean} running
 * @property {boolean} changed whether the scene is another than in the frame before
 * @property {import('../types/core.d.ts').Readout} readout
 * @property {import('../types/core.d.ts').Card | null} selected the card of the selected unit
 * @property {import('../types/core.d.ts').Card | null} pointedUnit the card of the unit pointed at
 * @property {import('../types/core.d.ts').Pointed | null} pointed
 * @property {() => void} later asks for the same state again with the next frame
 *
 * A part: gets what is to be drawn ready, where the scene is another than in the frame before; brings its words and controls
 * in line, once that was drawn; and hears what other parts tell. Only what a reader does, or a part tells, changes the scene:
 * `prepare` and `sync` follow it. Before the very first picture, `ready` computes a piece of what that needs with every call,
 * and says whether all of it is there.
 * @typedef {{ prepare?: () => void, ready?: () => boolean, sync?: (state: State) => void, hear?: (event: string, detail?: Detail) => void }} Part
 * @typedef {(context: Context) => Part | null} StartPart starts a part; null where the figure has no place for it
 */

export {};
