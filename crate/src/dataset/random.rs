//! Seeded random numbers: the same on every target and in every version.
//!
//! Links contain seeds, so the numbers of a seed may never change: PCG XSH RR 64/32 (O'Neill 2014) by its published
//! definition, with the seed scrambled by `SplitMix64` so that neighbouring seeds give unrelated streams.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use serde::{Deserialize, Serialize};

/// The purpose of random numbers. One seed gives every purpose its own stream, so that an additional draw for one purpose
/// never shifts another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Positions of samples before noise.
    Positions,
    /// Displacements by noise.
    Noise,
    /// The choice of test samples.
    Split,
    /// Initial weights and biases.
    Weights,
    /// The order of samples in an epoch.
    Batches,
}

/// A seeded stream of random numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stream(Pcg32);

impl Stream {
    /// Starts the stream of a seed for one purpose.
    #[must_use]
    pub fn new(seed: u64, purpose: Purpose) -> Self {
        // These constants are part of the link format.
        let stream = match purpose {
            Purpose::Positions => 1,
            Purpose::Noise => 2,
            Purpose::Split => 3,
            Purpose::Weights => 4,
            Purpose::Batches => 5,
        };
        Self(Pcg32::new(split_mix(seed), stream))
    }

    /// A number from the interval [0, 1).
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / (f64::from(u32::MAX) + 1.0)
    }

    /// A number between `low` and `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// An index below `count`, or 0 when `count` is 0. The probabilities of two indices differ by at most 2⁻³².
    pub fn below(&mut self, count: usize) -> usize {
        // The high word of the product replaces a division by a multiplication (Lemire 2019).
        let product = u64::from(self.0.next_u32()) * count as u64;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the high word is smaller than count"
        )]
        let index = (product >> 32) as usize;
        index
    }

    /// A number from the standard normal distribution (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// Shuffles `items`; every order is equally likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014).
const fn split_mix(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_behind_a_seed_never_change() {
        // Computed from the two definitions by another program.
        let mut stream = Stream::new(7, Purpose::Positions);
        let drawn: Vec<u32> = (0..4).map(|_| stream.0.next_u32()).collect();
        assert_eq!(drawn, [3500454211, 3743035142, 640674381, 2214706772]);
    }

    #[test]
    fn purposes_do_not_share_numbers() {
        let first = |purpose| Stream::new(7, purpose).unit();
        assert_ne!(first(Purpose::Positions), first(Purpose::Noise));
        assert_ne!(first(Purpose::Weights), first(Purpose::Batches));
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<usize> = (0..100).collect();
        Stream::new(1, Purpose::Batches).shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let mut stream = Stream::new(3, Purpose::Weights);
        let drawn: Vec<f64> = (0..100_000).map(|_| stream.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 1e5;
        let variance = drawn.iter().map(|z| z * z).sum::<f64>() / 1e5 - mean * mean;
        // Four standard errors of the mean and of the variance.
        assert!(mean.abs() < 4.0 / 1e5_f64.sqrt(), "{mean}");
        assert!(
            (variance - 1.0).abs() < 4.0 * (2.0 / 1e5_f64).sqrt(),
            "{variance}"
        );
    }
}
