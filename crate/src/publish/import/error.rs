//! What can be wrong with the text of a network.

use std::fmt;

use super::foreign::Foreign;
use crate::network::number::Limits;
use crate::network::{Network, NetworkError};
use crate::publish::export::VERSION;
use crate::scene::Problem;

/// The longest text that is read, in bytes: twice the largest network with a line for every number.
pub const MOST_BYTES: usize = 4 << 20;

/// The largest number of entries: weights and biases of the deepest network.
pub(super) const MOST_ENTRIES: usize = 2 * (Network::MAX_HIDDEN_LAYERS + 1);

/// Why a network cannot be read from a text. Names from the text are shortened.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportError {
    /// More than [`MOST_BYTES`].
    TooLong {
        /// Bytes found.
        bytes: usize,
    },
    /// The text is not JSON; places are counted from 1.
    NotJson {
        /// The line where this shows.
        line: usize,
        /// The column.
        column: usize,
    },
    /// JSON, but neither the project's own format nor a `state_dict` with weights.
    NoNetwork,
    /// The project's own format, of a later version.
    NewerVersion {
        /// Its version.
        found: f64,
    },
    /// A required key is missing.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// The value of a key has the wrong kind.
    Value {
        /// The key.
        key: &'static str,
    },
    /// An activation that is not known.
    Activation {
        /// Its name.
        name: String,
    },
    /// A slope or sharpness outside its limits.
    Turn {
        /// The limits.
        limits: Limits,
        /// The value found.
        found: f64,
    },
    /// More entries than a fully connected network of the page's size has.
    Entries {
        /// Entries found.
        found: usize,
    },
    /// An entry that belongs to no fully connected layer.
    Unknown {
        /// Its key.
        key: String,
    },
    /// A key that appears twice.
    Twice {
        /// The key.
        key: String,
    },
    /// Weights that are not rows of numbers, all of one length.
    Weights {
        /// Their key.
        key: String,
    },
    /// Biases that are not a list of one number for each unit.
    Biases {
        /// Their key.
        key: String,
        /// Units of the layer.
        units: usize,
    },
    /// A number too large for `f32`.
    Range {
        /// Its key.
        key: String,
    },
    /// A parameter that is infinite or not a number.
    NotFinite {
        /// Its place in the file.
        key: String,
        /// What it is.
        value: &'static str,
    },
    /// A network with more inputs than the plane has.
    Wide {
        /// Its inputs.
        inputs: usize,
        /// All its widths: `784-64-10`.
        widths: String,
    },
    /// A file of another program, which cannot be read as it is.
    Foreign(Foreign),
    /// A file that is not whole.
    Damaged {
        /// Its format.
        format: &'static str,
    },
    /// Parameters of a kind that is no floating-point number.
    Numbers {
        /// Their key.
        key: String,
        /// The kind.
        kind: String,
    },
    /// Two activations in one network.
    Activations {
        /// The first.
        first: &'static str,
        /// The other one.
        second: &'static str,
    },
    /// Leaky units of different slopes.
    Slopes,
    /// An activation before the first layer, after the scores, or after another.
    LoneActivation,
    /// A batch normalisation that can belong to more than one layer.
    Normalisation {
        /// Its name.
        name: String,
    },
    /// Names for an order of layers that are not those of the layers.
    Order,
    /// A step of a graph that no layer of sums and no activation is.
    Operator {
        /// Its name.
        name: String,
    },
    /// A graph whose steps do not follow each other in one line.
    Branches {
        /// The value that is used more than once, or not at all.
        name: String,
    },
    /// Layers that do not form a network.
    Network(NetworkError),
    /// A network with another number of inputs than the samples have.
    Inputs {
        /// Inputs that the samples need.
        expected: usize,
        /// Its inputs.
        found: usize,
    },
    /// A network with another number of scores than the samples need.
    Outputs {
        /// Scores that the samples need.
        expected: usize,
        /// Its outputs.
        found: usize,
    },
}

impl From<NetworkError> for ImportError {
    fn from(error: NetworkError) -> Self {
        Self::Network(error)
    }
}

impl ImportError {
    /// The error as the page words it.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers in a sentence, far below 2^53"
    )]
    pub fn problem(&self) -> Problem {
        match self {
            Self::TooLong { bytes } => Problem::new("import-too-long")
                .number("bytes", *bytes as f64)
                .number("most", MOST_BYTES as f64),
            Self::NotJson { line, column } => Problem::new("import-not-json")
                .number("line", *line as f64)
                .number("column", *column as f64),
            Self::NoNetwork => Problem::new("import-no-network"),
            Self::NewerVersion { found } => Problem::new("import-newer-version")
                .number("found", *found)
                .number("known", f64::from(VERSION)),
            Self::Missing { key } => Problem::new("import-missing").text("key", *key),
            Self::Value { key } => Problem::new("import-value").text("key", *key),
            Self::Activation { name } => {
                Problem::new("import-activation").text("name", name.as_str())
            }
            Self::Turn { limits, found } => Problem::new("import-turn")
                .text("key", limits.setting)
                .number("found", *found)
                .number("least", limits.least)
                .number("most", limits.most),
            Self::Entries { found } => Problem::new("import-entries")
                .number("found", *found as f64)
                .number("most", MOST_ENTRIES as f64),
            Self::Unknown { key } => Problem::new("import-unknown").text("key", key.as_str()),
            Self::Twice { key } => Problem::new("import-twice").text("key", key.as_str()),
            Self::Weights { key } => Problem::new("import-weights").text("key", key.as_str()),
            Self::Biases { key, units } => Problem::new("import-biases")
                .text("key", key.as_str())
                .number("units", *units as f64),
            Self::Range { key } => Problem::new("import-range").text("key", key.as_str()),
            Self::NotFinite { key, value } => Problem::new("import-not-finite")
                .text("key", key.as_str())
                .text("value", *value),
            Self::Wide { inputs, widths } => Problem::new("import-wide")
                .number("inputs", *inputs as f64)
                .number("most", Network::MAX_INPUTS as f64)
                .text("widths", widths.as_str()),
            Self::Foreign(foreign) => Problem::new("import-foreign")
                .text("maker", foreign.maker())
                .text("lines", foreign.lines()),
            Self::Damaged { format } => Problem::new("import-damaged").text("format", *format),
            Self::Numbers { key, kind } => Problem::new("import-numbers")
                .text("key", key.as_str())
                .text("kind", kind.as_str()),
            Self::Activations { first, second } => Problem::new("import-activations")
                .text("first", *first)
                .text("second", *second),
            Self::Slopes => Problem::new("import-slopes"),
            Self::LoneActivation => Problem::new("import-lone-activation"),
            Self::Normalisation { name } => {
                Problem::new("import-normalisation").text("name", name.as_str())
            }
            Self::Order => Problem::new("import-order"),
            Self::Operator { name } => Problem::new("import-operator").text("name", name.as_str()),
            Self::Branches { name } => Problem::new("import-branches").text("name", name.as_str()),
            Self::Network(error) => network_problem(error),
            Self::Inputs { expected, found } => Problem::new("import-inputs")
                .number("expected", *expected as f64)
                .number("found", *found as f64),
            Self::Outputs { expected, found } => Problem::new("import-outputs")
                .number("expected", *expected as f64)
                .number("found", *found as f64),
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "numbers in a sentence")]
fn network_problem(error: &NetworkError) -> Problem {
    match error {
        NetworkError::TooManyLayers { found } => Problem::new("import-too-deep")
            .number("found", *found as f64)
            .number("most", Network::MAX_HIDDEN_LAYERS as f64),
        NetworkError::Width { layer, found, most } => Problem::new("import-width")
            .number("layer", *layer as f64)
            .number("found", *found as f64)
            .number("most", *most as f64),
        NetworkError::Mismatch {
            layer,
            expected,
            found,
        } => Problem::new("import-mismatch")
            .number("layer", (layer + 1) as f64)
            .number("expected", *expected as f64)
            .number("found", *found as f64),
        other => Problem::new("import-network").text("reason", other.to_string()),
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => {
                write!(f, "the text has {bytes} bytes, {MOST_BYTES} are possible")
            }
            Self::NotJson { line, column } => {
                write!(f, "the text is not JSON: see line {line}, column {column}")
            }
            Self::NoNetwork => write!(f, "there is no network in this JSON"),
            Self::NewerVersion { found } => write!(
                f,
                "the text has version {found}, this program reads {VERSION}"
            ),
            Self::Missing { key } => write!(f, "`{key}` is missing"),
            Self::Value { key } => write!(f, "the value of `{key}` is not possible"),
            Self::Activation { name } => write!(f, "`{name}` is no activation known here"),
            Self::Turn { limits, found } => write!(
                f,
                "the {} {found} is not between {} and {}",
                limits.setting, limits.least, limits.most
            ),
            Self::Entries { found } => write!(
                f,
                "{found} entries; the deepest network possible has {}",
                MOST_ENTRIES
            ),
            Self::Unknown { key } => write!(f, "`{key}` belongs to no fully connected layer"),
            Self::Twice { key } => write!(f, "`{key}` appears twice"),
            Self::Weights { key } => write!(f, "`{key}` is not a list of rows, all of one length"),
            Self::Biases { key, units } => {
                write!(
                    f,
                    "`{key}` is not a list of {units} numbers, one for each unit"
                )
            }
            Self::Range { key } => write!(f, "`{key}` has a number that is too large"),
            Self::NotFinite { key, value } => {
                write!(f, "the file holds {value} at {key}: this training diverged")
            }
            Self::Wide { inputs, widths } => write!(
                f,
                "the network {widths} has {inputs} inputs; the plane has {}",
                Network::MAX_INPUTS
            ),
            Self::Foreign(foreign) => write!(
                f,
                "this is a file of {}; these lines write what can be read:\n{}",
                foreign.maker(),
                foreign.lines()
            ),
            Self::Damaged { format } => write!(f, "this {format} file is not whole"),
            Self::Numbers { key, kind } => {
                write!(
                    f,
                    "`{key}` holds {kind}, which are no floating-point numbers"
                )
            }
            Self::Activations { first, second } => write!(
                f,
                "the network has two activations, {first} and {second}; one for all hidden layers is possible"
            ),
            Self::Slopes => write!(
                f,
                "the leaky units have different slopes; one for all is possible"
            ),
            Self::LoneActivation => write!(
                f,
                "an activation stands before the first layer, after the scores, or after another activation"
            ),
            Self::Normalisation { name } => write!(
                f,
                "the batch normalisation `{name}` can belong to more than one layer"
            ),
            Self::Order => write!(f, "the order does not name every layer once"),
            Self::Operator { name } => write!(
                f,
                "the operator {name} is neither a layer of sums nor an activation known here"
            ),
            Self::Branches { name } => {
                write!(f, "the graph is no single chain of layers: see `{name}`")
            }
            Self::Network(error) => write!(f, "{error}"),
            Self::Inputs { expected, found } => write!(
                f,
                "the network has {found} inputs; the present samples have {expected}"
            ),
            Self::Outputs { expected, found } => write!(
                f,
                "the network has {found} outputs; the present samples need {expected}"
            ),
        }
    }
}

impl std::error::Error for ImportError {}

/// The start of a foreign text, short enough for an error message.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let mut start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
