//! The assembly line: one point on its way through a network, with all numbers of every station.
//!
//! The same operations in the same order as in [`Network::pre_activations`], so every sum is, bit for bit, the sum of the
//! numbers that stand before it.

use serde::Serialize;

use crate::geometry::Point;
use crate::network::UnitId;
use crate::network::probability::{answer, sigmoid, softmax};
use crate::network::{Layer, Network};

/// A point's way through a network, station by station: inputs, hidden layers, output, probability.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForwardTrace {
    /// The stations in their order.
    pub stations: Vec<Station>,
}

/// What happens at one place of the line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Station {
    /// The coordinates come in.
    Inputs {
        /// One for each input.
        values: Vec<Delivery>,
    },
    /// The units of a hidden layer work side by side.
    Hidden {
        /// Layer, counted from 0.
        layer: usize,
        /// One for each unit.
        units: Vec<UnitAtWork>,
    },
    /// The scores are summed up.
    Output {
        /// One for each output; `z` is the score.
        scores: Vec<Sum>,
    },
    /// The scores are read as probabilities.
    Probability {
        /// One for each class; a single output stands for two.
        values: Vec<TracedValue>,
        /// The place of the class that the network answers with; none without outputs.
        answer: Option<usize>,
    },
}

/// A number that one station hands to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Delivery {
    /// x1, x2, or the letters of the unit that it comes from.
    pub from: String,
    /// The number.
    pub value: TracedValue,
}

/// What a hidden unit does with the numbers that it is handed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitAtWork {
    /// Its letters.
    pub letters: String,
    /// Its pre-activation.
    #[serde(flatten)]
    pub sum: Sum,
    /// Whether it passes on nothing: off, and of a kind that is 0 there.
    pub silent: bool,
    /// The activation that it hands on.
    pub a: TracedValue,
}

/// Products and a bias, summed in the order shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sum {
    /// One for each number that was handed in.
    pub products: Vec<Product>,
    /// Added last.
    pub bias: TracedValue,
    /// The sum.
    pub z: TracedValue,
    /// Whether the numbers as shown, multiplied and added exactly, round to the sum as shown; if not, that is rounding.
    pub adds_up: bool,
}

/// A number that was handed in, times its weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// What was handed in.
    #[serde(flatten)]
    pub input: Delivery,
    /// Its weight.
    pub weight: TracedValue,
    /// Weight times input.
    pub product: TracedValue,
}

/// A number, and what the page shows of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TracedValue {
    /// The number.
    pub exact: f64,
    /// The number rounded to two decimals, halves away from zero; never the negative zero.
    pub rounded: f64,
}

impl ForwardTrace {
    /// Follows a point through a network. A network with one input reads x1 only.
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
    /// The line up to the score, which is the answer where a number was learnt.
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
            // Not 1 less the other, which would lose the digits of a small one.
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
    /// What the numbers as shown give, as a whole number of ten-thousandths, so that sums of it are exact.
    fn of_shown(&self) -> f64 {
        self.weight.hundredths() * self.input.value.hundredths()
    }
}

impl TracedValue {
    /// What is shown, as a whole number of hundredths, so that sums of it are exact.
    fn hundredths(self) -> f64 {
        libm::round(100.0 * self.rounded)
    }
}

impl From<f64> for TracedValue {
    fn from(exact: f64) -> Self {
        let hundredths = libm::round(100.0 * exact);
        Self {
            exact,
            // Numbers as large as to overflow have no hundredths. The sum with 0 is never the negative zero.
            rounded: if hundredths.is_finite() {
                hundredths / 100.0 + 0.0
            } else {
                exact
            },
        }
    }
}
