//! The best of all straight lines for two classes, found exactly.
//!
//! A line takes the samples on its positive side for class 1 and all others for class 0, as [`crate::evaluate`] does with
//! a score. There are infinitely many lines, but few ways in which a line can part finitely many samples: all are tried.
//!
//! Take any split that a line makes and move the line, without changing the split, until it touches both sides of it: on
//! the line lie then some samples of one side and, further along, some of the other. Turned a little about the last sample
//! before the change, it parts these as well. So it is enough to turn a line once about every sample and to count between
//! any two directions in which it meets another, with its pivot on the better side.

mod separator;

use std::cmp::Ordering;

use robust::{Coord, orient2d};

use crate::dataset::{Label, Sample};
use crate::geometry::{Affine, Point};

use separator::separator;

/// The best that a straight line can do on some samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestLine {
    /// A line that does it: class 1 where it is positive. It runs midway between its sides; its slope means nothing.
    ///
    /// Evaluated in `f64` it takes exactly [`BestLine::right`] samples for what they are, unless some of them lie nearer
    /// to it than `f64` can tell: about 10⁻¹⁵ of their coordinates.
    pub line: Affine,
    /// The largest number of samples that any straight line takes for what they are. Exact.
    pub right: usize,
    /// Number of samples.
    pub of: usize,
}

impl BestLine {
    /// Tries every straight line on samples with `f32` coordinates, in O(n² log n).
    ///
    /// Where several splits are the best, one of them is taken, always the same. A label beyond 1 is never right: a line
    /// has two sides.
    #[must_use]
    pub fn of<'a>(samples: impl IntoIterator<Item = &'a Sample>) -> Self {
        let samples: Vec<&Sample> = samples.into_iter().collect();
        let spots = spots(&samples);
        let (above, below) = best_sides(&spots);
        let gain: isize = above.iter().map(|spot| spot.gain).sum();
        let all_below = samples.iter().filter(|s| s.label == Label(0)).count();
        let places = |side: Vec<Spot>| side.into_iter().map(|spot| spot.at).collect();
        Self {
            line: separator(places(above), places(below)),
            right: all_below.saturating_add_signed(gain),
            of: samples.len(),
        }
    }

    /// The share of samples on the right side, 0 to 1; 0 without samples.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^53 samples")]
    pub fn accuracy(&self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }
}

/// A place where samples lie: no line parts those.
#[derive(Clone, Copy, Debug)]
struct Spot {
    at: Point,
    /// Samples of class 1 less samples of class 0: what is won when the spot is taken for class 1.
    gain: isize,
}

/// The places of samples, by x1, then x2.
fn spots(samples: &[&Sample]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = samples
        .iter()
        .map(|sample| Spot {
            // A sum with 0 is never the negative zero, which would be sorted apart from 0.
            at: Point::new(sample.at.x + 0.0, sample.at.y + 0.0),
            gain: match sample.label {
                Label(0) => -1,
                Label(1) => 1,
                Label(_) => 0,
            },
        })
        .collect();
    spots.sort_by(|p, q| {
        let by_x = p.at.x.total_cmp(&q.at.x);
        by_x.then(p.at.y.total_cmp(&q.at.y))
    });
    spots.dedup_by(|next, kept| {
        let same = next.at == kept.at;
        if same {
            kept.gain += next.gain;
        }
        same
    });
    spots
}

/// The spots on the positive and on the other side of a best line.
fn best_sides(spots: &[Spot]) -> (Vec<Spot>, Vec<Spot>) {
    let total: isize = spots.iter().map(|spot| spot.gain).sum();
    let splits = (0..spots.len()).map(|pivot| best_about(pivot, spots, total));
    // Of equals the first.
    let best = splits.reduce(|best, next| if next.gain > best.gain { next } else { best });
    let Some(best) = best else {
        return (Vec::new(), Vec::new());
    };
    let pivot = spots[best.pivot];
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (place, ray) in rays(best.pivot, spots).iter().enumerate() {
        let is_left = ray.forward == (place >= best.passed);
        let side = if is_left == best.left_is_above {
            &mut above
        } else {
            &mut below
        };
        side.push(ray.spot);
    }
    let side = if pivot.gain > 0 {
        &mut above
    } else {
        &mut below
    };
    side.push(pivot);
    (above, below)
}

/// A way in which a line next to a spot can part the others.
#[derive(Clone, Copy, Debug)]
struct Split {
    /// What is won, the pivot on its better side included.
    gain: isize,
    /// The spot that the line turns about.
    pivot: usize,
    /// How many of its rays the line has turned past.
    passed: usize,
    /// Whether the left of the line is its positive side.
    left_is_above: bool,
}

/// Another spot as the pivot sees it.
#[derive(Clone, Copy, Debug)]
struct Ray {
    spot: Spot,
    /// Whether it lies in a direction of at least 0 and less than half a turn, and not in the opposite one.
    forward: bool,
    /// Grows, up to rounding, from −1 to 1 as a line turns from the direction of x1 by half a turn until it meets the spot.
    turn: f64,
}

impl Ray {
    fn between(centre: Point, spot: Spot) -> Self {
        let way = spot.at - centre;
        let forward = spot.at.y > centre.y || (spot.at.y == centre.y && spot.at.x > centre.x);
        let across = if forward { -way.x } else { way.x };
        Self {
            spot,
            forward,
            turn: across / (way.x.abs() + way.y.abs()),
        }
    }
}

/// All other spots in the order in which a line meets them that turns by half a turn about the pivot, counter-clockwise
/// from the direction of x1.
fn rays(pivot: usize, spots: &[Spot]) -> Vec<Ray> {
    let centre = spots[pivot].at;
    let others = spots[..pivot].iter().chain(&spots[pivot + 1..]);
    let mut rays: Vec<Ray> = others.map(|&spot| Ray::between(centre, spot)).collect();
    // Exact comparisons are dear, and few are needed where the order is almost right.
    rays.sort_by(|a, b| a.turn.total_cmp(&b.turn));
    rays.sort_by(|a, b| turning_order(centre, a, b));
    rays
}

/// Which of two rays a line about `pivot` meets first; equal where both at once. Decided exactly.
fn turning_order(pivot: Point, a: &Ray, b: &Ray) -> Ordering {
    let coord = |Point { x, y }| Coord { x, y };
    // Exact for every f32: none of the products comes near the limits of f64.
    let turn = orient2d(coord(pivot), coord(a.spot.at), coord(b.spot.at));
    let order = 0.0_f64.partial_cmp(&turn).unwrap_or(Ordering::Equal);
    if a.forward == b.forward {
        order
    } else {
        order.reverse()
    }
}

/// The best split by a line that turns about a spot.
fn best_about(pivot: usize, spots: &[Spot], total: isize) -> Split {
    let rays = rays(pivot, spots);
    let own = spots[pivot].gain;
    let forward = rays.iter().filter(|ray| ray.forward);
    // The line points along x1, turned back by a little.
    let mut left: isize = forward.map(|ray| ray.spot.gain).sum();
    let split = |passed, left: isize| {
        let right = total - own - left;
        Split {
            gain: left.max(right) + own.max(0),
            pivot,
            passed,
            left_is_above: left >= right,
        }
    };
    let mut best = split(0, left);
    let mut passed = 0;
    for met in rays.chunk_by(|a, b| turning_order(spots[pivot].at, a, b) == Ordering::Equal) {
        for ray in met {
            left += if ray.forward {
                -ray.spot.gain
            } else {
                ray.spot.gain
            };
        }
        passed += met.len();
        let next = split(passed, left);
        if next.gain > best.gain {
            best = next;
        }
    }
    best
}
