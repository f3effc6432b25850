//! Laws of the cell complex.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

#[path = "../support/mod.rs"]
mod support;

mod bounds;
mod builder;
mod contest;
mod copies;
mod deep;
mod fibres;
mod fixtures;
mod fuzz;
mod images;
mod laws;
mod order;
mod references;
mod validation;

use support::family::Family;

/// All families.
const FAMILIES: [Family; 10] = Family::ALL;
