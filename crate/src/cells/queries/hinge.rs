//! Hinges of units: the lines where they switch between on and off.

use crate::cells::complex::CellComplex;
use crate::cells::exact::sign::places;
use crate::cells::id::{EdgeId, RegionId, VertexId};
use crate::geometry::{Point, join};
use crate::network::UnitId;

impl CellComplex {
    /// The hinge of a unit as polylines, each directed so that the unit is on to its left.
    ///
    /// They consist of the edges that have the unit on at one side only. Closed lines end where they start. On the border of
    /// the frame, an edge counts where the unit is zero on it and on inside. A unit that is not hidden has no hinge.
    #[must_use]
    pub fn hinge(&self, unit: UnitId) -> Vec<Vec<Point>> {
        let lines = self.hinge_vertices(unit);
        let place = |line: &Vec<VertexId>| line.iter().map(|&v| self.position(v)).collect();
        lines.iter().map(place).collect()
    }

    /// The vertices along [`Self::hinge`].
    #[must_use]
    pub fn hinge_vertices(&self, unit: UnitId) -> Vec<Vec<VertexId>> {
        let hidden = self.network.hidden_layers();
        if (hidden.get(unit.layer)).is_none_or(|layer| unit.unit >= layer.units()) {
            return Vec::new();
        }
        let is_on: Vec<bool> = self
            .regions()
            .map(|region| self.units_on(region, unit.layer) >> unit.unit & 1 == 1)
            .collect();
        let on = |side: Option<RegionId>| side.map(|region| is_on[region.index()]);
        let mut segments = Vec::new();
        for edge in self.edges() {
            let (from, to) = self.ends(edge);
            let (left, right) = self.sides(edge);
            match (on(left), on(right)) {
                (Some(true), Some(false)) => segments.push((from.0, to.0)),
                (Some(false), Some(true)) => segments.push((to.0, from.0)),
                (Some(true), None) if self.is_zero_along(edge, unit) => {
                    segments.push((from.0, to.0));
                }
                _ => (),
            }
        }
        let lines = join(&segments, self.vertex_count());
        lines
            .into_iter()
            .map(|line| line.into_iter().map(VertexId).collect())
            .collect()
    }

    /// The units whose hinges an edge lies on; none for most edges of the frame.
    #[must_use]
    pub fn units_of(&self, edge: EdgeId) -> Vec<UnitId> {
        let (left, right) = self.sides(edge);
        let mut units = Vec::new();
        for layer in 0..self.network.hidden_layers().len() {
            let on = |side: Option<RegionId>| side.map_or(0, |region| self.units_on(region, layer));
            // Every unit counts as off outside the frame, so that one rule serves both cases: the unit is on at one side
            // only, and zero on the edge.
            units.extend(
                places(on(left) ^ on(right))
                    .map(|unit| UnitId::new(layer, unit))
                    .filter(|&unit| self.is_zero_along(edge, unit)),
            );
        }
        units
    }

    fn is_zero_along(&self, edge: EdgeId, unit: UnitId) -> bool {
        let (from, to) = self.ends(edge);
        let signs = &self.signs[unit.layer];
        let nonzero = signs[from.index()].nonzero() | signs[to.index()].nonzero();
        nonzero >> unit.unit & 1 == 0
    }
}
