//! What can be wrong with a network.

use std::fmt;

use super::{Network, UnitId};

/// Why a network cannot exist.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkError {
    /// There is no output layer.
    NoOutput,
    /// More hidden layers than [`Network::MAX_HIDDEN_LAYERS`].
    TooManyLayers {
        /// Hidden layers asked for.
        found: usize,
    },
    /// A width outside its limits: layer 0 means the inputs, then the hidden layers, then the outputs.
    Width {
        /// Which width.
        layer: usize,
        /// The width asked for.
        found: usize,
        /// The largest allowed; the smallest is 1.
        most: usize,
    },
    /// A layer reads another number of values than the layer before gives.
    Mismatch {
        /// The reading layer, counted from 0.
        layer: usize,
        /// Units of the layer before.
        expected: usize,
        /// Inputs of this layer.
        found: usize,
    },
    /// Another number of parameters than the shape has.
    WeightCount {
        /// Parameters of the shape.
        expected: usize,
        /// Values given.
        found: usize,
    },
    /// A parameter is infinite or not a number.
    NotFinite {
        /// The layer, counted from 0.
        layer: usize,
    },
    /// The unit, or its input, does not exist.
    NoSuchUnit(UnitId),
}

impl fmt::Display for NetworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoOutput => write!(f, "the network has no output layer"),
            Self::TooManyLayers { found } => write!(
                f,
                "{found} hidden layers; at most {} are possible",
                Network::MAX_HIDDEN_LAYERS
            ),
            Self::Width { layer, found, most } => {
                write!(
                    f,
                    "width {layer} of the network is {found}; 1 to {most} are possible"
                )
            }
            Self::Mismatch {
                layer,
                expected,
                found,
            } => write!(
                f,
                "layer {} reads {found} values, the layer before it gives {expected}",
                layer + 1
            ),
            Self::WeightCount { expected, found } => {
                write!(f, "{found} parameters; this shape has {expected}")
            }
            Self::NotFinite { layer } => {
                write!(
                    f,
                    "a parameter of layer {} is not a finite number",
                    layer + 1
                )
            }
            Self::NoSuchUnit(unit) => write!(
                f,
                "layer {} has no unit or weight {}",
                unit.layer + 1,
                unit.unit + 1
            ),
        }
    }
}

impl std::error::Error for NetworkError {}
