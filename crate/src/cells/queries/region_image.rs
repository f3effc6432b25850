//! The image of a region under a layer: a polygon in the layer's space, a segment or a point.

use std::cmp::Ordering;

use crate::cells::complex::CellComplex;
use crate::cells::exact::sign::Signs;
use crate::cells::id::{RegionId, VertexId};
use crate::cells::queries::retention::Retention;

/// The image of one region under a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionImage {
    /// The layer's activations at the corners of the region, in the order of the corners; for the output layer the scores.
    ///
    /// Rounded, except that exact zeros are exact; neighbours agree at the corners they share. The image can have either
    /// orientation, and its corners lie on one line or in one point where the layer flattens or erases the region.
    pub corners: Vec<Vec<f64>>,
    /// The retention of the region, decided exactly.
    pub retention: Retention,
}

impl CellComplex {
    /// The image of a region under a layer, counted from 0, the output layer last; `None` where there is no such layer.
    #[must_use]
    pub fn image(&self, region: RegionId, layer: usize) -> Option<RegionImage> {
        self.network.layers().get(layer)?;
        let mut on = self.on_bits(region);
        // Scores are passed on unchanged, as by units that are on.
        on.push(u64::MAX);
        on.truncate(layer + 1);
        let corners = self.corners(region);
        Some(RegionImage {
            corners: corners
                .map(|vertex| self.activations(vertex, layer))
                .collect(),
            retention: Retention::on(&self.network, &on),
        })
    }

    /// The activations of a layer at a vertex, or the scores.
    pub(crate) fn activations(&self, vertex: VertexId, last: usize) -> Vec<f64> {
        if last == self.network.hidden_layers().len() {
            return (0..self.network.outputs())
                .map(|output| self.score(vertex, output))
                .collect();
        }
        let at = self.position(vertex);
        let slope = self.network.activation().slope_off();
        let mut values = vec![at.x, at.y];
        values.truncate(self.network.inputs());
        for (layer, signs) in self.network.layers()[..=last].iter().zip(&self.signs) {
            values = layer.pre_activations(&values);
            for (place, value) in values.iter_mut().enumerate() {
                *value = activation(*value, signs[vertex.index()], (place, slope));
            }
        }
        values
    }
}

/// The activation of a unit; its pre-activation counts as zero where it contradicts its sign.
fn activation(z: f64, signs: Signs, (place, slope_off): (usize, f64)) -> f64 {
    let sign = signs.of(place);
    if z.partial_cmp(&0.0) != Some(sign) {
        return 0.0;
    }
    match sign {
        Ordering::Greater => z,
        Ordering::Less if slope_off != 0.0 => slope_off * z,
        _ => 0.0,
    }
}
