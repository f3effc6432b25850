//! The way a run has come: enough of it to go back to any step.
//!
//! A run repeats itself bit for bit from any moment of it. So it is enough to keep some moments, evenly over the run, and to
//! train on from the nearest one before the step that is asked for. However long a run gets, as many are kept: when there
//! are too many, every other one goes.

use std::sync::Arc;

use super::trainer::{Moment, Trainer};
use crate::network::Network;

/// The kept moments of a run. Copies share them.
#[derive(Clone, Debug)]
pub struct History {
    /// In the order of their steps, no two of the same.
    snapshots: Vec<Arc<Snapshot>>,
    /// Steps from one moment to the next, at least.
    stride: u64,
    most: usize,
    /// The last step noted.
    last: u64,
    /// How often the run had turned when it was last noted, see [`Trainer::turns`].
    turns: u64,
}

#[derive(Debug)]
struct Snapshot {
    moment: Moment,
    /// Whether the run took a turn here, which training on from an earlier moment would miss.
    turn: bool,
}

impl History {
    /// Most moments that are kept.
    pub const MOST: usize = 256;
    /// Fewest moments that are kept of the largest networks.
    const LEAST: usize = 32;
    /// What the moments may take up together, in bytes, unless that is less than the fewest.
    const BUDGET: usize = 16 << 20;

    /// A history that begins with the run as it is.
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

    /// Notes how far the run has come. To be called after it was trained, and after its settings were changed.
    ///
    /// Where settings were changed and the run went on before this was told, what came before is forgotten: it could not be
    /// repeated. So it is where the run stands before its last noted step.
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
            // At the same step, the moment before the turn has the same weights.
            self.snapshots.retain(|s| s.moment.step() < trainer.step());
        }
        if turned || trainer.step() >= newest.saturating_add(self.stride) {
            let moment = trainer.moment();
            let turn = turned;
            self.snapshots.push(Arc::new(Snapshot { moment, turn }));
            self.thin_out();
        }
    }

    /// Forgets what came after the step at which the run stands, having gone back there: it goes another way from here.
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

    /// The first and the last step that can be gone back to.
    #[must_use]
    pub fn steps(&self) -> (u64, u64) {
        let first = self.snapshots.first().map(|s| s.moment.step());
        (first.unwrap_or(self.last), self.last)
    }

    /// How many moments are kept.
    #[must_use]
    pub const fn moments(&self) -> usize {
        self.snapshots.len()
    }

    /// The run as it was after `step` steps, to the last bit; none outside of [`History::steps`].
    ///
    /// `trainer` is the run, wherever it stands now. Costs as much training as lies between two moments: at most about
    /// 1 / 64 of the run, or more for networks so large that fewer moments are kept.
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

    /// The network as it was at the nearest kept moment before `step`: what can be shown without any training.
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

    /// Takes moments away until there are no more than may be.
    fn thin_out(&mut self) {
        // Turns cannot be thinned out: the oldest go, and the steps before the next one with them.
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
