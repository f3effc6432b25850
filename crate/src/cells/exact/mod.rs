//! Signs that are certain: floating-point filters with proven bounds, and exact arithmetic where these allow no verdict.
//!
//! Knows numbers, lines and points, and nothing about how cells are split.

pub(super) mod accuracy;
pub(super) mod bits;
pub(super) mod bounded;
pub(super) mod dyadic;
pub(super) mod residue;
pub(super) mod ring;
pub(super) mod rounding;
pub(super) mod sign;
mod spectral;
pub(super) mod step;
