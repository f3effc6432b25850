//! Whether the first row of a table names its columns.

use super::cells::Cells;
use super::field::{Field, Mark};

/// Whether the first row is a heading, by its cells and those below.
pub(super) fn is_heading(cells: &Cells, width: usize, mark: Mark) -> bool {
    if cells.len() == 0 {
        return false;
    }
    let field = |row, column| Field::of(cells.cell(row, column), mark);
    let is_word = |column: &usize| field(0, *column) == Field::Words;
    let is_number =
        |column: &usize| matches!(field(0, *column), Field::Number(_) | Field::Infinite);
    let columns = 0..width;
    if columns.clone().any(|column| is_word(&column)) {
        let numbers = columns.clone().any(|column| is_number(&column));
        // A row of words and numbers is a heading where a word stands over a column of numbers.
        return !numbers
            || columns
                .filter(is_word)
                .any(|column| holds_numbers(cells, column, mark));
    }
    is_numbered(cells, width, mark)
}

/// Whether all cells below the first are numbers, as far as they hold something.
fn holds_numbers(cells: &Cells, column: usize, mark: Mark) -> bool {
    let mut found = false;
    for row in 1..cells.len() {
        match Field::of(cells.cell(row, column), mark) {
            Field::Number(_) | Field::Infinite => found = true,
            Field::Words => return false,
            Field::Empty | Field::NotANumber => {}
        }
    }
    found
}

/// Whether the first row numbers the columns, as pandas does where they have no names: `0,1,2`, or `,0,1,2` over an index.
fn is_numbered(cells: &Cells, width: usize, mark: Mark) -> bool {
    let first = usize::from(cells.cell(0, 0).is_empty());
    let counts = (first..width).all(|column| cells.cell(0, column) == (column - first).to_string());
    if !counts || width < first + 2 || cells.len() < 2 {
        return false;
    }
    let below = |column: usize| (1..cells.len()).map(move |row| cells.cell(row, column));
    let is_spelt_whole = |cell: &str| cell.bytes().all(|c| c.is_ascii_digit() || c == b'-');
    // pandas writes whole numbers of a column of floats as 1.0.
    let over_fractions = (first..width).any(|column| {
        below(column).all(|cell| cell.is_empty() || !is_spelt_whole(cell))
            && below(column).any(|cell| matches!(Field::of(cell, mark), Field::Number(_)))
    });
    // As a label, the last number would be that of this one point.
    let over_other_labels = width >= first + 3 && {
        let last = cells.cell(0, width - 1);
        cells.len() > 2 && below(width - 1).all(|cell| cell != last)
    };
    first == 1 || over_fractions || over_other_labels
}
