//! What can be wrong with a link.

use std::fmt;

use crate::scene::problem::Problem;

/// The version of links; those of a later one are refused by name.
pub const VERSION: u32 = 1;

/// The version of links that carry numbers of the reader's own to learn, which pages of version 1 know nothing of. Of this
/// version no other links are known.
pub(super) const WITH_NUMBERS: u32 = 2;

/// The longest fragment that is looked at, in bytes: the weights of the largest network take 246,470, the most samples 12,006.
pub const MAX_LENGTH: usize = 262_144;

/// What closes a link.
pub(super) const END: &str = "end";

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkError {
    /// The text does not begin with digits and a semicolon.
    NotALink,
    /// The link is of a later version.
    NewerVersion {
        /// Its version.
        found: u32,
    },
    /// The closing `end` is missing.
    CutOff,
    /// More than [`MAX_LENGTH`] bytes.
    TooLong {
        /// Bytes found.
        length: usize,
    },
    /// A field whose value is not possible.
    Field {
        /// The key, shortened.
        key: String,
        /// The value, shortened.
        value: String,
    },
    /// A key that appears twice.
    Duplicate {
        /// The key, shortened.
        key: String,
    },
    /// A blob that is not base64url, too short for its checksum, or fails it.
    Checksum {
        /// The blob's key.
        key: &'static str,
    },
    /// Another number of weights than the network has.
    WeightCount {
        /// Parameters of the network.
        expected: usize,
        /// Weights in the link.
        found: usize,
    },
    /// A recipe that would take too long to repeat.
    RecipeTooLong {
        /// Its steps.
        step: u64,
    },
    /// A link behind a link, with another scene.
    Two,
}

impl LinkError {
    /// A shape that no network has, or weights that do not fit it.
    pub(crate) fn shape() -> Self {
        Self::Field {
            key: "net".to_owned(),
            value: String::new(),
        }
    }

    /// A link that ends before its first semicolon, or no link.
    pub(super) fn cut_off_or_none(text: &str) -> Self {
        let sign = text.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
        if sign == "1" {
            Self::CutOff
        } else {
            Self::NotALink
        }
    }

    /// The error as the page words it.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers in a sentence; none is near 2^53 in a link worth reading"
    )]
    pub fn problem(&self) -> Problem {
        match self {
            Self::NotALink => Problem::new("link-not-a-link"),
            Self::NewerVersion { found } => Problem::new("link-newer-version")
                .number("found", f64::from(*found))
                .number("known", f64::from(VERSION)),
            Self::CutOff => Problem::new("link-cut-off"),
            Self::TooLong { length } => Problem::new("link-too-long")
                .number("length", *length as f64)
                .number("most", MAX_LENGTH as f64),
            Self::Field { key, value } => Problem::new("link-field")
                .text("key", key.as_str())
                .text("value", value.as_str()),
            Self::Duplicate { key } => Problem::new("link-duplicate").text("key", key.as_str()),
            Self::Checksum { key } => Problem::new("link-checksum").text("key", *key),
            Self::WeightCount { expected, found } => Problem::new("link-weight-count")
                .number("expected", *expected as f64)
                .number("found", *found as f64),
            Self::RecipeTooLong { step } => {
                Problem::new("link-recipe-too-long").number("step", *step as f64)
            }
            Self::Two => Problem::new("link-two"),
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotALink => write!(f, "the link does not begin with a version and a semicolon"),
            Self::NewerVersion { found } => {
                write!(
                    f,
                    "the link has version {found}, this program reads {VERSION}"
                )
            }
            Self::CutOff => write!(f, "the link does not close with `{END}`: it was cut off"),
            Self::TooLong { length } => {
                write!(f, "the link has {length} bytes, {MAX_LENGTH} are possible")
            }
            Self::Field { key, value } => write!(f, "the link's `{key}={value}` is not possible"),
            Self::Duplicate { key } => write!(f, "the link says `{key}` twice"),
            Self::Checksum { key } => write!(f, "the link's part `{key}` is damaged"),
            Self::WeightCount { expected, found } => write!(
                f,
                "the link carries {found} weights, its network has {expected}"
            ),
            Self::RecipeTooLong { step } => write!(
                f,
                "the link asks for {step} training steps, more than may be repeated on opening"
            ),
            Self::Two => write!(f, "behind the link stands another, with another scene"),
        }
    }
}

impl std::error::Error for LinkError {}
