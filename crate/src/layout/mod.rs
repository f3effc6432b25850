//! Where things lie on a canvas: points of the plane, parts of the network diagram, what a pointer can hold, and what stands out.
//!
//! Computes places in CSS pixels and never draws.

mod diagram;
mod highlight;
mod hit_test;
mod projection;

pub use diagram::{DiagramLayout, Part};
pub use highlight::{Highlight, Term};
pub use hit_test::{Handles, Hit, HitTest, nearest};
pub use projection::{Pixel, PixelRect, Projection};
