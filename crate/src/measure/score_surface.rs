//! The score over the frame as figures draw it: exact where the network has cells, sampled where it has none.

use super::sampled::{GridPoint, Patch, Sampled};
use crate::cells::CellComplex;
use crate::geometry::Point;
use crate::network::Network;
use crate::network::UnitId;

/// What a figure of the plane is drawn from.
#[derive(Clone, Copy, Debug)]
pub enum ScoreSurface<'a> {
    /// The cells of a network of two-piece units.
    Exact(&'a CellComplex),
    /// The values of any network on a grid.
    Sampled(&'a Sampled),
}

/// Room for the scores of all outputs that a network may have.
pub type Scores = [f64; Network::MAX_OUTPUTS];

/// A piece on which the drawn scores are affine.
#[derive(Clone, Copy, Debug)]
pub struct Facet<'a> {
    /// Corners, counter-clockwise.
    pub corners: &'a [Point],
    /// The scores at each corner, one for each output; what follows them means nothing.
    pub scores: &'a [Scores],
    /// Whether the unit that was asked for is off on it; for a sampled facet, at most of its corners.
    pub is_off: bool,
}

impl<'a> From<&'a CellComplex> for ScoreSurface<'a> {
    fn from(complex: &'a CellComplex) -> Self {
        Self::Exact(complex)
    }
}

impl<'a> ScoreSurface<'a> {
    /// The network.
    #[must_use]
    pub fn network(self) -> &'a Network {
        match self {
            Self::Exact(complex) => complex.network(),
            Self::Sampled(sampled) => sampled.network(),
        }
    }

    /// The exact cells, where there are some.
    #[must_use]
    pub const fn cells(self) -> Option<&'a CellComplex> {
        match self {
            Self::Exact(complex) => Some(complex),
            Self::Sampled(_) => None,
        }
    }

    /// Where a hidden unit is zero, as lines with its positive side to the left.
    #[must_use]
    pub fn hinge(self, unit: UnitId) -> Vec<Vec<Point>> {
        match self {
            Self::Exact(complex) => complex.hinge(unit),
            Self::Sampled(sampled) => sampled.zero_lines(unit),
        }
    }

    /// Where the class changes that the scores stand for, as lines; none where exact ones cannot be computed.
    #[must_use]
    pub fn boundary(self) -> Vec<Vec<Point>> {
        match self {
            Self::Exact(complex) => complex.decision_lines(),
            Self::Sampled(sampled) => sampled.decision_lines(),
        }
    }

    /// Hidden units that are off everywhere in the frame.
    #[must_use]
    pub fn units_off(self) -> Vec<UnitId> {
        match self {
            Self::Exact(complex) => complex.dead_units(),
            Self::Sampled(sampled) => throughout(sampled, false),
        }
    }

    /// Hidden units that are on everywhere in the frame.
    #[must_use]
    pub fn units_on(self) -> Vec<UnitId> {
        match self {
            Self::Exact(complex) => complex.always_on_units(),
            Self::Sampled(sampled) => throughout(sampled, true),
        }
    }

    /// Hands every facet of the scores to `draw`, with whether `unit` is off there.
    pub fn for_each_facet(self, unit: Option<UnitId>, mut draw: impl FnMut(Facet<'_>)) {
        match self {
            Self::Exact(complex) => {
                let outputs = complex.network().outputs();
                let (mut corners, mut scores) = (Vec::new(), Vec::new());
                for region in complex.regions() {
                    corners.clear();
                    scores.clear();
                    for vertex in complex.corners(region) {
                        corners.push(complex.position(vertex));
                        scores.push(scores_of(outputs, |output| complex.score(vertex, output)));
                    }
                    draw(Facet {
                        corners: &corners,
                        scores: &scores,
                        is_off: unit.is_some_and(|unit| !complex.pattern(region).is_on(unit)),
                    });
                }
            }
            Self::Sampled(sampled) => {
                for triangle in Sampled::triangles() {
                    sampled_facet(sampled, &triangle, unit, &mut draw);
                }
            }
        }
    }

    /// Hands the facets of the scores to `draw` as [`Self::for_each_facet`] does, but squares of the grid joined along its rows
    /// where all their corners are of one kind by their scores and by whether `unit` is off; these with their kind.
    pub fn for_each_patch<K: PartialEq>(
        self,
        unit: Option<UnitId>,
        kind: impl Fn(&Scores, bool) -> K,
        mut draw: impl FnMut(Facet<'_>, Option<&K>),
    ) {
        let Self::Sampled(sampled) = self else {
            self.for_each_facet(unit, |facet| draw(facet, None));
            return;
        };
        let kind = |point| {
            kind(
                &sampled_scores(sampled, point),
                is_off_at(sampled, point, unit),
            )
        };
        let kinds: Vec<K> = (0..Sampled::SIDE * Sampled::SIDE).map(kind).collect();
        for patch in Sampled::patches(&kinds) {
            match patch {
                Patch::Squares(corners) => sampled_facet(sampled, &corners, unit, |facet| {
                    draw(facet, Some(&kinds[corners[0]]));
                }),
                Patch::Triangle(corners) => {
                    sampled_facet(sampled, &corners, unit, |facet| draw(facet, None));
                }
            }
        }
    }
}

/// The facet on corners of the grid goes to `draw`, with whether `unit` is off there.
fn sampled_facet<const N: usize>(
    sampled: &Sampled,
    corners: &[GridPoint; N],
    unit: Option<UnitId>,
    draw: impl FnOnce(Facet<'_>),
) {
    // Arrays: thousands of facets are drawn in a frame.
    let points = corners.map(|point| sampled.position(point));
    let scores = corners.map(|point| sampled_scores(sampled, point));
    let is_off = |point: &&GridPoint| is_off_at(sampled, **point, unit);
    draw(Facet {
        corners: &points,
        scores: &scores,
        is_off: 2 * corners.iter().filter(is_off).count() > corners.len(),
    });
}

/// All scores at a point of the grid.
fn sampled_scores(sampled: &Sampled, point: GridPoint) -> Scores {
    let outputs = sampled.network().outputs();
    scores_of(outputs, |output| sampled.scores(output)[point])
}

/// Whether a unit is off at a point of the grid; none is not.
fn is_off_at(sampled: &Sampled, point: GridPoint, unit: Option<UnitId>) -> bool {
    let z = unit.and_then(|unit| sampled.values(unit).get(point));
    z.is_some_and(|&z| z <= 0.0)
}

/// The scores of so many outputs, with nothing after them.
fn scores_of(outputs: usize, score: impl Fn(usize) -> f64) -> Scores {
    std::array::from_fn(|output| if output < outputs { score(output) } else { 0.0 })
}

/// Hidden units that are on, or off, at every point of a grid.
fn throughout(sampled: &Sampled, on: bool) -> Vec<UnitId> {
    let hidden = sampled.network().hidden_units();
    hidden
        .filter(|&unit| sampled.is_throughout(unit, on))
        .collect()
}
