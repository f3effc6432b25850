//! What a row of an experiment draws, and what theory says of it.

/// What one row of an experiment draws: two numbers, whose meaning is the experiment's.
pub type Setting = [usize; 2];

/// What theory says of a row: bounds, which are equal for a law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Law {
    /// The least mean.
    pub low: f64,
    /// The largest mean.
    pub high: f64,
}

impl Law {
    /// A law that is an equation.
    pub(super) const fn exactly(mean: f64) -> Self {
        Self {
            low: mean,
            high: mean,
        }
    }
}
