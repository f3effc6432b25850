//! Ids of vertices, edges and regions, counted from 0.

use crate::network::UnitId;

/// Narrows an index; the limit on regions keeps every count of a complex below 2^32.
pub(crate) fn compact(index: usize) -> u32 {
    u32::try_from(index).expect("a complex has far fewer than 2^32 parts")
}

/// Narrows a unit's indices; networks have at most 13 layers, and far fewer than 2^16 units in each.
pub(crate) fn compact_unit(unit: UnitId) -> (u8, u16) {
    let fits = "a network has at most 13 layers of at most 512 units";
    (
        u8::try_from(unit.layer).expect(fits),
        u16::try_from(unit.unit).expect(fits),
    )
}

/// A vertex of a [`CellComplex`](crate::CellComplex).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VertexId(pub(crate) u32);

/// An edge of a [`CellComplex`](crate::CellComplex).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EdgeId(pub(crate) u32);

/// A region (cell) of a [`CellComplex`](crate::CellComplex).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(pub(crate) u32);

macro_rules! index {
    ($id:ident) => {
        impl $id {
            pub(crate) fn new(index: usize) -> Self {
                Self(compact(index))
            }

            /// Index in the complex's own order, from 0.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(VertexId);
index!(EdgeId);
index!(RegionId);
