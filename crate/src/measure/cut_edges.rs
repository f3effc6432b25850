//! The straight edges and the corners of a decision boundary.

use crate::cells::CellComplex;
use crate::geometry::{Point, Vec2};

/// Two pieces that turn by less than this, as the sine of the angle between them, are one edge: far more than rounding makes of
/// a straight line, far less than can be seen.
const STRAIGHT: f64 = 1e-5;

/// The edges of a boundary in the frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CutEdges {
    /// Number of straight edges.
    pub edges: usize,
    /// The places where two of them meet.
    pub corners: Vec<Point>,
}

impl CutEdges {
    /// The edges of the boundary of an output.
    #[must_use]
    pub fn of(complex: &CellComplex, output: usize) -> Self {
        let mut all = Self::default();
        if output < complex.network().outputs() {
            for line in complex.boundary(output).lines {
                all.add(&line);
            }
        }
        all
    }

    /// Adds the edges of a line, which is closed where it ends at its first point.
    fn add(&mut self, line: &[Point]) {
        let mut points = line.to_vec();
        points.dedup_by(|next, before| next.distance(*before) == 0.0);
        let is_closed = points.len() > 2 && points.first() == points.last();
        if is_closed {
            points.pop();
        }
        if points.len() < 2 {
            return;
        }
        let count = points.len();
        let turns = |index: usize| {
            let before = points[(index + count - 1) % count];
            let (at, next) = (points[index], points[(index + 1) % count]);
            bend(at - before, next - at)
        };
        let inner = if is_closed { 0..count } else { 1..count - 1 };
        let corners: Vec<Point> = inner
            .filter(|&index| turns(index))
            .map(|index| points[index])
            .collect();
        self.edges += corners.len() + usize::from(!is_closed);
        self.corners.extend(corners);
    }

    /// The least and the largest distance of a corner from the origin; `None` without corners.
    #[must_use]
    pub fn distances(&self) -> Option<(f64, f64)> {
        let all = self.corners.iter().map(|at| at.distance(Point::default()));
        all.fold(None, |range, distance| {
            let (least, most) = range.unwrap_or((distance, distance));
            Some((distance.min(least), distance.max(most)))
        })
    }
}

/// Whether a path that goes on in another direction has a corner there.
fn bend(before: Vec2, after: Vec2) -> bool {
    let lengths = before.length() * after.length();
    before.cross(after).abs() > STRAIGHT * lengths || before.dot(after) < 0.0
}
