//! Tables as JSON: lists of rows, lists of records, or a list for each column.

use super::cells::Cells;
use crate::publish::tree::Tree;

/// Names under which programs keep the rows of a table.
const WRAPPERS: [&str; 5] = ["data", "points", "rows", "samples", "records"];

/// Rows of a JSON value, a heading first where it has names; none for what is no table.
pub(super) fn cells_of(tree: &Tree) -> Option<Cells> {
    match tree {
        Tree::List(items) => rows(items, None),
        Tree::Entries(entries) => {
            let heading = tree.get("columns").and_then(texts);
            let wrapped = WRAPPERS.iter().find_map(|key| tree.get(key)?.list());
            match wrapped {
                Some(items) => rows(items, heading),
                None => columns(entries),
            }
        }
        _ => None,
    }
}

fn rows(items: &[Tree], heading: Option<Vec<String>>) -> Option<Cells> {
    if items.iter().any(|item| matches!(item, Tree::Entries(_))) {
        return records(items);
    }
    let mut cells = Cells::default();
    if let Some(heading) = &heading {
        cells.push(1, heading.iter().map(String::as_str));
    }
    for (place, item) in items.iter().enumerate() {
        let row = texts(item)?;
        cells.push(place + 1, row.iter().map(String::as_str));
    }
    Some(cells)
}

/// Records with names: the columns are those of the first record.
fn records(items: &[Tree]) -> Option<Cells> {
    let Tree::Entries(first) = items.first()? else {
        return None;
    };
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    let mut cells = Cells::default();
    cells.push(1, names.iter().copied());
    for (place, item) in items.iter().enumerate() {
        let Tree::Entries(entries) = item else {
            return None;
        };
        // Nearly always in the order of the first record, where a search for each name would take long.
        let cell = |column: usize| match entries.get(column) {
            Some((name, value)) if name == names[column] => text_of(value),
            _ => item.get(names[column]).map_or(Some(String::new()), text_of),
        };
        let row: Option<Vec<String>> = (0..names.len()).map(cell).collect();
        cells.push(place + 1, row?.iter().map(String::as_str));
    }
    Some(cells)
}

/// A list for each column, or values by the names of rows, as pandas' `to_json` writes them.
fn columns(entries: &[(String, Tree)]) -> Option<Cells> {
    let values = |tree: &Tree| match tree {
        Tree::List(items) => items.iter().map(text_of).collect::<Option<Vec<String>>>(),
        Tree::Entries(entries) => entries.iter().map(|(_, value)| text_of(value)).collect(),
        _ => None,
    };
    let columns: Option<Vec<Vec<String>>> =
        entries.iter().map(|(_, column)| values(column)).collect();
    let columns = columns.filter(|columns| columns.len() >= 2)?;
    let length = columns
        .iter()
        .map(Vec::len)
        .max()
        .filter(|&rows| rows > 0)?;
    let mut cells = Cells::default();
    cells.push(1, entries.iter().map(|(name, _)| name.as_str()));
    for row in 0..length {
        let cell = |column: &Vec<String>| column.get(row).cloned().unwrap_or_default();
        let row_cells: Vec<String> = columns.iter().map(cell).collect();
        cells.push(row + 1, row_cells.iter().map(String::as_str));
    }
    Some(cells)
}

/// The texts of a list of single values.
fn texts(tree: &Tree) -> Option<Vec<String>> {
    tree.list()?.iter().map(text_of).collect()
}

/// A single value as the text of a cell.
fn text_of(tree: &Tree) -> Option<String> {
    match tree {
        Tree::Number(value) => Some(value.to_string()),
        Tree::Text(text) => Some(text.clone()),
        Tree::Truth(value) => Some(value.to_string()),
        Tree::Null => Some(String::new()),
        Tree::List(_) | Tree::Entries(_) => None,
    }
}
