//! The map of a layer on one cell, and the image of the cell: a part of a plane, a part of a line, or a point.

use crate::cells::exact::bits::UnitSet;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::residue::Residue;
use crate::cells::exact::ring::Ring;
use crate::geometry::Affine;
use crate::network::Network;

/// A layer's activations on one cell, per unit as the affine map a·x1 + b·x2 + c, in some kind of exact numbers.
#[derive(Clone, Debug)]
pub(crate) struct LayerMap<N> {
    rows: Vec<[N; 3]>,
}

impl<N: Ring> LayerMap<N> {
    /// The map of the last layer in `on`, which holds the units that are on in each layer from the first.
    pub(crate) fn of(network: &Network, on: &[impl UnitSet]) -> Self {
        let slope = N::of(network.activation().slope_off());
        let unit = |place: usize| {
            let mut row = <[N; 3]>::default();
            row[place] = N::of(1.0);
            row
        };
        let mut rows: Vec<[N; 3]> = (0..network.inputs()).map(unit).collect();
        for (layer, on) in network.layers().iter().zip(on) {
            let next = |place: usize| {
                let is_on = on.has(place);
                if !is_on && slope.is_zero() {
                    return <[N; 3]>::default();
                }
                let mut row = weighted_sum(layer.row(place), &rows);
                row[2] = row[2].plus(&N::of(layer.biases()[place]));
                if is_on {
                    row
                } else {
                    row.map(|entry| entry.times(&slope))
                }
            };
            rows = (0..layer.units()).map(next).collect();
        }
        Self { rows }
    }

    /// The smallest affine set that contains the image.
    pub(crate) fn hull(&self) -> Hull<N> {
        let Some(first) = (self.rows.iter()).position(|[a, b, _]| !(a.is_zero() && b.is_zero()))
        else {
            return self.point();
        };
        let second = (first + 1..self.rows.len())
            .find(|&place| !minor(&self.rows[first], &self.rows[place]).is_zero());
        match second {
            None => self.line(first),
            Some(second) => self.plane(first, second),
        }
    }

    fn point(&self) -> Hull<N> {
        let constant = |[_, _, c]: &[N; 3]| [N::default(), N::default(), c.clone()];
        Hull {
            pivots: Pivots::Point,
            numerators: self.rows.iter().map(constant).collect(),
            denominator: N::of(1.0),
        }
    }

    /// The hull of rank 1: every coordinate as a multiple of the first coordinate that varies, plus a constant.
    fn line(&self, first: usize) -> Hull<N> {
        let pivot = &self.rows[first];
        // One of the two inputs changes the pivot; all coordinates change in the same proportion.
        let input = usize::from(pivot[0].is_zero());
        let numerators = self.rows.iter().map(|row| {
            let factor = row[input].clone();
            let constant = row[2].times(&pivot[input]).minus(&factor.times(&pivot[2]));
            [factor, N::default(), constant]
        });
        Hull {
            pivots: Pivots::Line(first),
            numerators: numerators.collect(),
            denominator: pivot[input].clone(),
        }
    }

    /// The hull of rank 2: every coordinate as a combination of two that vary independently, plus a constant.
    fn plane(&self, first: usize, second: usize) -> Hull<N> {
        let (p, q) = (&self.rows[first], &self.rows[second]);
        let denominator = minor(p, q);
        let numerators = self.rows.iter().map(|row| {
            let factors = [minor(row, q), minor(p, row)];
            let moved = factors[0].times(&p[2]).plus(&factors[1].times(&q[2]));
            let constant = row[2].times(&denominator).minus(&moved);
            let [a, b] = factors;
            [a, b, constant]
        });
        Hull {
            pivots: Pivots::Plane(first, second),
            numerators: numerators.collect(),
            denominator,
        }
    }
}

impl LayerMap<Dyadic> {
    /// The activation of one unit, with its coefficients divided by `scale` and then rounded.
    pub(crate) fn coordinate(&self, place: usize, scale: &Dyadic) -> Affine {
        let [a, b, c] = &self.rows[place];
        Affine::new(a.over(scale), b.over(scale), c.over(scale))
    }

    /// The absolute value of the larger of the two input coefficients of one unit's activation.
    pub(crate) fn steepness(&self, place: usize) -> Dyadic {
        let [a, b, _] = &self.rows[place];
        let [a, b] = [a.magnitude(), b.magnitude()];
        if a.minus(&b).is_negative() { b } else { a }
    }

    /// The map from points of this cell to the points of `other`'s cell with the same image, where both images lie in one
    /// plane.
    ///
    /// `first` and `second` are the pivots of that plane.
    pub(crate) fn transfer(&self, other: &Self, (first, second): (usize, usize)) -> Transfer {
        let (p, q) = (&other.rows[first], &other.rows[second]);
        let [from_p, from_q] = [&self.rows[first], &self.rows[second]];
        // Cramer's rule for p·x = from_p, q·x = from_q; the coefficients are combined one by one.
        let entry = |place: usize| {
            let constant = place == 2;
            let value = |row: &[Dyadic; 3], other: &[Dyadic; 3]| {
                if constant {
                    row[2].minus(&other[2])
                } else {
                    row[place].clone()
                }
            };
            let (u, v) = (value(from_p, p), value(from_q, q));
            [
                u.times(&q[1]).minus(&v.times(&p[1])),
                v.times(&p[0]).minus(&u.times(&q[0])),
            ]
        };
        let [[ax, ay], [bx, by], [cx, cy]] = [entry(0), entry(1), entry(2)];
        Transfer {
            rows: [[ax, bx, cx], [ay, by, cy]],
            determinant: minor(p, q),
            own_determinant: minor(from_p, from_q),
        }
    }
}

/// The map from one cell to the points of another with the same image, as two rows over a common denominator.
#[derive(Clone, Debug)]
pub(crate) struct Transfer {
    pub(crate) rows: [[Dyadic; 3]; 2],
    /// Determinant of the cell that the map leads to; the denominator.
    pub(crate) determinant: Dyadic,
    /// Determinant of the cell that the map starts in.
    pub(crate) own_determinant: Dyadic,
}

impl Transfer {
    /// Both rows, divided by the denominator and rounded.
    pub(crate) fn rounded(&self) -> [Affine; 2] {
        let entry = |value: &Dyadic| value.over(&self.determinant);
        [0, 1].map(|row| {
            let [a, b, c] = &self.rows[row];
            Affine::new(entry(a), entry(b), entry(c))
        })
    }

    /// Whether the map reverses orientation.
    pub(crate) fn mirrors(&self) -> bool {
        self.own_determinant.is_negative() != self.determinant.is_negative()
    }

    /// The factor by which the map stretches areas.
    pub(crate) fn stretch(&self) -> f64 {
        self.own_determinant.over(&self.determinant).abs()
    }
}

/// The coordinates that locate a point on its hull: the first one that varies, and the first one that varies independently
/// of it. Equal sets have equal pivots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pivots {
    Point,
    Line(usize),
    Plane(usize, usize),
}

impl Pivots {
    /// Dimension of the set.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Point => 0,
            Self::Line(_) => 1,
            Self::Plane(..) => 2,
        }
    }
}

/// A point, line or plane in the space of a layer's activations: every coordinate in terms of the pivots, over a common
/// denominator.
#[derive(Clone, Debug)]
pub(crate) struct Hull<N> {
    pub(crate) pivots: Pivots,
    numerators: Vec<[N; 3]>,
    denominator: N,
}

impl<N: Ring> Hull<N> {
    /// Whether both hulls are the same set.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let equal = |a: &N, b: &N| {
            let cross = a.times(&other.denominator);
            cross.minus(&b.times(&self.denominator)).is_zero()
        };
        let pairs = self.numerators.iter().zip(&other.numerators);
        self.pivots == other.pivots
            && pairs
                .into_iter()
                .all(|(a, b)| (0..3).all(|i| equal(&a[i], &b[i])))
    }
}

impl Hull<Residue> {
    /// Key words for hashing: equal sets have equal keys, provided that each has the rank of its exact hull.
    ///
    /// Two parametrisations of one set have minors in a fixed proportion. Where neither loses its rank modulo p, that
    /// proportion has a residue other than zero, so the same pivots are found and the same quotients of minors.
    pub(crate) fn key(&self) -> Vec<u64> {
        let per_denominator = self.denominator.inverse();
        let entries = self.numerators.iter().flatten();
        entries
            .map(|entry| entry.times(&per_denominator).word())
            .collect()
    }
}

/// The determinant of the input coefficients of two rows.
fn minor<N: Ring>(p: &[N; 3], q: &[N; 3]) -> N {
    p[0].times(&q[1]).minus(&p[1].times(&q[0]))
}

fn weighted_sum<N: Ring>(weights: &[f64], rows: &[[N; 3]]) -> [N; 3] {
    let mut sum = <[N; 3]>::default();
    for (&weight, row) in weights.iter().zip(rows) {
        if weight == 0.0 || row.iter().all(Ring::is_zero) {
            continue;
        }
        let weight = N::of(weight);
        for (entry, other) in sum.iter_mut().zip(row) {
            *entry = entry.plus(&weight.times(other));
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Activation;
    use crate::network::Layer;

    fn exact(network: &Network, on: &[u64]) -> Hull<Dyadic> {
        LayerMap::<Dyadic>::of(network, on).hull()
    }

    fn shadow(network: &Network, on: &[u64]) -> Hull<Residue> {
        LayerMap::<Residue>::of(network, on).hull()
    }

    /// Three units that fold the plane along both axes, followed by the sum of both folds.
    fn folds() -> Network {
        let bends = Layer::new(2, vec![1.0, 0.0, 0.0, 0.1], vec![-0.3, 0.7]).unwrap();
        let sums = Layer::new(2, vec![1.0, 0.0, 0.0, 3.0, 0.1, 0.1], vec![0.0, 0.1, 0.2]);
        let layers = vec![bends, sums.unwrap(), Layer::zeros(3, 1)];
        Network::new(Activation::with_slope_off(-1.0), layers).unwrap()
    }

    #[test]
    fn folded_cells_share_their_plane() {
        let network = folds();
        let flat = exact(&network, &[0b11, 0b111]);
        assert_eq!(flat.pivots, Pivots::Plane(0, 1));
        for on in 0..4 {
            assert!(flat.is(&exact(&network, &[on, 0b111])), "{on:b}");
            let keys = [[0b11, 0b111], [on, 0b111]].map(|on| shadow(&network, &on).key());
            assert_eq!(keys[0], keys[1], "{on:b}");
        }
        assert!(!flat.is(&exact(&network, &[0b11, 0b011])));
    }

    #[test]
    fn a_hull_is_as_large_as_its_map_has_rank() {
        let network = network_of_units(&[[0.1, 0.2, 0.5], [0.3, 0.6, -1.0], [1.0, 0.0, 0.0]]);
        for (on, pivots) in [
            (0b000, Pivots::Point),
            (0b001, Pivots::Line(0)),
            (0b110, Pivots::Plane(1, 2)),
            (0b010, Pivots::Line(1)),
        ] {
            assert_eq!(exact(&network, &[on]).pivots, pivots);
            assert_eq!(shadow(&network, &[on]).pivots, pivots);
        }
        // 0.3 is not 3 · 0.1, and 0.6 not 3 · 0.2, but both are off by the same factor.
        assert_eq!(exact(&network, &[0b011]).pivots, Pivots::Line(0));
        let nearly = network_of_units(&[[0.1, 0.2, 0.5], [0.3, 0.6_f64.next_up(), -1.0]]);
        assert_eq!(exact(&nearly, &[0b011]).pivots, Pivots::Plane(0, 1));
    }

    fn network_of_units(units: &[[f64; 3]]) -> Network {
        let weights = units.iter().flat_map(|&[a, b, _]| [a, b]).collect();
        let biases = units.iter().map(|unit| unit[2]).collect();
        let hidden = Layer::new(2, weights, biases).unwrap();
        let layers = vec![hidden, Layer::zeros(units.len(), 1)];
        Network::new(Activation::Relu, layers).unwrap()
    }
}
