//! The score over the frame as figures draw it: exact where the network has cells, sampled where it has none.

use crate::complex::CellComplex;
use crate::geometry::Point;
use crate::network::Network;
use crate::sampled::Sampled;
use crate::unit::UnitId;

/// What a figure of the plane is drawn from.
#[derive(Clone, Copy, Debug)]
pub enum Relief<'a> {
    /// The cells of a network of two-piece units.
    Exact(&'a CellComplex),
    /// The values of any network on a grid.
    Sampled(&'a Sampled),
}

/// A piece on which the drawn score is affine.
#[derive(Clone, Copy, Debug)]
pub struct Facet<'a> {
    /// Corners counter-clockwise, each with the score there.
    pub corners: &'a [(Point, f64)],
    /// Whether the unit that was asked for is off on it; for a sampled facet, at most of its corners.
    pub is_off: bool,
}

impl<'a> From<&'a CellComplex> for Relief<'a> {
    fn from(complex: &'a CellComplex) -> Self {
        Self::Exact(complex)
    }
}

impl<'a> Relief<'a> {
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

    /// Where the score of an output is zero, as lines with the positive side to the left.
    #[must_use]
    pub fn boundary(self, output: usize) -> Vec<Vec<Point>> {
        let layer = self.network().hidden_layers().len();
        match self {
            Self::Exact(complex) => complex.boundary(output).lines,
            Self::Sampled(sampled) => sampled.zero_lines(UnitId::new(layer, output)),
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

    /// Hands every facet of an output's score to `draw`, with whether `unit` is off there.
    pub fn for_each_facet(
        self,
        output: usize,
        unit: Option<UnitId>,
        mut draw: impl FnMut(Facet<'_>),
    ) {
        match self {
            Self::Exact(complex) => {
                let mut corners = Vec::new();
                for region in complex.regions() {
                    let all = complex.corners(region);
                    corners.clear();
                    corners.extend(all.map(|v| (complex.position(v), complex.score(v, output))));
                    let is_off = unit.is_some_and(|unit| !complex.pattern(region).is_on(unit));
                    draw(Facet {
                        corners: &corners,
                        is_off,
                    });
                }
            }
            Self::Sampled(sampled) => {
                let scores = sampled.scores(output);
                let z = unit.map_or(&[][..], |unit| sampled.values(unit));
                for triangle in Sampled::triangles().filter(|_| !scores.is_empty()) {
                    let off = triangle
                        .iter()
                        .filter(|&&point| z.get(point).is_some_and(|&z| z <= 0.0));
                    let is_off = off.count() > 1;
                    let corners = triangle.map(|point| (sampled.position(point), scores[point]));
                    draw(Facet {
                        corners: &corners,
                        is_off,
                    });
                }
            }
        }
    }
}

/// Hidden units that are on, or off, at every point of a grid.
fn throughout(sampled: &Sampled, on: bool) -> Vec<UnitId> {
    let hidden = sampled.network().hidden_units();
    hidden
        .filter(|&unit| sampled.is_throughout(unit, on))
        .collect()
}
