//! The arithmetic that exact numbers of either kind share.

use super::dyadic::Dyadic;
use super::residue::Residue;

/// Numbers that every float can become, with exact sums and products.
pub(super) trait Ring: Clone + Default {
    /// The number that stands for a finite float.
    fn of(value: f64) -> Self;
    fn is_zero(&self) -> bool;
    fn plus(&self, other: &Self) -> Self;
    fn minus(&self, other: &Self) -> Self;
    fn times(&self, other: &Self) -> Self;
}

macro_rules! ring {
    ($number:ident) => {
        impl Ring for $number {
            fn of(value: f64) -> Self {
                $number::of(value)
            }
            fn is_zero(&self) -> bool {
                $number::is_zero(self)
            }
            fn plus(&self, other: &Self) -> Self {
                $number::plus(self, other)
            }
            fn minus(&self, other: &Self) -> Self {
                $number::minus(self, other)
            }
            fn times(&self, other: &Self) -> Self {
                $number::times(self, other)
            }
        }
    };
}

ring!(Dyadic);
ring!(Residue);
