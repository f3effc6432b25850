//! One layer of a network.

use super::NetworkError;

/// One fully connected layer: z = W·input + b, one row of W per unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub(super) inputs: usize,
    pub(super) weights: Vec<f64>,
    pub(super) biases: Vec<f64>,
}

impl Layer {
    /// Creates a layer from its weights (row-major: unit after unit, one weight per input) and biases (one per unit).
    ///
    /// # Errors
    /// [`NetworkError::WeightCount`] when the number of weights is not units × inputs.
    pub fn new(inputs: usize, weights: Vec<f64>, biases: Vec<f64>) -> Result<Self, NetworkError> {
        let expected = inputs * biases.len();
        if weights.len() != expected {
            return Err(NetworkError::WeightCount {
                expected,
                found: weights.len(),
            });
        }
        Ok(Self {
            inputs,
            weights,
            biases,
        })
    }

    /// A layer whose weights and biases are all zero.
    #[must_use]
    pub fn zeros(inputs: usize, units: usize) -> Self {
        Self {
            inputs,
            weights: vec![0.0; inputs * units],
            biases: vec![0.0; units],
        }
    }

    /// Number of inputs.
    #[must_use]
    #[inline]
    pub const fn inputs(&self) -> usize {
        self.inputs
    }

    /// Number of units.
    #[must_use]
    #[inline]
    pub const fn units(&self) -> usize {
        self.biases.len()
    }

    /// All weights, row-major.
    #[must_use]
    #[inline]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The weights of one unit, one per input.
    #[must_use]
    #[inline]
    pub fn row(&self, unit: usize) -> &[f64] {
        &self.weights[unit * self.inputs..(unit + 1) * self.inputs]
    }

    /// The biases, one per unit.
    #[must_use]
    #[inline]
    pub fn biases(&self) -> &[f64] {
        &self.biases
    }

    /// Pre-activations of all units for one input vector.
    #[must_use]
    #[inline]
    pub fn pre_activations(&self, input: &[f64]) -> Vec<f64> {
        (0..self.units())
            .map(|unit| {
                let products = self.row(unit).iter().zip(input).map(|(w, x)| w * x);
                products.sum::<f64>() + self.biases[unit]
            })
            .collect()
    }
}
