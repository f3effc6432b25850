//! New vertices, where the hinge of a unit crosses an edge.

use std::cmp::Ordering;

use super::gradient::Triangle;
use super::subdivide::Subdivision;
use super::values::{Values, zero_between};
use crate::cells::exact::accuracy::CutBounds;
use crate::cells::exact::rounding::UNDERFLOW;
use crate::cells::exact::step::Definition;
use crate::cells::id::{RegionId, VertexId};
use crate::cells::topology::HalfEdgeId;
use crate::network::UnitId;

/// How far a vertex of the first layer may be from its true position, relative to the largest coordinate of the frame,
/// before exact arithmetic places it: 2^-22. The bound is a thousand times the usual error; only lines that are parallel to
/// many digits exceed it.
const LARGEST_SHIFT: f64 = 1_073_741_824.0 * f64::EPSILON;

/// Error of a position computed exactly and then rounded, relative to the largest coordinate of the frame.
const PLACED_SHIFT: f64 = 8.0 * f64::EPSILON;

/// An edge about to be cut: its half-edge, its ends and the unit whose hinge crosses it.
#[derive(Clone, Copy, Debug)]
struct Cut {
    at: HalfEdgeId,
    ends: [usize; 2],
    unit: UnitId,
    /// The region that has the half-edge on its border.
    region: RegionId,
    /// Three corners of the region, when its own gradients are needed.
    triangle: Option<Triangle>,
}

impl<const W: usize> Subdivision<W> {
    /// Inserts a vertex where a unit is zero on an edge whose ends have opposite signs.
    #[inline]
    pub(crate) fn cut(&mut self, at: HalfEdgeId, region: RegionId, unit: UnitId) -> VertexId {
        let ends = [self.topology.origin(at), self.topology.target(at)].map(VertexId::index);
        let edge = at.edge().index();
        let cut = Cut {
            at,
            ends,
            unit,
            region,
            triangle: self.triangle_for(unit.layer, region, (self.offsets[edge], ends[0])),
        };
        self.add_vertex(cut);
        let bounds = self.bound_vertex(cut);
        self.settle_signs(cut, bounds);
        self.lines.push(self.lines[edge]);
        self.offsets.push(self.offsets[edge]);
        self.topology.cut(at)
    }

    /// Appends the new vertex to everything stored per vertex; its bounds and doubtful signs are still missing.
    #[inline]
    fn add_vertex(&mut self, cut: Cut) {
        let [a, b] = cut.ends;
        let vertex = self.values.len();
        let value = |end: usize| self.values.entry(end, cut.unit.unit);
        let t = zero_between(value(a), value(b));
        self.values.interpolate(a, b, t);
        let position = self.positions[a].lerp(self.positions[b], t);
        self.positions.push(position);
        let line = self.lines[cut.at.edge().index()];
        let crossing = Definition::Crossing(line, self.hinge(cut.unit, cut.region));
        self.definitions.push(crossing);
        for signs in &mut self.signs {
            // No hinge drawn so far crosses an open edge, so each sign is that of either end.
            signs.push(signs[a].union(signs[b]));
        }
        // Exactly zero, not an interpolated almost-zero: later units must see the same sign.
        self.signs[cut.unit.layer][vertex].set(cut.unit.unit, Ordering::Equal);
        self.values.correct(vertex, cut.unit.unit, 0.0);
    }

    /// Bounds the errors at the new vertex, and places it exactly where it may be too far from its true position.
    #[inline]
    fn bound_vertex(&mut self, cut: Cut) -> CutBounds {
        let [a, b] = cut.ends;
        let vertex = self.shifts.len();
        let edge = cut.at.edge().index();
        let bounds = CutBounds {
            error: self.values.error(vertex),
            end_errors: self.values.error(a) + self.values.error(b),
            offset: self.offsets[edge],
            slack: 0.0,
        };
        let gradient = self.gradient(cut.unit, cut.triangle);
        let bounds = bounds.with_slack(self.step(cut, cut.unit.unit), gradient);
        let shift = bounds.shift(self.reach(a, b));
        if shift <= self.largest_shift(cut.unit.layer) {
            self.shifts.push(shift);
            return bounds;
        }
        let shift = PLACED_SHIFT * self.extent + UNDERFLOW;
        self.place(vertex, cut.unit.layer);
        self.shifts.push(shift);
        self.offsets[edge] = self.offsets[edge].max(shift);
        CutBounds::placed(self.values.error(vertex), shift)
    }

    /// The D beyond which exact arithmetic places a vertex of a layer: bounds, unlike errors, at least double from layer to
    /// layer.
    #[inline]
    pub(crate) fn largest_shift(&self, layer: usize) -> f64 {
        (0..layer).fold(LARGEST_SHIFT * self.extent, |shift, _| 2.0 * shift)
    }

    /// Places a vertex by its exact definition, and computes its values in a layer from that position.
    #[inline]
    fn place(&mut self, vertex: usize, layer: usize) {
        let id = (VertexId::new(vertex), self.definitions[vertex]);
        let (exact, given) = self.exact_step();
        let position = exact.position(id, given);
        let inputs = [position.x, position.y];
        let mut values = Values::exact(
            self.network.inputs(),
            std::iter::once(&inputs[..self.network.inputs()]),
        );
        for before in 0..=layer {
            let spare = (Values::default(), 0);
            values = values.product(&self.plans[before], spare);
            let signs = self.signs[before][vertex];
            let units = self.network.layers()[before].units();
            for place in (0..units).filter(|&place| !signs.nonzero().has(place)) {
                values.correct(0, place, 0.0);
            }
            if before < layer {
                values.activate(self.network.activation().slope_off(), &[signs]);
            }
        }
        self.positions[vertex] = position;
        self.values.replace(vertex, &values);
        let signs = self.signs[layer][vertex];
        for place in (signs.nonzero() & !signs.both()).places() {
            self.agree(vertex, place, signs.of(place));
        }
    }

    /// Decides the signs of those units of a layer that change between the ends of the edge.
    #[inline]
    fn settle_signs(&mut self, cut: Cut, bounds: CutBounds) {
        let layer = cut.unit.layer;
        let vertex = self.values.len() - 1;
        let mut signs = self.signs[layer][vertex];
        let copies = signs.both() & self.plans[layer].copies.places;
        for place in (signs.both() & !copies).places() {
            let z = self.values.entry(vertex, place);
            let gradient = self.gradient(UnitId::new(layer, place), cut.triangle);
            let doubt = bounds.doubt(self.step(cut, place), gradient);
            let sign = if z.abs() > doubt && z.is_finite() {
                z.total_cmp(&0.0)
            } else {
                let unit = UnitId::new(layer, place);
                self.exact_sign(unit, cut.region, VertexId::new(vertex))
            };
            signs.set(place, sign);
            self.agree(vertex, place, sign);
        }
        if !copies.is_empty() {
            self.plans[layer].copies.follow(&mut signs);
            for place in copies.places() {
                self.agree(vertex, place, signs.of(place));
            }
        }
        self.signs[layer][vertex] = signs;
    }

    /// Absolute difference of a unit of the current layer between the ends of an edge.
    #[inline]
    fn step(&self, cut: Cut, place: usize) -> f64 {
        let [a, b] = cut.ends;
        (self.values.entry(a, place) - self.values.entry(b, place)).abs()
    }
}
