//! A training run: a network that improves step by step.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::batch::{Batch, Tape};
use super::decay;
use super::decay::Decay;
use super::optimizer::{Moments, Optimizer, Rule};
use super::parameters::{Parameters, Shape};
use super::rows::{Example, Rows};
use crate::dataset::random::{Purpose, Stream};
use crate::network::decimal::read_decimal;
use crate::network::number::{Clamp, Limits, nearest_f32};
use crate::network::{Activation, Network};

/// Number of steps that bring the page's default network to 95 % training accuracy on every preset except the spiral, for at
/// least 95 of 100 seeds.
pub const DEFAULT_BUDGET: u64 = 1000;

/// The settings of a run: everything that decides it besides the network and the examples.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainerConfig {
    /// The update rule of a step.
    pub optimizer: Optimizer,
    /// The learning rate.
    pub learning_rate: f32,
    /// Samples per step; the last batch of an epoch may be smaller.
    pub batch_size: u32,
    /// Seed of the order of examples.
    pub seed: u64,
    /// L1: a constant pull towards zero.
    pub l1: Decay,
    /// Coupled L2: a pull proportional to the parameter, which goes through the optimiser like any gradient.
    pub l2: Decay,
    /// Decoupled decay: shrinks parameters separately from the optimiser's step.
    pub decoupled: Decay,
}

impl Default for TrainerConfig {
    fn default() -> Self {
        Self {
            optimizer: Optimizer::Adam,
            learning_rate: 0.03,
            batch_size: 16,
            seed: 1,
            l1: Decay::NONE,
            l2: Decay::NONE,
            decoupled: Decay::NONE,
        }
    }
}

impl TrainerConfig {
    /// Limits of [`TrainerConfig::learning_rate`].
    pub const LEARNING_RATE: Limits = Limits {
        setting: "learning-rate",
        least: 0.0,
        most: 1000.0,
    };
    /// Limits of [`TrainerConfig::batch_size`].
    pub const BATCH_SIZE: Limits = Limits {
        setting: "batch-size",
        least: 1.0,
        most: 1000.0,
    };

    /// The nearest settings within the limits, and the changes that were needed.
    #[must_use]
    pub fn clamped(self) -> (Self, Vec<Clamp>) {
        let (rate, rate_clamp) = Self::LEARNING_RATE.clamp(f64::from(self.learning_rate));
        let (batch, batch_clamp) = Self::BATCH_SIZE.clamp(f64::from(self.batch_size));
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a whole number within the limits"
        )]
        let batch_size = batch as u32;
        let (l1, l1_clamps) = self.l1.clamped();
        let (l2, l2_clamps) = self.l2.clamped();
        let (decoupled, decoupled_clamps) = self.decoupled.clamped();
        let config = Self {
            learning_rate: nearest_f32(rate),
            batch_size,
            l1,
            l2,
            decoupled,
            ..self
        };
        let of_decays = [l1_clamps, l2_clamps, decoupled_clamps]
            .into_iter()
            .flatten();
        let clamps = [rate_clamp, batch_clamp].into_iter().chain(of_decays);
        (config, clamps.flatten().collect())
    }
}

/// A step that led to parameters that are not finite or far too large; it was not taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Divergence {
    /// The step that failed, counted from 1.
    pub step: u64,
    /// The learning rate used.
    pub learning_rate: f32,
}

impl Divergence {
    /// A safer learning rate to continue with: a third, rounded to two significant digits.
    #[must_use]
    pub fn calmer_rate(&self) -> f64 {
        let third = f64::from(self.learning_rate) / 3.0;
        let short = format!("{third:.1e}");
        read_decimal(&short).unwrap_or(third)
    }
}

impl fmt::Display for Divergence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "training diverged at step {} with learning rate {}",
            self.step, self.learning_rate
        )
    }
}

impl std::error::Error for Divergence {}

/// A network in training.
///
/// A run is a function of its initial network, the training samples and the settings: when repeated, it goes through the
/// same parameters, bit for bit, on every target. No step allocates memory.
///
/// ```
/// use crease::{Activation, DatasetSpec, Initializer, Trainer, TrainerConfig, evaluate};
///
/// let samples = DatasetSpec::default().samples();
/// let first = Initializer::default().network(Activation::Relu, &[2, 8, 1]).unwrap();
/// let mut trainer = Trainer::new(&first, &samples, TrainerConfig::default());
/// trainer.train(200).unwrap();
/// assert!(evaluate(&trainer.network(), &samples).loss < evaluate(&first, &samples).loss);
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    config: TrainerConfig,
    /// Defines the shape; its parameters are those of the start.
    network: Network,
    rows: Rows,
    parameters: Parameters,
    gradient: Vec<f32>,
    moments: Moments,
    /// The parameters after the next step, which are checked before it is taken.
    next: Vec<f32>,
    tape: Tape,
    epoch: Epoch,
    step: u64,
    /// The number of turns, which are changes that do not follow from earlier moments of the run, and the step of the last
    /// one.
    turns: (u64, u64),
}

/// The state of a run between two steps: everything that decides its continuation, except the examples.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Moment {
    config: TrainerConfig,
    values: Vec<f32>,
    moments: Moments,
    epoch: Epoch,
    step: u64,
}

impl Moment {
    #[inline]
    pub(super) const fn step(&self) -> u64 {
        self.step
    }

    /// The approximate memory it takes.
    pub(super) fn bytes(&self) -> usize {
        // The values, and two running means for each.
        3 * size_of_val(&*self.values) + size_of_val(&*self.epoch.order) + size_of::<Self>()
    }
}

/// The order of the samples, and the position in the current epoch.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Epoch {
    order: Vec<usize>,
    done: usize,
    random: Stream,
}

impl Epoch {
    fn new(samples: usize, seed: u64) -> Self {
        Self {
            order: (0..samples).collect(),
            done: samples,
            random: Stream::new(seed, Purpose::Batches),
        }
    }

    /// Whether it is an order of that many samples, each once.
    fn fits(&self, samples: usize) -> bool {
        let mut seen = vec![false; samples];
        let is_new =
            |&sample: &usize| sample < samples && !std::mem::replace(&mut seen[sample], true);
        self.order.len() == samples && self.done <= samples && self.order.iter().all(is_new)
    }

    /// Starts a new epoch when the last one is over.
    #[inline]
    fn renew(&mut self) {
        if self.done == self.order.len() {
            self.random.shuffle(&mut self.order);
            self.done = 0;
        }
    }

    /// The samples of the next step; fewer than `size` at the end of an epoch.
    #[inline]
    fn batch(&self, size: usize) -> &[usize] {
        let rest = &self.order[self.done..];
        &rest[..size.min(rest.len())]
    }
}

impl Trainer {
    /// Parameters with a larger size count as diverged; below it, sums of products stay finite in `f32`.
    pub const LARGEST_PARAMETER: f32 = 1e6;

    /// A run that starts from `network`, with its parameters rounded to `f32`, on those of the examples that are not
    /// reserved for testing.
    ///
    /// Samples are learnt by cross-entropy, targets by squared error. Settings are clamped to their limits.
    #[must_use]
    pub fn new<E: Example>(network: &Network, examples: &[E], config: TrainerConfig) -> Self {
        let (config, _) = config.clamped();
        let parameters = Parameters::of(network);
        let count = parameters.values.len();
        let rows = Rows::training(examples);
        Self {
            config,
            network: network.clone(),
            gradient: vec![0.0; count],
            moments: Moments::new(count),
            next: vec![0.0; count],
            tape: Tape::new(&parameters),
            epoch: Epoch::new(rows.count(), config.seed),
            parameters,
            rows,
            step: 0,
            turns: (0, 0),
        }
    }

    /// The same run with its steps counted from `step`, for parameters that were trained elsewhere.
    ///
    /// The optimiser's running means and the position in the epoch are not known then; both start anew.
    #[must_use]
    pub const fn at_step(mut self, step: u64) -> Self {
        self.step = step;
        self
    }

    /// Takes `steps` steps; does nothing without examples to train on.
    ///
    /// # Errors
    /// A step that diverges ends the run before it is taken. The parameters keep their values, the optimiser's running means
    /// are reset, and training may continue from there with other settings.
    #[inline]
    pub fn train(&mut self, steps: u64) -> Result<(), Divergence> {
        if self.rows.count() == 0 {
            return Ok(());
        }
        for _ in 0..steps {
            self.take_step()?;
        }
        Ok(())
    }

    #[inline]
    fn take_step(&mut self) -> Result<(), Divergence> {
        self.epoch.renew();
        let picked = self.epoch.batch(self.batch_size());
        let taken = picked.len();
        let batch = Batch::new(&self.rows, picked);
        self.tape
            .gradient(&self.parameters, batch, &mut self.gradient);
        self.try_step();
        if !all_reasonable(&self.next) {
            self.moments.reset();
            self.turn();
            return Err(Divergence {
                step: self.step + 1,
                learning_rate: self.config.learning_rate,
            });
        }
        self.epoch.done += taken;
        std::mem::swap(&mut self.next, &mut self.parameters.values);
        self.step += 1;
        Ok(())
    }

    /// Computes the parameters after the next step into `next`.
    #[inline]
    fn try_step(&mut self) {
        let TrainerConfig {
            optimizer,
            learning_rate,
            l1,
            l2,
            decoupled,
            ..
        } = self.config;
        let Parameters { values, shapes, .. } = &self.parameters;
        decay::pull((l1, l2), shapes, values, &mut self.gradient);
        self.next.copy_from_slice(values);
        decay::shrink(decoupled, learning_rate, shapes, &mut self.next);
        let rule = Rule {
            optimizer,
            learning_rate,
        };
        self.moments.step(rule, &self.gradient, &mut self.next);
    }

    #[inline]
    fn batch_size(&self) -> usize {
        usize::try_from(self.config.batch_size).unwrap_or(usize::MAX)
    }

    #[inline]
    const fn turn(&mut self) {
        self.turns = (self.turns.0 + 1, self.step);
    }

    /// The number of turns of the run, which are events that do not follow from its earlier moments (a change of settings,
    /// or a divergence that reset the running means), and the step of the last one.
    pub(crate) const fn turns(&self) -> (u64, u64) {
        self.turns
    }

    pub(crate) fn moment(&self) -> Moment {
        Moment {
            config: self.config,
            values: self.parameters.values.clone(),
            moments: self.moments.clone(),
            epoch: self.epoch.clone(),
            step: self.step,
        }
    }

    /// Goes on to a moment that this same run has come to elsewhere. `false`, and nothing changed, if it is of another run: of
    /// other settings, numbers of parameters or examples.
    pub(crate) fn go_on_to(&mut self, moment: &Moment, turns: (u64, u64)) -> bool {
        let fits = moment.config == self.config
            && moment.values.len() == self.parameters.values.len()
            && moment.moments.count() == self.parameters.values.len()
            && moment.epoch.fits(self.rows.count())
            && all_reasonable(&moment.values);
        if fits {
            self.go_back(moment);
            self.turns = turns;
        }
        fits
    }

    /// Returns to an earlier moment of this same run.
    pub(super) fn go_back(&mut self, moment: &Moment) {
        self.config = moment.config;
        self.parameters.values.clone_from(&moment.values);
        self.moments = moment.moments.clone();
        self.epoch = moment.epoch.clone();
        self.step = moment.step;
    }

    /// The shapes of all layers, the output's last.
    pub(super) fn shapes(&self) -> &[Shape] {
        &self.parameters.shapes
    }

    /// The current weights and biases of all layers, the output's last.
    pub(super) fn layers(&self) -> impl Iterator<Item = (&[f32], &[f32])> {
        let Parameters { values, shapes, .. } = &self.parameters;
        shapes.iter().map(|shape| shape.of(values))
    }

    /// The activation of the hidden units.
    pub(super) const fn activation(&self) -> Activation {
        self.network.activation()
    }

    /// Number of examples that it learns from.
    pub(super) fn example_count(&self) -> usize {
        self.rows.count()
    }

    /// The position of a training example; a network with one input reads the first number only.
    pub(super) fn inputs_of(&self, example: usize) -> [f32; Network::MAX_INPUTS] {
        self.rows.inputs[example]
    }

    /// The approximate memory it takes, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        // Parameters six times: the network in f64, the values, the next ones, the gradient, and two running means.
        let parameters = self.parameters.values.len() * (8 + 5 * size_of::<f32>());
        let rows = self.rows.count() * 2 * size_of::<[f64; 2]>();
        parameters + rows + self.tape.bytes()
    }

    /// The current network. Its parameters are `f32` values.
    #[must_use]
    pub fn network(&self) -> Network {
        let values = self.parameters.values.iter().copied().map(f64::from);
        self.network
            .with_parameters(&values.collect::<Vec<_>>())
            .expect("the shape is this network's own, and only reasonable parameters are kept")
    }

    /// Number of steps taken.
    #[must_use]
    #[inline]
    pub const fn step(&self) -> u64 {
        self.step
    }

    /// The settings in use.
    #[must_use]
    pub const fn config(&self) -> TrainerConfig {
        self.config
    }

    /// Changes the settings during a run, clamped to their limits; parameters and step stay.
    ///
    /// A different optimiser starts with its running means reset; a different seed starts a new order of the samples.
    pub fn set_config(&mut self, config: TrainerConfig) {
        let (config, _) = config.clamped();
        if config != self.config {
            self.turn();
        }
        if config.optimizer != self.config.optimizer {
            self.moments.reset();
        }
        if config.seed != self.config.seed {
            self.epoch = Epoch::new(self.rows.count(), config.seed);
        }
        self.config = config;
    }
}

/// Whether every value is finite and no larger in size than [`Trainer::LARGEST_PARAMETER`].
#[inline]
fn all_reasonable(values: &[f32]) -> bool {
    // Without early exit, so that it runs in lanes; NaN fails the comparison.
    values.iter().fold(true, |all, value| {
        all & (value.abs() <= Trainer::LARGEST_PARAMETER)
    })
}
