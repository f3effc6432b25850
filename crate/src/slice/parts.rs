//! Where on a slice which output is highest.

use crate::cells::{CellComplex, RegionId};
use crate::geometry::{Point, polygon_area};

/// A convex part of a region on which one output is highest.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its corners, counter-clockwise.
    pub polygon: Vec<Point>,
    /// The output.
    pub output: usize,
    /// The region that contains it.
    pub region: RegionId,
    /// Its sides on which a later output is as high, with that output: each line of a decision belongs to one part.
    pub lines: Vec<(usize, [Point; 2])>,
}

impl Part {
    /// Its area, up to rounding.
    #[must_use]
    pub fn area(&self) -> f64 {
        polygon_area(&self.polygon)
    }
}

/// A corner of a part with the scores there.
#[derive(Clone, Debug)]
struct Corner {
    at: Point,
    scores: Vec<f64>,
    /// The output that is as high on the side that begins here.
    tie: Option<usize>,
}

impl Corner {
    fn between(&self, other: &Self, t: f64) -> Self {
        let scores = self.scores.iter().zip(&other.scores);
        Self {
            at: self.at.lerp(other.at, t),
            scores: scores.map(|(a, b)| a + t * (b - a)).collect(),
            tie: self.tie,
        }
    }
}

/// The parts of the plane by highest output, up to rounding; they tile the frame. A tie goes to the output before.
#[must_use]
pub fn parts<const W: usize>(complex: &CellComplex<W>) -> Vec<Part> {
    let regions = complex.regions();
    regions
        .flat_map(|region| parts_of(complex, region))
        .collect()
}

/// The parts of one region.
#[must_use]
pub fn parts_of<const W: usize>(complex: &CellComplex<W>, region: RegionId) -> Vec<Part> {
    let outputs = complex.network().outputs();
    let corners: Vec<Corner> = complex
        .corners(region)
        .map(|vertex| Corner {
            at: complex.position(vertex),
            scores: (0..outputs)
                .map(|output| complex.score(vertex, output))
                .collect(),
            tie: None,
        })
        .collect();
    let part = |output: usize| {
        let corners = (0..outputs)
            .filter(|&other| other != output)
            .try_fold(corners.clone(), |corners, other| {
                clipped(&corners, output, other)
            })?;
        Some(Part {
            lines: lines(&corners, output),
            polygon: corners.into_iter().map(|corner| corner.at).collect(),
            output,
            region,
        })
    };
    (0..outputs).filter_map(part).collect()
}

/// The part on which one output is above another; `None` where there is none.
fn clipped(corners: &[Corner], output: usize, other: usize) -> Option<Vec<Corner>> {
    let ahead = |corner: &Corner| corner.scores[output] - corner.scores[other];
    let leads = |lead: f64| lead > 0.0 || (lead == 0.0 && output < other);
    if corners.iter().all(|corner| leads(ahead(corner))) {
        return Some(corners.to_vec());
    }
    if !corners.iter().any(|corner| ahead(corner) > 0.0) {
        return None;
    }
    let mut kept = Vec::with_capacity(corners.len() + 2);
    for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let (a, b) = (ahead(from), ahead(to));
        if a >= 0.0 {
            // From a corner on the line itself, the border can leave along it.
            let tie = if a == 0.0 && b < 0.0 {
                Some(other)
            } else {
                from.tie
            };
            kept.push(Corner {
                tie,
                ..from.clone()
            });
        }
        if (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0) {
            let crossing = from.between(to, a / (a - b));
            let tie = if a > 0.0 { Some(other) } else { from.tie };
            kept.push(Corner { tie, ..crossing });
        }
    }
    Some(kept)
}

fn lines(corners: &[Corner], output: usize) -> Vec<(usize, [Point; 2])> {
    let sides = corners.iter().zip(corners.iter().cycle().skip(1));
    let own = sides.filter_map(|(from, to)| {
        let other = from.tie.filter(|&other| other > output)?;
        Some((other, [from.at, to.at]))
    });
    own.collect()
}
