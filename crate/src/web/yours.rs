//! A slice of somebody's own network, for its page.

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::surface::{CanvasSize, backend, cleared};
use super::{Fallible, failed, object, thrown};
use crate::figure::{Theme, area_on};
use crate::layout::Pixel;
use crate::publish::yours::{
    digits, draw, draw_inputs, draw_ring, network_of, projection_of, rows_of, svg,
};
use crate::session::Slicing;
use crate::session::slicing::Through;
use crate::slice::SliceError;

/// A slice through a larger network.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Slice(Slicing);

/// What was understood of a file of rows.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RowsSummary {
    rows: usize,
    label: Option<usize>,
    left_out: usize,
    /// The columns that are the inputs, by name; empty where the file names none.
    names: Vec<String>,
    /// The columns that could be that of the labels, by their places and names; empty where nothing leaves a choice.
    choice: Vec<(usize, String)>,
}

#[wasm_bindgen]
impl Slice {
    /// The digits that come with the page.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self(digits())
    }

    /// Takes the network of a file; its rows stay where they fit. Throws the problem of a file that cannot be used, and changes
    /// nothing then.
    #[wasm_bindgen(js_name = takeNetwork, unchecked_return_type = "NetworkSummary")]
    pub fn take_network(&mut self, file: &[u8]) -> Fallible<JsValue> {
        let read = network_of(file).map_err(|error| thrown(&error.problem()))?;
        let summary = read.summary();
        let fits = self.0.network().inputs() == read.network.inputs();
        let rows = fits.then(|| self.0.rows().clone());
        self.0 = Slicing::new(read.network, rows).map_err(|error| refused(&error))?;
        object(&summary)
    }

    /// Takes the rows of a table, whose labels stand in the column that is given, or that seems to hold them. Throws the problem of a
    /// file that cannot be used, and changes nothing then.
    #[wasm_bindgen(js_name = takeRows, unchecked_return_type = "{ rows: number, label: number | null, leftOut: number, names: string[], choice: [number, string][] }")]
    pub fn take_rows(&mut self, file: &[u8], label: Option<usize>) -> Fallible<JsValue> {
        let inputs = self.0.network().inputs();
        let (rows, read) =
            rows_of(file, inputs, label).map_err(|error| thrown(&error.problem()))?;
        let count = rows.len();
        self.0.set_rows(rows).map_err(|error| refused(&error))?;
        object(&RowsSummary {
            rows: count,
            label: read.label,
            left_out: read.left_out,
            names: read.names,
            choice: read.choice,
        })
    }

    /// Lays the plane through three rows, counted from 0; the third goes a share of its way to a fourth.
    #[wasm_bindgen(js_name = goThroughRows)]
    pub fn go_through_rows(&mut self, rows: &[u32], fourth: usize, share: f64) -> Fallible<()> {
        let [a, b, c] = rows else {
            return Err(failed(&"a plane goes through three rows"));
        };
        let through = Through::Rows {
            rows: [*a, *b, *c].map(|row| row as usize),
            walk: (
                fourth,
                if share.is_finite() {
                    share.clamp(0.0, 1.0)
                } else {
                    0.0
                },
            ),
        };
        self.0.set_through(through).map_err(|error| refused(&error))
    }

    /// Lays the plane along two features, counted from 0, with all others held at a row's values.
    #[wasm_bindgen(js_name = goAlongFeatures)]
    pub fn go_along_features(&mut self, row: usize, first: f64, second: f64) -> Fallible<()> {
        let laid = self.0.go_along_features(row, [first, second]);
        laid.map_err(|error| refused(&error))
    }

    /// Shows one output against the best of the others; `undefined` for whichever is highest.
    pub fn show(&mut self, against: Option<usize>) {
        self.0.show(against);
    }

    /// Builds a piece of the cells, some milliseconds long; returns whether something is left.
    pub fn advance(&mut self) -> bool {
        self.0.advance()
    }

    /// Gives up what is being built.
    pub fn cancel(&mut self) {
        self.0.cancel();
    }

    /// Goes closer to what is pointed at, by a factor; below 1 further away.
    pub fn closer(&mut self, factor: f64) {
        if factor.is_finite() && factor > 0.0 {
            self.0.go_closer(factor);
        }
    }

    /// Goes back to the rows.
    pub fn home(&mut self) {
        self.0.go_home();
    }

    /// Points at a place of the canvas, in CSS pixels.
    pub fn point(&mut self, x: f64, y: f64, size: &CanvasSize) {
        let projection = projection_of(&self.0, (size.width, size.height));
        self.0.point(projection.to_point(Pixel::new(x, y)));
    }

    /// Moves what is pointed at by shares of the frame.
    #[wasm_bindgen(js_name = movePoint)]
    pub fn move_point(&mut self, across: f64, up: f64) {
        self.0.move_point(across, up);
    }

    /// All of it in numbers.
    #[wasm_bindgen(unchecked_return_type = "SliceReadout")]
    pub fn readout(&self) -> Fallible<JsValue> {
        object(&self.0.readout())
    }

    /// The largest regions, at most so many.
    #[wasm_bindgen(js_name = largestRegions, unchecked_return_type = "RegionOfSlice[]")]
    pub fn largest_regions(&self, most: usize) -> Fallible<JsValue> {
        object(&self.0.largest_regions(most))
    }

    /// Draws the figure `name` on a canvas: `slice`, `ring` over it, or `inputs` for what is pointed at.
    pub fn draw(
        &self,
        name: &str,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
        dark: bool,
    ) -> Fallible<()> {
        let context = cleared(&canvas)?;
        let mut backend = backend(canvas, &context, size)?;
        let area = area_on(&mut backend);
        let (extent, theme) = ((size.width, size.height), theme_of(dark));
        let drawn = match name {
            "slice" => draw(&self.0, extent, theme, &area),
            "ring" => draw_ring(&self.0, extent, theme, &area),
            "inputs" => draw_inputs(&self.0, extent, theme, &area),
            _ => return Err(failed(&"there is no figure of this name")),
        };
        drawn.map_err(|error| failed(&error))
    }

    /// The slice as an SVG file.
    pub fn svg(&self, width: f64, height: f64, dark: bool) -> Fallible<String> {
        svg(&self.0, (width, height), theme_of(dark)).map_err(|error| failed(&error))
    }
}

impl Default for Slice {
    fn default() -> Self {
        Self::new()
    }
}

const fn theme_of(dark: bool) -> Theme {
    if dark { Theme::Dark } else { Theme::Light }
}

fn refused(error: &SliceError) -> JsValue {
    thrown(&error.problem())
}
