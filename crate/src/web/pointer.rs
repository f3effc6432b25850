//! Pointer, touch and keyboard: pointing, dragging, selecting, and moving the view.

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, object, thrown};
use crate::layout::Hit;
use crate::layout::Pixel;
use crate::layout::Term;
use crate::network::UnitId;
use crate::session::{Nudge, PickedParameter, Tool};

#[wasm_bindgen]
impl Explainer {
    /// Selects a unit.
    pub fn select(&mut self, layer: usize, unit: usize) {
        self.session.select(Some(UnitId::new(layer, unit)));
    }

    /// Selects the hidden unit with these letters; returns whether it exists.
    #[wasm_bindgen(js_name = selectLetters)]
    pub fn select_letters(&mut self, letters: &str) -> bool {
        self.session.select_letters(letters)
    }

    /// Selects the sample of the forward trace by its index.
    #[wasm_bindgen(js_name = followIndex)]
    pub fn follow_index(&mut self, index: usize) {
        self.session.follow_index(index);
    }

    /// Highlights the marks that a term of the prose refers to; an unknown name ends the highlight.
    #[wasm_bindgen(js_name = highlight)]
    pub fn highlight_term(&mut self, term: &str) {
        self.term = Term::from_name(term);
    }

    /// Lets a pinned reading go, else the selected unit.
    #[wasm_bindgen(js_name = letGo)]
    pub fn let_go(&mut self) {
        self.session.let_go();
    }

    /// Leaves the selection at rest until the reader selects a unit, in this scene and in every one opened later.
    pub fn rest(&mut self) {
        self.session.rest();
    }

    /// Takes a press that moved nothing: pins the reading there; a finger takes in hand what it taps.
    pub fn tap(&mut self, x: f64, y: f64, by_finger: bool) {
        self.session.tap(Pixel::new(x, y), by_finger);
    }

    /// Points at a unit.
    #[wasm_bindgen(js_name = pointAtUnit)]
    pub fn point_at_unit(&mut self, layer: usize, unit: usize) {
        self.session.point_at_unit(Some(UnitId::new(layer, unit)));
    }

    /// Moves the pointer to a place on the plane's canvas (CSS pixels); returns what a press would grab.
    pub fn point(&mut self, x: f64, y: f64) -> Option<String> {
        hit_name(self.session.point(Pixel::new(x, y)))
    }

    /// Removes the pointer.
    #[wasm_bindgen(js_name = pointAway)]
    pub fn point_away(&mut self) {
        self.session.point_away();
    }

    /// Presses on the plane's canvas with a tool; returns what was grabbed.
    pub fn press(&mut self, x: f64, y: f64, tool: &str) -> Fallible<Option<String>> {
        let pressed = self.session.press(Pixel::new(x, y), tool_of(tool));
        pressed.map(hit_name).map_err(|problem| thrown(&problem))
    }

    /// Drags what was grabbed.
    pub fn drag(&mut self, x: f64, y: f64) {
        self.session.drag(Pixel::new(x, y));
    }

    /// Releases what was grabbed.
    pub fn release(&mut self) {
        self.session.release();
    }

    /// Moves the keyboard's crosshair by CSS pixels; up is positive.
    #[wasm_bindgen(js_name = moveCross)]
    pub fn move_cross(&mut self, right: f64, up: f64) {
        self.session.move_cross(right, up);
    }

    /// Uses a tool at the crosshair.
    #[wasm_bindgen(js_name = useAtCross)]
    pub fn use_at_cross(&mut self, tool: &str) -> Fallible<()> {
        let used = self.session.use_at_cross(tool_of(tool));
        used.map_err(|problem| thrown(&problem))
    }

    /// Pins the reading at the crosshair, and picks up the sample there; or puts it down.
    #[wasm_bindgen(js_name = pinAtCross)]
    pub fn pin_at_cross(&mut self) {
        self.session.pin_at_cross();
    }

    /// Fixes the samples: neither pointer nor keys change them.
    #[wasm_bindgen(js_name = fixSamples)]
    pub fn fix_samples(&mut self, fixed: bool) {
        self.session.fix_samples(fixed);
    }

    /// Shifts the selected hinge towards its on side, by CSS pixels.
    #[wasm_bindgen(js_name = shiftHinge)]
    pub fn shift_hinge(&mut self, pixels: f64) {
        self.session.nudge(Nudge::Shift(pixels));
    }

    /// Turns the selected hinge counter-clockwise, in radians.
    #[wasm_bindgen(js_name = turnHinge)]
    pub fn turn_hinge(&mut self, angle: f64) {
        self.session.nudge(Nudge::Turn(angle));
    }

    /// Swaps the sides of the selected hinge.
    #[wasm_bindgen(js_name = flipHinge)]
    pub fn flip_hinge(&mut self) {
        self.session.nudge(Nudge::Flip);
    }

    /// Scales the frame by a factor.
    pub fn zoom(&mut self, factor: f64) {
        self.session.zoom(factor);
    }

    /// Doubles the size of the frame.
    #[wasm_bindgen(js_name = lookFurtherOut)]
    pub fn look_further_out(&mut self) {
        self.session.look_further_out();
    }

    /// Returns to the frame of the data.
    #[wasm_bindgen(js_name = lookHome)]
    pub fn look_home(&mut self) {
        self.session.look_home();
    }

    /// Moves the view by CSS pixels; up is positive.
    pub fn pan(&mut self, right: f64, up: f64) {
        self.session.pan(right, up);
    }

    /// Moves the pointer to a place on the diagram's canvas (CSS pixels).
    #[wasm_bindgen(js_name = pointInDiagram)]
    pub fn point_in_diagram(&mut self, x: f64, y: f64) {
        self.session.point_in_diagram(Pixel::new(x, y));
    }

    /// Selects the unit at a place on the diagram's canvas; returns the parameter that was picked.
    #[wasm_bindgen(js_name = pressInDiagram, unchecked_return_type = "PickedParameter | null")]
    pub fn press_in_diagram(&mut self, x: f64, y: f64) -> Fallible<JsValue> {
        let part = self.session.press_in_diagram(Pixel::new(x, y));
        object(&part.and_then(PickedParameter::of))
    }
}

/// The tool of a name; `Explore`, which adds and removes nothing, for an unknown name.
fn tool_of(name: &str) -> Tool {
    Tool::from_name(name).unwrap_or_default()
}

fn hit_name(hit: Option<Hit>) -> Option<String> {
    hit.map(|hit| hit.name().to_owned())
}
