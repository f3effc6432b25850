//! What can be wrong with a table as a whole.

use std::fmt;

use super::currency::{unclear_problem, write_unclear};
use super::plane::Plane;
use crate::scene::Problem;

/// The longest table that is read, in bytes.
pub const MOST_BYTES: usize = 8 << 20;

/// The largest number of columns.
pub const MOST_COLUMNS: usize = 4096;

/// Why a file gives no table, or a table no points. Texts of the file are shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// More than [`MOST_BYTES`].
    TooLong {
        /// Bytes found.
        bytes: usize,
    },
    /// Bytes that are no text in any encoding known here.
    NotText,
    /// A text that begins as JSON and is none; places are counted from 1.
    NotJson {
        /// The line where this shows.
        line: usize,
        /// The column.
        column: usize,
    },
    /// JSON without rows.
    NoRowsInJson,
    /// Rows of an ARFF file that name the places of their values.
    SparseArff {
        /// The line of the first.
        line: usize,
    },
    /// An attribute of an ARFF file whose values are tables themselves.
    RelationalArff {
        /// Its name.
        name: String,
    },
    /// Too few columns of numbers, where the amounts of another can be read in two ways.
    Unclear {
        /// The column.
        name: String,
        /// Its first such amount.
        cell: String,
    },
    /// A page of the web, perhaps one that says that there is no such file.
    WebPage,
    /// A heading, and no row.
    NoRows,
    /// No row with anything in it.
    Empty,
    /// More than [`MOST_COLUMNS`].
    TooWide {
        /// Columns found.
        columns: usize,
    },
    /// Rows with more cells than the heading has names: the delimiter may also be the decimal mark.
    HeadingWidth {
        /// Names in the heading.
        heading: usize,
        /// Cells of most rows.
        cells: usize,
    },
    /// Fewer than two columns, or none with numbers.
    NoCoordinates {
        /// Columns found.
        columns: usize,
        /// Those with numbers.
        numbers: usize,
    },
    /// Roles that no points can be made by: one x1 and at most one x2, or two columns or more for a plane; at most one split, one
    /// class or number.
    Roles,
    /// More classes than points can have, and none chosen.
    Classes {
        /// Classes found.
        found: usize,
        /// The most possible.
        most: usize,
    },
    /// Not as many columns of numbers as a network has inputs, with or without a label.
    Inputs {
        /// Columns of numbers found.
        found: usize,
        /// Inputs of the network.
        expected: usize,
    },
    /// No row has all that a point needs.
    NoPoints {
        /// Rows of the table.
        rows: usize,
    },
}

impl TableError {
    /// The error as the page words it.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers in a sentence, far below 2^53"
    )]
    pub fn problem(&self) -> Problem {
        match self {
            Self::TooLong { bytes } => Problem::new("table-too-long")
                .number("bytes", *bytes as f64)
                .number("most", MOST_BYTES as f64),
            Self::NotText => Problem::new("table-not-text"),
            Self::NotJson { line, column } => Problem::new("table-not-json")
                .number("line", *line as f64)
                .number("column", *column as f64),
            Self::NoRowsInJson => Problem::new("table-no-rows-in-json"),
            Self::SparseArff { line } => {
                Problem::new("table-sparse-arff").number("line", *line as f64)
            }
            Self::RelationalArff { name } => {
                Problem::new("table-relational-arff").text("name", name.as_str())
            }
            Self::Unclear { name, cell } => unclear_problem(name, cell),
            Self::WebPage => Problem::new("table-web-page"),
            Self::NoRows => Problem::new("table-no-rows"),
            Self::Empty => Problem::new("table-empty"),
            Self::TooWide { columns } => Problem::new("table-too-wide")
                .number("columns", *columns as f64)
                .number("most", MOST_COLUMNS as f64),
            Self::HeadingWidth { heading, cells } => Problem::new("table-heading-width")
                .number("heading", *heading as f64)
                .number("cells", *cells as f64),
            Self::NoCoordinates { columns, numbers } => Problem::new("table-no-coordinates")
                .number("columns", *columns as f64)
                .number("numbers", *numbers as f64),
            Self::Roles => Problem::new("table-roles"),
            Self::Classes { found, most } => Problem::new("table-too-many-classes")
                .number("found", *found as f64)
                .number("most", *most as f64),
            Self::Inputs { found, expected } => Problem::new("table-inputs")
                .number("found", *found as f64)
                .number("expected", *expected as f64),
            Self::NoPoints { rows } => Problem::new("table-no-points").number("rows", *rows as f64),
        }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => {
                write!(f, "the file has {bytes} bytes; {MOST_BYTES} are possible")
            }
            Self::NotText => write!(f, "the file is no text"),
            Self::NotJson { line, column } => write!(
                f,
                "the text begins as JSON and is none: see line {line}, column {column}"
            ),
            Self::NoRowsInJson => write!(f, "there are neither points nor a network in this JSON"),
            Self::SparseArff { line } => write!(
                f,
                "this is sparse ARFF, whose rows name the places of their values: see line {line}; Weka's filter SparseToNonSparse \
                 writes what can be read"
            ),
            Self::RelationalArff { name } => write!(
                f,
                "the values of the ARFF attribute `{name}` are tables: only numbers and words can be read"
            ),
            Self::Unclear { name, cell } => write_unclear(f, name, cell),
            Self::WebPage => write!(f, "the file is a web page and no table"),
            Self::NoRows => write!(f, "the table has a heading and no row"),
            Self::Empty => write!(f, "the file is empty"),
            Self::TooWide { columns } => write!(
                f,
                "the table has {columns} columns; {MOST_COLUMNS} are possible"
            ),
            Self::HeadingWidth { heading, cells } => write!(
                f,
                "the heading has {heading} names, but most rows have {cells} cells: is the delimiter also the decimal mark? \
                 Write the numbers with points, or put semicolons between them"
            ),
            Self::NoCoordinates { columns, numbers } => write!(
                f,
                "points need a column of numbers and one of labels; {numbers} of {columns} columns here hold numbers"
            ),
            Self::Roles => write!(
                f,
                "points need one column for x1 and at most one for x2, or 2 to {} for a plane, at most one for the split, and one \
                 for the class or number",
                Plane::MOST_COLUMNS
            ),
            Self::Classes { found, most } => write!(
                f,
                "there are {found} classes; {most} are possible: choose them, or one against the rest"
            ),
            Self::Inputs { found, expected } => write!(
                f,
                "the network has {expected} inputs; the table has {found} columns of numbers: as many, or one more for the label, are \
                 needed"
            ),
            Self::NoPoints { rows } => write!(
                f,
                "none of the {rows} rows has a number for each coordinate and a label"
            ),
        }
    }
}

impl std::error::Error for TableError {}

/// The start of a foreign text, short enough for a sentence.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let mut start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

/// Some names in a sentence.
pub(super) fn joined(names: &[String]) -> String {
    const MOST: usize = 8;
    let mut text = names[..names.len().min(MOST)]
        .iter()
        .map(|name| excerpt(name))
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > MOST {
        text.push_str(", …");
    }
    text
}
