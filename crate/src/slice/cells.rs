//! The cells along a plane, for networks of any width.

use super::{Fates, Part, Stretch, parts_of, way};
use crate::cells::{
    Budget, Builder, CellComplex, ComplexError, RegionId, WideBuilder, WideComplex,
};
use crate::geometry::{Affine, Point};
use crate::network::{ActivationPattern, Network, UnitId};

/// The widest layer, in units, that the narrow cells hold.
const NARROW: usize = 128;

/// The cells along a plane. They keep sets of units, as wide as the widest hidden layer asks for: sets for 512 units make the
/// cells of layers of 128 and of 32 take about twice as long.
#[derive(Clone, Debug)]
pub enum SliceCells {
    /// Of layers of at most 128 units.
    Narrow(CellComplex<2>),
    /// Of layers of at most 512 units.
    Wide(WideComplex),
}

/// The same of the cells of either width.
macro_rules! of_either {
    ($cells:expr, $one:ident => $result:expr) => {
        match $cells {
            SliceCells::Narrow($one) => $result,
            SliceCells::Wide($one) => $result,
        }
    };
}

impl SliceCells {
    /// Number of regions.
    #[must_use]
    pub const fn region_count(&self) -> usize {
        of_either!(self, cells => cells.region_count())
    }

    /// Number of vertices.
    #[must_use]
    pub const fn vertex_count(&self) -> usize {
        of_either!(self, cells => cells.vertex_count())
    }

    /// Number of edges, those on the frame included.
    #[must_use]
    pub const fn edge_count(&self) -> usize {
        of_either!(self, cells => cells.edge_count())
    }

    /// Number of signs that floats left open, and exact arithmetic decided.
    #[must_use]
    pub const fn exact_signs(&self) -> usize {
        of_either!(self, cells => cells.exact_signs())
    }

    /// All regions.
    #[must_use]
    pub fn regions(&self) -> Box<dyn Iterator<Item = RegionId>> {
        of_either!(self, cells => Box::new(cells.regions()))
    }

    /// The region that contains a place of the frame.
    #[must_use]
    pub fn region_at(&self, at: Point) -> Option<RegionId> {
        of_either!(self, cells => cells.region_at(at))
    }

    /// The activation pattern of a region.
    #[must_use]
    pub fn pattern(&self, region: RegionId) -> ActivationPattern {
        of_either!(self, cells => cells.pattern(region))
    }

    /// The map of an output in a region, along the plane.
    #[must_use]
    pub fn affine(&self, region: RegionId, output: usize) -> Affine {
        of_either!(self, cells => cells.affine(region, output))
    }

    /// The units that are off everywhere in the frame.
    #[must_use]
    pub fn dead_units(&self) -> Vec<UnitId> {
        of_either!(self, cells => cells.dead_units())
    }

    /// The units that are on everywhere in the frame.
    #[must_use]
    pub fn always_on_units(&self) -> Vec<UnitId> {
        of_either!(self, cells => cells.always_on_units())
    }

    /// The ends of the edges between two regions: those on the frame are left out.
    #[must_use]
    pub fn creases(&self) -> Vec<[Point; 2]> {
        of_either!(self, cells => creases_of(cells))
    }

    /// The parts of a region by highest output, as [`parts_of`].
    #[must_use]
    pub fn parts_of(&self, region: RegionId) -> Vec<Part> {
        of_either!(self, cells => parts_of(cells, region))
    }

    /// The stretches of a straight way, as [`way`].
    #[must_use]
    pub fn way(&self, from: Point, to: Point) -> Vec<Stretch> {
        of_either!(self, cells => way(cells, from, to))
    }

    /// What the layers keep, nothing counted yet, as [`Fates::of`].
    #[must_use]
    pub fn fates(&self) -> Option<Fates> {
        of_either!(self, cells => Fates::of(cells))
    }

    /// Multiply-adds of machine words to count a region, as [`Fates::work`].
    #[must_use]
    pub fn fates_work(&self) -> usize {
        of_either!(self, cells => Fates::work(cells))
    }

    /// Counts what the layers keep of a region.
    pub fn count(&self, region: RegionId, fates: &mut Fates) {
        of_either!(self, cells => fates.see(cells, region));
    }
}

fn creases_of<const W: usize>(cells: &CellComplex<W>) -> Vec<[Point; 2]> {
    let inner = cells.edges().filter(|&edge| {
        let (left, right) = cells.sides(edge);
        left.is_some() && right.is_some()
    });
    inner
        .map(|edge| {
            let (from, to) = cells.ends(edge);
            [cells.position(from), cells.position(to)]
        })
        .collect()
}

/// Builds the cells along one plane after another, in pieces.
#[derive(Clone, Debug)]
pub enum SliceBuilder {
    /// Of layers of at most 128 units.
    Narrow(Builder<2>),
    /// Of layers of at most 512 units.
    Wide(WideBuilder),
}

impl SliceBuilder {
    /// A builder for networks of these widths.
    #[must_use]
    pub fn for_network(network: &Network) -> Self {
        let widths = network.hidden_layers().iter().map(|layer| layer.units());
        if widths.max().unwrap_or(0) <= NARROW {
            Self::Narrow(Builder::default())
        } else {
            Self::Wide(WideBuilder::default())
        }
    }

    /// As [`Builder::build_within`].
    ///
    /// # Errors
    /// Those of [`Builder::build_within`].
    pub fn build_within(
        &mut self,
        network: &Network,
        frame: &[Point],
        budget: Budget,
    ) -> Result<SliceCells, ComplexError> {
        match self {
            Self::Narrow(builder) => {
                let built = builder.build_within(network, frame, budget);
                built.map(SliceCells::Narrow)
            }
            Self::Wide(builder) => {
                let built = builder.build_within(network, frame, budget);
                built.map(SliceCells::Wide)
            }
        }
    }

    /// As [`Builder::go_on`].
    ///
    /// # Errors
    /// Those of [`Self::build_within`].
    pub fn go_on(&mut self, budget: Budget) -> Option<Result<SliceCells, ComplexError>> {
        match self {
            Self::Narrow(builder) => Some(builder.go_on(budget)?.map(SliceCells::Narrow)),
            Self::Wide(builder) => Some(builder.go_on(budget)?.map(SliceCells::Wide)),
        }
    }

    /// As [`Builder::give_up`].
    pub fn give_up(&mut self) {
        match self {
            Self::Narrow(builder) => builder.give_up(),
            Self::Wide(builder) => builder.give_up(),
        }
    }
}
