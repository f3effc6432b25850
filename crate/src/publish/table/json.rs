//! Tables as JSON: lists of rows, lists of records, or a list for each column.

use std::collections::HashSet;

use super::cells::Cells;
use crate::publish::tree::Tree;

/// Names under which programs keep the rows of a table.
const WRAPPERS: [&str; 5] = ["data", "points", "rows", "samples", "records"];

/// Rows of a JSON value, a heading first where it has names; none for what is no table.
pub(super) fn cells_of(tree: &Tree) -> Option<Cells> {
    match tree {
        Tree::List(items) => pair(items).or_else(|| rows(items, None)),
        Tree::Entries(entries) => {
            if let Some(cells) = labelled(tree, entries) {
                return Some(cells);
            }
            if has_records(entries) {
                let items: Vec<&Tree> = entries.iter().map(|(_, record)| record).collect();
                return records(&items);
            }
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

/// Rows of coordinates, and then a label for each, as `[X, y]`.
fn pair(items: &[Tree]) -> Option<Cells> {
    let [features, labels] = items else {
        return None;
    };
    let names = ["X", "y"].map(str::to_owned);
    let both: Vec<(String, Tree)> = names
        .into_iter()
        .zip([features.clone(), labels.clone()])
        .collect();
    labelled(&Tree::Entries(both.clone()), &both)
}

fn rows(items: &[Tree], heading: Option<Vec<String>>) -> Option<Cells> {
    if items.iter().any(|item| matches!(item, Tree::Entries(_))) {
        return records(&items.iter().collect::<Vec<_>>());
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

/// Rows of coordinates under one key and their labels under another, as `{"X": [[…]], "y": […]}`. Under other names such lists may be
/// anything: the weights and biases of a layer are a matrix and as many numbers, too.
fn labelled(tree: &Tree, entries: &[(String, Tree)]) -> Option<Cells> {
    const FEATURES: [&str; 6] = ["x", "data", "features", "inputs", "points", "samples"];
    const LABELS: [&str; 7] = [
        "y", "target", "targets", "label", "labels", "class", "classes",
    ];
    let of = |known: &[&str]| {
        let mut lists = entries.iter().filter_map(|(name, value)| {
            let is_known = known.iter().any(|one| name.eq_ignore_ascii_case(one));
            Some((name, value.list().filter(|_| is_known)?))
        });
        lists.next().filter(|_| lists.next().is_none())
    };
    let is_rows = |items: &[Tree]| items.first().is_some_and(|row| row.list().is_some());
    let (_, features) = of(&FEATURES).filter(|(_, items)| is_rows(items))?;
    let (name, labels) = of(&LABELS)?;
    if labels.len() != features.len() || is_rows(labels) {
        return None;
    }
    let width = features.first()?.list()?.len();
    let named = ["feature_names", "columns"]
        .iter()
        .find_map(|key| tree.get(key).and_then(texts));
    let named = named.filter(|names| names.len() == width);
    let mut heading =
        named.unwrap_or_else(|| (1..=width).map(|place| format!("x{place}")).collect());
    heading.push(name.clone());
    let mut cells = Cells::default();
    cells.push(1, heading.iter().map(String::as_str));
    for (place, (row, label)) in features.iter().zip(labels).enumerate() {
        let mut row = texts(row)?;
        // A label must not move into the place of a missing coordinate.
        if row.len() != width {
            return None;
        }
        row.push(text_of(label)?);
        cells.push(place + 1, row.iter().map(String::as_str));
    }
    Some(cells)
}

/// Whether entries are records by the names of rows, as pandas' `to_json(orient="index")` writes them, and not columns.
fn has_records(entries: &[(String, Tree)]) -> bool {
    let counts = |name: &str| !name.is_empty() && name.bytes().all(|c| c.is_ascii_digit());
    let Some((_, Tree::Entries(first))) = entries.first() else {
        return false;
    };
    let alike = |tree: &Tree| match tree {
        Tree::Entries(inner) => {
            inner.len() == first.len()
                && inner
                    .iter()
                    .zip(first)
                    .all(|((name, _), (other, _))| name == other)
        }
        _ => false,
    };
    if first.len() < 2 || !entries.iter().all(|(_, value)| alike(value)) {
        return false;
    }
    let outer = entries.iter().all(|(name, _)| counts(name));
    let inner = first.iter().all(|(name, _)| counts(name));
    if outer != inner {
        return outer;
    }
    // Rows have names: a record has values of different kinds, a column has one.
    let mixes = |tree: &Tree| match tree {
        Tree::Entries(values) => {
            values.iter().any(|(_, value)| value.text().is_some())
                && values.iter().any(|(_, value)| value.number().is_some())
        }
        _ => false,
    };
    entries.iter().all(|(_, value)| mixes(value))
}

/// The most cells that records make: names that few of them have leave many empty.
const MOST_CELLS: usize = 1 << 24;

/// Records with names: the columns are all names, in the order in which they come first.
fn records(items: &[&Tree]) -> Option<Cells> {
    let Tree::Entries(first) = *items.first()? else {
        return None;
    };
    let mut names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    let mut known: HashSet<&str> = names.iter().copied().collect();
    for item in items {
        let Tree::Entries(entries) = *item else {
            return None;
        };
        for (name, _) in entries {
            if known.insert(name) {
                names.push(name);
            }
        }
        if names.len() > MOST_CELLS / items.len() {
            return None;
        }
    }
    let mut cells = Cells::default();
    cells.push(1, names.iter().copied());
    for (place, item) in items.iter().enumerate() {
        let Tree::Entries(entries) = *item else {
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
