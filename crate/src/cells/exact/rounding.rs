//! Rounding errors, and sums and norms that are rounded upwards to true upper bounds.

use super::sign::LANES;

/// Roundoff of one f64 operation, relative to its result.
pub(crate) const UNIT_ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// Factor that raises computed bounds to true upper bounds: each is the result of fewer than 1024 operations.
pub(crate) const RAISE: f64 = 1.0 + 1024.0 * f64::EPSILON;

/// Absolute error that covers all underflows in the computation of one value: 65 products, each off by at most 2^-1075.
pub(crate) const UNDERFLOW: f64 = f64::MIN_POSITIVE;

/// The entries of one row, padded with zeros to a multiple of [`LANES`].
#[inline]
pub(crate) fn padded(entries: impl ExactSizeIterator<Item = f64>) -> Vec<f64> {
    let stride = entries.len().next_multiple_of(LANES);
    let mut row = Vec::with_capacity(stride);
    row.extend(entries);
    row.resize(stride, 0.0);
    row
}

/// The larger of two sizes; NaN where one of them is NaN.
///
/// Compares bits, which have the order of the sizes: choosing between floats is a jump in wasm.
#[inline]
pub(crate) const fn larger(a: f64, b: f64) -> f64 {
    let (left, right) = (a.to_bits(), b.to_bits());
    f64::from_bits(if left > right { left } else { right })
}

/// Upper bound on the Euclidean norm of a vector; infinite where a square overflows.
#[inline]
pub(crate) fn euclidean(values: &[f64]) -> f64 {
    let mut squares = Squares::default();
    let (blocks, rest) = values.as_chunks::<4>();
    for block in blocks {
        squares.add(block);
    }
    squares.norm(rest)
}

/// Sums of the squares of a vector's entries, in four parallel sums.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Squares([f64; 4]);

impl Squares {
    /// Adds the squares of four entries.
    #[inline]
    pub(crate) fn add(&mut self, block: &[f64; 4]) {
        for (sum, value) in self.0.iter_mut().zip(block) {
            *sum += value * value;
        }
    }

    /// Adds the squares of a row of entries.
    #[inline]
    pub(crate) fn add_lanes(&mut self, lanes: &[f64; LANES]) {
        for block in lanes.as_chunks::<4>().0 {
            self.add(block);
        }
    }

    /// Upper bound on the Euclidean norm, including the entries in `rest`; infinite where a square overflows.
    #[inline]
    pub(crate) fn norm(self, rest: &[f64]) -> f64 {
        let rest = rest.iter().map(|value| value * value).sum::<f64>();
        let squares = self.0.iter().sum::<f64>() + rest;
        // Each square is off by less than 2^-1074 where it underflows.
        RAISE * (squares + UNDERFLOW).sqrt()
    }
}
