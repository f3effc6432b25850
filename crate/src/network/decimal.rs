//! Decimal numbers as text, read to the nearest `f64`.
//!
//! The same as [`str::parse`] in every case, without the tables that make that one fast: in the page they would outweigh
//! the code of a whole figure, and nothing there reads more than some thousand numbers.

use std::cmp::Ordering;

/// Significant digits that are read; of those beyond, only whether one is above zero can matter.
const DIGITS: usize = 800;
/// Decimal exponents beyond which every number is zero, or infinite.
const EXPONENTS: i64 = 400;
/// The largest power of ten that an `f64` holds exactly, by its exponent.
const EXACT_POWER: u64 = 22;
/// Bits of a significand, and the exponent of the least normal number.
const PRECISION: i64 = 53;
const LEAST_NORMAL: i64 = -1022;

/// The `f64` nearest to a decimal number, as [`str::parse`] reads it; none for what is no number.
#[must_use]
pub fn read_decimal(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let magnitude = Decimal::of(unsigned)
        .map(|decimal| decimal.nearest())
        .or_else(|| named(unsigned))?;
    Some(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

/// What is written in letters.
fn named(word: &str) -> Option<f64> {
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if is("inf") || is("infinity") {
        return Some(f64::INFINITY);
    }
    is("nan").then_some(f64::NAN)
}

/// `digits` × 10^`exponent`.
struct Decimal {
    digits: Natural,
    exponent: i64,
}

impl Decimal {
    /// Reads digits, with a point among them or an exponent behind.
    fn of(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, whole_number(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = || whole.bytes().chain(fraction.bytes());
        if all().next().is_none() || !all().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let mut digits = Natural::default();
        let (mut read, mut left_out, mut beyond) = (0, 0_i64, false);
        for digit in all().map(|digit| u32::from(digit - b'0')) {
            if read == DIGITS {
                left_out += 1;
                beyond |= digit > 0;
            } else if read > 0 || digit > 0 {
                digits.times_plus(10, digit);
                read += 1;
            }
        }
        if beyond {
            digits.times_plus(10, 1);
            left_out -= 1;
        }
        let places = i64::try_from(fraction.len()).ok()?;
        let exponent = exponent.saturating_sub(places).saturating_add(left_out);
        Some(Self { digits, exponent })
    }

    fn nearest(mut self) -> f64 {
        if let Some(short) = self.short() {
            return short;
        }
        let bits = self.digits.bits();
        // 2^10 is above 10^3: so many decimal digits at most, and nearly as many at least.
        let magnitude = self.exponent.saturating_add(bits * 3 / 10);
        if bits == 0 || magnitude < -EXPONENTS {
            return 0.0;
        }
        if magnitude > EXPONENTS {
            return f64::INFINITY;
        }
        let mut divisor = Natural::one();
        for _ in 0..self.exponent {
            self.digits.times_plus(10, 0);
        }
        for _ in self.exponent..0 {
            divisor.times_plus(10, 0);
        }
        quotient(self.digits, divisor)
    }

    /// The number, where digits and power of ten are exact as floats, so that one rounded operation gives the nearest.
    ///
    /// Nearly every number that people type is of this kind. See Clinger, *How to read floating point numbers accurately*
    /// (1990).
    fn short(&self) -> Option<f64> {
        let power = self.exponent.unsigned_abs();
        let digits = self.digits.exact().filter(|_| power <= EXACT_POWER)?;
        let power = (0..power).fold(1.0, |power, _| 10.0 * power);
        Some(if self.exponent < 0 {
            digits / power
        } else {
            digits * power
        })
    }
}

/// A whole number with a sign or without, saturated.
fn whole_number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let add = |sum: i64, digit: u8| {
        sum.saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
    };
    let value = digits.bytes().fold(0, add);
    Some(if text.starts_with('-') { -value } else { value })
}

/// The `f64` nearest to a quotient, of two equally near ones the even one.
fn quotient(mut dividend: Natural, mut divisor: Natural) -> f64 {
    // Scaled by powers of two so that the quotient lies between a half and two.
    let mut exponent = dividend.bits() - divisor.bits();
    if exponent < 0 {
        dividend.shift(exponent.unsigned_abs());
    } else {
        divisor.shift(exponent.unsigned_abs());
    }
    if dividend.compare(&divisor) == Ordering::Less {
        dividend.shift(1);
        exponent -= 1;
    }
    // From here on 2^exponent × a quotient of 1 up to 2: its first 64 bits, and whether there are more.
    let mut significand = 0_u64;
    for _ in 0..u64::BITS {
        significand <<= 1;
        if dividend.compare(&divisor) != Ordering::Less {
            dividend.subtract(&divisor);
            significand |= 1;
        }
        dividend.shift(1);
    }
    rounded(significand, dividend.bits() > 0, exponent)
}

/// The `f64` nearest to `significand` / 2^63 × 2^`exponent`, and a little more where there is `more`.
fn rounded(significand: u64, more: bool, exponent: i64) -> f64 {
    // Numbers below the least normal one have fewer bits.
    let missing = (LEAST_NORMAL - exponent).max(0);
    let dropped = i64::from(u64::BITS) - PRECISION + missing;
    if dropped > i64::from(u64::BITS) {
        return 0.0;
    }
    let (wide, unit) = (u128::from(significand), 1_u128 << dropped);
    let (kept, rest) = (wide / unit, 2 * (wide % unit));
    let up = match rest.cmp(&unit) {
        Ordering::Less => false,
        Ordering::Equal => more || kept % 2 == 1,
        Ordering::Greater => true,
    };
    let kept = u64::try_from(kept).unwrap_or(0) + u64::from(up);
    if missing > 0 {
        return f64::from_bits(kept);
    }
    // Without the leading bit, which is not stored; where rounding carries, it carries into the exponent.
    let stored = u64::try_from(exponent - LEAST_NORMAL + 1).unwrap_or(0);
    let bits = (stored << (PRECISION - 1)) + (kept - (1 << (PRECISION - 1)));
    f64::from_bits(bits.min(f64::INFINITY.to_bits()))
}

/// A natural number of any size, its least digits to the base 2^32 first, without zeros at its end.
#[derive(Debug, Default)]
struct Natural(Vec<u32>);

impl Natural {
    fn one() -> Self {
        Self(vec![1])
    }

    /// The number as a float, where that is exact.
    fn exact(&self) -> Option<f64> {
        let number = (self.0.iter().rev()).fold(0.0, |sum, &digit| {
            f64::from(1_u32 << 31) * 2.0 * sum + f64::from(digit)
        });
        (self.bits() <= PRECISION).then_some(number)
    }

    /// How long it is in binary.
    fn bits(&self) -> i64 {
        let Some(last) = self.0.last() else { return 0 };
        let before = i64::try_from(self.0.len() - 1).unwrap_or(i64::MAX / 64);
        32 * before + i64::from(u32::BITS - last.leading_zeros())
    }

    /// Multiplies by a small number, then adds one.
    fn times_plus(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(factor);
            *digit = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Multiplies by a power of two.
    fn shift(&mut self, bits: u64) {
        if self.0.is_empty() {
            return;
        }
        self.times_plus(1 << (bits % 32), 0);
        let whole = usize::try_from(bits / 32).unwrap_or(0);
        self.0.splice(0..0, std::iter::repeat_n(0, whole));
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// Subtracts a number that is not greater.
    fn subtract(&mut self, other: &Self) {
        let mut borrowed = false;
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        for (digit, less) in self.0.iter_mut().zip(others) {
            let (once, under) = digit.overflowing_sub(less);
            let (twice, again) = once.overflowing_sub(u32::from(borrowed));
            *digit = twice;
            borrowed = under || again;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

/// The lowest 32 bits.
#[allow(clippy::cast_possible_truncation, reason = "the low half is the point")]
const fn low(value: u64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn agrees(text: &str) {
        let expected = text.parse::<f64>().ok().map(f64::to_bits);
        assert_eq!(read_decimal(text).map(f64::to_bits), expected, "{text}");
    }

    #[test]
    fn edges_are_read_as_everywhere() {
        let halfway = format!("1{}", "0".repeat(900));
        for text in [
            "",
            ".",
            "-",
            "+",
            "e1",
            "1e",
            "1e+",
            ".e1",
            "1.",
            ".5",
            "+1",
            "--1",
            "1_0",
            " 1",
            "1 ",
            "0",
            "-0",
            "00.00",
            "inf",
            "-Infinity",
            "NaN",
            "infinit",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999999999999999",
            "0e999999999999",
            "1e-999999999999999999999",
            "9007199254740993",
            "9007199254740992.99999",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.5e-324",
            "0.1",
            "1e22",
            "1e23",
            "123456789012345678901234567890",
            &halfway,
            &format!("0.{}1e1000", "0".repeat(999)),
            &format!("9007199254740993.{}1", "0".repeat(1000)),
        ] {
            agrees(text);
        }
    }

    proptest! {
        #[test]
        fn texts_are_read_as_everywhere(text in r"[-+]?[0-9]{0,25}(\.[0-9]{0,25})?([eE][-+]?[0-9]{1,3})?") {
            agrees(&text);
        }

        #[test]
        fn numbers_are_read_back(bits: u64, digits in 0_usize..30) {
            let number = f64::from_bits(bits);
            agrees(&format!("{number}"));
            agrees(&format!("{number:e}"));
            agrees(&format!("{number:.digits$e}"));
        }
    }
}
