//! Which units are on anywhere, at every step of a run, without going through all examples each time.

use super::trainer::Trainer;

/// Watches which hidden units are on at some training example, and so which are dead.
///
/// For each unit it remembers an example at which the unit was on when last looked at. At most of the next steps the unit is
/// still on there, so that a look costs a few examples, and all of them only where some unit is off everywhere.
#[derive(Clone, Debug)]
pub struct Watch {
    /// Widths of inputs and hidden layers.
    widths: Vec<usize>,
    /// By hidden unit: the example at which it was on last.
    witnesses: Vec<Option<usize>>,
    /// By hidden unit: whether it is on anywhere.
    on: Vec<bool>,
    /// The activations of one layer, and of the next.
    values: Vec<f64>,
    next: Vec<f64>,
}

impl Watch {
    /// A watch over the hidden units of a run.
    #[must_use]
    pub fn new(trainer: &Trainer) -> Self {
        let shapes = trainer.shapes();
        let widths: Vec<usize> = shapes.iter().map(|shape| shape.inputs).collect();
        let units = widths[1..].iter().sum();
        Self {
            widths,
            witnesses: vec![None; units],
            on: vec![false; units],
            values: Vec::new(),
            next: Vec::new(),
        }
    }

    /// For each hidden unit, in reading order through the layers, whether it is on (z > 0) at some training example now.
    ///
    /// Decided in `f64`, in the order of sums of [`Network::pre_activations`](crate::Network::pre_activations): it agrees with
    /// [`dead_units`](super::dead_units).
    pub fn look(&mut self, trainer: &Trainer) -> &[bool] {
        self.on.fill(false);
        let mut missing = self.on.len();
        for place in 0..self.witnesses.len() {
            if let Some(example) = self.witnesses[place].filter(|_| !self.on[place]) {
                missing -= self.see(trainer, example);
            }
        }
        for example in 0..trainer.example_count() {
            if missing == 0 {
                break;
            }
            missing -= self.see(trainer, example);
        }
        &self.on
    }

    /// Notes which units are on at an example; returns how many of them were not known to be on.
    fn see(&mut self, trainer: &Trainer, example: usize) -> usize {
        let activation = trainer.activation();
        let inputs = trainer.inputs_of(example).map(f64::from);
        self.values.clear();
        self.values
            .extend(&inputs[..self.widths[0].min(inputs.len())]);
        let (mut found, mut place) = (0, 0);
        for (weights, biases) in trainer.layers().take(self.widths.len() - 1) {
            self.next.clear();
            for (row, &bias) in weights.chunks_exact(self.values.len()).zip(biases) {
                let products = row.iter().zip(&self.values).map(|(&w, x)| f64::from(w) * x);
                let z = products.sum::<f64>() + f64::from(bias);
                if z > 0.0 && !self.on[place] {
                    self.on[place] = true;
                    self.witnesses[place] = Some(example);
                    found += 1;
                }
                place += 1;
                self.next.push(activation.apply(z));
            }
            std::mem::swap(&mut self.values, &mut self.next);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::train::{Initializer, Scheme, TrainerConfig, dead_units};
    use crate::{Activation, DatasetSpec, Optimizer, Sample};

    #[test]
    fn the_watch_agrees_with_the_dead_units_at_every_step() {
        for (activation, widths, rate, bias) in [
            (Activation::Relu, &[2, 8, 1][..], 10.0, 0.0),
            (Activation::Relu, &[2, 4, 4, 3, 1], 0.3, -0.5),
            (Activation::Relu, &[2, 1], 0.3, 0.0),
            (Activation::Leaky { slope: 0.0 }, &[2, 6, 1], 1.0, -3.0),
        ] {
            let samples = DatasetSpec::default().samples();
            let training: Vec<Sample> = samples.iter().filter(|s| !s.test).copied().collect();
            let first = Initializer {
                scheme: Scheme::He,
                bias,
                ..Initializer::default()
            };
            let first = first.network(activation, widths).unwrap();
            let config = TrainerConfig {
                optimizer: Optimizer::Momentum,
                learning_rate: rate,
                ..TrainerConfig::default()
            };
            let mut trainer = Trainer::new(&first, &samples, config);
            let mut watch = Watch::new(&trainer);
            for _ in 0..200 {
                let network = trainer.network();
                let dead = dead_units(&network, &training);
                let expected: Vec<bool> = network
                    .hidden_units()
                    .map(|unit| !dead.contains(&unit))
                    .collect();
                assert_eq!(
                    watch.look(&trainer),
                    expected,
                    "{widths:?} {}",
                    trainer.step()
                );
                if trainer.train(1).is_err() {
                    break;
                }
            }
        }
    }
}
