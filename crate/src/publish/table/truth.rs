//! Columns of truths, which are read as 1 and 0 where they are inputs.

use super::column::{Column, Content};

/// The words of programs and people for false and true.
const PAIRS: [[&str; 2]; 8] = [
    ["false", "true"],
    ["f", "t"],
    ["no", "yes"],
    ["n", "y"],
    ["falsch", "wahr"],
    ["nein", "ja"],
    ["faux", "vrai"],
    ["non", "oui"],
];

/// The number of a truth; none for another word.
pub(super) fn number(cell: &str) -> Option<f64> {
    let is = |word: &str| cell.eq_ignore_ascii_case(word);
    PAIRS.iter().find_map(|[no, yes]| {
        let found = is(yes).then_some(1.0);
        found.or_else(|| is(no).then_some(0.0))
    })
}

/// The words for false and for true of a column that holds truths alone, as it spells them; none for any other column.
pub(super) fn words(column: &Column) -> Option<[String; 2]> {
    if column.content != Content::Words || column.more {
        return None;
    }
    let spelt = |word: &str| {
        let mut cells = column.distinct.iter();
        let cell = cells.find(|cell| cell.eq_ignore_ascii_case(word));
        cell.map_or_else(|| word.to_owned(), Clone::clone)
    };
    let holds =
        |pair: &[&str; 2], cell: &String| pair.iter().any(|word| cell.eq_ignore_ascii_case(word));
    let pair = PAIRS
        .iter()
        .find(|pair| column.distinct.iter().all(|cell| holds(pair, cell)))?;
    Some(pair.map(spelt))
}
