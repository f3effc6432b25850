//! What stands beside the numbers of a column: a unit, a percent sign, a currency.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::currency;
use super::field::{Field, Mark};

/// A number, and the unit before or after it; none for a plain number and for other words.
pub(super) fn parted(cell: &str) -> Option<(&str, &str)> {
    /// Longer words are no units.
    const LONGEST: usize = 16;
    if let Some(parts) = currency::after_code(cell) {
        return Some(parts);
    }
    let end = cell.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, unit) = (cell[..end].trim(), cell[end..].trim());
    let (number, unit) = if unit.is_empty() {
        let start = number.find(|c: char| c.is_ascii_digit() || "+-.,\u{2212}".contains(c))?;
        let (unit, number) = number.split_at(start);
        (number.trim(), unit.trim())
    } else {
        (number, unit)
    };
    let before = cell.starts_with(unit);
    let is_unit = |c: char| {
        !c.is_ascii_digit()
            && (is_sign(c) || (!before && (c.is_alphabetic() || "²³/·'.".contains(c))))
    };
    let named = unit.chars().any(|c| c.is_alphabetic() || is_sign(c));
    let fits = named && unit.len() <= LONGEST && unit.chars().all(is_unit);
    (fits && Field::is_numeric(number)).then_some((number, unit))
}

/// Signs that stand at either side of a number.
fn is_sign(letter: char) -> bool {
    "%‰°".contains(letter) || currency::is_sign(letter)
}

/// What units the cells of a column have, from one row on.
#[derive(Default)]
pub(super) struct Units<'a> {
    /// How many cells have each.
    pub(super) counts: BTreeMap<&'a str, usize>,
    /// Numbers without one.
    pub(super) plain: usize,
    /// Other words, and the first few of them.
    pub(super) words: usize,
    /// The first of them that differ.
    pub(super) odd: Vec<&'a str>,
    /// The first cells with a unit that differ.
    pub(super) with_one: Vec<&'a str>,
}

impl<'a> Units<'a> {
    /// So many odd cells are named.
    pub(super) const NAMED: usize = 3;

    pub(super) fn of(cells: &'a Cells, from: usize, place: usize) -> Self {
        let mut units = Self::default();
        for row in from..cells.len() {
            let cell = cells.cell(row, place);
            if Field::is_numeric(cell) {
                units.plain += 1;
            } else if let Some((_, unit)) = parted(cell) {
                *units.counts.entry(unit).or_default() += 1;
                if units.with_one.len() < Self::NAMED && !units.with_one.contains(&cell) {
                    units.with_one.push(cell);
                }
            } else if Field::of(cell, Mark::Point) == Field::Words {
                units.words += 1;
                if units.odd.len() < Self::NAMED && !units.odd.contains(&cell) {
                    units.odd.push(cell);
                }
            }
        }
        units
    }

    /// The number of cells with a unit.
    pub(super) fn united(&self) -> usize {
        self.counts.values().sum()
    }

    /// The unit that nearly all numbers have, and none has another.
    fn constant(&self) -> Option<&'a str> {
        let unit = self
            .counts
            .keys()
            .next()
            .filter(|_| self.counts.len() == 1)?;
        let united = self.united();
        let nearly_all = united >= 2 && united >= 4 * self.plain;
        (nearly_all && united + self.plain >= 4 * self.words).then_some(unit)
    }
}

/// The columns whose numbers have a unit, each with it. The first row may be a heading.
pub(super) fn constant(cells: &Cells, width: usize) -> Vec<(usize, String)> {
    let column = |place: usize| {
        let first = cells.cell(0, place);
        let from = usize::from(!Field::is_numeric(first) && parted(first).is_none());
        let unit = Units::of(cells, from, place).constant()?;
        Some((place, unit.to_owned()))
    };
    (0..width).filter_map(column).collect()
}

/// The same rows with the numbers of these columns alone.
pub(super) fn without(cells: &Cells, columns: &[(usize, String)]) -> Cells {
    let mut bare = Cells::default();
    for row in 0..cells.len() {
        let plain = cells.row(row).enumerate().map(|(place, cell)| {
            let united = columns.iter().any(|(column, _)| *column == place);
            match parted(cell) {
                Some((number, _)) if united && !Field::is_numeric(cell) => number,
                _ => cell,
            }
        });
        bare.push(cells.line(row), plain);
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_parted_from_its_unit() {
        for (cell, number, unit) in [
            ("148.1 cm", "148.1", "cm"),
            ("30,5 %", "30,5", "%"),
            ("5%", "5", "%"),
            ("€ 12.50", "12.50", "€"),
            ("-$3", "", ""),
            ("$-3", "-3", "$"),
            ("CHF 1'234.50", "1'234.50", "CHF"),
            ("Fr. 12.50", "12.50", "Fr."),
            ("eur-3", "-3", "eur"),
            ("US$5", "5", "US$"),
            ("12,50 €", "12,50", "€"),
            ("4 m²", "4", "m²"),
            ("\u{2212}2 °C", "\u{2212}2", "°C"),
        ] {
            let expected = (!number.is_empty()).then_some((number, unit));
            assert_eq!(parted(cell), expected, "{cell}");
        }
        for words in [
            "12",
            "cm",
            "x1",
            "1 2",
            "12:30 h",
            "2024-01-31",
            "(148.1)",
            "1 --",
            "a 5 b",
            "CHF",
            "Fr 12",
            "XYZ 3",
        ] {
            assert_eq!(parted(words), None, "{words}");
        }
    }
}
