//! Whether the first row of a table names its columns.

use std::collections::HashSet;

use super::cells::Cells;
use super::field::{Field, Mark};
use super::name::is_usual;
use super::truth;

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
        // True and False over the same words, and not over 1 and 0, are no names.
        let truths = columns
            .clone()
            .all(|column| truth::number(cells.cell(0, column)).is_some());
        if truths
            && !columns
                .clone()
                .any(|column| holds_numbers(cells, 1, column, mark))
        {
            return false;
        }
        // A row of words and numbers is a heading where a word stands over a column of numbers.
        return !numbers
            || columns
                .filter(is_word)
                .any(|column| holds_numbers(cells, 1, column, mark))
            || names_years(cells, width, mark);
    }
    is_numbered(cells, width, mark)
}

/// Whether all cells of a column are numbers from a row on, as far as they hold something.
pub(super) fn holds_numbers(cells: &Cells, from: usize, column: usize, mark: Mark) -> bool {
    let mut found = false;
    for row in from..cells.len() {
        match Field::of(cells.cell(row, column), mark) {
            Field::Number(_) | Field::Infinite => found = true,
            Field::Words => return false,
            Field::Empty | Field::NotANumber => {}
        }
    }
    found
}

/// Whether the first row has years, or counts, over columns of numbers, and words that no cell below repeats.
fn names_years(cells: &Cells, width: usize, mark: Mark) -> bool {
    const FEWEST_ROWS: usize = 2;
    /// Two numbers in a row are too often 0 and 1.
    const FEWEST_COUNTS: usize = 3;
    let number = |row: usize, column: usize| match Field::of(cells.cell(row, column), mark) {
        Field::Number(value) => Some(value),
        _ => None,
    };
    let is_year = |value: f64| value % 1.0 == 0.0 && (1800.0..=2100.0).contains(&value);
    let (over_numbers, words): (Vec<usize>, Vec<usize>) =
        (0..width).partition(|&column| number(0, column).is_some());
    let values: Vec<f64> = over_numbers
        .iter()
        .filter_map(|&column| number(0, column))
        .collect();
    let ascends = values.windows(2).all(|pair| pair[0] < pair[1]);
    let below = |column: usize| (1..cells.len()).map(move |row| cells.cell(row, column));
    let differs = |column: usize| {
        let name = cells.cell(0, column);
        !name.is_empty() && below(column).all(|cell| cell != name)
    };
    if cells.len() <= FEWEST_ROWS
        || values.len() < 2
        || !ascends
        || !words.iter().all(|&column| differs(column))
        || !over_numbers
            .iter()
            .all(|&column| holds_numbers(cells, 1, column, mark))
    {
        return false;
    }
    if values.iter().all(|&value| is_year(value)) {
        let mut found = over_numbers
            .iter()
            .flat_map(|&column| (1..cells.len()).filter_map(move |row| number(row, column)));
        return found.any(|value| !is_year(value));
    }
    let counts =
        values.len() >= FEWEST_COUNTS && values.windows(2).all(|pair| pair[1] == pair[0] + 1.0);
    let repeats = |column: usize| {
        let mut seen = HashSet::new();
        !below(column).all(|cell| seen.insert(cell))
    };
    counts
        && words
            .iter()
            .any(|&column| is_usual(cells.cell(0, column)) || repeats(column))
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
