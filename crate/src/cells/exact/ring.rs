//! The arithmetic shared by exact numbers, their residues and bounded floats.

use super::bounded::Bounded;
use super::dyadic::Dyadic;
use super::residue::Residue;

/// Numbers with sums and products, into which every finite float can be converted.
pub(crate) trait Ring: Clone + Default {
    /// The number that represents a finite float.
    fn of(value: f64) -> Self;
    /// Whether the number is zero, as far as this arithmetic knows.
    fn is_zero(&self) -> bool;
    fn plus(&self, other: &Self) -> Self;
    fn minus(&self, other: &Self) -> Self;
    fn times(&self, other: &Self) -> Self;
}

macro_rules! ring {
    ($number:ident) => {
        impl Ring for $number {
            #[inline]
            fn of(value: f64) -> Self {
                $number::of(value)
            }
            #[inline]
            fn is_zero(&self) -> bool {
                $number::is_zero(self)
            }
            #[inline]
            fn plus(&self, other: &Self) -> Self {
                $number::plus(self, other)
            }
            #[inline]
            fn minus(&self, other: &Self) -> Self {
                $number::minus(self, other)
            }
            #[inline]
            fn times(&self, other: &Self) -> Self {
                $number::times(self, other)
            }
        }
    };
}

ring!(Bounded);
ring!(Dyadic);
ring!(Residue);
