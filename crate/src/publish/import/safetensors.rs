//! Files of the `safetensors` library: named arrays, with the names sorted.

use safetensors::{Dtype, SafeTensors};

use super::error::{ImportError, excerpt};
use super::imported::{Imported, Source};
use super::state_dict::of_tensors;
use super::tensor::Tensor;
use super::turn::held;
use crate::network::Activation;
use crate::network::decimal::read_decimal;

/// The key in a file's metadata under which Crease names the activation.
pub(in crate::publish) const ACTIVATION: &str = "crease.activation";

/// Whether bytes begin as such a file: the length of a JSON header, and the header.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let Some((length, rest)) = bytes.split_first_chunk::<8>() else {
        return false;
    };
    let length = u64::from_le_bytes(*length);
    rest.first() == Some(&b'{') && usize::try_from(length).is_ok_and(|length| length <= rest.len())
}

pub(super) fn read(bytes: &[u8], named: Option<&[String]>) -> Result<Imported, ImportError> {
    let damaged = || ImportError::Damaged {
        format: "safetensors",
    };
    let file = SafeTensors::deserialize(bytes).map_err(|_| damaged())?;
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(|_| damaged())?;
    let words = header.metadata().as_ref();
    let activation = words
        .and_then(|words| words.get(ACTIVATION))
        .map(|name| activation(name))
        .transpose()?;
    let mut views = file.tensors();
    views.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut tensors = Vec::new();
    for (name, view) in views {
        let shape = view.shape().to_vec();
        // Counters and other whole numbers are no parameters.
        let is_float = matches!(
            view.dtype(),
            Dtype::F64 | Dtype::F32 | Dtype::F16 | Dtype::BF16
        );
        if !is_float && shape.len() < 2 {
            continue;
        }
        let values = floats(view.dtype(), view.data()).ok_or_else(|| ImportError::Numbers {
            key: excerpt(&name),
            kind: format!("{:?}", view.dtype()),
        })?;
        tensors.push(Tensor {
            name,
            shape: Some(shape),
            values,
        });
    }
    of_tensors(&tensors, Source::Safetensors, activation, named)
}

/// `leaky:0.125`, as the export writes it.
fn activation(text: &str) -> Result<Activation, ImportError> {
    let unknown = || ImportError::Activation {
        name: excerpt(text),
    };
    let (name, turn) = text.split_once(':').unwrap_or((text, ""));
    let standard = Activation::from_name(name).ok_or_else(unknown)?;
    let turn = || {
        read_decimal(turn)
            .filter(|turn| turn.is_finite())
            .ok_or_else(unknown)
    };
    let found = match standard {
        Activation::Leaky { .. } => Activation::Leaky { slope: turn()? },
        Activation::Softplus { .. } => Activation::Softplus { sharpness: turn()? },
        other => other,
    };
    held(found)
}

/// Numbers of a floating-point type, the low byte first.
fn floats(kind: Dtype, data: &[u8]) -> Option<Vec<f64>> {
    Some(match kind {
        Dtype::F64 => data
            .as_chunks::<8>()
            .0
            .iter()
            .map(|bytes| f64::from_le_bytes(*bytes))
            .collect(),
        Dtype::F32 => data
            .as_chunks::<4>()
            .0
            .iter()
            .map(|bytes| f32::from_le_bytes(*bytes).into())
            .collect(),
        Dtype::F16 => data
            .as_chunks::<2>()
            .0
            .iter()
            .map(|bytes| half(u16::from_le_bytes(*bytes)))
            .collect(),
        // The upper half of an f32.
        Dtype::BF16 => data
            .as_chunks::<2>()
            .0
            .iter()
            .map(|bytes| f32::from_bits(u32::from(u16::from_le_bytes(*bytes)) << 16).into())
            .collect(),
        _ => return None,
    })
}

/// A number of 16 bits by IEEE 754: a sign, 5 bits of exponent, 10 of fraction.
pub(super) fn half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    let magnitude = match exponent {
        0 => fraction * 2_f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2_f64.powi(exponent - 15),
    };
    if bits >> 15 == 1 {
        -magnitude
    } else {
        magnitude
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_read_to_the_bit() {
        for (bits, value) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_953_125),
            (0x7bff, 65504.0),
            (0x0400, 2_f64.powi(-14)),
            (0x0001, 2_f64.powi(-24)),
            (0x8000, -0.0),
            (0xfc00, f64::NEG_INFINITY),
        ] {
            assert_eq!(half(bits).to_bits(), f64::to_bits(value), "{bits:x}");
        }
        assert!(half(0x7e00).is_nan());
    }
}
