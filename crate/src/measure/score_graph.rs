//! The graph of a network with one input: its score over x1.
//!
//! Over one input, hinges are points and regions are intervals between them. A complex represents both as vertical lines and
//! the strips between them, for any frame; the graph is taken from the vertices on the lower side of the frame.

use super::score_surface::ScoreSurface;
use crate::cells::CellComplex;
use crate::geometry::{Point, Rect, sort_by};
use crate::network::Network;

/// The score over x1, from the left side of the frame to the right.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreGraph {
    points: Vec<Point>,
    exact: bool,
}

impl ScoreGraph {
    /// Number of points at which a network without exact cells is sampled.
    pub const SAMPLES: usize = 257;

    /// The graph of a network's first score; `None` where the network has more than one input.
    #[must_use]
    pub fn of(score_surface: ScoreSurface<'_>) -> Option<Self> {
        (score_surface.network().inputs() == 1).then(|| match score_surface {
            ScoreSurface::Exact(complex) => Self::of_cells(complex),
            ScoreSurface::Sampled(sampled) => Self::sampled(sampled.network(), sampled.frame()),
        })
    }

    fn of_cells(complex: &CellComplex) -> Self {
        let bottom = Rect::around(complex.frame()).min.y;
        let mut points: Vec<Point> = (complex.vertices())
            .filter(|&vertex| complex.position(vertex).y == bottom)
            .map(|vertex| Point::new(complex.position(vertex).x, complex.score(vertex, 0)))
            .collect();
        sort_by(&mut points, |a, b| a.x.total_cmp(&b.x));
        Self {
            points,
            exact: true,
        }
    }

    fn sampled(network: &Network, frame: Rect) -> Self {
        let (from, to) = (frame.min.x, frame.max.x);
        let points = (0..Self::SAMPLES).map(|place| {
            let share = place as f64 / (Self::SAMPLES - 1) as f64;
            let x = (1.0 - share) * from + share * to;
            let scores = network.scores(Point::new(x, 0.0));
            Point::new(x, scores.first().copied().unwrap_or(0.0))
        });
        Self {
            points: points.collect(),
            exact: false,
        }
    }

    /// The ends of the graph's straight pieces, from left to right, as x1 and score.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The points where a piece ends at a hinge; empty for a sampled graph.
    #[must_use]
    pub fn corners(&self) -> &[Point] {
        match self.points.len() {
            inside @ 3.. if self.exact => &self.points[1..inside - 1],
            _ => &[],
        }
    }

    /// The score at a position, by linear interpolation along the pieces; `None` outside the frame.
    #[must_use]
    pub fn score(&self, x: f64) -> Option<f64> {
        let pair = self.points.windows(2).find(|pair| x <= pair[1].x)?;
        let (from, to) = (pair[0], pair[1]);
        if x < from.x || from.x == to.x {
            return (x == from.x).then_some(from.y);
        }
        let share = (x - from.x) / (to.x - from.x);
        Some(from.y + share * (to.y - from.y))
    }

    /// The parts of the graph whose scores lie between the lower and the upper side of a frame, as polylines.
    #[must_use]
    pub fn within(&self, frame: Rect) -> Vec<Vec<Point>> {
        parts_within(&self.points, frame)
    }
}

/// The parts of a graph, from left to right, that lie between the lower and the upper side of a frame, as polylines.
#[must_use]
pub fn parts_within(points: &[Point], frame: Rect) -> Vec<Vec<Point>> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    for pair in points.windows(2) {
        let Some([from, to]) = clipped(pair[0], pair[1], frame) else {
            continue;
        };
        match lines.last_mut() {
            Some(line) if line.last() == Some(&from) => line.push(to),
            _ => lines.push(vec![from, to]),
        }
    }
    lines
}

/// The part of a segment between the lower and the upper side of a frame.
fn clipped(from: Point, to: Point, frame: Rect) -> Option<[Point; 2]> {
    let rise = to.y - from.y;
    // Shares of the way at which a level is passed; a horizontal segment is either inside or outside entirely.
    let shares = [frame.min.y, frame.max.y].map(|level| (level - from.y) / rise);
    let inside = |y: f64| (frame.min.y..=frame.max.y).contains(&y);
    if rise == 0.0 {
        return inside(from.y).then_some([from, to]);
    }
    let enter = shares[0].min(shares[1]).max(0.0);
    let leave = shares[0].max(shares[1]).min(1.0);
    if enter >= leave {
        return None;
    }
    let at = |share: f64| match share {
        0.0 => from,
        1.0 => to,
        _ => from.lerp(to, share),
    };
    Some([at(enter), at(leave)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(points: &[(f64, f64)]) -> ScoreGraph {
        let points = points.iter().map(|&(x, y)| Point::new(x, y)).collect();
        ScoreGraph {
            points,
            exact: true,
        }
    }

    #[test]
    fn the_score_runs_straight_from_corner_to_corner() {
        let graph = graph(&[(-1.0, 2.0), (0.0, 0.0), (1.0, 1.0)]);
        let found = [-1.0, -0.5, 0.0, 0.75, 1.0].map(|x| graph.score(x).unwrap());
        assert_eq!(found, [2.0, 1.0, 0.0, 0.75, 1.0]);
        assert_eq!((graph.score(-1.1), graph.score(1.1)), (None, None));
        assert_eq!(graph.corners(), [Point::new(0.0, 0.0)]);
    }

    #[test]
    fn lines_are_cut_off_where_they_leave_the_frame() {
        let graph = graph(&[(0.0, 0.0), (1.0, 4.0), (2.0, -4.0), (3.0, -4.0), (4.0, 0.0)]);
        let frame = Rect::square(Point::default(), 2.0);
        let at = |x: f64, y: f64| Point::new(x, y);
        let expected = [
            vec![at(0.0, 0.0), at(0.5, 2.0)],
            vec![at(1.25, 2.0), at(1.75, -2.0)],
            vec![at(3.5, -2.0), at(4.0, 0.0)],
        ];
        assert_eq!(graph.within(frame), expected);
        let whole = Rect::square(Point::default(), 4.0);
        assert_eq!(graph.within(whole), [graph.points().to_vec()]);
    }
}
