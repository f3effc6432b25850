//! Sweeps as files: a recipe as JSON and back, the runs as CSV and as JSON.
//!
//! Every number is written as the shortest decimal that is read back as the same float, so that files from a page, from a command
//! line, and put together of parts, are the same byte for byte.

mod csv;
mod json;
mod recipe;

pub use csv::{heading, line};
pub use json::SweepFile;
pub use recipe::{Recipe, duration, read_recipe, write_recipe};
