//! Level sets of the score: the decision boundary, with exact signs, and bands between levels for painting.

use std::cmp::Ordering;

use crate::cells::complex::CellComplex;
use crate::cells::exact::sign::Signs;
use crate::cells::exact::sign::border_signs;
use crate::cells::id::{EdgeId, RegionId, VertexId, compact};
use crate::geometry::{Point, join};

/// The decision boundary of one output: where its score is zero.
///
/// Which edges and regions it crosses, and how its lines connect, is exact. The position of a crossing on an edge is right
/// up to rounding as long as floats can hold the scores at both ends, which is up to 1.8·10^308 in size. Beyond that, it is
/// some point of the edge, and lengths are equally imprecise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boundary {
    /// The border of the part where the score is positive, with that part on the left; along the frame only where the score
    /// is zero there. Closed lines end where they start.
    pub lines: Vec<Vec<Point>>,
    /// Length of the zero set where the score changes sign inside regions.
    pub length: f64,
    /// Length of the edges along which the score is zero, except between regions that are zero throughout.
    pub length_on_edges: f64,
    /// Area of the regions on which the score is zero throughout.
    pub zero_area: f64,
}

/// A convex part of a region on which the score stays between two neighbouring levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Corners, counter-clockwise.
    pub polygon: Vec<Point>,
    /// The number of levels below the band: 0 below the first level, the number of levels above the last.
    pub band: usize,
    /// The region that contains it.
    pub region: RegionId,
}

impl<const W: usize> CellComplex<W> {
    /// The decision boundary of an output, where its score is zero.
    ///
    /// An output that does not exist has an empty boundary.
    #[must_use]
    pub fn boundary(&self, output: usize) -> Boundary {
        if output >= self.network.outputs() {
            return Boundary::default();
        }
        let zero_set = ZeroSet {
            complex: self,
            signs: &self.signs[self.network.hidden_layers().len()],
            output,
        };
        let mut boundary = Boundary::default();
        let mut segments = Vec::new();
        let signs = zero_set.cross_regions(&mut boundary, &mut segments);
        zero_set.follow_edges(&signs, &mut boundary, &mut segments);
        let lines = join(&segments, self.vertex_count() + self.edge_count());
        boundary.lines = (lines.iter())
            .map(|line| line.iter().map(|&point| zero_set.point(point)).collect())
            .collect();
        boundary
    }

    /// The regions cut along the ascending `levels` of an output's score; a constant region at a level counts as above it.
    ///
    /// Neighbours meet in the same points, so no gap is visible between them. On an edge with a score that no float can
    /// hold, the crossing is some point of the edge, as for [`Boundary`]. An output that does not exist has no bands.
    #[must_use]
    pub fn bands(&self, output: usize, levels: &[f64]) -> Vec<Band> {
        if output >= self.network.outputs() {
            return Vec::new();
        }
        let mut bands = Vec::with_capacity(self.region_count());
        for region in self.regions() {
            let corners: Vec<Corner> = self
                .corners(region)
                .map(|vertex| Corner {
                    vertex,
                    at: self.position(vertex),
                    score: self.score(vertex, output),
                })
                .collect();
            let scores = || corners.iter().map(|corner| corner.score);
            let least = scores().fold(f64::INFINITY, f64::min);
            let most = scores().fold(f64::NEG_INFINITY, f64::max);
            let lowest = levels.partition_point(|&level| level <= least);
            let highest = levels.partition_point(|&level| level < most).max(lowest);
            for band in lowest..=highest {
                let floor = (band > lowest).then(|| levels[band - 1]);
                let ceiling = (band < highest).then(|| levels[band]);
                let polygon = clipped(&corners, floor, ceiling);
                bands.push(Band {
                    polygon,
                    band,
                    region,
                });
            }
        }
        bands
    }
}

/// The zero set of one output. Its points are numbered: the vertices first, then the crossing on each edge.
struct ZeroSet<'a, const W: usize> {
    complex: &'a CellComplex<W>,
    signs: &'a [Signs<W>],
    output: usize,
}

impl<const W: usize> ZeroSet<'_, W> {
    fn sign(&self, vertex: VertexId) -> Ordering {
        self.signs[vertex.index()].of(self.output)
    }

    /// Measures the zero set inside regions; returns the sign in each region, positive where it has both.
    fn cross_regions(
        &self,
        boundary: &mut Boundary,
        segments: &mut Vec<(u32, u32)>,
    ) -> Vec<Ordering> {
        let mut signs = Vec::with_capacity(self.complex.region_count());
        for region in self.complex.regions() {
            let all = border_signs(&self.complex.topology, self.signs, region);
            let sign = all.of(self.output);
            if all.both().has(self.output) {
                let (from, to) = self.chord(region);
                boundary.length += self.point(from).distance(self.point(to));
                segments.push((from, to));
            } else if sign == Ordering::Equal {
                boundary.zero_area += self.complex.area(region);
            }
            signs.push(sign);
        }
        signs
    }

    /// Measures the zero set along edges, from the sign in each region.
    fn follow_edges(
        &self,
        signs: &[Ordering],
        boundary: &mut Boundary,
        segments: &mut Vec<(u32, u32)>,
    ) {
        let complex = self.complex;
        for edge in complex.edges() {
            let (a, b) = complex.ends(edge);
            if self.sign(a).is_ne() || self.sign(b).is_ne() {
                continue;
            }
            let (left, right) = complex.sides(edge);
            let side = |region: Option<RegionId>| region.map(|region| signs[region.index()]);
            let (left, right) = (side(left), side(right));
            if [left, right].into_iter().flatten().any(Ordering::is_ne) {
                boundary.length_on_edges += complex.position(a).distance(complex.position(b));
            }
            let positive = Some(Ordering::Greater);
            if left == positive && right != positive {
                segments.push((a.0, b.0));
            } else if right == positive && left != positive {
                segments.push((b.0, a.0));
            }
        }
    }

    /// The zero line of the score through a region that has both signs, with the positive part on its left.
    fn chord(&self, region: RegionId) -> (u32, u32) {
        let topology = &self.complex.topology;
        let vertices = topology.vertex_count();
        let (mut rise, mut fall) = (0, 0);
        for at in topology.border(region) {
            let (from, to) = (topology.origin(at), topology.target(at));
            match (self.sign(from), self.sign(to)) {
                (Ordering::Less, Ordering::Greater) => rise = compact(vertices + at.edge().index()),
                (Ordering::Equal, Ordering::Greater) => rise = from.0,
                (Ordering::Greater, Ordering::Less) => fall = compact(vertices + at.edge().index()),
                (Ordering::Greater, Ordering::Equal) => fall = to.0,
                _ => (),
            }
        }
        (fall, rise)
    }

    fn point(&self, number: u32) -> Point {
        let vertices = self.complex.vertex_count();
        let Some(edge) = (number as usize).checked_sub(vertices) else {
            return self.complex.position(VertexId(number));
        };
        let (a, b) = self.complex.ends(EdgeId::new(edge));
        let score = |vertex| self.complex.score(vertex, self.output).abs();
        crossing(
            self.complex.position(a),
            self.complex.position(b),
            (score(a), score(b)),
        )
    }
}

/// The point between two ends whose distances to the ends are proportional to the differences in score.
fn crossing(a: Point, b: Point, (from_a, from_b): (f64, f64)) -> Point {
    // The sum of two floats may overflow.
    let half = if (from_a + from_b).is_finite() {
        1.0
    } else {
        0.5
    };
    let t = half * from_a / (half * from_a + half * from_b);
    a.lerp(b, if t.is_finite() { t } else { 0.5 })
}

/// A corner of a region with its score.
#[derive(Clone, Copy, Debug)]
struct Corner {
    vertex: VertexId,
    at: Point,
    score: f64,
}

/// The part of a region between two scores.
fn clipped(corners: &[Corner], floor: Option<f64>, ceiling: Option<f64>) -> Vec<Point> {
    let mut polygon = Vec::with_capacity(corners.len() + 2);
    let above = |score: f64| floor.is_none_or(|floor| score >= floor);
    let below = |score: f64| ceiling.is_none_or(|ceiling| score <= ceiling);
    let next = corners.iter().cycle().skip(1);
    for (from, to) in corners.iter().zip(next) {
        if above(from.score) && below(from.score) {
            polygon.push(from.at);
        }
        let levels = if from.score < to.score {
            [floor, ceiling]
        } else {
            [ceiling, floor]
        };
        for level in levels.into_iter().flatten() {
            let (low, high) = (from.score.min(to.score), from.score.max(to.score));
            if low < level && level < high {
                polygon.push(level_point(from, to, level));
            }
        }
    }
    polygon
}

/// The point where an edge reaches a level; the same point from both sides of the edge.
fn level_point(from: &Corner, to: &Corner, level: f64) -> Point {
    let (a, b) = if from.vertex < to.vertex {
        (from, to)
    } else {
        (to, from)
    };
    let away = |corner: &Corner| (corner.score - level).abs();
    crossing(a.at, b.at, (away(a), away(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_right_where_the_sum_of_scores_overflows() {
        let (a, b) = (Point::new(1.0, 0.0), Point::new(3.0, 4.0));
        let part = |size: f64| crossing(a, b, (1.5 * size, 0.5 * size));
        for size in [1.0, 2.0_f64.powi(-900), 2.0_f64.powi(1023)] {
            assert_eq!(part(size), Point::new(2.5, 3.0), "{size:e}");
        }
        assert_eq!(crossing(a, b, (f64::MAX, f64::MAX)), Point::new(2.0, 2.0));
        assert_eq!(
            crossing(a, b, (f64::INFINITY, f64::INFINITY)),
            Point::new(2.0, 2.0)
        );
    }
}
