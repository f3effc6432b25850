//! What the benchmark measures beside [`CellComplex::of`]: the matrix products alone.

use super::subdivide::Subdivision;
use super::values::{Product, Values};
use super::{CellComplex, ComplexError};
use crate::geometry::Point;
use crate::network::Network;

/// The matrix products that a complex is made of: for each layer, its inputs at all vertices there were before it.
///
/// Nothing that draws the plane is faster, since every vertex needs these values: the yardstick that no machine moves.
#[derive(Debug)]
pub struct MatrixProducts(Vec<(Values, Product)>);

impl MatrixProducts {
    /// Collects the products' factors.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`], except for parameters and frames, which are not checked.
    pub fn of(network: &Network, frame: &[Point]) -> Result<Self, ComplexError> {
        let mut all = Subdivision::start(network, frame);
        let mut products = Vec::new();
        for layer in 0..network.layers().len() {
            products.push((all.values.clone(), all.products[layer].clone()));
            all.advance(layer, CellComplex::MAX_REGIONS)?;
        }
        Ok(Self(products))
    }

    /// Computes all products, with the blocking of the complex; returns how many numbers that gave.
    #[must_use]
    pub fn compute(&self) -> usize {
        let count = |(values, product): &(Values, Product)| values.rows_times(product).len();
        self.0.iter().map(count).sum()
    }
}
