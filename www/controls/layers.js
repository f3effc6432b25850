// @ts-check
/** The widths of the hidden layers, each with a button for a unit more and one for a unit fewer; and the same for layers. */
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startLayers = ({ root, explainer, turnPage }) => {
  const row = root.querySelector('[data-layers]');
  if (!row) return null;
  let shown = '';

  /** @param {string} text @param {string} label @param {string} name @param {() => void} change */
  const button = (text, label, name, change) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    made.setAttribute('aria-label', label);
    made.dataset.layerAction = name;
    made.addEventListener('click', () => {
      turnPage(change);
      // The row is made anew with the next frame: whoever presses by key goes on from the same place.
      refocus = name;
    });
    return made;
  };
  let refocus = '';

  /** @param {(Node | string)[]} inside */
  const group = (...inside) => {
    const made = document.createElement('span');
    made.append(...inside);
    return made;
  };

  return {
    sync({ changed, running }) {
      if (!changed || running) return;
      const widths = explainer.hiddenWidths();
      const key = widths.join('-');
      if (key === shown) return;
      shown = key;
      const layers = [...widths].map((width, layer) =>
        group(
          button('−', words.layers.fewerUnits({ layer: layer + 1 }), `fewer-${layer}`, () => explainer.resizeLayer(layer, false)),
          Object.assign(document.createElement('b'), { textContent: String(width) }),
          button('+', words.layers.moreUnits({ layer: layer + 1 }), `more-${layer}`, () => explainer.resizeLayer(layer, true)),
        ),
      );
      const depth = group(
        button('−', words.layers.fewer, 'fewer', () => explainer.resizeDepth(false)),
        words.layers.name({ layers: widths.length }),
        button('+', words.layers.more, 'more', () => explainer.resizeDepth(true)),
      );
      row.replaceChildren(...layers, depth);
      /** @type {HTMLElement | null} */ (row.querySelector(`[data-layer-action="${refocus}"]`))?.focus();
      refocus = '';
    },
  };
};
