//! Exact numbers of the form mantissa · 2^exponent, closed under all operations that define a vertex or a hinge.
//!
//! Every f64 is dyadic, so the rows of affine maps are too, and the crossing of two lines is a ratio of dyadics: no fraction
//! is ever reduced.

use std::cmp::Ordering;

use dashu_int::IBig;
use dashu_int::ops::{BitTest, UnsignedAbs};

/// mantissa · 2^exponent, exactly.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dyadic {
    mantissa: IBig,
    exponent: i64,
}

impl Dyadic {
    /// The exact value of a finite float.
    pub(crate) fn of(value: f64) -> Self {
        const FRACTION_BITS: u32 = 52;
        const HIDDEN: u64 = 1 << FRACTION_BITS;
        const BIAS: i64 = 1075;
        let bits = value.to_bits();
        let fraction = bits & (HIDDEN - 1);
        let (mantissa, exponent) = match bits >> FRACTION_BITS & 0x7ff {
            0 => (fraction, 1 - BIAS),
            biased => (fraction | HIDDEN, biased.cast_signed() - BIAS),
        };
        if mantissa == 0 {
            return Self::default();
        }
        // Odd mantissas keep products short: the weights of a session have 24 bits.
        let even = mantissa.trailing_zeros();
        let odd = IBig::from(mantissa >> even);
        Self {
            mantissa: if value < 0.0 { -odd } else { odd },
            exponent: exponent + i64::from(even),
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.mantissa.is_zero()
    }

    /// Whether the number is less than, equal to or greater than zero.
    pub(crate) fn sign(&self) -> Ordering {
        self.mantissa.cmp(&IBig::ZERO)
    }

    /// Length of the mantissa in 64-bit words.
    pub(crate) fn words(&self) -> usize {
        (&self.mantissa).unsigned_abs().bit_len().div_ceil(64)
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// The absolute value.
    pub(crate) fn magnitude(&self) -> Self {
        if self.is_negative() {
            self.negated()
        } else {
            self.clone()
        }
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Self {
            mantissa: &self.mantissa * &other.mantissa,
            exponent: self.exponent + other.exponent,
        }
    }

    pub(crate) fn negated(&self) -> Self {
        Self {
            mantissa: -&self.mantissa,
            exponent: self.exponent,
        }
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        if self.is_zero() {
            return other.clone();
        }
        if other.is_zero() {
            return self.clone();
        }
        let (high, low) = if self.exponent >= other.exponent {
            (self, other)
        } else {
            (other, self)
        };
        let shift = usize::try_from(high.exponent - low.exponent)
            .expect("exponents of at most 2^10·layers differ by far less than 2^32");
        Self {
            mantissa: (&high.mantissa << shift) + &low.mantissa,
            exponent: low.exponent,
        }
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The float nearest to this number divided by `other`, up to a roundoff or two; never zero unless the number is.
    ///
    /// Results beyond the range of f64 become the infinity or the smallest normal number of the right sign.
    pub(crate) fn over(&self, other: &Self) -> f64 {
        let (above, above_exponent) = self.leading();
        let (below, below_exponent) = other.leading();
        let ratio = above / below;
        if ratio == 0.0 || !ratio.is_finite() {
            return ratio;
        }
        // The ratio lies in (1/2, 2), so the remaining power of two decides about overflow.
        let scaled = scale(ratio, above_exponent - below_exponent);
        if scaled.abs() < f64::MIN_POSITIVE {
            f64::MIN_POSITIVE.copysign(ratio)
        } else {
            scaled
        }
    }

    /// A float whose absolute value is in [1, 2), and the power of two to multiply it by; zero for zero.
    fn leading(&self) -> (f64, i64) {
        const KEPT: usize = 62;
        let magnitude = (&self.mantissa).unsigned_abs();
        let bits = magnitude.bit_len();
        if bits == 0 {
            return (0.0, 0);
        }
        let dropped = bits.saturating_sub(KEPT);
        let kept = magnitude >> dropped;
        let length = i32::try_from(bits - dropped).unwrap_or(i32::MAX);
        let top = u64::try_from(kept).expect("62 bits fit");
        #[allow(clippy::cast_precision_loss, reason = "the nearest float is meant")]
        let float = libm::ldexp(top as f64, 1 - length);
        let signed = if self.sign() == Ordering::Less {
            -float
        } else {
            float
        };
        let exponent = i64::try_from(dropped).unwrap_or(i64::MAX) + i64::from(length) - 1;
        (signed, exponent + self.exponent)
    }
}

/// `value` · 2^`exponent`.
fn scale(value: f64, exponent: i64) -> f64 {
    const LIMIT: i64 = 4096;
    let clamped = i32::try_from(exponent.clamp(-LIMIT, LIMIT)).unwrap_or(0);
    libm::ldexp(value, clamped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_round_trip_exactly() {
        for value in [
            0.0,
            1.0,
            -1.5,
            0.1,
            -1e-200,
            6.5e300,
            f64::MIN_POSITIVE,
            f64::MAX,
        ] {
            assert_eq!(Dyadic::of(value).over(&Dyadic::of(1.0)), value);
        }
    }

    #[test]
    fn sums_and_products_are_exact() {
        let (tenth, huge) = (Dyadic::of(0.1), Dyadic::of(1e200));
        let sum = huge.plus(&tenth).minus(&huge);
        assert_eq!(sum.minus(&tenth).sign(), Ordering::Equal);
        let quotient = tenth.times(&huge).over(&huge);
        assert!((quotient - 0.1).abs() <= 0.1 * f64::EPSILON);
        assert_eq!(Dyadic::of(5e-324).sign(), Ordering::Greater);
    }

    #[test]
    fn quotients_out_of_range_keep_their_sign() {
        let (small, large) = (Dyadic::of(-1e-300), Dyadic::of(1e300));
        assert_eq!(small.over(&large), -f64::MIN_POSITIVE);
        assert_eq!(large.over(&small), f64::NEG_INFINITY);
        assert_eq!(Dyadic::of(1.0).over(&Dyadic::of(3.0)), 1.0 / 3.0);
    }
}
