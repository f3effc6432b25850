//! Three-valued signs of up to 64 values at once.

use crate::cells::id::RegionId;
use crate::cells::topology::Topology;
use std::cmp::Ordering;

/// Number of values handled at once, so that compilers find vector instructions; rows are padded to a multiple of it.
pub(crate) const LANES: usize = 8;

/// Signs of up to 64 values, such as a layer's pre-activations at a vertex; a value in neither set is exactly zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// One bit per value, set where it is greater than zero.
    pub(crate) positive: u64,
    /// One bit per value, set where it is less than zero.
    pub(crate) negative: u64,
}

impl Signs {
    /// The signs of the given values.
    pub(crate) fn of_values(values: &[f64]) -> Self {
        let mut signs = Self::default();
        for (place, value) in values.iter().enumerate() {
            signs.set(place, value.partial_cmp(&0.0).unwrap_or(Ordering::Equal));
        }
        signs
    }

    /// The signs of values that exceed their bounds in size; the other values count as zero.
    pub(crate) fn beyond<const N: usize>(values: &[f64; N], bounds: [f64; N]) -> Self {
        let mut signs = Self::default();
        for (lane, (&value, bound)) in values.iter().zip(bounds).enumerate() {
            signs.positive |= u64::from(value > bound) << lane;
            signs.negative |= u64::from(value < -bound) << lane;
        }
        signs
    }

    /// The signs of numbers that are not zero.
    pub(crate) fn of_nonzero<const N: usize>(values: &[f64; N]) -> Self {
        let negative = values.iter().enumerate().fold(0, |all, (lane, value)| {
            all | value.to_bits() >> (u64::BITS - 1) << lane
        });
        Self {
            positive: negative ^ (u64::MAX >> (u64::BITS as usize - N)),
            negative,
        }
    }

    /// A single sign, at index 0.
    pub(crate) const fn single(sign: Ordering) -> Self {
        let mut signs = Self {
            positive: 0,
            negative: 0,
        };
        signs.set(0, sign);
        signs
    }

    pub(crate) const fn of(self, place: usize) -> Ordering {
        if self.positive >> place & 1 == 1 {
            Ordering::Greater
        } else if self.negative >> place & 1 == 1 {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    }

    pub(crate) const fn set(&mut self, place: usize, sign: Ordering) {
        let bit = 1 << place;
        self.positive &= !bit;
        self.negative &= !bit;
        match sign {
            Ordering::Greater => self.positive |= bit,
            Ordering::Less => self.negative |= bit,
            Ordering::Equal => (),
        }
    }

    /// All signs that occur in either set.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self {
            positive: self.positive | other.positive,
            negative: self.negative | other.negative,
        }
    }

    /// In a union: the indices that have both signs, as bits.
    pub(crate) const fn both(self) -> u64 {
        self.positive & self.negative
    }

    /// The indices whose signs are opposite in `other`, as bits.
    pub(crate) const fn opposite(self, other: Self) -> u64 {
        self.positive & other.negative | self.negative & other.positive
    }

    /// The indices that are not exactly zero, as bits.
    pub(crate) const fn nonzero(self) -> u64 {
        self.positive | self.negative
    }

    /// The signs of the activations, from the signs of the pre-activations and the slope of the off side.
    pub(crate) fn activated(self, slope_off: f64) -> Self {
        let off = |applies: bool| if applies { self.negative } else { 0 };
        Self {
            positive: self.positive | off(slope_off < 0.0),
            negative: off(slope_off > 0.0),
        }
    }
}

/// The indices of the bits that are set, ascending.
pub(crate) fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (place < 64).then_some(place)
    })
}

/// All signs that occur on the border of a region, hence inside it.
pub(crate) fn border_signs(topology: &Topology, signs: &[Signs], region: RegionId) -> Signs {
    let start = topology.start_of(region);
    let mut all = Signs::default();
    let mut at = start;
    loop {
        let (vertex, next) = topology.corner(at);
        all = all.union(signs[vertex.index()]);
        at = next;
        if at == start {
            return all;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_to_the_signs_of_values_agree() {
        let values = [1.0, -2.0, 0.5, -1e-300, f64::INFINITY, -0.25, 1e300, -1.0];
        let signs = Signs::of_values(&values);
        assert_eq!(Signs::of_nonzero(&values), signs);
        assert_eq!(Signs::beyond(&values, [0.0; LANES]), signs);
        let unclear = Signs::beyond(&values, [0.75; LANES]);
        let clear = values.map(|value| if value.abs() > 0.75 { value } else { 0.0 });
        assert_eq!(unclear, Signs::of_values(&clear));
        assert_eq!(signs.opposite(signs), 0);
        assert_eq!(signs.opposite(Signs::of_values(&values.map(|v| -v))), 0xFF);
        let all = [-1.0; 64];
        assert_eq!(Signs::of_nonzero(&all), Signs::of_values(&all));
    }
}
