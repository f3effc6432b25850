//! The way of the present run: its loss, what its units went through, and how to get back to any step of it.

use super::{Cells, Session};
use crate::loss_curve::{LossCurve, LossPoint};
use crate::network::Network;
use crate::train::{History, Lives, Statistics, Trainer, Turning};
use crate::unit::UnitId;

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
        self.cells = Cells::default();
    }

    /// Deaths and returns of a unit in this run, in their order.
    #[must_use]
    pub fn turnings_of(&self, unit: UnitId) -> Vec<Turning> {
        let all = self.course.lives.turnings().iter();
        let now = self.trainer.step();
        all.filter(|turning| turning.unit == unit && turning.by <= now).copied().collect()
    }

    /// What the units do on the training samples; computed where something has changed since it was last asked for.
    pub fn statistics(&mut self) -> &Statistics {
        let (network, samples) = (&self.network, &self.samples);
        (self.cells.statistics).get_or_insert_with(|| Statistics::of(network, samples))
    }

    /// Notes how far the run has come.
    pub(super) fn note(&mut self) {
        let (training, test) = self.losses();
        let step = self.trainer.step();
        let is_new = (self.course.curve.points().last()).is_none_or(|latest| step > latest.step);
        if is_new {
            self.course.curve.push(LossPoint {
                step,
                training: training.loss,
                test: (test.count > 0).then_some(test.loss),
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
        let statistics = Statistics::of(&self.network, &self.samples);
        self.course.lives.cut(now, &statistics);
    }

    /// Begins another course at the present weights, its loss going on from before.
    pub(super) fn begin_course(&mut self, network: &Network) {
        debug_assert_eq!(self.trainer.network().hidden_widths(), network.hidden_widths());
        self.course.curve.cut(self.trainer.step());
        self.course.history = History::new(&self.trainer);
        self.course.lives = Lives::default();
    }
}
