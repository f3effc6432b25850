//! The hidden layers of a network as text, such as `8-8`.

use super::problem::{Problem, excerpt};
use crate::network::Network;

/// The text for no hidden layers.
const NONE: &str = "none";

/// The widths of hidden layers as text for a link: `8-8`, or `none` without hidden layers.
pub(crate) fn shape_text(widths: &[usize]) -> String {
    if widths.is_empty() {
        return NONE.to_owned();
    }
    let widths: Vec<String> = widths.iter().map(usize::to_string).collect();
    widths.join("-")
}

/// Parses the text of [`shape_text`], within the limits of [`Network`].
pub(super) fn read_shape(text: &str) -> Option<Vec<usize>> {
    if text == NONE {
        return Some(Vec::new());
    }
    let widths: Vec<usize> = text
        .split('-')
        .map(|width| width.parse().ok())
        .collect::<Option<_>>()?;
    let fits = widths.len() <= Network::MAX_HIDDEN_LAYERS
        && widths
            .iter()
            .all(|width| (1..=Network::MAX_WIDTH).contains(width));
    fits.then_some(widths)
}

/// Parses a typed shape.
///
/// # Errors
/// A text that is not a shape, or a shape beyond the limits of [`Network`].
pub(super) fn typed_shape(text: &str) -> Result<Vec<usize>, Problem> {
    let tidy = tidied(text);
    read_shape(&tidy).ok_or_else(|| shape_problem(text, &tidy))
}

/// Normalises a typed shape: spaces, commas, dashes, crosses and brackets between the widths become hyphens; an empty text, or a
/// single 0, means no hidden layer.
fn tidied(text: &str) -> String {
    if matches!(text.trim(), "" | "0") {
        return NONE.to_owned();
    }
    let separates = |c: char| c.is_whitespace() || ",;-–—×[]()".contains(c);
    let widths = text.split(separates).filter(|width| !width.is_empty());
    widths.collect::<Vec<_>>().join("-")
}

#[allow(clippy::cast_precision_loss, reason = "small constants")]
fn shape_problem(text: &str, tidy: &str) -> Problem {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if tidy.split('-').all(digits) {
        return Problem::new("shape-limits")
            .number("layers", Network::MAX_HIDDEN_LAYERS as f64)
            .number("width", Network::MAX_WIDTH as f64);
    }
    Problem::new("shape-unreadable").text("value", excerpt(text))
}
