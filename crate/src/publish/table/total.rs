//! Rows at the end of a table that sum up those above.

use super::cells::Cells;

/// What such rows are called.
const NAMES: [&str; 17] = [
    "total",
    "totals",
    "grand total",
    "sum",
    "sums",
    "average",
    "averages",
    "avg",
    "mean",
    "means",
    "summe",
    "mittelwert",
    "gesamt",
    "insgesamt",
    "gesamtsumme",
    "durchschnitt",
    "mittel",
];

/// Rows that sum up others: how many, the line of the first, and what it is called.
pub(super) struct Totals {
    pub(super) rows: usize,
    pub(super) line: usize,
    pub(super) cell: String,
}

/// Leaves out the last rows as far as they sum up others. At least a heading and a row stay.
pub(super) fn leave_out(cells: &mut Cells) -> Option<Totals> {
    const LEAST: usize = 2;
    let mut totals: Option<Totals> = None;
    while cells.len() > LEAST {
        let last = cells.len() - 1;
        let Some(cell) = name_of(cells, last) else {
            break;
        };
        totals = Some(Totals {
            rows: totals.map_or(0, |totals| totals.rows) + 1,
            line: cells.line(last),
            cell,
        });
        cells.keep_first(last);
    }
    totals
}

/// The cell that says that a row sums up others: no row above says the same in that column.
fn name_of(cells: &Cells, row: usize) -> Option<String> {
    let plain = |cell: &str| cell.trim_end_matches(':').trim().to_lowercase();
    let places = cells.row(row).enumerate();
    let mut named = places.filter(|(_, cell)| NAMES.contains(&&*plain(cell)));
    let found = named.find(|(place, cell)| {
        let same = |above: usize| plain(cells.cell(above, *place)) == plain(cell);
        !(0..row).any(same)
    });
    found.map(|(_, cell)| cell.to_owned())
}
