// @ts-check
/** A box that comes up beside a place of the page, over everything else, and goes along with it. */

/** CSS pixels between the place and the box, and between the box and the window's edges. */
const GAP = 18;
const EDGE = 8;

/** Whether the browser can lift a box over the page. */
export const CAN_LIFT = 'popover' in HTMLElement.prototype;

/**
 * Puts a box above a place, where a finger leaves it free; below where there is no room above. Within its figure, where that is
 * wide enough, so that it covers none of the text beside.
 * @param {HTMLElement} box
 * @param {number} x in the window
 * @param {number} y
 * @param {number} [below] how far below the place the box begins, where it stands there
 */
export const putBeside = (box, x, y, below = GAP) => {
  box.popover = 'manual';
  box.showPopover();
  const { offsetWidth: width, offsetHeight: height } = box;
  const page = { left: EDGE, right: document.documentElement.clientWidth - EDGE };
  const figure = box.closest('figure')?.getBoundingClientRect();
  const room = figure && figure.width >= width ? { left: Math.max(figure.left, page.left), right: Math.min(figure.right, page.right) } : page;
  const left = Math.max(Math.min(x - width / 2, room.right - width), room.left);
  const above = y - height - GAP;
  const top = above >= EDGE ? above : Math.max(Math.min(y + below, innerHeight - height - EDGE), EDGE);
  Object.assign(box.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
};

/** Puts a box back to where it stands in its page. @param {HTMLElement} box */
export const putBack = (box) => {
  box.popover = null;
  box.removeAttribute('style');
};
