//! Laws of files: what is written can be read back, and describes what it shows.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../support/family.rs"]
#[allow(dead_code, reason = "shared with tests that need more of it")]
mod family;

#[path = "../support/text.rs"]
mod text;

#[path = "../support/file.rs"]
mod file;

mod corpus;
mod export;
mod exported_figure;
mod figures;
mod files;
mod film;
mod headings;
mod networks;
mod notations;
mod onnx;
mod qr;
mod tables;
mod terms;
mod values;
