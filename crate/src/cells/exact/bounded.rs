//! Floats with a bound on their distance from the exact number.

use std::cmp::Ordering;

use crate::cells::exact::rounding::{RAISE, UNDERFLOW};

/// A computed value, and a bound on its distance from the true one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bounded {
    value: f64,
    error: f64,
}

impl Bounded {
    /// An exact float.
    #[inline]
    pub(crate) const fn of(value: f64) -> Self {
        Self { value, error: 0.0 }
    }

    /// A float that is off by a few roundoffs, but is zero only if the exact number is.
    #[inline]
    pub(crate) const fn nearly(value: f64) -> Self {
        if value == 0.0 {
            return Self::of(0.0);
        }
        let error = 8.0 * f64::EPSILON * value.abs() + UNDERFLOW;
        Self { value, error }
    }

    /// Whether the exact number is certainly zero.
    #[inline]
    pub(crate) const fn is_zero(&self) -> bool {
        self.value == 0.0 && self.error == 0.0
    }

    /// The sign of the exact number, where the bound allows only one.
    #[inline]
    pub(crate) fn certain_sign(&self) -> Option<Ordering> {
        if self.is_zero() {
            return Some(Ordering::Equal);
        }
        let certain = self.value.is_finite() && self.value.abs() > self.error;
        certain.then(|| self.value.total_cmp(&0.0))
    }

    /// The smallest and largest number that the exact one can be.
    #[inline]
    pub(crate) const fn range(&self) -> (f64, f64) {
        if self.error.is_finite() && self.value.is_finite() {
            (self.value - self.error, self.value + self.error)
        } else {
            (f64::NEG_INFINITY, f64::INFINITY)
        }
    }

    #[inline]
    pub(crate) const fn plus(&self, other: &Self) -> Self {
        Self::rounded(self.value + other.value, self.error + other.error)
    }

    #[inline]
    pub(crate) const fn minus(&self, other: &Self) -> Self {
        Self::rounded(self.value - other.value, self.error + other.error)
    }

    #[inline]
    pub(crate) const fn times(&self, other: &Self) -> Self {
        // This holds even where the other operand overflowed: 0·∞ is 0 here.
        if self.is_zero() || other.is_zero() {
            return Self::of(0.0);
        }
        let error = self.value.abs() * other.error
            + other.value.abs() * self.error
            + self.error * other.error;
        Self::rounded(self.value * other.value, error + UNDERFLOW)
    }

    /// A result with an error of `error` from its operands. Twice its own roundoff is added, and the bound is raised by its
    /// own rounding.
    #[inline]
    const fn rounded(value: f64, error: f64) -> Self {
        let error = RAISE * (error + f64::EPSILON * value.abs());
        Self { value, error }
    }
}
