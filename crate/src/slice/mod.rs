//! A plane through the inputs of a larger network, and the exact cells along it.
//!
//! Along a plane, the first layer's sums are affine in the plane's two coordinates. So a network of hundreds of inputs becomes
//! one of two: its first layer is computed anew and rounded once, all others are as they came. From there on, cells and signs
//! are as exact as those of a scene.
//!
//! Knows nothing about files, data or drawing.

mod cells;
mod dot;
mod error;
mod fate;
mod parts;
mod plane;
mod restricted;
mod way;

pub use cells::{SliceBuilder, SliceCells};
pub use error::SliceError;
pub use fate::{Fate, Fates};
pub use parts::{Part, parts, parts_of};
pub use plane::{Flat, Plane, frame_around};
pub use restricted::restricted;
pub use way::{Stretch, way};
