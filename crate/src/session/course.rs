//! The way of the present run: its loss, what its units went through, and how to get back to any step of it.

use super::Session;
use crate::dataset::Examples;
use crate::network::Network;
use crate::network::UnitId;
use crate::network::number::nearest_f32;
use crate::scene::link;
use crate::scene::{Scene, Weights};
use crate::train::{History, Lives, Statistics, Trainer, TrainerConfig, Turning};
use crate::train::{LossCurve, LossPoint};

/// How often a run that is repeated is looked at.
const LOOKS: u64 = 100;

/// What is remembered of a run. Bounded however long it trains, and shared by the moments that undo leads to.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub(super) curve: LossCurve,
    history: History,
    lives: Lives,
}

/// Where the run stands among the steps that can be gone back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The first step: that of the first weights, or of the last edit by hand.
    pub first: u64,
    /// The step shown.
    pub now: u64,
    /// The last step trained.
    pub last: u64,
}

impl Course {
    /// The way of a run that begins where the trainer stands.
    pub(super) fn new(trainer: &Trainer) -> Self {
        Self {
            curve: LossCurve::default(),
            history: History::new(trainer),
            lives: Lives::default(),
        }
    }
}

impl Session {
    /// Where the run stands among the steps that can be gone back to.
    #[must_use]
    pub fn timeline(&self) -> Timeline {
        let (first, last) = self.course.history.steps();
        let now = self.trainer.step();
        Timeline { first, now, last }
    }

    /// Shows the run as it was after `step` steps, to the last bit; held within the timeline. No edit: what came after stays to
    /// be gone forward to, until training or a hand goes another way from here.
    pub fn scrub_to(&mut self, step: u64) {
        let Timeline { first, last, .. } = self.timeline();
        let Some(then) = (self.course.history).at(&self.trainer, step.clamp(first, last)) else {
            return;
        };
        self.trainer = then;
        self.scene.training = self.trainer.config();
        self.network = self.trainer.network();
        self.drop_cells();
    }

    /// Steps at which a film of the run shows it, from its beginning to where it stands: closer together at first, where most
    /// is changing, and at most `count` of them.
    #[must_use]
    pub fn film_steps(&self, count: u32) -> Vec<u64> {
        let Timeline { first, now, .. } = self.timeline();
        let run = now.saturating_sub(first) as f64;
        let last = f64::from(count.saturating_sub(1).max(1));
        let mut steps: Vec<u64> = (0..count.max(1))
            .map(|frame| first + whole(run * (f64::from(frame) / last).powi(2)))
            .collect();
        steps.dedup();
        steps
    }

    /// The link of the run as it was at a step: its weights travel, for a film would else train anew for every picture.
    #[must_use]
    pub fn link_at(&self, step: u64) -> String {
        let Timeline { first, last, .. } = self.timeline();
        let then = (self.course.history).at(&self.trainer, step.clamp(first, last));
        let trainer = then.as_ref().unwrap_or(&self.trainer);
        let weights = trainer.network().parameters().map(nearest_f32).collect();
        let scene = Scene {
            step: trainer.step(),
            training: trainer.config(),
            weights: Weights::Given(weights),
            ..self.scene.clone()
        };
        link::write(&scene)
    }

    /// Deaths and returns of a unit in this run, in their order.
    #[must_use]
    pub fn turnings_of(&self, unit: UnitId) -> Vec<Turning> {
        let all = self.course.lives.turnings().iter();
        let now = self.trainer.step();
        all.filter(|turning| turning.unit == unit && turning.by <= now)
            .copied()
            .collect()
    }

    /// What the units do on the training examples; computed where something has changed since it was last asked for.
    pub fn statistics(&mut self) -> &Statistics {
        let (network, examples) = (&self.network, &self.examples);
        (self.cells.statistics).get_or_insert_with(|| statistics_of(network, examples))
    }

    /// Repeats the run that a recipe names, so that its loss and its way are known as well as its end.
    ///
    /// A recipe that diverges stops at its last finite weights, as the run it repeats did.
    pub(super) fn retrace(&mut self) {
        if self.scene.weights != Weights::Recipe {
            return;
        }
        let end = self.scene.step;
        let stride = end.div_ceil(LOOKS).max(1);
        while self.trainer.step() < end {
            let left = end - self.trainer.step();
            let trained = self.trainer.train(left.min(stride));
            self.network = self.trainer.network();
            self.drop_cells();
            self.note();
            if trained.is_err() {
                return;
            }
        }
    }

    /// The statistics, where they have been computed and nothing has changed since.
    pub(super) const fn known_statistics(&self) -> Option<&Statistics> {
        self.cells.statistics.as_ref()
    }

    /// Changes how the run goes on from here.
    pub(super) fn retrain(&mut self, config: TrainerConfig) {
        self.cut_course();
        self.trainer.set_config(config);
        self.course.history.note(&self.trainer);
    }

    /// Notes how far the run has come.
    pub(super) fn note(&mut self) {
        let (training, test) = (self.measure(false), self.measure(true));
        let step = self.trainer.step();
        let is_new = (self.course.curve.points().last()).is_none_or(|latest| step > latest.step);
        if is_new {
            self.course.curve.push(LossPoint {
                step,
                training: training.loss.unwrap_or(0.0),
                test: test.loss,
            });
        }
        self.course.history.note(&self.trainer);
        self.statistics();
        if let Some(statistics) = &self.cells.statistics {
            self.course.lives.note(step, statistics);
        }
    }

    /// Forgets what came after the step shown: the run goes another way from here.
    pub(super) fn cut_course(&mut self) {
        let Timeline { now, last, .. } = self.timeline();
        if now >= last {
            return;
        }
        self.course.history.cut(&self.trainer);
        self.course.curve.cut(now);
        let statistics = statistics_of(&self.network, &self.examples);
        self.course.lives.cut(now, &statistics);
    }

    /// Begins another course where the run stands, its loss going on from before.
    pub(super) fn begin_course(&mut self) {
        self.course.curve.cut(self.trainer.step());
        self.course.history = History::new(&self.trainer);
        self.course.lives = Lives::default();
    }
}

fn statistics_of(network: &Network, examples: &Examples) -> Statistics {
    match examples {
        Examples::Samples(samples) => Statistics::of(network, samples),
        Examples::Targets(targets) => Statistics::of(network, targets),
    }
}

/// A number of steps, rounded.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate; a share of a run is neither negative nor longer than it"
)]
fn whole(steps: f64) -> u64 {
    libm::round(steps) as u64
}
