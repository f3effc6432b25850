//! The timeline of a run: its current step, moving back and forward, and the deaths and returns of its units.

use super::Session;
use crate::network::UnitId;
use crate::network::number::nearest_f32;
use crate::scene::link;
use crate::scene::{Scene, Weights};
use crate::train::{Statistics, Turning};

/// The current step, and the range of steps that the run can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The first step: that of the initial weights, or of the last edit by hand.
    pub first: u64,
    /// The step shown.
    pub now: u64,
    /// The last step trained.
    pub last: u64,
}

impl Session {
    /// The current step, and the range of steps that the run can go to.
    #[must_use]
    pub fn timeline(&self) -> Timeline {
        let (first, last) = self.now.run().history.steps();
        let now = self.now.trainer().step();
        Timeline { first, now, last }
    }

    /// Shows the run as it was after `step` steps, to the last bit; the step is clamped to the timeline. This is not an
    /// edit: later steps stay available until training or a change by hand continues differently from here. Does nothing while
    /// the run is being repeated.
    pub fn scrub_to(&mut self, step: u64) {
        let Timeline { first, last, .. } = self.timeline();
        if self.now.scrub_to(step.clamp(first, last)) {
            self.cells.drop_all();
        }
    }

    /// The steps that a film of the run shows, from its start to its current step: closer together at first, where most
    /// changes happen, and at most `count` of them.
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

    /// The link of the run at a step. It carries the weights, since a film would otherwise repeat the training for every
    /// picture.
    #[must_use]
    pub fn link_at(&self, step: u64) -> String {
        let Timeline { first, last, .. } = self.timeline();
        let then = (self.now.run().history).at(self.now.trainer(), step.clamp(first, last));
        let trainer = then.as_ref().unwrap_or(self.now.trainer());
        let weights = trainer.network().parameters().map(nearest_f32).collect();
        let scene = Scene {
            step: trainer.step(),
            training: trainer.config(),
            weights: Weights::Given(weights),
            ..self.now.scene.clone()
        };
        link::write(&scene)
    }

    /// Deaths and returns of a unit in this run, in order.
    #[must_use]
    pub fn turnings_of(&self, unit: UnitId) -> Vec<Turning> {
        let all = self.now.run().lives.turnings().iter();
        let now = self.now.trainer().step();
        all.filter(|turning| turning.unit == unit && turning.by <= now)
            .copied()
            .collect()
    }

    /// How often a unit beyond the first layer came back in this run, up to the step shown; `None` where a weight was set by hand.
    #[must_use]
    pub fn returns_beyond_first_layer(&self) -> Option<usize> {
        let now = self.timeline().now;
        let all = self.now.run().lives.turnings().iter();
        let returned = all.filter(|turning| !turning.died && turning.unit.layer > 0);
        let count = returned.filter(|turning| turning.by <= now).count();
        (!self.now.is_by_hand()).then_some(count)
    }

    /// Statistics of the units on the training examples; recomputed where something has changed since the last call.
    pub fn statistics(&mut self) -> &Statistics {
        self.now.statistics()
    }

    /// The statistics, if they are computed and nothing has changed since.
    pub(super) const fn known_statistics(&self) -> Option<&Statistics> {
        self.now.known_statistics()
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
