//! What was understood of a table, and what is worth knowing about its points.

use std::fmt;

use super::currency::{unclear_problem, write_unclear};
use super::dialect::Delimiter;
use super::total::Totals;
use crate::network::decimal::read_decimal;
use crate::publish::encoding::Encoding;
use crate::scene::Problem;

/// A remark on a table. Lines are counted from 1; texts of the file are shortened.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// The text is not UTF-8.
    Encoded(Encoding),
    /// Columns are parted by something else than commas.
    Delimited(Delimiter),
    /// A line `sep=` named the delimiter.
    NamedDelimiter(Delimiter),
    /// Numbers have decimal commas.
    DecimalCommas,
    /// Some numbers have decimal commas, others points.
    MixedMarks,
    /// No number tells which mark is the decimal one: that between thousands is taken for one.
    Thousands {
        /// The first such number.
        cell: String,
        /// The number that it is taken for.
        value: String,
    },
    /// No number tells whether points part thousands: they are taken for decimal marks.
    DecimalPoints {
        /// The first such number.
        cell: String,
    },
    /// A unit stands beside the numbers of some columns, and is left out.
    Unit {
        /// The unit.
        unit: String,
        /// The names of the columns.
        names: String,
    },
    /// An ignored column has numbers with different units.
    MixedUnits {
        /// Its name.
        name: String,
        /// The units.
        units: String,
    },
    /// An ignored column has cells that are no number, beside others that are.
    NoNumbers {
        /// Its name.
        name: String,
        /// How many cells are no number.
        cells: usize,
        /// Of how many.
        of: usize,
        /// The first that differ, in quotes.
        odd: String,
    },
    /// Rows at the end that sum up those above.
    Totals {
        /// How many.
        rows: usize,
        /// The line of the first.
        line: usize,
        /// What it is called.
        cell: String,
    },
    /// Rows name the places of their values, as those of support vector machines do.
    Sparse,
    /// Numbers in round brackets are below zero.
    Brackets {
        /// The first of them.
        cell: String,
    },
    /// Lines among the rows that begin with a mark, such as #, are taken for comments.
    Comments {
        /// How many.
        lines: usize,
        /// The line of the first.
        line: usize,
        /// The marks.
        marks: String,
    },
    /// The file is ARFF: its attributes name the columns.
    Arff,
    /// Two rows name the columns.
    TwoHeadings {
        /// The line of the first.
        first: usize,
        /// The line of the second.
        second: usize,
        /// The line whose names are used; none where both are.
        used: Option<usize>,
    },
    /// A row below the names of the columns names the index alone.
    IndexName {
        /// Its line.
        line: usize,
        /// That name.
        name: String,
    },
    /// Words for true and false are read as 1 and 0.
    Truths {
        /// The column.
        name: String,
        /// The word that is read as 0.
        no: String,
        /// The word that is read as 1.
        yes: String,
    },
    /// A column whose amounts can be read in two ways is not read.
    Unclear {
        /// Its name.
        name: String,
        /// The first such amount.
        cell: String,
    },
    /// Lines before the table are no rows of it.
    Preamble {
        /// How many.
        lines: usize,
    },
    /// The first row numbers the columns from 0, and is taken for a heading.
    NumberedHeading,
    /// The first row has numbers, such as years, and is taken for a heading.
    HeadingWithNumbers {
        /// The numbers.
        numbers: String,
    },
    /// Names of classes that differ in case alone are one class.
    Spelt {
        /// The name of the class.
        name: String,
        /// Its other spellings.
        others: String,
    },
    /// A column counts or names the rows.
    Index {
        /// The column, from 1.
        column: usize,
        /// Its name.
        name: String,
    },
    /// Columns that are not used.
    Ignored {
        /// Their names.
        names: String,
    },
    /// There is one coordinate: x2 is 0.
    OneCoordinate,
    /// The coordinates are the two principal directions of standardised columns.
    Plane {
        /// How many columns.
        columns: usize,
        /// The share of their variance that lies in the plane.
        share: f64,
    },
    /// More classes than points can have: some are used.
    ClassesChosen {
        /// Classes in the file.
        found: usize,
        /// The names of those used.
        used: String,
        /// Rows of the others.
        rows: usize,
    },
    /// One class against all others.
    Against {
        /// Its name.
        name: String,
    },
    /// Rows with more cells than the table has columns.
    LongRows {
        /// How many.
        rows: usize,
        /// The first.
        line: usize,
    },
    /// Rows where something is missing that a point needs.
    Missing {
        /// How many.
        rows: usize,
        /// The first.
        line: usize,
    },
    /// Rows with the word NaN in a cell that a point needs.
    NotANumber {
        /// How many.
        rows: usize,
        /// The first.
        line: usize,
    },
    /// Rows with an infinite value, or one beyond `f32`.
    Infinite {
        /// How many.
        rows: usize,
        /// The first.
        line: usize,
    },
    /// Rows with words where a number is needed.
    Words {
        /// How many.
        rows: usize,
        /// The first.
        line: usize,
        /// The cell there.
        cell: String,
    },
    /// More rows than points can be: an even share of them is used.
    Thinned {
        /// Rows that could be points.
        found: usize,
        /// Those used.
        used: usize,
    },
    /// All points are of one class.
    OneClass {
        /// Its name.
        name: String,
    },
    /// Every row is marked for testing.
    AllForTesting,
    /// Points at the same place have different labels.
    Contradictions {
        /// How many places.
        places: usize,
    },
    /// All points are at one place.
    OneSpot,
    /// All points lie on one line.
    OnALine,
    /// The values would train badly as they are.
    Standardise {
        /// Means of the coordinates, and of a number that is to be learned.
        means: Vec<f64>,
        /// Their deviations.
        deviations: Vec<f64>,
    },
    /// The points were standardised.
    Standardised {
        /// Means of the coordinates, and of a number that is to be learned.
        means: Vec<f64>,
        /// Their deviations.
        deviations: Vec<f64>,
    },
    /// A coordinate is too large for the page unless it is standardised.
    Far {
        /// The line of the first.
        line: usize,
        /// The largest absolute value possible.
        most: f64,
    },
}

impl Note {
    /// The note on comments among the rows: their lines, and what each begins with.
    pub(super) fn of_comments(comments: &[(usize, &str)]) -> Option<Self> {
        let mut marks: Vec<&str> = Vec::new();
        for (_, mark) in comments {
            if !marks.contains(mark) {
                marks.push(mark);
            }
        }
        comments.first().map(|&(line, _)| Self::Comments {
            lines: comments.len(),
            line,
            marks: marks.join(" or "),
        })
    }

    /// The note as the page words it.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers in a sentence, far below 2^53"
    )]
    pub fn problem(&self) -> Problem {
        let rows = |code, rows: usize, line: usize| {
            Problem::new(code)
                .number("rows", rows as f64)
                .number("line", line as f64)
        };
        match self {
            Self::Encoded(encoding) => {
                Problem::new("table-encoded").text("encoding", encoding.name())
            }
            Self::Delimited(delimiter) => {
                Problem::new("table-delimited").text("delimiter", delimiter.name())
            }
            Self::NamedDelimiter(delimiter) => {
                Problem::new("table-named-delimiter").text("delimiter", delimiter.name())
            }
            Self::DecimalCommas => Problem::new("table-decimal-commas"),
            Self::MixedMarks => Problem::new("table-mixed-marks"),
            Self::Thousands { cell, value } => Problem::new("table-thousands")
                .text("cell", cell.as_str())
                .text("value", value.as_str())
                .text("mark", mark_in(cell)),
            Self::DecimalPoints { cell } => {
                Problem::new("table-decimal-points").text("cell", cell.as_str())
            }
            Self::Unit { unit, names } => Problem::new("table-unit")
                .text("unit", unit.as_str())
                .text("names", names.as_str()),
            Self::MixedUnits { name, units } => Problem::new("table-mixed-units")
                .text("name", name.as_str())
                .text("units", units.as_str()),
            Self::NoNumbers {
                name,
                cells,
                of,
                odd,
            } => Problem::new("table-no-numbers")
                .text("name", name.as_str())
                .number("cells", *cells as f64)
                .number("of", *of as f64)
                .text("odd", odd.as_str()),
            Self::Totals {
                rows: count,
                line,
                cell,
            } => rows("table-totals", *count, *line).text("cell", cell.as_str()),
            Self::Sparse => Problem::new("table-sparse"),
            Self::Brackets { cell } => Problem::new("table-brackets").text("cell", cell.as_str()),
            Self::Comments { lines, line, marks } => {
                rows("table-comments", *lines, *line).text("marks", marks.as_str())
            }
            Self::Arff => Problem::new("table-arff"),
            Self::TwoHeadings {
                first,
                second,
                used,
            } => Problem::new("table-two-headings")
                .number("first", *first as f64)
                .number("second", *second as f64)
                .number("used", used.unwrap_or(0) as f64),
            Self::IndexName { line, name } => Problem::new("table-index-name")
                .number("line", *line as f64)
                .text("name", name.as_str()),
            Self::Truths { name, no, yes } => Problem::new("table-truths")
                .text("name", name.as_str())
                .text("no", no.as_str())
                .text("yes", yes.as_str()),
            Self::Unclear { name, cell } => unclear_problem(name, cell),
            Self::Preamble { lines } => {
                Problem::new("table-preamble").number("lines", *lines as f64)
            }
            Self::NumberedHeading => Problem::new("table-numbered-heading"),
            Self::HeadingWithNumbers { numbers } => {
                Problem::new("table-heading-with-numbers").text("numbers", numbers.as_str())
            }
            Self::Spelt { name, others } => Problem::new("table-spelt")
                .text("name", name.as_str())
                .text("others", others.as_str()),
            Self::Index { column, name } => Problem::new("table-index")
                .number("column", *column as f64)
                .text("name", name.as_str()),
            Self::Ignored { names } => Problem::new("table-ignored").text("names", names.as_str()),
            Self::OneCoordinate => Problem::new("table-one-coordinate"),
            Self::Plane { columns, share } => Problem::new("table-plane")
                .number("columns", *columns as f64)
                .number("share", *share),
            Self::ClassesChosen { found, used, rows } => Problem::new("table-classes-chosen")
                .number("found", *found as f64)
                .text("used", used.as_str())
                .number("rows", *rows as f64),
            Self::Against { name } => Problem::new("table-against").text("name", name.as_str()),
            Self::LongRows { rows: count, line } => rows("table-long-rows", *count, *line),
            Self::Missing { rows: count, line } => rows("table-missing", *count, *line),
            Self::NotANumber { rows: count, line } => rows("table-nan", *count, *line),
            Self::Infinite { rows: count, line } => rows("table-infinite", *count, *line),
            Self::Words {
                rows: count,
                line,
                cell,
            } => rows("table-words", *count, *line).text("cell", cell.as_str()),
            Self::Thinned { found, used } => Problem::new("table-thinned")
                .number("found", *found as f64)
                .number("used", *used as f64),
            Self::OneClass { name } => Problem::new("table-one-class").text("name", name.as_str()),
            Self::AllForTesting => Problem::new("table-all-for-testing"),
            Self::Contradictions { places } => {
                Problem::new("table-contradictions").number("places", *places as f64)
            }
            Self::OneSpot => Problem::new("table-one-spot"),
            Self::OnALine => Problem::new("table-on-a-line"),
            Self::Standardise { means, deviations } => {
                scaled("table-standardise", means, deviations)
            }
            Self::Standardised { means, deviations } => {
                scaled("table-standardised", means, deviations)
            }
            Self::Far { line, most } => Problem::new("table-far")
                .number("line", *line as f64)
                .number("most", *most),
        }
    }
}

/// What stands between the thousands of a number: commas or points.
fn mark_in(cell: &str) -> &'static str {
    if cell.contains(',') {
        "commas"
    } else {
        "points"
    }
}

/// Means and deviations of x1, x2 and the number to be learned, as far as there are such.
fn scaled(code: &'static str, means: &[f64], deviations: &[f64]) -> Problem {
    const NAMES: [(&str, &str); 3] = [
        ("mean1", "deviation1"),
        ("mean2", "deviation2"),
        ("mean3", "deviation3"),
    ];
    let pairs = means.iter().zip(deviations).zip(NAMES);
    pairs.fold(Problem::new(code), |problem, ((mean, deviation), names)| {
        problem.number(names.0, *mean).number(names.1, *deviation)
    })
}

/// Values of every column, joined: `4.5 ± 1.3, 110 ± 60`.
fn scales(means: &[f64], deviations: &[f64]) -> String {
    let short = |value: f64| {
        let text = format!("{value:.3e}");
        read_decimal(&text).map_or(text, |rounded| rounded.to_string())
    };
    let pairs = means.iter().zip(deviations);
    let texts = pairs.map(|(mean, deviation)| format!("{} ± {}", short(*mean), short(*deviation)));
    texts.collect::<Vec<_>>().join(", ")
}

impl From<Totals> for Note {
    fn from(Totals { rows, line, cell }: Totals) -> Self {
        Self::Totals { rows, line, cell }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |rows: usize| if rows == 1 { "row" } else { "rows" };
        match self {
            Self::Encoded(encoding) => write!(f, "the text is {}", encoding.name()),
            Self::Delimited(delimiter) => write!(f, "a {} parts the columns", delimiter.name()),
            Self::NamedDelimiter(delimiter) => write!(
                f,
                "the line `sep=` is passed over; a {} parts the columns",
                delimiter.name()
            ),
            Self::DecimalCommas => write!(f, "numbers have decimal commas"),
            Self::MixedMarks => write!(f, "some numbers have decimal commas, others points"),
            Self::Thousands { cell, value } => write!(
                f,
                "`{cell}` is read as {value}: {} part thousands",
                mark_in(cell)
            ),
            Self::DecimalPoints { cell } => write!(
                f,
                "`{cell}` is read with a decimal point, not with one between thousands"
            ),
            Self::Unit { unit, names } => write!(f, "`{unit}` is left out of {names}"),
            Self::MixedUnits { name, units } => write!(
                f,
                "{name} is no column of numbers: its units differ, {units}"
            ),
            Self::NoNumbers {
                name,
                cells,
                of,
                odd,
            } => write!(f, "{cells} of {of} cells of {name} are no number: {odd}"),
            Self::Totals { rows, line, cell } => write!(
                f,
                "{rows} {} at the end that sum up others left out, the first on line {line}: `{cell}`",
                plural(*rows)
            ),
            Self::Sparse => write!(
                f,
                "rows are of the sparse form `label place:value`; what is not there is 0"
            ),
            Self::Brackets { cell } => {
                write!(f, "numbers in brackets, such as {cell}, are below zero")
            }
            Self::Comments { lines, line, marks } => write!(
                f,
                "lines that begin with {marks} are taken for comments: {lines}, the first is line {line}"
            ),
            Self::Arff => write!(f, "the file is ARFF: its attributes name the columns"),
            Self::TwoHeadings {
                first,
                second,
                used,
            } => {
                write!(f, "lines {first} and {second} name the columns: ")?;
                match used {
                    Some(line) => write!(f, "the names on line {line} are used"),
                    None => write!(f, "the names of both are used"),
                }
            }
            Self::IndexName { line, name } => write!(
                f,
                "line {line} names the index alone, `{name}`: passed over"
            ),
            Self::Truths { name, no, yes } => {
                write!(f, "in {name}, {yes} is read as 1 and {no} as 0")
            }
            Self::Unclear { name, cell } => write_unclear(f, name, cell),
            Self::Preamble { lines } => write!(f, "lines before the table passed over: {lines}"),
            Self::NumberedHeading => write!(
                f,
                "the first row numbers the columns from 0: it is taken for a header and is no point"
            ),
            Self::HeadingWithNumbers { numbers } => write!(
                f,
                "the first row, with {numbers}, is taken for a header and is no point"
            ),
            Self::Spelt { name, others } => {
                write!(f, "class `{name}` is also spelt {others}: one class")
            }
            Self::Index { column, name } if name.is_empty() => {
                write!(
                    f,
                    "column {column} has no name and is taken for an index: ignored"
                )
            }
            Self::Index { column, name } => {
                write!(
                    f,
                    "column {column}, `{name}`, is taken for an index: ignored"
                )
            }
            Self::Ignored { names } => write!(f, "ignored: {names}"),
            Self::OneCoordinate => write!(f, "there is one coordinate; x2 is 0"),
            Self::Plane { columns, share } => write!(
                f,
                "x1 and x2 are the two principal directions of {columns} columns; {:.0} % of their variance lies in this plane",
                100.0 * share
            ),
            Self::ClassesChosen { found, used, rows } => write!(
                f,
                "of {found} classes these are used: {used}; {rows} {} of others left out",
                plural(*rows)
            ),
            Self::Against { name } => write!(f, "class 1 is `{name}`, class 0 is everything else"),
            Self::LongRows { rows, line } => write!(
                f,
                "{rows} {} with too many cells left out, the first on line {line}",
                plural(*rows)
            ),
            Self::Missing { rows, line } => write!(
                f,
                "{rows} {} with an empty cell left out, the first on line {line}",
                plural(*rows)
            ),
            Self::NotANumber { rows, line } => write!(
                f,
                "{rows} {} with NaN left out, the first on line {line}",
                plural(*rows)
            ),
            Self::Infinite { rows, line } => write!(
                f,
                "{rows} {} with an infinite value, or a number beyond f32, left out, the first on line {line}",
                plural(*rows)
            ),
            Self::Words { rows, line, cell } => write!(
                f,
                "{rows} {} left out where a number is needed, the first on line {line}: `{cell}`",
                plural(*rows)
            ),
            Self::Thinned { found, used } => {
                write!(f, "thinned evenly: of {found} rows {used} are used")
            }
            Self::OneClass { name } => write!(
                f,
                "all points are of one class, `{name}`: there is nothing to tell apart"
            ),
            Self::AllForTesting => write!(
                f,
                "every row is marked for testing: nothing is left to train on; unmark some rows, or ignore the column with the marks"
            ),
            Self::Contradictions { places } => write!(
                f,
                "points with different labels lie on each other: no network gets all of them right (places: {places})"
            ),
            Self::OneSpot => write!(f, "all points are at one place"),
            Self::OnALine => write!(f, "all points lie on one line"),
            Self::Standardise { means, deviations } => write!(
                f,
                "the values lie far from 1 and would train badly as they are: standardise them (mean ± deviation: {})",
                scales(means, deviations)
            ),
            Self::Standardised { means, deviations } => {
                write!(
                    f,
                    "standardised, from mean ± deviation: {}",
                    scales(means, deviations)
                )
            }
            Self::Far { line, most } => write!(
                f,
                "line {line} has a coordinate beyond {most}: standardise the points to use them"
            ),
        }
    }
}
