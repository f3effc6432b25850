//! Many small runs of a scene, as far as they are done, and how they have ended.

use serde::Serialize;

use crate::cells::CellComplex;
use crate::layout::PixelRect;
use crate::measure::{Sampled, ScoreSurface};
use crate::scene::Scene;

/// The runs of a scene, as far as they are done.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// What they are runs of; none before the first.
    pub(super) of: Option<Scene>,
    /// For each of the networks side by side, the session's own first: its runs in the order of their seeds.
    pub(super) done: Vec<Vec<Run>>,
}

/// A run that has ended.
#[derive(Debug)]
pub struct Run {
    /// What its figure tells of it.
    pub ended: EndedRun,
    /// What its network answers over the frame; `None` where the cells cannot be built.
    pub answers: Option<Answers>,
    /// Where it is drawn, in CSS pixels.
    pub place: PixelRect,
}

/// What a network answers over a frame.
#[derive(Debug)]
pub enum Answers {
    /// By its cells.
    Exact(CellComplex),
    /// On a grid, where units have no straight pieces.
    Sampled(Sampled),
}

impl Answers {
    /// The score surface that is drawn.
    #[must_use]
    pub fn surface(&self) -> ScoreSurface<'_> {
        match self {
            Self::Exact(complex) => complex.into(),
            Self::Sampled(sampled) => ScoreSurface::Sampled(sampled),
        }
    }
}

/// A run that has ended, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EndedRun {
    /// Share of its training samples that are classified correctly, 0 to 1; `None` where it could not be begun.
    pub accuracy: Option<f64>,
    /// Whether these are enough, see [`Session::RUN_SOLVED`](crate::Session::RUN_SOLVED).
    pub solved: bool,
    /// Whether it began with a layer of which every unit was off on every training sample.
    pub born_dead: bool,
}

/// How the runs of one network have ended.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunsReadout {
    /// The value of the setting that differs; empty where nothing stands beside.
    pub value: String,
    /// How many runs are done.
    pub done: usize,
    /// How many of these are solved.
    pub solved: usize,
    /// How many there are to be.
    pub of: usize,
    /// Each run that is done, by its seed: 0, 1, 2, …
    pub runs: Vec<EndedRun>,
}
