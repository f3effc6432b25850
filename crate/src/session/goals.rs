//! Where the reader stands with the goals of a chapter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Session;
use crate::network::Network;
use crate::scene::{Goal, GoalState, Lack, Progress, Scene, Tier, View};

/// A goal, and where the reader stands with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GoalReadout {
    /// Where the reader stands.
    pub standing: Standing,
    /// What is missing before the numbers count; none where they tell how far it is.
    pub lacks: Option<Lack>,
    /// How well it is reached; none where it is not, for goals that do not tell, and where a better way is left.
    pub tier: Option<Tier>,
    /// Whether enough was tried to concede that the goal cannot be reached.
    pub can_concede: bool,
    /// The numbers that decide, by name; shares from 0 to 1. One that does not exist here is left out.
    #[cfg_attr(test, ts(type = "Record<string, number | undefined>"))]
    pub measures: BTreeMap<&'static str, f64>,
    /// The numbers that are asked for, by name.
    #[cfg_attr(test, ts(type = "Record<string, number>"))]
    pub asks: BTreeMap<&'static str, f64>,
    /// The letters of the units that decide, by what they do.
    #[cfg_attr(test, ts(type = "Record<string, string[]>"))]
    pub units: BTreeMap<&'static str, Vec<String>>,
}

/// Where the reader stands with a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Not reached.
    Open,
    /// Reached by the reader.
    Reached,
    /// Reached by what a link or a step of the page brought along.
    Shown,
    /// Conceded: no state reaches it, as the reader has found.
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

    /// Where the reader stands with a goal. Looking counts: a goal that was seen open can be reached from then on, and a state
    /// that is new under the goal's output is a try.
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

    /// Concedes that a goal cannot be reached; nothing where it can be, or where nothing was tried yet.
    pub fn concede(&mut self, goal: Goal) {
        let pursuit = self.pursuits.pursuit(goal);
        pursuit.is_conceded |= pursuit.tries > 0;
    }
}
