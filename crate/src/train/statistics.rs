//! Statistics of units during training: how often they are on, the size of their gradients, and when they died.

use serde::{Deserialize, Serialize};

use super::batch::gradient;
use super::rows::Example;
use crate::network::{Network, UnitId};

/// Statistics of one hidden unit over the training examples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitStatistics {
    /// The unit.
    pub unit: UnitId,
    /// Number of examples on which it is on: z > 0.
    pub on: u32,
    /// Length of the gradient of the mean loss with respect to its weights and bias; 0 where the unit is dead.
    pub gradient: f64,
}

/// A training example that a layer erases: every unit of the layer is off and passes nothing on there, so nothing of the
/// example gets through, and no gradient from it reaches the layers below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadPoint {
    /// Its index among all examples.
    pub example: usize,
    /// The first such layer, counted from 0.
    pub layer: usize,
}

/// Statistics of all hidden units over the training examples, at one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// Number of training examples.
    pub examples: u32,
    /// Every hidden unit, in reading order through the layers.
    pub units: Vec<UnitStatistics>,
    /// The training examples that some layer erases.
    pub dead_points: Vec<DeadPoint>,
    /// Whether a unit that is off passes nothing on, so that it can be dead.
    silences: bool,
}

impl Statistics {
    /// The statistics of a network on those of the examples that are not reserved for testing.
    ///
    /// Costs about as much as two epochs of training.
    #[must_use]
    pub fn of<E: Example + Clone>(network: &Network, examples: &[E]) -> Self {
        let training: Vec<E> = examples.iter().filter(|e| !e.is_test()).cloned().collect();
        let gradient = gradient(network, &training);
        let units = network.hidden_units().map(|unit| UnitStatistics {
            unit,
            on: 0,
            gradient: length_of(unit, network, &gradient),
        });
        let mut statistics = Self {
            examples: 0,
            units: units.collect(),
            dead_points: Vec::new(),
            silences: network.activation().silences(),
        };
        for (place, example) in examples.iter().enumerate() {
            if !example.is_test() {
                statistics.count(network, place, example);
            }
        }
        statistics
    }

    fn count(&mut self, network: &Network, example: usize, at: &impl Example) {
        self.examples += 1;
        let z = network.pre_activations(at.place());
        let hidden = &z[..z.len() - 1];
        for (unit, z) in self.units.iter_mut().zip(hidden.iter().flatten()) {
            unit.on += u32::from(*z > 0.0);
        }
        let all_off = |layer: &Vec<f64>| layer.iter().all(|z| *z <= 0.0);
        if let Some(layer) = hidden.iter().position(all_off)
            && self.silences
        {
            self.dead_points.push(DeadPoint { example, layer });
        }
    }

    /// Whether a unit is dead: off, with slope 0, on every training example. Without examples no unit is dead.
    #[must_use]
    pub const fn is_dead(&self, unit: &UnitStatistics) -> bool {
        self.silences && self.examples > 0 && unit.on == 0
    }
}

/// Length of the gradient with respect to the weights and the bias of one unit.
fn length_of(unit: UnitId, network: &Network, gradient: &[f64]) -> f64 {
    let layers = network.layers();
    let before: usize = (layers[..unit.layer].iter())
        .map(|layer| layer.weights().len() + layer.units())
        .sum();
    let layer = &layers[unit.layer];
    let row = &gradient[before + unit.unit * layer.inputs()..][..layer.inputs()];
    let bias = gradient[before + layer.weights().len() + unit.unit];
    let squares = row.iter().map(|slope| slope * slope);
    libm::sqrt(squares.sum::<f64>() + bias * bias)
}

/// The death or return of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turning {
    /// The unit.
    pub unit: UnitId,
    /// The last step at which the unit was seen in its old state.
    pub after: u64,
    /// The step at which the change was noticed.
    pub by: u64,
    /// `true` if the unit died, `false` if it came back.
    pub died: bool,
}

/// The deaths and returns of all units during a run, as far as they were observed.
///
/// Between two observations a unit may die and come back unnoticed; observing every step misses nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lives {
    dead: Vec<bool>,
    seen_at: u64,
    turnings: Vec<Turning>,
    forgotten: u64,
}

impl Lives {
    /// The largest number of turnings stored; beyond that the oldest are dropped.
    pub const MOST: usize = 512;

    /// Observes the units at a step. The first observation starts the record, and one at an earlier step than the last
    /// starts it anew.
    pub fn note(&mut self, step: u64, statistics: &Statistics) {
        let dead = |unit: &UnitStatistics| statistics.is_dead(unit);
        let now: Vec<bool> = statistics.units.iter().map(dead).collect();
        if step < self.seen_at || self.dead.len() != now.len() {
            *self = Self::default();
        } else {
            for (place, unit) in statistics.units.iter().enumerate() {
                if self.dead[place] != now[place] {
                    self.turnings.push(Turning {
                        unit: unit.unit,
                        after: self.seen_at,
                        by: step,
                        died: now[place],
                    });
                }
            }
        }
        let over = self.turnings.len().saturating_sub(Self::MOST);
        self.turnings.drain(..over);
        self.forgotten += over as u64;
        self.dead = now;
        self.seen_at = step;
    }

    /// Removes what was observed after a step; the next observation continues from there.
    pub fn cut(&mut self, step: u64, statistics: &Statistics) {
        self.turnings.retain(|turning| turning.by <= step);
        self.seen_at = self.seen_at.min(step);
        self.dead = statistics
            .units
            .iter()
            .map(|unit| statistics.is_dead(unit))
            .collect();
    }

    /// Whether a unit was dead when it was last seen, by its place among all hidden units.
    #[must_use]
    pub fn is_dead(&self, place: usize) -> bool {
        self.dead.get(place).copied().unwrap_or(false)
    }

    /// Deaths and returns, in order.
    #[must_use]
    pub fn turnings(&self) -> &[Turning] {
        &self.turnings
    }

    /// The number of earlier turnings that were dropped.
    #[must_use]
    pub const fn forgotten(&self) -> u64 {
        self.forgotten
    }
}
