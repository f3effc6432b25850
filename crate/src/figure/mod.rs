//! Pure drawings of what a session shows, on any plotters backend: canvas in the page, SVG for export.
//!
//! Figures hold no state and decide nothing: what they draw was computed elsewhere. Places are CSS pixels; backends work in
//! [`FINE`] pixels of them. Text in figures is numerals, `x1`, `x2` and unit letters only.

mod backend;
pub mod curve;
pub mod diagram;
mod palette;
mod pen;
mod placement;
mod svg;
mod tag;
mod ticks;

pub use backend::{FINE, FineBackend};
pub use palette::{Palette, Rgb, Theme};
pub use pen::{Drawn, FigureError};
pub use svg::{SvgBackend, document};
