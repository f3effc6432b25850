//! Scores at the ends of edges that the decision boundary crosses, precise enough to place the crossing.

use super::subdivide::Subdivision;
use crate::cells::error::ComplexError;
use crate::cells::id::{EdgeId, VertexId};
use crate::cells::topology::HalfEdgeId;
use crate::network::UnitId;

impl<const W: usize> Subdivision<W> {
    /// Recomputes scores exactly and rounds them, where cancellation would put the boundary in the wrong place.
    ///
    /// Call this after the output layer has been entered. Signs do not change.
    ///
    /// # Errors
    /// [`ComplexError::TooMuchExactWork`] when this takes too long.
    pub(crate) fn sharpen_scores(&mut self) -> Result<(), ComplexError> {
        let layer = self.network.hidden_layers().len();
        for index in 0..self.topology.edge_count() {
            let (forth, back) = HalfEdgeId::pair_of(EdgeId::new(index));
            let ends = [forth, back].map(|at| self.topology.origin(at).index());
            let [a, b] = ends.map(|end| self.signs[layer][end]);
            for output in a.union(b).both().places() {
                if self.is_crossed_loosely(ends, output) {
                    for end in ends {
                        self.sharpen_score(end, output);
                    }
                    self.check_work()?;
                }
            }
        }
        Ok(())
    }

    /// Whether the errors leave open where on an edge an output's score is zero; its signs at the two ends are opposite.
    fn is_crossed_loosely(&self, [a, b]: [usize; 2], output: usize) -> bool {
        let doubt = self.values.error(a) + self.values.error(b);
        let rise = (self.values.at(a)[output] - self.values.at(b)[output]).abs();
        let shift = self.reach(a, b) * (doubt / rise);
        // Where overflow leaves no number at all, the result is `true`.
        let most = self.largest_shift(self.network.hidden_layers().len());
        !matches!(shift.partial_cmp(&most), Some(order) if order.is_le())
    }

    fn sharpen_score(&mut self, vertex: usize, output: usize) {
        let unit = UnitId::new(self.network.hidden_layers().len(), output);
        let id = VertexId::new(vertex);
        let value = self.exact_value(unit, self.topology.region_at(id), id);
        self.values.correct(vertex, output, value);
    }
}
