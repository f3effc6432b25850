//! A network and its samples as text for other programs: JSON, Python, JavaScript, formulas, CSV.
//!
//! Every number is written so that it reads back to the same `f32`, and the programs compute in `f64` as this one does, so
//! that their scores are those of the page. What [`super::import`] takes back is described in `docs/network-json.md`.

mod error;
mod file_values;
mod formulas;
mod javascript;
mod json;
mod literal;
mod numpy;
mod pytorch;
mod safetensors;
mod subject;

use super::points;
use crate::network::Network;
use crate::network::named::named;
use crate::network::number::nearest_f32;

pub use error::{ExportError, MOST_REGIONS};
pub use file_values::{over_file_values, over_standardised};
pub use json::{FORMAT, VERSION};
pub use subject::Subject;

/// What can be exported, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The network in the format of this project.
    Json,
    /// The parameters as the `state_dict` of a PyTorch module, dumped as JSON.
    StateDict,
    /// A Python file with a PyTorch module that has the parameters.
    Pytorch,
    /// A Python file with a function `score` that needs NumPy only.
    Numpy,
    /// An ES module with a function `score` that needs nothing.
    Javascript,
    /// Every activation region of the frame with the formula of each score.
    Formulas,
    /// The samples.
    Csv,
}

named!(
    Kind,
    Json => "json",
    StateDict => "state-dict",
    Pytorch => "pytorch",
    Numpy => "numpy",
    Javascript => "javascript",
    Formulas => "formulas",
    Csv => "csv",
);

impl Kind {
    /// What a file of it may be called.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Json => "network.json",
            Self::StateDict => "state_dict.json",
            Self::Pytorch => "network_torch.py",
            Self::Numpy => "network_numpy.py",
            Self::Javascript => "network.mjs",
            Self::Formulas => "regions.txt",
            Self::Csv => "samples.csv",
        }
    }
}

/// The text of a file.
///
/// # Errors
/// Formulas of a smooth network, or of too many regions; a parameter that no `f32` holds.
pub fn write(kind: Kind, subject: &Subject<'_>) -> Result<String, ExportError> {
    if kind == Kind::Csv {
        return Ok(points::write(subject.samples));
    }
    check_range(subject.network)?;
    match kind {
        Kind::Json => Ok(json::network(subject)),
        Kind::StateDict => Ok(json::state_dict(subject.network)),
        Kind::Pytorch => Ok(pytorch::write(subject)),
        Kind::Numpy => Ok(numpy::write(subject)),
        Kind::Javascript => Ok(javascript::write(subject)),
        Kind::Formulas | Kind::Csv => formulas::write(subject),
    }
}

/// The bytes of a `safetensors` file with the parameters and the activation.
///
/// # Errors
/// A parameter that no `f32` holds.
pub fn write_safetensors(network: &Network) -> Result<Vec<u8>, ExportError> {
    check_range(network)?;
    safetensors::write(network)
}

/// What a `safetensors` file may be called.
pub const SAFETENSORS_FILE: &str = "network.safetensors";

fn check_range(network: &Network) -> Result<(), ExportError> {
    let fits = |values: &[f64]| values.iter().all(|&value| nearest_f32(value).is_finite());
    let mut layers = network.layers().iter();
    match layers.position(|layer| !fits(layer.weights()) || !fits(layer.biases())) {
        Some(layer) => Err(ExportError::ParameterRange { layer }),
        None => Ok(()),
    }
}
