//! Graphs to compare a unit and its mirror with: two straight pieces that meet at 0.

use crate::measure::contributions::{Piece, bend};
use crate::network::named::named;

/// A graph over one input that a unit and its mirror can draw together. All but the input itself are to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graph {
    /// The input itself.
    Input,
    /// Down to 0 and up again, half as steep as the input.
    Vee,
    /// Half as steep on the left of 0 as on its right.
    Bent,
    /// Straight down: the input with its sign changed.
    Falling,
}

named!(Graph, Input => "input", Vee => "vee", Bent => "bent", Falling => "falling");

impl Graph {
    /// Its slopes on the left and on the right of 0.
    #[must_use]
    pub const fn slopes(self) -> (f64, f64) {
        match self {
            Self::Input => (1.0, 1.0),
            Self::Vee => (-0.5, 0.5),
            Self::Bent => (0.5, 1.0),
            Self::Falling => (-1.0, -1.0),
        }
    }

    /// Its pieces, from left to right.
    #[must_use]
    pub fn pieces(self) -> Vec<Piece> {
        let (left, right) = self.slopes();
        bend(left, right)
    }

    /// How many of them are to be drawn.
    pub const ASKED: usize = 3;

    /// Its place among those that are to be drawn; `None` for the input itself.
    #[must_use]
    pub(super) const fn place(self) -> Option<usize> {
        match self {
            Self::Input => None,
            Self::Vee => Some(0),
            Self::Bent => Some(1),
            Self::Falling => Some(2),
        }
    }
}
