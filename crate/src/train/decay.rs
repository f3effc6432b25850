//! Regularisation: terms that pull parameters towards zero, apart from the loss.
//!
//! There are three kinds, each with separate strengths for weights and biases: L1, a constant pull; *coupled* L2, a pull
//! proportional to the parameter that goes through the optimiser like any gradient; and *decoupled* decay, which shrinks
//! parameters separately from the optimiser's step (Loshchilov and Hutter 2019). For plain gradient descent the last two are
//! the same. For Adam they differ, since Adam turns any steady pull, however weak, into a step as large as the learning
//! rate.

use super::lanes::without_negligible;
use super::parameters::Shape;
use serde::{Deserialize, Serialize};

use crate::network::number::{Clamp, Limits, nearest_f32};

/// The strength of the pull towards zero on weights and biases, per step and unit of the learning rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decay {
    /// The pull on weights.
    pub weights: f32,
    /// The pull on biases.
    pub biases: f32,
}

/// Parameters that shrink below this size become zero. If they were only ever halved, they would end as subnormal numbers,
/// on which arithmetic is a hundred times slower.
const NEGLIGIBLE: f32 = 1e-30;

impl Decay {
    /// No decay.
    pub const NONE: Self = Self {
        weights: 0.0,
        biases: 0.0,
    };

    /// Limits of both strengths.
    pub const STRENGTH: Limits = Limits {
        setting: "decay",
        least: 0.0,
        most: 10.0,
    };

    /// The nearest strengths within the limits, and the changes that were needed.
    pub(super) fn clamped(self) -> (Self, [Option<Clamp>; 2]) {
        let (weights, weights_clamp) = Self::STRENGTH.clamp(f64::from(self.weights));
        let (biases, biases_clamp) = Self::STRENGTH.clamp(f64::from(self.biases));
        let decay = Self {
            weights: nearest_f32(weights),
            biases: nearest_f32(biases),
        };
        (decay, [weights_clamp, biases_clamp])
    }
}

/// Adds the gradients of L1 and coupled L2 to the gradient of the loss.
pub(super) fn pull((l1, l2): (Decay, Decay), shapes: &[Shape], values: &[f32], to: &mut [f32]) {
    if (l1, l2) == (Decay::NONE, Decay::NONE) {
        return;
    }
    for shape in shapes {
        let (weights, biases) = shape.of(values);
        let (weight_slopes, bias_slopes) = shape.of_mut(to);
        pull_each((l1.weights, l2.weights), weights, weight_slopes);
        pull_each((l1.biases, l2.biases), biases, bias_slopes);
    }
}

fn pull_each((l1, l2): (f32, f32), values: &[f32], slopes: &mut [f32]) {
    for (slope, &value) in slopes.iter_mut().zip(values) {
        // The slope of |w|; 0 at 0, so that parameters that are zero stay zero.
        let side = f32::from(i8::from(value > 0.0) - i8::from(value < 0.0));
        *slope += l1 * side + l2 * value;
    }
}

/// Shrinks parameters by decoupled decay.
pub(super) fn shrink(decay: Decay, learning_rate: f32, shapes: &[Shape], values: &mut [f32]) {
    if decay == Decay::NONE {
        return;
    }
    for shape in shapes {
        let (weights, biases) = shape.of_mut(values);
        shrink_each(1.0 - learning_rate * decay.weights, weights);
        shrink_each(1.0 - learning_rate * decay.biases, biases);
    }
}

fn shrink_each(factor: f32, values: &mut [f32]) {
    for value in values {
        *value = without_negligible(factor * *value, NEGLIGIBLE);
    }
}
