//! Hinges of units: the lines where they switch between on and off.

use crate::cells::complex::{CellComplex, Hinge};
use crate::cells::exact::bits::Bits;
use crate::cells::id::{EdgeId, RegionId, VertexId};
use crate::geometry::{Joiner, Point};
use crate::network::UnitId;

impl<const W: usize> CellComplex<W> {
    /// The hinge of a unit as polylines, each directed so that the unit is on to its left.
    ///
    /// They consist of the edges that have the unit on at one side only. Closed lines end where they start. On the border of
    /// the frame, an edge counts where the unit is zero on it and on inside. A unit that is not hidden has no hinge.
    #[must_use]
    pub fn hinge(&self, unit: UnitId) -> Vec<Vec<Point>> {
        let place = |line: &Vec<VertexId>| line.iter().map(|&v| self.position(v)).collect();
        self.hinge_vertices(unit).iter().map(place).collect()
    }

    /// The vertices along [`Self::hinge`].
    #[must_use]
    pub fn hinge_vertices(&self, unit: UnitId) -> &[Vec<VertexId>] {
        let layers = self.hinges.get_or_init(|| self.all_hinges());
        let hinge = layers
            .get(unit.layer)
            .and_then(|layer| layer.get(unit.unit));
        hinge.map_or(&[], Vec::as_slice)
    }

    /// The hinges of all hidden units, by layer and unit. In one pass for all units of a layer: what is on in each region is
    /// looked up once, not once for every unit.
    fn all_hinges(&self) -> Vec<Vec<Hinge>> {
        let mut joiner = Joiner::new(self.vertex_count());
        let hidden = self.network.hidden_layers().iter().enumerate();
        hidden
            .map(|(layer, of)| {
                let segments = self.segments_of(layer, of.units());
                let joined = segments.iter().map(|all| joiner.join(all));
                joined
                    .map(|lines| lines.into_iter().map(vertices).collect())
                    .collect()
            })
            .collect()
    }

    /// The edges along the hinges of a layer, by unit: from end to end, with the side on which the unit is on at their left.
    fn segments_of(&self, layer: usize, units: usize) -> Vec<Vec<(u32, u32)>> {
        let regions = self.regions();
        let on: Vec<Bits<W>> = regions.map(|region| self.on_in(region, layer)).collect();
        let mut segments = vec![Vec::new(); units];
        for edge in self.edges() {
            let (from, to) = self.ends(edge);
            match self.sides(edge) {
                (Some(left), Some(right)) => {
                    let (left, right) = (on[left.index()], on[right.index()]);
                    for unit in (left & !right).places() {
                        segments[unit].push((from.0, to.0));
                    }
                    for unit in (right & !left).places() {
                        segments[unit].push((to.0, from.0));
                    }
                }
                (Some(left), None) => {
                    let along = on[left.index()] & !self.nonzero_along(edge, layer);
                    for unit in along.places() {
                        segments[unit].push((from.0, to.0));
                    }
                }
                _ => (),
            }
        }
        segments
    }

    /// The units whose hinges an edge lies on; none for most edges of the frame.
    #[must_use]
    pub fn units_of(&self, edge: EdgeId) -> Vec<UnitId> {
        let (left, right) = self.sides(edge);
        let mut units = Vec::new();
        for layer in 0..self.network.hidden_layers().len() {
            let on = |side: Option<RegionId>| {
                side.map_or(Bits::NONE, |region| self.on_in(region, layer))
            };
            // Every unit counts as off outside the frame, so that one rule serves both cases: the unit is on at one side
            // only, and zero on the edge.
            units.extend(
                (on(left) ^ on(right))
                    .places()
                    .map(|unit| UnitId::new(layer, unit))
                    .filter(|&unit| self.is_zero_along(edge, unit)),
            );
        }
        units
    }

    fn is_zero_along(&self, edge: EdgeId, unit: UnitId) -> bool {
        !self.nonzero_along(edge, unit.layer).has(unit.unit)
    }

    /// A layer's units that are not zero at some place of an edge.
    fn nonzero_along(&self, edge: EdgeId, layer: usize) -> Bits<W> {
        let (from, to) = self.ends(edge);
        let signs = &self.signs[layer];
        signs[from.index()].nonzero() | signs[to.index()].nonzero()
    }
}

fn vertices(line: Vec<u32>) -> Vec<VertexId> {
    line.into_iter().map(VertexId).collect()
}
