//! A network from the text of another program: the project's own JSON, or a PyTorch `state_dict` dumped as JSON.
//!
//! Both formats are described in `docs/network-json.md`. Whatever the text, there is a network or an error that names what is
//! wrong, after time and memory in proportion to its length.

mod error;
mod native;
mod state_dict;
mod tree;

use serde::Serialize;

use crate::network::Activation;
use crate::network::number::rounded_to_f32;
use crate::network::{Layer, Network, NetworkError};

pub use error::ImportError;

use tree::Tree;

/// Most bytes that are looked at: the largest network with a line for every number has half of it.
pub const MOST_BYTES: usize = 4 << 20;

/// The activation that is assumed where a text names none, as a `state_dict` does.
pub const ASSUMED: Activation = Activation::Relu;

/// What kind of text a network was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, ts(rename = "NetworkSource"))]
pub enum Source {
    /// The project's own JSON.
    Crease,
    /// A PyTorch `state_dict`.
    StateDict,
}

/// A network that was read, its parameters rounded to `f32` values.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The network.
    pub network: Network,
    /// What it was read from.
    pub source: Source,
    /// Layers that came without biases, and have got zeros.
    pub without_biases: usize,
    /// Whether its one score is the difference of two that were read.
    pub is_difference: bool,
}

/// What was understood, as the page tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, ts(rename = "NetworkSummary"))]
pub struct Summary {
    /// What the network was read from.
    pub source: Source,
    /// Number of inputs, widths of the hidden layers, number of outputs.
    pub widths: Vec<usize>,
    /// Number of weights and biases.
    pub parameters: usize,
    /// The activation's name in links.
    pub activation: &'static str,
    /// Its slope or sharpness, where it has one.
    pub turn: Option<f64>,
    /// Whether the activation was assumed, because the text names none.
    pub assumed: bool,
    /// Layers that came without biases, and have got zeros.
    pub without_biases: usize,
    /// Whether the one score is the difference of two that were read.
    pub is_difference: bool,
}

/// The network of a text.
///
/// # Errors
/// What is wrong with the first part that is wrong.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    if text.len() > MOST_BYTES {
        return Err(ImportError::TooLong { bytes: text.len() });
    }
    let tree: Tree = serde_json::from_str(text).map_err(|error| ImportError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    if tree.get("format").is_some() {
        native::read(&tree)
    } else {
        state_dict::read(&tree)
    }
}

impl Imported {
    /// What was understood, as the page tells it.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let layers = self.network.layers().iter();
        let activation = self.network.activation();
        Summary {
            source: self.source,
            widths: std::iter::once(self.network.inputs())
                .chain(layers.map(Layer::units))
                .collect(),
            parameters: self.network.parameter_count(),
            activation: activation.name(),
            turn: match activation {
                Activation::Leaky { slope } => Some(slope),
                Activation::Softplus { sharpness } => Some(sharpness),
                _ => None,
            },
            assumed: self.source == Source::StateDict,
            without_biases: self.without_biases,
            is_difference: self.is_difference,
        }
    }

    /// The same classifier of two classes with one score for two: that of class 1 minus that of class 0, whose sigmoid is the
    /// softmax of both. The output layer's parameters are rounded once more.
    ///
    /// # Errors
    /// A network that has not two scores, or a difference that no `f32` holds.
    pub fn with_one_score(&self) -> Result<Self, ImportError> {
        let outputs = self.network.output_layer();
        let [zero, one] = outputs.biases() else {
            let found = outputs.units();
            return Err(ImportError::Outputs { expected: 2, found });
        };
        let pairs = outputs.row(1).iter().zip(outputs.row(0));
        let weights = pairs.map(|(one, zero)| rounded_to_f32(one - zero));
        let biases = vec![rounded_to_f32(one - zero)];
        let output = Layer::new(outputs.inputs(), weights.collect(), biases)?;
        let mut layers = self.network.hidden_layers().to_vec();
        layers.push(output);
        Ok(Self {
            network: Network::new(self.network.activation(), layers)?,
            is_difference: true,
            ..self.clone()
        })
    }
}

/// A layer as a text has it, and the names of its parts there.
struct Part<'a> {
    /// Name and value of the weights.
    weights: (&'a str, &'a Tree),
    /// Name and value of the biases, where there are some.
    biases: Option<(&'a str, &'a Tree)>,
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
fn network_of(activation: Activation, parts: &[Part<'_>]) -> Result<Network, ImportError> {
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

/// The start of a text from outside, short enough to stand in a sentence.
fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let mut start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
