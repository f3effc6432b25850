//! What the benchmark measures beside [`CellComplex::of`]: the matrix products alone.

use std::sync::Arc;

use super::plan::LayerPlan;
use super::subdivide::Subdivision;
use super::values::Values;
use super::{CellComplex, ComplexError};
use crate::geometry::Point;
use crate::network::Network;

/// The matrix products that a complex is made of: for each layer, its inputs at all vertices there were before it.
///
/// Nothing that draws the plane is faster, since every vertex needs these values: the yardstick that no machine moves.
#[derive(Debug)]
pub struct MatrixProducts(Vec<(Arc<Values>, Arc<LayerPlan>)>);

impl MatrixProducts {
    /// Collects the products' factors.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`], except for parameters and frames, which are not checked.
    pub fn of(network: &Network, frame: &[Point]) -> Result<Self, ComplexError> {
        let mut all = Subdivision::start(Arc::new(network.clone()), frame.into());
        let mut products = Vec::new();
        for layer in 0..network.layers().len() {
            products.push((Arc::clone(&all.inputs), Arc::clone(&all.plans[layer])));
            all.advance(layer, CellComplex::MAX_REGIONS)?;
        }
        Ok(Self(products))
    }

    /// Computes all products, with the blocking of the complex; returns how many numbers that gave.
    #[must_use]
    pub fn compute(&self) -> usize {
        let products = self.0.iter();
        products
            .map(|(values, plan)| values.rows_times(&plan.product).len())
            .sum()
    }
}
