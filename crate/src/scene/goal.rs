//! The goals of chapters: predicates on the current state, evaluated whenever they are shown.
//!
//! A link does not record that a goal was reached. It carries a scene, on which the goal is evaluated.

use crate::network::named::named;
use std::collections::BTreeMap;

use serde::Serialize;

use super::graph::Graph;
use super::output::Output;
use crate::cells::{CellComplex, Fibres, Retention};
use crate::dataset::{Form, Sample};
use crate::geometry::Point;
use crate::measure::BestLine;
use crate::measure::Collisions;
use crate::measure::Contributions;
use crate::measure::CutEdges;
use crate::measure::PaperFolds;
use crate::measure::UnitRamp;
use crate::measure::contributions::DOMAIN;
use crate::network::Activation;
use crate::network::Network;
use crate::network::UnitId;
use crate::train::evaluate;

/// A task that a chapter sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goal {
    /// The only hidden layer keeps [`Goal::KEPT`] of the frame, though each of its units deletes [`Goal::OFF`] of it or
    /// more. Silver with [`Goal::SILVER`] units, gold with [`Goal::GOLD`]; with 2 it cannot be done.
    KeepEverything,
    /// Unit A passes on 0 at the standing probe, and at a training sample [`Goal::FARTHER`] times as far from its hinge or more.
    /// The network has to have been another than the opening one with A on at the probe before, see [`Progress::begins`].
    SameZero,
    /// A trained network with a non-linear activation classifies [`Goal::SOLVED`] of the training samples correctly, and no straight
    /// line does.
    BendWins,
    /// With [`Output::ReluOnScore`], the probability of class 1 falls below one half on some training sample.
    ///
    /// Unreachable: max(0, score) is at least 0, so its sigmoid is at least 1 / (1 + e⁻⁰), one half.
    BelowHalf,
    /// One hidden layer of [`Goal::FEW_UNITS`] ReLU units classifies every training sample of two or more classes correctly, erases
    /// [`Goal::FORGOTTEN`] of them or more, and maps no two samples of different classes to the same activations.
    ForgetSafely,
    /// One hidden layer of at most [`Goal::CURVE_UNITS`] units that silence follows the target curve over one input within
    /// [`Goal::CURVE_ERROR`]: silver. At most [`Goal::CURVE_GOLD_UNITS`] within [`Goal::CURVE_GOLD_ERROR`]: gold.
    FollowCurve,
    /// [`Goal::FEWER`] hidden ReLU units or less classify [`Goal::SOLVED`] of the training samples correctly. Silver with
    /// [`Goal::SILVER`] units, gold with [`Goal::GOLD`].
    Fewest,
    /// A unit beyond the first layer came back to life in the current run, in which no weight was set by hand.
    Revive,
    /// A network that started dead classifies [`Goal::RESCUED`] of the training samples correctly, since its units pass on something
    /// where they are off.
    Rescue,
    /// A network of two or more hidden layers of ReLU units is one matrix for all training samples: each unit is on for all of them,
    /// or off for all.
    CollapseOnData,
    /// One straight cut through a folded sheet of paper has [`Goal::CUT_EDGES`] edges or more when the sheet is unfolded.
    UnfoldMore,
    /// A unit and its mirror over one input draw each of the three graphs, one after the other, within [`Goal::SAME_GRAPH`].
    MatchGraphs,
}

named!(
    Goal,
    KeepEverything => "keep-everything",
    SameZero => "same-zero",
    BendWins => "bend-wins",
    BelowHalf => "below-half",
    ForgetSafely => "forget-safely",
    FollowCurve => "follow-curve",
    Fewest => "fewest",
    Revive => "revive",
    Rescue => "rescue",
    CollapseOnData => "collapse-on-data",
    UnfoldMore => "unfold-more",
    MatchGraphs => "match-graphs",
);

/// The state on which a goal is evaluated.
#[derive(Clone, Copy, Debug)]
pub struct GoalState<'a> {
    /// The network that the chapter opened with.
    pub opening: &'a Network,
    /// The current network.
    pub network: &'a Network,
    /// All samples; test samples do not count.
    pub samples: &'a [Sample],
    /// Training steps taken since the first weights.
    pub step: u64,
    /// The standing probe; `None` without one.
    pub probe: Option<Point>,
    /// The cells of `network` in the frame; `None` if they cannot be built.
    pub complex: Option<&'a CellComplex>,
    /// The curve that the score is to follow; `None` where there is none over one input.
    pub curve: Option<Form>,
    /// The graph that the score over one input is to be; `None` without one.
    pub graph: Option<Graph>,
    /// How often a unit beyond the first layer came back to life in the current run; `None` where a weight was set by hand in it.
    pub returns: Option<usize>,
    /// Whether the run started with a layer of which every unit was off on every training sample; evaluated for
    /// [`Goal::Rescue`] alone.
    pub started_dead: bool,
}

/// The distance of a state from a goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Progress {
    /// Whether the goal is reached.
    pub reached: bool,
    /// Whether this state is the one that a goal of two parts asks for first; `true` for all other goals.
    pub begins: bool,
    /// The requirement that is not met; `None` if the measures describe the progress.
    pub lacks: Option<Lack>,
    /// Of a goal of several parts, that which this state is judged by, counted from 0, and how many there are. All have to be
    /// reached, in any order.
    pub part: Option<(usize, usize)>,
    /// How well it is reached; `None` for goals without tiers, and for solutions below silver.
    pub tier: Option<Tier>,
    /// The numbers that the goal depends on, by name; shares are from 0 to 1. Numbers that do not exist in this state are left out.
    pub measures: BTreeMap<&'static str, f64>,
    /// The letters of the units that the result depends on, by their role; empty for goals that name no units.
    pub units: BTreeMap<&'static str, Vec<String>>,
}

/// A requirement of a goal that a state does not meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// The samples have no classes: numbers are learnt.
    Samples,
    /// The samples are all of one class.
    Classes,
    /// The number of layers or units, or the activation, is wrong.
    Shape,
    /// The units do not pass on zero where they are off.
    Silence,
    /// A unit is off on too small a share of the frame.
    Off,
    /// On some part of the frame the lines of all units that are on are parallel.
    Direction,
    /// On some part of the frame fewer than two units are on.
    Unit,
    /// The first part of the goal was not done yet.
    First,
    /// The output is not the one that the goal is about.
    Output,
    /// There is no curve over one input to follow.
    Curve,
    /// The run did not start with a dead layer.
    Start,
    /// Units that are off have slope 0.
    Slope,
    /// A weight was set by hand.
    Training,
}

/// A grade of a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Good.
    Silver,
    /// The best possible.
    Gold,
}

impl Goal {
    /// Share of the frame that counts as everything.
    pub const KEPT: f64 = 0.999;
    /// Share of the frame where a unit must be off: large enough to be seen. Without it two units would suffice, each off in a
    /// corner too small to matter.
    pub const OFF: f64 = 0.01;
    /// Largest number of units for silver.
    pub const SILVER: usize = 4;
    /// Largest number of units for gold.
    pub const GOLD: usize = 3;
    /// How many times as far from the hinge as the probe a sample must be.
    pub const FARTHER: f64 = 3.0;
    /// Accuracy that counts as solved.
    pub const SOLVED: f64 = 0.99;
    /// The probability that must be undercut.
    pub const HALF: f64 = 0.5;
    /// The number of hidden units that must suffice.
    pub const FEW_UNITS: usize = 4;
    /// The number of training samples that must be erased.
    pub const FORGOTTEN: usize = 20;
    /// Accuracy of a network that was rescued.
    pub const RESCUED: f64 = 0.95;
    /// The number of hidden units that must suffice for a curve, and for gold.
    pub const CURVE_UNITS: usize = 3;
    /// See [`Goal::CURVE_UNITS`].
    pub const CURVE_GOLD_UNITS: usize = 5;
    /// The largest distance from the curve that is near enough, and near enough for gold. Corners on the sine itself leave 0.21
    /// with three units.
    pub const CURVE_ERROR: f64 = 0.15;
    /// See [`Goal::CURVE_ERROR`].
    pub const CURVE_GOLD_ERROR: f64 = 0.06;
    /// How often a unit has to come back.
    pub const RETURNS: usize = 1;
    /// The largest distance at which two graphs are the same.
    pub const SAME_GRAPH: f64 = 1e-6;
    /// The number of hidden layers that make a stack.
    pub const STACK: usize = 2;
    /// The largest number of hidden units that counts as few, of eight.
    pub const FEWER: usize = 5;
    /// The number of edges that a cut must have: twice as many as three folds give.
    pub const CUT_EDGES: usize = 16;

    /// The goal's thresholds by name: shares from 0 to 1, counts and factors.
    #[must_use]
    pub const fn asks(self) -> &'static [(&'static str, f64)] {
        match self {
            Self::KeepEverything => {
                const {
                    &[
                        ("kept", Self::KEPT),
                        ("off", Self::OFF),
                        ("silver", float(Self::SILVER)),
                        ("gold", float(Self::GOLD)),
                    ]
                }
            }
            Self::SameZero => const { &[("farther", Self::FARTHER)] },
            Self::BendWins => const { &[("accuracy", Self::SOLVED)] },
            Self::BelowHalf => const { &[("probability", Self::HALF)] },
            Self::ForgetSafely => {
                const {
                    &[
                        ("units", float(Self::FEW_UNITS)),
                        ("erased", float(Self::FORGOTTEN)),
                    ]
                }
            }
            Self::FollowCurve => {
                const {
                    &[
                        ("units", float(Self::CURVE_UNITS)),
                        ("error", Self::CURVE_ERROR),
                        ("gold-units", float(Self::CURVE_GOLD_UNITS)),
                        ("gold-error", Self::CURVE_GOLD_ERROR),
                    ]
                }
            }
            Self::Fewest => {
                const {
                    &[
                        ("units", float(Self::FEWER)),
                        ("accuracy", Self::SOLVED),
                        ("silver", float(Self::SILVER)),
                        ("gold", float(Self::GOLD)),
                    ]
                }
            }
            Self::Revive => const { &[("returns", float(Self::RETURNS))] },
            Self::Rescue => const { &[("accuracy", Self::RESCUED)] },
            Self::CollapseOnData => const { &[("layers", float(Self::STACK))] },
            Self::UnfoldMore => const { &[("edges", float(Self::CUT_EDGES))] },
            Self::MatchGraphs => const { &[("graphs", float(Graph::ASKED))] },
        }
    }

    /// The output under which a network counts as an attempt; `None` if any output will do.
    #[must_use]
    pub const fn output(self) -> Option<Output> {
        match self {
            Self::BelowHalf => Some(Output::ReluOnScore),
            _ => None,
        }
    }

    /// Whether any state reaches the goal.
    #[must_use]
    pub const fn is_possible(self) -> bool {
        !matches!(self, Self::BelowHalf)
    }

    /// Evaluates the goal on a state.
    #[must_use]
    pub fn check(self, state: &GoalState<'_>) -> Progress {
        match self {
            Self::KeepEverything => state.keep_everything(),
            Self::SameZero => state.same_zero(),
            Self::BendWins => state.bend_wins(),
            Self::BelowHalf => state.below_half(),
            Self::ForgetSafely => state.forget_safely(),
            Self::FollowCurve => state.follow_curve(),
            Self::Fewest => state.fewest(),
            Self::Revive => state.revive(),
            Self::Rescue => state.rescue(),
            Self::CollapseOnData => state.collapse_on_data(),
            Self::UnfoldMore => state.unfold_more(),
            Self::MatchGraphs => state.match_graphs(),
        }
    }
}

impl Progress {
    fn new<const N: usize>(reached: bool, measures: [(&'static str, f64); N]) -> Self {
        Self {
            reached,
            begins: true,
            lacks: None,
            part: None,
            tier: None,
            measures: measures.into(),
            units: BTreeMap::new(),
        }
    }

    /// Progress without any measures.
    fn none() -> Self {
        Self::new(false, [])
    }

    /// The same progress with an unmet requirement, which is dropped if the goal is reached.
    fn lacking(mut self, lacks: Option<Lack>) -> Self {
        self.lacks = lacks.filter(|_| !self.reached);
        self
    }
}

// Each goal stays a function of its own: a page's first figure has one of them, and fetches the code of one.
impl GoalState<'_> {
    #[inline(never)]
    fn keep_everything(&self) -> Progress {
        let unfit = if self.network.hidden_layers().len() != 1 {
            Some(Lack::Shape)
        } else if !self.network.activation().silences() {
            Some(Lack::Silence)
        } else {
            None
        };
        let Some(fibres) = self.complex.and_then(|complex| Fibres::of(complex, 0)) else {
            return Progress::none().lacking(unfit);
        };
        let network = fibres.complex().network();
        let units = network.hidden_layers()[0].units();
        let kept = fibres.shares().kept;
        let (least_off, off) = least_off(fibres.complex(), units);
        let loss = Loss::of(&fibres);
        let measures = [
            ("kept", kept),
            ("off", off),
            ("units", float(units)),
            ("few-speak", loss.few),
            ("parallel", loss.parallel),
        ];
        let reached = unfit.is_none() && kept >= Goal::KEPT && off >= Goal::OFF;
        let lacks = unfit.unwrap_or(if off < Goal::OFF {
            Lack::Off
        } else if loss.parallel > loss.few {
            Lack::Direction
        } else {
            Lack::Unit
        });
        let mut progress = Progress::new(reached, measures).lacking(Some(lacks));
        let letters = |units: &[UnitId]| {
            let all = units.iter().filter_map(|&unit| network.letters(unit));
            all.collect()
        };
        progress.units = BTreeMap::from([
            ("least-off", letters(&[least_off])),
            ("parallel", letters(&loss.alike)),
        ]);
        progress.tier = if !progress.reached || units > Goal::SILVER {
            None
        } else if units > Goal::GOLD {
            Some(Tier::Silver)
        } else {
            Some(Tier::Gold)
        };
        progress
    }

    #[inline(never)]
    fn same_zero(&self) -> Progress {
        let ramp = UnitRamp::of(self.network, UnitId::new(0, 0));
        let Some((ramp, probe)) = ramp.zip(self.probe) else {
            return Progress::none().lacking(Some(Lack::Shape));
        };
        let ring = ramp.at(probe);
        let off = (self.training().map(|sample| ramp.at(sample.at))).filter(|one| one.a == 0.0);
        let farthest = off.filter_map(|one| one.distance).fold(0.0, f64::max);
        let distance = ring.distance.unwrap_or(0.0);
        let reached = ring.a == 0.0 && distance > 0.0 && farthest >= Goal::FARTHER * distance;
        let measures = [
            ("a", ring.a),
            ("distance", distance),
            ("farthest", farthest),
        ];
        let mut progress = Progress::new(reached, measures);
        if distance > 0.0 {
            progress.measures.insert("times", farthest / distance);
        }
        progress.begins = ring.a > 0.0 && self.network != self.opening;
        progress
    }

    #[inline(never)]
    fn bend_wins(&self) -> Progress {
        let Some(accuracy) = self.accuracy() else {
            return Progress::none();
        };
        let bends = self.network.activation().slope_off() != Activation::SLOPE_ON
            && !self.network.hidden_layers().is_empty();
        let solved = bends && self.step > 0 && accuracy >= Goal::SOLVED;
        // Only now, for it is dearer than the rest.
        let reached = solved && BestLine::of(self.training()).accuracy() < Goal::SOLVED;
        Progress::new(reached, [("accuracy", accuracy)])
    }

    #[inline(never)]
    fn below_half(&self) -> Progress {
        let scores = self.training().flat_map(|s| self.network.scores(s.at));
        let Some(least) = scores.reduce(f64::min) else {
            return Progress::none();
        };
        let [clipped, plain] = [Output::ReluOnScore, Output::Sigmoid].map(|o| o.probability(least));
        let measures = [("lowest", clipped), ("lowest-without", plain)];
        Progress::new(clipped < Goal::HALF, measures)
    }

    #[inline(never)]
    fn forget_safely(&self) -> Progress {
        let collisions = Collisions::of(self.network, 0, self.training());
        let (Some(accuracy), Some(collisions)) = (self.accuracy(), collisions) else {
            return Progress::none().lacking(Some(Lack::Shape));
        };
        let fits = self.network.hidden_widths() == [Goal::FEW_UNITS]
            && self.network.activation().silences();
        let mut labels = self.training().map(|sample| sample.label);
        let first = labels.next();
        let several = labels.any(|label| Some(label) != first);
        let reached = fits
            && several
            && accuracy == 1.0
            && collisions.dead_points >= Goal::FORGOTTEN
            && collisions.different_classes == 0;
        let measures = [
            ("accuracy", accuracy),
            ("erased", float(collisions.dead_points)),
            ("same-class", float(collisions.same_class)),
            ("different-classes", float(collisions.different_classes)),
        ];
        let lacks = if fits {
            (!several).then_some(Lack::Classes)
        } else {
            Some(Lack::Shape)
        };
        Progress::new(reached, measures).lacking(lacks)
    }

    #[inline(never)]
    fn follow_curve(&self) -> Progress {
        let sum = Contributions::of(self.network, DOMAIN);
        let error = (sum.zip(self.curve)).and_then(|(sum, form)| sum.largest_error(form));
        let Some(error) = error.map(|largest| largest.error) else {
            return Progress::none().lacking(Some(Lack::Curve));
        };
        let units = self.network.hidden_units().count();
        let lacks = if self.network.hidden_layers().len() != 1 || units > Goal::CURVE_GOLD_UNITS {
            Some(Lack::Shape)
        } else if !self.network.activation().silences() {
            Some(Lack::Silence)
        } else {
            None
        };
        let tier = if lacks.is_some() {
            None
        } else if error <= Goal::CURVE_GOLD_ERROR {
            Some(Tier::Gold)
        } else {
            let is_near = units <= Goal::CURVE_UNITS && error <= Goal::CURVE_ERROR;
            is_near.then_some(Tier::Silver)
        };
        let measures = [("error", error), ("units", float(units))];
        let mut progress = Progress::new(tier.is_some(), measures).lacking(lacks);
        progress.tier = tier;
        progress
    }

    #[inline(never)]
    fn fewest(&self) -> Progress {
        let Some(accuracy) = self.accuracy() else {
            return Progress::none();
        };
        let units = self.network.hidden_units().count();
        let silences = self.network.activation().silences();
        let reached = silences && (1..=Goal::FEWER).contains(&units) && accuracy >= Goal::SOLVED;
        let measures = [("units", float(units)), ("accuracy", accuracy)];
        let mut progress = Progress::new(reached, measures);
        progress.tier = match units {
            _ if !reached || units > Goal::SILVER => None,
            _ if units > Goal::GOLD => Some(Tier::Silver),
            _ => Some(Tier::Gold),
        };
        progress.lacking((!silences).then_some(Lack::Silence))
    }

    #[inline(never)]
    fn rescue(&self) -> Progress {
        let Some(accuracy) = self.accuracy() else {
            return Progress::none();
        };
        let lacks = if !self.started_dead {
            Some(Lack::Start)
        } else if self.network.activation().silences() {
            Some(Lack::Slope)
        } else {
            None
        };
        let reached = lacks.is_none() && self.step > 0 && accuracy >= Goal::RESCUED;
        Progress::new(reached, [("accuracy", accuracy)]).lacking(lacks)
    }

    #[inline(never)]
    fn match_graphs(&self) -> Progress {
        let lacks = if self.network.inputs() != 1 || self.network.hidden_widths() != [2] {
            Some(Lack::Shape)
        } else if !self.network.activation().silences() {
            Some(Lack::Silence)
        } else {
            self.graph
                .and_then(Graph::place)
                .is_none()
                .then_some(Lack::Curve)
        };
        let sum = Contributions::of(self.network, DOMAIN);
        let Some((sum, graph)) = sum.zip(self.graph) else {
            return Progress::new(false, [("error", f64::INFINITY)]).lacking(lacks);
        };
        let error = sum.largest_error_from(&graph.pieces()).error;
        let reached = lacks.is_none() && error <= Goal::SAME_GRAPH;
        let mut progress = Progress::new(reached, [("error", error)]).lacking(lacks);
        progress.part = graph.place().map(|place| (place, Graph::ASKED));
        progress
    }

    #[inline(never)]
    fn collapse_on_data(&self) -> Progress {
        let lacks = if self.network.hidden_layers().len() < Goal::STACK {
            Some(Lack::Shape)
        } else if self.network.activation().silences() {
            None
        } else {
            Some(Lack::Silence)
        };
        let split = self.split_units();
        let training = self.training().count();
        let reached = lacks.is_none() && split.is_empty() && training > 0;
        let mut progress = Progress::new(reached, [("split", float(split.len()))]).lacking(lacks);
        let letters = split
            .iter()
            .filter_map(|&(unit, _)| self.network.letters(unit));
        progress.units = BTreeMap::from([("split", letters.collect())]);
        progress
    }

    /// The units that are on for some training samples and off for others, with the number of those for which each is on.
    #[inline(never)]
    pub(super) fn split_units(&self) -> Vec<(UnitId, usize)> {
        let sums: Vec<Vec<Vec<f64>>> = self
            .training()
            .map(|sample| self.network.pre_activations(sample.at))
            .collect();
        let on = |unit: UnitId| {
            let all = sums.iter().filter(|z| z[unit.layer][unit.unit] > 0.0);
            (unit, all.count())
        };
        let hidden = self.network.hidden_units().map(on);
        hidden
            .filter(|(_, on)| (1..sums.len()).contains(on))
            .collect()
    }

    #[inline(never)]
    fn unfold_more(&self) -> Progress {
        let Some(folds) = PaperFolds::of(self.network) else {
            return Progress::none().lacking(Some(Lack::Shape));
        };
        let cut = self.complex.map(|complex| CutEdges::of(complex, 0));
        let edges = cut.map_or(0, |cut| cut.edges);
        let made = folds.dials().iter().filter(|dial| **dial < 1.0).count();
        let measures = [("edges", float(edges)), ("folds", float(made))];
        Progress::new(edges >= Goal::CUT_EDGES, measures)
    }

    #[inline(never)]
    fn revive(&self) -> Progress {
        let returns = self.returns.unwrap_or(0);
        let deeper = self.network.hidden_units().filter(|unit| unit.layer > 0);
        let dead = deeper.filter(|&unit| self.is_dead(unit)).count();
        let measures = [("returns", float(returns)), ("dead", float(dead))];
        let lacks = self.returns.is_none().then_some(Lack::Training);
        Progress::new(returns >= Goal::RETURNS, measures).lacking(lacks)
    }

    /// Whether a unit is off, with slope 0, on every training sample.
    pub(super) fn is_dead(&self, unit: UnitId) -> bool {
        let is_on = |sample: &Sample| self.network.pattern_at(sample.at).is_on(unit);
        self.network.activation().silences() && !self.training().any(is_on)
    }

    pub(super) fn training(&self) -> impl Iterator<Item = &Sample> {
        self.samples.iter().filter(|sample| !sample.test)
    }

    /// The share of training samples that are classified correctly; `None` without samples.
    fn accuracy(&self) -> Option<f64> {
        let evaluation = evaluate(self.network, self.training());
        (evaluation.count > 0).then_some(evaluation.accuracy)
    }
}

/// The reasons why a layer of silencing units does not keep all of the frame.
///
/// A unit *counts* where it is on and has a line: one whose weights are all 0 carries no information.
struct Loss {
    /// The share of the frame where fewer than two units count.
    few: f64,
    /// The share that is flattened although two or more units count, because their lines are parallel: the largest share with the
    /// same units.
    parallel: f64,
    /// The units that count on that share; empty without such a share.
    alike: Vec<UnitId>,
}

impl Loss {
    fn of(fibres: &Fibres<'_>) -> Self {
        let complex = fibres.complex();
        let mut frame = 0.0;
        let mut few = 0.0;
        let mut alike: BTreeMap<Vec<UnitId>, f64> = BTreeMap::new();
        for region in complex.regions() {
            let area = complex.area(region);
            frame += area;
            if fibres.retention(region) == Retention::Kept {
                continue;
            }
            let pattern = complex.pattern(region);
            let units = complex.network().hidden_units();
            let layer = &complex.network().hidden_layers()[0];
            let speaks = |unit: &UnitId| {
                pattern.is_on(*unit) && layer.row(unit.unit).iter().any(|&weight| weight != 0.0)
            };
            let speakers: Vec<UnitId> = units.filter(speaks).collect();
            if speakers.len() < 2 {
                few += area;
            } else {
                *alike.entry(speakers).or_default() += area;
            }
        }
        // The first of equals.
        let largest = (alike.into_iter()).reduce(|a, b| if b.1 > a.1 { b } else { a });
        let (alike, parallel) = largest.unwrap_or_default();
        Self {
            few: few / frame,
            parallel: parallel / frame,
            alike,
        }
    }
}

/// The unit of the first layer that is off on the smallest share of the frame, with that share.
fn least_off(complex: &CellComplex, units: usize) -> (UnitId, f64) {
    let mut off = vec![0.0; units];
    let mut frame = 0.0;
    for region in complex.regions() {
        let (area, pattern) = (complex.area(region), complex.pattern(region));
        frame += area;
        for (unit, off) in off.iter_mut().enumerate() {
            if !pattern.is_on(UnitId::new(0, unit)) {
                *off += area;
            }
        }
    }
    let all = off.into_iter().enumerate();
    let least = all.reduce(|a, b| if b.1 < a.1 { b } else { a });
    let (unit, off) = least.unwrap_or((0, 0.0));
    (UnitId::new(0, unit), off / frame)
}

#[allow(clippy::cast_precision_loss, reason = "counts far below 2^53")]
pub(super) const fn float(count: usize) -> f64 {
    count as f64
}
