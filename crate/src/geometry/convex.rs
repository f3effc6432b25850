//! Convex polygons: cutting, intersection and difference.
//!
//! A polygon is a list of corners, counter-clockwise; a polygon without area may have any number of corners. All results are
//! rounded; exact decisions are made in [`crate::cells`].

use super::{Affine, Point, Vec2};

/// The parts of a convex polygon where an affine map is positive and where it is negative, in this order.
///
/// A part without area has no corners. Both parts contain the same two points of their common border.
#[must_use]
pub fn split(polygon: &[Point], line: Affine) -> [Vec<Point>; 2] {
    let mut parts = [Vec::new(), Vec::new()];
    let mut seen = [false; 2];
    for (index, &from) in polygon.iter().enumerate() {
        let to = polygon[(index + 1) % polygon.len()];
        let (a, b) = (line.at(from), line.at(to));
        seen = [seen[0] || a > 0.0, seen[1] || a < 0.0];
        if a >= 0.0 {
            parts[0].push(from);
        }
        if a <= 0.0 {
            parts[1].push(from);
        }
        if (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0) {
            let crossing = from.lerp(to, a / (a - b));
            parts[0].push(crossing);
            parts[1].push(crossing);
        }
    }
    for (part, seen) in parts.iter_mut().zip(seen) {
        if !seen {
            part.clear();
        }
    }
    parts
}

/// The intersection of two convex polygons; no corners where it has no area.
#[must_use]
pub fn intersection(polygon: &[Point], other: &[Point]) -> Vec<Point> {
    let mut shared = polygon.to_vec();
    for side in sides(other) {
        let [inside, _] = split(&shared, side);
        shared = inside;
    }
    shared
}

/// The part of a convex polygon outside another one, as convex polygons that do not overlap.
#[must_use]
pub fn difference(polygon: &[Point], other: &[Point]) -> Vec<Vec<Point>> {
    let mut rest = polygon.to_vec();
    let mut parts = Vec::new();
    for side in sides(other) {
        let [inside, outside] = split(&rest, side);
        if !outside.is_empty() {
            parts.push(outside);
        }
        rest = inside;
    }
    // No part of the polygon lies within all sides: return it whole rather than in pieces.
    if rest.is_empty() {
        vec![polygon.to_vec()]
    } else {
        parts
    }
}

/// Whether a point lies in a convex polygon or on its border.
#[must_use]
pub fn lies_inside(at: Point, polygon: &[Point]) -> bool {
    !polygon.is_empty() && sides(polygon).all(|side| side.at(at) >= 0.0)
}

/// The segment of a convex polygon on which an affine map has a given value; smaller values lie on its right.
///
/// `None` where the polygon has no such point. Where the map has the value along a whole side, the result is that side.
#[must_use]
pub fn level_segment(polygon: &[Point], map: Affine, value: f64) -> Option<(Point, Point)> {
    let along = map.gradient().perpendicular() * -1.0;
    let mut ends: Option<(Point, Point)> = None;
    let mut include = |at: Point| {
        let (from, to) = ends.unwrap_or((at, at));
        let place = |point: Point| (point - from).dot(along);
        ends = Some(if place(at) < 0.0 {
            (at, to)
        } else if place(at) > place(to) {
            (from, at)
        } else {
            (from, to)
        });
    };
    for (index, &from) in polygon.iter().enumerate() {
        let to = polygon[(index + 1) % polygon.len()];
        let (a, b) = (map.at(from) - value, map.at(to) - value);
        if a == 0.0 {
            include(from);
        }
        if (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0) {
            include(from.lerp(to, a / (a - b)));
        }
    }
    ends
}

/// The sides of a polygon as affine maps that are positive on their left.
fn sides(polygon: &[Point]) -> impl Iterator<Item = Affine> + '_ {
    polygon.iter().enumerate().map(|(index, &from)| {
        let along = polygon[(index + 1) % polygon.len()] - from;
        let Vec2 { x: a, y: b } = along.perpendicular();
        Affine::new(a, b, -(a * from.x + b * from.y))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Rect, polygon_area};
    use super::*;

    fn square(x: f64, y: f64, half: f64) -> Vec<Point> {
        Rect::square(Point::new(x, y), half).corners().into()
    }

    #[test]
    fn both_parts_of_a_split_fill_the_polygon() {
        let whole = square(0.0, 0.0, 1.0);
        for line in [
            Affine::new(1.0, 0.3, -0.2),
            Affine::new(1.0, 1.0, 0.0),
            Affine::new(0.0, 1.0, 1.0),
        ] {
            let [left, right] = split(&whole, line);
            let areas = [polygon_area(&left), polygon_area(&right)];
            assert!((areas[0] + areas[1] - 4.0).abs() < 1e-14, "{areas:?}");
            assert!(areas.iter().all(|&area| area >= 0.0));
        }
        let [_, below] = split(&whole, Affine::new(0.0, 1.0, 1.0));
        assert!(
            below.is_empty(),
            "a side that only touches cuts nothing off"
        );
    }

    #[test]
    fn intersection_and_difference_make_up_the_polygon() {
        let whole = square(0.0, 0.0, 1.0);
        for other in [
            square(0.5, 0.25, 0.75),
            square(0.0, 0.0, 0.5),
            square(3.0, 0.0, 1.0),
            square(2.0, 0.0, 1.0),
            square(0.0, 0.0, 2.0),
        ] {
            let shared = polygon_area(&intersection(&whole, &other));
            let parts = difference(&whole, &other);
            let rest: f64 = parts.iter().map(|part| polygon_area(part)).sum();
            assert!((shared + rest - 4.0).abs() < 1e-14, "{other:?}");
        }
    }

    #[test]
    fn a_level_runs_from_border_to_border() {
        let whole = square(0.0, 0.0, 1.0);
        let map = Affine::new(1.0, 0.0, 0.0);
        let segment = level_segment(&whole, map, 0.5);
        assert_eq!(segment, Some((Point::new(0.5, 1.0), Point::new(0.5, -1.0))));
        let side = level_segment(&whole, map, 1.0);
        assert_eq!(side, Some((Point::new(1.0, 1.0), Point::new(1.0, -1.0))));
        assert_eq!(level_segment(&whole, map, 1.5), None);
    }
}
