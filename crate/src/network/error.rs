//! Errors of networks.

use std::fmt;

use super::{Network, UnitId};

/// Why a network is invalid.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkError {
    /// There is no output layer.
    NoOutput,
    /// More hidden layers than [`Network::MAX_HIDDEN_LAYERS`].
    TooManyLayers {
        /// Number of hidden layers asked for.
        found: usize,
    },
    /// A width is outside its limits. Layer 0 means the inputs, then come the hidden layers, then the outputs.
    Width {
        /// Index of the width.
        layer: usize,
        /// The width asked for.
        found: usize,
        /// The largest allowed; the smallest is 1.
        most: usize,
    },
    /// A layer's number of inputs differs from the number of units in the layer before it.
    Mismatch {
        /// The layer whose inputs do not fit, counted from 0.
        layer: usize,
        /// Number of units in the layer before.
        expected: usize,
        /// Number of inputs of this layer.
        found: usize,
    },
    /// The number of parameters does not match the shape.
    WeightCount {
        /// Number of parameters of the shape.
        expected: usize,
        /// Number of values given.
        found: usize,
    },
    /// A parameter is infinite or not a number.
    NotFinite {
        /// The layer, counted from 0.
        layer: usize,
    },
    /// The unit, or the input of the unit, does not exist.
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
                "layer {} has {found} inputs; the layer before it has {expected} units",
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
