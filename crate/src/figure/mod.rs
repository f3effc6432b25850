//! Pure drawings of what a session shows, on any plotters backend: canvas in the page, SVG for export.
//!
//! Figures hold no state and compute nothing: what they draw was computed elsewhere. Places are CSS pixels; backends work in
//! [`FINE`] pixels of them. Text in figures is numerals, `x1`, `x2` and unit letters only;
//! the words of a [`heading`] are the page's.

mod any_backend;
mod axes;
mod backend;
pub mod change;
pub mod collapse;
mod contested;
pub mod curve;
pub mod diagram;
mod facets;
mod fine;
pub mod fold;
mod handles;
pub mod heading;
mod heat;
pub mod heat_maps;
mod highlight;
mod hinge;
mod lettering;
pub mod line;
mod metadata;
pub mod number_line;
mod numeral;
pub mod on_shares;
mod palette;
mod pen;
mod placement;
pub mod plane;
mod probe;
pub mod raised_surface;
pub mod rank_decay;
pub mod raster;
pub mod recovery;
mod ruler;
pub mod runs;
mod samples;
mod scale;
mod score_graph;
pub mod shading;
pub mod sheet;
pub mod side_by_side;
pub mod slice;
pub mod spread_curves;
mod surface;
pub mod svg;
mod tag;
mod targets;
mod ticks;
pub mod tikz;
pub mod timeline;
pub mod tones;
pub mod unit_views;

pub use any_backend::{AnyArea, AnyBackend, AnyDrawn, AnyError, AnyFigureError, area_on};
pub use backend::FineBackend;
pub use fine::FINE;
pub use metadata::Metadata;
pub use palette::{Palette, Rgb, Theme};
pub use pen::{Drawn, FigureError};
pub use surface::Surface;
pub use svg::{document, signed};
