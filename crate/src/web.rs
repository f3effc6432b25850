//! The only file that knows the browser: parse, delegate, convert.
//!
//! Errors cross as plain objects `{code, values}`, which the page words from its catalogue.

use std::panic;

use js_sys::Function;
use plotters::prelude::{DrawingArea, IntoDrawingArea};
use plotters_canvas::CanvasBackend;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::blueprint::{Blueprint, Target};
use crate::complex::ComplexError;
use crate::dataset::Label;
use crate::figure::{self, CurveView, DiagramView, FineBackend, PlaneView, Raster, Theme};
use crate::grip::Grip;
use crate::link;
use crate::network::UnitId;
use crate::number::Clamp;
use crate::problem::Problem;
use crate::projection::Pixel;
use crate::scene::Scene;
use crate::session::{self, Nudge, SETTINGS, Session, Tool};

type Fallible<T> = Result<T, JsValue>;

/// A figure of the page: a scene in use, and the canvases it is drawn on.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explainer {
    session: Session,
    raster: Raster,
    diagram_size: (f64, f64),
}

/// Tells `report` the message of a panic, once, before the module stops for good.
#[wasm_bindgen(js_name = reportPanics)]
pub fn report_panics(report: Function) {
    panic::set_hook(Box::new(move |info| {
        let message = JsValue::from_str(&info.to_string());
        // Nothing is left to be done where even the report fails.
        let _ = report.call1(&JsValue::NULL, &message);
    }));
}

#[wasm_bindgen]
impl Explainer {
    /// A figure that begins with the scene of `fragment`, or with the default scene where that is empty.
    #[wasm_bindgen(constructor)]
    pub fn new(fragment: &str) -> Fallible<Self> {
        let session = if fragment.is_empty() {
            Session::new(Scene::default()).map_err(|error| failed(&error))?
        } else {
            let opened = Session::open(fragment);
            opened.map_err(|error| thrown(&error.problem()))?.0
        };
        Ok(Self {
            session,
            raster: Raster::default(),
            diagram_size: (1.0, 1.0),
        })
    }

    /// Whether a fragment looks like a scene, and not like the id of an element.
    #[wasm_bindgen(js_name = isScene)]
    pub fn is_scene(fragment: &str) -> bool {
        link::is_scene(fragment)
    }

    /// The version of the program.
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Opens a link in place of the scene; returns the keys it did not understand. On an error nothing changes.
    pub fn open(&mut self, fragment: &str) -> Fallible<Vec<String>> {
        let opened = Session::open(fragment);
        let (session, ignored) = opened.map_err(|error| thrown(&error.problem()))?;
        self.session = session;
        Ok(ignored)
    }

    /// The link of what is shown.
    pub fn link(&self) -> String {
        self.session.link()
    }

    /// Every setting as text, by name.
    pub fn settings(&self) -> Fallible<JsValue> {
        let rows = SETTINGS.iter();
        let pairs = rows.map(|setting| (setting.name, (setting.read)(&self.session)));
        object(&pairs.collect::<std::collections::BTreeMap<_, _>>())
    }

    /// Changes a setting; returns a note where another value was asked for.
    pub fn set(&mut self, name: &str, text: &str) -> Fallible<JsValue> {
        let applied = self.session.set(name, text);
        applied.map_err(|p| thrown(&p)).and_then(clamp_note)
    }

    /// Adds a unit to the last hidden layer, or takes one away.
    #[wasm_bindgen(js_name = resizeLastLayer)]
    pub fn resize_last_layer(&mut self, wider: bool) -> Fallible<()> {
        let resized = self.session.resize_last_layer(wider);
        resized.map_err(|problem| thrown(&problem))
    }

    /// Sets a weight by its place among the unit's inputs.
    #[wasm_bindgen(js_name = setWeight)]
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
    #[wasm_bindgen(js_name = setBias)]
    pub fn set_bias(&mut self, layer: usize, unit: usize, value: f64) -> Fallible<JsValue> {
        let set = self.session.set_bias(UnitId::new(layer, unit), value);
        set.map_err(|error| failed(&error)).and_then(clamp_note)
    }

    /// Begins a gesture: one undo takes everything until `letGo` back.
    pub fn hold(&mut self) {
        self.session.hold();
    }

    /// Ends a gesture.
    #[wasm_bindgen(js_name = letGo)]
    pub fn let_go(&mut self) {
        self.session.let_go();
    }

    /// Takes training steps; throws where one diverges.
    pub fn train(&mut self, steps: u32) -> Fallible<()> {
        let trained = self.session.train(u64::from(steps));
        trained.map_err(|divergence| thrown(&session::divergence_problem(&divergence)))
    }

    /// Goes back to the same initial weights.
    pub fn reset(&mut self) {
        self.session.reset();
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

    /// Takes the last edit back.
    pub fn undo(&mut self) -> bool {
        self.session.undo()
    }

    /// Makes the edit again that was taken back.
    pub fn redo(&mut self) -> bool {
        self.session.redo()
    }

    /// The numbers of what is shown.
    pub fn readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.readout())
    }

    /// Linear regions in the frame.
    #[wasm_bindgen(js_name = linearRegions)]
    pub fn linear_regions(&mut self) -> Option<usize> {
        self.session.linear_regions()
    }

    /// Names of all units.
    pub fn units(&self) -> Fallible<JsValue> {
        object(&self.session.unit_names())
    }

    /// The card of the selected unit.
    pub fn card(&self) -> Fallible<JsValue> {
        object(
            &self
                .session
                .selected()
                .and_then(|unit| self.session.card(unit)),
        )
    }

    /// The card of the unit pointed at.
    #[wasm_bindgen(js_name = pointedUnit)]
    pub fn pointed_unit(&self) -> Fallible<JsValue> {
        let unit = self.session.pointed_unit();
        object(&unit.and_then(|unit| self.session.card(unit)))
    }

    /// What is so at the point pointed at.
    pub fn pointed(&mut self) -> Fallible<JsValue> {
        object(&self.session.pointed())
    }

    /// Selects a unit.
    pub fn select(&mut self, layer: usize, unit: usize) {
        self.session.select(Some(UnitId::new(layer, unit)));
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
        grip_name(self.session.point(Pixel::new(x, y)))
    }

    /// Points at nothing any more.
    #[wasm_bindgen(js_name = pointAway)]
    pub fn point_away(&mut self) {
        self.session.point_away();
    }

    /// Presses on the plane's canvas with a tool; returns what is held.
    pub fn press(&mut self, x: f64, y: f64, tool: &str) -> Fallible<Option<String>> {
        let pressed = self.session.press(Pixel::new(x, y), tool_of(tool));
        pressed.map(grip_name).map_err(|problem| thrown(&problem))
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
}
