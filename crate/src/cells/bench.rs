//! What the benchmark measures beside [`CellComplex::of`]: the matrix products alone.

use std::sync::Arc;

use super::engine::plan::LayerPlan;
use super::engine::subdivide::Subdivision;
use super::engine::values::Values;
use crate::cells::builder::Builder;
use crate::cells::complex::CellComplex;
use crate::cells::error::ComplexError;
use crate::geometry::Point;
use crate::network::Network;
use crate::network::UnitId;

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

/// A network whose weights in one layer change from build to build, as they do while a slider is dragged.
#[derive(Debug)]
pub struct Edits {
    builder: Builder,
    frame: Vec<Point>,
    /// The network without and with the edit.
    networks: [Network; 2],
    builds: usize,
}

impl Edits {
    /// A bias of the layer, counted from 0, is moved back and forth.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`].
    pub fn of(network: &Network, frame: &[Point], layer: usize) -> Result<Self, ComplexError> {
        let mut moved = network.clone();
        let unit = UnitId::new(layer, 0);
        let bias = network.bias(unit).unwrap_or_default();
        moved
            .set_bias(unit, bias + 0.01)
            .expect("a bias in range plus a hundredth is finite");
        let mut builder = Builder::new();
        builder.build(network, frame)?;
        Ok(Self {
            builder,
            frame: frame.to_vec(),
            networks: [moved, network.clone()],
            builds: 0,
        })
    }

    /// Builds the complex after the next edit; returns its number of regions.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`].
    pub fn build(&mut self) -> Result<usize, ComplexError> {
        let network = &self.networks[self.builds % 2];
        self.builds += 1;
        let complex = self.builder.build(network, &self.frame)?;
        Ok(complex.region_count())
    }
}
