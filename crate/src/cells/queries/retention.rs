//! What a layer leaves of a cell: kept, flattened or erased.

use super::image::LayerMap;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::residue::Residue;
use crate::network::Network;
use crate::network::named::named;

/// What a layer leaves of a cell: the rank of its map there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retention {
    /// Rank 2: every point of the cell can be told from its neighbours.
    Kept,
    /// Rank 1: points along one direction look the same.
    Flattened,
    /// Rank 0: all points of the cell look the same.
    Erased,
}

named!(Retention, Kept => "kept", Flattened => "flattened", Erased => "erased");

impl Retention {
    /// What the last of some layers leaves of the cell on which the units of the given bits are on, layer by layer.
    pub(crate) fn on(network: &Network, on: &[u64]) -> Self {
        // A rank of 2 modulo p is the exact rank.
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
