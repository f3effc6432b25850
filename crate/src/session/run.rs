//! The records of a run: its loss curve, its stored moments, and the deaths and returns of its units.

use serde::{Deserialize, Serialize};

use crate::train::{History, Lives, LossCurve, Statistics, Trainer};

/// The records of a run, bounded in size however long it trains.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Run {
    pub(super) curve: LossCurve,
    pub(super) history: History,
    pub(super) lives: Lives,
}

impl Run {
    /// The records of a run that starts at the trainer's current state.
    pub(super) fn new(trainer: &Trainer) -> Self {
        Self {
            curve: LossCurve::default(),
            history: History::new(trainer),
            lives: Lives::default(),
        }
    }

    /// Drops everything after the trainer's current step.
    pub(super) fn cut(&mut self, trainer: &Trainer, statistics: &Statistics) {
        self.history.cut(trainer);
        self.curve.cut(trainer.step());
        self.lives.cut(trainer.step(), statistics);
    }

    /// Starts a new history at the trainer's current state; the loss curve continues.
    pub(super) fn go_on_from(&mut self, trainer: &Trainer) {
        self.curve.cut(trainer.step());
        self.history = History::new(trainer);
        self.lives = Lives::default();
    }
}
