//! The subdivision: layer by layer, every region is split by the hinges of the layer's units.
//!
//! Knows signs and topology; never learns what is asked of the finished cells.

mod copies;
mod cut;
mod gradient;
pub(super) mod plan;
mod product;
mod scores;
pub(super) mod split_tree;
pub(super) mod subdivide;
pub(super) mod values;
