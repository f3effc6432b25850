//! Laws of the measurements beyond the cells.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../support/family.rs"]
mod family;

mod best_line;
mod collapse;
mod collisions;
mod contributions;
mod folded_plane;
mod forward_trace;
mod paper;
mod sampled;
mod score_graph;
mod theory;
mod unit_views;
