//! The region at a point, and the order of regions from far to near.

use crate::cells::complex::CellComplex;
use crate::cells::id::RegionId;
use crate::geometry::{Point, Vec2};

impl<const W: usize> CellComplex<W> {
    /// The region at a point. On an edge, or so close to one that rounding decides, it is one of the regions that touch the
    /// edge. `None` outside the frame.
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

    /// All regions, ordered from far to near: the order in which to paint what stands on them.
    ///
    /// `towards` is the direction to a distant viewer, as seen from above; the viewer may look at the score surface from any
    /// height. Linear in the number of regions. Across an edge that runs along the line of sight, up to rounding, either
    /// side can come first.
    #[must_use]
    pub fn back_to_front(&self, towards: Vec2) -> Vec<RegionId> {
        // Every split divides its region by a straight line, and everything on the near side is nearer than whatever it
        // hides on the far side.
        self.tree.ordered(|[from, to]| {
            let way = self.position(to) - self.position(from);
            way.cross(towards) > 0.0
        })
    }
}
