//! The history of a run, complete enough to go back to any step.
//!
//! From any moment on, a run can be repeated bit for bit. So it is enough to store some moments, evenly spread over the run,
//! and to train on from the last one before the requested step. The number of stored moments is limited however long the run
//! gets: when there are too many, every other one is removed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::trainer::{Moment, Trainer};
use crate::network::Network;

/// The stored moments of a run. Clones share them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct History {
    /// In the order of their steps, at most one per step.
    snapshots: Vec<Arc<Snapshot>>,
    /// The least number of steps between two moments.
    stride: u64,
    most: usize,
    /// The last step recorded.
    last: u64,
    /// The run's number of turns when it was last recorded, see [`Trainer::turns`].
    turns: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Snapshot {
    moment: Moment,
    /// Whether the run was changed from outside here, which training on from an earlier moment would miss.
    turn: bool,
}

impl History {
    /// The largest number of moments stored.
    pub const MOST: usize = 256;
    /// The number of moments stored even for the largest networks.
    const LEAST: usize = 32;
    /// The memory that all moments may take together, in bytes, unless that allows fewer than [`Self::LEAST`].
    const BUDGET: usize = 16 << 20;

    /// A history that starts with the current state of the run.
    #[must_use]
    pub fn new(trainer: &Trainer) -> Self {
        let moment = trainer.moment();
        let fitting = Self::BUDGET / moment.bytes().max(1);
        Self {
            stride: 1,
            most: fitting.clamp(Self::LEAST, Self::MOST),
            last: trainer.step(),
            turns: trainer.turns().0,
            snapshots: vec![Arc::new(Snapshot { moment, turn: true })],
        }
    }

    /// Records how far the run has come. Call it after training, and after every change of settings.
    ///
    /// If the run went on after a change of settings before this was called, the earlier history is dropped, as it could not
    /// be repeated. The same happens when the run is at an earlier step than the last one recorded.
    pub fn note(&mut self, trainer: &Trainer) {
        let (turns, turned_at) = trainer.turns();
        let turned = turns != self.turns;
        if trainer.step() < self.last || (turned && turned_at != trainer.step()) {
            *self = Self::new(trainer);
            return;
        }
        self.last = trainer.step();
        self.turns = turns;
        let newest = self.newest();
        if turned {
            // The moment before the turn, at the same step, has the same weights.
            self.snapshots.retain(|s| s.moment.step() < trainer.step());
        }
        if turned || trainer.step() >= newest.saturating_add(self.stride) {
            let moment = trainer.moment();
            let turn = turned;
            self.snapshots.push(Arc::new(Snapshot { moment, turn }));
            self.thin_out();
        }
    }

    /// Drops everything after the current step of the run, when it has gone back there and will continue differently.
    pub fn cut(&mut self, trainer: &Trainer) {
        let step = trainer.step();
        if step >= self.last {
            return;
        }
        self.snapshots.retain(|s| s.moment.step() <= step);
        self.last = step;
        self.turns = trainer.turns().0;
        if self.snapshots.is_empty() {
            *self = Self::new(trainer);
        }
    }

    /// Whether all of it are moments of a run, in order.
    pub(crate) fn fits(&self, trainer: &Trainer) -> bool {
        let mut then = trainer.clone();
        let steps = self.snapshots.iter().map(|s| s.moment.step());
        let last = self.snapshots.last().map(|s| s.moment.step());
        self.stride > 0
            && self.most == Self::new(trainer).most
            && steps.is_sorted_by(|a, b| a < b)
            && last.is_some_and(|step| step <= self.last)
            && self.last == trainer.step()
            && (self.snapshots.iter()).all(|s| then.go_on_to(&s.moment, then.turns()))
    }

    /// The first and the last step that the run can go back to.
    #[must_use]
    pub fn steps(&self) -> (u64, u64) {
        let first = self.snapshots.first().map(|s| s.moment.step());
        (first.unwrap_or(self.last), self.last)
    }

    /// Number of stored moments.
    #[must_use]
    pub const fn moments(&self) -> usize {
        self.snapshots.len()
    }

    /// The approximate memory of the stored moments that it does not share with `other`, in bytes.
    pub(crate) fn bytes_besides(&self, other: Option<&Self>) -> usize {
        let is_shared = |snapshot: &Arc<Snapshot>| {
            let step = snapshot.moment.step();
            let known = other.map_or(&[][..], |other| &other.snapshots);
            let place = known.partition_point(|known| known.moment.step() < step);
            known
                .get(place)
                .is_some_and(|known| Arc::ptr_eq(known, snapshot))
        };
        let own = self
            .snapshots
            .iter()
            .filter(|snapshot| !is_shared(snapshot));
        own.map(|snapshot| snapshot.moment.bytes()).sum()
    }

    /// The run as it was after `step` steps, to the last bit; `None` outside [`History::steps`].
    ///
    /// `trainer` is the run, at whatever step. Costs at most as much training as lies between two moments: about 1 / 64 of
    /// the run, or more for networks so large that fewer moments are stored.
    #[must_use]
    pub fn at(&self, trainer: &Trainer, step: u64) -> Option<Trainer> {
        if step > self.last {
            return None;
        }
        let before = self.snapshots.iter().rfind(|s| s.moment.step() <= step)?;
        let mut then = trainer.clone();
        then.go_back(&before.moment);
        then.train(step - before.moment.step()).ok()?;
        Some(then)
    }

    /// The network at the last stored moment before `step`, which can be shown without any training.
    #[must_use]
    pub fn near(&self, trainer: &Trainer, step: u64) -> Option<(u64, Network)> {
        let before = self.snapshots.iter().rfind(|s| s.moment.step() <= step)?;
        let mut then = trainer.clone();
        then.go_back(&before.moment);
        Some((then.step(), then.network()))
    }

    fn newest(&self) -> u64 {
        self.snapshots.last().map_or(0, |s| s.moment.step())
    }

    /// Removes moments until their number is within the limit.
    fn thin_out(&mut self) {
        // Turns cannot be thinned out: the oldest are removed, and with each one the steps up to the next turn.
        while self.snapshots.iter().filter(|s| s.turn).count() > self.most / 2 {
            let next = self.snapshots[1..].iter().position(|s| s.turn);
            self.snapshots.drain(..=next.unwrap_or(0));
        }
        while self.snapshots.len() > self.most {
            self.stride = self.stride.saturating_mul(2);
            let mut kept = None;
            self.snapshots.retain(|snapshot| {
                let step = snapshot.moment.step();
                let due = kept.is_none_or(|kept: u64| step >= kept.saturating_add(self.stride));
                if snapshot.turn || due {
                    kept = Some(step);
                }
                snapshot.turn || due
            });
        }
    }
}
