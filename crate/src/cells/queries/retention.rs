//! Retention: whether a layer keeps, flattens or erases a cell.

use super::image::LayerMap;
use crate::cells::complex::CellComplex;
use crate::cells::exact::bits::{Bits, UnitSet};
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::residue::Residue;
use crate::cells::id::RegionId;
use crate::network::Network;
use crate::network::named::named;

/// What a layer keeps of a cell, which is the rank of its map there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retention {
    /// Rank 2: every point of the cell can be told from its neighbours.
    Kept,
    /// Rank 1: points along one direction have the same activations.
    Flattened,
    /// Rank 0: all points of the cell have the same activations.
    Erased,
}

named!(Retention, Kept => "kept", Flattened => "flattened", Erased => "erased");

impl<const W: usize> CellComplex<W> {
    /// What a hidden layer, with all before it, keeps of a region. Decided exactly.
    #[must_use]
    pub fn retention(&self, region: RegionId, layer: usize) -> Retention {
        let on: Vec<Bits<W>> = (0..=layer).map(|layer| self.on_in(region, layer)).collect();
        Retention::on(self.network(), &on)
    }
}

impl Retention {
    /// The retention, under the last of some layers, of the cell that has these units on, layer by layer.
    pub(crate) fn on(network: &Network, on: &[impl UnitSet]) -> Self {
        // If the rank modulo p is 2, then so is the exact rank.
        let shadow = LayerMap::<Residue>::of(network, on).hull().pivots.rank();
        if shadow == 2 {
            return Self::Kept;
        }
        Self::of_rank(LayerMap::<Dyadic>::of(network, on).hull().pivots.rank())
    }

    pub(crate) const fn of_rank(rank: u8) -> Self {
        match rank {
            0 => Self::Erased,
            1 => Self::Flattened,
            _ => Self::Kept,
        }
    }
}
