//! Theoretical bounds on the number of regions, from the shape of a network alone.

use crate::network::Network;

/// Bounds on the number of activation regions of a network shape, for comparison with the counted number.
///
/// All bounds hold for the whole plane; in a frame there can be fewer regions. They are exact up to 2^128 − 1, which also
/// stands for every larger number: twelve layers of more than 56 units reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionBounds {
    /// The largest number of regions into which straight lines, one per hidden unit, divide the inputs; a network with a
    /// single hidden layer cannot have more.
    ///
    /// Zaslavsky, *Facing up to arrangements* (1975): Σ C(n, j) over j ≤ inputs, reached in general position.
    pub straight: u128,
    /// A number of regions that some ReLU network of this shape reaches.
    ///
    /// Montúfar, Pascanu, Cho and Bengio, *On the number of linear regions of deep neural networks* (2014): all layers but
    /// the last fold the plane onto itself ⌊width / inputs⌋ times for each input. Where a layer is narrower than the inputs
    /// this gives no bound, and the value is 1.
    pub reachable: u128,
    /// A number of regions that no network of this shape exceeds.
    ///
    /// For ReLU units Serra, Tjandraatmadja and Ramalingam, *Bounding and counting linear regions of deep neural networks*
    /// (2018), theorem 1. Where the off side has a slope, a unit that is off loses no dimension: a layer then cuts each
    /// region as straight lines would cut a space of at most as many dimensions as the narrowest layer so far is wide.
    pub most: u128,
}

impl RegionBounds {
    /// The bounds for the shape and activation of a network.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let erases = network.activation().slope_off() == 0.0;
        Self::of_shape(network.inputs(), &network.hidden_widths(), erases)
    }

    /// The bounds for a number of inputs and the widths of the hidden layers; `erases` tells whether units that are off pass
    /// nothing on.
    #[must_use]
    pub fn of_shape(inputs: usize, widths: &[usize], erases: bool) -> Self {
        let units = widths.iter().sum();
        Self {
            straight: arrangement(units, inputs),
            reachable: reachable(inputs, widths),
            most: most(inputs, widths, erases),
        }
    }
}

/// The largest number of parts into which `count` hyperplanes divide a space: Σ C(count, j) over j ≤ `dimension`.
fn arrangement(count: usize, dimension: usize) -> u128 {
    let terms = (0..=dimension.min(count)).map(|j| binomial(count, j));
    terms.fold(0, u128::saturating_add)
}

fn reachable(inputs: usize, widths: &[usize]) -> u128 {
    let Some((&last, folding)) = widths.split_last() else {
        return 1;
    };
    let copies = folding.iter().flat_map(|width| {
        let each = wide(width / inputs);
        std::iter::repeat_n(each, inputs)
    });
    let all = copies.fold(arrangement(last, inputs), u128::saturating_mul);
    all.max(1)
}

/// The sum, over every choice of one j per layer, of the product of C(width, j): each j is at most the layer's width and at
/// most the number of dimensions that the earlier layers leave.
fn most(inputs: usize, widths: &[usize], erases: bool) -> u128 {
    // For each number of dimensions, the regions that the layers from the current one on can make; after the last layer, a
    // single region.
    let mut rest = vec![1; inputs + 1];
    for &width in widths.iter().rev() {
        let through = |dimension: usize| {
            let terms = (0..=dimension.min(width)).map(|j| {
                let left = dimension.min(if erases { width - j } else { width });
                binomial(width, j).saturating_mul(rest[left])
            });
            terms.fold(0, u128::saturating_add)
        };
        rest = (0..=inputs).map(through).collect();
    }
    rest[inputs]
}

/// C(n, k), for k no larger than the number of inputs.
fn binomial(n: usize, k: usize) -> u128 {
    (0..k).fold(1, |product, i| product * wide(n - i) / wide(i + 1))
}

fn wide(count: usize) -> u128 {
    u128::try_from(count).unwrap_or(u128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relu(widths: &[usize]) -> RegionBounds {
        RegionBounds::of_shape(2, widths, true)
    }

    #[test]
    fn published_numbers_are_reproduced() {
        for (units, regions) in [(3, 7), (5, 16), (8, 37), (12, 79), (20, 211)] {
            assert_eq!(relu(&[units]).straight, regions);
            assert_eq!(relu(&[units]).most, regions);
        }
        let deep: [(&[usize], u128); 3] =
            [(&[8, 8], 592), (&[16, 16], 8768), (&[16, 16, 16], 561_152)];
        for (widths, regions) in deep {
            assert_eq!(relu(widths).reachable, regions, "{widths:?}");
        }
        let most: [(&[usize], u128); 6] = [
            (&[8, 8], 1369),
            (&[16, 16], 18769),
            (&[16, 16, 16], 2_571_353),
            (&[2, 2], 11),
            (&[3, 3], 40),
            (&[3, 3, 3], 208),
        ];
        for (widths, regions) in most {
            assert_eq!(relu(widths).most, regions, "{widths:?}");
        }
    }

    #[test]
    fn no_shape_reaches_more_than_it_can_have() {
        let sizes = [1, 2, 3, 5, 8, 64];
        for inputs in [1, 2] {
            for first in sizes {
                for second in sizes {
                    for third in sizes {
                        let widths = [first, second, third];
                        let bounds = RegionBounds::of_shape(inputs, &widths, true);
                        assert!(bounds.reachable <= bounds.most, "{inputs} {widths:?}");
                        let leaky = RegionBounds::of_shape(inputs, &widths, false);
                        assert!(bounds.most <= leaky.most, "{inputs} {widths:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_shapes_reach_the_end_of_the_range() {
        let layer = arrangement(64, 2);
        assert_eq!(relu(&[64; 11]).most, layer.pow(11));
        assert_eq!(relu(&[57; 12]).most, u128::MAX);
        assert_eq!(relu(&[56; 12]).most, arrangement(56, 2).pow(12));
        assert_eq!(RegionBounds::of_shape(2, &[], true).most, 1);
    }
}
