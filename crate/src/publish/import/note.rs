//! What was understood of a network's file.

use std::fmt;

use crate::publish::encoding::Encoding;
use crate::scene::Problem;

/// A remark on a network that was read. Names from the file are shortened.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// The text is not UTF-8.
    Encoded(Encoding),
    /// The file names no activation: ReLU is assumed.
    Assumed,
    /// The file names an activation without its slope or sharpness: that of PyTorch is assumed.
    SlopeAssumed,
    /// Layers without biases, which got zeros.
    WithoutBiases {
        /// How many.
        layers: usize,
    },
    /// The order of the layers is not that of the file, or another would fit as well.
    Order {
        /// The names of the layers, the first one first.
        layers: String,
        /// Whether the widths allow another order.
        ambiguous: bool,
    },
    /// Weights were stored a row for each input.
    Transposed,
    /// Nothing tells whether a row of weights is an input or a unit: an input is assumed.
    EitherWay,
    /// Weights were multiplied by the masks of a pruning.
    Masked {
        /// Layers with masks.
        layers: usize,
    },
    /// Batch normalisations became part of layers.
    Normalised {
        /// How many.
        layers: usize,
    },
    /// What comes after the scores is left out.
    Without {
        /// What it is.
        name: String,
    },
    /// The one score is that of class 1 minus that of class 0.
    Difference,
    /// The network is taken to be one over the values of the file that the points are from, which were standardised.
    OverFileValues,
}

impl Note {
    /// The note as the page words it.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "numbers in a sentence")]
    pub fn problem(&self) -> Problem {
        let layers = |code, layers: usize| Problem::new(code).number("layers", layers as f64);
        match self {
            Self::Encoded(encoding) => {
                Problem::new("network-encoded").text("encoding", encoding.name())
            }
            Self::Assumed => Problem::new("network-assumed"),
            Self::SlopeAssumed => Problem::new("network-slope-assumed"),
            Self::WithoutBiases { layers: count } => layers("network-without-biases", *count),
            Self::Order { layers, ambiguous } => Problem::new("network-order")
                .text("layers", layers.as_str())
                .number("ambiguous", f64::from(u8::from(*ambiguous))),
            Self::Transposed => Problem::new("network-transposed"),
            Self::EitherWay => Problem::new("network-either-way"),
            Self::Masked { layers: count } => layers("network-masked", *count),
            Self::Normalised { layers: count } => layers("network-normalised", *count),
            Self::Without { name } => Problem::new("network-without").text("name", name.as_str()),
            Self::Difference => Problem::new("network-difference"),
            Self::OverFileValues => Problem::new("network-over-file-values"),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoded(encoding) => write!(f, "the text is {}", encoding.name()),
            Self::Assumed => write!(f, "the file names no activation: ReLU is assumed"),
            Self::SlopeAssumed => write!(
                f,
                "the file gives its activation no slope or sharpness: that of PyTorch is assumed"
            ),
            Self::WithoutBiases { layers } => {
                write!(f, "layers without biases got zeros: {layers}")
            }
            Self::Order { layers, ambiguous } => {
                write!(
                    f,
                    "layers in this order, by their names and widths: {layers}"
                )?;
                if *ambiguous {
                    write!(f, "; another order would fit as well, and can be given")?;
                }
                Ok(())
            }
            Self::Transposed => write!(f, "weights stood with a row for each input: transposed"),
            Self::EitherWay => write!(
                f,
                "all layers are square, so nothing tells whether a row is an input, as Keras has it, or a unit, as PyTorch has it: an input is assumed"
            ),
            Self::Masked { layers } => write!(f, "pruning masks multiplied into layers: {layers}"),
            Self::Normalised { layers } => {
                write!(f, "batch normalisations folded into layers: {layers}")
            }
            Self::Without { name } => {
                write!(f, "scores are those before the last step, {name}")
            }
            Self::Difference => write!(f, "the score is that of class 1 minus that of class 0"),
            Self::OverFileValues => write!(
                f,
                "its inputs are taken to be the values of the file, not the standardised ones"
            ),
        }
    }
}
