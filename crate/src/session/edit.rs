//! Edits: what changes data, network or training, one undo step each.

use std::sync::Arc;

use super::Session;
use super::experiment::{Restart, TaskShape};
use crate::dataset::{Examples, Sample};
use crate::network::number::{Clamp, rounded_to_f32};
use crate::network::{Network, NetworkError, UnitId};
use crate::scene::{Scene, Weights};
use crate::train::Divergence;

impl Session {
    /// Begins a gesture: what changes until [`Session::end_gesture`] is taken back in one step.
    pub fn begin_gesture(&mut self) {
        self.undo.begin_gesture();
    }

    /// Ends a gesture.
    pub const fn end_gesture(&mut self) {
        self.undo.end_gesture();
    }

    /// Takes the last edit back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let done = self.undo.take_back(&mut self.now);
        self.after_time_travel(done)
    }

    /// Makes the edit again that was last taken back; false where there is none.
    pub fn redo(&mut self) -> bool {
        let done = self.undo.make_again(&mut self.now);
        self.after_time_travel(done)
    }

    /// Whether there is something to take back, and something to make again.
    #[must_use]
    pub const fn undo_and_redo(&self) -> (bool, bool) {
        self.undo.can_take_back_and_make_again()
    }

    /// Takes training steps. All steps between [`Session::begin_gesture`] and [`Session::end_gesture`] are one undo step.
    ///
    /// # Errors
    /// A step that diverged; the weights stay at the last finite ones.
    pub fn train(&mut self, steps: u64) -> Result<(), Divergence> {
        if steps == 0 {
            return Ok(());
        }
        self.undo.remember(&self.now);
        let (changed, result) = self.now.train(steps);
        if changed {
            self.cells.drop_all();
        }
        result
    }

    /// Goes back to the same initial weights.
    pub fn reset(&mut self) {
        self.edit(|scene| scene.weights = Weights::Recipe, Restart::Yes);
    }

    /// Goes back to a network that was made by hand, at step 0: its shape and activation too. One edit.
    ///
    /// Where that is for another number of inputs or classes than there are by now, goes back to the first weights instead.
    pub fn reset_to(&mut self, first: &Network) {
        self.undo.remember(&self.now);
        self.now.begin_with(first);
        self.cells.drop_all();
    }

    /// Draws other initial weights: those of the next seed.
    pub fn draw_weights(&mut self) {
        let next = u32::try_from(self.now.scene.initializer.seed + 1).unwrap_or(0);
        self.edit(|scene| scene.set_seed(next), Restart::Yes);
    }

    /// Draws other samples of the same kind: those of the next seed. The reader's own samples give way.
    pub fn draw_samples(&mut self) {
        self.edit(
            |scene| {
                scene.data.seed = scene.data.seed.wrapping_add(1);
                scene.own_samples = None;
            },
            Restart::No,
        );
    }

    /// Sets one bias by hand, the output's included; held within [`Scene::PARAMETER`].
    ///
    /// # Errors
    /// A unit that does not exist.
    pub fn set_bias(&mut self, unit: UnitId, value: f64) -> Result<Option<Clamp>, NetworkError> {
        let (value, clamp) = Scene::PARAMETER.clamp(value);
        let mut network = self.network().clone();
        network.set_bias(unit, rounded_to_f32(value))?;
        self.replace_network(network);
        Ok(clamp)
    }

    /// Sets one weight by hand, by its place among the unit's inputs; held within [`Scene::PARAMETER`].
    ///
    /// # Errors
    /// A unit or input that does not exist.
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

    /// What the network learns from.
    pub(crate) const fn examples(&self) -> &Examples {
        self.now.examples()
    }

    /// What a network must be like to learn from the present examples.
    pub(crate) fn task_shape(&self) -> TaskShape {
        self.now.task_shape()
    }

    /// Puts the reader's own samples in place of the present ones: one edit.
    pub(crate) fn replace_samples(&mut self, samples: Arc<[Sample]>) {
        self.edit(|scene| scene.own_samples = Some(samples), Restart::No);
    }

    /// Puts a network of any shape in place of the present one: one edit.
    pub(crate) fn adopt_network(&mut self, network: Network) {
        self.undo.remember(&self.now);
        self.now.adopt_network(network);
        self.cells.drop_all();
        self.hand.let_go();
    }

    /// Puts a network of the same shape in place of the present one: one edit, and none where nothing changes.
    pub(super) fn replace_network(&mut self, network: Network) {
        if network == *self.network() {
            return;
        }
        self.undo.remember(&self.now);
        self.now.replace_network(network);
        self.cells.drop_all();
    }

    /// Changes the scene, then everything that follows from it.
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
