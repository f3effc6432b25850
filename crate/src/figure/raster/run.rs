//! A score along a row of pixels.

use crate::geometry::grid::first_middle;

/// A score that changes by the same step from pixel to pixel.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    pub(super) start: f64,
    pub(super) step: f64,
}

impl Run {
    pub(super) fn at(self, pixel: usize) -> f64 {
        self.start + self.step * pixel as f64
    }

    /// How far this score lies above another.
    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            start: self.start - other.start,
            step: self.step - other.step,
        }
    }

    /// The same run from a later pixel on.
    pub(super) fn starting_at(self, pixel: usize) -> Self {
        Self {
            start: self.at(pixel),
            ..self
        }
    }

    /// The first pixel of `from..count` at which the score has passed `level`.
    pub(super) fn passes(self, level: f64, from: usize, count: usize) -> usize {
        let pixel = (level - self.start) / self.step;
        // A constant score, or one that moves away from the level.
        if pixel.is_nan() || pixel < 0.0 {
            return count;
        }
        first_middle(pixel + 0.5, count).clamp(from, count)
    }
}
