//! The border preset: two countries, enclaves of each within the other, and enclaves within those.
//!
//! A single layer has to enclose every piece separately; a second layer can use folds of the first that lay pieces on each
//! other.

use crate::dataset::Label;
use crate::dataset::random::Stream;
use crate::geometry::Point;

/// How far 100 % of noise may move a sample, in input units: with the default of 10 %, hardly further than the empty strip
/// is wide.
pub(super) const NOISE_REACH: f64 = 0.3;

/// Width of the empty strip on each side of every border.
const GAP: f64 = 0.03;

/// Discs, each within an earlier one or apart from all earlier ones: the last disc that contains a point decides its
/// country.
const LAND: [(Point, f64, Label); 7] = [
    (Point::new(-0.12, -0.02), 0.74, Label(1)),
    (Point::new(-0.36, 0.14), 0.38, Label(0)),
    (Point::new(-0.4, 0.16), 0.2, Label(1)),
    (Point::new(0.22, -0.28), 0.24, Label(0)),
    (Point::new(0.22, -0.28), 0.1, Label(1)),
    (Point::new(0.74, 0.7), 0.22, Label(1)),
    (Point::new(0.76, -0.76), 0.2, Label(1)),
];

/// Draws a point of one country, outside the strips along the borders.
pub(super) fn point(label: Label, _: f64, stream: &mut Stream) -> Point {
    // Each country covers about a third of the square, so the loop ends after a few draws.
    loop {
        let mut coordinate = || stream.between(-1.0, 1.0);
        let at = Point::new(coordinate(), coordinate());
        if country(at) == label && clear_of_borders(at) {
            return at;
        }
    }
}

fn country(at: Point) -> Label {
    let holding = LAND
        .iter()
        .rfind(|(centre, radius, _)| at.distance(*centre) < *radius);
    holding.map_or(Label(0), |(_, _, label)| *label)
}

fn clear_of_borders(at: Point) -> bool {
    LAND.iter()
        .all(|(centre, radius, _)| (at.distance(*centre) - radius).abs() >= GAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discs_lie_within_each_other_or_apart_with_room_between() {
        for (place, (centre, radius, _)) in LAND.iter().enumerate() {
            for (other, reach, _) in &LAND[..place] {
                let distance = centre.distance(*other);
                let within = distance + radius + 2.0 * GAP < *reach;
                let apart = distance > radius + reach + 2.0 * GAP;
                assert!(within || apart, "{place}: {centre:?} {other:?}");
            }
        }
    }

    #[test]
    fn there_are_islands_within_islands() {
        let at = |x, y| country(Point::new(x, y));
        let inwards = [
            at(-0.95, 0.95),
            at(0.3, 0.2),
            at(-0.36, -0.15),
            at(-0.4, 0.16),
        ];
        assert_eq!(inwards, [Label(0), Label(1), Label(0), Label(1)]);
    }
}
