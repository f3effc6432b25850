//! Ids of vertices, edges and regions, counted from 0.

/// Narrows an index; the limit on regions keeps every count of a complex below 2^32.
pub(crate) fn compact(index: usize) -> u32 {
    u32::try_from(index).expect("a complex has far fewer than 2^32 parts")
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
