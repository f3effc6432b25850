//! What can be computed of a layer before any vertex exists: made once, and shared by all complexes whose networks start
//! alike.

use std::sync::Arc;

use super::copies::Copies;
use crate::cells::engine::product::Product;
use crate::cells::exact::accuracy::{InputGradients, LayerBounds};
use crate::network::{Layer, Network};

/// One layer, prepared for the subdivision.
#[derive(Clone, Debug)]
pub(crate) struct LayerPlan<const W: usize> {
    pub(crate) product: Product,
    pub(crate) bounds: LayerBounds,
    pub(crate) copies: Copies<W>,
    /// Bounds on the gradients of the layer's activations.
    gradients: InputGradients,
}

impl<const W: usize> LayerPlan<W> {
    /// The plans of all layers. The first plans are taken from `known`, which must belong to equal layers.
    pub(crate) fn of(network: &Network, known: &[Arc<Self>]) -> Vec<Arc<Self>> {
        let bend = network.activation().slope_off().abs().max(1.0);
        let mut plans = known.to_vec();
        for layer in &network.layers()[known.len()..] {
            let plan = match plans.last() {
                Some(before) => Self::of_layer(layer, &before.gradients, bend),
                None => Self::of_layer(layer, &InputGradients::of_inputs(network.inputs()), bend),
            };
            plans.push(Arc::new(plan));
        }
        plans
    }

    fn of_layer(layer: &Layer, inputs: &InputGradients, bend: f64) -> Self {
        let bounds = LayerBounds::of(layer, inputs);
        Self {
            product: Product::of(layer),
            copies: Copies::of(layer),
            gradients: inputs.through(&bounds, bend),
            bounds,
        }
    }
}
