//! What can prevent an export.

use std::fmt;

use crate::cells::ComplexError;
use crate::network::Activation;
use crate::scene::Problem;

/// The largest number of regions that are written: some ten megabytes.
pub const MOST_REGIONS: usize = 20_000;

/// Why something cannot be exported.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportError {
    /// The activation is smooth: there are no regions on which the score is one formula.
    Smooth {
        /// The activation.
        activation: Activation,
    },
    /// The regions of the network cannot be computed.
    Complex(ComplexError),
    /// More regions than a text should hold.
    TooManyRegions {
        /// Regions in the frame.
        found: usize,
    },
    /// The library for `safetensors` files refuses to write one.
    Safetensors,
    /// A parameter larger than any `f32`.
    ParameterRange {
        /// The layer, counted from 0.
        layer: usize,
    },
}

impl ExportError {
    /// The error as the page words it.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers in a sentence, far below 2^53"
    )]
    pub fn problem(&self) -> Problem {
        match self {
            Self::Smooth { activation } => {
                Problem::new("export-smooth").text("activation", activation.name())
            }
            Self::Complex(error) => {
                Problem::new("export-regions").text("reason", error.to_string())
            }
            Self::TooManyRegions { found } => Problem::new("export-too-many-regions")
                .number("found", *found as f64)
                .number("most", MOST_REGIONS as f64),
            Self::Safetensors => Problem::new("export-safetensors"),
            Self::ParameterRange { layer } => {
                Problem::new("export-range").number("layer", (layer + 1) as f64)
            }
        }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smooth { activation } => write!(
                f,
                "{} is smooth: there is no region on which the score is one formula",
                activation.name()
            ),
            Self::Complex(error) => write!(f, "the regions cannot be computed: {error}"),
            Self::TooManyRegions { found } => write!(
                f,
                "the frame has {found} regions; up to {MOST_REGIONS} are written"
            ),
            Self::Safetensors => write!(f, "no safetensors file can be written"),
            Self::ParameterRange { layer } => {
                write!(f, "a parameter of layer {} is too large", layer + 1)
            }
        }
    }
}

impl std::error::Error for ExportError {}
