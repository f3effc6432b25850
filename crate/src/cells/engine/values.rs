//! One layer's values at every vertex, with their error bounds: z = W·h + b as one product per vertex.
//!
//! The hidden vector is continuous, hence unique at a vertex, whichever region it is computed from: no map per region is
//! needed.

use super::plan::LayerPlan;
#[cfg(feature = "bench")]
use super::product::Product;
use super::product::nothing_live;
use crate::cells::exact::accuracy::InputBounds;
use crate::cells::exact::rounding::{RAISE, Squares, UNDERFLOW, UNIT_ROUNDOFF, euclidean, larger};
use crate::cells::exact::sign::{LANES, Signs};

/// One vector per vertex: pre-activations or activations of the current layer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values {
    width: usize,
    stride: usize,
    /// Vertex after vertex, each padded with zeros to the stride.
    entries: Vec<f64>,
    /// Per vertex, bounds on the Euclidean norms of the errors of all entries and of the computed entries.
    known: Vec<InputBounds>,
}

impl Values {
    /// Exact vectors of the given width, as many as `rows`.
    pub(crate) fn exact<'a>(width: usize, rows: impl Iterator<Item = &'a [f64]>) -> Self {
        let mut values = Self {
            width,
            stride: width,
            entries: Vec::new(),
            known: Vec::new(),
        };
        for row in rows {
            values.entries.extend_from_slice(row);
            let norm = euclidean(row);
            values.known.push(InputBounds { error: 0.0, norm });
        }
        values
    }

    #[inline]
    pub(crate) const fn len(&self) -> usize {
        self.known.len()
    }

    /// The vector at a vertex.
    #[inline]
    pub(crate) fn at(&self, vertex: usize) -> &[f64] {
        &self.entries[vertex * self.stride..vertex * self.stride + self.width]
    }

    /// One entry of the vector at a vertex.
    #[inline]
    pub(crate) fn entry(&self, vertex: usize, place: usize) -> f64 {
        debug_assert!(place < self.width, "it is no entry of another vertex");
        self.entries[vertex * self.stride + place]
    }

    /// The vector at a vertex, padded with zeros.
    #[inline]
    pub(crate) fn padded(&self, vertex: usize) -> &[f64] {
        &self.entries[vertex * self.stride..][..self.stride]
    }

    /// Bound on the error of the entries of a vertex's vector.
    #[inline]
    pub(crate) fn error(&self, vertex: usize) -> f64 {
        self.known[vertex].error
    }

    /// The bounds of a vertex's vector as the input of the next layer.
    #[inline]
    pub(crate) fn bounds(&self, vertex: usize) -> InputBounds {
        self.known[vertex]
    }

    /// Pre-activations of the next layer at every vertex, stored in the memory of `spare`, with room for `more` vertices.
    #[inline]
    pub(crate) fn product<const W: usize>(
        &self,
        plan: &LayerPlan<W>,
        (spare, more): (Self, usize),
    ) -> Self {
        let mut product = self.begin_product(plan, spare, more);
        product.extend_product(self, self.len(), plan);
        product
    }

    /// No pre-activations of the next layer yet, in the memory of `spare`, with room for all vertices and `more`.
    #[inline]
    pub(crate) fn begin_product<const W: usize>(
        &self,
        plan: &LayerPlan<W>,
        spare: Self,
        more: usize,
    ) -> Self {
        let mut product = Self {
            width: plan.product.units,
            stride: plan.product.stride,
            ..spare
        };
        product.entries.clear();
        product.known.clear();
        let room = self.len() + more;
        product.entries.reserve(room * product.stride);
        product.known.reserve(room);
        product
    }

    /// Appends the pre-activations at the next `count` vertices; `inputs` are the activations before the layer.
    #[inline]
    pub(crate) fn extend_product<const W: usize>(
        &mut self,
        inputs: &Self,
        count: usize,
        plan: &LayerPlan<W>,
    ) {
        let Self { entries, known, .. } = self;
        let mut live = nothing_live::<W>();
        let next = known.len();
        for (vertex, &input) in (next..).zip(&inputs.known[next..next + count]) {
            let mut squares = Squares::default();
            (plan.product).compute(inputs.at(vertex), &mut live, |lanes| {
                entries.extend_from_slice(lanes);
                squares.add_lanes(lanes);
            });
            known.push(InputBounds {
                error: plan.bounds.error(input),
                norm: squares.norm(&[]),
            });
        }
    }

    /// The entries of [`Self::product`], without their bounds.
    #[cfg(feature = "bench")]
    #[inline]
    pub(crate) fn rows_times<const W: usize>(&self, product: &Product) -> Vec<f64> {
        let mut entries = Vec::with_capacity(self.len() * product.stride);
        let mut live = nothing_live::<W>();
        for vertex in 0..self.len() {
            product.compute(self.at(vertex), &mut live, |lanes| {
                entries.extend_from_slice(lanes);
            });
        }
        entries
    }

    /// Turns pre-activations into activations; `signs` are those of the pre-activations.
    ///
    /// The computed z decides which units are off. It has the sign that is stored, except close to zero, where an
    /// interpolated z can come out on the wrong side: the result of the other piece is then no further from the truth than a
    /// bend stretches.
    #[inline]
    pub(crate) fn activate<const W: usize>(&mut self, slope_off: f64, signs: &[Signs<W>]) {
        let scaled = slope_off != 0.0 && slope_off.abs() != 1.0;
        let rounding = if scaled { 2.0 * UNIT_ROUNDOFF } else { 0.0 };
        let factor = RAISE * slope_off.abs().max(1.0);
        for (vertex, &signs) in signs.iter().enumerate() {
            let row = &mut self.entries[vertex * self.stride..][..self.stride];
            let mut squares = Squares::default();
            for lanes in row.as_chunks_mut::<LANES>().0 {
                *lanes = activated(lanes, slope_off);
                squares.add_lanes(lanes);
            }
            let norm = squares.norm(&[]);
            let strictly_off = signs.negative.count() == self.width;
            // Exact zeros, here and in the neighbourhood; a unit that is zero only at this vertex is on in some region that
            // touches it.
            let error = if strictly_off && slope_off == 0.0 {
                0.0
            } else {
                factor * self.known[vertex].error + rounding * norm + UNDERFLOW
            };
            self.known[vertex] = InputBounds { error, norm };
        }
    }

    /// Appends the vector at share `t` of the way from vertex `a` to vertex `b`.
    #[inline]
    pub(crate) fn interpolate(&mut self, a: usize, b: usize, t: f64) {
        let (from, to) = (a * self.stride, b * self.stride);
        self.entries.reserve(self.stride);
        // In blocks of lanes, whose length is known: copying a slice of any length is a call out of the module in wasm.
        for block in (0..self.stride).step_by(LANES) {
            let lanes = |row: usize| {
                let lanes = self.entries[row + block..].first_chunk::<LANES>();
                lanes.expect("rows are padded to whole lanes")
            };
            let (x, y) = (lanes(from), lanes(to));
            let mixed: [f64; LANES] = std::array::from_fn(|lane| x[lane] + t * (y[lane] - x[lane]));
            self.entries.extend_from_slice(&mixed);
        }
        let (a, b) = (self.known[a], self.known[b]);
        // x + t·(y − x) is rounded three times, each time relative to at most |x| + |y|; doubled to cover this sum's own rounding.
        let rounding = 6.0 * UNIT_ROUNDOFF * (a.norm + b.norm);
        let error = larger(a.error, b.error) + rounding;
        self.known.push(InputBounds {
            error: error * RAISE + UNDERFLOW,
            norm: larger(a.norm, b.norm) * RAISE + UNDERFLOW,
        });
    }

    /// Replaces one entry where its exact sign is known; the bound on the error follows.
    #[inline]
    pub(crate) fn correct(&mut self, vertex: usize, place: usize, value: f64) {
        let entry = &mut self.entries[vertex * self.stride + place];
        let change = RAISE * (*entry - value).abs();
        // An entry that is NaN gives no information about the true one.
        let change = if change.is_nan() {
            f64::INFINITY
        } else {
            change
        };
        let known = &mut self.known[vertex];
        known.error = RAISE * (known.error + change);
        known.norm = RAISE * (known.norm + change);
        *entry = value;
    }

    /// Replaces the vector at a vertex by the only vector of `other`, which belongs to the same layer.
    pub(crate) fn replace(&mut self, vertex: usize, other: &Self) {
        let start = vertex * self.stride;
        self.entries[start..start + self.width].copy_from_slice(other.at(0));
        self.known[vertex] = other.known[0];
    }
}

/// The activations of some pre-activations.
#[inline]
fn activated(lanes: &[f64; LANES], slope_off: f64) -> [f64; LANES] {
    if slope_off != 0.0 {
        return lanes.map(|z| if z > 0.0 { z } else { slope_off * z });
    }
    // Not 0·z: an overflown z must not become NaN where the unit is simply off. The choice is made on bits, since compilers
    // to wasm find no vector instructions for a choice between a float and zero.
    let mut bits = lanes.map(f64::to_bits);
    for (bits, &z) in bits.iter_mut().zip(lanes) {
        *bits = if z > 0.0 { *bits } else { 0 };
    }
    bits.map(f64::from_bits)
}

/// Where a value with opposite signs at two ends is zero, as a share of the way from the first end to the second.
#[inline]
pub(crate) fn zero_between(first: f64, second: f64) -> f64 {
    let t = first.abs() / (first.abs() + second.abs());
    // Either end may have overflowed. Any point between them will do then, as signs do not depend on it.
    if t.is_finite() { t } else { 0.5 }
}
