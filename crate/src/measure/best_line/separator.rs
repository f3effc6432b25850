//! The line midway between two separable sets of points.

use robust::{Coord, orient2d};

use crate::geometry::{Affine, Point, Vec2, sort_by};

/// A line that is positive at the points above and not positive at those below, with the largest possible distance to both.
///
/// Where one side is empty, the line lies beyond all points.
pub(super) fn separator(above: Vec<Point>, below: Vec<Point>) -> Affine {
    let (above, below) = (hull(above), hull(below));
    if above.is_empty() {
        return Affine::new(1.0, 0.0, -beyond(&below));
    }
    if below.is_empty() {
        return Affine::new(1.0, 0.0, beyond(&above));
    }
    let normal = widest_gap(&above, &below).normal;
    // Not normalised: differences of coordinates have few digits, so most of the products below are exact.
    let height = |at: &Point| Affine::new(normal.x, normal.y, 0.0).at(*at);
    let low = above.iter().map(height).fold(f64::INFINITY, f64::min);
    let high = below.iter().map(height).fold(f64::NEG_INFINITY, f64::max);
    let middle = 0.5 * (low + high);
    // The middle of two neighbouring floats is one of them; a point on the line does not count as above it.
    let level = if middle < low { middle } else { high };
    Affine::new(normal.x, normal.y, -level)
}

/// An x1 beyond all points.
fn beyond(points: &[Point]) -> f64 {
    points.iter().map(|at| 2.0 * at.x.abs()).fold(1.0, f64::max)
}

/// The corners of the convex hull, counter-clockwise and without points between others (Andrew 1979). Decided exactly.
fn hull(mut points: Vec<Point>) -> Vec<Point> {
    sort_by(&mut points, |p, q| {
        p.x.total_cmp(&q.x).then(p.y.total_cmp(&q.y))
    });
    if points.len() < 2 {
        return points;
    }
    let mut corners = chain(points.iter());
    corners.append(&mut chain(points.iter().rev()));
    corners
}

/// The corners on the right-hand side of the path through sorted points, except the last, which belongs to the path back.
fn chain<'a>(points: impl Iterator<Item = &'a Point>) -> Vec<Point> {
    let coord = |Point { x, y }| Coord { x, y };
    let mut corners: Vec<Point> = Vec::new();
    for &next in points {
        while let [.., before, last] = corners[..] {
            if orient2d(coord(before), coord(last), coord(next)) > 0.0 {
                break;
            }
            corners.pop();
        }
        corners.push(next);
    }
    corners.pop();
    corners
}

/// The distance between two convex polygons, and the direction from the lower to the upper along which it is measured.
#[derive(Clone, Copy, Debug)]
struct Gap {
    normal: Vec2,
    width: f64,
}

impl Gap {
    fn narrower(self, other: Self) -> Self {
        if other.width < self.width {
            other
        } else {
            self
        }
    }
}

/// The gap at the two nearest points of two disjoint convex polygons.
fn widest_gap(above: &[Point], below: &[Point]) -> Gap {
    let up = gaps_to_sides(above, below);
    let down = gaps_to_sides(below, above).map(|gap| Gap {
        normal: gap.normal * -1.0,
        ..gap
    });
    let none = Gap {
        normal: Vec2::default(),
        width: f64::INFINITY,
    };
    up.chain(down).fold(none, Gap::narrower)
}

/// The gaps between every corner of one polygon and every side of another, with normals that point away from the latter.
fn gaps_to_sides<'a>(corners: &'a [Point], other: &'a [Point]) -> impl Iterator<Item = Gap> + 'a {
    let ends = other.iter().cycle().skip(1);
    let sides = other.iter().copied().zip(ends.copied());
    sides.flat_map(|side| corners.iter().map(move |&corner| gap_to_side(corner, side)))
}

fn gap_to_side(corner: Point, (from, to): (Point, Point)) -> Gap {
    let side = to - from;
    let along = (corner - from).dot(side);
    let nearest_end = if along <= 0.0 {
        from
    } else if along >= side.dot(side) {
        to
    } else {
        // The normal of the side itself: the direction to a computed foot would lose its digits where the gap is narrow.
        let outward = side.perpendicular() * -1.0;
        let normal = if outward.dot(corner - from) < 0.0 {
            outward * -1.0
        } else {
            outward
        };
        let width = normal.dot(corner - from) / normal.length();
        return Gap { normal, width };
    };
    let normal = corner - nearest_end;
    Gap {
        normal,
        width: normal.length(),
    }
}
