//! Benchmarks of the wasm module for `npm run bench`; not part of the page.

use wasm_bindgen::prelude::*;

use super::{Fallible, failed};
use crate::cells::CellComplex;
use crate::cells::bench::{Edits, MatrixProducts};
use crate::dataset::{DatasetSpec, Preset, Sample};
use crate::geometry::{Point, Rect};
use crate::network::Activation;
use crate::network::Network;
use crate::train::bench::{FLOPS_PER_ROUND, multiply_and_add};
use crate::train::{Initializer, Optimizer, Trainer, TrainerConfig};

/// A benchmark that builds the cells of a network in a square.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RegionsBench {
    network: Network,
    frame: [Point; 4],
    products: MatrixProducts,
}

#[wasm_bindgen]
impl RegionsBench {
    /// A ReLU network of the given widths, inputs and outputs included, in the square that reaches to ±`half`.
    #[wasm_bindgen(constructor)]
    pub fn new(widths: &[usize], parameters: &[f64], half: f64) -> Fallible<Self> {
        let network = Network::zeros(Activation::Relu, widths)
            .and_then(|network| network.with_parameters(parameters))
            .map_err(|error| failed(&error))?;
        let frame = Rect::square(Point::default(), half).corners();
        let products = MatrixProducts::of(&network, &frame).map_err(|error| failed(&error))?;
        Ok(Self {
            network,
            frame,
            products,
        })
    }

    /// Builds the complex; returns the number of cells, and the number of signs decided exactly.
    pub fn build(&self) -> Fallible<Vec<usize>> {
        let complex = CellComplex::of(&self.network, &self.frame);
        let complex = complex.map_err(|error| failed(&error))?;
        Ok(vec![complex.region_count(), complex.exact_signs()])
    }

    /// Computes only the matrix products; returns how many numbers they are.
    pub fn multiply(&self) -> usize {
        self.products.compute()
    }
}

/// A benchmark that rebuilds the cells after edits of one layer.
#[wasm_bindgen]
#[derive(Debug)]
pub struct EditsBench(Edits);

#[wasm_bindgen]
impl EditsBench {
    /// A ReLU network and a square as for [`RegionsBench`], and the layer to edit, counted from 0.
    #[wasm_bindgen(constructor)]
    pub fn new(widths: &[usize], parameters: &[f64], half: f64, layer: usize) -> Fallible<Self> {
        let RegionsBench { network, frame, .. } = RegionsBench::new(widths, parameters, half)?;
        let edits = Edits::of(&network, &frame, layer).map_err(|error| failed(&error))?;
        Ok(Self(edits))
    }

    /// Builds the complex after the next edit; returns the number of cells.
    pub fn build(&mut self) -> Fallible<usize> {
        self.0.build().map_err(|error| failed(&error))
    }
}
/// A benchmark of plain gradient descent.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TrainingBench {
    trainer: Trainer,
    batch: u32,
}

#[wasm_bindgen]
impl TrainingBench {
    /// ReLU units of the given widths, inputs and outputs included, on `samples` points of the circle.
    #[wasm_bindgen(constructor)]
    pub fn new(widths: &[usize], samples: u32, batch: u32, learning_rate: f32) -> Fallible<Self> {
        let config = TrainerConfig {
            optimizer: Optimizer::Sgd,
            learning_rate,
            batch_size: batch,
            ..TrainerConfig::default()
        };
        let start = Initializer::default().network(Activation::Relu, widths);
        let start = start.map_err(|error| failed(&error))?;
        Ok(Self {
            trainer: Trainer::new(&start, &circle(samples), config),
            batch,
        })
    }

    /// The samples for the compared program: x1, x2 and label of each.
    pub fn samples(samples: u32) -> Vec<f64> {
        let rows = circle(samples);
        let numbers = rows.iter().map(|s| [s.at.x, s.at.y, f64::from(s.label.0)]);
        numbers.flatten().collect()
    }

    /// Takes steps; returns the number of samples processed.
    pub fn train(&mut self, steps: u32) -> Fallible<f64> {
        let trained = self.trainer.train(u64::from(steps));
        trained.map_err(|error| failed(&error))?;
        Ok(f64::from(steps) * f64::from(self.batch))
    }

    /// Multiplies and adds in registers only; returns the number of floating-point operations.
    #[wasm_bindgen(js_name = multiplyAndAdd)]
    pub fn multiply_and_add(rounds: u32, factor: f32) -> f64 {
        // The sum is far below one operation, and has to be used.
        let sum = multiply_and_add(rounds, factor);
        f64::from(rounds) * FLOPS_PER_ROUND + f64::from(sum.min(0.0))
    }
}

fn circle(count: u32) -> Vec<Sample> {
    let spec = DatasetSpec {
        preset: Preset::Circle,
        count,
        test_share: 0,
        ..DatasetSpec::default()
    };
    spec.samples()
}
