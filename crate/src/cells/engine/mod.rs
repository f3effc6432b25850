//! Subdivision: layer by layer, the hinges of the layer's units split every region.
//!
//! Knows signs and topology, and nothing about the queries on finished cells.

mod copies;
mod cut;
mod gradient;
pub(super) mod plan;
mod product;
mod scores;
pub(super) mod split_tree;
pub(super) mod subdivide;
pub(super) mod values;
