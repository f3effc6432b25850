//! Points, rectangles, affine maps and convex polygons of the input plane.
//!
//! Everything here is plain `f64` arithmetic on the two inputs x1 and x2; signs that must be exact are decided in
//! [`crate::cells`].

mod angle;
mod convex;
pub mod grid;
mod interpolation;
mod order;
mod polyline;

use std::ops::{Add, Mul, Sub};

pub use angle::Angle;
pub use convex::{difference, intersection, level_segment, lies_inside, split};
pub use interpolation::plane_through;
pub use order::sort_by;
pub use polyline::{Joiner, join};

/// A point of the input plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// First input, x1, to the right.
    pub x: f64,
    /// Second input, x2, upwards.
    pub y: f64,
}

impl Point {
    /// The point (x1, x2).
    #[must_use]
    #[inline]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point at share `t` of the way from this point (0) to `other` (1).
    #[must_use]
    #[inline]
    pub fn lerp(self, other: Self, t: f64) -> Self {
        Self::new(
            self.x + t * (other.x - self.x),
            self.y + t * (other.y - self.y),
        )
    }

    /// Euclidean distance to `other`, in input units.
    #[must_use]
    #[inline]
    pub fn distance(self, other: Self) -> f64 {
        (other - self).length()
    }
}

impl Sub for Point {
    type Output = Vec2;

    #[inline]
    fn sub(self, from: Self) -> Vec2 {
        Vec2::new(self.x - from.x, self.y - from.y)
    }
}

impl Add<Vec2> for Point {
    type Output = Self;

    #[inline]
    fn add(self, by: Vec2) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

/// A displacement in the input plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vec2 {
    /// Change of x1.
    pub x: f64,
    /// Change of x2.
    pub y: f64,
}

impl Vec2 {
    /// The displacement (x1, x2).
    #[must_use]
    #[inline]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Euclidean length.
    #[must_use]
    #[inline]
    pub fn length(self) -> f64 {
        libm::hypot(self.x, self.y)
    }

    /// Scalar product.
    #[must_use]
    #[inline]
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The z component of the cross product: positive when `other` lies counter-clockwise of `self`.
    #[must_use]
    #[inline]
    pub fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// This displacement rotated by 90° counter-clockwise.
    #[must_use]
    #[inline]
    pub const fn perpendicular(self) -> Self {
        Self::new(-self.y, self.x)
    }

    /// The same direction with length 1; `None` for the zero displacement.
    #[must_use]
    #[inline]
    pub fn unit(self) -> Option<Self> {
        let length = self.length();
        (length > 0.0).then(|| self * (1.0 / length))
    }
}

impl Mul<f64> for Vec2 {
    type Output = Self;

    #[inline]
    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

/// An axis-aligned rectangle, such as the frame: the visible part of the input plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Corner with the smallest x1 and x2.
    pub min: Point,
    /// Corner with the largest x1 and x2.
    pub max: Point,
}

impl Rect {
    /// The square with the given centre and half its side length.
    #[must_use]
    pub const fn square(centre: Point, half: f64) -> Self {
        Self {
            min: Point::new(centre.x - half, centre.y - half),
            max: Point::new(centre.x + half, centre.y + half),
        }
    }

    /// The smallest rectangle that contains all `points`; without points, a rectangle that contains nothing.
    #[must_use]
    pub fn around(points: &[Point]) -> Self {
        let nothing = Self {
            min: Point::new(f64::INFINITY, f64::INFINITY),
            max: Point::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
        };
        points.iter().fold(nothing, |all, at| Self {
            min: Point::new(all.min.x.min(at.x), all.min.y.min(at.y)),
            max: Point::new(all.max.x.max(at.x), all.max.y.max(at.y)),
        })
    }

    /// Extent along x1.
    #[must_use]
    #[inline]
    pub const fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    /// Extent along x2.
    #[must_use]
    #[inline]
    pub const fn height(self) -> f64 {
        self.max.y - self.min.y
    }

    /// Width × height.
    #[must_use]
    #[inline]
    pub const fn area(self) -> f64 {
        self.width() * self.height()
    }

    /// The middle of the rectangle.
    #[must_use]
    pub const fn centre(self) -> Point {
        Point::new(
            0.5 * (self.min.x + self.max.x),
            0.5 * (self.min.y + self.max.y),
        )
    }

    /// The four corners, counter-clockwise from the smallest.
    #[must_use]
    pub const fn corners(self) -> [Point; 4] {
        [
            self.min,
            Point::new(self.max.x, self.min.y),
            self.max,
            Point::new(self.min.x, self.max.y),
        ]
    }

    /// Whether `at` lies inside or on the border.
    #[must_use]
    #[inline]
    pub fn contains(self, at: Point) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }

    /// The part of the line {`line` = 0} inside the rectangle; `None` where they do not meet or the map is constant.
    ///
    /// The side where the map is positive lies on the left of the segment's direction.
    #[must_use]
    pub fn chord(self, line: Affine) -> Option<(Point, Point)> {
        let normal = line.gradient();
        let along = normal.perpendicular() * -1.0;
        let square = normal.dot(normal);
        if square == 0.0 {
            return None;
        }
        let foot = Point::new(-line.c * normal.x / square, -line.c * normal.y / square);
        let mut from = f64::NEG_INFINITY;
        let mut to = f64::INFINITY;
        for (start, step, low, high) in [
            (foot.x, along.x, self.min.x, self.max.x),
            (foot.y, along.y, self.min.y, self.max.y),
        ] {
            if step == 0.0 {
                if start < low || start > high {
                    return None;
                }
                continue;
            }
            let (a, b) = ((low - start) / step, (high - start) / step);
            from = from.max(a.min(b));
            to = to.min(a.max(b));
        }
        (from < to).then(|| (foot + along * from, foot + along * to))
    }
}

/// An affine map of the plane: a·x1 + b·x2 + c.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Affine {
    /// Factor of x1.
    pub a: f64,
    /// Factor of x2.
    pub b: f64,
    /// Value at the origin.
    pub c: f64,
}

impl Affine {
    /// The map a·x1 + b·x2 + c.
    #[must_use]
    #[inline]
    pub const fn new(a: f64, b: f64, c: f64) -> Self {
        Self { a, b, c }
    }

    /// The map's value at a point.
    #[must_use]
    #[inline]
    pub fn at(self, point: Point) -> f64 {
        self.a * point.x + self.b * point.y + self.c
    }

    /// The direction of steepest ascent, with the slope as its length.
    #[must_use]
    #[inline]
    pub const fn gradient(self) -> Vec2 {
        Vec2::new(self.a, self.b)
    }
}

impl Sub for Affine {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        Self::new(self.a - other.a, self.b - other.b, self.c - other.c)
    }
}

/// Signed area of a simple polygon, positive when its corners run counter-clockwise (shoelace formula).
#[must_use]
#[inline]
pub fn polygon_area(corners: &[Point]) -> f64 {
    let Some(&origin) = corners.first() else {
        return 0.0;
    };
    // Computed relative to one corner, so that a small polygon far from the origin loses no digits.
    corners
        .windows(2)
        .map(|pair| 0.5 * (pair[0] - origin).cross(pair[1] - origin))
        .sum()
}

/// Centroid of a convex polygon; the mean of its corners where the area is zero, `None` without corners.
#[must_use]
pub fn polygon_centroid(corners: &[Point]) -> Option<Point> {
    let &origin = corners.first()?;
    let mut sum = Vec2::default();
    let mut area = 0.0;
    for pair in corners.windows(2) {
        let (p, q) = (pair[0] - origin, pair[1] - origin);
        let part = 0.5 * p.cross(q);
        area += part;
        sum = Vec2::new(
            sum.x + part * (p.x + q.x) / 3.0,
            sum.y + part * (p.y + q.y) / 3.0,
        );
    }
    if area != 0.0 {
        return Some(origin + sum * (1.0 / area));
    }
    let count = corners.iter().fold(0.0, |n, _| n + 1.0);
    let total = corners.iter().fold(Vec2::default(), |s, &p| {
        Vec2::new(s.x + (p.x - origin.x), s.y + (p.y - origin.y))
    });
    Some(origin + total * (1.0 / count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_keeps_the_positive_side_on_its_left() {
        let frame = Rect::square(Point::default(), 1.0);
        for line in [
            Affine::new(1.0, 0.5, 0.25),
            Affine::new(-2.0, 0.1, 0.3),
            Affine::new(0.0, 1.0, 0.0),
            Affine::new(-1.0, 0.0, 0.5),
        ] {
            let (from, to) = frame.chord(line).expect("the line crosses the frame");
            let left = from.lerp(to, 0.5) + (to - from).perpendicular() * 0.1;
            assert!(line.at(left) > 0.0, "{line:?}");
            assert!(line.at(from).abs() < 1e-12 && line.at(to).abs() < 1e-12);
        }
    }

    #[test]
    fn a_line_outside_the_frame_has_no_chord() {
        let frame = Rect::square(Point::default(), 1.0);
        assert_eq!(frame.chord(Affine::new(1.0, 1.0, -3.0)), None);
        assert_eq!(frame.chord(Affine::new(0.0, 0.0, 1.0)), None);
    }

    #[test]
    fn areas_and_centroids_of_squares() {
        let square = Rect::square(Point::new(3.0, -2.0), 0.5).corners();
        assert_eq!(polygon_area(&square), 1.0);
        assert_eq!(polygon_centroid(&square), Some(Point::new(3.0, -2.0)));
        assert_eq!(polygon_centroid(&[]), None);
    }
}
