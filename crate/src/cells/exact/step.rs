//! Exact arithmetic for the few signs that the filter cannot decide.
//!
//! A vertex is a corner of the frame or the crossing of two lines, which are sides of the frame or hinges of units continued
//! from one region. The rows of those lines are dyadic numbers, so the sign of a third row at the crossing is that of a 3 ×
//! 3 determinant.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::bits::{Bits, UnitSet};
use super::dyadic::Dyadic;
use super::sign::Signs;
use crate::cells::exact::sign::border_signs;
use crate::cells::id::{RegionId, VertexId};
use crate::cells::topology::Topology;
use crate::geometry::Point;
use crate::network::UnitId;
use crate::network::{Layer, Network};

/// A straight line of the plane, identified by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Line {
    /// The side of the frame from this corner to the next.
    Side(u32),
    /// The zero set of a unit's pre-activation, continued from a region.
    ///
    /// A region that has been split since still identifies the line: its remaining part has the same pattern in all earlier
    /// layers.
    Hinge {
        /// Layer of the unit, the output layer included.
        layer: u8,
        /// Index of the unit in its layer.
        unit: u16,
        /// The region whose pattern the earlier layers have.
        region: RegionId,
    },
}

/// The exact definition of a vertex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Definition {
    /// A corner of the frame.
    Corner(u32),
    /// The crossing of two lines that are not parallel.
    Crossing(Line, Line),
}

/// A vertex and its definition.
pub(crate) type Vertex = (VertexId, Definition);

/// The affine map a·x1 + b·x2 + c, or the point (a/c, b/c).
pub(crate) type Triple = [Dyadic; 3];

/// The inputs of exact rows and points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given<'a, const W: usize> {
    pub(crate) network: &'a Network,
    pub(crate) frame: &'a [Point],
    pub(crate) topology: &'a Topology,
    /// Signs per layer and vertex, as far as they have been decided.
    pub(crate) signs: &'a [Vec<Signs<W>>],
    /// What has to be added to the parameters of the last layer, where floats cannot hold them.
    pub(crate) rest: Option<&'a Layer>,
}

impl<const W: usize> Given<'_, W> {
    /// The pre-activation of a unit as an exact affine map, continued from a region.
    fn row(self, unit: UnitId, region: RegionId) -> Triple {
        let on = self.before(unit.layer, region);
        let is_last = unit.layer + 1 == self.network.layers().len();
        let Some(rest) = self.rest.filter(|_| is_last) else {
            return exact_row(self.network, unit, &on);
        };
        let parts = [
            unit_row(&self.network.layers()[unit.layer], unit.unit),
            unit_row(rest, unit.unit),
        ];
        let [mut row, more] = parts;
        for (entry, other) in row.iter_mut().zip(&more) {
            *entry = entry.plus(other);
        }
        carried_back(self.network, row, &on)
    }

    /// The units that are on in a region, for each layer before the given one.
    fn before(self, layer: usize, region: RegionId) -> Vec<Bits<W>> {
        let on = |signs: &Vec<Signs<W>>| border_signs(self.topology, signs, region).positive;
        self.signs[..layer].iter().map(on).collect()
    }
}

/// The exact step: rows and points, each computed once.
#[derive(Clone, Debug, Default)]
pub(crate) struct ExactStep {
    rows: HashMap<Line, Triple>,
    points: HashMap<VertexId, Triple>,
    decided: usize,
    /// An upper bound on the multiply-adds of machine words so far.
    work: usize,
}

impl ExactStep {
    /// The largest number of multiply-adds of machine words for one complex: about two seconds' worth, so that no network
    /// can hold up a page.
    const MAX_WORK: usize = 40_000_000;

    /// Whether more work was done than one complex may take.
    pub(crate) const fn is_exhausted(&self) -> bool {
        self.work > Self::MAX_WORK
    }

    /// Multiply-adds of machine words so far.
    pub(crate) const fn work(&self) -> usize {
        self.work
    }

    /// The number of signs decided here.
    pub(crate) const fn decided(&self) -> usize {
        self.decided
    }

    /// The sign of a line's row at a vertex.
    pub(crate) fn sign<const W: usize>(
        &mut self,
        line: Line,
        vertex: Vertex,
        given: Given<'_, W>,
    ) -> Ordering {
        self.decided += 1;
        // The point's last entry is positive.
        self.product(line, vertex, given).sign()
    }

    /// The value of a line's row at a vertex, up to a few roundoffs relative to the value; zero only if the exact value is.
    pub(crate) fn value<const W: usize>(
        &mut self,
        line: Line,
        vertex: Vertex,
        given: Given<'_, W>,
    ) -> f64 {
        let product = self.product(line, vertex, given);
        product.over(&self.points[&vertex.0][2])
    }

    /// A vertex in homogeneous coordinates, exactly: (a, b, c) is the point (a/c, b/c), and c is positive.
    pub(crate) fn point<const W: usize>(&mut self, vertex: Vertex, given: Given<'_, W>) -> &Triple {
        self.prepare_point(vertex, given);
        &self.points[&vertex.0]
    }

    /// The position of a vertex; each coordinate is precise up to a few roundoffs relative to itself.
    pub(crate) fn position<const W: usize>(
        &mut self,
        vertex: Vertex,
        given: Given<'_, W>,
    ) -> Point {
        self.prepare_point(vertex, given);
        let [x, y, scale] = &self.points[&vertex.0];
        Point::new(x.over(scale), y.over(scale))
    }

    fn product<const W: usize>(
        &mut self,
        line: Line,
        vertex: Vertex,
        given: Given<'_, W>,
    ) -> Dyadic {
        self.prepare_point(vertex, given);
        self.prepare_row(line, given);
        let pairs = self.rows[&line].iter().zip(&self.points[&vertex.0]);
        pairs.fold(Dyadic::default(), |sum, (a, b)| sum.plus(&a.times(b)))
    }

    fn prepare_point<const W: usize>(&mut self, (vertex, definition): Vertex, given: Given<'_, W>) {
        if self.points.contains_key(&vertex) {
            return;
        }
        let point = match definition {
            Definition::Corner(corner) => homogeneous(given.frame[corner as usize]),
            Definition::Crossing(first, second) => {
                self.prepare_row(first, given);
                self.prepare_row(second, given);
                crossing(&self.rows[&first], &self.rows[&second])
            }
        };
        self.points.insert(vertex, point);
    }

    fn prepare_row<const W: usize>(&mut self, line: Line, given: Given<'_, W>) {
        if self.rows.contains_key(&line) {
            return;
        }
        let row = match line {
            Line::Side(corner) => {
                let after = (corner as usize + 1) % given.frame.len();
                let ends = [corner as usize, after].map(|end| homogeneous(given.frame[end]));
                cross(&ends[0], &ends[1])
            }
            Line::Hinge {
                layer,
                unit,
                region,
            } => {
                let unit = UnitId::new(usize::from(layer), usize::from(unit));
                let row = given.row(unit, region);
                self.work += row_work(given.network, unit.layer, &row);
                row
            }
        };
        self.rows.insert(line, row);
    }
}

/// The pre-activation of a unit as an exact affine map; `pattern` holds, for each earlier layer, the units that are on.
pub(crate) fn exact_row(network: &Network, unit: UnitId, pattern: &[impl UnitSet]) -> Triple {
    let row = unit_row(&network.layers()[unit.layer], unit.unit);
    carried_back(network, row, &pattern[..unit.layer])
}

/// The weights of a unit, followed by its bias.
fn unit_row(layer: &Layer, unit: usize) -> Vec<Dyadic> {
    let parameters = layer.row(unit).iter().chain([&layer.biases()[unit]]);
    parameters.map(|&value| Dyadic::of(value)).collect()
}

/// A row of factors for a layer's inputs, followed by a constant, converted to a map of the plane; `pattern` holds, for each
/// earlier layer, the units that are on.
fn carried_back(network: &Network, mut row: Vec<Dyadic>, pattern: &[impl UnitSet]) -> Triple {
    let slope = Dyadic::of(network.activation().slope_off());
    let mut constant = row.pop().unwrap_or_default();
    for (layer, on) in network.layers().iter().zip(pattern).rev() {
        let mut before = vec![Dyadic::default(); layer.inputs()];
        for (place, weight) in row.iter().enumerate() {
            let factor = if on.has(place) {
                weight.clone()
            } else {
                weight.times(&slope)
            };
            if factor.is_zero() {
                continue;
            }
            constant = constant.plus(&factor.times(&Dyadic::of(layer.biases()[place])));
            for (sum, &weight) in before.iter_mut().zip(layer.row(place)) {
                *sum = sum.plus(&factor.times(&Dyadic::of(weight)));
            }
        }
        row = before;
    }
    let mut coefficients = row.into_iter();
    [
        coefficients.next().unwrap_or_default(),
        coefficients.next().unwrap_or_default(),
        constant,
    ]
}

/// Upper bound on the multiply-adds of machine words behind an exact row: no intermediate number is longer than the row's
/// own.
pub(crate) fn row_work(network: &Network, layer: usize, row: &Triple) -> usize {
    let before = network.layers()[..layer].iter();
    let terms: usize = before.map(|l| (l.inputs() + 1) * l.units()).sum();
    let longest = row.iter().map(Dyadic::words).max().unwrap_or(0);
    terms * (1 + longest)
}

fn homogeneous(point: Point) -> Triple {
    [Dyadic::of(point.x), Dyadic::of(point.y), Dyadic::of(1.0)]
}

/// The crossing of two lines, with a positive last entry.
fn crossing(first: &Triple, second: &Triple) -> Triple {
    let point = cross(first, second);
    if point[2].sign() == Ordering::Less {
        point.map(|entry| entry.negated())
    } else {
        point
    }
}

pub(crate) fn cross(a: &Triple, b: &Triple) -> Triple {
    let minor = |i: usize, j: usize| a[i].times(&b[j]).minus(&a[j].times(&b[i]));
    [minor(1, 2), minor(2, 0), minor(0, 1)]
}
