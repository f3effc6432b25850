//! Laws of the fibres of a layer.

mod coin_toss;
mod exact_ranks;
mod folds;
mod one_layer;
