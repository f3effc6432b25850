//! The score surface that figures draw: exact where the network has cells, otherwise sampled.

use super::sampled::{GridPoint, Patch, Sampled};
use crate::cells::CellComplex;
use crate::geometry::Point;
use crate::network::Network;
use crate::network::UnitId;

/// The data from which figures of the plane are drawn.
#[derive(Clone, Copy, Debug)]
pub enum ScoreSurface<'a> {
    /// The cells of a network of two-piece units.
    Exact(&'a CellComplex),
    /// The values of any network on a grid.
    Sampled(&'a Sampled),
}

/// An array with room for the scores of all outputs that a network may have.
pub type Scores = [f64; Network::MAX_OUTPUTS];

/// A polygon on which the drawn scores are affine.
#[derive(Clone, Copy, Debug)]
pub struct Facet<'a> {
    /// Corners, counter-clockwise.
    pub corners: &'a [Point],
    /// The scores at each corner, one for each output; the remaining entries have no meaning.
    pub scores: &'a [Scores],
    /// Whether the requested unit is off on it; for a sampled facet, whether it is off at most of its corners.
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

    /// The exact cells, if there are any.
    #[must_use]
    pub const fn cells(self) -> Option<&'a CellComplex> {
        match self {
            Self::Exact(complex) => Some(complex),
            Self::Sampled(_) => None,
        }
    }

    /// Whether it is sampled, and the network has more units than lines of a grid could tell apart: those of deeper layers are
    /// better left out.
    #[must_use]
    pub fn is_coarse(self) -> bool {
        /// The most units whose sampled lines are drawn.
        const MOST: usize = 128;
        matches!(self, Self::Sampled(_)) && self.network().hidden_units().count() > MOST
    }

    /// The hinge of a hidden unit as lines, with its positive side on their left.
    #[must_use]
    pub fn hinge(self, unit: UnitId) -> Vec<Vec<Point>> {
        match self {
            Self::Exact(complex) => complex.hinge(unit),
            Self::Sampled(sampled) => sampled.zero_lines(unit),
        }
    }

    /// The decision boundary as lines; empty where the exact one cannot be computed.
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

    /// Calls `draw` for every facet of the scores; `unit` is the unit whose state the facets report.
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
                        is_off: unit.is_some_and(|unit| !complex.is_on(region, unit)),
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

    /// Calls `draw` for the facets of the scores like [`Self::for_each_facet`], but joins squares of the grid along its rows
    /// where all their corners are of one kind, which depends on their scores and on whether `unit` is off. Joined facets
    /// come with their kind.
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

/// Calls `draw` for the facet with the given grid corners.
fn sampled_facet<const N: usize>(
    sampled: &Sampled,
    corners: &[GridPoint; N],
    unit: Option<UnitId>,
    draw: impl FnOnce(Facet<'_>),
) {
    // Arrays, since thousands of facets are drawn in a frame.
    let points = corners.map(|point| sampled.position(point));
    let scores = corners.map(|point| sampled_scores(sampled, point));
    let is_off = |point: &&GridPoint| is_off_at(sampled, **point, unit);
    draw(Facet {
        corners: &points,
        scores: &scores,
        is_off: 2 * corners.iter().filter(is_off).count() > corners.len(),
    });
}

/// All scores at a grid point.
fn sampled_scores(sampled: &Sampled, point: GridPoint) -> Scores {
    let outputs = sampled.network().outputs();
    scores_of(outputs, |output| sampled.scores(output)[point])
}

/// Whether a unit is off at a grid point; `false` without a unit.
fn is_off_at(sampled: &Sampled, point: GridPoint, unit: Option<UnitId>) -> bool {
    let z = unit.and_then(|unit| sampled.values(unit).get(point));
    z.is_some_and(|&z| z <= 0.0)
}

/// The scores of a number of outputs, with zeros after them.
fn scores_of(outputs: usize, score: impl Fn(usize) -> f64) -> Scores {
    std::array::from_fn(|output| if output < outputs { score(output) } else { 0.0 })
}

/// Hidden units that are on, or off, at every grid point.
fn throughout(sampled: &Sampled, on: bool) -> Vec<UnitId> {
    let hidden = sampled.network().hidden_units();
    hidden
        .filter(|&unit| sampled.is_throughout(unit, on))
        .collect()
}
