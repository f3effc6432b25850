//! Pointer, touch and keys: what is pointed at, held and looked at.

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

    /// Selects the hidden unit of these letters; returns whether there is one.
    #[wasm_bindgen(js_name = selectLetters)]
    pub fn select_letters(&mut self, letters: &str) -> bool {
        self.session.select_letters(letters)
    }

    /// Follows another sample.
    #[wasm_bindgen(js_name = followIndex)]
    pub fn follow_index(&mut self, index: usize) {
        self.session.follow_index(index);
    }

    /// Makes the marks that a term of the prose names stand out; none for a name that no term has.
    #[wasm_bindgen(js_name = highlight)]
    pub fn highlight_term(&mut self, term: &str) {
        self.term = Term::from_name(term);
    }

    /// Selects no unit.
    #[wasm_bindgen(js_name = selectNone)]
    pub fn select_none(&mut self) {
        self.session.select(None);
    }

    /// Points at a unit.
    #[wasm_bindgen(js_name = pointAtUnit)]
    pub fn point_at_unit(&mut self, layer: usize, unit: usize) {
        self.session.point_at_unit(Some(UnitId::new(layer, unit)));
    }

    /// Points at a place of the plane's canvas (CSS pixels); returns what a press would hold.
    pub fn point(&mut self, x: f64, y: f64) -> Option<String> {
        hit_name(self.session.point(Pixel::new(x, y)))
    }

    /// Points at nothing any more.
    #[wasm_bindgen(js_name = pointAway)]
    pub fn point_away(&mut self) {
        self.session.point_away();
    }

    /// Presses on the plane's canvas with a tool; returns what is held.
    pub fn press(&mut self, x: f64, y: f64, tool: &str) -> Fallible<Option<String>> {
        let pressed = self.session.press(Pixel::new(x, y), tool_of(tool));
        pressed.map(hit_name).map_err(|problem| thrown(&problem))
    }

    /// Moves what is held.
    pub fn drag(&mut self, x: f64, y: f64) {
        self.session.drag(Pixel::new(x, y));
    }

    /// Lets go of what is held.
    pub fn release(&mut self) {
        self.session.release();
    }

    /// Moves the keyboard's cross by CSS pixels, up positive.
    #[wasm_bindgen(js_name = moveCross)]
    pub fn move_cross(&mut self, right: f64, up: f64) {
        self.session.move_cross(right, up);
    }

    /// Uses a tool at the cross.
    #[wasm_bindgen(js_name = useAtCross)]
    pub fn use_at_cross(&mut self, tool: &str) -> Fallible<()> {
        let used = self.session.use_at_cross(tool_of(tool));
        used.map_err(|problem| thrown(&problem))
    }

    /// Picks the nearest sample up, or puts it down; returns whether one is held.
    #[wasm_bindgen(js_name = pickUp)]
    pub fn pick_up(&mut self) -> bool {
        self.session.pick_up()
    }

    /// Shifts the selected hinge towards its on side by CSS pixels.
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

    /// Shows a frame `factor` times as wide.
    pub fn zoom(&mut self, factor: f64) {
        self.session.zoom(factor);
    }

    /// Shows the plane from twice as far.
    #[wasm_bindgen(js_name = lookFurtherOut)]
    pub fn look_further_out(&mut self) {
        self.session.look_further_out();
    }

    /// Shows the frame of the data again.
    #[wasm_bindgen(js_name = lookHome)]
    pub fn look_home(&mut self) {
        self.session.look_home();
    }

    /// Moves the view by CSS pixels, up positive.
    pub fn pan(&mut self, right: f64, up: f64) {
        self.session.pan(right, up);
    }

    /// Points at a place of the diagram's canvas (CSS pixels).
    #[wasm_bindgen(js_name = pointInDiagram)]
    pub fn point_in_diagram(&mut self, x: f64, y: f64) {
        self.session.point_in_diagram(Pixel::new(x, y));
    }

    /// Selects what lies at a place of the diagram's canvas; returns which of its unit's parameters was meant.
    #[wasm_bindgen(js_name = pressInDiagram, unchecked_return_type = "PickedParameter | null")]
    pub fn press_in_diagram(&mut self, x: f64, y: f64) -> Fallible<JsValue> {
        let part = self.session.press_in_diagram(Pixel::new(x, y));
        object(&part.and_then(PickedParameter::of))
    }
}

/// The tool of a name; exploring, which changes nothing, where there is no such tool.
fn tool_of(name: &str) -> Tool {
    Tool::from_name(name).unwrap_or_default()
}

fn hit_name(hit: Option<Hit>) -> Option<String> {
    hit.map(|hit| hit.name().to_owned())
}
