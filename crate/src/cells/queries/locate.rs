//! Which region a point lies in, and which regions lie behind which, as seen from one side.

use crate::cells::complex::CellComplex;
use crate::cells::id::RegionId;
use crate::geometry::{Point, Vec2};

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
