//! What `npm run bench` measures in the wasm module; no part of the page.

use wasm_bindgen::prelude::*;

use super::{Fallible, failed};
use crate::activation::Activation;
use crate::complex::CellComplex;
use crate::complex::bench::{Edits, MatrixProducts};
use crate::geometry::{Point, Rect};
use crate::network::Network;

/// A network in a square, whose complex is built over and over.
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

    /// Builds the complex: its number of cells, and of signs decided exactly.
    pub fn build(&self) -> Fallible<Vec<usize>> {
        let complex = CellComplex::of(&self.network, &self.frame);
        let complex = complex.map_err(|error| failed(&error))?;
        Ok(vec![complex.region_count(), complex.exact_signs()])
    }

    /// Computes the matrix products alone; returns how many numbers that gave.
    pub fn multiply(&self) -> usize {
        self.products.compute()
    }
}

/// A network in a square, one layer of which is edited over and over.
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

    /// Builds the complex after the next edit: its number of cells.
    pub fn build(&mut self) -> Fallible<usize> {
        self.0.build().map_err(|error| failed(&error))
    }
}
