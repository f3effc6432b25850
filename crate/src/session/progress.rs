//! Progress towards goals, and collisions of samples, for the current state.

use super::Session;
use crate::measure::Collisions;
use crate::network::Network;
use crate::scene::{Goal, GoalState, Progress};

impl Session {
    /// The reader's progress towards a goal, starting from the network that the figure opened with.
    pub fn progress(&mut self, goal: Goal, opening: &Network) -> Progress {
        // Builds the cells if necessary; without cells the goal is judged by everything else.
        let _ = self.complex();
        let mut progress = goal.check(&GoalState {
            opening,
            network: self.network(),
            samples: self.samples(),
            step: self.now.trainer().step(),
            complex: self.built_complex(),
        });
        progress.brought = self.brought.contains(self.network());
        progress
    }

    /// The training samples that the last hidden layer erases or maps to the same activations, counted; `None` without a
    /// hidden layer, and where numbers are learnt.
    #[must_use]
    pub fn collisions(&self) -> Option<Collisions> {
        if self.now.scene.learns_numbers() {
            return None;
        }
        let last = self.network().hidden_layers().len().checked_sub(1)?;
        let training = self.samples().iter().filter(|sample| !sample.test);
        Collisions::of(self.network(), last, training)
    }
}
