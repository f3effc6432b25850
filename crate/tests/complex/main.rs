//! Laws of the cell complex.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

#[path = "../support/mod.rs"]
mod support;

mod bounds;
mod builder;
mod contest;
mod copies;
mod deep;
mod doors;
mod fixtures;
mod images;
mod laws;
mod order;
mod references;

use support::family::Family;

/// Every family.
const FAMILIES: [Family; 10] = [
    Family::Generic,
    Family::SmallIntegers,
    Family::ZeroBiases,
    Family::Copies,
    Family::Bottleneck,
    Family::DeadLayer,
    Family::Thirds,
    Family::NearCopies,
    Family::Extreme,
    Family::Sides,
];
