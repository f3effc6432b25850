//! The exact cells of a network in a frame: vertices, edges and regions of all hinges.
//!
//! The plane is subdivided layer by layer (`engine`). Edges are shared half-edge pairs and a hinge cuts each of them once, so
//! both neighbours see the same vertex (`topology`). At every vertex and for every unit a three-valued sign is decided once: by
//! a floating-point filter with a proven bound, or in exact arithmetic (`exact`). What is where follows from those signs alone;
//! positions are only rounded afterwards. What is asked of the finished cells stands in `queries`.
//!
//! Never learns of training, data or drawing.

#[cfg(feature = "bench")]
pub mod bench;
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

pub use builder::Builder;
pub use complex::CellComplex;
pub use error::ComplexError;
pub use id::{EdgeId, RegionId, VertexId};
pub use queries::{
    Band, Boundary, Census, Contest, Fibres, Fold, PointImage, RegionBounds, RegionImage,
    Retention, Shares, Spot, point_images,
};
