//! A stack of layers and the one matrix that it is: for the whole plane, or for the region of the reading.

use serde::Serialize;

use super::Session;
use crate::geometry::Point;
use crate::measure::{Collapse, bends_alone, one_bend};
use crate::network::{Activation, UnitId};
use crate::scene::Scene;

/// A stack of layers and the one matrix, in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CollapseReadout {
    /// How many numbers the layers have.
    pub parameters: usize,
    /// How many layers there are, the last one included.
    pub layers: usize,
    /// How many numbers the one matrix has.
    pub numbers: usize,
    /// The first row of the matrix: what x1, x2 and 1 are multiplied by to make the score.
    pub row: [f64; 3],
    /// The largest difference between the layers and the matrix, among the training examples and the corners of the frame where
    /// it holds.
    pub difference: f64,
    /// Number of hidden units that are off where the matrix holds.
    pub off: usize,
    /// Whether no unit bends.
    pub linear: bool,
    /// Number of linear regions in the frame; `None` where they are not counted.
    pub linear_regions: Option<usize>,
    /// Number of hidden units that are on for some training examples and off for others.
    pub split: usize,
    /// Whether the numbers are those of a place where the reading is pinned.
    pub pinned: bool,
    /// The unit that bends, or would bend, alone in the frame; else the selected hidden unit of a network that bends.
    pub unit: Option<BentUnit>,
}

/// A unit that is given a bend.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BentUnit {
    /// Its layer, counted from 0.
    pub layer: usize,
    /// Its index in the layer, counted from 0.
    pub unit: usize,
    /// Its letters.
    pub letters: String,
    /// Its bias.
    pub bias: f64,
    /// The bias at which it is on nowhere in the frame, and the one at which it is on everywhere, as far as its sum is one map.
    pub biases: (f64, f64),
    /// Number of training examples for which it is on.
    pub on: usize,
    /// Number of training examples.
    pub of: usize,
}

impl Session {
    /// The layers and the one matrix where the reading is, or else at the centre of the frame; `None` for smooth activations.
    #[must_use]
    pub fn collapse(&self) -> Option<Collapse<'_>> {
        let centre = self.now.scene.view.frame().centre();
        Collapse::of(self.network(), self.reading().unwrap_or(centre))
    }

    /// Gives one unit of a layer a bend, as one edit, and selects it: that whose hinge passes nearest to the middle of the frame.
    /// One that was bent before is bent again as it was. Nothing in a network that bends already. Whether it was done.
    pub fn bend_one(&mut self, layer: usize) -> bool {
        let frame = self.now.scene.view.frame();
        if self.is_linear() && self.bent_unit().is_some() {
            return self.bend_all(Activation::Relu);
        }
        let Some((network, unit)) = one_bend(self.network(), layer, frame) else {
            return false;
        };
        // Beyond what a slider can set, and a link would carry.
        if !network
            .parameters()
            .all(|value| Scene::PARAMETER.hold(value))
        {
            return false;
        }
        self.adopt_network(network);
        self.select(Some(unit));
        true
    }

    /// Makes every unit linear again, as one edit that keeps weights and biases; whether it was done.
    pub fn unbend(&mut self) -> bool {
        !self.is_linear() && self.bend_all(Activation::Linear)
    }

    fn bend_all(&mut self, activation: Activation) -> bool {
        let selected = self.selected();
        let Ok(network) = self.network().with_activation(activation) else {
            return false;
        };
        self.adopt_network(network);
        self.select(selected);
        true
    }

    fn is_linear(&self) -> bool {
        self.network().activation().slope_off() == Activation::SLOPE_ON
    }

    /// The unit that bends, or would bend, alone in the frame; else the selected one of a network that bends.
    fn bent_unit(&self) -> Option<UnitId> {
        let (network, frame) = (self.network(), self.now.scene.view.frame());
        let is_hidden = |unit: &UnitId| unit.layer < network.hidden_layers().len();
        let selected = self.selected().filter(is_hidden);
        let alone = |unit: &UnitId| bends_alone(network, *unit, frame);
        if let Some(unit) = selected.filter(|unit| !self.is_linear() || alone(unit)) {
            return Some(unit);
        }
        let corners = frame.corners().map(|at| network.pre_activations(at));
        let bends = |unit: &UnitId| {
            let on = corners.iter().filter(|z| z[unit.layer][unit.unit] > 0.0);
            (1..corners.len()).contains(&on.count())
        };
        network.hidden_units().find(bends).filter(alone)
    }

    /// The biases at which a unit would be off, and on, at all corners of the frame.
    fn biases_of(&self, unit: UnitId) -> Option<(f64, f64)> {
        let bias = self.network().bias(unit)?;
        let corners = self.now.scene.view.frame().corners();
        let sums = corners.map(|at| self.network().pre_activations(at)[unit.layer][unit.unit]);
        let least = sums.iter().copied().fold(f64::INFINITY, f64::min);
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Some((bias - most, bias - least))
    }

    /// A stack of layers and the one matrix in numbers; `None` for smooth activations.
    pub fn collapse_readout(&mut self) -> Option<CollapseReadout> {
        let linear_regions = match self.flat_complex() {
            Some(flat) => flat.linear_regions(),
            None => self.linear_regions(),
        };
        let training: Vec<Point> = self.examples().training_places().collect();
        let collapse = self.collapse()?;
        let network = self.network();
        let corners = self.now.scene.view.frame().corners();
        let row = collapse.matrix().first()?;
        let hidden = || network.hidden_units();
        let on: Vec<Vec<Vec<f64>>> = training
            .iter()
            .map(|&at| network.pre_activations(at))
            .collect();
        let on_for = |unit: UnitId| on.iter().filter(|z| z[unit.layer][unit.unit] > 0.0).count();
        let is_split = |unit: &UnitId| (1..training.len()).contains(&on_for(*unit));
        Some(CollapseReadout {
            parameters: network.parameter_count(),
            layers: network.layers().len(),
            numbers: collapse.numbers(),
            row: [row.a, row.b, row.c],
            difference: collapse.difference(training.iter().copied().chain(corners)),
            off: hidden().filter(|&unit| !collapse.is_on(unit)).count(),
            linear: self.is_linear(),
            linear_regions,
            split: hidden().filter(is_split).count(),
            pinned: self.pinned().is_some(),
            unit: self.bent_unit().and_then(|unit| {
                Some(BentUnit {
                    layer: unit.layer,
                    unit: unit.unit,
                    letters: network.letters(unit)?,
                    bias: network.bias(unit)?,
                    biases: self.biases_of(unit)?,
                    on: on_for(unit),
                    of: training.len(),
                })
            }),
        })
    }
}
