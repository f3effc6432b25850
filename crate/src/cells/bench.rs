//! The benchmark's baselines for [`crate::CellComplex::of`]: its matrix products alone, and rebuilding after an edit.

use std::sync::Arc;

use super::budget::{Budget, Purse};
use super::engine::plan::LayerPlan;
use super::engine::subdivide::Subdivision;
use super::engine::values::Values;
use crate::cells::builder::Builder;
use crate::cells::error::ComplexError;
use crate::geometry::Point;
use crate::network::Network;
use crate::network::UnitId;

/// The matrix products that building a complex requires: for each layer, its inputs at all vertices that exist before it.
///
/// Nothing that draws the plane can be faster, since every vertex needs these values; so the ratio to this baseline does not
/// depend on the machine.
#[derive(Debug)]
pub struct MatrixProducts<const W: usize = 1>(Vec<(Arc<Values>, Arc<LayerPlan<W>>)>);

impl<const W: usize> MatrixProducts<W> {
    /// Collects the factors of the products.
    ///
    /// # Errors
    /// Those of [`crate::CellComplex::of`], except for parameters and frames, which are not checked.
    pub fn of(network: &Network, frame: &[Point]) -> Result<Self, ComplexError> {
        let mut all = Subdivision::<W>::start(Arc::new(network.clone()), frame.into());
        let mut products = Vec::new();
        for layer in 0..network.layers().len() {
            products.push((Arc::clone(&all.inputs), Arc::clone(&all.plans[layer])));
            all.advance(&mut Purse::of(Budget::WHOLE))?;
        }
        Ok(Self(products))
    }

    /// Computes all products with the blocking that the complex uses; returns the number of values computed.
    #[must_use]
    pub fn compute(&self) -> usize {
        let products = self.0.iter();
        products
            .map(|(values, plan)| values.rows_times::<W>(&plan.product).len())
            .sum()
    }
}

/// A network whose weights in one layer change from build to build, as they do while a slider is dragged.
#[derive(Debug)]
pub struct Edits {
    builder: Builder,
    frame: Vec<Point>,
    /// The network before and after the edit.
    networks: [Network; 2],
    builds: usize,
}

impl Edits {
    /// Prepares edits that move a bias of the layer, counted from 0, back and forth.
    ///
    /// # Errors
    /// Those of [`crate::CellComplex::of`].
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
    /// Those of [`crate::CellComplex::of`].
    pub fn build(&mut self) -> Result<usize, ComplexError> {
        let network = &self.networks[self.builds % 2];
        self.builds += 1;
        let complex = self.builder.build(network, &self.frame)?;
        Ok(complex.region_count())
    }
}
