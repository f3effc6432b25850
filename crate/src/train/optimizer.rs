//! Optimisers: how a gradient changes the parameters.

use serde::{Deserialize, Serialize};

use super::lanes::without_negligible;
use crate::network::named::named;
use crate::network::number::nearest_f32;

/// The update rule of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Optimizer {
    /// Plain gradient descent.
    Sgd,
    /// Gradient descent with heavy-ball momentum 0.9 (Polyak 1964).
    Momentum,
    /// Adam with β 0.9 and 0.999 (Kingma and Ba 2015).
    Adam,
}

named!(Optimizer, Sgd => "sgd", Momentum => "momentum", Adam => "adam");

/// Share of the running mean of gradients that a step keeps.
const KEPT: f32 = 0.9;
/// Share of the running mean of squared gradients that a step keeps.
const KEPT_SQUARE: f32 = 0.999;
/// Keeps Adam's quotient finite; in units of the gradient.
const ADAM_EPSILON: f32 = 1e-8;

/// Running means smaller than this, in units of the gradient, become zero.
///
/// Where a gradient stays zero (a dead unit) they would otherwise shrink into subnormal numbers and, by rounding, stay there
/// for ever; arithmetic on those is a hundred times slower. The limit is far below anything that changes an `f32` parameter.
const NEGLIGIBLE: f32 = 1e-30;

/// The running means that an optimiser keeps of past gradients.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Moments {
    mean: Vec<f32>,
    square: Vec<f32>,
    /// Powers of [`KEPT`] and [`KEPT_SQUARE`], one factor per step.
    powers: (f64, f64),
}

impl Moments {
    /// Number of parameters that it is of; 0 where its two means do not go together.
    pub(super) fn count(&self) -> usize {
        if self.mean.len() == self.square.len() {
            self.mean.len()
        } else {
            0
        }
    }

    pub(super) fn new(parameters: usize) -> Self {
        Self {
            mean: vec![0.0; parameters],
            square: vec![0.0; parameters],
            powers: (1.0, 1.0),
        }
    }

    /// Resets all running means.
    pub(super) fn reset(&mut self) {
        self.mean.fill(0.0);
        self.square.fill(0.0);
        self.powers = (1.0, 1.0);
    }

    /// Moves `values` by one step for the given `gradient`.
    #[inline]
    pub(super) fn step(&mut self, rule: Rule, gradient: &[f32], values: &mut [f32]) {
        match rule.optimizer {
            Optimizer::Sgd => sgd(rule.learning_rate, gradient, values),
            Optimizer::Momentum => self.momentum(rule.learning_rate, gradient, values),
            Optimizer::Adam => self.adam(rule.learning_rate, gradient, values),
        }
    }

    fn momentum(&mut self, learning_rate: f32, gradient: &[f32], values: &mut [f32]) {
        for ((value, mean), slope) in values.iter_mut().zip(&mut self.mean).zip(gradient) {
            *mean = without_negligible(KEPT * *mean + slope, NEGLIGIBLE);
            *value -= learning_rate * *mean;
        }
    }

    fn adam(&mut self, learning_rate: f32, gradient: &[f32], values: &mut [f32]) {
        self.powers.0 *= f64::from(KEPT);
        self.powers.1 *= f64::from(KEPT_SQUARE);
        // The means start at zero, and these factors correct for it.
        let rate = learning_rate * nearest_f32(1.0 / (1.0 - self.powers.0));
        let unbias = nearest_f32(1.0 / (1.0 - self.powers.1));
        let moments = self.mean.iter_mut().zip(&mut self.square);
        for ((value, (mean, square)), slope) in values.iter_mut().zip(moments).zip(gradient) {
            *mean = without_negligible(KEPT * *mean + (1.0 - KEPT) * slope, NEGLIGIBLE);
            *square = KEPT_SQUARE * *square + (1.0 - KEPT_SQUARE) * slope * slope;
            *square = without_negligible(*square, NEGLIGIBLE);
            *value -= rate * *mean / ((unbias * *square).sqrt() + ADAM_EPSILON);
        }
    }
}

/// The settings of a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) optimizer: Optimizer,
    pub(super) learning_rate: f32,
}

#[inline]
fn sgd(learning_rate: f32, gradient: &[f32], values: &mut [f32]) {
    for (value, slope) in values.iter_mut().zip(gradient) {
        *value -= learning_rate * slope;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(optimizer: Optimizer) -> Rule {
        Rule {
            optimizer,
            learning_rate: 0.125,
        }
    }

    #[test]
    fn plain_descent_goes_down_the_gradient() {
        let mut values = [1.0, 2.0];
        Moments::new(2).step(rule(Optimizer::Sgd), &[8.0, -4.0], &mut values);
        assert_eq!(values, [0.0, 2.5]);
    }

    #[test]
    fn under_a_steady_pull_momentum_goes_ten_times_as_fast() {
        let mut moments = Moments::new(1);
        let mut values = [0.0];
        (0..200).for_each(|_| moments.step(rule(Optimizer::Momentum), &[1.0], &mut values));
        let before = values[0];
        moments.step(rule(Optimizer::Momentum), &[1.0], &mut values);
        assert!((before - values[0] - 1.25).abs() < 1e-4);
    }

    #[test]
    fn the_first_steps_of_adam_are_as_long_as_the_learning_rate() {
        let mut values = [0.0; 3];
        Moments::new(3).step(rule(Optimizer::Adam), &[300.0, -0.001, 0.0], &mut values);
        assert!((values[0] + 0.125).abs() < 1e-5, "{values:?}");
        assert!((values[1] - 0.125).abs() < 1e-5, "{values:?}");
        assert_eq!(values[2], 0.0);
    }

    #[test]
    fn what_is_left_of_a_gradient_that_vanished_ends_at_zero() {
        for optimizer in [Optimizer::Momentum, Optimizer::Adam] {
            let mut moments = Moments::new(1);
            moments.step(rule(optimizer), &[1.0], &mut [0.0]);
            (0..100_000).for_each(|_| moments.step(rule(optimizer), &[0.0], &mut [0.0]));
            assert_eq!((moments.mean[0], moments.square[0]), (0.0, 0.0));
        }
    }

    #[test]
    fn names_round_trip() {
        for (optimizer, name) in Optimizer::NAMES {
            assert_eq!(optimizer.name(), name);
            assert_eq!(Optimizer::from_name(name), Some(optimizer));
        }
        assert_eq!(Optimizer::from_name("lion"), None);
    }
}
