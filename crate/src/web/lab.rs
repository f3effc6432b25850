//! The lab: a sweep and its runs for the page, and the trainings for its workers.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::surface::{CanvasSize, backend, cleared};
use super::{Fallible, failed, object, thrown};
use crate::figure::{Theme, area_on};
use crate::layout::Pixel;
use crate::publish::cell_tables::CellTables;
use crate::publish::lab::{LabFigure, cell_at};
use crate::publish::sweep::{Recipe, SweepFile};
use crate::publish::{negatives, sweep};
use crate::scene::Sweep;
use crate::scene::sweep::{Axis, READY, is_sweep};
use crate::session::Lab as Experiments;
use crate::session::lab::{CellPlace, Experiment, NegativesReadout, Work};

/// A sweep with the outcomes of its runs, and what of it is shown.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Lab(Experiments);

#[wasm_bindgen]
impl Lab {
    /// The sweep of a link, of which nothing is done. Throws the problem of a link that cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Fallible<Self> {
        let lab = Experiments::open(link).map_err(|problem| thrown(&problem))?;
        Ok(Self(lab))
    }

    /// Whether a fragment is the link of a sweep.
    #[wasm_bindgen(js_name = isSweep)]
    pub fn is_sweep(fragment: &str) -> bool {
        is_sweep(fragment)
    }

    /// The link of a ready-made sweep; `undefined` for an unknown name.
    pub fn ready(name: &str) -> Option<String> {
        let ready = READY.iter().find(|(known, _)| *known == name);
        ready.map(|(_, link)| (*link).to_owned())
    }

    /// The names of the settings that an axis can vary.
    pub fn settings() -> Vec<String> {
        let offered = Axis::offered().iter();
        offered.map(|(name, _)| (*name).to_owned()).collect()
    }

    /// Values that are worth a look for a setting, parted by commas; `undefined` for one that no axis can vary.
    pub fn offered(setting: &str) -> Option<String> {
        let offered = Axis::offered().iter().find(|(known, _)| *known == setting);
        offered.map(|(_, values)| (*values).to_owned())
    }

    /// The layers of a file of pre-activations, in numbers. Throws the problem of one that cannot be read.
    #[wasm_bindgen(unchecked_return_type = "NegativesReadout[]")]
    pub fn negatives(file: &[u8]) -> Fallible<JsValue> {
        let layers = negatives::read(file).map_err(|error| thrown(&error.problem()))?;
        object(&NegativesReadout::of(&layers))
    }

    /// The link of a sweep of typed values: the link of a scene; for x, y and the pictures a setting and its values, parted by
    /// commas. Throws the problem of what cannot be used.
    pub fn typed(
        base: &str,
        x: &str,
        y: &str,
        pictures: &str,
        seeds: u32,
        steps: u32,
    ) -> Fallible<String> {
        let typed = Sweep::typed(base, [x, y, pictures], (seeds, steps.into()));
        typed
            .map(|sweep| sweep.link())
            .map_err(|problem| thrown(&problem))
    }

    /// The recipe in numbers and names.
    #[wasm_bindgen(unchecked_return_type = "LabReadout")]
    pub fn readout(&self) -> Fallible<JsValue> {
        object(&self.0.readout())
    }

    /// How far it is, after so many seconds of work by so many workers, in which all runs but the first `begun` of those done were
    /// done.
    #[wasm_bindgen(unchecked_return_type = "ProgressReadout")]
    pub fn progress(&self, seconds: f64, begun: usize, workers: u32) -> Fallible<JsValue> {
        object(&self.0.progress(seconds, begun, workers))
    }

    /// Seconds that all of it should take so many workers.
    pub fn estimate(&self, workers: u32) -> f64 {
        self.0.estimate(workers)
    }

    /// The selected cell in numbers; null without one.
    #[wasm_bindgen(unchecked_return_type = "CellReadout | null")]
    pub fn cell(&self) -> Fallible<JsValue> {
        object(&self.0.selected().map(|cell| self.0.cell(cell)))
    }

    /// What the figures of the selected cell show, for their tables; null without one.
    #[wasm_bindgen(unchecked_return_type = "CellTables | null")]
    pub fn tables(&self) -> Fallible<JsValue> {
        object(&self.0.selected().map(|cell| CellTables::of(&self.0, cell)))
    }

    /// What the sweep shows; null as long as not every run is done.
    #[wasm_bindgen(unchecked_return_type = "FindingReadout | null")]
    pub fn finding(&self) -> Fallible<JsValue> {
        object(&self.0.finding())
    }

    /// Hands a worker the numbers of the next runs, `most` at the most.
    pub fn give(&mut self, worker: u32, most: usize) -> Vec<u32> {
        let given = self.0.give(worker, most).into_iter();
        given.filter_map(|run| u32::try_from(run).ok()).collect()
    }

    /// Takes back the runs that a worker has not done.
    #[wasm_bindgen(js_name = takeBack)]
    pub fn take_back(&mut self, worker: u32) {
        self.0.take_back(worker);
    }

    /// Takes the outcome of a run, as bytes of `SweepWork`; whether it was not known before.
    pub fn take(&mut self, run: usize, outcome: &[u8]) -> bool {
        self.0.take_bytes(run, outcome)
    }

    /// Takes all outcomes of the same sweep that were computed before; whether they are as many.
    pub fn restore(&mut self, bytes: &[u8]) -> bool {
        self.0.restore(bytes)
    }

    /// Shows a picture by its place; past the last one, the difference of the first two.
    pub fn show(&mut self, picture: usize) {
        self.0.show(picture);
    }

    /// Selects the cell at a place of a canvas of heat maps, in CSS pixels; whether there is one.
    #[wasm_bindgen(js_name = selectAt)]
    pub fn select_at(&mut self, x: f64, y: f64, size: &CanvasSize) -> bool {
        let cell = cell_at(&self.0, (size.width, size.height), Pixel::new(x, y));
        if cell.is_some() {
            self.0.select(cell);
        }
        cell.is_some()
    }

    /// Selects the cell of a column, from the left, and a row, from below.
    pub fn select(&mut self, column: usize, row: usize) {
        self.0.select(Some(CellPlace { x: column, y: row }));
    }

    /// Moves the selection by columns and rows.
    #[wasm_bindgen(js_name = moveSelection)]
    pub fn move_selection(&mut self, columns: i32, rows: i32) {
        self.0.move_selection(columns, rows);
    }

    /// Draws the figure `name` on a canvas.
    pub fn draw(
        &self,
        name: &str,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
        dark: bool,
    ) -> Fallible<()> {
        let figure = figure_of(name)?;
        let context = cleared(&canvas)?;
        let mut backend = backend(canvas, &context, size)?;
        let area = area_on(&mut backend);
        let drawn = figure.draw(&self.0, (size.width, size.height), theme_of(dark), &area);
        drawn.map_err(|error| failed(&error))
    }

    /// The figure `name` as an SVG file, below lines of words, and one of words side by side.
    pub fn svg(
        &self,
        name: &str,
        width: f64,
        height: f64,
        dark: bool,
        above: Vec<String>,
        beside: Vec<String>,
    ) -> Fallible<String> {
        let (figure, size) = (figure_of(name)?, (width, height));
        let mut lines: Vec<&[String]> = above.iter().map(std::slice::from_ref).collect();
        lines.push(&beside);
        let drawn = figure.svg_below(&lines, &self.0, size, theme_of(dark));
        drawn.map_err(|error| failed(&error))
    }

    /// The runs that are done as CSV.
    pub fn csv(&self) -> String {
        let (lab, recipe) = (&self.0, self.0.sweep());
        let done = lab.outcomes().iter().enumerate();
        let lines = done.filter_map(|(run, outcome)| {
            let outcome = outcome.as_ref()?;
            Some(sweep::line(recipe, run, outcome))
        });
        sweep::heading(recipe) + &lines.collect::<String>()
    }

    /// All that is known of the runs, for a file of JSON.
    pub fn file(&self) -> Fallible<JsValue> {
        object(&SweepFile::of(self.0.sweep(), self.0.outcomes()))
    }

    /// The recipe, for a file of JSON as the command line takes it.
    pub fn recipe(&self) -> Fallible<JsValue> {
        object(&Recipe::of(self.0.sweep()))
    }
}

const fn theme_of(dark: bool) -> Theme {
    if dark { Theme::Dark } else { Theme::Light }
}

fn figure_of(name: &str) -> Fallible<LabFigure> {
    LabFigure::from_name(name).ok_or_else(|| failed(&"there is no figure of this name"))
}

/// The trainings of a sweep, one after the other, for a worker, or for a page between its frames.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SweepWork(Work);

#[wasm_bindgen]
impl SweepWork {
    /// The work on the sweep of a link.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Fallible<Self> {
        let work = Work::open(link).map_err(|problem| thrown(&problem))?;
        Ok(Self(work))
    }

    /// Begins a run, by its number.
    pub fn begin(&mut self, run: usize) -> Fallible<()> {
        self.0.begin(run).map_err(|error| failed(&error))
    }

    /// Does a piece of the run, a few milliseconds long; returns whether something is left.
    pub fn advance(&mut self) -> bool {
        self.0.advance()
    }

    /// What the run has come to, as bytes for `Lab.take`.
    pub fn outcome(&mut self) -> Vec<u8> {
        self.0.outcome()
    }
}

/// An experiment beside its theory, drawn piece by piece.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TheoryWork(Experiment);

#[wasm_bindgen]
impl TheoryWork {
    /// The experiment of a name.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str) -> Fallible<Self> {
        let experiment = Experiment::of(name);
        let experiment = experiment.ok_or_else(|| failed(&"there is no experiment of this name"));
        experiment.map(Self)
    }

    /// Draws a number of each row, or one more of the row that is behind; returns whether some are left.
    pub fn advance(&mut self) -> bool {
        self.0.advance()
    }

    /// The rows as far as they are drawn.
    #[wasm_bindgen(unchecked_return_type = "TheoryReadout[]")]
    pub fn rows(&self) -> Fallible<JsValue> {
        object(&self.0.rows())
    }
}
