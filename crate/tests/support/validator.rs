//! The validator: laws that hold for every complex, checked through the public interface only.

use std::collections::{BTreeMap, BTreeSet};

use crease::geometry::polygon_area;
use crease::{CellComplex, Network, Point, RegionId, UnitId, Vec2, VertexId};

/// The required agreement of computed areas, values and positions, relative to the largest number involved.
pub(crate) const AGREEMENT: f64 = 1e-9;

/// Checks every law of a complex; `name` starts the message of a failure.
pub(crate) fn assert_valid(name: &str, complex: &CellComplex) {
    let checked = Checked { name, complex };
    checked.euler();
    checked.half_edges_match();
    checked.regions_are_convex_and_tile_the_frame();
    checked.patterns_differ_by_the_units_of_edges();
    checked.insides_agree_with_a_forward_pass();
    checked.hinges_are_the_edges_of_their_units();
    checked.bands_tile_the_frame();
    checked.boundary_parts_positive_from_the_rest();
}

struct Checked<'a> {
    name: &'a str,
    complex: &'a CellComplex,
}

impl Checked<'_> {
    fn euler(&self) {
        let c = self.complex;
        assert_eq!(
            c.vertex_count() + c.region_count(),
            c.edge_count() + 1,
            "{}: V − E + F = 1",
            self.name
        );
    }

    /// Every edge is a side of the regions it names, and every side of a region is such an edge.
    fn half_edges_match(&self) {
        let c = self.complex;
        let mut sides: BTreeMap<(VertexId, VertexId), RegionId> = BTreeMap::new();
        for region in c.regions() {
            let corners: Vec<VertexId> = c.corners(region).collect();
            let distinct: BTreeSet<&VertexId> = corners.iter().collect();
            assert_eq!(distinct.len(), corners.len(), "{}: {region:?}", self.name);
            assert!(corners.len() >= 3, "{}: {region:?}", self.name);
            for (place, &from) in corners.iter().enumerate() {
                let to = corners[(place + 1) % corners.len()];
                let known = sides.insert((from, to), region);
                assert_eq!(known, None, "{}: two regions on one side", self.name);
            }
        }
        for edge in c.edges() {
            let (from, to) = c.ends(edge);
            let (left, right) = c.sides(edge);
            assert_ne!((left, right), (None, None), "{}: {edge:?}", self.name);
            assert_eq!(sides.remove(&(from, to)), left, "{}: {edge:?}", self.name);
            assert_eq!(sides.remove(&(to, from)), right, "{}: {edge:?}", self.name);
        }
        assert!(sides.is_empty(), "{}: sides without edges", self.name);
    }

    fn regions_are_convex_and_tile_the_frame(&self) {
        let c = self.complex;
        let frame = polygon_area(c.frame());
        let size = self.extent();
        let mut sum = 0.0;
        for region in c.regions() {
            let polygon = c.polygon(region);
            sum += polygon_area(&polygon);
            for (place, &at) in polygon.iter().enumerate() {
                let next = polygon[(place + 1) % polygon.len()];
                let after = polygon[(place + 2) % polygon.len()];
                let turn = (next - at).cross(after - next);
                assert!(
                    turn > -AGREEMENT * size * size,
                    "{}: {region:?} is not convex",
                    self.name
                );
            }
        }
        assert!(
            (sum - frame).abs() <= AGREEMENT * size * size,
            "{}: {sum} of {frame}",
            self.name
        );
    }

    /// Patterns are all different, and across an edge exactly those units switch whose hinges it lies on.
    fn patterns_differ_by_the_units_of_edges(&self) {
        let c = self.complex;
        let patterns: Vec<_> = c.regions().map(|region| c.pattern(region)).collect();
        let distinct: BTreeSet<_> = patterns.iter().collect();
        assert_eq!(
            distinct.len(),
            patterns.len(),
            "{}: patterns repeat",
            self.name
        );
        for edge in c.edges() {
            if let (Some(left), Some(right)) = c.sides(edge) {
                let (left, right) = (&patterns[left.index()], &patterns[right.index()]);
                let switched: Vec<UnitId> = (left.units())
                    .filter(|&unit| left.is_on(unit) != right.is_on(unit))
                    .collect();
                assert!(
                    !switched.is_empty(),
                    "{}: {edge:?} separates equal patterns",
                    self.name
                );
                assert_eq!(c.units_of(edge), switched, "{}: {edge:?}", self.name);
            }
        }
    }

    /// Patterns, formulas and location agree with a forward pass, except where rounding decides.
    fn insides_agree_with_a_forward_pass(&self) {
        let c = self.complex;
        let network = c.network();
        for region in c.regions() {
            let inside = mean(&c.polygon(region));
            let z = network.pre_activations(inside);
            let sizes = magnitudes(network, inside);
            let pattern = c.pattern(region);
            let mut clear = true;
            for unit in pattern.units() {
                let size = sizes[unit.layer][unit.unit];
                let value = z[unit.layer][unit.unit];
                if value.abs() <= AGREEMENT * size {
                    clear = false;
                } else if clear {
                    assert_eq!(
                        pattern.is_on(unit),
                        value > 0.0,
                        "{}: {unit:?} in {region:?}",
                        self.name
                    );
                }
            }
            if clear {
                assert_eq!(c.region_at(inside), Some(region), "{}", self.name);
            }
            self.formulas_hold(region, inside, clear);
        }
    }

    /// The formula of a region gives the scores at its corners, and at a point inside that is away from its hinges.
    fn formulas_hold(&self, region: RegionId, inside: Point, clear: bool) {
        let c = self.complex;
        let far = Point::new(self.extent(), self.extent());
        let sizes = magnitudes(c.network(), far).pop().unwrap();
        for (output, size) in sizes.iter().enumerate() {
            let formula = c.affine(region, output);
            let scores = c
                .corners(region)
                .map(|at| (c.position(at), c.score(at, output)));
            let inner = clear.then(|| (inside, c.network().scores(inside)[output]));
            for (at, score) in scores.chain(inner) {
                let off = (formula.at(at) - score).abs();
                assert!(
                    off <= AGREEMENT * size,
                    "{}: {region:?} is off by {off} at {at:?}",
                    self.name
                );
            }
        }
    }

    fn hinges_are_the_edges_of_their_units(&self) {
        let c = self.complex;
        let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
        let mut left_of: BTreeMap<(VertexId, VertexId), Option<RegionId>> = BTreeMap::new();
        for edge in c.edges() {
            let (from, to) = c.ends(edge);
            let (left, right) = c.sides(edge);
            left_of.extend([((from, to), left), ((to, from), right)]);
            for unit in c.units_of(edge) {
                *counts.entry(unit).or_default() += 1;
            }
        }
        for unit in c.network().hidden_units() {
            let lines = c.hinge_vertices(unit);
            let pieces: usize = lines.iter().map(|line| line.len() - 1).sum();
            let edges = counts.get(&unit).copied().unwrap_or(0);
            assert_eq!(pieces, edges, "{}: {unit:?}", self.name);
            for pair in lines.iter().flat_map(|line| line.windows(2)) {
                let left = left_of[&(pair[0], pair[1])];
                let is_on = left.map(|region| c.pattern(region).is_on(unit));
                assert_eq!(is_on, Some(true), "{}: left of {unit:?}", self.name);
            }
        }
    }

    fn bands_tile_the_frame(&self) {
        let c = self.complex;
        for output in 0..c.network().outputs() {
            let size = self.score_size(output);
            let levels = [-0.5 * size, 0.0, 0.25 * size];
            let mut sum = 0.0;
            for band in c.bands(output, &levels) {
                sum += polygon_area(&band.polygon);
                let formula = c.affine(band.region, output);
                for &at in &band.polygon {
                    let slack = AGREEMENT
                        * (size
                            + formula.c.abs()
                            + (formula.a.abs() + formula.b.abs()) * self.extent());
                    let low = band.band.checked_sub(1).map(|below| levels[below]);
                    let high = levels.get(band.band);
                    let score = formula.at(at);
                    assert!(low.is_none_or(|low| score >= low - slack), "{}", self.name);
                    assert!(
                        high.is_none_or(|high| score <= high + slack),
                        "{}",
                        self.name
                    );
                }
            }
            let off = (sum - polygon_area(c.frame())).abs();
            assert!(
                off <= AGREEMENT * self.extent().powi(2),
                "{}: bands miss {off}",
                self.name
            );
        }
    }

    /// Boundary lines are where the score is zero; where it clearly has one sign at all vertices, there are none.
    fn boundary_parts_positive_from_the_rest(&self) {
        let c = self.complex;
        for output in 0..c.network().outputs() {
            let boundary = c.boundary(output);
            let scores = || {
                (0..c.vertex_count())
                    .zip(c.vertices())
                    .map(|(_, v)| c.score(v, output))
            };
            // Scores are rounded, and a small one may have the wrong sign: points close to zero are left to the reference.
            let clear = AGREEMENT * self.score_size(output);
            if scores().all(|score| score > clear) || scores().all(|score| score < -clear) {
                assert_eq!(boundary.length, 0.0, "{}", self.name);
            }
            let drawn: f64 = (boundary.lines.iter())
                .flat_map(|line| line.windows(2).map(|pair| pair[0].distance(pair[1])))
                .sum();
            let most = boundary.length + boundary.length_on_edges;
            let slack = AGREEMENT * (most + self.extent());
            assert!(drawn <= most + slack, "{}: {drawn} of {most}", self.name);
            assert!(drawn >= boundary.length - slack, "{}: {drawn}", self.name);
        }
    }

    /// The absolute value of the frame's largest coordinate.
    fn extent(&self) -> f64 {
        let corners = self.complex.frame().iter();
        corners.fold(0.0, |most, p| most.max(p.x.abs()).max(p.y.abs()))
    }

    /// The absolute value of the largest score at any vertex.
    fn score_size(&self, output: usize) -> f64 {
        let c = self.complex;
        c.vertices()
            .fold(0.0, |most, at| most.max(c.score(at, output).abs()))
    }
}

/// The mean of a polygon's corners, which lies inside a convex polygon, however thin.
fn mean(corners: &[Point]) -> Point {
    let share = corners.iter().fold(0.0, |n, _| n + 1.0_f64).recip();
    let from = corners[0];
    let sum = |of: fn(Vec2) -> f64| corners.iter().map(|&at| of(at - from)).sum::<f64>();
    from + Vec2::new(sum(|way| way.x), sum(|way| way.y)) * share
}

/// The largest possible size of pre-activations at a point if nothing cancelled; rounding is relative to this.
pub(crate) fn magnitudes(network: &Network, at: Point) -> Vec<Vec<f64>> {
    let bend = network.activation().slope_off().abs().max(1.0);
    let mut inputs = vec![at.x.abs(), at.y.abs()];
    inputs.truncate(network.inputs());
    let mut all = Vec::new();
    for layer in network.layers() {
        let size = |unit: usize| {
            let parts = layer.row(unit).iter().zip(&inputs);
            parts.map(|(w, h)| w.abs() * h).sum::<f64>() + layer.biases()[unit].abs()
        };
        let sizes: Vec<f64> = (0..layer.units()).map(size).collect();
        inputs = sizes.iter().map(|size| bend * size).collect();
        all.push(sizes);
    }
    all
}
