//! The reader's standing with the goals of a chapter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Session;
use crate::network::Network;
use crate::scene::{Goal, GoalState, Lack, Progress, Scene, Tier, View};

/// The readout of a goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GoalReadout {
    /// The reader's standing.
    pub standing: Standing,
    /// The requirement that is not met; `None` if the measures describe the progress.
    pub lacks: Option<Lack>,
    /// The grade of the reader's solution; `None` without a solution, for goals without tiers, and below silver.
    pub tier: Option<Tier>,
    /// Whether the reader may concede that the goal cannot be reached: after at least one attempt.
    pub can_concede: bool,
    /// The numbers that the goal depends on, by name; shares are from 0 to 1. Numbers that do not exist in this state are left out.
    #[cfg_attr(test, ts(type = "Record<string, number | undefined>"))]
    pub measures: BTreeMap<&'static str, f64>,
    /// The goal's thresholds, by name.
    #[cfg_attr(test, ts(type = "Record<string, number>"))]
    pub asks: BTreeMap<&'static str, f64>,
    /// The letters of the units that the result depends on, by their role.
    #[cfg_attr(test, ts(type = "Record<string, string[]>"))]
    pub units: BTreeMap<&'static str, Vec<String>>,
}

/// The reader's standing with a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Not reached.
    Open,
    /// Reached by the reader.
    Reached,
    /// Reached by a network that a link or a step of the page loaded.
    Shown,
    /// The reader has conceded that it cannot be reached.
    Conceded,
}

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
        if self.now.scene.learns_numbers() && progress.measures.is_empty() {
            progress.lacks = Some(Lack::Samples);
        } else if goal.output().is_some_and(|output| output != self.output()) {
            progress.lacks = Some(Lack::Output);
        }
        progress
    }

    /// The readout of a goal. The call has effects: a goal must have been read while open before it can be reached, and every new state
    /// under the goal's output counts as an attempt.
    pub fn goal(&mut self, goal: Goal, opening: &Network) -> GoalReadout {
        let progress = self.progress(goal, opening);
        let is_brought = self.pursuits.brought(self.network());
        let counts = !goal.is_possible() && progress.lacks.is_none();
        let now = counts.then(|| Scene {
            view: View::default(),
            ..self.scene()
        });
        let pursuit = self.pursuits.pursuit(goal);
        pursuit.look(progress.reached, now);
        let standing = match progress.reached {
            _ if pursuit.is_conceded => Standing::Conceded,
            false => Standing::Open,
            true if pursuit.is_open && !is_brought => Standing::Reached,
            true => Standing::Shown,
        };
        GoalReadout {
            standing,
            lacks: progress.lacks,
            tier: progress.tier.filter(|_| standing == Standing::Reached),
            can_concede: pursuit.tries > 0 && !pursuit.is_conceded,
            measures: progress.measures,
            asks: goal.asks().iter().copied().collect(),
            units: progress.units,
        }
    }

    /// Concedes that a goal cannot be reached; ignored before the first attempt.
    pub fn concede(&mut self, goal: Goal) {
        let pursuit = self.pursuits.pursuit(goal);
        pursuit.is_conceded |= pursuit.tries > 0;
    }
}
