//! Three-valued signs of many values at once.

use super::bits::Bits;
use crate::cells::id::RegionId;
use crate::cells::topology::Topology;
use std::cmp::Ordering;

/// Number of values handled at once, so that compilers find vector instructions; rows are padded to a multiple of it.
pub(crate) const LANES: usize = 8;

/// Signs of up to 64·W values, such as a layer's pre-activations at a vertex; a value in neither set is exactly zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs<const W: usize = 1> {
    /// The values that are greater than zero.
    pub(crate) positive: Bits<W>,
    /// The values that are less than zero.
    pub(crate) negative: Bits<W>,
}

/// Signs of the values in one block of lanes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LaneSigns {
    positive: u64,
    negative: u64,
}

impl LaneSigns {
    /// The signs of values that exceed their bounds in size; the other values count as zero.
    #[inline]
    pub(crate) fn beyond<const N: usize>(values: &[f64; N], bounds: [f64; N]) -> Self {
        let mut signs = Self::default();
        for (lane, (&value, bound)) in values.iter().zip(bounds).enumerate() {
            signs.positive |= u64::from(value > bound) << lane;
            signs.negative |= u64::from(value < -bound) << lane;
        }
        signs
    }

    /// The signs of numbers that are not zero.
    #[inline]
    pub(crate) fn of_nonzero<const N: usize>(values: &[f64; N]) -> Self {
        let negative = values.iter().enumerate().fold(0, |all, (lane, value)| {
            all | value.to_bits() >> (u64::BITS - 1) << lane
        });
        Self {
            positive: negative ^ (u64::MAX >> (u64::BITS as usize - N)),
            negative,
        }
    }
}

impl<const W: usize> Signs<W> {
    /// The signs of the given values.
    #[inline]
    pub(crate) fn of_values(values: &[f64]) -> Self {
        let mut signs = Self::default();
        for (place, value) in values.iter().enumerate() {
            signs.set(place, value.partial_cmp(&0.0).unwrap_or(Ordering::Equal));
        }
        signs
    }

    /// No sign yet.
    pub(crate) const NONE: Self = Self {
        positive: Bits::NONE,
        negative: Bits::NONE,
    };

    /// A single sign, at index 0.
    #[inline]
    pub(crate) const fn single(sign: Ordering) -> Self {
        let mut signs = Self::NONE;
        signs.set(0, sign);
        signs
    }

    /// Adds the signs of a block of lanes whose first value has this index.
    #[inline]
    pub(crate) const fn put(&mut self, first: usize, lanes: LaneSigns) {
        self.positive.insert_from(first, lanes.positive);
        self.negative.insert_from(first, lanes.negative);
    }

    #[inline]
    pub(crate) const fn of(self, place: usize) -> Ordering {
        if self.positive.has(place) {
            Ordering::Greater
        } else if self.negative.has(place) {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    }

    #[inline]
    pub(crate) const fn set(&mut self, place: usize, sign: Ordering) {
        self.positive.remove(place);
        self.negative.remove(place);
        match sign {
            Ordering::Greater => self.positive.insert(place),
            Ordering::Less => self.negative.insert(place),
            Ordering::Equal => (),
        }
    }

    /// All signs that occur in either set.
    #[inline]
    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            positive: self.positive | other.positive,
            negative: self.negative | other.negative,
        }
    }

    /// In a union: the indices that have both signs.
    #[inline]
    pub(crate) fn both(self) -> Bits<W> {
        self.positive & self.negative
    }

    /// The indices whose signs are opposite in `other`.
    #[inline]
    pub(crate) fn opposite(self, other: Self) -> Bits<W> {
        self.positive & other.negative | self.negative & other.positive
    }

    /// The indices that are not exactly zero.
    #[inline]
    pub(crate) fn nonzero(self) -> Bits<W> {
        self.positive | self.negative
    }

    /// The signs of the activations, from the signs of the pre-activations and the slope of the off side.
    #[inline]
    pub(crate) fn activated(self, slope_off: f64) -> Self {
        let off = |applies: bool| if applies { self.negative } else { Bits::NONE };
        Self {
            positive: self.positive | off(slope_off < 0.0),
            negative: off(slope_off > 0.0),
        }
    }
}

/// All signs that occur on the border of a region, hence inside it.
#[inline]
pub(crate) fn border_signs<const W: usize>(
    topology: &Topology,
    signs: &[Signs<W>],
    region: RegionId,
) -> Signs<W> {
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
        let put = |first, lanes| {
            let mut signs = Signs::<2>::default();
            signs.put(first, lanes);
            signs
        };
        let signs = Signs::of_values(&values);
        assert_eq!(put(0, LaneSigns::of_nonzero(&values)), signs);
        assert_eq!(put(0, LaneSigns::beyond(&values, [0.0; LANES])), signs);
        let unclear = put(0, LaneSigns::beyond(&values, [0.75; LANES]));
        let clear = values.map(|value| if value.abs() > 0.75 { value } else { 0.0 });
        assert_eq!(unclear, Signs::of_values(&clear));
        assert!(signs.opposite(signs).is_empty());
        let opposite = signs.opposite(Signs::of_values(&values.map(|v| -v)));
        assert_eq!(opposite, Bits::first(LANES));
        let all = [-1.0; 64];
        assert_eq!(put(0, LaneSigns::of_nonzero(&all)), Signs::of_values(&all));
        let late: Vec<f64> = [0.0; 72].into_iter().chain(values).collect();
        assert_eq!(
            put(72, LaneSigns::of_nonzero(&values)),
            Signs::of_values(&late)
        );
    }
}
