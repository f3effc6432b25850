//! What only the figures of side doors ask for.

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, object};
use crate::network::UnitId;

#[wasm_bindgen]
impl Explainer {
    /// The numbers beside the figure `line`.
    #[wasm_bindgen(js_name = lineReadout, unchecked_return_type = "LineReadout")]
    pub fn line_readout(&self) -> Fallible<JsValue> {
        object(&self.session.line_readout())
    }

    /// Moves the hinge of a unit over one input to a position.
    #[wasm_bindgen(js_name = setLineHinge)]
    pub fn set_line_hinge(&mut self, layer: usize, unit: usize, at: f64) {
        self.session.set_line_hinge(UnitId::new(layer, unit), at);
    }

    /// Sets the slope that a unit over one input adds where it is on.
    #[wasm_bindgen(js_name = setLineSlope)]
    pub fn set_line_slope(&mut self, layer: usize, unit: usize, slope: f64) {
        self.session.set_line_slope(UnitId::new(layer, unit), slope);
    }
}
