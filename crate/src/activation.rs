//! The bend of a unit: what becomes of its pre-activation.

/// The activation function of every hidden unit.
///
/// All of these are two straight pieces that meet at z = 0, so they share one geometry: *on* (z > 0) has slope 1, *off*
/// (z ≤ 0) has [`Activation::slope_off`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Activation {
    /// max(0, z).
    Relu,
    /// z where on, slope·z where off.
    Leaky {
        /// Slope of the off side; 0 is the ReLU, −1 is |z|.
        slope: f64,
    },
    /// z on both sides: no bend at all.
    Linear,
}

impl Activation {
    /// The slope where a unit is on.
    pub const SLOPE_ON: f64 = 1.0;

    /// The slope of a leaky unit's off side where nobody chose another.
    pub const STANDARD_LEAK: f64 = 0.125;

    /// Every activation with its name in links, in the order the page lists them; the leaky one with its usual slope.
    pub const NAMES: [(Self, &'static str); 3] = [
        (Self::Relu, "relu"),
        (
            Self::Leaky {
                slope: Self::STANDARD_LEAK,
            },
            "leaky",
        ),
        (Self::Linear, "linear"),
    ];

    /// The name in links, whatever the slope.
    #[must_use]
    pub fn name(self) -> &'static str {
        let same = |other: &Self| std::mem::discriminant(other) == std::mem::discriminant(&self);
        let found = Self::NAMES.iter().find(|(known, _)| same(known));
        found.map_or("", |(_, name)| name)
    }

    /// The activation of a name in links.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|&(activation, _)| activation)
    }

    /// The activation with the given slope on its off side.
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

    /// The slope where a unit is off.
    #[must_use]
    pub const fn slope_off(self) -> f64 {
        match self {
            Self::Relu => 0.0,
            Self::Leaky { slope } => slope,
            Self::Linear => Self::SLOPE_ON,
        }
    }

    /// The slope at pre-activation `z`; at the hinge itself a unit counts as off.
    #[must_use]
    pub fn slope_at(self, z: f64) -> f64 {
        if z > 0.0 {
            Self::SLOPE_ON
        } else {
            self.slope_off()
        }
    }

    /// The activation a of pre-activation `z`.
    #[must_use]
    pub fn apply(self, z: f64) -> f64 {
        // Not slope·z for every off z: 0·(−x) would leave a negative zero in links and readouts.
        if z > 0.0 {
            z
        } else if self.slope_off() == 0.0 {
            0.0
        } else {
            self.slope_off() * z
        }
    }
}
