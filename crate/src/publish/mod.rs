//! Files in and out: networks and samples as text for other programs and back, figures as SVG, TikZ, PNG and GIF, links as QR codes.
//!
//! Reads sessions and scenes, and never changes a session but by its own methods.

pub mod bitmap;
pub mod exchange;
pub mod export;
pub mod exported_figure;
pub mod film;
pub mod import;
pub mod points;
pub mod qr;
#[cfg(test)]
mod typescript;

pub use export::ExportError;
pub use exported_figure::{ExportedFigure, ExportedFigureError};
pub use film::{Film, FilmError};
pub use import::ImportError;
