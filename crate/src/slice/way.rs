//! The cells along a straight way.

use crate::cells::{CellComplex, RegionId};
use crate::geometry::Point;

/// The part of a way that lies in one region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The region.
    pub region: RegionId,
    /// Where it is entered and left, as shares of the way.
    pub ends: [f64; 2],
}

/// The stretches of the straight way between two places of the frame, in order: one fewer creases are crossed on it. What is
/// shorter than a billionth of the way, such as a corner that is passed, is left out.
#[must_use]
pub fn way<const W: usize>(complex: &CellComplex<W>, from: Point, to: Point) -> Vec<Stretch> {
    const SHORT: f64 = 1e-9;
    let along = to - from;
    let mut stretches = Vec::new();
    for region in complex.regions() {
        let polygon = complex.polygon(region);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (&a, &b) in polygon.iter().zip(polygon.iter().cycle().skip(1)) {
            // Inside is on the left of each side.
            let (start, pace) = ((b - a).cross(from - a), (b - a).cross(along));
            if pace > 0.0 {
                enter = enter.max(-start / pace);
            } else if pace < 0.0 {
                leave = leave.min(-start / pace);
            } else if start < 0.0 {
                leave = f64::NEG_INFINITY;
            }
        }
        if leave - enter > SHORT {
            let ends = [enter, leave];
            stretches.push(Stretch { region, ends });
        }
    }
    stretches.sort_by(|a, b| a.ends[0].total_cmp(&b.ends[0]));
    // A way along an edge lies in both neighbours.
    stretches.dedup_by(|next, one| next.ends[1] - one.ends[1] <= SHORT);
    stretches
}
