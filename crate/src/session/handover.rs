//! A run that is repeated elsewhere: its state as bytes, from the session that repeats it to the one that shows it.

use serde::{Deserialize, Serialize};

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

impl Handover {
    /// As bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        // It fails where memory does.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Reads bytes; `None` where they are none of ours.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
