//! Laws of what a layer leaves of the plane.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

#[path = "../support/family.rs"]
mod family;

mod coin_toss;
mod exact_ranks;
mod folds;
mod one_layer;
