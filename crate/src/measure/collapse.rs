//! A stack of layers as the one matrix that it is where no unit changes between on and off.

use crate::geometry::{Affine, Point};
use crate::network::{Activation, ActivationPattern, Layer, Network, UnitId};

/// A network at one activation pattern: its layers, and what they come to together, layer by layer.
///
/// With units that do not bend it is the network everywhere; else it is the network on the region of that pattern.
#[derive(Clone, Debug)]
pub struct Collapse<'a> {
    network: &'a Network,
    pattern: ActivationPattern,
    /// Of each layer from the first, for each unit: what it passes on as an affine map of the inputs. Those of the last layer are
    /// the scores.
    products: Vec<Vec<Affine>>,
}

impl<'a> Collapse<'a> {
    /// The network at the pattern of a place; `None` for smooth activations, which bend everywhere.
    #[must_use]
    pub fn of(network: &'a Network, at: Point) -> Option<Self> {
        if !network.activation().is_two_piece() {
            return None;
        }
        let pattern = network.pattern_at(at);
        let slope_off = network.activation().slope_off();
        let inputs = [Affine::new(1.0, 0.0, 0.0), Affine::new(0.0, 1.0, 0.0)];
        let mut below: Vec<Affine> = inputs[..network.inputs()].to_vec();
        let mut products = Vec::with_capacity(network.layers().len());
        let last = network.hidden_layers().len();
        for (place, layer) in network.layers().iter().enumerate() {
            let of_unit = |unit: usize| {
                let is_on = place == last || pattern.is_on(UnitId::new(place, unit));
                let slope = if is_on {
                    Activation::SLOPE_ON
                } else {
                    slope_off
                };
                let sum = weighted(layer.row(unit), &below, layer.biases()[unit]);
                Affine::new(slope * sum.a, slope * sum.b, slope * sum.c)
            };
            below = (0..layer.units()).map(of_unit).collect();
            products.push(below.clone());
        }
        Some(Self {
            network,
            pattern,
            products,
        })
    }

    /// The network.
    #[must_use]
    pub const fn of_network(&self) -> &'a Network {
        self.network
    }

    /// Of each layer from the first, for each unit: what it passes on as an affine map of the inputs.
    #[must_use]
    pub fn products(&self) -> &[Vec<Affine>] {
        &self.products
    }

    /// The scores as affine maps of the inputs: the one matrix, a row for each output.
    #[must_use]
    pub fn matrix(&self) -> &[Affine] {
        self.products.last().map_or(&[], Vec::as_slice)
    }

    /// Whether a unit passes on its sum with slope 1; every output does.
    #[must_use]
    pub fn is_on(&self, unit: UnitId) -> bool {
        unit.layer == self.network.hidden_layers().len() || self.pattern.is_on(unit)
    }

    /// How many numbers the one matrix has, its constants included.
    #[must_use]
    pub fn numbers(&self) -> usize {
        (self.network.inputs() + 1) * self.network.outputs()
    }

    /// The one matrix as a network without hidden layers; `None` where a number of it is not finite.
    #[must_use]
    pub fn network(&self) -> Option<Network> {
        let rows = self.matrix().iter();
        let weights = rows
            .clone()
            .flat_map(|row| [row.a, row.b][..self.network.inputs()].to_vec());
        let biases = rows.map(|row| row.c).collect();
        let layer = Layer::new(self.network.inputs(), weights.collect(), biases).ok()?;
        Network::new(Activation::Linear, vec![layer]).ok()
    }

    /// The largest difference between the network and the one matrix among places of its pattern: rounding, and nothing else.
    /// Places of other patterns do not count; 0 where there are none.
    #[must_use]
    pub fn difference(&self, places: impl IntoIterator<Item = Point>) -> f64 {
        let of_pattern = |at: &Point| {
            self.network.activation().slope_off() == Activation::SLOPE_ON
                || self.network.pattern_at(*at) == self.pattern
        };
        let differences = places.into_iter().filter(of_pattern).flat_map(|at| {
            let scores = self.network.scores(at);
            let apart = scores
                .into_iter()
                .zip(self.matrix())
                .map(move |(score, map)| (score - map.at(at)).abs());
            apart.collect::<Vec<_>>()
        });
        differences.fold(0.0, f64::max)
    }
}

/// The weighted sum of affine maps and a constant.
fn weighted(weights: &[f64], maps: &[Affine], bias: f64) -> Affine {
    let add = |sum: Affine, (weight, map): (&f64, &Affine)| {
        Affine::new(
            sum.a + weight * map.a,
            sum.b + weight * map.b,
            sum.c + weight * map.c,
        )
    };
    weights
        .iter()
        .zip(maps)
        .fold(Affine::new(0.0, 0.0, bias), add)
}
