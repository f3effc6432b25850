//! Changes of the scene: settings, parameters, units and training.

use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, failed, object, thrown};
use crate::network::UnitId;
use crate::network::number::{Clamp, typed_number};
use crate::publish::points;
use crate::session::{self, ClampNote, Session};

#[wasm_bindgen]
impl Explainer {
    /// All settings as text, by name.
    #[wasm_bindgen(unchecked_return_type = "Record<string, string>")]
    pub fn settings(&self) -> Fallible<JsValue> {
        let mut all = BTreeMap::new();
        // One by one: to collect them would compile a sort of its own.
        all.extend(self.session.settings());
        object(&all)
    }

    /// Sets a setting from text; returns a note if the number was clamped to its limits.
    #[wasm_bindgen(unchecked_return_type = "ClampNote | null")]
    pub fn set(&mut self, name: &str, text: &str) -> Fallible<JsValue> {
        let applied = self.session.set(name, text);
        applied.map_err(|p| thrown(&p)).and_then(clamp_note)
    }

    /// Parses a typed number; `undefined` if the text is not a number.
    #[wasm_bindgen(js_name = typedNumber)]
    pub fn typed_number(&self, text: &str) -> Option<f64> {
        typed_number(text)
    }

    /// Widths of the hidden layers.
    #[wasm_bindgen(js_name = hiddenWidths)]
    pub fn hidden_widths(&self) -> Vec<usize> {
        self.session.network().hidden_widths()
    }

    /// Adds a unit to a hidden layer, or removes one; a layer that loses its last unit goes.
    #[wasm_bindgen(js_name = resizeLayer)]
    pub fn resize_layer(&mut self, layer: usize, wider: bool) -> Fallible<()> {
        let resized = self.session.resize_layer(layer, wider);
        resized.map_err(|problem| thrown(&problem))
    }

    /// Adds a hidden layer behind the last, or removes the last.
    #[wasm_bindgen(js_name = resizeDepth)]
    pub fn resize_depth(&mut self, deeper: bool) -> Fallible<()> {
        let resized = self.session.resize_depth(deeper);
        resized.map_err(|problem| thrown(&problem))
    }

    /// Sets a weight by the index of its input.
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

    /// Sets a bias, of a hidden unit or an output.
    #[wasm_bindgen(js_name = setBias, unchecked_return_type = "ClampNote | null")]
    pub fn set_bias(&mut self, layer: usize, unit: usize, value: f64) -> Fallible<JsValue> {
        let set = self.session.set_bias(UnitId::new(layer, unit), value);
        set.map_err(|error| failed(&error)).and_then(clamp_note)
    }

    /// Begins a gesture: one undo reverts everything until `endGesture`.
    #[wasm_bindgen(js_name = beginGesture)]
    pub fn begin_gesture(&mut self) {
        self.session.begin_gesture();
    }

    /// Ends a gesture.
    #[wasm_bindgen(js_name = endGesture)]
    pub fn end_gesture(&mut self) {
        self.session.end_gesture();
    }

    /// Takes training steps; throws if one diverges.
    pub fn train(&mut self, steps: u32) -> Fallible<()> {
        let trained = self.session.train(u64::from(steps));
        trained.map_err(|divergence| thrown(&session::divergence_problem(&divergence)))
    }

    /// Returns to the network that the figure opened with, if that was made by hand; otherwise to the initial weights.
    pub fn reset(&mut self) {
        match self.with_opening() {
            (session, Some(opening)) if opening.by_hand => session.reset_to(&opening.network),
            (session, _) => session.reset(),
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

    /// The longest text that [`Explainer::take_points`] reads, in bytes.
    #[wasm_bindgen(js_name = mostPointBytes)]
    pub fn most_point_bytes(&self) -> usize {
        points::MOST_BYTES
    }

    /// Replaces the samples by those of a text; returns the number of samples per label.
    #[wasm_bindgen(js_name = takePoints, unchecked_return_type = "number[]")]
    pub fn take_points(&mut self, text: &str) -> Fallible<JsValue> {
        let taken = self.session.take_points(text);
        object(&taken.map_err(|problem| thrown(&problem))?)
    }

    /// Goes to a step of the run.
    #[wasm_bindgen(js_name = scrubTo)]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "casts saturate; the session holds steps within the run"
    )]
    pub fn scrub_to(&mut self, step: f64) {
        self.session.scrub_to(step as u64);
    }

    /// Reverts the last edit.
    pub fn undo(&mut self) -> bool {
        self.session.undo()
    }

    /// Repeats the last reverted edit.
    pub fn redo(&mut self) -> bool {
        self.session.redo()
    }

    /// Shows or hides the best of all straight lines for the training samples.
    #[wasm_bindgen(js_name = showBestLine)]
    pub fn show_best_line(&mut self, shown: bool) {
        self.session.show_best_line(shown);
    }

    /// Turns the forward trace of a sample on or off.
    #[wasm_bindgen(js_name = follow)]
    pub fn set_follows(&mut self, follows: bool) {
        self.session.set_follows(follows);
    }

    /// Names the links whose networks the page offers to be taken over: they are read once, here.
    pub fn offer(&mut self, fragments: Vec<String>) {
        let networks = fragments.iter().map(|link| Session::network_of(link));
        self.offers = networks.collect();
    }

    /// Takes over the network of a link; samples, word and view stay.
    pub fn adopt(&mut self, fragment: &str) -> Fallible<()> {
        let adopted = self.session.adopt(fragment);
        adopted.map_err(|error| thrown(&error.problem()))
    }

    /// Puts the reader's own examples of a link in place of the present ones; see [`Session::adopt_examples`].
    #[wasm_bindgen(js_name = adoptExamples)]
    pub fn adopt_examples(&mut self, fragment: &str) -> Fallible<()> {
        let adopted = self.session.adopt_examples(fragment);
        adopted.map_err(|error| thrown(&error.problem()))
    }

    /// Adds a unit to the only hidden layer; the others stay.
    #[wasm_bindgen(js_name = addUnit)]
    pub fn add_unit(&mut self) {
        self.session.add_unit();
    }

    /// Adds the mirror of the first unit that has none; see [`Session::add_mirror`].
    #[wasm_bindgen(js_name = addMirror)]
    pub fn add_mirror(&mut self) {
        self.session.add_mirror();
    }

    /// Shows the network that the figure opened with on its way in, from 0 to 1; see [`Session::enter`].
    pub fn enter(&mut self, share: f64) {
        if let (session, Some(opening)) = self.with_opening() {
            session.enter(&opening.network, share);
        }
    }

    /// Removes the selected unit, or the last one without a selection; the others stay.
    #[wasm_bindgen(js_name = removeUnit)]
    pub fn remove_unit(&mut self) {
        self.session.remove_unit();
    }

    /// Makes the ramp of the selected unit `factor` times as steep, without moving its hinge.
    pub fn steepen(&mut self, factor: f64) {
        self.session.steepen(factor);
    }
}

fn clamp_note(clamp: Option<Clamp>) -> Fallible<JsValue> {
    object(&clamp.map(ClampNote::from))
}
