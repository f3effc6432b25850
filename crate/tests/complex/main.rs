//! Laws of the cell complex.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

#[path = "../support/mod.rs"]
mod support;

mod builder;
mod deep;
mod doors;
mod fixtures;
mod laws;
mod references;
