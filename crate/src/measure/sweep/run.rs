//! A training of a sweep, step by step.

use super::outcome::{CurvePoint, LayerOutcome, Outcome, PruningOutcome};
use crate::cells::{CellComplex, Census};
use crate::dataset::{Examples, Sample};
use crate::geometry::{Point, Rect};
use crate::measure::PreActivations;
use crate::measure::pruning::{self, Change, largest_difference};
use crate::network::{Network, UnitId};
use crate::train::{Evaluation, Trainer, TrainerConfig, Watch, evaluate, squared_error};

/// Everything that decides a training of a sweep.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The first weights.
    pub network: Network,
    /// What is learnt from, and tested on.
    pub examples: Examples,
    /// How it is trained.
    pub training: TrainerConfig,
    /// How many steps are taken.
    pub steps: u64,
    /// The frame in which cells are counted.
    pub frame: Rect,
}

/// A training in progress. However it is divided into pieces, it comes to the same, to the last bit.
#[derive(Clone, Debug)]
pub struct Run {
    setup: Setup,
    trainer: Trainer,
    watch: Watch,
    /// By hidden unit: whether it was dead after the last step.
    dead: Vec<bool>,
    born_dead: bool,
    dead_at_start: u32,
    first_death: Option<u64>,
    deaths: u64,
    returns: u64,
    curve: Vec<CurvePoint>,
    diverged: bool,
    /// What is measured after the last step, as far as it is: each may take as long as many steps.
    census: Option<Option<Census>>,
    pruning: Option<PruningOutcome>,
}

impl Run {
    /// Number of pieces between the points of a run's curve.
    pub const CURVE: u64 = 10;

    /// Begins at the first weights.
    #[must_use]
    pub fn begin(setup: Setup) -> Self {
        let trainer = match &setup.examples {
            Examples::Samples(samples) => Trainer::new(&setup.network, samples, setup.training),
            Examples::Targets(targets) => Trainer::new(&setup.network, targets, setup.training),
        };
        let mut watch = Watch::new(&trainer);
        let dead: Vec<bool> = watch.look(&trainer).iter().map(|on| !on).collect();
        let silences = setup.network.activation().silences();
        let mut run = Self {
            born_dead: silences && has_dead_layer(&setup.network, &dead),
            dead_at_start: if silences {
                count(dead.iter().filter(|dead| **dead).count())
            } else {
                0
            },
            first_death: None,
            setup,
            trainer,
            watch,
            dead,
            deaths: 0,
            returns: 0,
            curve: Vec::new(),
            diverged: false,
            census: None,
            pruning: None,
        };
        run.note();
        run
    }

    /// Steps taken so far.
    #[must_use]
    pub const fn step(&self) -> u64 {
        self.trainer.step()
    }

    /// Takes at most so many steps; returns whether any are left.
    pub fn advance(&mut self, steps: u64) -> bool {
        let end = self.setup.steps.min(self.step().saturating_add(steps));
        let can_die = self.setup.network.activation().silences();
        while self.step() < end && !self.diverged {
            let before = self.step();
            self.diverged = self.trainer.train(1).is_err();
            if self.step() == before {
                // It diverged, or there is nothing to learn from.
                self.setup.steps = before;
                if self.curve.last().is_none_or(|last| last.step != before) {
                    self.note();
                }
                break;
            }
            if can_die {
                self.watch_deaths();
            }
            if self.is_noted() {
                self.note();
            }
        }
        self.step() < self.setup.steps
    }

    /// Whether the curve has a point after this step.
    fn is_noted(&self) -> bool {
        let (step, steps) = (self.step(), self.setup.steps);
        // A step is one of the equal parts where it passes the next of them.
        step * Self::CURVE / steps > (step - 1) * Self::CURVE / steps
    }

    fn watch_deaths(&mut self) {
        let step = self.trainer.step();
        let on = self.watch.look(&self.trainer);
        for (dead, &on) in self.dead.iter_mut().zip(on) {
            if *dead == on {
                *dead = !on;
                self.deaths += u64::from(!on);
                self.returns += u64::from(on);
                if !on {
                    self.first_death.get_or_insert(step);
                }
            }
        }
    }

    fn note(&mut self) {
        let network = self.trainer.network();
        let off = self.watch.look(&self.trainer).iter().filter(|on| !**on);
        self.curve.push(CurvePoint {
            step: self.trainer.step(),
            off_everywhere: count(off.count()),
            loss: self.measured(&network, false).loss,
        });
    }

    /// Measures the network on the training or the test examples.
    fn measured(&self, network: &Network, test: bool) -> Measured {
        match &self.setup.examples {
            Examples::Samples(samples) => {
                let chosen = samples.iter().filter(|sample| sample.test == test);
                Measured::of(evaluate(network, chosen))
            }
            Examples::Targets(targets) => {
                let chosen = targets.iter().filter(|target| target.test == test);
                let loss = squared_error(network, chosen);
                Measured {
                    loss: loss.unwrap_or(0.0),
                    accuracy: None,
                    any: loss.is_some(),
                }
            }
        }
    }

    /// Measures a piece of what the run has come to, once all its steps are taken; returns whether something is left. What is not
    /// measured when the [outcome](Self::outcome) is asked for, is then.
    pub fn measure(&mut self) -> bool {
        let network = self.trainer.network();
        if self.census.is_none() {
            self.census = Some(self.census(&network));
        } else if self.pruning.is_none() {
            self.pruning = Some(self.pruning(&network));
        }
        self.pruning.is_none()
    }

    fn census(&self, network: &Network) -> Option<Census> {
        let cells = CellComplex::of(network, &self.setup.frame.corners()).ok();
        cells.map(|cells| cells.census())
    }

    /// What the run has come to.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let network = self.trainer.network();
        let training = self.measured(&network, false);
        let test = self.measured(&network, true);
        let census = self.census.clone().unwrap_or_else(|| self.census(&network));
        Outcome {
            steps: self.step(),
            diverged: self.diverged,
            loss: training.loss,
            test_loss: test.any.then_some(test.loss),
            accuracy: training.accuracy,
            test_accuracy: test.accuracy.filter(|_| test.any),
            layers: self.layers(&network, census.as_ref()),
            born_dead: self.born_dead,
            dead_at_start: self.dead_at_start,
            first_death: self.first_death,
            deaths: self.deaths,
            returns: self.returns,
            cells: census.as_ref().map(|census| census.cells as u64),
            linear_regions: census.and_then(|census| Some(census.linear_regions? as u64)),
            pruning: (self.pruning).unwrap_or_else(|| self.pruning(&network)),
            curve: self.curve.clone(),
        }
    }

    fn layers(&self, network: &Network, census: Option<&Census>) -> Vec<LayerOutcome> {
        let places: Vec<Point> = self.setup.examples.training_places().collect();
        let readings = PreActivations::of(network, places.iter().copied());
        let directions = directions(network, &places);
        let mut layers = Vec::with_capacity(network.hidden_layers().len());
        for (index, layer) in network.hidden_layers().iter().enumerate() {
            let on: Vec<u32> = (0..layer.units())
                .map(|unit| count(readings.on(UnitId::new(index, unit))))
                .collect();
            let off_in_frame = census.map(|census| {
                let dead = census.dead_units.iter();
                count(dead.filter(|unit| unit.layer == index).count())
            });
            let everywhere = count(places.len());
            layers.push(LayerOutcome {
                off_everywhere: count(on.iter().filter(|&&on| on == 0).count()),
                on_everywhere: count(on.iter().filter(|&&on| on == everywhere).count()),
                on,
                directions: directions[index],
                off_in_frame,
                histogram: (readings.histogram(index).counts.into_iter())
                    .map(count)
                    .collect(),
            });
        }
        layers
    }

    /// Removes what is dead, merges what is always on, layer by layer, and compares.
    fn pruning(&self, network: &Network) -> PruningOutcome {
        let places: Vec<Point> = self.setup.examples.training_places().collect();
        let mut outcome = PruningOutcome::default();
        let mut left = network.clone();
        if let Some(pruned) = pruning::without_dead(&left, &places) {
            outcome.removed = count(pruned.gone.len());
            left = pruned.network;
        }
        let before = left.hidden_units().count();
        for layer in 0..left.hidden_layers().len() {
            if let Some(pruned) = pruning::merged(&left, layer, &places) {
                left = pruned.network;
            }
        }
        outcome.merged = count(before - left.hidden_units().count());
        if (outcome.removed, outcome.merged) == (0, 0) {
            outcome.test = self.has_test().then_some(0.0);
            outcome.frame = Some(0.0);
            return outcome;
        }
        let test = self.test_places();
        outcome.training = largest_difference(network, &left, places);
        outcome.test = (!test.is_empty()).then(|| largest_difference(network, &left, test));
        let change = Change::between(network, &left, self.setup.frame);
        outcome.frame = change.map(|change| change.largest());
        outcome
    }

    fn test_places(&self) -> Vec<Point> {
        let examples = &self.setup.examples;
        let samples = examples.samples().iter().filter(|sample| sample.test);
        let targets = examples.targets().iter().filter(|target| target.test);
        let samples = samples.map(|sample: &Sample| sample.at);
        samples.chain(targets.map(|target| target.at)).collect()
    }

    fn has_test(&self) -> bool {
        !self.test_places().is_empty()
    }
}

/// By hidden layer: how many directions of the input can be left after it, summed over some places. Near each of them, what gets
/// through a layer is a linear map of as many units as are on there, so the least number of them so far bounds its rank.
fn directions(network: &Network, places: &[Point]) -> Vec<u32> {
    let mut sums = vec![0; network.hidden_layers().len()];
    for &place in places {
        let mut least = network.inputs();
        for (sum, layer) in sums.iter_mut().zip(network.pre_activations(place)) {
            least = least.min(layer.iter().filter(|&&z| z > 0.0).count());
            *sum += count(least);
        }
    }
    sums
}

/// What a network does on some examples.
struct Measured {
    loss: f64,
    accuracy: Option<f64>,
    any: bool,
}

impl Measured {
    fn of(evaluation: Evaluation) -> Self {
        Self {
            loss: evaluation.loss,
            accuracy: Some(evaluation.accuracy),
            any: evaluation.count > 0,
        }
    }
}

/// Whether all units of some hidden layer are dead.
fn has_dead_layer(network: &Network, dead: &[bool]) -> bool {
    let mut rest = dead;
    network.hidden_layers().iter().any(|layer| {
        let (own, others) = rest.split_at(layer.units());
        rest = others;
        own.iter().all(|dead| *dead)
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
