//! Samples as lines of text, to be pasted and copied.
//!
//! ```text
//! x1,x2,label
//! 0.5,-0.25,1
//! ```
//!
//! One sample a line, its numbers parted by commas, semicolons, tabs or spaces; a fourth number, 0 or 1, tells whether it is
//! kept to test with. A first line of words is a heading, empty lines and what follows a `#` are passed over.

use std::fmt;

use crate::dataset::{Label, Sample, Target};
use crate::geometry::Point;
use crate::network::decimal::read_decimal;
use crate::network::number::rounded_to_f32;

/// The longest text that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 20;

/// Why samples cannot be read from a text. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointsError {
    /// More than [`MOST_BYTES`].
    TooLong {
        /// Bytes found.
        bytes: usize,
    },
    /// More than [`Sample::MOST`].
    TooMany {
        /// The first line too many.
        line: usize,
    },
    /// A line that has not three numbers, or four.
    Fields {
        /// The line.
        line: usize,
        /// How many fields it has.
        found: usize,
    },
    /// A field that should be a number and is none.
    Number {
        /// The line.
        line: usize,
        /// The field, shortened.
        field: String,
    },
    /// A coordinate outside [`Sample::COORDINATE`].
    Coordinate {
        /// The line.
        line: usize,
        /// The field, shortened.
        field: String,
    },
    /// A label that is no whole number below [`Label::CLASSES`], or a mark for tests that is neither 0 nor 1.
    Label {
        /// The line.
        line: usize,
        /// The field, shortened.
        field: String,
    },
}

impl fmt::Display for PointsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => {
                write!(f, "the text has {bytes} bytes, {MOST_BYTES} are possible")
            }
            Self::TooMany { line } => {
                write!(f, "line {line}: there is room for {} samples", Sample::MOST)
            }
            Self::Fields { line, found } => write!(
                f,
                "line {line} has {found} fields; x1, x2 and a label are expected"
            ),
            Self::Number { line, field } => write!(f, "line {line}: `{field}` is no number"),
            Self::Coordinate { line, field } => write!(
                f,
                "line {line}: the coordinate {field} is not between {} and {}",
                Sample::COORDINATE.least,
                Sample::COORDINATE.most
            ),
            Self::Label { line, field } => write!(
                f,
                "line {line}: `{field}` is no label; whole numbers from 0 to {} are, and 0 or 1 after that marks tests",
                Label::CLASSES - 1
            ),
        }
    }
}

impl std::error::Error for PointsError {}

/// The samples of a text, in its order, coordinates rounded to `f32`.
///
/// # Errors
/// What is wrong with the first line that is wrong.
pub fn read(text: &str) -> Result<Vec<Sample>, PointsError> {
    if text.len() > MOST_BYTES {
        return Err(PointsError::TooLong { bytes: text.len() });
    }
    let mut samples = Vec::new();
    // Some programs begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut first = true;
    for (line, content) in (1..).zip(text.lines()) {
        let content = content.split('#').next().unwrap_or_default().trim();
        if content.is_empty() {
            continue;
        }
        let fields = fields(content);
        let heading = first && fields.iter().all(|field| read_decimal(field).is_none());
        first = false;
        if heading {
            continue;
        }
        if samples.len() == Sample::MOST {
            return Err(PointsError::TooMany { line });
        }
        samples.push(sample(line, &fields)?);
    }
    Ok(samples)
}

/// The samples as text that [`read`] takes back exactly; marks for tests only where there are any.
#[must_use]
pub fn write(samples: &[Sample]) -> String {
    let marked = samples.iter().any(|sample| sample.test);
    let heading = if marked {
        "x1,x2,label,test"
    } else {
        "x1,x2,label"
    };
    let lines = samples.iter().map(|sample| {
        let Point { x, y } = sample.at;
        let plain = format!("{x},{y},{}", sample.label.0);
        marked_line(plain, marked.then_some(sample.test))
    });
    text_of(heading.to_owned(), lines)
}

/// Targets as text: one a line, the coordinates of so many inputs and the number; marks for tests only where there are any.
#[must_use]
pub fn write_targets(targets: &[Target], inputs: usize) -> String {
    let marked = targets.iter().any(|target| target.test);
    let mut columns = vec!["x1", "x2"];
    columns.truncate(inputs);
    columns.push("value");
    columns.extend(marked.then_some("test"));
    let lines = targets.iter().map(|target| {
        let mut numbers = vec![target.at.x, target.at.y];
        numbers.truncate(inputs);
        numbers.push(target.value);
        let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
        marked_line(numbers.join(","), marked.then_some(target.test))
    });
    text_of(columns.join(","), lines)
}

/// A line with the mark for tests at its end, where there is one.
fn marked_line(plain: String, test: Option<bool>) -> String {
    match test {
        Some(test) => format!("{plain},{}", u8::from(test)),
        None => plain,
    }
}

fn text_of(heading: String, lines: impl Iterator<Item = String>) -> String {
    let lines = std::iter::once(heading).chain(lines);
    lines.map(|line| line + "\n").collect()
}

/// The fields of a line, without quotes around them.
fn fields(line: &str) -> Vec<&str> {
    let separator = [',', ';', '\t'].into_iter().find(|&c| line.contains(c));
    match separator {
        Some(separator) => line.split(separator).map(bare).collect(),
        None => line.split_whitespace().map(bare).collect(),
    }
}

fn bare(field: &str) -> &str {
    field.trim().trim_matches('"').trim()
}

fn sample(line: usize, fields: &[&str]) -> Result<Sample, PointsError> {
    let (&[x, y, label], test) = match fields {
        [x, y, label] => (&[*x, *y, *label], "0"),
        [x, y, label, test] => (&[*x, *y, *label], *test),
        _ => {
            let found = fields.len();
            return Err(PointsError::Fields { line, found });
        }
    };
    Ok(Sample {
        at: Point::new(coordinate(line, x)?, coordinate(line, y)?),
        label: Label(whole(line, label, Label::CLASSES)?),
        test: whole(line, test, 2)? == 1,
    })
}

fn coordinate(line: usize, field: &str) -> Result<f64, PointsError> {
    let value = number(line, field)?;
    if (Sample::COORDINATE.least..=Sample::COORDINATE.most).contains(&value) {
        return Ok(rounded_to_f32(value));
    }
    let field = excerpt(field);
    Err(PointsError::Coordinate { line, field })
}

/// A whole number below `end`; other programs write it as 1.0, too.
fn whole(line: usize, field: &str, end: u8) -> Result<u8, PointsError> {
    let value = number(line, field)?;
    let found = (0..end).find(|&whole| f64::from(whole) == value);
    found.ok_or_else(|| PointsError::Label {
        line,
        field: excerpt(field),
    })
}

fn number(line: usize, field: &str) -> Result<f64, PointsError> {
    read_decimal(field).ok_or_else(|| PointsError::Number {
        line,
        field: excerpt(field),
    })
}

/// The start of a foreign text, short enough for an error message.
fn excerpt(text: &str) -> String {
    const MOST: usize = 24;
    text.chars().take(MOST).collect()
}
