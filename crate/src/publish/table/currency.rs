//! Currencies beside the amounts of a column.

use std::fmt;

use super::cells::Cells;
use super::field::{Evidence, Field, Mark};
use crate::scene::Problem;

/// Signs of currencies, on either side of an amount.
const SIGNS: &str = "€$£¥₹₽₩₺₪₫₴₦₱฿¢";

/// Codes and short names of currencies, the longer of two that begin alike first.
const CODES: [&str; 38] = [
    "CHF", "EUR", "USD", "GBP", "JPY", "CNY", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF",
    "RON", "BGN", "INR", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "BRL", "ZAR", "RUB", "UAH",
    "TRY", "ILS", "KRW", "THB", "US$", "R$", "SFr.", "Fr.", "Rs.", "Rs", "kr.", "kr",
];

/// Whether a letter is the sign of a currency.
pub(super) fn is_sign(letter: char) -> bool {
    SIGNS.contains(letter)
}

/// Whether a unit is a currency.
pub(super) fn is_currency(unit: &str) -> bool {
    (!unit.is_empty() && unit.chars().all(is_sign))
        || CODES.iter().any(|code| unit.eq_ignore_ascii_case(code))
}

/// The amount after the code of a currency, and that code.
pub(super) fn after_code(cell: &str) -> Option<(&str, &str)> {
    CODES.iter().find_map(|code| {
        let begin = cell.get(..code.len())?;
        let amount = cell[code.len()..].trim_start();
        let fits = begin.eq_ignore_ascii_case(code) && Field::is_numeric(amount);
        fits.then_some((amount, begin))
    })
}

/// The row of the first amount of a column that would be read with three decimals, where no other says that its mark is the decimal
/// one: nobody counts money so, and nobody can tell whether thousands are meant.
pub(super) fn unclear(cells: &Cells, place: usize, mark: Mark) -> Option<usize> {
    let evidence = |row: usize| Evidence::of(cells.cell(row, place));
    let rows = || 0..cells.len();
    if rows().any(|row| evidence(row) == Some(Evidence::For(mark))) {
        return None;
    }
    rows().find(|&row| evidence(row) == Some(Evidence::Either(mark)))
}

/// The problem of a column whose amounts can be read in two ways.
pub(super) fn unclear_problem(name: &str, cell: &str) -> Problem {
    Problem::new("table-unclear-amounts")
        .text("name", name)
        .text("cell", cell)
}

/// The sentence on a column whose amounts can be read in two ways.
pub(super) fn write_unclear(f: &mut fmt::Formatter<'_>, name: &str, cell: &str) -> fmt::Result {
    write!(
        f,
        "{name} is not read: `{cell}` can have thousands or three decimals; write amounts without marks between thousands"
    )
}
