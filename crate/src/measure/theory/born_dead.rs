//! Born-dead networks: some hidden layer is off for every input, so that nothing of the input gets through.

use super::law::{Law, Setting};
use crate::dataset::random::{Purpose, Stream};

/// Width and number of weight layers.
pub(super) const SETTINGS: [Setting; 8] = [
    [2, 3],
    [2, 5],
    [2, 10],
    [3, 5],
    [3, 10],
    [5, 10],
    [5, 20],
    [10, 10],
];

/// 1 where a network of one input, with normal weights and no biases, is born dead; else 0.
///
/// Such a network stretches with its input: what it does at 1 and at −1 it does on the whole half lines, so two forward passes
/// decide about every input.
pub(super) fn draw([width, layers]: Setting, seed: u64) -> f64 {
    let mut random = Stream::new(seed, Purpose::Weights);
    let mut ends = [vec![1.0], vec![-1.0]];
    for _ in 1..layers {
        let inputs = ends[0].len();
        let weights: Vec<f64> = (0..inputs * width).map(|_| random.normal()).collect();
        let pass = |values: &[f64]| -> Vec<f64> {
            let rows = weights.chunks_exact(inputs);
            let sums = rows.map(|row| row.iter().zip(values).map(|(w, a)| w * a).sum::<f64>());
            sums.map(|z| z.max(0.0)).collect()
        };
        ends = [pass(&ends[0]), pass(&ends[1])];
        if ends.iter().flatten().all(|&a| a == 0.0) {
            return 1.0;
        }
    }
    0.0
}

/// The bounds of Lu, Shin, Su and Karniadakis (2019): the upper one holds for any number of inputs, the lower one for a single
/// input without biases.
pub(super) fn law([width, layers]: Setting) -> Law {
    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    let (n, l) = (width as f64, layers as f64);
    let half = libm::pow(0.5, n);
    let (stays, both) = (1.0 - half, 1.0 - 2.0 * half - (n - 1.0) * half * half);
    let share = (1.0 - 2.0 * half) * stays / (1.0 + (n - 1.0) * half);
    let power = |base: f64| libm::pow(base, l - 2.0);
    Law {
        low: 1.0 - power(stays) + share * (power(both) - power(stays)),
        high: 1.0 - libm::pow(stays, l - 1.0),
    }
}
