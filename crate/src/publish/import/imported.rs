//! A network that was read from a text, and what was understood of it.

use serde::Serialize;

use super::chain::Chained;
use super::error::ImportError;
use super::note::Note;
use crate::network::number::rounded_to_f32;
use crate::network::{Activation, Layer, Network, ShapeLimits};
use crate::scene::Problem;

/// The activation that is assumed for a text that names none, such as a `state_dict`.
pub const ASSUMED: Activation = Activation::Relu;

/// What kind of text a network was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, ts(rename = "NetworkSource"))]
pub enum Source {
    /// The project's own JSON.
    Crease,
    /// A PyTorch `state_dict` as JSON.
    StateDict,
    /// A `safetensors` file.
    Safetensors,
    /// The attributes of a scikit-learn `MLPClassifier` or `MLPRegressor`, as JSON.
    ScikitLearn,
    /// The lists of Keras' `get_weights()`, as JSON.
    Keras,
    /// An ONNX file.
    Onnx,
}

impl Source {
    /// Who made such files.
    #[must_use]
    pub const fn maker(self) -> &'static str {
        match self {
            Self::Crease => "Crease",
            Self::StateDict => "PyTorch",
            Self::Safetensors => "safetensors",
            Self::ScikitLearn => "scikit-learn",
            Self::Keras => "Keras",
            Self::Onnx => "ONNX",
        }
    }
}

/// A network that was read, its parameters rounded to `f32` values.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The network.
    pub network: Network,
    /// The network as it stands in the file: its parameters not rounded, all its scores.
    pub exact: Network,
    /// What it was read from.
    pub source: Source,
    /// Whether the activation was assumed, because the file names none.
    pub assumed: bool,
    /// Number of layers without biases in the text, which got zeros.
    pub without_biases: usize,
    /// Whether its one score is the difference of two that were read.
    pub is_difference: bool,
    /// Names of the layers in the file, in their order.
    pub layers: Vec<String>,
    /// What was understood.
    pub notes: Vec<Note>,
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
    /// Number of layers without biases in the text, which got zeros.
    pub without_biases: usize,
    /// Whether the one score is the difference of two that were read.
    pub is_difference: bool,
    /// Names of the layers in the file, in their order.
    pub layers: Vec<String>,
    /// What else was understood, as the page words it.
    pub notes: Vec<Problem>,
}

impl Imported {
    /// The network of a file that names everything.
    pub(super) fn of(source: Source, chained: Chained) -> Self {
        Self {
            network: chained.network,
            exact: chained.exact,
            source,
            assumed: false,
            without_biases: 0,
            is_difference: false,
            layers: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Whether the network is one that a scene can show.
    ///
    /// # Errors
    /// What it has too many of.
    pub fn check_for_scene(&self) -> Result<(), ImportError> {
        let network = &self.network;
        if network.inputs() <= ShapeLimits::SCENE.inputs {
            return Ok(network.check(ShapeLimits::SCENE)?);
        }
        Err(ImportError::Wide {
            inputs: network.inputs(),
            widths: network.shape(),
        })
    }

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
            assumed: self.assumed,
            without_biases: self.without_biases,
            is_difference: self.is_difference,
            layers: self.layers.clone(),
            notes: self.notes.iter().map(Note::problem).collect(),
        }
    }

    /// The same classifier of two classes with one score for two: that of class 1 minus that of class 0, whose sigmoid is the
    /// softmax of both. The output layer's parameters are rounded once more.
    ///
    /// # Errors
    /// A network without exactly two scores, or a difference too large for `f32`.
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
        let mut notes = self.notes.clone();
        notes.push(Note::Difference);
        let mut layers = self.network.hidden_layers().to_vec();
        layers.push(output);
        Ok(Self {
            network: Network::new(self.network.activation(), layers)?,
            is_difference: true,
            notes,
            ..self.clone()
        })
    }
}
