//! Headings of more rows than one, as pandas writes them: names of columns in two rows, and the name of an index below them.

use std::collections::HashSet;

use super::cells::Cells;
use super::error::excerpt;
use super::field::{Field, Mark};
use super::heading::holds_numbers;
use super::name::is_usual;
use super::note::Note;
use super::title::has_words_alone;

/// A table with one row of names in place of several, and what is to be said of them.
pub(super) struct Merged {
    pub(super) cells: Cells,
    pub(super) notes: Vec<Note>,
}

/// The table with its names in one row; none where they are.
pub(super) fn merged(cells: &Cells, width: usize) -> Option<Merged> {
    let mut notes = Vec::new();
    let mut names: Vec<String> = (0..width)
        .map(|column| cells.cell(0, column).to_owned())
        .collect();
    let mut rows = 1;
    if are_two(cells, width) {
        let (used, one) = in_one_row(cells, width);
        let (first, second) = (cells.line(0), cells.line(1));
        let used = used.map(|row| cells.line(row));
        notes.push(Note::TwoHeadings {
            first,
            second,
            used,
        });
        (names, rows) = (one, 2);
    }
    if names_index(cells, rows, width) {
        let (line, name) = (cells.line(rows), excerpt(cells.cell(rows, 0)));
        notes.push(Note::IndexName { line, name });
        // What stands above the name of an index is that of the names themselves; R leaves the place out.
        if cells.width(0) < width {
            names.truncate(cells.width(0));
        } else if let Some(first) = names.first_mut() {
            first.clear();
        }
        rows += 1;
    }
    (!notes.is_empty()).then(|| Merged {
        cells: with_names(cells, &names, rows),
        notes,
    })
}

/// The cells below a number of rows, under these names.
fn with_names(cells: &Cells, names: &[String], rows: usize) -> Cells {
    let mut all = Cells::default();
    all.push(cells.line(0), names.iter().map(String::as_str));
    for row in rows..cells.len() {
        all.push(cells.line(row), cells.row(row));
    }
    all
}

/// Whether the first two rows name the columns.
fn are_two(cells: &Cells, width: usize) -> bool {
    let names = (0..width).filter(|&column| !cells.cell(1, column).is_empty());
    let names: Vec<usize> = names.collect();
    let fits = |row: usize| cells.width(row) >= width && cells.filled_width(row) <= width;
    let over_numbers = |&column: &usize| holds_numbers(cells, 2, column, Mark::Point);
    if cells.len() < 3 || names.len() < 2 || !(0..2).all(fits) || !names.iter().any(over_numbers) {
        return false;
    }
    // What names a column does not stand below as well, as the name of a class does.
    let stands_below = |&column: &usize| {
        let name = cells.cell(1, column);
        (2..cells.len()).any(|row| cells.cell(row, column) == name)
    };
    let in_words = (0..2).all(|row| has_words_alone(cells, row));
    (in_words && !names.iter().any(stands_below)) || are_over_index(cells, width)
}

/// Whether two rows leave the place above an index empty, the first of them with a name twice, as over columns of one group.
fn are_over_index(cells: &Cells, width: usize) -> bool {
    let mut seen = HashSet::new();
    let upper = (1..width).map(|column| cells.cell(0, column));
    let mut upper = upper.filter(|name| !name.is_empty());
    (0..cells.len()).all(|row| cells.cell(row, 0).is_empty() == (row < 2))
        && has_words_alone(cells, 0)
        && !upper.all(|name| seen.insert(name))
}

/// The names of two rows in one, and the row that they are from; both rows where neither tells all columns apart.
fn in_one_row(cells: &Cells, width: usize) -> (Option<usize>, Vec<String>) {
    let rows = [0, 1].map(|row| {
        (0..width)
            .map(|column| name_in(cells, row, column))
            .collect()
    });
    let [upper, lower]: [Vec<&str>; 2] = rows;
    let tells_apart = |names: &[&str], others: &[&str]| {
        let mut seen = HashSet::new();
        let mut pairs = names.iter().zip(others).skip(1);
        let mut filled = names.iter().filter(|name| !name.is_empty());
        filled.all(|name| seen.insert(*name))
            && pairs.all(|(name, other)| !name.is_empty() || other.is_empty())
    };
    let usual = |names: &[&str]| names.iter().filter(|name| is_usual(name)).count();
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    match (tells_apart(&upper, &lower), tells_apart(&lower, &upper)) {
        (true, true) if usual(&lower) > usual(&upper) => (Some(1), owned(&lower)),
        (true, _) => (Some(0), owned(&upper)),
        (false, true) => (Some(1), owned(&lower)),
        (false, false) => {
            let both = upper.iter().zip(&lower).map(|(upper, lower)| {
                let joined = if upper == lower {
                    (*upper).to_owned()
                } else {
                    format!("{upper} {lower}")
                };
                joined.trim().to_owned()
            });
            (None, both.collect())
        }
    }
}

/// A name in a row of names; empty for what pandas calls a place without one.
fn name_in(cells: &Cells, row: usize, column: usize) -> &str {
    let name = cells.cell(row, column);
    let is_none = name.starts_with("Unnamed: ") && name.contains("_level_");
    if is_none { "" } else { name }
}

/// Whether a row has one word alone, in the first column, where the rows of names say nothing of that column.
fn names_index(cells: &Cells, row: usize, width: usize) -> bool {
    let nameless = cells.cell(0, 0).is_empty() || cells.width(0) + 1 == width || row == 2;
    let fills = |row: usize| cells.filled_width(row) == width && !cells.cell(row, 0).is_empty();
    nameless
        && cells.filled_width(row) == 1
        && Field::of(cells.cell(row, 0), Mark::Point) == Field::Words
        && cells.filled_width(0) > 1
        && (row + 1..cells.len()).any(fills)
}
