//! Weights, own examples and names as base64url text: little-endian values, then their CRC-32.
//!
//! Each is a function of its own, never part of its caller: the first figure of a page opens and writes links without them.

use std::sync::Arc;

use super::base64url::{decode, encode};
use super::error::LinkError;
use crate::dataset::{FileTerms, Label, Own, Sample, Target};
use crate::geometry::Point;
use crate::network::number::nearest_f32;
use crate::scene::Scene;

/// Keys of the blobs.
pub(super) const SAMPLES: &str = "pts";
pub(super) const TARGETS: &str = "nums";
pub(super) const NAMES: &str = "names";
pub(super) const WEIGHTS: &str = "w";

/// Whether a key is that of a blob.
pub(super) fn is_blob(key: &str) -> bool {
    [SAMPLES, TARGETS, NAMES, WEIGHTS].contains(&key)
}

/// Whether the text of a blob came as it was written.
pub(super) fn is_sound(text: &str) -> bool {
    unsealed("", text).is_ok()
}

/// Bytes of one sample: x1 and x2 as `f32`, then the label with the highest bit set for a test sample.
const SAMPLE_BYTES: usize = 9;
const TEST_BIT: u8 = 0x80;

/// Bytes of one target: x1, x2 and the number as `f32`, then 1 for a test target and 0 for others.
const TARGET_BYTES: usize = 13;

/// The most names: those of three columns, then those of the classes.
const MOST_NAMES: usize = 3 + Scene::CLASSES as usize;

#[inline(never)]
pub(super) fn write_weights(weights: &[f32]) -> String {
    sealed(weights.iter().flat_map(|w| w.to_le_bytes()).collect())
}

#[inline(never)]
pub(super) fn read_weights(text: &str) -> Result<Arc<[f32]>, LinkError> {
    let bytes = unsealed(WEIGHTS, text)?;
    let damaged = LinkError::Checksum { key: WEIGHTS };
    let (values, []) = bytes.as_chunks::<4>() else {
        return Err(damaged);
    };
    let weights: Arc<[f32]> = values.iter().map(|&v| f32::from_le_bytes(v)).collect();
    if weights.iter().all(|weight| weight.is_finite()) {
        Ok(weights)
    } else {
        Err(LinkError::Field {
            key: WEIGHTS.to_owned(),
            value: "NaN".to_owned(),
        })
    }
}

#[inline(never)]
pub(super) fn write_samples(samples: &[Sample]) -> String {
    let bytes = samples.iter().flat_map(|sample| {
        let [a, b, c, d] = nearest_f32(sample.at.x).to_le_bytes();
        let [e, f, g, h] = nearest_f32(sample.at.y).to_le_bytes();
        let label = sample.label.0 | if sample.test { TEST_BIT } else { 0 };
        [a, b, c, d, e, f, g, h, label]
    });
    sealed(bytes.collect())
}

#[inline(never)]
pub(super) fn read_samples(text: &str) -> Result<Arc<[Sample]>, LinkError> {
    let bytes = unsealed(SAMPLES, text)?;
    let (rows, rest) = bytes.as_chunks::<SAMPLE_BYTES>();
    if !rest.is_empty() || rows.len() > Scene::MAX_OWN_SAMPLES {
        return Err(impossible_samples(&format!("{} bytes", bytes.len())));
    }
    rows.iter().map(read_sample).collect()
}

fn read_sample(&[a, b, c, d, e, f, g, h, label]: &[u8; SAMPLE_BYTES]) -> Result<Sample, LinkError> {
    let at = Point::new(
        f64::from(f32::from_le_bytes([a, b, c, d])),
        f64::from(f32::from_le_bytes([e, f, g, h])),
    );
    let sample = Sample {
        at,
        label: Label(label & !TEST_BIT),
        test: label & TEST_BIT != 0,
    };
    let limits = Scene::COORDINATE;
    let near = |x: f64| (limits.least..=limits.most).contains(&x);
    if near(at.x) && near(at.y) && sample.label.0 < Scene::CLASSES {
        Ok(sample)
    } else {
        Err(impossible_samples(&format!("{}, {}", at.x, at.y)))
    }
}

fn impossible_samples(value: &str) -> LinkError {
    impossible(SAMPLES, value)
}

fn impossible(key: &str, value: &str) -> LinkError {
    LinkError::Field {
        key: key.to_owned(),
        value: value.to_owned(),
    }
}

/// Targets: the number of inputs, then each.
#[inline(never)]
pub(super) fn write_targets(targets: &[Target], inputs: usize) -> String {
    let mut bytes = vec![if inputs == 1 { 1 } else { 2 }];
    for target in targets {
        for number in [target.at.x, target.at.y, target.value] {
            bytes.extend(nearest_f32(number).to_le_bytes());
        }
        bytes.push(target.test.into());
    }
    sealed(bytes)
}

#[inline(never)]
pub(super) fn read_targets(text: &str) -> Result<Own, LinkError> {
    let bytes = unsealed(TARGETS, text)?;
    let wrong = || impossible(TARGETS, &format!("{} bytes", bytes.len()));
    let (&inputs, rest) = bytes.split_first().ok_or_else(wrong)?;
    let (rows, rest) = rest.as_chunks::<TARGET_BYTES>();
    if !(1..=2).contains(&inputs) || !rest.is_empty() || rows.len() > Scene::MAX_OWN_SAMPLES {
        return Err(wrong());
    }
    let targets = rows.iter().map(|row| {
        let number = |place: usize| {
            let [a, b, c, d] = [row[place], row[place + 1], row[place + 2], row[place + 3]];
            f64::from(f32::from_le_bytes([a, b, c, d]))
        };
        let [x, y, value] = [number(0), number(4), number(8)];
        let limits = Scene::COORDINATE;
        let fits = [x, y, value].iter().all(|&number| limits.hold(number));
        let is_flat = inputs == 2 || y == 0.0;
        let test = row[TARGET_BYTES - 1];
        (fits && is_flat && test <= 1).then_some(Target {
            at: Point::new(x, y),
            value,
            test: test == 1,
        })
    });
    let targets: Option<Arc<[Target]>> = targets.collect();
    Ok(Own::targets(targets.ok_or_else(wrong)?, inputs.into()))
}

/// Names of the columns, then of the classes, each on a line of its own.
#[inline(never)]
pub(super) fn write_names(terms: &FileTerms) -> String {
    let columns = terms.axes.iter().map(|axis| &*axis.name);
    let names: Vec<&str> = columns
        .chain(terms.classes.iter().map(|name| &**name))
        .collect();
    sealed(names.join("\n").into_bytes())
}

/// Names as [`write_names`] wrote them, put into terms.
#[inline(never)]
pub(super) fn read_names(text: &str, terms: &mut FileTerms) -> Result<(), LinkError> {
    let bytes = unsealed(NAMES, text)?;
    let wrong = || impossible(NAMES, &format!("{} bytes", bytes.len()));
    let names = str::from_utf8(&bytes).map_err(|_| wrong())?;
    let mut names: Vec<String> = names.split('\n').map(FileTerms::name_of).collect();
    if !(terms.axes.len()..=MOST_NAMES).contains(&names.len()) {
        return Err(wrong());
    }
    terms.classes = names.split_off(terms.axes.len());
    for (axis, name) in terms.axes.iter_mut().zip(names) {
        axis.name = name;
    }
    Ok(())
}

/// Free text, encoded for a link.
pub(super) fn write_text(text: &str) -> String {
    encode(text.as_bytes())
}

/// The text that [`write_text`] encoded; `None` if the result is not UTF-8.
pub(super) fn read_text(letters: &str) -> Option<String> {
    String::from_utf8(decode(letters)?).ok()
}

/// The bytes with their checksum, as text.
fn sealed(mut bytes: Vec<u8>) -> String {
    bytes.extend(checksum_of(&bytes).to_le_bytes());
    encode(&bytes)
}

/// The CRC-32 of a blob, bit by bit: links are short, and a table would outweigh all the rest that reads them.
fn checksum_of(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let next = |bits: u32| (bits >> 1) ^ (POLYNOMIAL & (bits & 1).wrapping_neg());
    let taken_in =
        |bits: u32, &byte: &u8| (0..8).fold(bits ^ u32::from(byte), |bits, _| next(bits));
    !bytes.iter().fold(!0, taken_in)
}

/// The bytes of a text with a correct checksum.
fn unsealed(key: &'static str, text: &str) -> Result<Vec<u8>, LinkError> {
    let damaged = LinkError::Checksum { key };
    let Some(mut bytes) = decode(text) else {
        return Err(damaged);
    };
    let Some((values, &checksum)) = bytes.split_last_chunk::<4>() else {
        return Err(damaged);
    };
    if checksum_of(values) != u32::from_le_bytes(checksum) {
        return Err(damaged);
    }
    bytes.truncate(bytes.len() - 4);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_checksum_is_that_of_other_programs(bytes: Vec<u8>) {
            prop_assert_eq!(checksum_of(&bytes), crc32fast::hash(&bytes));
        }
    }
}
