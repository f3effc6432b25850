//! What a column of a table holds.

use std::collections::HashSet;

use serde::Serialize;

use super::cells::Cells;
use super::error::excerpt;
use super::field::{Field, Mark};
use super::name;

/// The kind of what stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, ts(rename = "ColumnContent"))]
pub enum Content {
    /// Nothing at all.
    Empty,
    /// Numbers, and in few cells words.
    Numbers,
    /// Words.
    Words,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its name in the heading; empty where it has none.
    pub name: String,
    /// What it holds.
    pub content: Content,
    /// Whether its numbers are whole.
    pub whole: bool,
    /// Whether it counts the rows from 0 or 1.
    pub counts: bool,
    /// Whether no two of its cells are the same, whatever their case.
    pub unique: bool,
    /// The first distinct cells, at most [`Column::MOST_DISTINCT`], by the names that they would have as classes.
    pub distinct: Vec<String>,
    /// Whether there are more.
    pub more: bool,
}

impl Column {
    /// So many distinct cells are listed at most.
    pub const MOST_DISTINCT: usize = 32;
    /// So many are compared at most; in a longer column some are taken for the same.
    const MOST_COMPARED: usize = 100_000;

    /// The column of the rows from `from` on.
    pub(super) fn of(name: String, cells: &Cells, from: usize, place: usize, mark: Mark) -> Self {
        let mut seen = Seen::default();
        let mut all: HashSet<String> = HashSet::new();
        let mut distinct: Vec<String> = Vec::new();
        for row in from..cells.len() {
            let cell = cells.cell(row, place);
            seen.see(Field::of(cell, mark), row - from);
            // Nothing more can be learned of a column with many values, some of them twice.
            if seen.repeats && distinct.len() > Self::MOST_DISTINCT {
                continue;
            }
            let Some(name) = class_name(cell, mark) else {
                continue;
            };
            let key = name.to_lowercase();
            if all.len() == Self::MOST_COMPARED || all.contains(&key) {
                seen.repeats = true;
                continue;
            }
            if distinct.len() <= Self::MOST_DISTINCT {
                distinct.push(name);
            }
            all.insert(key);
        }
        let more = distinct.len() > Self::MOST_DISTINCT;
        distinct.truncate(Self::MOST_DISTINCT);
        let rows = cells.len() - from;
        Self {
            name,
            content: seen.content(),
            whole: seen.numbers > 0 && !seen.fractions,
            counts: rows > 0 && seen.numbers == rows && !(seen.off_zero && seen.off_one),
            unique: !seen.repeats && seen.numbers + seen.words == rows,
            distinct,
            more,
        }
    }

    /// Whether its values can be coordinates.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        self.content == Content::Numbers
    }

    /// What it is called in a sentence: its name, or its place, from 0.
    pub(super) fn called(&self, place: usize) -> String {
        match excerpt(&self.name) {
            name if name.is_empty() => format!("column {}", place + 1),
            name => name,
        }
    }

    /// Its name, without what does not matter: lower case letters and digits.
    pub(super) fn plain_name(&self) -> String {
        name::plain(&self.name)
    }
}

/// The class that a cell names: a number in its shortest notation, so that 1 and 1.0 are the same; none where nothing is told.
pub(super) fn class_name(cell: &str, mark: Mark) -> Option<String> {
    /// These can be names of classes as well.
    const NAMES: [&str; 4] = ["-", "\u{2212}", ".", "none"];
    let field = Field::of(cell, mark);
    let named = NAMES.iter().any(|name| cell.eq_ignore_ascii_case(name));
    if cell.is_empty() || cell.eq_ignore_ascii_case("nan") || (field == Field::Empty && !named) {
        return None;
    }
    Some(match field {
        // Without the sign of a negative zero.
        Field::Number(value) => (value + 0.0).to_string(),
        _ => cell.to_owned(),
    })
}

/// What was seen in the cells of a column.
#[derive(Default)]
struct Seen {
    numbers: usize,
    words: usize,
    fractions: bool,
    repeats: bool,
    off_zero: bool,
    off_one: bool,
}

impl Seen {
    #[allow(clippy::cast_precision_loss, reason = "rows of a file")]
    fn see(&mut self, field: Field, row: usize) {
        match field {
            Field::Number(value) => {
                self.numbers += 1;
                self.fractions |= value % 1.0 != 0.0;
                self.off_zero |= value != row as f64;
                self.off_one |= value != row as f64 + 1.0;
            }
            Field::Infinite => self.numbers += 1,
            Field::Words => self.words += 1,
            Field::Empty | Field::NotANumber => {}
        }
    }

    /// A column is one of numbers where words stand in a fifth of its cells at most.
    const fn content(&self) -> Content {
        match (self.numbers, self.words) {
            (0, 0) => Content::Empty,
            (numbers, words) if numbers >= 4 * words => Content::Numbers,
            _ => Content::Words,
        }
    }
}
