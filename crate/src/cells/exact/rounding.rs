//! Rounding: its size, and sums and norms that are upper bounds in truth.

use super::sign::LANES;

/// Roundoff of one f64 operation, relative to its result.
pub(crate) const UNIT_ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// Factor by which computed bounds are raised to be bounds in truth: each is the work of fewer than 1024 operations.
pub(crate) const RAISE: f64 = 1.0 + 1024.0 * f64::EPSILON;

/// Absolute error that covers every underflow on the way to one value: 65 products, each off by at most 2^-1075.
pub(crate) const UNDERFLOW: f64 = f64::MIN_POSITIVE;

/// A row per unit, padded with zeros to a multiple of [`LANES`].
pub(crate) fn padded(entries: impl ExactSizeIterator<Item = f64>) -> Vec<f64> {
    let stride = entries.len().next_multiple_of(LANES);
    let mut row = Vec::with_capacity(stride);
    row.extend(entries);
    row.resize(stride, 0.0);
    row
}

/// The larger of two sizes; not a number where one of them is none.
///
/// By their bits, which are in the order of the sizes: between floats a choice is a jump in wasm.
pub(crate) const fn larger(a: f64, b: f64) -> f64 {
    let (left, right) = (a.to_bits(), b.to_bits());
    f64::from_bits(if left > right { left } else { right })
}

/// Upper bound on the Euclidean norm of a vector; infinite where a square overflows.
pub(crate) fn euclidean(values: &[f64]) -> f64 {
    let mut squares = Squares::default();
    let (blocks, rest) = values.as_chunks::<4>();
    for block in blocks {
        squares.add(block);
    }
    squares.norm(rest)
}

/// Sums of the squares of a vector's entries, four side by side.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Squares([f64; 4]);

impl Squares {
    /// Adds those of the next entries.
    pub(crate) fn add(&mut self, block: &[f64; 4]) {
        for (sum, value) in self.0.iter_mut().zip(block) {
            *sum += value * value;
        }
    }

    /// Adds those of a row of entries.
    pub(crate) fn add_lanes(&mut self, lanes: &[f64; LANES]) {
        for block in lanes.as_chunks::<4>().0 {
            self.add(block);
        }
    }

    /// Upper bound on the Euclidean norm, with the last entries; infinite where a square overflows.
    pub(crate) fn norm(self, rest: &[f64]) -> f64 {
        let rest = rest.iter().map(|value| value * value).sum::<f64>();
        let squares = self.0.iter().sum::<f64>() + rest;
        // Each square is off by less than 2^-1074 where it underflows.
        RAISE * (squares + UNDERFLOW).sqrt()
    }
}
