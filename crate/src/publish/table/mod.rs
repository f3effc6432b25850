//! Points in a table as spreadsheets, pandas, R and people write it.
//!
//! Any bytes are a table or a [`TableError`] that says what is wrong, in time and memory proportional to their number. Nothing
//! is guessed in silence: what was understood stands in [`Roles`], which the reader can change, and in the notes.
//!
//! How a page calls it: the bytes of a file go into [`Table::read`]; [`Table::columns`], [`Table::preview`] and
//! [`Table::proposal`] are what a preview shows. Whenever the reader changes a role, the changed [`Roles`] go into
//! [`Table::points`], which changes nothing and gives points with notes, or an error; both are codes with values
//! ([`Note::problem`], [`TableError::problem`]), and [`crate::publish::understand`] does all of it for a file of any kind.
//! Points whose [`Points::fits`] holds can become those of a session.

mod arff;
mod cells;
mod classes;
mod column;
mod column_notes;
mod comment;
mod currency;
mod dialect;
mod error;
mod field;
mod heading;
mod heading_rows;
mod inputs;
mod json;
mod name;
mod note;
mod place;
mod plane;
mod points;
mod roles;
mod sparse;
mod summary;
mod title;
mod total;
mod truth;
mod unit;
mod written;

use std::collections::BTreeMap;

use super::encoding::{Encoding, decoded};
use super::tree::Tree;
use cells::Cells;
use dialect::cut;
use field::{Evidence, Field, Mark, in_brackets};

pub use column::{Column, Content};
pub use dialect::Delimiter;
pub use error::{MOST_BYTES, MOST_COLUMNS, TableError};
pub use inputs::InputRows;
pub use note::Note;
pub use place::Scaling;
pub use plane::Plane;
pub use points::Points;
pub use roles::{Classes, Role, Roles};
pub use summary::{ClassCount, PointsSummary, TableSummary};
pub use written::{rows, written};

/// So many rows are kept as they stand in the file.
const MOST_SHOWN: usize = 16;

/// A table that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// All rows, a heading first where there is one.
    cells: Cells,
    /// The first rows as they stand in the file, where units were left out of the others.
    shown: Option<Cells>,
    /// Number of columns.
    width: usize,
    mark: Mark,
    /// What was understood of the file.
    notes: Vec<Note>,
    /// Whether the first row looks like a heading.
    heading: bool,
    /// The columns by that.
    columns: Vec<Column>,
}

impl Table {
    /// The table of a file.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        if bytes.len() > MOST_BYTES {
            let bytes = bytes.len();
            return Err(TableError::TooLong { bytes });
        }
        let (text, encoding) = decoded(bytes);
        let stray = |c: char| {
            c.is_control()
                && !matches!(
                    c,
                    '\t' | '\n' | '\r' | '\u{c}' | '\u{80}'..='\u{9f}' | '\u{1a}'
                )
        };
        if text.contains(stray) {
            return Err(TableError::NotText);
        }
        let mut table = Self::of_decoded(&text)?;
        if encoding != Encoding::Utf8 {
            table.notes.insert(0, Note::Encoded(encoding));
        }
        Ok(table)
    }

    fn of_decoded(text: &str) -> Result<Self, TableError> {
        let start = text.trim_start();
        let begins = |word: &str| {
            start
                .get(..word.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
        };
        if begins("<!doctype html") || begins("<html") {
            return Err(TableError::WebPage);
        }
        if !start.starts_with(['[', '{', '(']) && !begins("array(") {
            return Self::of_text(text);
        }
        let tree = match Tree::of(text) {
            Ok(tree) => Some(tree),
            Err(_) => Tree::of_lines(text),
        };
        if let Some(tree) = tree {
            let cells = json::cells_of(&tree).ok_or(TableError::NoRowsInJson)?;
            return Self::of(cells, Vec::new());
        }
        let (line, column) = Tree::of(text).err().unwrap_or_default();
        let error = TableError::NotJson { line, column };
        if text.contains('{') {
            return Err(error);
        }
        // Lists as Python prints them, or a row in brackets.
        Self::of_text(&without_brackets(text)).map_err(|_| error)
    }

    fn of_text(text: &str) -> Result<Self, TableError> {
        if let Some(cells) = arff::cells_of(text) {
            return Self::of(cells?, vec![Note::Arff]);
        }
        if let Some(cells) = sparse::cells_of(text) {
            return Self::of(cells, vec![Note::Sparse]);
        }
        let cut = cut(text);
        let delimiter = cut.delimiter;
        let mut notes = match (cut.named, delimiter) {
            (true, _) => vec![Note::NamedDelimiter(delimiter)],
            (false, Delimiter::Comma) => Vec::new(),
            (false, _) => vec![Note::Delimited(delimiter)],
        };
        notes.extend(Note::of_comments(&cut.comments));
        let cells = match cut.comment {
            Some(names) if heads(&names, delimiter, &cut.cells) => with_heading(&names, &cut.cells),
            _ => cut.cells,
        };
        Self::of(cells, notes)
    }

    fn of(mut cells: Cells, mut notes: Vec<Note>) -> Result<Self, TableError> {
        let delimiter = delimiter_in(&notes);
        // Whether its first row is a heading whatever stands in it.
        let named = notes.contains(&Note::Arff);
        let usual = dialect::usual_width(&cells);
        let lines = if named {
            0
        } else {
            title::lines(&cells, usual, delimiter)
        };
        if lines > 0 && lines < cells.len() {
            cells.drop_first(lines);
            notes.push(Note::Preamble { lines });
        }
        let mut width = usual;
        while width > 0 && (0..cells.len()).all(|row| cells.cell(row, width - 1).is_empty()) {
            width -= 1;
        }
        if width == 0 {
            return Err(TableError::Empty);
        }
        if let Some(merged) = heading_rows::merged(&cells, width).filter(|_| !named) {
            cells = merged.cells;
            notes.extend(merged.notes);
        }
        notes.extend(total::leave_out(&mut cells).map(Note::from));
        let Bare {
            mut cells,
            mut shown,
            united,
            unclear,
        } = without_units(cells, width, delimiter);
        if cells.len() == 1 && (named || heading::is_heading(&cells, width, Mark::Point)) {
            return Err(TableError::NoRows);
        }
        let (mark, note) = mark_of(&cells, delimiter);
        notes.extend(note);
        notes.extend(bracketed(&cells));
        if named || heading::is_heading(&cells, width, mark) {
            let heading = cells.width(0);
            width = width.max(cells.filled_width(0));
            if heading < width {
                cells = with_name_of_rows(&cells, heading, width, mark)?;
                shown = shown.as_ref().map(with_empty_name);
            }
        }
        if width > MOST_COLUMNS {
            return Err(TableError::TooWide { columns: width });
        }
        let mut table = Self {
            cells,
            shown,
            width,
            mark,
            notes,
            heading: false,
            columns: Vec::new(),
        };
        table.heading = named || heading::is_heading(&table.cells, width, mark);
        table.columns = table.described(table.heading);
        table.notes.extend(table.notes_on_units(&united));
        let unclear = unclear.into_iter().map(|(place, cell)| {
            let name = table.columns.get(place).map(|column| column.called(place));
            (name.unwrap_or_default(), cell)
        });
        let unclear: Vec<(String, String)> = unclear.collect();
        let notes = unclear.iter().cloned();
        table
            .notes
            .extend(notes.map(|(name, cell)| Note::Unclear { name, cell }));
        table.check(unclear.into_iter().next())?;
        Ok(table)
    }

    /// Checks that there can be points: a column of numbers, or of truths, and another.
    fn check(&self, unclear: Option<(String, String)>) -> Result<(), TableError> {
        let count =
            |is: fn(&Column) -> bool| self.columns.iter().filter(|column| is(column)).count();
        let numbers = count(Column::is_numeric);
        let filled = count(|column| column.content != Content::Empty);
        let truths = count(|column| truth::words(column).is_some());
        if filled >= 2 && (numbers > 0 || truths >= 2) {
            return Ok(());
        }
        if let Some((name, cell)) = unclear {
            return Err(TableError::Unclear { name, cell });
        }
        Err(TableError::NoCoordinates {
            columns: self.columns.len(),
            numbers,
        })
    }

    /// Which units were left out of which columns.
    fn notes_on_units(&self, united: &[(usize, String)]) -> Vec<Note> {
        let mut columns: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (place, unit) in united {
            let name = self.columns.get(*place).map(|column| column.called(*place));
            columns.entry(unit).or_default().extend(name);
        }
        let note = |(unit, names): (&str, Vec<String>)| Note::Unit {
            unit: unit.to_owned(),
            names: error::joined(&names),
        };
        columns.into_iter().map(note).collect()
    }

    /// Whether the first row looks like a heading.
    #[must_use]
    pub const fn proposes_heading(&self) -> bool {
        self.heading
    }

    /// Number of rows that can be points.
    #[must_use]
    pub fn rows(&self, heading: bool) -> usize {
        self.cells.len().saturating_sub(usize::from(heading))
    }

    /// The columns, with the names of the first row or without any.
    #[must_use]
    pub fn columns(&self, heading: bool) -> Vec<Column> {
        if heading == self.heading {
            return self.columns.clone();
        }
        self.described(heading)
    }

    fn described(&self, heading: bool) -> Vec<Column> {
        let column = |place| {
            let name = if heading {
                self.cells.cell(0, place)
            } else {
                ""
            };
            Column::of(
                name.to_owned(),
                &self.cells,
                usize::from(heading),
                place,
                self.mark,
            )
        };
        (0..self.width).map(column).collect()
    }

    /// The first rows as they stand in the file, a heading included.
    #[must_use]
    pub fn preview(&self, rows: usize) -> Vec<Vec<String>> {
        let cells = self.shown.as_ref().unwrap_or(&self.cells);
        let row = |row| {
            (0..self.width)
                .map(|column| cells.cell(row, column).to_owned())
                .collect()
        };
        (0..cells.len().min(rows)).map(row).collect()
    }
}

/// That numbers stand in brackets.
fn bracketed(cells: &Cells) -> Option<Note> {
    let mut all = (0..cells.len()).flat_map(|row| cells.row(row));
    let first = all.find(|cell| in_brackets(cell).is_some() && Field::is_numeric(cell))?;
    let cell = error::excerpt(first);
    Some(Note::Brackets { cell })
}

/// The rows of lists in lists, as Python and NumPy print them, each on a line of its own and without brackets.
fn without_brackets(text: &str) -> String {
    let lines = text
        .replace("array", "")
        .replace([']', ')'], "\n")
        .replace(['[', '('], "");
    let rows = lines
        .lines()
        .map(|line| line.trim().trim_matches(',').trim());
    rows.filter(|row| !row.is_empty())
        .fold(String::new(), |all, row| all + row + "\n")
}

/// Whether a comment before the rows names their columns.
fn heads(names: &[String], delimiter: Delimiter, cells: &Cells) -> bool {
    let is_word = |name: &String| Field::of(name, Mark::Point) == Field::Words;
    let empty = |name: &String| name.is_empty();
    // Words with spaces between them may as well be a sentence.
    let speaks = delimiter != Delimiter::Spaces || names.iter().any(|name| name::is_usual(name));
    speaks
        && names.len() >= 2
        && names.len() == dialect::usual_width(cells)
        && names.iter().all(|name| is_word(name) || empty(name))
        && !heading::is_heading(cells, names.len(), Mark::Point)
}

fn with_heading(names: &[String], cells: &Cells) -> Cells {
    let mut all = Cells::default();
    all.push(1, names.iter().map(String::as_str));
    for row in 0..cells.len() {
        all.push(cells.line(row), cells.row(row));
    }
    all
}

/// The cells with an empty name before a heading that has one name less than the rows have cells: R names no column of row names.
fn with_name_of_rows(
    cells: &Cells,
    heading: usize,
    width: usize,
    mark: Mark,
) -> Result<Cells, TableError> {
    let first = Column::of(String::new(), cells, 1, 0, mark);
    let names_rows = first.unique && (first.whole || first.content == Content::Words);
    if heading + 1 != width || !names_rows {
        return Err(TableError::HeadingWidth {
            heading,
            cells: width,
        });
    }
    Ok(with_empty_name(cells))
}

/// The same rows with an empty cell before the first.
fn with_empty_name(cells: &Cells) -> Cells {
    let mut shifted = Cells::default();
    shifted.push(cells.line(0), std::iter::once("").chain(cells.row(0)));
    for row in 1..cells.len() {
        shifted.push(cells.line(row), cells.row(row));
    }
    shifted
}

/// What parts the columns, as the notes say.
fn delimiter_in(notes: &[Note]) -> Delimiter {
    let delimiter = notes.iter().find_map(|note| match note {
        Note::Delimited(delimiter) | Note::NamedDelimiter(delimiter) => Some(*delimiter),
        _ => None,
    });
    delimiter.unwrap_or(Delimiter::Comma)
}

/// A table whose numbers stand without their units.
struct Bare {
    cells: Cells,
    /// The first rows as they were, where a unit was left out.
    shown: Option<Cells>,
    /// The columns with a unit, and that.
    united: Vec<(usize, String)>,
    /// The columns with amounts of money that can be read in two ways, and the first of these.
    unclear: Vec<(usize, String)>,
}

/// Leaves out the units of all columns but those whose amounts can be read in two ways.
fn without_units(cells: Cells, width: usize, delimiter: Delimiter) -> Bare {
    let mut united = unit::constant(&cells, width);
    if united.is_empty() {
        return Bare {
            cells,
            shown: None,
            united,
            unclear: Vec::new(),
        };
    }
    let mut bare = unit::without(&cells, &united);
    let (mark, _) = mark_of(&bare, delimiter);
    // Semicolons part columns because the comma is the decimal mark.
    let is_clear = delimiter == Delimiter::Semicolon && mark == Mark::Comma;
    let amounts = united
        .iter()
        .filter(|(_, unit)| !is_clear && currency::is_currency(unit));
    let unclear: Vec<(usize, String)> = amounts
        .filter_map(|&(place, _)| {
            let row = currency::unclear(&bare, place, mark)?;
            Some((place, error::excerpt(cells.cell(row, place))))
        })
        .collect();
    if !unclear.is_empty() {
        united.retain(|(place, _)| unclear.iter().all(|(other, _)| other != place));
        bare = unit::without(&cells, &united);
    }
    let mut shown = cells;
    shown.keep_first(MOST_SHOWN);
    Bare {
        cells: bare,
        shown: Some(shown),
        united,
        unclear,
    }
}

/// The decimal mark of a table, by what its cells tell. Where they can be read both ways, it is the one that no comma between
/// cells rules out, and which of the two was chosen is noted.
fn mark_of(cells: &Cells, delimiter: Delimiter) -> (Mark, Option<Note>) {
    let seen = Marks::of(cells);
    let grouped = match delimiter {
        // Programs of any country write tabs and semicolons. Where several columns have three decimals throughout, they are decimals.
        Delimiter::Semicolon => mixes_groups(cells) || columns_with_points(cells) == 1,
        Delimiter::Tab => mixes_groups(cells),
        _ => false,
    };
    let mark = match (seen.points, seen.commas) {
        (0, 0) if seen.either_comma.is_some() && delimiter != Delimiter::Comma => Mark::Comma,
        (0, 0) if seen.either_point.is_some() && grouped => Mark::Comma,
        (points, commas) if commas > points => Mark::Comma,
        _ => Mark::Point,
    };
    let thousands = |cell: Option<&str>| {
        let cell = cell?;
        let Field::Number(value) = Field::of(cell, mark) else {
            return None;
        };
        let (cell, value) = (error::excerpt(cell), value.to_string());
        Some(Note::Thousands { cell, value })
    };
    let note = match mark {
        _ if seen.points > 0 && seen.commas > 0 => Some(Note::MixedMarks),
        Mark::Comma if seen.with_comma => Some(Note::DecimalCommas),
        Mark::Comma => thousands(seen.either_point.or(seen.repeated)),
        Mark::Point if seen.points > 0 => None,
        Mark::Point if seen.either_comma.is_some() => thousands(seen.either_comma),
        Mark::Point if matches!(delimiter, Delimiter::Semicolon | Delimiter::Tab) => {
            (seen.either_point).map(|cell| Note::DecimalPoints {
                cell: error::excerpt(cell),
            })
        }
        Mark::Point => None,
    };
    (mark, note)
}

/// What the cells of a table tell of its decimal mark.
#[derive(Default)]
struct Marks<'a> {
    points: usize,
    commas: usize,
    /// Whether a number has a comma that can be the decimal mark.
    with_comma: bool,
    /// The first number with a point, or a comma, that can be the decimal mark or one between thousands.
    either_point: Option<&'a str>,
    either_comma: Option<&'a str>,
    /// The first number with more than one point.
    repeated: Option<&'a str>,
}

impl<'a> Marks<'a> {
    fn of(cells: &'a Cells) -> Self {
        let mut seen = Self::default();
        let all = (0..cells.len()).flat_map(|row| cells.row(row));
        for (cell, evidence) in all.filter_map(|cell| Some((cell, Evidence::of(cell)?))) {
            match evidence {
                Evidence::For(Mark::Point) => seen.points += 1,
                Evidence::For(Mark::Comma) => {
                    seen.commas += 1;
                    seen.with_comma |= cell.contains(',');
                    seen.repeated = seen
                        .repeated
                        .or(Some(cell).filter(|cell| !cell.contains(',')));
                }
                Evidence::Either(Mark::Comma) => {
                    seen.with_comma = true;
                    seen.either_comma = seen.either_comma.or(Some(cell));
                }
                Evidence::Either(Mark::Point) => {
                    seen.either_point = seen.either_point.or(Some(cell));
                }
            }
        }
        seen
    }
}

/// Number of columns with numbers whose point can be the decimal mark or one between thousands.
fn columns_with_points(cells: &Cells) -> usize {
    let has = |place: &usize| {
        let mut column = (0..cells.len()).map(|row| cells.cell(row, *place));
        column.any(|cell| Evidence::of(cell) == Some(Evidence::Either(Mark::Point)))
    };
    (0..dialect::usual_width(cells)).filter(has).count()
}

/// Whether a column has numbers with a point beside whole ones of three digits at most, as columns with marks between thousands
/// have.
fn mixes_groups(cells: &Cells) -> bool {
    const LONGEST: usize = 3;
    let whole = |cell: &str| {
        let digits = cell.trim_start_matches(['-', '+', '\u{2212}']);
        (1..=LONGEST).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    let mixes = |place: usize| {
        let column = || (0..cells.len()).map(|row| cells.cell(row, place));
        column().any(|cell| Evidence::of(cell) == Some(Evidence::Either(Mark::Point)))
            && column().skip(1).any(whole)
    };
    (0..dialect::usual_width(cells)).any(mixes)
}
