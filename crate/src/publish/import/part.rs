//! Layers of a text, and the network that they form.

use super::error::ImportError;
use super::tree::Tree;
use crate::network::number::rounded_to_f32;
use crate::network::{Activation, Layer, Network, NetworkError};

/// A layer of a text, with the names of its parts there.
pub(super) struct Part<'a> {
    /// Name and value of the weights.
    pub(super) weights: (&'a str, &'a Tree),
    /// Name and value of the biases, where there are some.
    pub(super) biases: Option<(&'a str, &'a Tree)>,
}

impl Part<'_> {
    /// The layer, its parameters rounded to `f32` values.
    fn layer(&self) -> Result<Layer, ImportError> {
        let (key, weights) = self.weights;
        let shape = || ImportError::Weights { key: excerpt(key) };
        let rows = weights.list().ok_or_else(shape)?;
        let rows: Vec<Vec<f64>> =
            (rows.iter().map(Tree::numbers).collect::<Option<_>>()).ok_or_else(shape)?;
        let inputs = rows.first().map_or(0, Vec::len);
        if inputs == 0 || rows.iter().any(|row| row.len() != inputs) {
            return Err(shape());
        }
        let biases = self.biases_of(rows.len())?;
        let weights = rounded(key, rows.concat())?;
        Layer::new(inputs, weights, biases).map_err(ImportError::Network)
    }

    fn biases_of(&self, units: usize) -> Result<Vec<f64>, ImportError> {
        let Some((key, biases)) = self.biases else {
            return Ok(vec![0.0; units]);
        };
        match biases.numbers() {
            Some(values) if values.len() == units => rounded(key, values),
            _ => Err(ImportError::Biases {
                key: excerpt(key),
                units,
            }),
        }
    }
}

/// The network of the parts, the output layer last.
pub(super) fn network_of(
    activation: Activation,
    parts: &[Part<'_>],
) -> Result<Network, ImportError> {
    let most = Network::MAX_HIDDEN_LAYERS + 1;
    if parts.len() > most {
        let found = parts.len() - 1;
        return Err(NetworkError::TooManyLayers { found }.into());
    }
    let layers: Result<Vec<Layer>, ImportError> = parts.iter().map(Part::layer).collect();
    Ok(Network::new(activation, layers?)?)
}

/// The values as `f32` values.
fn rounded(key: &str, values: Vec<f64>) -> Result<Vec<f64>, ImportError> {
    let rounded = values.into_iter().map(|value| {
        let single = rounded_to_f32(value);
        single.is_finite().then_some(single)
    });
    let all: Option<Vec<f64>> = rounded.collect();
    all.ok_or_else(|| ImportError::Range { key: excerpt(key) })
}

/// The start of a foreign text, short enough for an error message.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let mut start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
