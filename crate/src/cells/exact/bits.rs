//! Sets of units: one bit each, in as many words as the widest layer needs.

use std::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, Not};

/// A set of places below 64·W, such as the units of a layer that are on. Compilers make plain integers of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Bits<const W: usize>([u64; W]);

impl<const W: usize> Bits<W> {
    pub(crate) const NONE: Self = Self([0; W]);

    /// The places below `count`.
    #[inline]
    pub(crate) fn first(count: usize) -> Self {
        Self(std::array::from_fn(|word| {
            let here = count.saturating_sub(64 * word).min(64);
            if here == 64 {
                u64::MAX
            } else {
                (1 << here) - 1
            }
        }))
    }

    /// The word of a place; a remainder, so that no check of the index is needed.
    #[inline]
    const fn word_of(place: usize) -> usize {
        debug_assert!(place < 64 * W, "a place of the set");
        place / 64 % W
    }

    #[inline]
    pub(crate) const fn has(self, place: usize) -> bool {
        self.0[Self::word_of(place)] >> (place % 64) & 1 == 1
    }

    #[inline]
    pub(crate) const fn insert(&mut self, place: usize) {
        self.0[Self::word_of(place)] |= 1 << (place % 64);
    }

    #[inline]
    pub(crate) const fn remove(&mut self, place: usize) {
        self.0[Self::word_of(place)] &= !(1 << (place % 64));
    }

    /// Adds up to 64 places, of which the first is a multiple of their number: they lie in one word.
    #[inline]
    pub(crate) const fn insert_from(&mut self, first: usize, places: u64) {
        self.0[Self::word_of(first)] |= places << (first % 64);
    }

    #[inline]
    pub(crate) fn is_empty(self) -> bool {
        self == Self::NONE
    }

    #[inline]
    pub(crate) fn count(self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The first place, if there is one.
    #[inline]
    pub(crate) fn lowest(self) -> Option<usize> {
        self.places().next()
    }

    /// The places, ascending.
    #[inline]
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        let (mut rest, mut word) = (self.0, 0);
        std::iter::from_fn(move || {
            loop {
                let bits = rest[word];
                let place = bits.trailing_zeros() as usize;
                rest[word] = bits & bits.wrapping_sub(1);
                if place < 64 {
                    return Some(64 * word + place);
                }
                if word + 1 == W {
                    return None;
                }
                word += 1;
            }
        })
    }

    #[inline]
    fn with(self, other: Self, merge: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|word| {
            merge(self.0[word], other.0[word])
        }))
    }
}

impl Bits<1> {
    /// The set as one integer.
    #[inline]
    pub(crate) const fn word(self) -> u64 {
        self.0[0]
    }
}

impl<const W: usize> Default for Bits<W> {
    #[inline]
    fn default() -> Self {
        Self::NONE
    }
}

impl From<u64> for Bits<1> {
    #[inline]
    fn from(word: u64) -> Self {
        Self([word])
    }
}

impl<const W: usize> BitAnd for Bits<W> {
    type Output = Self;
    #[inline]
    fn bitand(self, other: Self) -> Self {
        self.with(other, |a, b| a & b)
    }
}

impl<const W: usize> BitOr for Bits<W> {
    type Output = Self;
    #[inline]
    fn bitor(self, other: Self) -> Self {
        self.with(other, |a, b| a | b)
    }
}

impl<const W: usize> BitXor for Bits<W> {
    type Output = Self;
    #[inline]
    fn bitxor(self, other: Self) -> Self {
        self.with(other, |a, b| a ^ b)
    }
}

impl<const W: usize> Not for Bits<W> {
    type Output = Self;
    #[inline]
    fn not(self) -> Self {
        Self(self.0.map(|word| !word))
    }
}

impl<const W: usize> BitAndAssign for Bits<W> {
    #[inline]
    fn bitand_assign(&mut self, other: Self) {
        *self = *self & other;
    }
}

impl<const W: usize> BitOrAssign for Bits<W> {
    #[inline]
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// Whether a unit of a layer is on, by however its layer's units are held.
pub(crate) trait UnitSet: Copy {
    fn has(self, place: usize) -> bool;
}

impl<const W: usize> UnitSet for Bits<W> {
    #[inline]
    fn has(self, place: usize) -> bool {
        Self::has(self, place)
    }
}

impl UnitSet for u64 {
    #[inline]
    fn has(self, place: usize) -> bool {
        self >> place & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_any_width_hold_what_was_put_in() {
        fn check<const W: usize>() {
            let all = 64 * W;
            for count in [0, 1, 7, 63, 64, all - 1, all].map(|count| count.min(all)) {
                let first = Bits::<W>::first(count);
                assert_eq!(first.count(), count);
                assert!(first.places().eq(0..count));
                assert_eq!(first.lowest(), (count > 0).then_some(0));
                assert_eq!((!first).count(), all - count);
                assert_eq!(first.is_empty(), count == 0);
            }
            let mut set = Bits::<W>::NONE;
            let members: Vec<usize> = (0..all).step_by(13).collect();
            for &place in &members {
                set.insert(place);
                assert!(set.has(place));
            }
            assert!(set.places().eq(members.iter().copied()));
            assert!(
                (set ^ Bits::first(all))
                    .places()
                    .all(|place| place % 13 != 0)
            );
            for place in members {
                assert_eq!(set.lowest(), Some(place));
                set.remove(place);
            }
            assert!(set.is_empty());
            set.insert_from(all - 8, 0b1010_0001);
            assert!(set.places().eq([all - 8, all - 3, all - 1]));
        }
        check::<1>();
        check::<2>();
        check::<8>();
    }
}
