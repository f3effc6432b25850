//! The tree of splits that made a complex: its leaves are the regions.

use crate::cells::id::{RegionId, VertexId, compact, compact_unit};
use crate::network::UnitId;

#[derive(Clone, Copy, Debug)]
enum Node {
    Leaf(RegionId),
    Split {
        layer: u8,
        unit: u16,
        /// Children: the parts where the unit is on and off.
        on: u32,
        off: u32,
        /// Where the hinge enters and leaves the region; the side where the unit is on lies on its left.
        chord: [VertexId; 2],
    },
}

/// A split of a region by the hinge of a unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Split {
    pub(crate) unit: UnitId,
    /// The region that was split and whose remaining part keeps its id.
    pub(crate) kept: RegionId,
    /// Whether the unit is on in the remaining part.
    pub(crate) kept_is_on: bool,
    /// The ends of the hinge in the region, with the remaining part to its left.
    pub(crate) chord: [VertexId; 2],
}

/// The tree of all splits that made the complex: its leaves are the regions.
#[derive(Clone, Debug)]
pub(crate) struct SplitTree {
    nodes: Vec<Node>,
    /// The leaf of each region.
    leaves: Vec<u32>,
}

impl SplitTree {
    /// The tree of an undivided frame, with memory reserved for a number of regions.
    pub(crate) fn new(room: usize) -> Self {
        let mut nodes = Vec::with_capacity(2 * room);
        nodes.push(Node::Leaf(RegionId::new(0)));
        let mut leaves = Vec::with_capacity(room);
        leaves.push(0);
        Self { nodes, leaves }
    }

    /// Records a split that cut off the newest region.
    #[inline]
    pub(crate) fn split(&mut self, split: Split, cut_off: RegionId) {
        let first = compact(self.nodes.len());
        let [from, to] = split.chord;
        let (on, off, chord) = if split.kept_is_on {
            (first, first + 1, [from, to])
        } else {
            (first + 1, first, [to, from])
        };
        let (layer, unit) = compact_unit(split.unit);
        let parent = self.leaves[split.kept.index()];
        self.nodes[parent as usize] = Node::Split {
            layer,
            unit,
            on,
            off,
            chord,
        };
        self.nodes
            .extend([Node::Leaf(split.kept), Node::Leaf(cut_off)]);
        self.leaves[split.kept.index()] = first;
        self.leaves.push(first + 1);
    }

    /// All regions, ordered so that the far part of every split comes first.
    ///
    /// `near` tells from the chord of a split whether the side where the unit is on is the near one.
    pub(crate) fn ordered(&self, near: impl Fn([VertexId; 2]) -> bool) -> Vec<RegionId> {
        let mut order = Vec::with_capacity(self.leaves.len());
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            match self.nodes[at as usize] {
                Node::Leaf(region) => order.push(region),
                Node::Split { on, off, chord, .. } => {
                    open.extend(if near(chord) { [on, off] } else { [off, on] });
                }
            }
        }
        order
    }

    /// The region reached by asking, split by split, whether the unit is on.
    #[inline]
    pub(crate) fn region_where(&self, is_on: impl Fn(UnitId) -> bool) -> RegionId {
        let mut at = self.nodes[0];
        loop {
            match at {
                Node::Leaf(region) => return region,
                Node::Split {
                    layer,
                    unit,
                    on,
                    off,
                    ..
                } => {
                    let unit = UnitId::new(usize::from(layer), usize::from(unit));
                    let side = if is_on(unit) { on } else { off };
                    at = self.nodes[side as usize];
                }
            }
        }
    }
}
