//! Figures of sessions, live or as files (SVG, TikZ, PNG, GIF); networks and samples as text for other programs and back; links as
//! QR codes.
//!
//! Reads sessions and scenes, and never changes a session but by its own methods.

pub mod bitmap;
pub mod cell_tables;
pub mod collapsed;
pub mod comparisons;
pub mod encoding;
pub mod exchange;
pub mod export;
pub mod exported_figure;
pub mod figure;
pub mod figures;
pub mod film;
pub mod folded;
pub mod import;
pub mod lab;
pub mod negatives;
mod planes;
pub mod points;
pub mod qr;
pub mod raised;
pub mod side_doors;
pub mod sweep;
pub mod table;
mod tree;
#[cfg(test)]
mod typescript;
pub mod understand;
mod vector;
pub mod yours;

pub use export::ExportError;
pub use exported_figure::{ExportedFigure, ExportedFigureError};
pub use film::{Film, FilmError};
pub use import::ImportError;
