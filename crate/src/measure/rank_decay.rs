//! Rank decay: how many directions of a large input are kept, layer after layer, by random ReLU units.
//!
//! Near a point a network is an affine map. The rank of its linear part after a layer is the number of input directions that
//! this layer and all earlier ones keep there.

use super::stretches::stretches;
use crate::dataset::random::{Purpose, Stream};

/// Norm, relative to the original one, below which a projected vector counts as lying in the span of the previous ones.
/// Rounding leaves about 1e-13 of a vector that does; of the random vectors that do not, more than 1e-5 is left at the sizes
/// used here.
const DEPENDENT: f64 = 1e-9;

/// Random layers of equal width, applied to a random input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankDecay {
    /// Number of inputs.
    pub inputs: usize,
    /// Number of units in each layer.
    pub width: usize,
    /// Number of layers.
    pub layers: usize,
    /// Seed of the input and the weights, which are normally distributed. Their variance keeps the size of activations
    /// constant (He et al. 2015), and biases are 0.
    pub seed: u64,
}

impl RankDecay {
    /// The number of directions kept after each layer, near the input.
    #[must_use]
    pub fn directions(self) -> Vec<usize> {
        self.walk().collect()
    }

    /// The same numbers, a layer at a time: the work of a whole network is too long for one frame of a page.
    #[must_use]
    pub fn walk(self) -> Walk {
        let mut random = Stream::new(self.seed, Purpose::Weights);
        let values = (0..self.inputs).map(|_| random.normal()).collect();
        Walk {
            random,
            values,
            basis: None,
            width: self.width,
            left: self.layers,
        }
    }

    /// By how much the map of all layers stretches near the input, along its principal directions, the largest first: see
    /// [`stretches`].
    #[must_use]
    pub fn stretches(self) -> Vec<f64> {
        let mut random = Stream::new(self.seed, Purpose::Weights);
        let mut values: Vec<f64> = (0..self.inputs).map(|_| random.normal()).collect();
        let mut columns: Option<Vec<Vec<f64>>> = None;
        for _ in 0..self.layers {
            let layer = Layer::draw(&mut random, values.len(), self.width);
            let (activations, on) = layer.apply(&values);
            columns = Some(match &columns {
                None => layer.columns(&on),
                Some(before) => before
                    .iter()
                    .map(|column| layer.image(column, &on))
                    .collect(),
            });
            values = activations;
        }
        stretches(columns.unwrap_or_default())
    }
}

/// A walk through the layers, one each time: gives the number of directions kept after it.
#[derive(Clone, Debug)]
pub struct Walk {
    random: Stream,
    /// Activations of the layer before.
    values: Vec<f64>,
    /// Columns that span the directions kept so far; at first all unit vectors, which are not stored.
    basis: Option<Vec<Vec<f64>>>,
    /// Number of units in each layer.
    width: usize,
    /// Number of layers still ahead.
    left: usize,
}

impl Iterator for Walk {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let layer = Layer::draw(&mut self.random, self.values.len(), self.width);
        let (activations, on) = layer.apply(&self.values);
        let columns = match &self.basis {
            None => layer.columns(&on),
            Some(basis) => basis
                .iter()
                .map(|column| layer.image(column, &on))
                .collect(),
        };
        let spanning = orthonormal(columns);
        let kept = spanning.len();
        self.basis = Some(spanning);
        self.values = activations;
        Some(kept)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Walk {}

/// The weights of a layer, row by row.
struct Layer {
    inputs: usize,
    weights: Vec<f64>,
}

impl Layer {
    fn draw(random: &mut Stream, inputs: usize, units: usize) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^53 inputs")]
        let scale = libm::sqrt(2.0 / inputs as f64);
        let weights = (0..inputs * units).map(|_| scale * random.normal());
        Self {
            inputs,
            weights: weights.collect(),
        }
    }

    fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.weights.chunks_exact(self.inputs)
    }

    /// The activations, and which units are on.
    fn apply(&self, values: &[f64]) -> (Vec<f64>, Vec<bool>) {
        let sums = self.rows().map(|row| dot(row, values));
        sums.map(|z| (z.max(0.0), z > 0.0)).unzip()
    }

    /// The columns of the layer's map near the input; units that are off pass nothing on.
    fn columns(&self, on: &[bool]) -> Vec<Vec<f64>> {
        let column = |input| {
            let rows = self.rows().zip(on);
            rows.map(|(row, &on)| if on { row[input] } else { 0.0 })
                .collect()
        };
        (0..self.inputs).map(column).collect()
    }

    /// The image of a direction under that map.
    fn image(&self, direction: &[f64], on: &[bool]) -> Vec<f64> {
        let rows = self.rows().zip(on);
        rows.map(|(row, &on)| if on { dot(row, direction) } else { 0.0 })
            .collect()
    }
}

/// Orthonormal vectors with the same span as the given ones (Gram and Schmidt, each projected twice to limit rounding
/// errors).
fn orthonormal(vectors: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for mut vector in vectors {
        let before = dot(&vector, &vector).sqrt();
        for _ in 0..2 {
            for other in &basis {
                let along = dot(&vector, other);
                let pairs = vector.iter_mut().zip(other);
                pairs.for_each(|(value, other)| *value -= along * other);
            }
        }
        let after = dot(&vector, &vector).sqrt();
        if after > DEPENDENT * before {
            vector.iter_mut().for_each(|value| *value /= after);
            basis.push(vector);
        }
    }
    basis
}

/// The scalar product of two vectors, in a fixed order that runs in lanes.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    const LANES: usize = 8;
    let mut sums = [0.0; LANES];
    let (a, b) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f64 = (a.remainder().iter().zip(b.remainder()))
        .map(|(a, b)| a * b)
        .sum();
    for (a, b) in a.zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_never_come_back_and_are_at_most_the_units_that_are_on() {
        for (inputs, width) in [(1, 1), (3, 2), (8, 8), (16, 40), (40, 16)] {
            for seed in 1..20 {
                let rank_decay = RankDecay {
                    inputs,
                    width,
                    layers: 6,
                    seed,
                };
                let left = rank_decay.directions();
                assert_eq!(left.len(), 6);
                assert!(left[0] <= inputs.min(width), "{rank_decay:?} {left:?}");
                assert!(left.is_sorted_by(|a, b| a >= b), "{rank_decay:?} {left:?}");
            }
        }
    }

    #[test]
    fn dependent_vectors_are_left_out() {
        let vectors = vec![
            vec![1.0, 2.0, 0.0],
            vec![-3.0, -6.0, 0.0],
            vec![0.0; 3],
            vec![1.0, 0.0, 0.0],
            vec![0.1, 0.7, 0.0],
        ];
        let basis = orthonormal(vectors);
        assert_eq!(basis.len(), 2);
        assert!(dot(&basis[0], &basis[1]).abs() < 1e-15);
    }
}
