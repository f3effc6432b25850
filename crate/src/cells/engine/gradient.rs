//! Bounds on the slopes of units in one region, from their values at three of its corners.
//!
//! Bounds that hold in every region at once multiply the norms of all layers; after a few layers they are far larger than
//! the slopes in any region. Within one region, the actual differences between corners give much tighter bounds.

use super::subdivide::Subdivision;
use crate::cells::exact::rounding::{RAISE, UNDERFLOW, larger};
use crate::cells::id::RegionId;
use crate::geometry::Vec2;
use crate::network::UnitId;

/// The size, relative to the values at hand, below which a region's own gradients are not worth computing: 2^-38, so that
/// about one of 10^11 values is smaller.
const FINE: f64 = f64::EPSILON * 16384.0;

/// Three corners of a region, chosen far apart by a cheap rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Triangle {
    corners: [usize; 3],
    /// The displacements from the first corner to the other two, as computed.
    ways: [Vec2; 2],
    /// Upper bounds on the largest coordinates of the true displacements.
    lengths: [f64; 2],
    /// Lower bound on the absolute cross product of the true displacements; not positive where no bound is known.
    spread: f64,
    /// Bound on the error of the computed displacements.
    blur: f64,
}

impl<const W: usize> Subdivision<W> {
    /// G of a unit of the current layer: the smaller of the bound for all regions and, if a triangle is given, the bound for
    /// its region.
    #[inline]
    pub(crate) fn gradient(&self, unit: UnitId, triangle: Option<Triangle>) -> f64 {
        let overall = self.plans[unit.layer].bounds.gradient(unit.unit);
        let local = triangle.map(|triangle| self.local_gradient(&triangle, unit.unit));
        local.map_or(overall, |local| local.min(overall))
    }

    /// A triangle of a region, where the G of all regions would make a distance count for more than the error at a vertex.
    #[inline]
    pub(crate) fn triangle_for(
        &self,
        layer: usize,
        region: RegionId,
        (distance, vertex): (f64, usize),
    ) -> Option<Triangle> {
        let overall = self.plans[layer].bounds.steepest() * distance;
        let known = self.values.bounds(vertex);
        (overall > larger(known.error, FINE * known.norm)).then(|| self.triangle(region))
    }

    /// A triangle of corners of a region: one corner, the corner farthest from it, and the corner farthest from both.
    #[inline]
    fn triangle(&self, region: RegionId) -> Triangle {
        let first = self.topology.origin(self.topology.start_of(region)).index();
        let way = |to: usize| self.positions[to] - self.positions[first];
        let second = self.farthest(region, |to| larger(way(to).x.abs(), way(to).y.abs()));
        let along = way(second);
        let third = self.farthest(region, |to| along.cross(way(to)).abs());
        let cross = along.cross(way(third)).abs();
        let lengths = [second, third].map(|to| self.reach(first, to));
        let blur = self.blur();
        // Two products with factors off by `blur` each, and their rounding.
        let doubt = 2.0 * blur * (lengths[0] + lengths[1])
            + 8.0 * f64::EPSILON * lengths[0] * lengths[1]
            + UNDERFLOW;
        Triangle {
            corners: [first, second, third],
            ways: [along, way(third)],
            lengths,
            spread: cross / RAISE - RAISE * doubt,
            blur,
        }
    }

    /// The corner of a region with the largest `size`, the first of several.
    #[inline]
    fn farthest(&self, region: RegionId, size: impl Fn(usize) -> f64) -> usize {
        let start = self.topology.start_of(region);
        let (mut corner, mut at) = self.topology.corner(start);
        let (mut best, mut largest) = (corner, 0);
        while at != start {
            (corner, at) = self.topology.corner(at);
            // The bits of non-negative floats have the order of the floats, and comparing them needs no jump.
            let bits = size(corner.index()).to_bits();
            best = if bits > largest { corner } else { best };
            largest = largest.max(bits);
        }
        best.index()
    }

    /// Upper bound on the sum of the absolute slopes of a unit of the current layer in the triangle's region; infinite where
    /// the triangle is too thin.
    ///
    /// With the true displacements e₁, e₂ and the true differences d₁, d₂ of the unit along them, the slopes are
    /// (d₁·e₂.y − d₂·e₁.y, d₂·e₁.x − d₁·e₂.x) / (e₁ × e₂). A computed difference is off by at most R of both ends.
    #[inline]
    fn local_gradient(&self, triangle: &Triangle, place: usize) -> f64 {
        let [first, second, third] = triangle.corners;
        let [along, aside] = triangle.ways;
        let value = |vertex: usize| self.values.at(vertex)[place];
        let doubt = |to: usize| self.values.error(first) + self.values.error(to);
        let steps = [value(second) - value(first), value(third) - value(first)];
        let doubts = [doubt(second), doubt(third)];
        let slopes = (steps[0] * aside.y - steps[1] * along.y).abs()
            + (steps[1] * along.x - steps[0] * aside.x).abs();
        let [long, wide] = triangle.lengths;
        let sizes = steps[0].abs() * wide + steps[1].abs() * long;
        let off = doubts[0] * wide
            + doubts[1] * long
            + triangle.blur * (steps[0].abs() + steps[1].abs())
            + 8.0 * f64::EPSILON * sizes;
        let gradient = RAISE * (slopes + 2.0 * off + UNDERFLOW) / triangle.spread;
        if triangle.spread > 0.0 && gradient.is_finite() {
            gradient + UNDERFLOW
        } else {
            f64::INFINITY
        }
    }
}
