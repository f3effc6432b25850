//! Activation functions: what a unit passes on for its pre-activation.

use super::named::named;

/// The activation function of all hidden units.
///
/// Most consist of two straight pieces that meet at z = 0, so they share one geometry and one way of training: *on* (z > 0)
/// has slope 1, *off* (z ≤ 0) has [`Activation::slope_off`]. Smooth activations have no exact cells, see
/// [`Activation::is_two_piece`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Activation {
    /// max(0, z).
    Relu,
    /// z when on, slope·z when off.
    Leaky {
        /// Slope of the off side; 0 gives the ReLU, −1 gives |z|.
        slope: f64,
    },
    /// z on both sides, without a bend.
    Linear,
    /// The hyperbolic tangent of z.
    Tanh,
    /// 1 / (1 + e^−z).
    Sigmoid,
    /// z·Φ(z), with the exact distribution function Φ of the normal distribution (Hendrycks and Gimpel 2016), not the tanh
    /// approximation.
    Gelu,
    /// ln(1 + e^βz) / β: a ReLU with a rounded corner, which is sharper for larger β.
    Softplus {
        /// β, greater than 0.
        sharpness: f64,
    },
}

named!(
    Activation,
    Relu => "relu",
    Leaky { slope: Self::STANDARD_LEAK } => "leaky",
    Linear => "linear",
    Tanh => "tanh",
    Sigmoid => "sigmoid",
    Gelu => "gelu",
    Softplus { sharpness: Self::STANDARD_SHARPNESS } => "softplus",
);

impl Activation {
    /// The slope of a two-piece activation where the unit is on.
    pub const SLOPE_ON: f64 = 1.0;

    /// The default slope of a leaky unit's off side.
    pub const STANDARD_LEAK: f64 = 0.125;

    /// The default sharpness β of a softplus.
    pub const STANDARD_SHARPNESS: f64 = 1.0;

    /// The two-piece activation with the given slope on its off side.
    #[must_use]
    pub fn with_slope_off(slope: f64) -> Self {
        if slope == 0.0 {
            Self::Relu
        } else if slope == Self::SLOPE_ON {
            Self::Linear
        } else {
            Self::Leaky { slope }
        }
    }

    /// Whether the activation consists of two straight pieces, so that its networks have exact cells. Smooth activations can
    /// only be sampled.
    #[must_use]
    pub const fn is_two_piece(self) -> bool {
        matches!(self, Self::Relu | Self::Leaky { .. } | Self::Linear)
    }

    /// Whether a unit that is off passes nothing on: activation 0 and slope 0, whatever its pre-activation.
    #[must_use]
    pub const fn silences(self) -> bool {
        self.is_two_piece() && self.slope_off() == 0.0
    }

    /// Whether slope and sharpness are usable: finite, and the sharpness greater than 0.
    #[must_use]
    pub const fn is_sound(self) -> bool {
        match self {
            Self::Leaky { slope } => slope.is_finite(),
            Self::Softplus { sharpness } => sharpness.is_finite() && sharpness > 0.0,
            Self::Relu | Self::Linear | Self::Tanh | Self::Sigmoid | Self::Gelu => true,
        }
    }

    /// The slope where a unit is off; for a smooth activation, the slope that it approaches for z → −∞.
    #[must_use]
    #[inline]
    pub const fn slope_off(self) -> f64 {
        match self {
            Self::Leaky { slope } => slope,
            Self::Linear => Self::SLOPE_ON,
            Self::Relu | Self::Tanh | Self::Sigmoid | Self::Gelu | Self::Softplus { .. } => 0.0,
        }
    }

    /// The slope at pre-activation `z`; at its hinge a two-piece unit counts as off.
    #[must_use]
    #[inline]
    pub fn slope_at(self, z: f64) -> f64 {
        match self {
            Self::Relu | Self::Leaky { .. } | Self::Linear if z > 0.0 => Self::SLOPE_ON,
            Self::Relu | Self::Leaky { .. } | Self::Linear => self.slope_off(),
            Self::Tanh => 1.0 - libm::tanh(z) * libm::tanh(z),
            Self::Sigmoid => logistic(z) * logistic(-z),
            Self::Gelu => normal_share(z) + z * normal_density(z),
            Self::Softplus { sharpness } => logistic(sharpness * z),
        }
    }

    /// The activation a for pre-activation `z`.
    #[must_use]
    #[inline]
    pub fn apply(self, z: f64) -> f64 {
        match self {
            Self::Relu | Self::Leaky { .. } | Self::Linear if z > 0.0 => z,
            // Not slope·z for every off z: 0·(−x) would put a negative zero into links and readouts.
            Self::Relu => 0.0,
            Self::Leaky { slope: 0.0 } => 0.0,
            Self::Leaky { slope } => slope * z,
            Self::Linear => z,
            Self::Tanh => libm::tanh(z),
            Self::Sigmoid => logistic(z),
            Self::Gelu => z * normal_share(z),
            Self::Softplus { sharpness } => {
                z.max(0.0) + libm::log1p(libm::exp(-(sharpness * z).abs())) / sharpness
            }
        }
    }
}

/// 1 / (1 + e^−z).
fn logistic(z: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-z))
}

/// Φ(z): the share of the standard normal distribution below `z`. Keeps its digits far below 0.
fn normal_share(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The density of the standard normal distribution at `z`.
fn normal_density(z: f64) -> f64 {
    const AT_0: f64 = 0.398_942_280_401_432_7;
    AT_0 * libm::exp(-0.5 * z * z)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every activation, leaky ones of several slopes, softplus of several sharpnesses.
    fn all() -> impl Iterator<Item = Activation> {
        let leaks = [-1.0, 0.01].map(|slope| Activation::Leaky { slope });
        let sharp = [8.0, 50.0].map(|sharpness| Activation::Softplus { sharpness });
        let named = Activation::NAMES
            .into_iter()
            .map(|(activation, _)| activation);
        named.chain(leaks).chain(sharp)
    }

    #[test]
    fn names_round_trip() {
        for (activation, name) in Activation::NAMES {
            assert_eq!(activation.name(), name);
            assert_eq!(Activation::from_name(name), Some(activation));
            assert!(activation.is_sound());
        }
        assert_eq!(Activation::from_name("sine"), None);
        assert!(!Activation::Softplus { sharpness: 0.0 }.is_sound());
        assert!(!Activation::Leaky { slope: f64::NAN }.is_sound());
    }

    #[test]
    fn the_slope_is_that_of_the_activation() {
        /// Step of the central differences.
        const STEP: f64 = 1e-5;
        for activation in all() {
            for z in [-30.0, -3.0, -0.7, -0.01, 0.02, 0.5, 2.0, 12.0] {
                let difference = activation.apply(z + STEP) - activation.apply(z - STEP);
                let expected = difference / (2.0 * STEP);
                let found = activation.slope_at(z);
                assert!(
                    (found - expected).abs() < 1e-7,
                    "{activation:?} at {z}: {found}"
                );
            }
        }
    }

    #[test]
    fn activations_and_slopes_are_finite_far_from_zero() {
        for activation in all() {
            for z in [-1e300, -1e4, 0.0, 1e4, 1e300] {
                let found = (activation.apply(z), activation.slope_at(z));
                assert!(
                    found.0.is_finite() && found.1.is_finite(),
                    "{activation:?} at {z}"
                );
            }
            assert!((activation.slope_at(-1e4) - activation.slope_off()).abs() < 1e-12);
        }
    }

    #[test]
    fn a_sharp_softplus_is_nearly_a_relu() {
        for z in [-2.0, -0.1, 0.0, 0.3, 4.0] {
            for sharpness in [1.0, 10.0, 1000.0] {
                let gap = Activation::Softplus { sharpness }.apply(z) - Activation::Relu.apply(z);
                // Widest at the corner: ln 2 / β.
                assert!(
                    (0.0..=2.0_f64.ln() / sharpness + 1e-15).contains(&gap),
                    "{z} {gap}"
                );
            }
        }
    }

    #[test]
    fn only_a_flat_off_side_silences() {
        for activation in all() {
            let flat = [-5.0, -0.1].map(|z| (activation.apply(z), activation.slope_at(z)));
            assert_eq!(
                activation.silences(),
                flat == [(0.0, 0.0); 2],
                "{activation:?}"
            );
        }
    }
}
