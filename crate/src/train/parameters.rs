//! The parameters of a network in training: one flat list of `f32`.

use super::bend::Bend;
use crate::network::Network;
use crate::network::number::nearest_f32;

/// Weights and biases in the order of [`Network::parameters`], with the shapes of the layers.
#[derive(Clone, Debug)]
pub(super) struct Parameters {
    pub(super) values: Vec<f32>,
    pub(super) shapes: Vec<Shape>,
    /// The activation function of the hidden units.
    pub(super) bend: Bend,
}

/// The position of one layer's parameters: weights from `start`, unit after unit, then biases.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    start: usize,
    pub(super) inputs: usize,
    pub(super) units: usize,
}

impl Parameters {
    /// The parameters of `network`, rounded to `f32`.
    #[inline]
    pub(super) fn of(network: &Network) -> Self {
        let mut start = 0;
        let mut shapes = Vec::with_capacity(network.layers().len());
        for layer in network.layers() {
            let (inputs, units) = (layer.inputs(), layer.units());
            shapes.push(Shape {
                start,
                inputs,
                units,
            });
            start += (inputs + 1) * units;
        }
        Self {
            values: network.parameters().map(nearest_f32).collect(),
            shapes,
            bend: Bend::of(network.activation()),
        }
    }
}

impl Shape {
    /// The weights and biases of this layer among the values of all layers.
    #[inline]
    pub(super) fn of(self, values: &[f32]) -> (&[f32], &[f32]) {
        values[self.start..][..(self.inputs + 1) * self.units].split_at(self.inputs * self.units)
    }

    /// The weights and biases of this layer among the values of all layers, mutable.
    #[inline]
    pub(super) fn of_mut(self, values: &mut [f32]) -> (&mut [f32], &mut [f32]) {
        values[self.start..][..(self.inputs + 1) * self.units]
            .split_at_mut(self.inputs * self.units)
    }
}
