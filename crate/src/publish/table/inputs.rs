//! The rows of a table as inputs of a network.

use super::column::Content;
use super::error::TableError;
use super::field::Field;
use super::name::LABELS;
use super::roles::is_index;
use super::{Column, Table};

/// Rows of inputs, and what was understood of the columns.
#[derive(Clone, Debug, PartialEq)]
pub struct InputRows {
    /// The rows: what each is called, empty where nothing says so, and its numbers.
    pub rows: Vec<(String, Vec<f64>)>,
    /// Names of the inputs; empty where the table has none.
    pub names: Vec<String>,
    /// The column of the labels, counted from 0.
    pub label: Option<usize>,
    /// The columns that could be that of the labels, by their places and names, where a number too many leaves a choice.
    pub choice: Vec<(usize, String)>,
    /// Rows that were left out, because a number is missing or not finite.
    pub left_out: usize,
}

/// The first or the last of some columns, whichever seems to hold classes: whole numbers, few, and not always the same one. The
/// first where both do, or neither.
fn at_an_end(columns: &[Column], places: &[usize]) -> usize {
    let has_classes = |place: &&usize| {
        let column = &columns[**place];
        column.whole && !column.more && column.distinct.len() > 1
    };
    let ends = [places.first(), places.last()].into_iter().flatten();
    let first = places.first().copied().unwrap_or(0);
    ends.clone().find(has_classes).copied().unwrap_or(first)
}

impl Table {
    /// The most rows that are taken.
    pub const MOST_INPUT_ROWS: usize = 1000;

    /// The rows as inputs of a network of so many. The columns of numbers are the inputs, in their order; one more of them is
    /// the label: the one chosen, or called so, or else the first or the last, whichever seems to hold classes. A single column of
    /// words is the label, too. What only counts the rows is left out.
    ///
    /// # Errors
    /// Where there are fewer columns of numbers than inputs, or more than that and a label; or no row is whole.
    pub fn input_rows(
        &self,
        inputs: usize,
        chosen: Option<usize>,
    ) -> Result<InputRows, TableError> {
        let heading = self.proposes_heading();
        let columns = self.columns(heading);
        let counts = |column: &Column| is_index(column, heading);
        let numeric = |with_index: bool| -> Vec<usize> {
            let places = columns.iter().enumerate();
            let kept =
                places.filter(|(_, column)| column.is_numeric() && (with_index || !counts(column)));
            kept.map(|(place, _)| place).collect()
        };
        // A column that seems to count may be an input, where it is needed as one.
        let mut places = numeric(false);
        if places.len() < inputs {
            places = numeric(true);
        }
        let words: Vec<usize> = (columns.iter().enumerate())
            .filter(|(_, column)| column.content == Content::Words && !counts(column))
            .map(|(place, _)| place)
            .collect();
        let mut label = match words[..] {
            [only] => Some(only),
            _ => None,
        };
        let mut choice = Vec::new();
        if places.len() == inputs + 1 {
            choice = places
                .iter()
                .map(|&place| (place, columns[place].called(place)))
                .collect();
            let named = |place: &&usize| LABELS.contains(&&*columns[**place].plain_name());
            let own = chosen.filter(|place| places.contains(place));
            let own = own.or_else(|| places.iter().find(named).copied());
            let own = own.unwrap_or_else(|| at_an_end(&columns, &places));
            places.retain(|&place| place != own);
            label = label.or(Some(own));
        }
        if places.len() != inputs {
            return Err(TableError::Inputs {
                found: places.len(),
                expected: inputs,
            });
        }
        let from = usize::from(heading);
        let mut read = InputRows {
            rows: Vec::new(),
            names: if heading {
                places
                    .iter()
                    .map(|&place| columns[place].name.clone())
                    .collect()
            } else {
                Vec::new()
            },
            label,
            choice,
            left_out: 0,
        };
        for row in from..self.cells.len() {
            if read.rows.len() == Self::MOST_INPUT_ROWS {
                break;
            }
            let number = |&place: &usize| match Field::of(self.cells.cell(row, place), self.mark) {
                Field::Number(number) => Some(number),
                _ => None,
            };
            match places.iter().map(number).collect::<Option<Vec<f64>>>() {
                Some(numbers) => {
                    let name = label.map_or("", |place| self.cells.cell(row, place));
                    read.rows.push((super::error::excerpt(name), numbers));
                }
                None => read.left_out += 1,
            }
        }
        if read.rows.is_empty() {
            let rows = self.rows(heading);
            return Err(TableError::NoPoints { rows });
        }
        Ok(read)
    }
}
