//! Rows that name the places of their values, as the tools for support vector machines write them: `+1 1:0.5 2:-0.25`.

use super::cells::Cells;
use crate::network::decimal::read_decimal;

/// The largest place, and the largest number of cells, that are made of such rows.
const MOST_PLACES: usize = 64;
const MOST_CELLS: usize = 1 << 22;

/// A row of the file.
struct Row<'a> {
    line: usize,
    label: &'a str,
    /// Places from 0 or 1, with their values.
    values: Vec<(usize, &'a str)>,
}

/// The cells with the label first; none where a row is of another form, or too large.
pub(super) fn cells_of(text: &str) -> Option<Cells> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut places = 0;
    // scikit-learn counts the places from 0.
    let mut first = 1;
    for (line, content) in (1..).zip(text.lines()) {
        let content = content.split('#').next().unwrap_or_default();
        let mut words = content.split_whitespace();
        let Some(label) = words.next() else { continue };
        read_decimal(label)?;
        let values: Vec<(usize, &str)> = words.map(value).collect::<Option<_>>()?;
        for (place, _) in &values {
            (places, first) = (places.max(*place), first.min(*place));
        }
        rows.push(Row {
            line,
            label,
            values,
        });
    }
    let shift = 1 - first;
    places += shift;
    if places <= shift || places > MOST_PLACES || rows.len() * (places + 1) > MOST_CELLS {
        return None;
    }
    let names: Vec<String> = (1..=places).map(|place| format!("x{place}")).collect();
    let mut cells = Cells::default();
    cells.push(
        1,
        std::iter::once("label").chain(names.iter().map(String::as_str)),
    );
    for Row {
        line,
        label,
        values,
    } in rows
    {
        let mut row = vec!["0"; places + 1];
        row[0] = label;
        for (place, value) in values {
            row[place + shift] = value;
        }
        cells.push(line, row);
    }
    Some(cells)
}

/// A place and the value there.
fn value(word: &str) -> Option<(usize, &str)> {
    let (place, value) = word.split_once(':')?;
    let place: usize = place.parse().ok().filter(|&place| place <= MOST_PLACES)?;
    read_decimal(value)?;
    Some((place, value))
}
