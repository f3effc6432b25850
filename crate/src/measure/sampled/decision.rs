//! The decision boundary of sampled scores.

use super::{GridPoint, Sampled, Side};
use crate::geometry::{Affine, Point, level_segment};
use crate::network::UnitId;

/// A triangle, in shares of its two sides from the first corner: a score that is zero at two corners is zero between them
/// too.
const CORNERS: [Point; 3] = [
    Point::new(0.0, 0.0),
    Point::new(1.0, 0.0),
    Point::new(0.0, 1.0),
];

/// The difference, relative to the largest score of a triangle, below which scores count as equal on a computed line.
const TIE: f64 = 1e-12;

impl Sampled {
    /// The decision boundary of the sampled scores. With a single score: where it is zero. With several: where the highest
    /// score changes, as one line for each triangle that the boundary crosses and one for each side of a triangle along
    /// which it runs. Among scores that are equal throughout, the first counts as highest.
    #[must_use]
    pub fn decision_lines(&self) -> Vec<Vec<Point>> {
        let outputs = self.network.outputs();
        if outputs == 1 {
            return self.zero_lines(UnitId::new(self.network.hidden_layers().len(), 0));
        }
        let scores: Vec<&[f64]> = (0..outputs).map(|output| self.scores(output)).collect();
        let mut pieces = Vec::new();
        for triangle in Self::triangles() {
            let [origin, right, up] = triangle.map(|point| self.position(point));
            let place = |at: Point| origin + (right - origin) * at.x + (up - origin) * at.y;
            let changes = changes_within(triangle, &scores).into_iter();
            pieces.extend(changes.map(|(from, to)| vec![place(from), place(to)]));
        }
        for side in Side::all() {
            let (from, to) = side.ends();
            let place = |share: f64| self.position(from).lerp(self.position(to), share);
            let borders = borders_along(side, &scores).into_iter();
            pieces.extend(borders.map(|(begin, end)| vec![place(begin), place(end)]));
        }
        pieces
    }
}

/// The lines inside a triangle across which the class changes, in the coordinates of [`CORNERS`], except its own sides.
fn changes_within(triangle: [GridPoint; 3], scores: &[&[f64]]) -> Vec<(Point, Point)> {
    let mut maps: Vec<[f64; 3]> = Vec::with_capacity(scores.len());
    for score in scores {
        let corners = triangle.map(|point| score[point]);
        // A score that equals an earlier one throughout never counts.
        if !maps.contains(&corners) {
            maps.push(corners);
        }
    }
    let highest = [0, 1, 2].map(|corner| highest(maps.iter().map(|map| map[corner])));
    if maps.contains(&highest) {
        return Vec::new();
    }
    let pairs = (1..maps.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
    pairs
        .filter_map(|(first, second)| change_between(first, second, &maps))
        .collect()
}

/// The part of the line of equality of two scores on which they are the highest scores of its two sides.
fn change_between(first: usize, second: usize, maps: &[[f64; 3]]) -> Option<(Point, Point)> {
    let rise = difference(maps[second], maps[first]);
    let is_crossed = rise.iter().any(|&z| z > 0.0) && rise.iter().any(|&z| z < 0.0);
    if !is_crossed {
        return None;
    }
    let (from, to) = level_segment(&CORNERS, affine(rise), 0.0)?;
    let ends = |map: &[f64; 3]| [from, to].map(|at| affine(*map).at(at));
    let ends: Vec<[f64; 2]> = maps.iter().map(ends).collect();
    let tie = TIE
        * maps
            .as_flattened()
            .iter()
            .fold(0.0, |size: f64, z| size.max(z.abs()));
    // A score that equals both along the whole line and is higher beside it replaces one of them.
    let takes_over = |third: usize| {
        let share = steepest_share(difference(maps[third], maps[first]), rise);
        are_tied(ends[first], ends[third], tie) && !(0.0..=1.0).contains(&share)
    };
    let mut thirds = (0..maps.len()).filter(|third| ![first, second].contains(third));
    if thirds.any(takes_over) {
        return None;
    }
    let (begin, end) = part_where_highest(first, &ends, tie)?;
    Some((from.lerp(to, begin), from.lerp(to, end)))
}

/// The interval of a line, in shares, on which a score is the highest; `ends` has all scores at both ends of the line.
/// Scores that are tied with it are ignored.
fn part_where_highest(first: usize, ends: &[[f64; 2]], tie: f64) -> Option<(f64, f64)> {
    let (mut begin, mut end) = (0.0_f64, 1.0_f64);
    for third in ends
        .iter()
        .filter(|third| !are_tied(ends[first], **third, tie))
    {
        let [a, b] = [0, 1].map(|place| ends[first][place] - third[place]);
        if a <= 0.0 && b <= 0.0 {
            return None;
        } else if a < 0.0 {
            begin = begin.max(a / (a - b));
        } else if b < 0.0 {
            end = end.min(a / (a - b));
        }
    }
    (begin < end).then_some((begin, end))
}

/// Whether two scores are equal at both ends of a line.
fn are_tied(one: [f64; 2], other: [f64; 2], tie: f64) -> bool {
    (one[0] - other[0]).abs() <= tie && (one[1] - other[1]).abs() <= tie
}

/// The factor by which `part` is a multiple of `rise`, computed at the corner where `rise` is largest.
fn steepest_share(part: [f64; 3], rise: [f64; 3]) -> f64 {
    let steepest = (1..3).fold(0, |best, corner| {
        if rise[corner].abs() > rise[best].abs() {
            corner
        } else {
            best
        }
    });
    part[steepest] / rise[steepest]
}

fn highest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(f64::NEG_INFINITY, f64::max)
}

fn difference(one: [f64; 3], other: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|corner| one[corner] - other[corner])
}

/// The affine map with the given values at [`CORNERS`].
fn affine([origin, right, up]: [f64; 3]) -> Affine {
    Affine::new(right - origin, up - origin, origin)
}

/// The intervals of a side, in shares, along which the class changes between its two triangles because scores are equal on
/// it.
fn borders_along(side: Side, scores: &[&[f64]]) -> Vec<(f64, f64)> {
    let Some(beside) = side.opposite() else {
        return Vec::new();
    };
    let (from, to) = side.ends();
    let ends: Vec<[f64; 2]> = scores
        .iter()
        .map(|score| [score[from], score[to]])
        .collect();
    let mut borders = Vec::new();
    for (first, &own) in ends.iter().enumerate() {
        let is_first = !ends[..first].contains(&own);
        let [left, right] = beside.map(|point| highest_of_tied(own, &ends, scores, point));
        if is_first && left != right {
            borders.extend(part_where_highest(first, &ends, 0.0));
        }
    }
    borders
}

/// The highest score at a point, given the scores at both ends: the first one where several are equal.
fn highest_of_tied(
    own: [f64; 2],
    ends: &[[f64; 2]],
    scores: &[&[f64]],
    point: GridPoint,
) -> Option<usize> {
    let tied = (0..ends.len()).filter(|&class| ends[class] == own);
    tied.reduce(|best, class| {
        if scores[class][point] > scores[best][point] {
            class
        } else {
            best
        }
    })
}
