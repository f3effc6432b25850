//! Which region a point lies in: a walk down the tree of splits.

use super::{CellComplex, RegionId, compact};
use crate::geometry::Point;
use crate::unit::UnitId;

#[derive(Clone, Copy, Debug)]
enum Node {
    Leaf(RegionId),
    Split { unit: UnitId, on: u32, off: u32 },
}

/// Every split that made the complex: its leaves are the regions.
#[derive(Clone, Debug)]
pub(super) struct SplitTree {
    nodes: Vec<Node>,
    /// The leaf of each region.
    leaves: Vec<u32>,
}

impl SplitTree {
    /// The tree of an undivided frame.
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node::Leaf(RegionId::new(0))],
            leaves: vec![0],
        }
    }

    /// Notes that the hinge of `unit` split `kept`, and that the part cut off is the newest region.
    pub(super) fn split(
        &mut self,
        unit: UnitId,
        kept: RegionId,
        cut_off: RegionId,
        kept_is_on: bool,
    ) {
        let first = compact(self.nodes.len());
        let (on, off) = if kept_is_on {
            (first, first + 1)
        } else {
            (first + 1, first)
        };
        let parent = self.leaves[kept.index()];
        self.nodes[parent as usize] = Node::Split { unit, on, off };
        self.nodes.extend([Node::Leaf(kept), Node::Leaf(cut_off)]);
        self.leaves[kept.index()] = first;
        self.leaves.push(first + 1);
    }

    /// The region reached by asking, split by split, whether a unit is on.
    fn region_where(&self, is_on: impl Fn(UnitId) -> bool) -> RegionId {
        let mut at = self.nodes[0];
        loop {
            match at {
                Node::Leaf(region) => return region,
                Node::Split { unit, on, off } => {
                    let side = if is_on(unit) { on } else { off };
                    at = self.nodes[side as usize];
                }
            }
        }
    }
}

impl CellComplex {
    /// The region at a point; on an edge or so close to one that rounding decides, one of those that touch it. `None`
    /// outside the frame.
    #[must_use]
    pub fn region_at(&self, at: Point) -> Option<RegionId> {
        let next = self.frame().iter().cycle().skip(1);
        let inside =
            (self.frame().iter().zip(next)).all(|(&from, &to)| (to - from).cross(at - from) >= 0.0);
        if !inside {
            return None;
        }
        let z = self.network().pre_activations(at);
        Some((self.tree).region_where(|unit| z[unit.layer][unit.unit] > 0.0))
    }
}
