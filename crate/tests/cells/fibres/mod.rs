//! Laws of what a layer leaves of the plane.

mod coin_toss;
mod exact_ranks;
mod folds;
mod one_layer;
