//! Counts of cells, linear regions and distinct maps, and the units that never switch.

use super::maps::map_classes;
use crate::cells::complex::CellComplex;
use crate::cells::exact::sign::Signs;
use crate::cells::id::RegionId;
use crate::network::UnitId;

/// The counts of a complex.
#[derive(Clone, Debug, PartialEq)]
pub struct Census {
    /// Regions: open cells of one activation pattern each.
    pub cells: usize,
    /// Vertices, those on the frame included.
    pub vertices: usize,
    /// Edges, those of the frame included.
    pub edges: usize,
    /// Number of connected sets of cells on which all scores are the same affine maps; see [`CellComplex::linear_regions`].
    pub linear_regions: Option<usize>,
    /// Number of different affine maps, taking all scores together; see [`CellComplex::distinct_affine_maps`].
    pub distinct_affine_maps: Option<usize>,
    /// Sum of the areas of all cells.
    pub area: f64,
    /// Units that are on nowhere in the frame, including those that are zero everywhere.
    pub dead_units: Vec<UnitId>,
    /// Units that are off nowhere in the frame and on somewhere.
    pub always_on_units: Vec<UnitId>,
}

impl CellComplex {
    /// All counts; linear regions cost more than the other counts together.
    #[must_use]
    pub fn census(&self) -> Census {
        let maps = map_classes(self);
        Census {
            cells: self.region_count(),
            vertices: self.vertex_count(),
            edges: self.edge_count(),
            linear_regions: maps.as_deref().map(|maps| self.merged_regions(maps)),
            distinct_affine_maps: maps.as_deref().map(distinct),
            area: self.regions().map(|region| self.area(region)).sum(),
            dead_units: self.dead_units(),
            always_on_units: self.always_on_units(),
        }
    }

    /// Number of linear regions: sets of cells connected through shared edges on which all scores are the same affine maps.
    /// Decided exactly; `None` where this would take more work than [`Self::MAX_MAP_WORK`].
    #[must_use]
    pub fn linear_regions(&self) -> Option<usize> {
        map_classes(self).map(|maps| self.merged_regions(&maps))
    }

    /// Number of different affine maps over all cells, taking all scores together. Decided exactly; `None` where this would
    /// take more work than [`Self::MAX_MAP_WORK`].
    #[must_use]
    pub fn distinct_affine_maps(&self) -> Option<usize> {
        map_classes(self).as_deref().map(distinct)
    }

    fn merged_regions(&self, maps: &[usize]) -> usize {
        let mut parents: Vec<usize> = (0..self.region_count()).collect();
        let mut count = parents.len();
        for edge in self.edges() {
            let (Some(left), Some(right)) = self.sides(edge) else {
                continue;
            };
            if maps[left.index()] != maps[right.index()] {
                continue;
            }
            let (a, b) = (root(&mut parents, left), root(&mut parents, right));
            if a != b {
                parents[a] = b;
                count -= 1;
            }
        }
        count
    }
}

impl<const W: usize> CellComplex<W> {
    /// Units that are on nowhere in the frame, including those that are zero everywhere.
    #[must_use]
    pub fn dead_units(&self) -> Vec<UnitId> {
        self.units_where(|signs, place| !signs.positive.has(place))
    }

    /// Units that are off nowhere in the frame and on somewhere.
    #[must_use]
    pub fn always_on_units(&self) -> Vec<UnitId> {
        self.units_where(|signs, place| signs.positive.has(place) && !signs.negative.has(place))
    }

    fn units_where(&self, holds: impl Fn(Signs<W>, usize) -> bool) -> Vec<UnitId> {
        let overall: Vec<Signs<W>> = self
            .signs
            .iter()
            .map(|layer| layer.iter().fold(Signs::default(), |a, &b| a.union(b)))
            .collect();
        let units = self.network.hidden_units();
        units
            .filter(|unit| holds(overall[unit.layer], unit.unit))
            .collect()
    }
}

fn distinct(maps: &[usize]) -> usize {
    maps.iter().max().map_or(0, |last| last + 1)
}

fn root(parents: &mut [usize], region: RegionId) -> usize {
    let mut at = region.index();
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}
