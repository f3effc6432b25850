//! Why there is no slice.

use std::fmt;

use crate::cells::ComplexError;
use crate::network::{NetworkError, ShapeLimits};

/// Why there is no slice of a network by a plane.
#[derive(Clone, Debug, PartialEq)]
pub enum SliceError {
    /// The rows that the plane should go through lie on one line, or on one spot.
    InLine,
    /// A row has not as many numbers as the network has inputs.
    Row {
        /// How many it has.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A number of a row is infinite, or no number.
    NotFinite,
    /// There is no such input, or it is one and the same twice.
    Feature {
        /// Number of inputs.
        inputs: usize,
    },
    /// The network is no network of a size that slices can have.
    Network(NetworkError),
    /// The network has no cells along the plane.
    Cells(ComplexError),
}

impl fmt::Display for SliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InLine => write!(
                f,
                "the three rows lie on one line: no plane is given by them"
            ),
            Self::Row { found, expected } => write!(
                f,
                "a row has {found} numbers, and the network has {expected} inputs"
            ),
            Self::NotFinite => write!(f, "a row holds a number that is not finite"),
            Self::Feature { inputs } => write!(
                f,
                "a plane needs two different inputs, counted from 1 to {inputs}"
            ),
            Self::Network(error) => write!(
                f,
                "{error}; slices go through networks of at most {} inputs",
                ShapeLimits::SLICE.inputs
            ),
            Self::Cells(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for SliceError {}

impl From<NetworkError> for SliceError {
    fn from(error: NetworkError) -> Self {
        Self::Network(error)
    }
}

impl From<ComplexError> for SliceError {
    fn from(error: ComplexError) -> Self {
        Self::Cells(error)
    }
}
