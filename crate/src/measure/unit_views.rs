//! What each hidden unit passes on over a frame, layer by layer, and the pre-activations of examples.
//!
//! A layer's pre-activations are the scores of the network that ends there, so its cells are those of the layers before: on each
//! of them a pre-activation is affine, and what is passed on is so on either side of the hinge.

use super::sampled::Sampled;
use crate::cells::{Builder, CellComplex};
use crate::geometry::{Point, Rect, sort_by};
use crate::network::{Activation, Network, UnitId};

/// What the hidden units of a network pass on over a frame.
#[derive(Clone, Debug)]
pub struct UnitViews {
    network: Network,
    frame: Rect,
    source: Source,
    /// Per layer, the least and the largest of what its units pass on in the frame; 0 is always between them.
    ranges: Vec<(f64, f64)>,
}

/// Where the values come from.
#[derive(Clone, Debug)]
enum Source {
    /// For each hidden layer, the cells of the layers before, with the pre-activations as scores.
    Exact(Vec<CellComplex>),
    /// Any network on a grid.
    Sampled(Box<Sampled>),
}

/// A convex polygon on which what a unit passes on is affine: exactly, or taken to be between points of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitFacet {
    /// Corners, counter-clockwise.
    pub corners: Vec<Point>,
    /// What the unit passes on at each corner.
    pub passed: Vec<f64>,
}

impl UnitViews {
    /// The views of a network in a frame; exact where `is_exact`, from cells that begin with those that `builder` knows.
    ///
    /// `None` where they cannot be computed.
    #[must_use]
    pub fn of(network: &Network, frame: Rect, builder: &Builder, is_exact: bool) -> Option<Self> {
        let source = if is_exact {
            let layers = 0..network.hidden_layers().len();
            let cells = layers.map(|layer| {
                let cut = network.pre_activations_of(layer)?;
                builder.build_aside(&cut, &frame.corners()).ok()
            });
            Source::Exact(cells.collect::<Option<_>>()?)
        } else {
            Source::Sampled(Box::new(Sampled::of(network, frame)))
        };
        let mut views = Self {
            network: network.clone(),
            frame,
            source,
            ranges: Vec::new(),
        };
        views.ranges = (0..network.hidden_layers().len())
            .map(|layer| views.range_of(layer))
            .collect();
        Some(views)
    }

    /// The network.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// The frame.
    #[must_use]
    pub const fn frame(&self) -> Rect {
        self.frame
    }

    /// Whether they are exact, and not sampled on a grid.
    #[must_use]
    pub const fn are_exact(&self) -> bool {
        matches!(self.source, Source::Exact(_))
    }

    /// The least and the largest number that units of a layer pass on in the frame, 0 included.
    #[must_use]
    pub fn range(&self, layer: usize) -> (f64, f64) {
        self.ranges.get(layer).copied().unwrap_or_default()
    }

    /// Calls `draw` for facets that together tile the frame; none for a unit that does not exist.
    ///
    /// Of a unit that passes nothing on where it is off, that part may be left out.
    pub fn for_each_facet(&self, unit: UnitId, mut draw: impl FnMut(&UnitFacet)) {
        if self.network.letters(unit).is_none() {
            return;
        }
        let activation = self.network.activation();
        match &self.source {
            Source::Exact(layers) => {
                let cells = &layers[unit.layer];
                for region in cells.regions() {
                    let corners: Vec<(Point, f64)> = (cells.corners(region))
                        .map(|vertex| (cells.position(vertex), cells.score(vertex, unit.unit)))
                        .collect();
                    for facet in parts(&corners, activation) {
                        draw(&facet);
                    }
                }
            }
            Source::Sampled(sampled) => {
                let z = sampled.values(unit);
                for triangle in Sampled::triangles() {
                    draw(&UnitFacet {
                        corners: triangle.map(|point| sampled.position(point)).to_vec(),
                        passed: triangle.map(|point| activation.apply(z[point])).to_vec(),
                    });
                }
            }
        }
    }

    /// The values of a unit on a grid of points in rows from below, where the views are sampled.
    #[must_use]
    pub fn grid(&self, unit: UnitId) -> Option<Vec<f64>> {
        let Source::Sampled(sampled) = &self.source else {
            return None;
        };
        let activation = self.network.activation();
        let z = sampled.values(unit).iter();
        Some(z.map(|&z| activation.apply(z)).collect())
    }

    /// The hinge of a unit as lines, with its positive side on their left.
    #[must_use]
    pub fn hinge(&self, unit: UnitId) -> Vec<Vec<Point>> {
        match &self.source {
            Source::Exact(layers) => layers
                .get(unit.layer)
                .map(|cells| cells.boundary(unit.unit).lines)
                .unwrap_or_default(),
            Source::Sampled(sampled) => sampled.zero_lines(unit),
        }
    }

    /// What a unit of a network with one input passes on, over x1 from left to right; `None` with two inputs.
    #[must_use]
    pub fn graph(&self, unit: UnitId) -> Option<Vec<Point>> {
        if self.network.inputs() != 1 || self.network.letters(unit).is_none() {
            return None;
        }
        let activation = self.network.activation();
        let mut line: Vec<Point> = match &self.source {
            Source::Exact(layers) => {
                let cells = &layers[unit.layer];
                let bottom = self.frame.min.y;
                let below = cells
                    .vertices()
                    .filter(|&vertex| cells.position(vertex).y == bottom);
                below
                    .map(|vertex| {
                        Point::new(cells.position(vertex).x, cells.score(vertex, unit.unit))
                    })
                    .collect()
            }
            Source::Sampled(sampled) => {
                let z = sampled.values(unit);
                (0..Sampled::SIDE)
                    .map(|point| Point::new(sampled.position(point).x, z[point]))
                    .collect()
            }
        };
        sort_by(&mut line, |a, b| a.x.total_cmp(&b.x));
        let bent = if self.are_exact() {
            with_crossings(&line)
        } else {
            line
        };
        let passed = |at: &Point| Point::new(at.x, activation.apply(at.y));
        Some(bent.iter().map(passed).collect())
    }

    fn range_of(&self, layer: usize) -> (f64, f64) {
        let units = self.network.hidden_layers()[layer].units();
        let activation = self.network.activation();
        let mut range = (0.0_f64, 0.0_f64);
        let mut include = |z: f64| {
            let passed = activation.apply(z);
            range = (range.0.min(passed), range.1.max(passed));
        };
        match &self.source {
            Source::Exact(layers) => {
                let cells = &layers[layer];
                for vertex in cells.vertices() {
                    (0..units).for_each(|unit| include(cells.score(vertex, unit)));
                }
            }
            Source::Sampled(sampled) => {
                for unit in 0..units {
                    let values = sampled.values(UnitId::new(layer, unit));
                    values.iter().for_each(|&z| include(z));
                }
            }
        }
        range
    }
}

/// The parts of a region on either side of a hinge, from the pre-activations at its corners.
fn parts(corners: &[(Point, f64)], activation: Activation) -> Vec<UnitFacet> {
    let is_on = |corner: &(Point, f64)| corner.1 > 0.0;
    let is_off = |corner: &(Point, f64)| corner.1 < 0.0;
    let passed = |z: f64, on: bool| {
        // A crossing is zero, whatever is left of it after rounding.
        let z = if on { z.max(0.0) } else { z.min(0.0) };
        activation.apply(z)
    };
    let whole = |on: bool| UnitFacet {
        corners: corners.iter().map(|corner| corner.0).collect(),
        passed: corners.iter().map(|corner| passed(corner.1, on)).collect(),
    };
    if !corners.iter().any(is_on) {
        return vec![whole(false)];
    }
    if !corners.iter().any(is_off) {
        return vec![whole(true)];
    }
    let mut sides = [true, false].map(|on| {
        let empty = UnitFacet {
            corners: Vec::new(),
            passed: Vec::new(),
        };
        (on, empty)
    });
    for (index, &(from, z)) in corners.iter().enumerate() {
        let (to, next) = corners[(index + 1) % corners.len()];
        for (on, side) in &mut sides {
            if z == 0.0 || (z > 0.0) == *on {
                side.corners.push(from);
                side.passed.push(passed(z, *on));
            }
            if (z > 0.0 && next < 0.0) || (z < 0.0 && next > 0.0) {
                side.corners.push(crossing((from, z), (to, next)));
                side.passed.push(0.0);
            }
        }
    }
    sides.map(|(_, side)| side).into()
}

/// Where a pre-activation is zero between two places, the same from either side.
pub(super) fn crossing(a: (Point, f64), b: (Point, f64)) -> Point {
    let ((from, low), (to, high)) = if a.1 < b.1 { (a, b) } else { (b, a) };
    // Halves, for the difference of two floats may overflow.
    let share = 0.5 * low / (0.5 * low - 0.5 * high);
    from.lerp(to, if share.is_finite() { share } else { 0.5 })
}

/// A line of pre-activations over x1 with the points where it crosses zero.
fn with_crossings(line: &[Point]) -> Vec<Point> {
    let mut all = Vec::with_capacity(2 * line.len());
    for (index, &from) in line.iter().enumerate() {
        all.push(from);
        let Some(&to) = line.get(index + 1) else {
            continue;
        };
        if (from.y > 0.0 && to.y < 0.0) || (from.y < 0.0 && to.y > 0.0) {
            let flat = |at: Point| Point::new(at.x, 0.0);
            let zero = crossing((flat(from), from.y), (flat(to), to.y));
            all.push(zero);
        }
    }
    all
}

/// The pre-activations of every hidden unit at some examples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreActivations {
    /// By layer, unit and example.
    values: Vec<Vec<Vec<f64>>>,
    examples: usize,
}

/// How the pre-activations of all units of a layer are spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// What is counted: bins of one width from −`reach` to `reach`, each with its upper end. As many lie below 0 as above.
    pub counts: Vec<usize>,
    /// The largest size of a pre-activation.
    pub reach: f64,
    /// How many are not above 0, so that their unit is off.
    pub off: usize,
}

impl Histogram {
    /// Number of bins on either side of 0.
    pub const HALF: usize = 12;

    /// How many there are: examples times units.
    #[must_use]
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The share that is not above 0; `None` where there are none.
    #[must_use]
    pub fn share_off(&self) -> Option<f64> {
        (self.all() > 0).then(|| self.off as f64 / self.all() as f64)
    }
}

impl PreActivations {
    /// Those of a network at some places.
    #[must_use]
    pub fn of(network: &Network, places: impl IntoIterator<Item = Point>) -> Self {
        let mut values: Vec<Vec<Vec<f64>>> = (network.hidden_layers().iter())
            .map(|layer| vec![Vec::new(); layer.units()])
            .collect();
        let mut examples = 0;
        for at in places {
            examples += 1;
            let z = network.pre_activations(at);
            for (units, layer) in values.iter_mut().zip(z) {
                for (unit, z) in units.iter_mut().zip(layer) {
                    unit.push(z);
                }
            }
        }
        Self { values, examples }
    }

    /// Number of examples.
    #[must_use]
    pub const fn examples(&self) -> usize {
        self.examples
    }

    /// The pre-activations of a unit, example by example; empty for a unit that does not exist.
    #[must_use]
    pub fn of_unit(&self, unit: UnitId) -> &[f64] {
        let layer = self.values.get(unit.layer);
        layer
            .and_then(|units| units.get(unit.unit))
            .map_or(&[], Vec::as_slice)
    }

    /// On how many examples a unit is on.
    #[must_use]
    pub fn on(&self, unit: UnitId) -> usize {
        self.of_unit(unit).iter().filter(|z| **z > 0.0).count()
    }

    /// The histogram of a layer: every example counts once for each unit. A layer that does not exist has none.
    #[must_use]
    pub fn histogram(&self, layer: usize) -> Histogram {
        let all = || self.values.get(layer).into_iter().flatten().flatten();
        let reach = (all().map(|z| z.abs()))
            .filter(|size| size.is_finite())
            .fold(0.0, f64::max);
        let mut counts = vec![0; 2 * Histogram::HALF];
        for &z in all() {
            counts[bin_of(z, reach)] += 1;
        }
        Histogram {
            reach,
            off: counts[..Histogram::HALF].iter().sum(),
            counts,
        }
    }
}

/// The bin of a pre-activation. What is not above 0 lies in one of the lower half, whatever rounding makes of it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped first; what is no number becomes 0"
)]
fn bin_of(z: f64, reach: f64) -> usize {
    let half = Histogram::HALF;
    let place = (z / reach * half as f64).ceil() + (half as f64 - 1.0);
    let (low, high) = if z > 0.0 {
        (half, 2 * half - 1)
    } else {
        (0, half - 1)
    };
    (place.max(0.0) as usize).clamp(low, high)
}
