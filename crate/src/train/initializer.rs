//! The initial parameters of a run.

use crate::network::named::named;
use std::f64::consts::TAU;

use crate::dataset::random::{Purpose, Stream};
use crate::network::Activation;
use crate::network::number::{Limits, rounded_to_f32};
use crate::network::{Layer, Network, NetworkError};

/// How initial weights and biases are drawn.
///
/// The default was chosen by measurement: `cargo run --release --example success_rates` prints the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Hinges of the first layer spread over the data, with directions evenly spaced; later units have as much positive as
    /// negative weight. Few units are dead at the start, and few die.
    #[default]
    Spread,
    /// Normal weights of variance 2 / inputs, biases 0 (He et al. 2015).
    He,
    /// Uniform weights of variance 2 / (inputs + units), biases 0 (Glorot and Bengio 2010).
    Glorot,
    /// Weights and biases uniform within ±1/√inputs, as in `PyTorch`.
    Uniform,
}

named!(Scheme, Spread => "spread", He => "he", Glorot => "glorot", Uniform => "uniform");

/// The recipe of a network's initial parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Initializer {
    /// The distribution they are drawn from.
    pub scheme: Scheme,
    /// Seed of the draw.
    pub seed: u64,
    /// Factor for everything drawn; 1 leaves it unchanged.
    pub scale: f32,
    /// Added to the bias of every hidden unit.
    pub bias: f32,
}

impl Default for Initializer {
    fn default() -> Self {
        Self {
            scheme: Scheme::default(),
            seed: 1,
            scale: 1.0,
            bias: 0.0,
        }
    }
}

impl Initializer {
    /// Limits of [`Initializer::scale`].
    pub const SCALE: Limits = Limits {
        setting: "scale",
        least: 0.0,
        most: 10.0,
    };
    /// Limits of [`Initializer::bias`].
    pub const BIAS: Limits = Limits {
        setting: "bias-start",
        least: -10.0,
        most: 10.0,
    };

    /// Draws a network of the given widths (inputs, hidden layers, outputs) with `f32` parameters.
    ///
    /// Scale and bias are clamped to their limits.
    ///
    /// # Errors
    /// When the widths are outside the limits of [`Network`].
    pub fn network(
        self,
        activation: Activation,
        widths: &[usize],
    ) -> Result<Network, NetworkError> {
        // Refuses invalid widths before anything of their size is drawn.
        let empty = Network::zeros(activation, widths)?;
        let mut random = Stream::new(self.seed, Purpose::Weights);
        let output = empty.layers().len() - 1;
        let mut layers = Vec::with_capacity(empty.layers().len());
        for (index, layer) in empty.layers().iter().enumerate() {
            let place = Place {
                inputs: layer.inputs(),
                units: layer.units(),
                first: index == 0 && output > 0,
                output: index == output,
            };
            layers.push(place.layer(self, &mut random)?);
        }
        Network::new(activation, layers)
    }
}

/// The shape and position of a layer to be drawn.
#[derive(Clone, Copy, Debug)]
struct Place {
    inputs: usize,
    units: usize,
    /// Whether it is the first hidden layer.
    first: bool,
    output: bool,
}

impl Place {
    fn layer(self, recipe: Initializer, random: &mut Stream) -> Result<Layer, NetworkError> {
        let (scale, _) = Initializer::SCALE.clamp(f64::from(recipe.scale));
        let (start, _) = Initializer::BIAS.clamp(f64::from(recipe.bias));
        let start = if self.output { 0.0 } else { start };
        let turn = random.unit();
        let mut weights = Vec::with_capacity(self.inputs * self.units);
        let mut biases = Vec::with_capacity(self.units);
        for unit in 0..self.units {
            let (row, bias) = match recipe.scheme {
                Scheme::Spread if self.first => {
                    let angle = TAU * (as_f64(unit) + turn) / as_f64(self.units);
                    self.hinge(angle, random)
                }
                Scheme::Spread => self.balanced_row(random),
                Scheme::He => (self.row(|| random.normal(), 2.0 / as_f64(self.inputs)), 0.0),
                Scheme::Glorot => {
                    let variance = 2.0 / as_f64(self.inputs + self.units);
                    (self.row(|| uniform(random), variance), 0.0)
                }
                Scheme::Uniform => {
                    let variance = 1.0 / (3.0 * as_f64(self.inputs));
                    let row = self.row(|| uniform(random), variance);
                    (row, uniform(random) * libm::sqrt(variance))
                }
            };
            weights.extend(row.into_iter().map(|weight| rounded_to_f32(scale * weight)));
            biases.push(rounded_to_f32(scale * bias + start));
        }
        Layer::new(self.inputs, weights, biases)
    }

    /// A unit of the first layer that rises towards `angle`; its hinge is at a random distance from the centre of the data.
    fn hinge(self, angle: f64, random: &mut Stream) -> (Vec<f64>, f64) {
        /// Slope of a unit where it is on. Larger than the slopes of the other schemes: the later layers then learn while
        /// the hinges still cover the data, and no hinge leaves the data in the first steps.
        const SLOPE: f64 = 3.0;
        /// Largest distance of a hinge from the centre of the data, which reaches to 1.
        const DISTANCE: f64 = 0.4;
        let (x, y) = (libm::cos(angle), libm::sin(angle));
        let direction = if self.inputs == 1 {
            vec![1.0_f64.copysign(x)]
        } else {
            vec![x, y]
        };
        let row = direction.into_iter().map(|part| SLOPE * part).collect();
        (row, SLOPE * random.between(-DISTANCE, DISTANCE))
    }

    /// Weights by He et al., minus their mean.
    ///
    /// Activations of ReLU units are never negative, so a unit with mostly negative weights is off on every sample, and one
    /// with mostly positive weights is on. Weights that sum to zero put its hinge where its inputs balance, which is among
    /// the samples.
    fn balanced_row(self, random: &mut Stream) -> (Vec<f64>, f64) {
        /// Bias of the units of later hidden layers, which makes them on slightly more often than off.
        const BIAS: f64 = 0.3;
        let mut row = self.row(|| uniform(random), 2.0 / as_f64(self.inputs));
        if self.inputs > 1 {
            let mean = row.iter().sum::<f64>() / as_f64(self.inputs);
            row.iter_mut().for_each(|weight| *weight -= mean);
        }
        (row, if self.output { 0.0 } else { BIAS })
    }

    /// One weight per input, each a draw of variance 1 scaled to the given variance.
    fn row(self, mut draw: impl FnMut() -> f64, variance: f64) -> Vec<f64> {
        let scale = libm::sqrt(variance);
        (0..self.inputs).map(|_| scale * draw()).collect()
    }
}

/// A uniform draw with mean 0 and variance 1.
fn uniform(random: &mut Stream) -> f64 {
    libm::sqrt(3.0) * random.between(-1.0, 1.0)
}

/// A number of units as a float.
fn as_f64(units: usize) -> f64 {
    units as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipe(scheme: Scheme, seed: u64) -> Initializer {
        Initializer {
            scheme,
            seed,
            ..Initializer::default()
        }
    }

    fn network(scheme: Scheme, widths: &[usize]) -> Network {
        recipe(scheme, 7).network(Activation::Relu, widths).unwrap()
    }

    #[test]
    fn a_recipe_draws_the_same_f32_values_again_and_a_seed_others() {
        for (scheme, name) in Scheme::NAMES {
            assert_eq!(Scheme::from_name(name), Some(scheme));
            let drawn = network(scheme, &[2, 8, 8, 3]);
            assert_eq!(drawn, network(scheme, &[2, 8, 8, 3]));
            assert!(
                drawn
                    .parameters()
                    .all(|value| rounded_to_f32(value) == value)
            );
            let other = recipe(scheme, 8).network(Activation::Relu, &[2, 8, 8, 3]);
            assert_ne!(Ok(drawn), other);
        }
    }

    #[test]
    fn weights_vary_as_their_scheme_says() {
        let wide = [2, 64, 64, 1];
        for (scheme, variance) in [
            (Scheme::He, 2.0 / 64.0),
            (Scheme::Glorot, 2.0 / 128.0),
            (Scheme::Uniform, 1.0 / (3.0 * 64.0)),
        ] {
            let drawn = network(scheme, &wide);
            let weights = drawn.layers()[1].weights();
            let count = as_f64(weights.len());
            let found = weights.iter().map(|w| w * w).sum::<f64>() / count;
            // Four standard errors of the variance of normal draws.
            let error = 4.0 * variance * (2.0 / count).sqrt();
            assert!((found - variance).abs() < error, "{scheme:?} {found}");
        }
    }

    #[test]
    fn spread_hinges_have_even_directions_and_cross_the_data() {
        let drawn = network(Scheme::Spread, &[2, 8, 1]);
        let layer = &drawn.layers()[0];
        let angle = |unit: usize| {
            let row = layer.row(unit);
            row[1].atan2(row[0])
        };
        for unit in 0..8 {
            let gap = (angle((unit + 1) % 8) - angle(unit)).rem_euclid(TAU);
            assert!((gap - TAU / 8.0).abs() < 1e-6, "unit {unit}: {gap}");
            let steepness = layer.row(unit)[0].hypot(layer.row(unit)[1]);
            assert!(layer.biases()[unit].abs() / steepness < 0.41, "unit {unit}");
        }
    }

    #[test]
    fn later_rows_of_spread_are_balanced() {
        let drawn = network(Scheme::Spread, &[2, 8, 6, 1]);
        for layer in &drawn.layers()[1..] {
            for unit in 0..layer.units() {
                assert!(layer.row(unit).iter().sum::<f64>().abs() < 1e-6);
            }
        }
        // A row of one weight is not balanced, as that would make it zero.
        assert_ne!(
            network(Scheme::Spread, &[2, 1, 1]).layers()[1].row(0),
            [0.0]
        );
    }

    #[test]
    fn scale_and_bias_change_what_was_drawn_and_nothing_else() {
        let widths = [2, 4, 3, 1];
        for (scheme, _) in Scheme::NAMES {
            let plain = network(scheme, &widths);
            let changed = Initializer {
                scale: 2.0,
                bias: -3.0,
                ..recipe(scheme, 7)
            };
            let changed = changed.network(Activation::Relu, &widths).unwrap();
            for (index, (layer, other)) in plain.layers().iter().zip(changed.layers()).enumerate() {
                let start = if index == 2 { 0.0 } else { -3.0 };
                for (weight, found) in layer.weights().iter().zip(other.weights()) {
                    assert_eq!(2.0 * weight, *found);
                }
                for (bias, found) in layer.biases().iter().zip(other.biases()) {
                    assert!((2.0 * bias + start - found).abs() < 1e-6, "{bias} {found}");
                }
            }
        }
    }

    #[test]
    fn bad_widths_are_refused() {
        let refused = |widths: &[usize]| {
            Initializer::default()
                .network(Activation::Relu, widths)
                .is_err()
        };
        assert!(refused(&[2, 65, 1]) && refused(&[2, 0, 1]) && refused(&[]) && refused(&[2]));
        assert!(!refused(&[1, 1]));
    }
}
