//! One layer's weights as a matrix that is multiplied lane by lane.

use crate::cells::exact::rounding::padded;
use crate::cells::exact::sign::LANES;
use crate::network::{Layer, Network};

/// A layer's weights, laid out for [`Values::product`].
#[derive(Clone, Debug)]
pub(crate) struct Product {
    inputs: usize,
    pub(super) units: usize,
    pub(super) stride: usize,
    /// Input after input, each with one weight per unit, padded with zeros.
    columns: Vec<f64>,
    /// Bias per unit, padded with zeros.
    biases: Vec<f64>,
}

impl Product {
    pub(crate) fn of(layer: &Layer) -> Self {
        let (inputs, units) = (layer.inputs(), layer.units());
        let stride = units.next_multiple_of(LANES);
        let mut columns = vec![0.0; inputs * stride];
        for unit in 0..units {
            for (input, &weight) in layer.row(unit).iter().enumerate() {
                columns[input * stride + unit] = weight;
            }
        }
        Self {
            inputs,
            units,
            stride,
            columns,
            biases: padded(layer.biases().iter().copied()),
        }
    }

    /// Gives W·h + b, padded, to `out`, some lanes at a time; `live` is room for the inputs that count.
    pub(super) fn compute(&self, h: &[f64], live: &mut Live, mut out: impl FnMut(&[f64; LANES])) {
        // A unit that is off gives nothing: about half of all terms of a ReLU layer.
        let mut count = 0;
        for (input, &value) in h[..self.inputs].iter().enumerate() {
            live[count] = (input * self.stride, value);
            count += usize::from(value != 0.0);
        }
        for block in (0..self.stride).step_by(LANES) {
            let mut sums = [0.0; LANES];
            sums.copy_from_slice(&self.biases[block..block + LANES]);
            for &(column, value) in &live[..count] {
                let weights = &self.columns[column + block..column + block + LANES];
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += value * weight;
                }
            }
            out(&sums);
        }
    }
}

/// Inputs that are not zero: where their columns begin, and their values.
type Live = [(usize, f64); Network::MAX_WIDTH];
