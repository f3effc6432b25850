//! Many small runs of a scene, as far as they are done, and how they have ended.

use serde::Serialize;

use crate::cells::CellComplex;
use crate::layout::PixelRect;
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
    /// Whether enough of its training samples are right, see [`Session::RUN_SOLVED`](crate::Session::RUN_SOLVED).
    pub solved: bool,
    /// The cells of its network; `None` where they cannot be built.
    pub complex: Option<CellComplex>,
    /// Where it is drawn, in CSS pixels.
    pub place: PixelRect,
}

/// How the runs of one network have ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
}
