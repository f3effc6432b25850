//! How many directions of a large input are left after some layers of random units.

use super::law::Setting;
use crate::measure::RankDecay;
use crate::measure::rank_decay::Walk;

/// How many times as wide as its input a network is, and after which layer its directions are counted.
pub(super) const SETTINGS: [Setting; 9] = [
    [1, 1],
    [1, 5],
    [1, 10],
    [2, 1],
    [2, 5],
    [2, 10],
    [4, 1],
    [4, 5],
    [4, 10],
];

/// Number of inputs.
const INPUTS: usize = 64;

/// The walk through one random network, near a random input.
pub(super) fn walk([times, layer]: Setting, seed: u64) -> Walk {
    let rank_decay = RankDecay {
        inputs: INPUTS,
        width: times * INPUTS,
        layers: layer,
        seed,
    };
    rank_decay.walk()
}

/// The share of the input's directions that are left, of their number.
pub(super) fn share(left: usize) -> f64 {
    left as f64 / INPUTS as f64
}
