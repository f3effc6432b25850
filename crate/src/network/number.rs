//! The numbers of a session: `f32` values held as `f64`, and settings held within their limits.

use std::fmt;

use super::decimal::read_decimal;

/// The `f32` nearest to `value`; infinite beyond the largest `f32`.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    reason = "rounding to the nearest f32 is the point"
)]
pub const fn nearest_f32(value: f64) -> f32 {
    value as f32
}

/// `value` rounded to the nearest `f32`, so that a link can carry it exactly.
#[must_use]
pub fn rounded_to_f32(value: f64) -> f64 {
    f64::from(nearest_f32(value))
}

/// Parses a number as people type it: with a decimal comma or point, any of the characters that look like a minus, spaces
/// between thousands, or an exponent. `None` where the text is not a number.
#[must_use]
pub fn typed_number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            ',' => '.',
            // The minus sign that the page shows, an en dash, and a full-width hyphen.
            '\u{2212}' | '\u{2013}' | '\u{ff0d}' => '-',
            other => other,
        })
        .collect();
    // Rust also parses names such as `inf`; they are not accepted here.
    let is_spelt = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
    plain.chars().all(is_spelt).then(|| read_decimal(&plain))?
}

/// The range of a numeric setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The setting's name, as in links and in the page's catalogue.
    pub setting: &'static str,
    /// Smallest value allowed.
    pub least: f64,
    /// Largest value allowed.
    pub most: f64,
}

impl Limits {
    /// Whether `value` lies within the limits.
    #[must_use]
    pub const fn hold(self, value: f64) -> bool {
        self.least <= value && value <= self.most
    }

    /// The value to use for `asked`, with a note where it differs from `asked`. NaN becomes `least`.
    #[must_use]
    pub fn clamp(self, asked: f64) -> (f64, Option<Clamp>) {
        let used = if asked.is_nan() {
            self.least
        } else {
            asked.clamp(self.least, self.most)
        };
        let clamp = Clamp {
            limits: self,
            asked,
            used,
        };
        (used, (used != asked).then_some(clamp))
    }
}

/// A value asked for outside a setting's limits, and the value used instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clamp {
    /// The setting and its limits.
    pub limits: Limits,
    /// The value asked for.
    pub asked: f64,
    /// The value used.
    pub used: f64,
}

impl fmt::Display for Clamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Limits {
            setting,
            least,
            most,
        } = self.limits;
        write!(
            f,
            "{setting} {} is not between {least} and {most}; {} is used",
            self.asked, self.used
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_understood_as_people_type_them() {
        for (text, number) in [
            ("0.5", 0.5),
            ("0,5", 0.5),
            (",5", 0.5),
            ("5.", 5.0),
            ("−0.5", -0.5),
            ("–0,5", -0.5),
            ("+3", 3.0),
            ("1e-3", 0.001),
            ("1E−3", 0.001),
            (" 12 ", 12.0),
            ("- 2", -2.0),
            ("4\u{202f}294\u{a0}967 295", 4_294_967_295.0),
            ("1e999", f64::INFINITY),
        ] {
            assert_eq!(typed_number(text), Some(number), "{text:?}");
        }
    }

    #[test]
    fn text_that_is_not_a_number_is_refused() {
        for text in [
            "",
            " ",
            "-",
            ".",
            "e3",
            "1.000,5",
            "1,000,000",
            "inf",
            "Infinity",
            "NaN",
            "0x10",
            "5 %",
            "1..2",
            "three",
            "½",
        ] {
            assert_eq!(typed_number(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_the_page_shows_is_understood() {
        for value in [0.5_f64, -0.125, 1e-7, 4_294_967_295.0, -1000.0] {
            let shown = value.to_string().replace('-', "\u{2212}");
            assert_eq!(typed_number(&shown), Some(value), "{shown}");
        }
    }
}
