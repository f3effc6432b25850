//! Numbers, lists and texts in the notation that JSON, Python and JavaScript share.

use std::fmt::Write as _;

use crate::network::Layer;
use crate::network::decimal::read_decimal;
use crate::network::number::nearest_f32;

/// The text of the `f32` nearest to `value`: nearly always the shortest that reads back to it, directly or as an `f64`.
pub(super) fn number(value: f64) -> String {
    let single = nearest_f32(value);
    let shortest = format!("{single:?}");
    // The shortest text is made for readers that round once. One that comes near the middle between two floats may go the
    // wrong way where it is rounded to an f64 before.
    let twice = read_decimal(&shortest).map(nearest_f32);
    if twice.is_some_and(|read| read.to_bits() == single.to_bits()) {
        shortest
    } else {
        format!("{:?}", f64::from(single))
    }
}

/// A number that reads back to the same `f64`.
pub(super) fn double(value: f64) -> String {
    format!("{value:?}")
}

/// Numbers on one line: `[0.5, -1.0]`.
pub(super) fn list(values: &[f64]) -> String {
    let numbers: Vec<String> = values.iter().map(|&value| number(value)).collect();
    format!("[{}]", numbers.join(", "))
}

/// The weights of a layer, a line for each unit; the lines after the first begin with `margin`.
pub(super) fn rows(layer: &Layer, margin: &str) -> String {
    let rows: Vec<String> = (0..layer.units())
        .map(|unit| format!("{margin}  {}", list(layer.row(unit))))
        .collect();
    format!("[\n{}\n{margin}]", rows.join(",\n"))
}

/// A text in double quotes, with nothing in it that ends it or is not plain ASCII.
pub(super) fn text(value: &str) -> String {
    let mut quoted = String::from('"');
    for unit in value.encode_utf16() {
        match char::from_u32(unit.into()) {
            Some(c) if matches!(c, ' '..='~') && c != '"' && c != '\\' => quoted.push(c),
            // A String takes whatever is written to it.
            _ => drop(write!(quoted, "\\u{unit:04x}")),
        }
    }
    quoted.push('"');
    quoted
}

/// Names as a list of texts, which stand in a file as they are: a file of these languages is UTF-8.
pub(super) fn names(names: &[String]) -> String {
    let quoted = names.iter().map(|name| {
        let plain: String = name.chars().filter(|c| !c.is_control()).collect();
        format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
    });
    format!("[{}]", quoted.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_float_reads_back_to_its_bits(bits in any::<u32>()) {
            let single = f32::from_bits(bits);
            prop_assume!(single.is_finite());
            let text = number(single.into());
            prop_assert_eq!(text.parse::<f32>().unwrap().to_bits(), bits);
            let double: f64 = text.parse().unwrap();
            prop_assert_eq!(nearest_f32(double).to_bits(), bits);
        }

        #[test]
        fn every_name_reads_back(given in prop::collection::vec("[^\\p{C}]*", 0..4)) {
            let read: Vec<String> = serde_json::from_str(&names(&given)).unwrap();
            prop_assert_eq!(read, given);
        }

        #[test]
        fn every_text_reads_back(value in any::<String>()) {
            let read: String = serde_json::from_str(&text(&value)).unwrap();
            prop_assert_eq!(read, value);
        }
    }
}
