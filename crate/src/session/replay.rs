//! The part of a run that is still to be repeated: where it is looked at, where it ends, and the work that it takes.

use serde::{Deserialize, Serialize};

use crate::scene::{Scene, Weights};
use crate::train::Trainer;

/// The largest number of looks at a run while it is repeated: points of its loss curve, and observations of its units.
const MOST_LOOKS: u64 = 100;
/// The least number, however large network and samples are.
const LEAST_LOOKS: u64 = 4;
/// The work that all looks may take together before there are fewer of them.
const LOOKS_WORK: u64 = 100_000_000;

/// The part of a run that is still to be repeated. Work is in multiply-adds for one sample and one parameter.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Replay {
    /// The last step.
    end: u64,
    /// Steps from one look to the next.
    stride: u64,
    /// The work of a step.
    pub(super) step: u64,
    /// The work of the largest part of a look.
    pub(super) look: u64,
}

impl Replay {
    /// The repetition of a scene's run. Its first look is at the state that the run starts with, and a run whose weights are
    /// given is just that.
    pub(super) fn of(scene: &Scene, trainer: &Trainer, examples: usize) -> Self {
        let end = match scene.weights {
            Weights::Recipe => scene.step,
            Weights::Given(_) => trainer.step(),
        };
        // Once each for the loss and for the units, and twice for their gradients.
        let look = 4 * (examples * scene.parameter_count()) as u64 + 1;
        let looks = (LOOKS_WORK / look).clamp(LEAST_LOOKS, MOST_LOOKS);
        Self {
            end,
            stride: end.div_ceil(looks).max(1),
            step: scene.step_work(),
            look,
        }
    }

    /// Whether it is what is left of another repetition, which perhaps ended earlier.
    pub(super) const fn is_part_of(&self, whole: &Self) -> bool {
        self.end <= whole.end && self.stride == whole.stride
    }

    /// The last step.
    pub(super) const fn end(&self) -> u64 {
        self.end
    }

    /// The same with its end at an earlier step.
    pub(super) const fn ended_at(self, end: u64) -> Self {
        Self { end, ..self }
    }

    pub(super) const fn is_over_at(&self, step: u64) -> bool {
        step >= self.end
    }

    /// Whether the run is looked at now, before it goes on; `noted` is the last step recorded.
    pub(super) fn looks_at(&self, step: u64, noted: Option<u64>) -> bool {
        let is_due = step.is_multiple_of(self.stride) && noted != Some(step);
        is_due || self.is_over_at(step)
    }

    /// The steps to take from one on: at least one, within the work, and not past the next look.
    pub(super) fn steps_from(&self, step: u64, work: u64) -> u64 {
        let next = (step / self.stride + 1).saturating_mul(self.stride);
        (work / self.step).clamp(1, (next.min(self.end) - step).max(1))
    }

    /// The work that is left from a step on, without that of looks.
    pub(super) const fn work_from(&self, step: u64) -> u64 {
        let steps = self.end.saturating_sub(step);
        let looks = steps / self.stride + 1;
        (steps.saturating_mul(self.step)).saturating_add(looks.saturating_mul(self.look))
    }
}
