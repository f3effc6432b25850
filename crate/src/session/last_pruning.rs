//! What was pruned last, kept to tell what that has changed.

use crate::geometry::Rect;
use crate::measure::Change;
use crate::network::Network;

/// What was pruned last, as long as the network is the one that it left.
#[derive(Debug)]
pub(super) struct LastPruning {
    pub(super) before: Network,
    pub(super) after: Network,
    pub(super) letters: Vec<String>,
    pub(super) merged: bool,
    /// What it has changed in a frame; nothing where that cannot be computed.
    pub(super) change: Option<(Rect, Option<Change>)>,
}
