//! What changes the scene: settings, parameters, units, training.

use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, failed, object, thrown};
use crate::network::UnitId;
use crate::network::number::{Clamp, typed_number};
use crate::session::{self, ClampNote};

#[wasm_bindgen]
impl Explainer {
    /// Every setting as text, by name.
    #[wasm_bindgen(unchecked_return_type = "Record<string, string>")]
    pub fn settings(&self) -> Fallible<JsValue> {
        object(&self.session.settings().collect::<BTreeMap<_, _>>())
    }

    /// Changes a setting; returns a note where another value was asked for.
    #[wasm_bindgen(unchecked_return_type = "ClampNote | null")]
    pub fn set(&mut self, name: &str, text: &str) -> Fallible<JsValue> {
        let applied = self.session.set(name, text);
        applied.map_err(|p| thrown(&p)).and_then(clamp_note)
    }

    /// The number that a person typed; absent where it is none.
    #[wasm_bindgen(js_name = typedNumber)]
    pub fn typed_number(&self, text: &str) -> Option<f64> {
        typed_number(text)
    }

    /// Adds a unit to the last hidden layer, or takes one away.
    #[wasm_bindgen(js_name = resizeLastLayer)]
    pub fn resize_last_layer(&mut self, wider: bool) -> Fallible<()> {
        let resized = self.session.resize_last_layer(wider);
        resized.map_err(|problem| thrown(&problem))
    }

    /// Sets a weight by its place among the unit's inputs.
    #[wasm_bindgen(js_name = setWeight, unchecked_return_type = "ClampNote | null")]
    pub fn set_weight(
        &mut self,
        layer: usize,
        unit: usize,
        input: usize,
        value: f64,
    ) -> Fallible<JsValue> {
        let unit = UnitId::new(layer, unit);
        let set = self.session.set_weight(unit, input, value);
        set.map_err(|error| failed(&error)).and_then(clamp_note)
    }

    /// Sets a bias, the output's included.
    #[wasm_bindgen(js_name = setBias, unchecked_return_type = "ClampNote | null")]
    pub fn set_bias(&mut self, layer: usize, unit: usize, value: f64) -> Fallible<JsValue> {
        let set = self.session.set_bias(UnitId::new(layer, unit), value);
        set.map_err(|error| failed(&error)).and_then(clamp_note)
    }

    /// Begins a gesture: one undo takes everything until `endGesture` back.
    #[wasm_bindgen(js_name = beginGesture)]
    pub fn begin_gesture(&mut self) {
        self.session.begin_gesture();
    }

    /// Ends a gesture.
    #[wasm_bindgen(js_name = endGesture)]
    pub fn end_gesture(&mut self) {
        self.session.end_gesture();
    }

    /// Takes training steps; throws where one diverges.
    pub fn train(&mut self, steps: u32) -> Fallible<()> {
        let trained = self.session.train(u64::from(steps));
        trained.map_err(|divergence| thrown(&session::divergence_problem(&divergence)))
    }

    /// Goes back to where the figure began: to the network that it opened with where that was made by hand, else to the same
    /// initial weights.
    pub fn reset(&mut self) {
        if self.opens_by_hand {
            self.session.reset_to(&self.opening);
        } else {
            self.session.reset();
        }
    }

    /// Draws other initial weights.
    #[wasm_bindgen(js_name = drawWeights)]
    pub fn draw_weights(&mut self) {
        self.session.draw_weights();
    }

    /// Draws other samples of the same kind.
    #[wasm_bindgen(js_name = drawSamples)]
    pub fn draw_samples(&mut self) {
        self.session.draw_samples();
    }

    /// Puts the samples of a text in place of the present ones; returns how many of each label were understood.
    #[wasm_bindgen(js_name = takePoints, unchecked_return_type = "number[]")]
    pub fn take_points(&mut self, text: &str) -> Fallible<JsValue> {
        let taken = self.session.take_points(text);
        object(&taken.map_err(|problem| thrown(&problem))?)
    }

    /// Shows the run as it was after `step` steps.
    #[wasm_bindgen(js_name = scrubTo)]
    pub fn scrub_to(&mut self, step: u32) {
        self.session.scrub_to(u64::from(step));
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) -> bool {
        self.session.undo()
    }

    /// Makes the edit again that was taken back.
    pub fn redo(&mut self) -> bool {
        self.session.redo()
    }

    /// Shows the best of all straight lines for the training samples, or no longer.
    #[wasm_bindgen(js_name = showBestLine)]
    pub fn show_best_line(&mut self, shown: bool) {
        self.session.show_best_line(shown);
    }

    /// Follows a sample along the assembly line, or no longer.
    #[wasm_bindgen(js_name = follow)]
    pub fn set_follows(&mut self, follows: bool) {
        self.session.set_follows(follows);
    }

    /// Takes over the network of a link; samples, word and view stay.
    pub fn adopt(&mut self, fragment: &str) -> Fallible<()> {
        let adopted = self.session.adopt(fragment);
        adopted.map_err(|error| thrown(&error.problem()))
    }

    /// Adds a unit to the only hidden layer; the others stay.
    #[wasm_bindgen(js_name = addUnit)]
    pub fn add_unit(&mut self) {
        self.session.add_unit();
    }

    /// Takes the selected unit, else the last, away; the others stay.
    #[wasm_bindgen(js_name = removeUnit)]
    pub fn remove_unit(&mut self) {
        self.session.remove_unit();
    }

    /// Makes the ramp of the selected unit `factor` times as steep, its hinge staying where it is.
    pub fn steepen(&mut self, factor: f64) {
        self.session.steepen(factor);
    }
}

fn clamp_note(clamp: Option<Clamp>) -> Fallible<JsValue> {
    object(&clamp.map(ClampNote::from))
}
