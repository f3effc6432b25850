//! The tree of splits: which region a point lies in, and which regions lie behind which.

use super::{CellComplex, RegionId, VertexId, compact};
use crate::geometry::{Point, Vec2};
use crate::unit::UnitId;

#[derive(Clone, Copy, Debug)]
enum Node {
    Leaf(RegionId),
    Split {
        layer: u8,
        unit: u8,
        /// Children.
        on: u32,
        off: u32,
        /// Where the hinge enters and leaves the region, the side where the unit is on to the left.
        chord: [VertexId; 2],
    },
}

/// A split of a region by the hinge of a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    pub(super) unit: UnitId,
    /// The region that was split, and keeps its id.
    pub(super) kept: RegionId,
    /// Whether the unit is on in what is left of it.
    pub(super) kept_is_on: bool,
    /// The ends of the hinge in the region, what is left of it to the left.
    pub(super) chord: [VertexId; 2],
}

/// Every split that made the complex: its leaves are the regions.
#[derive(Clone, Debug)]
pub(super) struct SplitTree {
    nodes: Vec<Node>,
    /// The leaf of each region.
    leaves: Vec<u32>,
}

impl SplitTree {
    /// The tree of an undivided frame, with room for a number of regions.
    pub(super) fn new(room: usize) -> Self {
        let mut nodes = Vec::with_capacity(2 * room);
        nodes.push(Node::Leaf(RegionId::new(0)));
        let mut leaves = Vec::with_capacity(room);
        leaves.push(0);
        Self { nodes, leaves }
    }

    /// Notes a split that cut off the newest region.
    pub(super) fn split(&mut self, split: Split, cut_off: RegionId) {
        let first = compact(self.nodes.len());
        let [from, to] = split.chord;
        let (on, off, chord) = if split.kept_is_on {
            (first, first + 1, [from, to])
        } else {
            (first + 1, first, [to, from])
        };
        let small =
            |number| u8::try_from(number).expect("a network has at most 13 layers of 64 units");
        let parent = self.leaves[split.kept.index()];
        self.nodes[parent as usize] = Node::Split {
            layer: small(split.unit.layer),
            unit: small(split.unit.unit),
            on,
            off,
            chord,
        };
        self.nodes
            .extend([Node::Leaf(split.kept), Node::Leaf(cut_off)]);
        self.leaves[split.kept.index()] = first;
        self.leaves.push(first + 1);
    }

    /// All regions, of each split that part first of which the on side is not `near`, then the other.
    fn ordered(&self, near: impl Fn([VertexId; 2]) -> bool) -> Vec<RegionId> {
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

    /// The region reached by asking, split by split, whether a unit is on.
    fn region_where(&self, is_on: impl Fn(UnitId) -> bool) -> RegionId {
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

    /// All regions, those further from a viewer before those that can hide them: the order in which to paint what stands on them.
    ///
    /// `towards` is the direction to the viewer, far away, as seen from above: the surface of a score may be looked at from any
    /// height. Linear in the number of regions. Across an edge that runs along the line of sight, up to rounding, either side can
    /// be the first.
    #[must_use]
    pub fn back_to_front(&self, towards: Vec2) -> Vec<RegionId> {
        // Every split parts its region by a straight line, and all of one side is nearer than all it hides on the other.
        self.tree.ordered(|[from, to]| {
            let way = self.position(to) - self.position(from);
            way.cross(towards) > 0.0
        })
    }
}
