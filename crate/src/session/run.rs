//! What is remembered of a run: its loss, the weights to go back to, and when its units died and came back.

use crate::train::{History, Lives, LossCurve, Statistics, Trainer};

/// A run as it can be looked back on. Bounded however long it trains.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) curve: LossCurve,
    pub(super) history: History,
    pub(super) lives: Lives,
}

impl Run {
    /// A run that begins where the trainer stands.
    pub(super) fn new(trainer: &Trainer) -> Self {
        Self {
            curve: LossCurve::default(),
            history: History::new(trainer),
            lives: Lives::default(),
        }
    }

    /// Forgets what came after the step where the trainer stands.
    pub(super) fn cut(&mut self, trainer: &Trainer, statistics: &Statistics) {
        self.history.cut(trainer);
        self.curve.cut(trainer.step());
        self.lives.cut(trainer.step(), statistics);
    }

    /// Begins another history where the trainer stands, the loss going on from before.
    pub(super) fn go_on_from(&mut self, trainer: &Trainer) {
        self.curve.cut(trainer.step());
        self.history = History::new(trainer);
        self.lives = Lives::default();
    }
}
