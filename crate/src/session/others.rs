//! What stands beside a session, as far as it was trained.

use crate::layout::PixelRect;
use crate::network::Network;
use crate::scene::Scene;

/// The networks beside the session's own, as far as they were trained.
#[derive(Debug)]
pub(super) struct SideBySide<S> {
    /// What they were made from.
    pub(super) made: Option<Start>,
    pub(super) others: Vec<Other<S>>,
    /// Where all of them are drawn, the session's own first.
    pub(super) places: Vec<PixelRect>,
}

/// The start of a run, and what stands beside it.
#[derive(Debug, PartialEq)]
pub(super) struct Start {
    /// The scene without its step, its weights and its view.
    pub(super) scene: Scene,
    /// The step at which the run begins, and the network then.
    pub(super) step: u64,
    pub(super) network: Network,
}

/// A network beside a session, in a session of its own.
#[derive(Debug)]
pub(super) struct Other<S> {
    pub(super) value: String,
    pub(super) session: Box<S>,
    /// Where its weights grew too large.
    pub(super) diverged: Option<u64>,
}

impl<S> Default for SideBySide<S> {
    fn default() -> Self {
        Self {
            made: None,
            others: Vec::new(),
            places: Vec::new(),
        }
    }
}
