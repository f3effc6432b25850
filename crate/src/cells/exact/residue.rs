//! Numbers modulo the prime p = 2^61 − 1: a substitute for exact arithmetic that fits a machine word.
//!
//! Every float is an integer times a power of two, and two has an inverse modulo p, so sums and products of floats have
//! residues. Numbers with different residues differ. Numbers with equal residues still have to be compared exactly, and then
//! almost always turn out equal.

/// A number modulo 2^61 − 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Residue(u64);

/// Bits of the modulus; 2 to this power is 1 modulo p.
const BITS: u32 = 61;
const P: u64 = (1 << BITS) - 1;

impl Residue {
    /// The residue of a finite float.
    #[expect(clippy::cast_possible_truncation, reason = "a number below 61 fits")]
    #[inline]
    pub(crate) const fn of(value: f64) -> Self {
        const FRACTION_BITS: u32 = 52;
        const HIDDEN: u64 = 1 << FRACTION_BITS;
        let bits = value.to_bits();
        let fraction = bits & (HIDDEN - 1);
        // A float is its mantissa times 2^(biased exponent − 1075), and −1075 is 23 modulo 61.
        let (mantissa, exponent) = match bits >> FRACTION_BITS & 0x7ff {
            0 => (fraction, 24),
            biased => (fraction | HIDDEN, biased + 23),
        };
        let shift = (exponent % BITS as u64) as u32;
        // 2^61 is 1 modulo p: bits shifted out on the left come back in on the right.
        let turned = (mantissa << shift & P) | mantissa >> (BITS - shift);
        let magnitude = Self(turned % P);
        if value < 0.0 {
            Self(0).less(magnitude)
        } else {
            magnitude
        }
    }

    /// The residue as an integer from 0 to p − 1.
    #[inline]
    pub(crate) const fn word(self) -> u64 {
        self.0
    }

    #[inline]
    pub(crate) const fn is_zero(&self) -> bool {
        self.0 == 0
    }

    #[inline]
    pub(crate) const fn plus(&self, other: &Self) -> Self {
        let sum = self.0 + other.0;
        Self(if sum >= P { sum - P } else { sum })
    }

    #[inline]
    pub(crate) const fn minus(&self, other: &Self) -> Self {
        self.less(*other)
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a product of two residues has 122 bits, and the lower 61 are picked"
    )]
    #[inline]
    pub(crate) const fn times(&self, other: &Self) -> Self {
        let product = self.0 as u128 * other.0 as u128;
        let (high, low) = ((product >> BITS) as u64, product as u64 & P);
        Self(high).plus(&Self(if low == P { 0 } else { low }))
    }

    /// The multiplicative inverse; 0 for 0.
    #[inline]
    pub(crate) fn inverse(self) -> Self {
        // Fermat's little theorem: the inverse is the power p − 2, whose bits are all set except the second.
        let mut power = Self(1);
        for bit in (0..BITS).rev() {
            power = power.times(&power);
            if bit != 1 {
                power = power.times(&self);
            }
        }
        power
    }

    #[inline]
    const fn less(self, other: Self) -> Self {
        Self(if self.0 >= other.0 {
            self.0 - other.0
        } else {
            self.0 + P - other.0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_products_of_floats_have_the_residues_of_their_results() {
        // All results are exactly representable as floats.
        for (a, b) in [
            (0.5, 3.0),
            (-1.25, 7.0),
            (1e-3_f64.to_bits() as f64, 0.0),
            (2.0_f64.powi(-900), 2.0_f64.powi(-900)),
            (2.0_f64.powi(300), -3.0 * 2.0_f64.powi(280)),
            (0.0, -4.5),
            (5e-324, 1e-323),
        ] {
            let [x, y] = [a, b].map(Residue::of);
            assert_eq!(x.plus(&y), Residue::of(a + b), "{a} + {b}");
            assert_eq!(x.minus(&y), Residue::of(a - b), "{a} - {b}");
        }
        for (a, b) in [
            (0.75, -12.5),
            (2.0_f64.powi(-400), 2.0_f64.powi(399)),
            (-0.1, 4.0),
        ] {
            let product = Residue::of(a).times(&Residue::of(b));
            assert_eq!(product, Residue::of(a * b), "{a} · {b}");
        }
    }

    #[test]
    fn every_number_but_zero_has_an_inverse() {
        for value in [1.0, -1.0, 0.1, 3e200, -7e-300] {
            let residue = Residue::of(value);
            assert_eq!(residue.times(&residue.inverse()), Residue(1), "{value}");
        }
        assert!(Residue::of(0.0).inverse().is_zero());
    }
}
