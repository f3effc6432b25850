//! The reader's attempts at the goals of a chapter, and the networks that links and steps of the page have loaded.

use crate::network::Network;
use crate::scene::{Goal, Progress, Scene, Tier};

/// The attempts at all goals, and the loaded networks.
#[derive(Debug, Default)]
pub(super) struct Pursuits {
    /// Networks loaded from a link or from a step of the page: goals they reach count as shown to the reader, not as found.
    brought: Vec<Network>,
    pursuits: Vec<(Goal, Pursuit)>,
}

/// The attempts at one goal.
#[derive(Clone, Debug, Default)]
pub(super) struct Pursuit {
    /// Whether the goal was read while open since a network was last loaded: only then can it be reached.
    pub(super) is_open: bool,
    /// Whether the first of a goal's two parts was done since then.
    pub(super) is_begun: bool,
    /// The parts that the reader has reached since then, of a goal of several: a bit for each.
    pub(super) parts: u8,
    /// Number of states that count as an attempt, after the first.
    pub(super) tries: u32,
    /// The last of these states.
    tried: Option<Scene>,
    pub(super) is_conceded: bool,
    /// Whether the reader has reached it, and how well at best; kept when a network is loaded.
    pub(super) earned: Option<Option<Tier>>,
}

impl Pursuit {
    /// Records a reading of the goal, and the state if it counts as an attempt.
    pub(super) fn look(&mut self, progress: &Progress, tried: Option<Scene>, is_brought: bool) {
        self.is_open |= !progress.reached;
        self.is_begun |= progress.begins;
        if let Some((part, _)) = progress.part
            && progress.reached
            && self.is_open
            && !is_brought
        {
            self.parts |= 1 << part;
        }
        if tried.is_some() && tried != self.tried {
            self.tries += u32::from(self.tried.is_some());
            self.tried = tried;
        }
    }
}

impl Pursuit {
    /// Whether all parts of a goal were reached; so it is of a goal of one part.
    pub(super) const fn has_all(&self, part: Option<(usize, usize)>) -> bool {
        match part {
            Some((_, of)) => self.parts.count_ones() as usize == of,
            None => true,
        }
    }
}

impl Pursuits {
    /// Whether a network was loaded from a link or a step.
    pub(super) fn brought(&self, network: &Network) -> bool {
        self.brought.contains(network)
    }

    /// Records a loaded network, and reopens all goals.
    pub(super) fn bring(&mut self, network: &Network) {
        if !self.brought.contains(network) {
            self.brought.push(network.clone());
        }
        for (_, pursuit) in &mut self.pursuits {
            *pursuit = Pursuit {
                is_conceded: pursuit.is_conceded,
                earned: pursuit.earned,
                ..Pursuit::default()
            };
        }
    }

    /// Takes over the conceded goals of another session.
    pub(super) fn take_over(&mut self, before: &Self) {
        let conceded = before.pursuits.iter().filter(|(_, p)| p.is_conceded);
        for (goal, _) in conceded {
            self.pursuit(*goal).is_conceded = true;
        }
    }

    pub(super) fn pursuit(&mut self, goal: Goal) -> &mut Pursuit {
        let place = self.pursuits.iter().position(|(known, _)| *known == goal);
        let place = place.unwrap_or_else(|| {
            self.pursuits.push((goal, Pursuit::default()));
            self.pursuits.len() - 1
        });
        &mut self.pursuits[place].1
    }
}
