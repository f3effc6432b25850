//! Readouts for the page, as plain objects.

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, object};
use crate::layout::PixelRect;
use crate::network::UnitId;
use crate::recovery::Picture;
use crate::scene::Goal;

#[wasm_bindgen]
impl Explainer {
    /// The samples as text, one line of x1, x2 and label each.
    #[wasm_bindgen(js_name = pointsText)]
    pub fn points_text(&self) -> String {
        self.session.points_text()
    }

    /// The reader's own word or scribble as opacities of a square of pixels, row by row; `undefined` for the default word.
    #[wasm_bindgen(js_name = ownPicture)]
    pub fn own_picture(&self) -> Option<Vec<u8>> {
        self.session.own_picture().map(Picture::alpha)
    }

    /// Number of pixels in a row of [`Self::own_picture`].
    #[wasm_bindgen(js_name = ownPictureWidth)]
    pub fn own_picture_width(&self) -> Option<usize> {
        self.session.own_picture().map(Picture::width)
    }

    /// Whether the best of all straight lines is shown.
    #[wasm_bindgen(js_name = showsBestLine)]
    pub fn shows_best_line(&self) -> bool {
        self.session.shows_best_line()
    }

    /// Whether the forward trace of a sample is on.
    pub fn follows(&self) -> bool {
        self.session.follows()
    }

    /// The steps that a film of at most `count` pictures shows; a single one without a run.
    #[wasm_bindgen(js_name = filmSteps)]
    #[allow(clippy::cast_precision_loss, reason = "runs stay far below 2^53 steps")]
    pub fn film_steps(&self, count: u32) -> Vec<f64> {
        let steps = self.session.film_steps(count);
        steps.into_iter().map(|step| step as f64).collect()
    }

    /// The link of the run at a step, with weights.
    #[wasm_bindgen(js_name = linkAt)]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "casts saturate; the session holds steps within the run"
    )]
    pub fn link_at(&self, step: f64) -> String {
        self.session.link_at(step as u64)
    }

    /// The readout of the current state.
    #[wasm_bindgen(unchecked_return_type = "Readout")]
    pub fn readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.readout())
    }

    /// What the file that the examples are from calls classes and inputs.
    #[wasm_bindgen(unchecked_return_type = "Called")]
    pub fn called(&self) -> Fallible<JsValue> {
        object(&self.session.called())
    }

    /// Whether the network is one formula around almost every point: whether its activation has two straight pieces.
    #[wasm_bindgen(js_name = isStraight)]
    pub fn is_straight(&self) -> bool {
        self.session.network().activation().is_two_piece()
    }

    /// Number of linear regions in the frame.
    #[wasm_bindgen(js_name = linearRegions)]
    pub fn linear_regions(&mut self) -> Option<usize> {
        self.session.linear_regions()
    }

    /// Names of all units.
    #[wasm_bindgen(unchecked_return_type = "UnitName[]")]
    pub fn units(&self) -> Fallible<JsValue> {
        object(&self.session.unit_names())
    }

    /// The card of the selected unit.
    #[wasm_bindgen(unchecked_return_type = "Card | null")]
    pub fn card(&self) -> Fallible<JsValue> {
        object(
            &self
                .session
                .selected()
                .and_then(|unit| self.session.card(unit)),
        )
    }

    /// The card of the unit at the pointer.
    #[wasm_bindgen(js_name = pointedUnit, unchecked_return_type = "Card | null")]
    pub fn pointed_unit(&self) -> Fallible<JsValue> {
        let unit = self.session.pointed_unit();
        object(&unit.and_then(|unit| self.session.card(unit)))
    }

    /// The readout at the pointer.
    #[wasm_bindgen(unchecked_return_type = "Pointed | null")]
    pub fn pointed(&mut self) -> Fallible<JsValue> {
        object(&self.session.pointed())
    }

    /// Left, top, width and height of the plot on the plane's canvas, in CSS pixels.
    pub fn plot(&self) -> Vec<f64> {
        let PixelRect {
            left,
            top,
            width,
            height,
        } = self.session.projection().plot;
        vec![left, top, width, height]
    }

    /// The readout of recovery: what the layer keeps of the frame, and of the spot at the pointer.
    #[wasm_bindgen(js_name = recovery, unchecked_return_type = "RecoveryReadout")]
    pub fn recovery_readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.recovery_readout())
    }

    /// Computes a piece of what the recovery's first drawing needs; returns whether there was something left.
    #[wasm_bindgen(js_name = prepareRecovery)]
    pub fn prepare_recovery(&mut self) -> bool {
        self.session.prepare_recovery()
    }

    /// Which of the networks offered is shown, to the last bit, by its place among them.
    #[wasm_bindgen(js_name = shownOffer)]
    pub fn shown_offer(&self) -> Option<usize> {
        let shown = Some(self.session.network());
        self.offers.iter().position(|offer| offer.as_ref() == shown)
    }

    /// Collisions of training samples in the last hidden layer.
    #[wasm_bindgen(js_name = collisions, unchecked_return_type = "CollisionReadout | null")]
    pub fn collisions(&self) -> Fallible<JsValue> {
        object(&self.session.collision_readout())
    }

    /// The readout of a goal; null for an unknown name. The call has effects, see [`Session::goal`].
    #[wasm_bindgen(unchecked_return_type = "GoalReadout | null")]
    pub fn goal(&mut self, name: &str) -> Fallible<JsValue> {
        let (session, opening) = self.with_opening();
        let asked = Goal::from_name(name).zip(opening);
        object(&asked.map(|(goal, opening)| session.goal(goal, &opening.network)))
    }

    /// Concedes that a goal cannot be reached.
    pub fn concede(&mut self, name: &str) {
        if let Some(goal) = Goal::from_name(name) {
            self.session.concede(goal);
        }
    }

    /// The forward trace of the followed sample.
    #[wasm_bindgen(js_name = forwardTrace, unchecked_return_type = "ForwardTrace | null")]
    pub fn forward_trace(&self) -> Fallible<JsValue> {
        object(&self.session.forward_trace())
    }

    /// The index of the followed sample, counted from 0.
    #[wasm_bindgen(js_name = followedIndex)]
    pub fn followed_index(&self) -> Option<usize> {
        self.session.followed_index()
    }

    /// Names of the terms for what is at the pointer.
    #[wasm_bindgen(js_name = pointedTerms)]
    pub fn pointed_terms(&mut self) -> Vec<String> {
        let terms = self.session.terms_at_pointer();
        terms
            .into_iter()
            .map(|term| term.name().to_owned())
            .collect()
    }

    /// The card of a hidden unit or an output.
    #[wasm_bindgen(js_name = cardOf, unchecked_return_type = "Card | null")]
    pub fn card_of(&self, layer: usize, unit: usize) -> Fallible<JsValue> {
        object(&self.session.card(UnitId::new(layer, unit)))
    }
}
