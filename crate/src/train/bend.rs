//! The activation function of the hidden units in `f32` lanes.

use super::lanes::without_negligible;
use crate::network::Activation;
use crate::network::number::nearest_f32;

/// Values and slopes of smooth activations with a smaller size than this become zero.
///
/// Far from zero they fade into subnormal numbers, on which arithmetic is a hundred times slower. A number of this size does
/// not change an `f32` parameter.
const NEGLIGIBLE: f32 = 1e-18;

/// An activation function, in the form that the lanes compute.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bend {
    /// Two straight pieces: slope 1 when on, this slope when off.
    TwoPiece {
        slope_off: f32,
    },
    Tanh,
    Sigmoid,
    Gelu,
    Softplus {
        sharpness: f32,
    },
}

impl Bend {
    #[inline]
    pub(super) fn of(activation: Activation) -> Self {
        match activation {
            Activation::Relu | Activation::Leaky { .. } | Activation::Linear => Self::TwoPiece {
                slope_off: nearest_f32(activation.slope_off()),
            },
            Activation::Tanh => Self::Tanh,
            Activation::Sigmoid => Self::Sigmoid,
            Activation::Gelu => Self::Gelu,
            Activation::Softplus { sharpness } => Self::Softplus {
                sharpness: nearest_f32(sharpness),
            },
        }
    }

    /// Turns pre-activations into activations and stores the slope at each.
    #[inline]
    pub(super) fn activate<const W: usize>(self, values: &mut [[f32; W]], slopes: &mut [[f32; W]]) {
        match self {
            Self::TwoPiece { slope_off } => two_pieces(slope_off, values, slopes),
            Self::Tanh => smooth(tanh, values, slopes),
            Self::Sigmoid => smooth(sigmoid, values, slopes),
            Self::Gelu => smooth(gelu, values, slopes),
            Self::Softplus { sharpness } => smooth(|z| softplus(sharpness, z), values, slopes),
        }
    }
}

#[inline]
fn two_pieces<const W: usize>(slope_off: f32, values: &mut [[f32; W]], slopes: &mut [[f32; W]]) {
    for (values, slopes) in values.iter_mut().zip(slopes) {
        for (value, slope) in values.iter_mut().zip(slopes) {
            *slope = if *value > 0.0 { 1.0 } else { slope_off };
            *value *= *slope;
        }
    }
}

/// Lane by lane, since the functions of `libm` have no vector form with the same bits.
#[inline(never)]
fn smooth<const W: usize>(
    curve: impl Fn(f32) -> (f32, f32),
    values: &mut [[f32; W]],
    slopes: &mut [[f32; W]],
) {
    for (values, slopes) in values.iter_mut().zip(slopes) {
        for (value, slope) in values.iter_mut().zip(slopes) {
            let (bent, rise) = curve(*value);
            *value = without_negligible(bent, NEGLIGIBLE);
            *slope = without_negligible(rise, NEGLIGIBLE);
        }
    }
}

#[inline]
fn tanh(z: f32) -> (f32, f32) {
    let value = libm::tanhf(z);
    (value, (1.0 - value) * (1.0 + value))
}

#[inline]
fn sigmoid(z: f32) -> (f32, f32) {
    let value = 1.0 / (1.0 + libm::expf(-z));
    let rest = 1.0 / (1.0 + libm::expf(z));
    (value, value * rest)
}

#[inline]
fn gelu(z: f32) -> (f32, f32) {
    /// The density of the standard normal distribution at 0.
    const DENSITY: f32 = 0.398_942_3;
    let share = 0.5 * libm::erfcf(-z * std::f32::consts::FRAC_1_SQRT_2);
    let density = DENSITY * libm::expf(-0.5 * z * z);
    (z * share, share + z * density)
}

#[inline]
fn softplus(sharpness: f32, z: f32) -> (f32, f32) {
    let fade = libm::expf(-(sharpness * z).abs());
    let value = z.max(0.0) + libm::log1pf(fade) / sharpness;
    let slope = if z > 0.0 { 1.0 } else { fade } / (1.0 + fade);
    (value, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest error of one evaluation in `f32`, relative to the larger of 1 and the value's own size.
    const LOST_IN_F32: f64 = 1e-6;

    #[test]
    fn lanes_follow_the_activation() {
        let leaks = [-1.0, 0.125].map(|slope| Activation::Leaky { slope });
        let sharp = [0.1, 50.0].map(|sharpness| Activation::Softplus { sharpness });
        let named = Activation::NAMES.map(|(activation, _)| activation);
        for activation in named.into_iter().chain(leaks).chain(sharp) {
            for z in [-1e6_f32, -90.0, -9.0, -1.5, -0.1, 0.0, 0.2, 3.0, 12.0, 1e6] {
                let (mut values, mut slopes) = ([[z; 4]], [[0.0; 4]]);
                Bend::of(activation).activate(&mut values, &mut slopes);
                let close = |found: f32, expected: f64| {
                    let lost = (f64::from(found) - expected).abs();
                    assert!(
                        lost <= LOST_IN_F32 * expected.abs().max(1.0),
                        "{activation:?} at {z}: {found} for {expected}"
                    );
                };
                close(values[0][3], activation.apply(f64::from(z)));
                close(slopes[0][3], activation.slope_at(f64::from(z)));
            }
        }
    }

    #[test]
    fn slopes_say_where_units_are_on() {
        let mut values = [[-2.0, 0.0, 3.0, -0.5]];
        let mut slopes = [[0.0; 4]];
        Bend::TwoPiece { slope_off: -1.0 }.activate(&mut values, &mut slopes);
        assert_eq!(values, [[2.0, 0.0, 3.0, 0.5]]);
        assert_eq!(slopes, [[-1.0, -1.0, 1.0, -1.0]]);
    }
}
