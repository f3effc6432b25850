//! Forward trace: the path of one point through a network, with all intermediate numbers.
//!
//! It uses the same operations in the same order as [`Network::pre_activations`], so every sum is, bit for bit, the sum of
//! the numbers listed for it.

use serde::Serialize;

use crate::geometry::Point;
use crate::network::UnitId;
use crate::network::probability::{answer, sigmoid, softmax};
use crate::network::{Layer, Network};

/// The path of a point through a network, station by station: inputs, hidden layers, output, probability.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ForwardTrace {
    /// The stations in order.
    pub stations: Vec<Station>,
}

/// One station of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Station {
    /// The inputs.
    Inputs {
        /// One value per input.
        values: Vec<Delivery>,
    },
    /// A hidden layer.
    Hidden {
        /// The layer, counted from 0.
        layer: usize,
        /// One entry per unit.
        units: Vec<UnitAtWork>,
    },
    /// The output layer.
    Output {
        /// One sum per output; its `z` is the score.
        scores: Vec<Sum>,
    },
    /// The probabilities of the scores.
    Probability {
        /// One value per class; a single output gives two.
        values: Vec<TracedValue>,
        /// Index of the predicted class; `None` without outputs.
        answer: Option<usize>,
    },
}

/// A number that one station passes on to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Delivery {
    /// `x1`, `x2`, or the letters of the unit that it comes from.
    pub from: String,
    /// The number.
    pub value: TracedValue,
}

/// The computation of one hidden unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnitAtWork {
    /// Its letters.
    pub letters: String,
    /// Its pre-activation.
    #[serde(flatten)]
    pub sum: Sum,
    /// Whether it passes on nothing: it is off, and its activation function is 0 there.
    pub silent: bool,
    /// The activation that it passes on.
    pub a: TracedValue,
}

/// Products and a bias, added in the order shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Sum {
    /// One product per number received.
    pub products: Vec<Product>,
    /// The bias, added last.
    pub bias: TracedValue,
    /// The sum.
    pub z: TracedValue,
    /// Whether the numbers as shown, multiplied and added exactly, round to the sum as shown; if not, the cause is rounding.
    pub adds_up: bool,
}

/// A number received, times its weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// The number received.
    #[serde(flatten)]
    pub input: Delivery,
    /// Its weight.
    pub weight: TracedValue,
    /// Weight times input.
    pub product: TracedValue,
}

/// A number, and its value as shown on the page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TracedValue {
    /// The number.
    pub exact: f64,
    /// The number rounded to two decimals, halves away from zero; never the negative zero.
    pub rounded: f64,
}

impl ForwardTrace {
    /// Traces a point through a network. A network with one input ignores x2.
    #[must_use]
    pub fn of(network: &Network, at: Point) -> Self {
        let inputs = [("x1", at.x), ("x2", at.y)].map(|(from, value)| Delivery {
            from: from.to_owned(),
            value: value.into(),
        });
        let mut handed = inputs[..network.inputs()].to_vec();
        let mut stations = vec![Station::Inputs {
            values: handed.clone(),
        }];
        for (layer, parameters) in network.hidden_layers().iter().enumerate() {
            let units: Vec<UnitAtWork> = (0..parameters.units())
                .map(|unit| UnitAtWork::of(network, UnitId::new(layer, unit), &handed))
                .collect();
            handed = units.iter().map(UnitAtWork::delivery).collect();
            stations.push(Station::Hidden { layer, units });
        }
        let output = network.output_layer();
        let scores: Vec<Sum> = (0..output.units())
            .map(|unit| Sum::of(output, unit, &handed))
            .collect();
        let end = Station::probability(&scores);
        stations.push(Station::Output { scores });
        stations.push(end);
        Self { stations }
    }
}

impl ForwardTrace {
    /// The trace without the probability, for networks that learnt numbers: their score is the result.
    #[must_use]
    pub fn up_to_the_score(mut self) -> Self {
        let reads = |station: &Station| matches!(station, Station::Probability { .. });
        self.stations.retain(|station| !reads(station));
        self
    }
}

impl Station {
    fn probability(scores: &[Sum]) -> Self {
        let scores: Vec<f64> = scores.iter().map(|sum| sum.z.exact).collect();
        let values = match scores[..] {
            // Not 1 minus the other probability, which would lose the digits of a small one.
            [score] => vec![sigmoid(-score), sigmoid(score)],
            _ => softmax(&scores),
        };
        Self::Probability {
            values: values.into_iter().map(TracedValue::from).collect(),
            answer: answer(&scores),
        }
    }
}

impl UnitAtWork {
    fn of(network: &Network, unit: UnitId, handed: &[Delivery]) -> Self {
        let sum = Sum::of(&network.layers()[unit.layer], unit.unit, handed);
        let z = sum.z.exact;
        Self {
            letters: network.letters(unit).unwrap_or_default(),
            sum,
            silent: z <= 0.0 && network.activation().silences(),
            a: network.activation().apply(z).into(),
        }
    }

    fn delivery(&self) -> Delivery {
        Delivery {
            from: self.letters.clone(),
            value: self.a,
        }
    }
}

impl Sum {
    fn of(layer: &Layer, unit: usize, handed: &[Delivery]) -> Self {
        let pairs = layer.row(unit).iter().zip(handed);
        let products: Vec<Product> = pairs
            .map(|(&weight, input)| Product::of(weight, input))
            .collect();
        let bias = TracedValue::from(layer.biases()[unit]);
        let total: f64 = products.iter().map(|p| p.product.exact).sum();
        let z = TracedValue::from(total + bias.exact);
        let shown: f64 = products.iter().map(Product::of_shown).sum();
        Self {
            adds_up: libm::round((shown + 100.0 * bias.hundredths()) / 100.0) == z.hundredths(),
            products,
            bias,
            z,
        }
    }
}

impl Product {
    fn of(weight: f64, input: &Delivery) -> Self {
        let product = TracedValue::from(weight * input.value.exact);
        let weight = TracedValue::from(weight);
        Self {
            input: input.clone(),
            weight,
            product,
        }
    }
}

impl Product {
    /// The product of the numbers as shown, in whole ten-thousandths, so that sums are exact.
    fn of_shown(&self) -> f64 {
        self.weight.hundredths() * self.input.value.hundredths()
    }
}

impl TracedValue {
    /// The number as shown, in whole hundredths, so that sums are exact.
    fn hundredths(self) -> f64 {
        libm::round(100.0 * self.rounded)
    }
}

impl From<f64> for TracedValue {
    fn from(exact: f64) -> Self {
        let hundredths = libm::round(100.0 * exact);
        Self {
            exact,
            // A number that overflows when multiplied by 100 has no hundredths. Adding 0 avoids the negative zero.
            rounded: if hundredths.is_finite() {
                hundredths / 100.0 + 0.0
            } else {
                exact
            },
        }
    }
}
