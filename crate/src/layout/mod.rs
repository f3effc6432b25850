//! Layout: the positions of points, diagram parts and handles on a canvas, the hit test, and what a highlight marks.
//!
//! Computes positions in CSS pixels and never draws.

mod diagram;
mod heat_maps;
mod highlight;
mod hit_test;
mod line_handles;
mod projection;
mod raised;
mod sheet;
mod stack;
mod timeline;
mod unit_views;

pub use diagram::{DiagramLayout, Part};
pub use heat_maps::HeatMapsLayout;
pub use highlight::{Highlight, Term};
pub use hit_test::{Handles, Hit, HitTest, nearest};
pub use line_handles::{LineHandles, LineTag};
pub use projection::{Pixel, PixelRect, Projection};
pub use raised::{Raised, RaisedMark};
pub use sheet::sheet_projection;
pub use stack::StackLayout;
pub use timeline::{LifeLine, Stretch, TimelineLayout, Turn};
pub use unit_views::UnitGrid;
