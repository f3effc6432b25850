//! The exact cells of a network in a frame: vertices, edges and regions of all hinges.
//!
//! The plane is subdivided layer by layer (`engine`). Edges are shared half-edge pairs and a hinge cuts each of them once,
//! so both neighbours get the same vertex (`topology`). At every vertex a three-valued sign is decided once for every unit:
//! by a floating-point filter with a proven bound, or in exact arithmetic (`exact`). The structure of the complex follows
//! from those signs alone; positions are only rounded afterwards. Queries on the finished cells are in `queries`.
//!
//! Knows nothing about training, data or drawing.

#[cfg(feature = "bench")]
pub mod bench;
mod budget;
mod builder;
mod complex;
mod engine;
mod error;
mod exact;
mod id;
mod limits;
mod queries;
mod topology;
mod validation;

pub use budget::Budget;
pub use builder::Builder;
pub use complex::CellComplex;
pub use error::ComplexError;
pub use id::{EdgeId, RegionId, VertexId};

/// The cells of layers of at most 512 units.
pub type WideComplex = CellComplex<8>;
/// Builds the cells of layers of at most 512 units.
pub type WideBuilder = Builder<8>;

pub use queries::{
    Band, Boundary, Census, Contest, Fibres, Fold, PointImage, RegionBounds, RegionImage,
    Retention, Shares, Spot, point_images,
};
