//! Readouts of one unit, and of one point of the plane.

use serde::Serialize;

use super::Session;
use crate::dataset::Label;
use crate::geometry::Affine;
use crate::measure::ScoreSurface;
use crate::network::TopTwo;
use crate::network::UnitId;
use crate::network::probability::softmax;
use crate::train::dead_units_at;

/// The name of a unit for the page's list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UnitName {
    /// The layer, counted from 0.
    pub layer: usize,
    /// Index in the layer, counted from 0.
    pub unit: usize,
    /// Its letters; `None` for an output.
    pub letters: Option<String>,
    /// The class whose score it is, if there is one output per class.
    pub class: Option<usize>,
    /// Whether it is dead: off, with slope 0, on every training sample.
    pub dead: bool,
}

/// One weight or bias.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Parameter {
    /// Index of the unit's input; `None` for the bias.
    pub input: Option<usize>,
    /// The input that the weight multiplies: `x1`, `x2`, or the letters of a unit; `None` for the bias.
    pub from: Option<String>,
    /// Its value.
    pub value: f64,
}

/// A unit: its parameters, its statistics on the samples, and its values at the pointer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// The unit's name.
    #[serde(flatten)]
    pub name: UnitName,
    /// The weights in the order of the inputs, then the bias.
    pub parameters: Vec<Parameter>,
    /// Number of training samples on which it is on.
    pub on: u32,
    /// Number of training samples.
    pub of: u32,
    /// Length of the gradient of the mean loss with respect to its weights and bias; `None` for an output.
    pub gradient: Option<f64>,
    /// Its latest deaths and returns in this run.
    pub turnings: Vec<Turned>,
    /// The map that is zero on its hinge: valid everywhere for the first layer; for deeper layers, the map at the pointer,
    /// or at the centre of the frame if there is none.
    pub hinge: Line,
    /// Whether its hinge crosses the frame; `None` while the cells are not built.
    pub in_frame: Option<bool>,
    /// Its pre-activation at the pointer.
    pub z: Option<f64>,
    /// Its activation at the pointer; the score itself for an output.
    pub a: Option<f64>,
}

/// A unit's death or return, with the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Turned {
    /// The step at which the change was noticed.
    pub by: u64,
    /// `true` if the unit died, `false` if it came back.
    pub died: bool,
}

/// The largest number of deaths and returns on a card.
const MOST_TURNINGS: usize = 4;

/// The formula a·x1 + b·x2 + c.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Line {
    /// Factor of x1.
    pub a: f64,
    /// Factor of x2.
    pub b: f64,
    /// Constant.
    pub c: f64,
}

impl From<Affine> for Line {
    fn from(Affine { a, b, c }: Affine) -> Self {
        Self { a, b, c }
    }
}

/// The score of one output at the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PointedScore {
    /// The class whose score it is, if there is one output per class.
    pub class: Option<usize>,
    /// The score as a formula that holds in the whole region; `None` for a smooth activation, which has no regions.
    pub formula: Option<Line>,
    /// Its value.
    pub value: f64,
}

/// The answer at a point, and its probability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Likely {
    /// The class, as accuracy counts it; `None` where a clipped score leaves it undecided.
    pub class: Option<usize>,
    /// Its probability: for a single output by the output function shown, else by the softmax of all scores. One half where
    /// it is undecided.
    pub probability: f64,
}

/// A target, and the network's error on it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PointedTarget {
    /// The number wanted.
    pub value: f64,
    /// The score there minus the number wanted.
    pub error: f64,
    /// Whether it is reserved for testing.
    pub test: bool,
}

/// Readout at the pinned place, else at the pointer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pointed {
    /// First input: as the file counts it that the examples are from, where they are from one.
    pub x1: f64,
    /// Second input, likewise.
    pub x2: f64,
    /// The score of each output.
    pub scores: Vec<PointedScore>,
    /// The answer; `None` where numbers are learnt.
    pub likely: Option<Likely>,
    /// The target there, where numbers are learnt.
    pub target: Option<PointedTarget>,
    /// The class of the sample that the reading is pinned to.
    pub sample: Option<usize>,
    /// Whether the reading is pinned.
    pub pinned: bool,
    /// Letters of the units that are on.
    pub on: Vec<String>,
    /// Number of hidden units.
    pub of: u32,
}

impl Session {
    /// The names of all hidden units in reading order, then of the outputs.
    #[must_use]
    pub fn unit_names(&self) -> Vec<UnitName> {
        let dead = self.dead_units();
        let last = self.network().hidden_layers().len();
        let outputs = (0..self.network().outputs()).map(|output| UnitId::new(last, output));
        let units = self.network().hidden_units().chain(outputs);
        units.map(|unit| self.name_of(unit, &dead)).collect()
    }

    /// The card of a unit; `None` for a unit that does not exist.
    #[must_use]
    pub fn card(&self, unit: UnitId) -> Option<Card> {
        let bias = self.network().bias(unit)?;
        let training = || self.examples().training_places();
        let z_at = |at| self.network().pre_activations(at)[unit.layer][unit.unit];
        let is_output = unit.layer == self.network().hidden_layers().len();
        let row = self.network().layers()[unit.layer].row(unit.unit);
        let weights = row.iter().enumerate().map(|(input, &value)| Parameter {
            input: Some(input),
            from: Some(self.input_name(unit.layer, input)),
            value,
        });
        let bias = Parameter {
            input: None,
            from: None,
            value: bias,
        };
        let reading = self.reading();
        let here = reading.unwrap_or(self.canvases.projection.frame.centre());
        let pattern = self.network().pattern_at(here);
        let z = reading.map(z_at);
        let activation = self.network().activation();
        let known = (self.known_statistics())
            .and_then(|all| all.units.iter().find(|found| found.unit == unit));
        Some(Card {
            name: self.name_of(unit, &self.dead_units()),
            parameters: weights.chain([bias]).collect(),
            on: known.map_or_else(
                || count(training().filter(|&at| z_at(at) > 0.0)),
                |found| found.on,
            ),
            of: count(training()),
            gradient: known.map(|found| found.gradient),
            turnings: self.last_turnings(unit),
            hinge: self.over_values(self.network().affine_on(&pattern, unit)),
            in_frame: self
                .built_complex()
                .filter(|_| !is_output)
                .map(|complex| !complex.hinge_vertices(unit).is_empty()),
            z,
            a: z.map(|z| if is_output { z } else { activation.apply(z) }),
        })
    }

    /// The readout at the pinned place, else at the pointer; `None` where there is neither, or the cells cannot be built.
    pub fn pointed(&mut self) -> Option<Pointed> {
        let at = self.reading()?;
        let outputs = self.network().outputs();
        let (pattern, formulas) = match self.score_surface()? {
            ScoreSurface::Exact(complex) => {
                let region = complex.region_at(at)?;
                let formula = |output| Some(complex.affine(region, output));
                let formulas: Vec<Option<Affine>> = (0..outputs).map(formula).collect();
                (complex.pattern(region), formulas)
            }
            ScoreSurface::Sampled(sampled) => {
                // Where the cells are only too many, the network is one formula around the point all the same.
                let network = sampled.network();
                let pattern = network.pattern_at(at);
                let last = network.hidden_layers().len();
                let is_straight = network.activation().is_two_piece();
                let formula = |output| {
                    let map = network.affine_on(&pattern, UnitId::new(last, output));
                    is_straight.then_some(map)
                };
                let formulas = (0..outputs).map(formula).collect();
                (pattern, formulas)
            }
        };
        let values = self.network().scores(at);
        let scores = values.iter().zip(formulas).enumerate();
        let scores = scores.map(|(output, (&value, formula))| PointedScore {
            class: (outputs > 1).then_some(output),
            formula: formula.map(|map| self.score_formula(map)),
            value: self.score_in_terms(value),
        });
        let letters = pattern.units_on().filter_map(|u| self.network().letters(u));
        let place = self.terms().map_or(at, |terms| terms.point(at));
        Some(Pointed {
            x1: place.x,
            x2: place.y,
            scores: scores.collect(),
            likely: self.likely(&values),
            target: self.pointed_target(),
            sample: self
                .pinned_sample()
                .map(|sample| usize::from(sample.label.0)),
            pinned: self.pinned().is_some(),
            on: letters.collect(),
            of: count(self.network().hidden_units()),
        })
    }

    /// A formula over the inputs as one over the values of the file that the examples are from, if they are from one.
    fn over_values(&self, map: Affine) -> Line {
        self.terms()
            .map_or(map, |terms| terms.over_values(map))
            .into()
    }

    /// The formula of a score, in the file's values: those of a number that is learned as well.
    fn score_formula(&self, map: Affine) -> Line {
        match self.terms() {
            Some(terms) if self.now.scene.learns_numbers() => terms.of_values(map).into(),
            _ => self.over_values(map),
        }
    }

    /// A score; where a number is learned, in the values of its file.
    fn score_in_terms(&self, score: f64) -> f64 {
        match self.terms() {
            Some(terms) if self.now.scene.learns_numbers() => terms.axes[2].value(score),
            _ => score,
        }
    }

    fn likely(&self, scores: &[f64]) -> Option<Likely> {
        if self.now.scene.learns_numbers() {
            return None;
        }
        let (class, probability) = match scores {
            &[score] => {
                let class = self.output().class_of(score);
                let second = self.output().probability(score);
                // Of the answer, so that it is never less than one half.
                (
                    class.map(|Label(class)| class.into()),
                    second.max(1.0 - second),
                )
            }
            _ => {
                let class = TopTwo::of(scores).class;
                (Some(class), softmax(scores).get(class).copied()?)
            }
        };
        Some(Likely { class, probability })
    }

    fn pointed_target(&self) -> Option<PointedTarget> {
        let target = self.target_at_pointer()?;
        let score = self.network().scores(target.at).first().copied()?;
        let value = self.score_in_terms(target.value);
        Some(PointedTarget {
            value,
            error: self.score_in_terms(score) - value,
            test: target.test,
        })
    }

    /// The hidden units that are off, with slope 0, on every training sample.
    #[must_use]
    pub fn dead_units(&self) -> Vec<UnitId> {
        match self.known_statistics() {
            Some(all) => {
                let dead = all.units.iter().filter(|unit| all.is_dead(unit));
                dead.map(|unit| unit.unit).collect()
            }
            None => dead_units_at(self.network(), self.examples().training_places()),
        }
    }

    fn last_turnings(&self, unit: UnitId) -> Vec<Turned> {
        let all = self.turnings_of(unit);
        let last = &all[all.len().saturating_sub(MOST_TURNINGS)..];
        let turned = last.iter().map(|turning| Turned {
            by: turning.by,
            died: turning.died,
        });
        turned.collect()
    }

    fn name_of(&self, unit: UnitId, dead: &[UnitId]) -> UnitName {
        let is_one_of_many = self.network().outputs() > 1;
        let is_output = unit.layer == self.network().hidden_layers().len();
        UnitName {
            layer: unit.layer,
            unit: unit.unit,
            letters: self.network().letters(unit),
            class: (is_one_of_many && is_output).then_some(unit.unit),
            dead: dead.contains(&unit),
        }
    }

    fn input_name(&self, layer: usize, input: usize) -> String {
        let unit = layer
            .checked_sub(1)
            .map(|before| UnitId::new(before, input));
        unit.and_then(|unit| self.network().letters(unit))
            .unwrap_or_else(|| format!("x{}", input + 1))
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    items.fold(0, |n, _| n + 1)
}
