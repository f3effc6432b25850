//! A network and its samples as text for other programs: JSON, Python, JavaScript, formulas, CSV.
//!
//! Every number is written so that it reads back to the same `f32`, and the programs compute in `f64` as this one does, so
//! that their scores are those of the page. What [`super::import`] takes back is described in `docs/network-json.md`.

mod formulas;
mod javascript;
mod json;
mod literal;
mod numpy;
mod pytorch;

use crate::network::named::named;
use std::fmt;

use super::points;
use crate::cells::ComplexError;
use crate::dataset::Sample;
use crate::geometry::Rect;
use crate::network::Activation;
use crate::network::Network;
use crate::network::number::nearest_f32;
use crate::scene::Problem;

pub use formulas::MOST_REGIONS;
pub use json::{FORMAT, VERSION};

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

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The network. Its parameters are taken for `f32` values; others are rounded to such.
    pub network: &'a Network,
    /// The samples.
    pub samples: &'a [Sample],
    /// The frame whose regions are listed.
    pub frame: Rect,
    /// The link of the scene, to be named in the file; empty for none.
    pub link: &'a str,
}

/// Why something cannot be exported.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportError {
    /// The activation is smooth: there are no regions on which the score is one formula.
    Smooth {
        /// The activation.
        activation: Activation,
    },
    /// The regions of the network cannot be computed.
    Complex(ComplexError),
    /// More regions than a text should hold.
    TooManyRegions {
        /// Regions in the frame.
        found: usize,
    },
    /// A parameter larger than any `f32`.
    ParameterRange {
        /// The layer, counted from 0.
        layer: usize,
    },
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

/// Widths and activation on one line: `2-8-8-1, relu`.
fn headline(network: &Network) -> String {
    let mut widths = vec![network.inputs()];
    widths.extend(network.layers().iter().map(crate::network::Layer::units));
    let widths: Vec<String> = widths.iter().map(usize::to_string).collect();
    let activation = network.activation();
    let turn = match activation {
        Activation::Leaky { slope } => format!(" of slope {}", nearest_f32(slope)),
        Activation::Softplus { sharpness } => format!(" of sharpness {}", nearest_f32(sharpness)),
        _ => String::new(),
    };
    format!("{}, {}{turn}", widths.join("-"), activation.name())
}

fn check_range(network: &Network) -> Result<(), ExportError> {
    let fits = |values: &[f64]| values.iter().all(|&value| nearest_f32(value).is_finite());
    let mut layers = network.layers().iter();
    match layers.position(|layer| !fits(layer.weights()) || !fits(layer.biases())) {
        Some(layer) => Err(ExportError::ParameterRange { layer }),
        None => Ok(()),
    }
}

impl ExportError {
    /// The error as the page words it.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers in a sentence, far below 2^53"
    )]
    pub fn problem(&self) -> Problem {
        match self {
            Self::Smooth { activation } => {
                Problem::new("export-smooth").text("activation", activation.name())
            }
            Self::Complex(error) => {
                Problem::new("export-regions").text("reason", error.to_string())
            }
            Self::TooManyRegions { found } => Problem::new("export-too-many-regions")
                .number("found", *found as f64)
                .number("most", MOST_REGIONS as f64),
            Self::ParameterRange { layer } => {
                Problem::new("export-range").number("layer", (layer + 1) as f64)
            }
        }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smooth { activation } => write!(
                f,
                "{} is smooth: there is no region on which the score is one formula",
                activation.name()
            ),
            Self::Complex(error) => write!(f, "the regions cannot be computed: {error}"),
            Self::TooManyRegions { found } => write!(
                f,
                "the frame has {found} regions; up to {MOST_REGIONS} are written"
            ),
            Self::ParameterRange { layer } => {
                write!(f, "a parameter of layer {} is too large", layer + 1)
            }
        }
    }
}

impl std::error::Error for ExportError {}
