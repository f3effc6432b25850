//! An experiment: a scene together with its examples, its network and the run that trains it. Edits change it, and undo
//! restores it.

use super::handover::Handover;
use super::replay::Replay;
use super::run::Run;
use crate::dataset::{Examples, Sample};
use crate::network::number::nearest_f32;
use crate::network::{Network, NetworkError};
use crate::scene::{Output, Scene, Weights};
use crate::train::{
    Divergence, Evaluation, LossPoint, Statistics, Trainer, TrainerConfig, evaluate, squared_error,
};

/// A scene, its examples, its network and its run.
#[derive(Clone, Debug)]
pub(super) struct Experiment {
    pub(super) scene: Scene,
    examples: Examples,
    trainer: Trainer,
    network: Network,
    /// Whether the current weights follow from seed and step alone.
    on_recipe: bool,
    /// Whether a weight was set by hand, or the network replaced, since the run began.
    by_hand: bool,
    run: Run,
    /// The part of the run that is still to be repeated.
    replay: Option<Replay>,
    /// Statistics of the units on the training examples; computed on first use.
    statistics: Option<Statistics>,
    /// Measurements on the training and on the test examples, and the output function that they hold for; made on first use.
    measures: [Option<(Output, Measure)>; 2],
}

/// Whether an edit restarts the run from its initial weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Restart {
    Yes,
    No,
}

/// The shape that a network must have to learn from some examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TaskShape {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    pub(crate) learns_numbers: bool,
}

/// Measurements on the training or on the test examples; `None` without such examples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Measure {
    /// Mean cross-entropy for samples, mean squared error for targets.
    pub(super) loss: Option<f64>,
    /// Share of samples classified correctly by the output function shown; `None` for targets.
    pub(super) accuracy: Option<f64>,
    /// Root of the mean squared error for targets: the typical error of the score, in the unit of the targets' numbers.
    pub(super) error: Option<f64>,
}

impl Experiment {
    /// Creates the experiment of a scene, at the start of its run: what is left to do is done by [`Self::replay`].
    ///
    /// # Errors
    /// When the shape is outside the limits of [`Network`], or the weights do not fit it.
    pub(super) fn of(scene: Scene) -> Result<Self, NetworkError> {
        let examples = scene.examples();
        let trainer = trainer_of(&scene, &examples)?;
        Ok(Self {
            network: trainer.network(),
            on_recipe: scene.weights == Weights::Recipe,
            by_hand: false,
            run: Run::new(&trainer),
            replay: Some(Replay::of(&scene, &trainer, examples.count())),
            statistics: None,
            measures: [None; 2],
            scene,
            examples,
            trainer,
        })
    }

    /// The part of the run that is still to be repeated.
    pub(super) const fn pending(&self) -> Option<&Replay> {
        self.replay.as_ref()
    }

    /// Repeats a piece of the run that the scene describes, so that its loss curve and its history are known as well as its
    /// final weights; returns whether something is left. Whatever the pieces, the result is the same, to the last bit.
    ///
    /// A piece is at least one training step, or one measurement, and otherwise at most `work`. A recipe that diverges stops
    /// at its last finite weights, like the original run.
    pub(super) fn replay(&mut self, work: u64) -> bool {
        let mut left = work;
        while let Some(replay) = self.replay {
            let step = self.trainer.step();
            let noted = self.run.curve.points().last().map(|point| point.step);
            let spent = if replay.looks_at(step, noted) {
                self.measure_next(replay.look)
            } else {
                let steps = replay.steps_from(step, left);
                if self.trainer.train(steps).is_err() || self.trainer.step() == step {
                    // It ends here: by a divergence, or without examples to learn from.
                    self.replay = Some(replay.ended_at(self.trainer.step()));
                }
                self.put(self.trainer.network());
                steps.saturating_mul(replay.step)
            };
            left = left.saturating_sub(spent);
            if left == 0 {
                break;
            }
        }
        self.replay.is_some()
    }

    /// Computes one of the numbers that are recorded of a step, or records them; returns the work that this was.
    fn measure_next(&mut self, look: u64) -> u64 {
        for (place, test) in [false, true].into_iter().enumerate() {
            if self.measures[place].is_none() {
                self.measure(test);
                return look;
            }
        }
        if self.statistics.is_none() {
            self.statistics();
            return look;
        }
        self.note();
        if (self.replay).is_some_and(|replay| replay.is_over_at(self.trainer.step())) {
            self.replay = None;
        }
        1
    }

    /// How far the repetition of its run has come, for [`Self::take_handover`].
    pub(super) fn handover(&self) -> Handover {
        let run = &self.run;
        Handover {
            moment: self.trainer.moment(),
            turns: self.trainer.turns(),
            curve: run.curve.clone(),
            lives: run.lives.clone(),
            left: self.replay,
            run: self.replay.is_none().then(|| run.clone()),
        }
    }

    /// Goes on to where the same run has come elsewhere; `false`, and nothing changed, where it is another run, or none is being
    /// repeated here.
    pub(super) fn take_handover(&mut self, handover: Handover) -> bool {
        let Some(own) = self.replay else {
            return false;
        };
        let mut trainer = self.trainer.clone();
        let is_same = handover.left.is_none_or(|left| left.is_part_of(&own))
            && trainer.go_on_to(&handover.moment, handover.turns);
        let run = handover.run.unwrap_or_else(|| Run {
            curve: handover.curve,
            lives: handover.lives,
            ..Run::new(&trainer)
        });
        let fits = run.history.fits(&trainer) && run.curve.fits(trainer.step());
        if !(is_same && fits && trainer.step() <= own.end()) {
            return false;
        }
        self.trainer = trainer;
        self.run = run;
        self.replay = handover.left;
        self.put(self.trainer.network());
        true
    }

    pub(super) const fn examples(&self) -> &Examples {
        &self.examples
    }

    pub(super) const fn network(&self) -> &Network {
        &self.network
    }

    pub(super) const fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// Whether a weight was set by hand, or the network replaced, since the run began.
    pub(super) const fn is_by_hand(&self) -> bool {
        self.by_hand
    }

    pub(super) const fn run(&self) -> &Run {
        &self.run
    }

    /// The network as it was at a step of the run.
    pub(super) fn network_at(&self, step: u64) -> Network {
        let then = self.run.history.at(&self.trainer, step);
        then.map_or_else(|| self.network.clone(), |trainer| trainer.network())
    }

    /// Whether the scene's recipe draws just these first weights.
    pub(super) fn starts_by_recipe(&self, network: &Network) -> bool {
        let drawn = trainer_of(
            &Scene {
                step: 0,
                weights: Weights::Recipe,
                ..self.scene.clone()
            },
            &self.examples,
        );
        drawn.is_ok_and(|trainer| trainer.network() == *network)
    }

    /// The approximate memory that it takes and does not share with `other`, in bytes.
    pub(super) fn bytes_besides(&self, other: Option<&Self>) -> usize {
        let network = self.network.parameters().count() * size_of::<f64>();
        let other = other.map(|other| &other.run.history);
        network + self.trainer.bytes() + self.run.history.bytes_besides(other)
    }

    /// Everything the reader sees, as plain values; step and weights are the current ones of the run.
    pub(super) fn scene_now(&self) -> Scene {
        if self.replay.is_some() {
            // What the run will be, in the words that it was described with.
            return self.scene.clone();
        }
        let mut scene = self.scene.clone();
        scene.step = self.trainer.step();
        scene.weights = Weights::Recipe;
        if !(self.on_recipe && scene.recipe_is_quick()) {
            scene.weights = Weights::Given(self.network.parameters().map(nearest_f32).collect());
        }
        scene
    }

    /// The shape that a network must have to learn from the examples.
    pub(super) fn task_shape(&self) -> TaskShape {
        TaskShape {
            inputs: self.scene.inputs(),
            outputs: self.scene.outputs(),
            learns_numbers: self.scene.learns_numbers(),
        }
    }

    /// Changes the scene and updates everything that depends on it.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Scene), restart: Restart) {
        let before = self.scene.clone();
        self.stop_replay();
        change(&mut self.scene);
        if before.data != self.scene.data || before.own != self.scene.own {
            self.examples = self.scene.examples();
            self.forget();
        }
        if restart == Restart::Yes || is_other_task(&before, &self.scene) {
            self.restart();
        } else {
            self.carry_on(&before);
        }
    }

    /// Restarts the run from its initial weights.
    fn restart(&mut self) {
        self.scene.step = 0;
        self.scene.weights = Weights::Recipe;
        match trainer_of(&self.scene, &self.examples) {
            Ok(trainer) => self.trainer = trainer,
            // Unreachable through the settings, which keep shapes within their limits; the old network is still valid.
            Err(_) => return,
        }
        self.put(self.trainer.network());
        self.on_recipe = true;
        self.by_hand = false;
        self.begin_run();
    }

    /// Keeps the weights under the changed settings.
    fn carry_on(&mut self, before: &Scene) {
        let same_run = before.data == self.scene.data
            && before.own == self.scene.own
            && before.activation == self.scene.activation;
        if same_run {
            self.retrain(self.scene.training);
        } else if let Ok(network) = self.network.with_activation(self.scene.activation) {
            self.put(network);
            self.resume();
        }
        if self.trainer.step() > 0 {
            self.on_recipe = false;
        }
    }

    /// Replaces the network by one of the same shape.
    pub(super) fn replace_network(&mut self, network: Network) {
        self.stop_replay();
        self.put(network);
        self.on_recipe = false;
        self.by_hand = true;
        self.resume();
    }

    /// Replaces the network by one of any shape.
    pub(super) fn adopt_network(&mut self, network: Network) {
        self.scene.hidden_widths = network.hidden_widths();
        self.scene.activation = network.activation();
        self.scene.weights = Weights::Recipe;
        self.replace_network(network);
        self.keep_selection();
    }

    /// Leaves the run where it is: an edit goes on from there.
    fn stop_replay(&mut self) {
        if self.replay.take().is_some() {
            self.scene.step = self.trainer.step();
            self.note();
        }
    }

    /// Goes back to a network that was made by hand, at step 0, including its shape and activation. If that network has
    /// other numbers of inputs or classes than the current data, goes back to the run's initial weights instead.
    pub(super) fn begin_with(&mut self, first: &Network) {
        self.stop_replay();
        if (first.inputs(), first.outputs()) != (self.scene.inputs(), self.scene.outputs()) {
            self.restart();
            return;
        }
        self.scene.hidden_widths = first.hidden_widths();
        self.scene.activation = first.activation();
        self.restart();
        self.replace_network(first.clone());
        self.by_hand = false;
        self.begin_run();
    }

    /// Takes training steps; returns whether any step was taken. None is taken while the run is being repeated, and none
    /// beyond [`Scene::MAX_STEP`].
    ///
    /// # Errors
    /// When a step diverges; the weights stay at the last finite ones.
    pub(super) fn train(&mut self, steps: u64) -> (bool, Result<(), Divergence>) {
        let before = self.trainer.step();
        let steps = steps.min(Scene::MAX_STEP.saturating_sub(before));
        if self.replay.is_some() || steps == 0 {
            return (false, Ok(()));
        }
        self.cut_run();
        let result = self.trainer.train(steps);
        let changed = self.trainer.step() != before;
        if changed {
            self.put(self.trainer.network());
            self.note();
        }
        (changed, result)
    }

    /// Shows the run as it was after `step` steps, to the last bit; returns `false` if it cannot, or is still being repeated.
    pub(super) fn scrub_to(&mut self, step: u64) -> bool {
        if self.replay.is_some() {
            return false;
        }
        let Some(then) = self.run.history.at(&self.trainer, step) else {
            return false;
        };
        self.trainer = then;
        self.scene.training = self.trainer.config();
        self.put(self.trainer.network());
        true
    }

    /// Statistics of the units on the training examples; recomputed where something has changed since the last call.
    pub(super) fn statistics(&mut self) -> &Statistics {
        let (network, examples) = (&self.network, &self.examples);
        (self.statistics).get_or_insert_with(|| statistics_of(network, examples))
    }

    /// The statistics, if they are computed and nothing has changed since.
    pub(super) const fn known_statistics(&self) -> Option<&Statistics> {
        self.statistics.as_ref()
    }

    /// Clears the selection if the selected unit no longer exists.
    pub(super) fn keep_selection(&mut self) {
        let selected = self.scene.view.selected;
        self.scene.view.selected = selected.filter(|&unit| self.network.bias(unit).is_some());
    }

    /// The measurements on the training or on the test examples; made again where something has changed since the last call.
    pub(super) fn measure(&mut self, test: bool) -> Measure {
        let output = self.scene.view.output;
        match self.measures[usize::from(test)] {
            Some((of, known)) if of == output => known,
            _ => {
                let measure = self.measured(test);
                self.measures[usize::from(test)] = Some((output, measure));
                measure
            }
        }
    }

    fn measured(&self, test: bool) -> Measure {
        match &self.examples {
            Examples::Samples(samples) => self.measure_samples(samples, test),
            Examples::Targets(targets) => {
                let chosen = targets.iter().filter(|target| target.test == test);
                let loss = squared_error(&self.network, chosen);
                Measure {
                    loss,
                    accuracy: None,
                    error: loss.map(libm::sqrt),
                }
            }
        }
    }

    fn measure_samples(&self, samples: &[Sample], test: bool) -> Measure {
        let chosen = samples.iter().filter(|sample| sample.test == test);
        let evaluation = evaluate(&self.network, chosen);
        let shown = |value| (evaluation.count > 0).then_some(value);
        Measure {
            loss: shown(evaluation.loss),
            accuracy: shown(self.accuracy(samples, test, &evaluation)),
            error: None,
        }
    }

    /// The share of training or test samples classified correctly by the output function shown; `evaluation` holds the
    /// result for the score itself.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^53 samples")]
    fn accuracy(&self, samples: &[Sample], test: bool, evaluation: &Evaluation) -> f64 {
        let output = self.scene.view.output;
        if output != Output::ReluOnScore || self.network.outputs() > 1 {
            return evaluation.accuracy;
        }
        let right = samples.iter().filter(|sample| {
            let score = self.network.scores(sample.at).first().copied();
            sample.test == test && score.and_then(|s| output.class_of(s)) == Some(sample.label)
        });
        right.count() as f64 / evaluation.count.max(1) as f64
    }

    fn put(&mut self, network: Network) {
        self.network = network;
        self.forget();
    }

    /// Drops what was computed from the network and the examples.
    fn forget(&mut self) {
        self.statistics = None;
        self.measures = [None; 2];
    }

    /// Restarts the optimiser at the current network and step.
    fn resume(&mut self) {
        let step = self.trainer.step();
        self.trainer = trainer_on(&self.network, &self.examples, self.scene.training).at_step(step);
        self.run.go_on_from(&self.trainer);
    }

    /// Changes the training settings for the rest of the run.
    fn retrain(&mut self, config: TrainerConfig) {
        self.cut_run();
        self.trainer.set_config(config);
        self.run.history.note(&self.trainer);
    }

    /// Starts a new run at the trainer's current state.
    fn begin_run(&mut self) {
        self.keep_selection();
        self.run = Run::new(&self.trainer);
        self.note();
    }

    /// Drops everything after the step shown, as the run continues differently from here.
    fn cut_run(&mut self) {
        let (_, last) = self.run.history.steps();
        if self.trainer.step() < last {
            let statistics = statistics_of(&self.network, &self.examples);
            self.run.cut(&self.trainer, &statistics);
        }
    }

    /// Records how far the run has come.
    fn note(&mut self) {
        let (training, test) = (self.measure(false), self.measure(true));
        let step = self.trainer.step();
        let is_new = (self.run.curve.points().last()).is_none_or(|latest| step > latest.step);
        if is_new {
            self.run.curve.push(LossPoint {
                step,
                training: training.loss.unwrap_or(0.0),
                test: test.loss,
            });
        }
        self.run.history.note(&self.trainer);
        self.statistics();
        if let Some(statistics) = &self.statistics {
            self.run.lives.note(step, statistics);
        }
    }
}

/// The trainer at the state that a scene describes; for a recipe, at its initial weights.
fn trainer_of(scene: &Scene, examples: &Examples) -> Result<Trainer, NetworkError> {
    match &scene.weights {
        Weights::Recipe => {
            let first = scene
                .initializer
                .network(scene.activation, &scene.widths())?;
            Ok(trainer_on(&first, examples, scene.training))
        }
        Weights::Given(values) => {
            let values: Vec<f64> = values.iter().copied().map(f64::from).collect();
            let shape = Network::zeros(scene.activation, &scene.widths())?;
            let network = shape.with_parameters(&values)?;
            Ok(trainer_on(&network, examples, scene.training).at_step(scene.step))
        }
    }
}

/// A run on those of the examples that are not reserved for testing: by cross-entropy on samples, by squared error on
/// targets.
fn trainer_on(network: &Network, examples: &Examples, config: TrainerConfig) -> Trainer {
    match examples {
        Examples::Samples(samples) => Trainer::new(network, samples, config),
        Examples::Targets(targets) => Trainer::new(network, targets, config),
    }
}

fn statistics_of(network: &Network, examples: &Examples) -> Statistics {
    match examples {
        Examples::Samples(samples) => Statistics::of(network, samples),
        Examples::Targets(targets) => Statistics::of(network, targets),
    }
}

/// Whether the network of one scene cannot be used for the other, because it has other inputs or outputs, or another loss.
fn is_other_task(one: &Scene, other: &Scene) -> bool {
    let task = |scene: &Scene| (scene.inputs(), scene.outputs(), scene.learns_numbers());
    task(one) != task(other)
}
