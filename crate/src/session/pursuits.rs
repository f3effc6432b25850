//! What the reader has done about the goals of a chapter: what was brought along, what was seen open, what was tried.

use crate::network::Network;
use crate::scene::{Goal, Scene};

/// What the reader has done about all goals, and what was brought along.
#[derive(Debug)]
pub(super) struct Pursuits {
    /// Networks that a link or a step of the page brought along: what they reach is shown, and not found.
    brought: Vec<Network>,
    pursuits: Vec<(Goal, Pursuit)>,
}

/// What the reader has done about one goal.
#[derive(Clone, Debug, Default)]
pub(super) struct Pursuit {
    /// Whether it was seen open since something was last brought along: only then can it be reached.
    pub(super) is_open: bool,
    /// How many states were tried under the goal's output, after the first.
    pub(super) tries: u32,
    /// The last of them.
    tried: Option<Scene>,
    pub(super) is_conceded: bool,
}

impl Pursuit {
    /// Notes that the goal was looked at, and the state that counts as a try.
    pub(super) fn look(&mut self, is_reached: bool, tried: Option<Scene>) {
        self.is_open |= !is_reached;
        if tried.is_some() && tried != self.tried {
            self.tries += u32::from(self.tried.is_some());
            self.tried = tried;
        }
    }
}

impl Pursuits {
    pub(super) fn of(brought: Network) -> Self {
        Self {
            brought: vec![brought],
            pursuits: Vec::new(),
        }
    }

    /// Whether a network was brought along.
    pub(super) fn brought(&self, network: &Network) -> bool {
        self.brought.contains(network)
    }

    /// Begins all goals again: a network was brought along.
    pub(super) fn bring(&mut self, network: &Network) {
        if !self.brought.contains(network) {
            self.brought.push(network.clone());
        }
        for (_, pursuit) in &mut self.pursuits {
            *pursuit = Pursuit {
                is_conceded: pursuit.is_conceded,
                ..Pursuit::default()
            };
        }
    }

    /// Takes over what was conceded: what has been told cannot be untold.
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
