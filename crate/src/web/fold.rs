//! What the figure of the folded plane asks for.

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, object};
use crate::layout::Pixel;

#[wasm_bindgen]
impl Explainer {
    /// The folded plane in numbers.
    #[wasm_bindgen(js_name = foldReadout, unchecked_return_type = "FoldReadout")]
    pub fn fold_readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.fold_readout())
    }

    /// Folds the plane by so many layers; a fraction lies between two.
    #[wasm_bindgen(js_name = setFoldSteps)]
    pub fn set_fold_steps(&mut self, steps: f64) {
        self.session.set_fold_steps(steps);
    }

    /// Shows a layer, counted from 0, in the numbers of two units, by their indices.
    #[wasm_bindgen(js_name = setFoldAxes)]
    pub fn set_fold_axes(&mut self, layer: usize, across: usize, up: usize) {
        self.session.set_fold_axes(layer, [across, up]);
    }

    /// Points at a place on the canvas of the folded plane (CSS pixels).
    #[wasm_bindgen(js_name = pointInFold)]
    pub fn point_in_fold(&mut self, x: f64, y: f64) {
        self.session.point_in_fold(Pixel::new(x, y));
    }

    /// Pricks the folded plane at a place on its canvas.
    #[wasm_bindgen(js_name = pressInFold)]
    pub fn press_in_fold(&mut self, x: f64, y: f64) {
        self.session.press_in_fold(Pixel::new(x, y));
    }

    /// Moves the pricked spot by shares of the frame; up is positive.
    #[wasm_bindgen(js_name = moveInFold)]
    pub fn move_in_fold(&mut self, right: f64, up: f64) {
        self.session.move_in_fold(right, up);
    }

    /// Turns the dial of a fold of a sheet of paper: 1 flat, 0 pressed onto the crease, −1 folded over.
    #[wasm_bindgen(js_name = turnFold)]
    pub fn turn_fold(&mut self, fold: usize, dial: f64) {
        self.session.turn_fold(fold, dial);
    }

    /// Adds a fold to a sheet of paper, still flat.
    #[wasm_bindgen(js_name = foldAgain)]
    pub fn fold_again(&mut self) {
        self.session.fold_again();
    }
}
