//! Units that are exact multiples of other units of their layer: their signs follow from those units' signs.

use std::cmp::Ordering;

use crate::cells::exact::bits::Bits;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::sign::Signs;
use crate::network::Layer;

/// The units of a layer whose pre-activations are everywhere multiples of an earlier unit's.
///
/// Such a unit is zero wherever the other one is, which floating point could never tell. Without this, every vertex on the
/// hinge of a unit would cost an exact sign for each of its copies.
#[derive(Clone, Debug, Default)]
pub(crate) struct Copies<const W: usize> {
    all: Vec<Copy>,
    /// The units that are copies.
    pub(crate) places: Bits<W>,
}

/// A unit, and the earlier unit that it is a multiple of.
#[derive(Clone, Copy, Debug)]
struct Copy {
    unit: usize,
    /// `None` where the unit is zero everywhere.
    original: Option<usize>,
    /// Whether the factor is negative.
    opposite: bool,
}

impl<const W: usize> Copies<W> {
    pub(crate) fn of(layer: &Layer) -> Self {
        let mut copies = Self::default();
        let mut originals: Vec<Row<'_>> = Vec::with_capacity(layer.units());
        for unit in 0..layer.units() {
            let row = Row::of(layer, unit);
            let original = originals.iter().find(|other| row.is_multiple_of(other));
            let Some(pivot) = row.pivot else {
                copies.add(unit, None, false);
                continue;
            };
            match original {
                Some(other) => {
                    let opposite = (row.at(pivot) < 0.0) != (other.at(pivot) < 0.0);
                    copies.add(unit, Some(other.unit), opposite);
                }
                None => originals.push(row),
            }
        }
        copies
    }

    fn add(&mut self, unit: usize, original: Option<usize>, opposite: bool) {
        self.places.insert(unit);
        self.all.push(Copy {
            unit,
            original,
            opposite,
        });
    }

    /// Sets the signs of all copies at a vertex from the signs of their originals.
    #[inline]
    pub(crate) fn follow(&self, signs: &mut Signs<W>) {
        for copy in &self.all {
            let original = copy.original.map_or(Ordering::Equal, |unit| signs.of(unit));
            let sign = if copy.opposite {
                original.reverse()
            } else {
                original
            };
            signs.set(copy.unit, sign);
        }
    }
}

/// The parameters of one unit: its weights, then its bias.
struct Row<'a> {
    unit: usize,
    weights: &'a [f64],
    bias: f64,
    /// Index of the first parameter that is not zero.
    pivot: Option<usize>,
}

impl<'a> Row<'a> {
    fn of(layer: &'a Layer, unit: usize) -> Self {
        let mut row = Self {
            unit,
            weights: layer.row(unit),
            bias: layer.biases()[unit],
            pivot: None,
        };
        row.pivot = (0..=row.weights.len()).find(|&place| row.at(place) != 0.0);
        row
    }

    #[inline]
    fn at(&self, place: usize) -> f64 {
        self.weights.get(place).copied().unwrap_or(self.bias)
    }

    /// Whether all parameters of this row are in one exact proportion to those of another; floats rule out most rows.
    #[inline]
    fn is_multiple_of(&self, other: &Self) -> bool {
        // Each product is off by one roundoff: if the computed products are further apart than a few roundoffs, the exact
        // ones differ too.
        const CLOSE: f64 = 8.0 * f64::EPSILON;
        let (Some(pivot), true) = (self.pivot, self.pivot == other.pivot) else {
            return false;
        };
        let (own, others) = (self.at(pivot), other.at(pivot));
        let rest = pivot + 1..=self.weights.len();
        let near = |place| {
            let (a, b) = (self.at(place) * others, other.at(place) * own);
            (a - b).abs() <= CLOSE * a.abs()
        };
        rest.clone().all(near)
            && rest.into_iter().all(|place| {
                let a = Dyadic::of(self.at(place)).times(&Dyadic::of(others));
                let b = Dyadic::of(other.at(place)).times(&Dyadic::of(own));
                a.minus(&b).is_zero()
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copies(rows: &[[f64; 3]]) -> Vec<(usize, Option<usize>, bool)> {
        let weights = rows.iter().flat_map(|&[a, b, _]| [a, b]).collect();
        let biases = rows.iter().map(|&[_, _, c]| c).collect();
        let copies = Copies::<1>::of(&Layer::new(2, weights, biases).unwrap());
        assert!((copies.places.places()).eq(copies.all.iter().map(|copy| copy.unit)));
        (copies.all.iter())
            .map(|copy| (copy.unit, copy.original, copy.opposite))
            .collect()
    }

    #[test]
    fn exact_multiples_are_found_and_nothing_else() {
        let third = 1.0 / 3.0;
        let first = [0.1, third, -0.7];
        let double = first.map(|p| -2.0 * p);
        let nearly = [0.1, third, -0.7_f64.next_up()];
        // Three times a short number is exact, three times 0.1 is not.
        let (short, triple) = ([0.5, 0.25, 0.0], [1.5, 0.75, 0.0]);
        let rounded = first.map(|p| 3.0 * p);
        let zero = [0.0; 3];
        assert_eq!(
            copies(&[first, double, nearly, zero, short, rounded, triple, first]),
            [
                (1, Some(0), true),
                (3, None, false),
                (6, Some(4), false),
                (7, Some(0), false)
            ]
        );
    }

    #[test]
    fn rows_that_differ_in_zeros_are_no_copies() {
        assert!(copies(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]).is_empty());
        assert!(copies(&[[1.0, 0.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 0.0]]).is_empty());
    }

    #[test]
    fn signs_follow() {
        let layer = Layer::new(1, vec![1.0, -3.0, 0.0], vec![2.0, -6.0, 0.0]).unwrap();
        let copies = Copies::<1>::of(&layer);
        let mut signs = Signs::of_values(&[5.0, 1.0, 1.0]);
        copies.follow(&mut signs);
        assert_eq!(signs, Signs::of_values(&[1.0, -1.0, 0.0]));
    }
}
