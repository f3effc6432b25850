//! What only the figures of side doors ask for.

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, failed, object};
use crate::geometry::Angle;
use crate::layout::Pixel;
use crate::network::UnitId;
use crate::publish::{ExportedFigureError, figures, side_doors};
use crate::scene::Graph;

#[wasm_bindgen]
impl Explainer {
    /// The numbers beside the figure `line`.
    #[wasm_bindgen(js_name = lineReadout, unchecked_return_type = "LineReadout")]
    pub fn line_readout(&self) -> Fallible<JsValue> {
        object(&self.session.line_readout())
    }

    /// Puts networks beside the figure's own that differ in a setting, by its values with commas between; none where there are no
    /// values. Whether that can be.
    pub fn compare(&mut self, setting: &str, values: &str) -> bool {
        let values: Vec<&str> = values
            .split(',')
            .filter(|value| !value.is_empty())
            .collect();
        self.session.compare(setting, &values)
    }

    /// What the networks side by side differ in: the name of the setting; `undefined` where none stands beside the figure's own.
    #[wasm_bindgen(js_name = comparedSetting)]
    pub fn compared_setting(&self) -> Option<String> {
        self.session
            .scene()
            .beside
            .map(|beside| beside.setting().to_owned())
    }

    /// Trains those beside up to the figure's own step, by at most so many steps; whether some are still behind.
    #[wasm_bindgen(js_name = catchUp)]
    pub fn catch_up(&mut self, steps: u32) -> bool {
        self.session.catch_up(steps.into())
    }

    /// Points at the same place of all networks side by side.
    #[wasm_bindgen(js_name = pointSideBySide)]
    pub fn point_side_by_side(&mut self, x: f64, y: f64) {
        self.session.point_side_by_side(Pixel::new(x, y));
    }

    /// The readouts of the networks side by side, the figure's own first.
    #[wasm_bindgen(js_name = sideReadout, unchecked_return_type = "SideReadout[]")]
    pub fn side_readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.side_readout())
    }

    /// Does some more of the small runs; whether some are left.
    #[wasm_bindgen(js_name = growRuns)]
    pub fn grow_runs(&mut self, most: u32) -> bool {
        self.session.grow_runs(most)
    }

    /// How the small runs have ended.
    #[wasm_bindgen(js_name = runsReadout, unchecked_return_type = "RunsReadout[]")]
    pub fn runs_readout(&self) -> Fallible<JsValue> {
        object(&self.session.runs_readout())
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

    /// Why there is nothing to see of the figure `name`; null where there is something.
    #[wasm_bindgen(js_name = figureProblem, unchecked_return_type = "Problem | null")]
    pub fn figure_problem(&mut self, name: &str) -> Fallible<JsValue> {
        let figure = figures::named(figures::ALL, name)
            .ok_or_else(|| failed(&ExportedFigureError::Figure))?;
        object(&side_doors::problem_of(figure, &mut self.session))
    }

    /// The stack of layers and the one matrix in numbers; null for smooth activations.
    #[wasm_bindgen(js_name = collapseReadout, unchecked_return_type = "CollapseReadout | null")]
    pub fn collapse_readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.collapse_readout())
    }

    /// Gives one unit of a hidden layer a bend in a network without any, and selects it; whether it was done.
    #[wasm_bindgen(js_name = bendOne)]
    pub fn bend_one(&mut self, layer: usize) -> bool {
        self.session.bend_one(layer)
    }

    /// Makes every unit linear again, with the weights and biases there are; whether it was done.
    pub fn unbend(&mut self) -> bool {
        self.session.unbend()
    }

    /// A unit and its mirror in numbers; null where there is no such pair, or no standing probe.
    #[wasm_bindgen(js_name = mirrorReadout, unchecked_return_type = "MirrorReadout | null")]
    pub fn mirror_readout(&self) -> Fallible<JsValue> {
        object(&self.session.mirror_readout())
    }

    /// Shows the graph of a name, which the score over one input is to be; none where there is none of that name.
    #[wasm_bindgen(js_name = setGraph)]
    pub fn set_graph(&mut self, name: &str) {
        self.session.set_graph(Graph::from_name(name));
    }

    /// The score surface in numbers.
    #[wasm_bindgen(js_name = surfaceReadout, unchecked_return_type = "SurfaceReadout")]
    pub fn surface_readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.surface_readout())
    }

    /// Turns the score surface: degrees about the vertical, and out of the plane.
    #[wasm_bindgen(js_name = setAngle)]
    pub fn set_angle(&mut self, turn: i32, tilt: i32) {
        self.session.set_angle(Angle::of(turn, tilt));
    }

    /// Moves the pointer to what is in front at a place on the canvas of the score surface (CSS pixels).
    #[wasm_bindgen(js_name = pointOnSurface)]
    pub fn point_on_surface(&mut self, x: f64, y: f64) {
        self.session.point_on_surface(Pixel::new(x, y));
    }

    /// Pins the reading to what is in front there.
    #[wasm_bindgen(js_name = tapSurface)]
    pub fn tap_surface(&mut self, x: f64, y: f64) {
        self.session.tap_surface(Pixel::new(x, y));
    }

    /// Turns the score surface from an angle as a hand does that has moved by CSS pixels.
    #[wasm_bindgen(js_name = dragSurface)]
    pub fn drag_surface(&mut self, turn: i32, tilt: i32, right: f64, down: f64) {
        let from = Angle::of(turn, tilt);
        self.session.drag_surface(from, right, down);
    }

    /// The units' views in numbers.
    #[wasm_bindgen(js_name = unitsReadout, unchecked_return_type = "UnitsReadout | null")]
    pub fn units_readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.units_readout())
    }

    /// Moves the pointer to a place on the canvas of the units' views (CSS pixels).
    #[wasm_bindgen(js_name = pointInUnits)]
    pub fn point_in_units(&mut self, x: f64, y: f64) {
        self.session.point_in_units(Pixel::new(x, y));
    }

    /// Selects the unit at a place on the canvas of the units' views.
    #[wasm_bindgen(js_name = pressInUnits)]
    pub fn press_in_units(&mut self, x: f64, y: f64) {
        self.session.press_in_units(Pixel::new(x, y));
    }

    /// Shows the run as it was at a place on the canvas of deaths and returns (CSS pixels), and selects the unit there.
    #[wasm_bindgen(js_name = pressInLives)]
    pub fn press_in_lives(&mut self, x: f64, y: f64) {
        self.session.press_in_lives(Pixel::new(x, y));
    }

    /// Shows the run as it was at a place on the canvas of deaths and returns.
    #[wasm_bindgen(js_name = dragInLives)]
    pub fn drag_in_lives(&mut self, x: f64, y: f64) {
        self.session.drag_in_lives(Pixel::new(x, y));
    }

    /// The deaths and returns of the run in numbers.
    #[wasm_bindgen(js_name = livesReadout, unchecked_return_type = "LivesReadout")]
    pub fn lives_readout(&self) -> Fallible<JsValue> {
        object(&self.session.lives_readout())
    }

    /// Removes every dead unit; returns whether there was one.
    #[wasm_bindgen(js_name = removeDeadUnits)]
    pub fn remove_dead_units(&mut self) -> bool {
        self.session.remove_dead_units()
    }

    /// Merges the units that are on at every training point; returns whether that made any fewer.
    #[wasm_bindgen(js_name = mergeAlwaysOn)]
    pub fn merge_always_on(&mut self) -> bool {
        self.session.merge_always_on()
    }

    /// Whether there are units to merge that are always on.
    #[wasm_bindgen(js_name = canMerge)]
    pub fn can_merge(&self) -> bool {
        self.session.can_merge()
    }

    /// What pruning did last, and what it has changed; null once the network is another one.
    #[wasm_bindgen(js_name = pruningReadout, unchecked_return_type = "PruningReadout | null")]
    pub fn pruning_readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.pruning_readout())
    }
}
