//! One layer's weights as a matrix for multiplication in lanes.

use crate::cells::exact::rounding::padded;
use crate::cells::exact::sign::LANES;
use crate::network::Layer;

/// A layer's weights, in the layout that [`Values::product`] needs.
#[derive(Clone, Debug)]
pub(crate) struct Product {
    inputs: usize,
    pub(super) units: usize,
    pub(super) stride: usize,
    /// Column after column: for each input one weight per unit, padded with zeros.
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

    /// Computes W·h + b, padded, and passes it to `out` in blocks of lanes; `live` is scratch space.
    #[inline]
    pub(super) fn compute<const W: usize>(
        &self,
        h: &[f64],
        live: &mut Live<W>,
        mut out: impl FnMut(&[f64; LANES]),
    ) {
        let live = live.as_flattened_mut();
        // A unit that is off adds nothing: about half of all terms of a ReLU layer.
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

/// Room for the inputs that are not zero: the index where each one's column begins, and its value. An array, whose length is
/// known: no place in it is checked.
pub(super) type Live<const W: usize> = [[(usize, f64); 64]; W];

/// No inputs yet.
#[inline]
pub(super) const fn nothing_live<const W: usize>() -> Live<W> {
    [[(0, 0.0); 64]; W]
}
