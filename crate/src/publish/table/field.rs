//! What a cell holds: a number in any of the notations that people use, nothing, or words.

use crate::network::decimal::read_decimal;

/// The mark between whole and fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Point,
    Comma,
}

impl Mark {
    const fn letter(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Field {
    /// Nothing, or a word for it.
    Empty,
    /// The word NaN.
    NotANumber,
    /// A word for infinity, or a number larger than any float.
    Infinite,
    Number(f64),
    Words,
}

/// Words for a value that is not there.
const ABSENT: [&str; 28] = [
    "na",
    "n/a",
    "#n/a",
    "null",
    "none",
    "?",
    "-",
    ".",
    "n.a.",
    "n. a.",
    "<na>",
    "(null)",
    "k.a.",
    "k. a.",
    "k.a",
    "k/a",
    "#nv",
    "#name?",
    "#div/0!",
    "#ref!",
    "#value!",
    "#num!",
    "#null!",
    "keine angabe",
    "--",
    "\u{2013}",
    "\u{2014}",
    "\u{2212}",
];

impl Field {
    /// What a cell without spaces around it holds, by a decimal mark.
    pub(super) fn of(cell: &str, mark: Mark) -> Self {
        let is = |word: &&str| cell.eq_ignore_ascii_case(word);
        if cell.is_empty() || ABSENT.iter().any(is) {
            return Self::Empty;
        }
        if let Some(number) = plain_number(cell, mark) {
            return number;
        }
        // Long texts are no numbers that anybody wrote.
        const LONGEST: usize = 400;
        if cell.len() > LONGEST {
            return Self::Words;
        }
        let plain: String = match in_brackets(cell) {
            Some(number) => format!("-{number}").chars().map(usual).collect(),
            None => cell.chars().map(usual).collect(),
        };
        let unsigned = plain.trim_start_matches(['-', '+']);
        if unsigned.eq_ignore_ascii_case("nan") {
            return Self::NotANumber;
        }
        if unsigned.eq_ignore_ascii_case("inf") || unsigned.eq_ignore_ascii_case("infinity") {
            return Self::Infinite;
        }
        let spelt = spelt(&plain, mark).or_else(|| spelt_alone(&plain, mark.other()));
        match spelt.and_then(|text| read_decimal(&text)) {
            Some(number) if number.is_finite() => Self::Number(number),
            Some(_) => Self::Infinite,
            None => Self::Words,
        }
    }

    /// Whether this is a number in some notation.
    pub(super) fn is_numeric(cell: &str) -> bool {
        let numeric = |mark| matches!(Self::of(cell, mark), Self::Number(_) | Self::Infinite);
        numeric(Mark::Point) || numeric(Mark::Comma)
    }
}

/// What stands between round brackets, as bookkeepers write what is below zero: a number without a sign.
pub(super) fn in_brackets(cell: &str) -> Option<&str> {
    let inner = cell.strip_prefix('(')?.strip_suffix(')')?.trim();
    let begins = inner.starts_with(|c: char| c.is_ascii_digit());
    (begins && inner.ends_with(|c: char| c.is_ascii_digit())).then_some(inner)
}

/// What nearly every cell of a large table is: a number as programs write it.
fn plain_number(cell: &str, mark: Mark) -> Option<Field> {
    let plain = |c: u8| c.is_ascii_digit() || c == b'-' || (c == b'.' && mark == Mark::Point);
    let number = cell.bytes().all(plain).then(|| read_decimal(cell))??;
    number.is_finite().then_some(Field::Number(number))
}

/// A letter as in program text: the minus signs, and the spaces and quotes between thousands, of print.
const fn usual(letter: char) -> char {
    match letter {
        '\u{2212}' | '\u{2013}' | '\u{ff0d}' | '\u{fe63}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2019}' => '\'',
        other => other,
    }
}

/// A number as programs write it: without marks between thousands, with a point.
fn spelt(plain: &str, mark: Mark) -> Option<String> {
    let digits_from = plain.find(|c: char| c.is_ascii_digit() || c == mark.letter())?;
    let (sign, unsigned) = plain.split_at(digits_from);
    let sign = match sign.trim() {
        "" | "+" => "",
        "-" => "-",
        _ => return None,
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once(mark.letter()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let mut text = format!("{sign}{}", without_groups(whole, mark)?);
    if let Some(fraction) = fraction {
        text = format!("{text}.{fraction}");
    }
    if let Some(exponent) = exponent {
        text = format!("{text}e{exponent}");
    }
    Some(text)
}

/// The digits of a whole number that may stand in groups of three.
fn without_groups(whole: &str, mark: Mark) -> Option<String> {
    let separator = [mark.other().letter(), ' ', '\'']
        .into_iter()
        .find(|&c| whole.contains(c));
    let Some(separator) = separator else {
        return Some(whole.to_owned());
    };
    let mut groups = whole.split(separator);
    let first = groups
        .next()
        .is_some_and(|group| (1..=3).contains(&group.len()));
    let others = groups.all(|group| group.len() == 3);
    (first && others).then(|| whole.split(separator).collect())
}

/// A number whose only mark is the other one, which can then be no mark between thousands.
fn spelt_alone(plain: &str, mark: Mark) -> Option<String> {
    let alone = plain.matches(mark.letter()).count() == 1 && !plain.contains(mark.other().letter());
    alone.then(|| spelt(plain, mark))?
}

/// What a cell tells of the decimal mark of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// It can only be read with this mark.
    For(Mark),
    /// This is either the decimal mark, or one between thousands.
    Either(Mark),
}

impl Evidence {
    /// What a cell that holds a number tells; nothing where it has no mark.
    pub(super) fn of(cell: &str) -> Option<Self> {
        if !cell.contains(['.', ',']) || !Field::is_numeric(cell) {
            return None;
        }
        let count = |mark: Mark| cell.matches(mark.letter()).count();
        let (points, commas) = (count(Mark::Point), count(Mark::Comma));
        match (points, commas) {
            (1, 0) => Some(Self::single(cell, Mark::Point)),
            (0, 1) => Some(Self::single(cell, Mark::Comma)),
            (0, _) => Some(Self::For(Mark::Point)),
            (_, 0) => Some(Self::For(Mark::Comma)),
            _ => {
                let last = cell.rfind(['.', ','])?;
                let comma = cell[last..].starts_with(',');
                Some(Self::For(if comma { Mark::Comma } else { Mark::Point }))
            }
        }
    }

    /// A number with one mark: followed by three digits, and after one to three that do not begin with 0, it can be both.
    fn single(cell: &str, mark: Mark) -> Self {
        let Some((whole, fraction)) = cell.split_once(mark.letter()) else {
            return Self::For(mark);
        };
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let grouped = fraction.len() == 3 && fraction.bytes().all(|digit| digit.is_ascii_digit());
        if grouped && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
            Self::Either(mark)
        } else {
            Self::For(mark)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_notation() {
        for (cell, mark, number) in [
            ("0.5", Mark::Point, 0.5),
            ("0,5", Mark::Comma, 0.5),
            // Its only possible reading, whatever the table's mark is.
            ("0,5", Mark::Point, 0.5),
            ("1,234.5", Mark::Point, 1234.5),
            ("1.234,5", Mark::Comma, 1234.5),
            ("1.234", Mark::Comma, 1234.0),
            ("1.234", Mark::Point, 1.234),
            ("1,234,567", Mark::Point, 1_234_567.0),
            ("1 234,5", Mark::Comma, 1234.5),
            ("1\u{202f}234", Mark::Point, 1234.0),
            ("1'234.5", Mark::Point, 1234.5),
            ("\u{2212}0.25", Mark::Point, -0.25),
            ("- 2", Mark::Point, -2.0),
            ("+1e-3", Mark::Point, 0.001),
            ("1E\u{2212}3", Mark::Point, 0.001),
            (".5", Mark::Point, 0.5),
            ("5.", Mark::Point, 5.0),
        ] {
            assert_eq!(Field::of(cell, mark), Field::Number(number), "{cell}");
        }
    }

    #[test]
    fn what_is_no_number_is_told_apart() {
        let of = |cell| Field::of(cell, Mark::Point);
        assert_eq!([of(""), of("NA"), of("?")], [Field::Empty; 3]);
        assert_eq!([of("NaN"), of("-nan")], [Field::NotANumber; 2]);
        assert_eq!(
            [of("inf"), of("-Infinity"), of("1e999")],
            [Field::Infinite; 3]
        );
        for words in [
            "cat",
            "1,2,3",
            "12,34.5",
            "1.2.3",
            "5 %",
            "2024-01-31",
            "1 2",
            "-- 1",
            "e",
        ] {
            assert_eq!(of(words), Field::Words, "{words}");
        }
    }

    #[test]
    fn the_mark_is_told_by_what_has_one_reading() {
        let of = Evidence::of;
        assert_eq!(of("0,5"), Some(Evidence::For(Mark::Comma)));
        assert_eq!(of("0,125"), Some(Evidence::For(Mark::Comma)));
        assert_eq!(of("1,234"), Some(Evidence::Either(Mark::Comma)));
        assert_eq!(of("1,234.5"), Some(Evidence::For(Mark::Point)));
        assert_eq!(of("1.234.567"), Some(Evidence::For(Mark::Comma)));
        assert_eq!(of("1,234,567"), Some(Evidence::For(Mark::Point)));
        assert_eq!((of("12"), of("a,b")), (None, None));
    }
}
