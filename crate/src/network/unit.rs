//! Unit ids.

use serde::{Deserialize, Serialize};

/// A hidden or output unit: layer 0 is the first hidden layer, the layer after the last hidden one is the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UnitId {
    /// Layer, counted from 0.
    pub layer: usize,
    /// Position in the layer, counted from 0.
    pub unit: usize,
}

impl UnitId {
    /// The unit at a position in a layer, both counted from 0.
    #[must_use]
    pub const fn new(layer: usize, unit: usize) -> Self {
        Self { layer, unit }
    }
}
