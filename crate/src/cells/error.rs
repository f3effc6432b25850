//! Errors of cell complexes.

use std::fmt;

use super::limits::MAX_REGIONS;
use crate::network::UnitId;

/// Why a network has no cell complex in a frame.
#[derive(Clone, Debug, PartialEq)]
pub enum ComplexError {
    /// The activation is smooth: there are no cells on which the network is one formula.
    Smooth,
    /// A weight or bias is neither zero nor within [`crate::CellComplex::PARAMETER_RANGE`] in size.
    ParameterRange {
        /// The unit. Its layer is counted from 0; the output layer is the last.
        unit: UnitId,
        /// The input of the weight, counted from 0; `None` for the bias.
        input: Option<usize>,
        /// The parameter.
        value: f64,
    },
    /// The slope of the off side is neither zero nor within [`crate::CellComplex::PARAMETER_RANGE`] in size.
    SlopeRange {
        /// The slope.
        slope: f64,
    },
    /// The frame has no area.
    FrameEmpty {
        /// Number of its corners.
        corners: usize,
    },
    /// A corner of the frame is not finite, or a coordinate exceeds the upper end of [`crate::CellComplex::PARAMETER_RANGE`].
    FrameRange {
        /// The corner, counted from 0.
        corner: usize,
    },
    /// The corners run clockwise.
    FrameClockwise,
    /// The frame is not convex, doubles back or crosses itself.
    FrameNotConvex {
        /// A corner where this can be seen, counted from 0.
        corner: usize,
    },
    /// The network has more regions in the frame than [`crate::CellComplex::MAX_REGIONS`].
    TooManyRegions,
    /// The build paused: it reached its [`crate::Budget`], with this many regions so far.
    OverBudget {
        /// Number of regions so far: the network has more.
        regions: usize,
        /// Whether that, or their memory, is as much as the budget allows; if not, only its work is done.
        is_large: bool,
    },
    /// Too many signs cannot be decided in floating point: in many places, hinges run closer together than its error bounds.
    TooMuchExactWork,
}

impl ComplexError {
    /// Whether a network has values all the same, so that it can be sampled: only its cells are not to be had.
    #[must_use]
    pub const fn leaves_values(&self) -> bool {
        matches!(
            self,
            Self::Smooth | Self::TooManyRegions | Self::OverBudget { .. } | Self::TooMuchExactWork
        )
    }
}

impl fmt::Display for ComplexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smooth => write!(
                f,
                "the activation is smooth; only activations with two straight pieces have exact cells"
            ),
            Self::ParameterRange { unit, input, value } => {
                write!(f, "layer {}, unit {}: the ", unit.layer + 1, unit.unit + 1)?;
                match input {
                    Some(input) => write!(f, "weight of input {}", input + 1)?,
                    None => write!(f, "bias")?,
                }
                let range = "only 0 and sizes from 2^-200 to 2^200 are possible";
                write!(f, " is {value:e}; {range}")
            }
            Self::SlopeRange { slope } => write!(
                f,
                "the slope {slope} is neither 0 nor between 2^-200 and 2^200 in size"
            ),
            Self::FrameEmpty { corners } => {
                write!(f, "the frame of {corners} corners has no area")
            }
            Self::FrameRange { corner } => write!(
                f,
                "corner {} of the frame is not finite or further out than 2^200",
                corner + 1
            ),
            Self::FrameClockwise => write!(f, "the corners of the frame run clockwise"),
            Self::FrameNotConvex { corner } => {
                write!(f, "the frame is not convex: see its corner {}", corner + 1)
            }
            Self::TooManyRegions => write!(
                f,
                "the network has more than {} regions in the frame",
                MAX_REGIONS
            ),
            Self::OverBudget { regions, .. } => write!(
                f,
                "the network has more than {regions} regions in the frame; not all were computed"
            ),
            Self::TooMuchExactWork => write!(
                f,
                "too many of its lines run too close together to be told apart in reasonable time"
            ),
        }
    }
}

impl std::error::Error for ComplexError {}
