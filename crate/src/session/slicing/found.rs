//! What is counted on a slice's cells, whatever is pointed at.

use serde::Serialize;

/// What is counted once for all cells.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) layers: Vec<LayerOfSlice>,
    /// Of each output, in shares of the frame's area.
    pub(super) shares: Vec<f64>,
    pub(super) creases: Vec<CreasesReadout>,
}

/// A hidden layer on the slice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LayerOfSlice {
    /// Number of units.
    pub units: usize,
    /// Those that are on nowhere on the visible part; null without cells.
    pub dead: Option<usize>,
    /// Those that are off nowhere on it; null without cells.
    pub always_on: Option<usize>,
    /// In shares of the area: where both directions survive, one, and none; null where counting takes too long.
    pub fate: Option<[f64; 3]>,
}

/// The creases on the straight way from one row to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CreasesReadout {
    /// The rows, by their numbers among the three.
    pub from: usize,
    /// The other end.
    pub to: usize,
    /// Creases that are crossed; null where a row lies outside of the visible part.
    pub creases: Option<usize>,
    /// Which outputs are highest on the way, in order.
    pub outputs: Vec<usize>,
}
