//! The reader's standing with the goals of a chapter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Session;
use crate::network::Network;
use crate::scene::{Goal, GoalState, Lack, Problem, Progress, Scene, Tier, View};

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
    /// Whether the reader has reached the goal before, or now.
    pub is_earned: bool,
    /// The best grade that the reader has earned.
    pub earned: Option<Tier>,
    /// What a reader who is stuck may try next, more of it the more was tried; `None` for a goal that is reached or new.
    pub hint: Option<Problem>,
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
        let mut progress = goal.check(&self.goal_state(goal, opening));
        if self.now.scene.learns_numbers() && progress.measures.is_empty() {
            progress.lacks = Some(Lack::Samples);
        } else if goal.output().is_some_and(|output| output != self.output()) {
            progress.lacks = Some(Lack::Output);
        }
        progress
    }

    fn goal_state<'a>(&'a self, goal: Goal, opening: &'a Network) -> GoalState<'a> {
        GoalState {
            opening,
            network: self.network(),
            samples: self.samples(),
            step: self.now.trainer().step(),
            probe: self.probe(),
            complex: self.built_complex(),
            curve: self.target_curve(),
            graph: self.graph(),
            // Where other goals stand, the code for these has not come.
            returns: (goal == Goal::Revive)
                .then(|| self.returns_beyond_first_layer())
                .flatten(),
            started_dead: goal == Goal::Rescue && self.started_dead(),
        }
    }

    /// The readout of a goal. The call has effects: a goal must have been read while open before it can be reached, and every new state
    /// under the goal's output counts as an attempt.
    pub fn goal(&mut self, goal: Goal, opening: &Network) -> GoalReadout {
        let mut progress = self.progress(goal, opening);
        let is_brought = self.pursuits.brought(self.network());
        // What a hand still moves, or training, is no attempt yet.
        let counts = if goal.is_possible() {
            !self.undo.is_in_gesture()
        } else {
            progress.lacks.is_none()
        };
        let now = counts.then(|| {
            let mut view = View::default();
            view.probe = self.probe();
            let scene = self.scene();
            Scene { view, ..scene }
        });
        let pursuit = self.pursuits.pursuit(goal);
        pursuit.look(&progress, now, is_brought);
        if progress.part.is_some() {
            progress
                .measures
                .insert("done", f64::from(pursuit.parts.count_ones()));
        }
        let standing = match progress.reached {
            _ if pursuit.is_conceded => Standing::Conceded,
            false => Standing::Open,
            true if is_brought || !pursuit.is_open => Standing::Shown,
            true if pursuit.is_begun && pursuit.has_all(progress.part) => Standing::Reached,
            true => Standing::Open,
        };
        let (tries, is_begun) = (pursuit.tries, pursuit.is_begun);
        let tier = progress.tier.filter(|_| standing == Standing::Reached);
        if standing == Standing::Reached {
            pursuit.earned = Some(pursuit.earned.flatten().max(tier));
        }
        let (earned, can_concede) = (pursuit.earned, tries > 0 && !pursuit.is_conceded);
        let lacks = progress.lacks.or((!is_begun).then_some(Lack::First));
        let hint = (standing == Standing::Open)
            .then(|| goal.hint(&self.goal_state(goal, opening), lacks, tries))
            .flatten();
        GoalReadout {
            standing,
            lacks: lacks.filter(|_| standing != Standing::Reached),
            tier,
            is_earned: earned.is_some(),
            earned: earned.flatten(),
            hint,
            can_concede,
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
