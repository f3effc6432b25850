//! How figures write numbers: on axes, beside marks, and as coordinates in files.

use std::fmt;

use super::fine::css;

/// A number on an axis: with a real minus sign, thousands apart, no negative zero.
pub(super) fn numeral(value: f64, decimals: usize) -> String {
    signed(value, &grouped(&format!("{:.decimals$}", value.abs())))
}

/// A number that is read off a figure: two decimals, fewer where it is large, and powers of ten beyond what fits beside a mark.
pub(super) fn reading(value: f64) -> String {
    let size = value.abs();
    let plain = if size < 1e3 {
        format!("{size:.2}")
    } else if size < 1e6 {
        grouped(&format!("{size:.0}"))
    } else {
        format!("{size:.1e}")
    };
    signed(value, &plain)
}

/// Digits with a real minus sign where the value is negative and they are not all zero.
fn signed(value: f64, plain: &str) -> String {
    let is_zero = plain.chars().all(|letter| matches!(letter, '0' | '.'));
    if value < 0.0 && !is_zero {
        format!("−{plain}")
    } else {
        plain.to_owned()
    }
}

/// What stands between thousands: as the pages write them, whose only language so far is English.
const BETWEEN_THOUSANDS: char = ',';

/// Digits before the point in groups of three.
fn grouped(plain: &str) -> String {
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(BETWEEN_THOUSANDS);
        }
        text.push(digit);
    }
    text + rest
}

/// A number rounded to at most so many decimals.
pub(super) struct Rounded<const DECIMALS: u32>(pub(super) f64);

/// A length in CSS pixels: hundredths are more than an eye can tell.
type Css = Rounded<2>;

impl<const DECIMALS: u32> fmt::Display for Rounded<DECIMALS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = f64::from(10_u32.pow(DECIMALS));
        ((self.0 * scale).round() / scale).fmt(f)
    }
}

/// A length in fine pixels, in CSS pixels.
pub(super) fn length(fine: i32) -> Css {
    Rounded(css(fine))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_stay_short() {
        let texts = [-1.244, 0.0, -0.001, 1234.4, -23_456.0, 3.4e38].map(reading);
        let expected = ["−1.24", "0.00", "0.00", "1,234", "−23,456", "3.4e38"];
        assert_eq!(texts, expected);
    }

    #[test]
    fn rounded_numbers_have_no_zeros_at_their_end() {
        let texts = [0.0, 7.5, 7.0625, 100.0, -3.126].map(|value| Rounded::<2>(value).to_string());
        assert_eq!(texts, ["0", "7.5", "7.06", "100", "-3.13"]);
        assert_eq!(Rounded::<3>(0.75 * 1.6).to_string(), "1.2");
    }
}
