//! Lines before a table that are no rows of it: its title, in one cell or, where words are parted as cells are, in several.

use super::cells::Cells;
use super::dialect::Delimiter;
use super::field::{Field, Mark};
use super::name::is_usual;
use super::unit::parted;

/// A title has no more lines that are looked at.
const MOST_LINES: usize = 8;

/// Words of sentences, which hardly name a column.
const OF_SENTENCES: [&str; 24] = [
    "of", "the", "my", "our", "in", "from", "for", "with", "and", "are", "is", "this", "these",
    "by", "der", "die", "das", "von", "und", "für", "mit", "meine", "unsere", "aus",
];

/// How many lines before the table are no rows of it, whose usual number of cells is given.
pub(super) fn lines(cells: &Cells, usual: usize, delimiter: Delimiter) -> usize {
    if usual < 2 {
        return 0;
    }
    let in_one_cell = |row: &usize| cells.filled_width(*row) == 1 && is_word(cells, *row, 0);
    let first = (0..cells.len()).take_while(in_one_cell).count();
    let most = cells.len().min(first + MOST_LINES);
    let heading = (first..most).find(|&row| names_columns(cells, row, usual));
    let Some(heading) = heading else {
        let sentences = (first..most).take_while(|&row| is_sentence(cells, row, usual, delimiter));
        return first + sentences.count();
    };
    let all = (first..heading).all(|row| stands_above(cells, row, heading, delimiter));
    if all { heading } else { first }
}

fn is_word(cells: &Cells, row: usize, column: usize) -> bool {
    Field::of(cells.cell(row, column), Mark::Point) == Field::Words
}

/// Whether a row has words alone, as far as it holds something.
pub(super) fn has_words_alone(cells: &Cells, row: usize) -> bool {
    let mut filled = cells.row(row).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| Field::of(cell, Mark::Point) == Field::Words)
}

/// Whether a row has words alone over one with a number, a word for each column; R names no column of row names.
fn names_columns(cells: &Cells, row: usize, usual: usize) -> bool {
    let (width, filled) = (cells.width(row), cells.filled_width(row));
    (width == usual || width + 1 == usual)
        && cells.width(row + 1) == usual
        && cells.row(row + 1).any(Field::is_numeric)
        && cells.row(row).take(filled).all(|cell| !cell.is_empty())
        && has_words_alone(cells, row)
        && cells.row(row).all(|cell| parted(cell).is_none())
}

/// Whether a row above that of the names is no row of the table: it begins with a word, has no more numbers than words, and as
/// many cells as the names only where spaces part them.
fn stands_above(cells: &Cells, row: usize, heading: usize, delimiter: Delimiter) -> bool {
    let width = cells.width(row);
    let words = (0..width).filter(|&column| is_word(cells, row, column));
    let parted_alike = delimiter == Delimiter::Spaces
        && has_words_alone(cells, row)
        && !names_units(cells, heading);
    is_word(cells, row, 0)
        && 2 * words.count() >= width
        && (width != cells.width(heading) || parted_alike)
}

/// Whether the words of a row are short, as units below the names of columns are.
fn names_units(cells: &Cells, row: usize) -> bool {
    const LONGEST: usize = 3;
    let is_unit = |cell: &str| {
        cell.starts_with(['(', '[']) || (cell.chars().count() <= LONGEST && !is_usual(cell))
    };
    cells.row(row).all(is_unit)
}

/// Whether a row whose words are parted by spaces is a sentence, where no names follow: it has another number of words than the
/// rows have cells, and one that names no column.
fn is_sentence(cells: &Cells, row: usize, usual: usize, delimiter: Delimiter) -> bool {
    let lower = |cell: &str| cell.to_lowercase();
    delimiter == Delimiter::Spaces
        && is_word(cells, row, 0)
        && cells.filled_width(row) != usual
        && cells
            .row(row)
            .any(|cell| OF_SENTENCES.contains(&&*lower(cell)))
}
