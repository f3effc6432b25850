//! The best straight line that separates two classes, found exactly.
//!
//! A line classifies the samples on its positive side as class 1 and all others as class 0, as [`crate::evaluate`] does with
//! a score. There are infinitely many lines, but only finitely many ways to split finitely many samples by a line; all of
//! them are tried.
//!
//! Take any split by a line, and move the line without changing the split until it touches both sides of it: the line then
//! passes through some samples of one side and, further along, through some of the other. Turned a little about the last
//! sample before the change, the line separates these as well. So it is enough to turn a line once about every sample, and
//! to count between any two directions in which it meets another sample, with the pivot on the better side.

mod separator;

use std::cmp::Ordering;

use robust::{Coord, orient2d};

use crate::dataset::{Label, Sample};
use crate::geometry::{Affine, Point, sort_by};

use separator::separator;

/// The best result that a straight line can reach on some samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestLine {
    /// A line with this result: class 1 where it is positive. It runs midway between its two sides; its slope has no
    /// meaning.
    ///
    /// Evaluated in `f64` it classifies exactly [`BestLine::right`] samples correctly, unless some of them lie nearer to the
    /// line than `f64` can resolve: about 10⁻¹⁵ of their coordinates.
    pub line: Affine,
    /// The largest number of samples that any straight line classifies correctly. Exact.
    pub right: usize,
    /// Number of samples.
    pub of: usize,
}

impl BestLine {
    /// Tries every straight line on samples with `f32` coordinates, in O(n² log n).
    ///
    /// Where several splits are equally good, always the same one of them is returned. A label above 1 is never right, as a
    /// line has two sides.
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

    /// The share of correctly classified samples, 0 to 1; 0 without samples.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^53 samples")]
    pub fn accuracy(&self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }
}

/// A position with one or more samples, which no line can separate.
#[derive(Clone, Copy, Debug)]
struct Spot {
    at: Point,
    /// Samples of class 1 minus samples of class 0: the gain when the spot is classified as class 1.
    gain: isize,
}

/// The positions of samples, sorted by x1, then x2.
fn spots(samples: &[&Sample]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = samples
        .iter()
        .map(|sample| Spot {
            // Adding 0 turns the negative zero, which would be sorted apart, into 0.
            at: Point::new(sample.at.x + 0.0, sample.at.y + 0.0),
            gain: match sample.label {
                Label(0) => -1,
                Label(1) => 1,
                Label(_) => 0,
            },
        })
        .collect();
    sort_by(&mut spots, |p, q| {
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

/// The spots on the positive side and on the other side of a best line.
fn best_sides(spots: &[Spot]) -> (Vec<Spot>, Vec<Spot>) {
    let total: isize = spots.iter().map(|spot| spot.gain).sum();
    let splits = (0..spots.len()).map(|pivot| best_about(pivot, spots, total));
    // Among equal splits the first.
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

/// A split of the other spots by a line close to one spot.
#[derive(Clone, Copy, Debug)]
struct Split {
    /// The gain, with the pivot on its better side.
    gain: isize,
    /// The spot about which the line turns.
    pivot: usize,
    /// The number of rays that the line has turned past.
    passed: usize,
    /// Whether the left side of the line is its positive side.
    left_is_above: bool,
}

/// Another spot, as seen from the pivot.
#[derive(Clone, Copy, Debug)]
struct Ray {
    spot: Spot,
    /// Whether its direction, or the opposite one, lies from 0 up to but not including half a turn; `true` for its own
    /// direction.
    forward: bool,
    /// Grows, up to rounding, from −1 to 1 as a line turns by half a turn, starting in the direction of x1, until it meets
    /// the spot.
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

/// All other spots, in the order in which they are met by a line that turns counter-clockwise about the pivot by half a
/// turn, starting in the direction of x1.
fn rays(pivot: usize, spots: &[Spot]) -> Vec<Ray> {
    let centre = spots[pivot].at;
    let others = spots[..pivot].iter().chain(&spots[pivot + 1..]);
    let mut rays: Vec<Ray> = others.map(|&spot| Ray::between(centre, spot)).collect();
    // Exact comparisons are expensive, and few are needed where the order is almost right.
    sort_by(&mut rays, |a, b| a.turn.total_cmp(&b.turn));
    sort_by(&mut rays, |a, b| turning_order(centre, a, b));
    rays
}

/// The ray that a line about `pivot` meets first; equal where it meets both at once. Decided exactly.
fn turning_order(pivot: Point, a: &Ray, b: &Ray) -> Ordering {
    let coord = |Point { x, y }| Coord { x, y };
    // Exact for every f32: no product comes near the limits of f64.
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
    // The line starts along x1, turned back by an infinitesimal angle.
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
