//! Weights and samples as base64url text: little-endian values, then their CRC-32.

use std::sync::Arc;

use super::base64url::{decode, encode};
use super::error::LinkError;
use crate::dataset::{Label, Sample};
use crate::geometry::Point;
use crate::network::number::nearest_f32;
use crate::scene::Scene;

/// Keys of the blobs.
pub(super) const SAMPLES: &str = "pts";
pub(super) const WEIGHTS: &str = "w";

/// Bytes of one sample: x1 and x2 as `f32`, then the label with the highest bit set for a test sample.
const SAMPLE_BYTES: usize = 9;
const TEST_BIT: u8 = 0x80;

pub(super) fn write_weights(weights: &[f32]) -> String {
    sealed(weights.iter().flat_map(|w| w.to_le_bytes()).collect())
}

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

pub(super) fn write_samples(samples: &[Sample]) -> String {
    let bytes = samples.iter().flat_map(|sample| {
        let [a, b, c, d] = nearest_f32(sample.at.x).to_le_bytes();
        let [e, f, g, h] = nearest_f32(sample.at.y).to_le_bytes();
        let label = sample.label.0 | if sample.test { TEST_BIT } else { 0 };
        [a, b, c, d, e, f, g, h, label]
    });
    sealed(bytes.collect())
}

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
    LinkError::Field {
        key: SAMPLES.to_owned(),
        value: value.to_owned(),
    }
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
