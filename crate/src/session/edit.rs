//! Edits: changes of data, network or training, each of which is one undo step.

use std::sync::Arc;

use super::Session;
use super::experiment::{Restart, TaskShape};
use crate::dataset::{Examples, FileTerms, Own, Sample};
use crate::network::number::{Clamp, rounded_to_f32};
use crate::network::{Network, NetworkError, UnitId};
use crate::scene::{Scene, Weights};
use crate::train::Divergence;

impl Session {
    /// Starts a gesture: all changes until [`Session::end_gesture`] are one undo step.
    pub fn begin_gesture(&mut self) {
        self.undo.begin_gesture();
    }

    /// Ends a gesture.
    pub const fn end_gesture(&mut self) {
        self.undo.end_gesture();
    }

    /// Undoes the last edit; returns `false` if there is none.
    pub fn undo(&mut self) -> bool {
        self.staying_home(|session| {
            let done = session.undo.take_back(&mut session.now);
            session.after_time_travel(done)
        })
    }

    /// Redoes the edit last undone; returns `false` if there is none.
    pub fn redo(&mut self) -> bool {
        self.staying_home(|session| {
            let done = session.undo.make_again(&mut session.now);
            session.after_time_travel(done)
        })
    }

    /// Whether there is an edit to undo, and one to redo.
    #[must_use]
    pub const fn undo_and_redo(&self) -> (bool, bool) {
        self.undo.can_take_back_and_make_again()
    }

    /// Takes training steps. All steps between [`Session::begin_gesture`] and [`Session::end_gesture`] are one undo step. Takes
    /// none while the run of a link is being repeated, and none beyond [`Scene::MAX_STEP`].
    ///
    /// # Errors
    /// When a step diverges; the weights stay at the last finite ones.
    pub fn train(&mut self, steps: u64) -> Result<(), Divergence> {
        let is_idle = self.examples().training_places().next().is_none();
        if steps == 0 || is_idle || self.replaying().is_some() {
            return Ok(());
        }
        self.undo.remember(&self.now);
        let (changed, result) = self.now.train(steps);
        if changed {
            self.cells.drop_all();
        }
        result
    }

    /// Goes back to the run's initial weights.
    pub fn reset(&mut self) {
        self.edit(|scene| scene.weights = Weights::Recipe, Restart::Yes);
    }

    /// Goes back to a network that was made by hand, at step 0, including its shape and activation. This is one edit.
    ///
    /// If that network has other numbers of inputs or classes than the current data, goes back to the run's initial weights
    /// instead.
    pub fn reset_to(&mut self, first: &Network) {
        self.undo.remember(&self.now);
        self.now.begin_with(first);
        self.cells.drop_all();
    }

    /// Draws new initial weights, with the next seed.
    pub fn draw_weights(&mut self) {
        let next = u32::try_from(self.now.scene.initializer.seed + 1).unwrap_or(0);
        self.edit(|scene| scene.set_seed(next), Restart::Yes);
    }

    /// Draws new samples of the same kind, with the next seed. They replace the reader's own samples.
    pub fn draw_samples(&mut self) {
        let draw = |scene: &mut Scene| {
            scene.data.seed = scene.data.seed.wrapping_add(1);
            scene.drop_own();
        };
        self.staying_home(|session| session.edit(draw, Restart::No));
    }

    /// Sets one bias by hand, output units included; the value is clamped to [`Scene::PARAMETER`].
    ///
    /// # Errors
    /// When the unit does not exist.
    pub fn set_bias(&mut self, unit: UnitId, value: f64) -> Result<Option<Clamp>, NetworkError> {
        let (value, clamp) = Scene::PARAMETER.clamp(value);
        let mut network = self.network().clone();
        network.set_bias(unit, rounded_to_f32(value))?;
        self.replace_network(network);
        Ok(clamp)
    }

    /// Sets one weight by hand, by the index of the unit's input; the value is clamped to [`Scene::PARAMETER`].
    ///
    /// # Errors
    /// When the unit or input does not exist.
    pub fn set_weight(
        &mut self,
        unit: UnitId,
        input: usize,
        value: f64,
    ) -> Result<Option<Clamp>, NetworkError> {
        let (value, clamp) = Scene::PARAMETER.clamp(value);
        let mut network = self.network().clone();
        network.set_weight(unit, input, rounded_to_f32(value))?;
        self.replace_network(network);
        Ok(clamp)
    }

    /// The examples that the network learns from.
    pub(crate) const fn examples(&self) -> &Examples {
        self.now.examples()
    }

    /// The shape that a network must have to learn from the current examples.
    pub(crate) fn task_shape(&self) -> TaskShape {
        self.now.task_shape()
    }

    /// Replaces the samples by the reader's own, which no file has terms for, as one edit.
    pub(crate) fn replace_samples(&mut self, samples: Arc<[Sample]>) {
        self.take_own(Own::samples(samples), None);
    }

    /// Replaces the examples by the reader's own, as one edit, and looks at all of them.
    pub(crate) fn take_own(&mut self, own: Own, terms: Option<Arc<FileTerms>>) {
        self.edit(|scene| scene.set_own(own, terms), Restart::No);
    }

    /// Replaces the network by one of any shape, as one edit.
    pub(crate) fn adopt_network(&mut self, network: Network) {
        self.undo.remember(&self.now);
        self.now.adopt_network(network);
        self.cells.drop_all();
        self.hand.let_go();
    }

    /// Replaces the network by one of the same shape, as one edit; does nothing if both are equal.
    pub(super) fn replace_network(&mut self, network: Network) {
        if network == *self.network() {
            return;
        }
        self.undo.remember(&self.now);
        self.now.replace_network(network);
        self.cells.drop_all();
    }

    /// Changes the scene and updates everything that depends on it, as one edit.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Scene), restart: Restart) {
        self.undo.remember(&self.now);
        self.now.edit(change, restart);
        self.cells.drop_all();
    }

    fn after_time_travel(&mut self, done: bool) -> bool {
        if done {
            self.cells.drop_all();
            self.hand.let_go();
        }
        done
    }
}
