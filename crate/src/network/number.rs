//! The numbers of a session: `f32` values held as `f64`, and settings held within their limits.

use std::fmt;

/// The `f32` nearest to `value`; infinite beyond the largest `f32`.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    reason = "rounding to the nearest f32 is the point"
)]
pub const fn nearest_f32(value: f64) -> f32 {
    value as f32
}

/// `value` rounded to an `f32`, so that a link can carry it exactly.
#[must_use]
pub fn rounded_to_f32(value: f64) -> f64 {
    f64::from(nearest_f32(value))
}

/// The range a numeric setting is held to.
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
    /// The value to use for `asked`, and a note when that is another one. What is not a number becomes `least`.
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

/// A setting that was asked for outside its limits, and what is used instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clamp {
    /// Which setting, and its limits.
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
