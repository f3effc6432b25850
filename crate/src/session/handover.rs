//! A run that is repeated elsewhere: its state as bytes, from the session that repeats it to the one that shows it.

use serde::{Deserialize, Serialize};

use super::Session;
use super::experiment::Experiment;
use super::replay::Replay;
use super::run::Run;
use crate::train::{Lives, LossCurve, Moment};

/// How far the repetition of a run has come.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Handover {
    pub(super) moment: Moment,
    pub(super) turns: (u64, u64),
    pub(super) curve: LossCurve,
    pub(super) lives: Lives,
    /// What is left of it.
    pub(super) left: Option<Replay>,
    /// All that was recorded, once nothing is left: the stored moments are too many to be handed over again and again.
    pub(super) run: Option<Run>,
}

impl Session {
    /// The state of the run that is being repeated, or was repeated last, as bytes for [`Session::take_handover`].
    #[must_use]
    pub fn handover(&self) -> Vec<u8> {
        // It fails where memory does.
        postcard::to_allocvec(&self.now.handover()).unwrap_or_default()
    }

    /// Takes over the state of the same run from a session that repeats it; `false`, and nothing changed, where these bytes are
    /// of another run, or none, or this one is not being repeated.
    pub fn take_handover(&mut self, bytes: &[u8]) -> bool {
        let Ok(handover) = postcard::from_bytes(bytes) else {
            return false;
        };
        if !self.now.take_handover(handover) {
            return false;
        }
        self.cells.drop_all();
        if self.replaying().is_none() {
            self.pursuits.bring(self.now.network());
        }
        true
    }
}

impl Experiment {
    fn handover(&self) -> Handover {
        let run = self.run();
        Handover {
            moment: self.trainer().moment(),
            turns: self.trainer().turns(),
            curve: run.curve.clone(),
            lives: run.lives.clone(),
            left: self.pending().copied(),
            run: self.pending().is_none().then(|| run.clone()),
        }
    }
}
