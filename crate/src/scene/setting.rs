//! A setting of a scene: its name, its key in links, its values, and how they are read and written.

use super::Scene;
use super::problem::{Problem, excerpt};
use crate::network::decimal::read_decimal;
use crate::network::number::{Clamp, Limits, nearest_f32, typed_number};

/// The result of a change; `Some` if the number was clamped to its limits.
pub type Applied = Option<Clamp>;

/// A row of [`SETTINGS`](super::SETTINGS).
#[derive(Debug)]
pub struct Setting {
    /// The name on the page: the value of `data-setting` of its control.
    pub name: &'static str,
    /// The key in links. Adjacent rows with the same key share a field, as in `data=xor.200.10.1`.
    pub key: &'static str,
    /// The values that it takes.
    pub kind: Kind,
    /// The effect of a change on network and training.
    pub effect: Effect,
    /// The form in links, if it differs from the form on the page.
    pub(super) in_link: Option<InLink>,
}

/// The effect of a change of a setting on network and training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// An edit that keeps the weights where possible.
    CarryOn,
    /// An edit that restarts from the initial weights.
    Restart,
    /// None: a change of the view, which an undo does not revert.
    Look,
}

/// The values of a setting.
#[derive(Debug)]
pub enum Kind {
    /// One of a list of names.
    Choice {
        /// Every name that can be set, in the order of the page.
        names: &'static [&'static str],
        /// The current name, which may be one that cannot be set, as for the reader's own samples.
        get: fn(&Scene) -> &'static str,
        /// Sets one of `names`.
        set: fn(&mut Scene, &str),
    },
    /// A number, stored as `f32`.
    Number {
        /// The limits to which the number is clamped.
        limits: Limits,
        /// The numbers that the control offers.
        offered: Offered,
        /// The current number.
        get: fn(&Scene) -> f32,
        /// Sets a number within the limits.
        set: fn(&mut Scene, f32),
    },
    /// A whole number.
    Whole {
        /// The limits to which the number is clamped.
        limits: Limits,
        /// The numbers that the control offers.
        offered: Offered,
        /// The current number.
        get: fn(&Scene) -> u64,
        /// Sets a number within the limits.
        set: fn(&mut Scene, u32),
    },
    /// Text with its own syntax.
    Text {
        /// The current text.
        get: fn(&Scene) -> String,
        /// Sets it from typed text; an error leaves the scene unchanged.
        set: fn(&mut Scene, &str) -> Result<(), Problem>,
    },
}

/// The numbers that a control offers. Typed numbers and links may use everything within the limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Offered {
    /// Every multiple of `step` between two numbers.
    Range {
        /// The smallest.
        least: f64,
        /// The largest.
        most: f64,
        /// The distance between neighbours.
        step: f64,
    },
    /// A list of numbers.
    List(&'static [f64]),
}

/// The form of a setting in links.
#[derive(Clone, Copy, Debug)]
pub(super) struct InLink {
    pub(super) write: fn(&Scene) -> String,
    /// Changes the scene; `None` if the value is invalid.
    pub(super) read: fn(&mut Scene, &str) -> Option<()>,
    /// Whether the value is free text, which has to be encoded.
    pub(super) is_free_text: bool,
}

impl Setting {
    /// The value as text for the page.
    #[must_use]
    pub fn read(&self, scene: &Scene) -> String {
        match self.kind {
            Kind::Choice { get, .. } => get(scene).to_owned(),
            Kind::Number { get, .. } => get(scene).to_string(),
            Kind::Whole { get, .. } => get(scene).to_string(),
            Kind::Text { get, .. } => get(scene),
        }
    }

    /// Sets the value from typed or chosen text; numbers are clamped to their limits.
    ///
    /// # Errors
    /// A text that is not a value of the setting; the scene is unchanged.
    pub fn write(&self, scene: &mut Scene, text: &str) -> Result<Applied, Problem> {
        match self.kind {
            Kind::Choice { names, set, .. } => {
                let is_known = names.contains(&text);
                is_known
                    .then(|| set(scene, text))
                    .ok_or_else(|| unreadable(text))?;
                Ok(None)
            }
            Kind::Number { limits, set, .. } => {
                let (value, clamp) = held(text, limits)?;
                set(scene, nearest_f32(value));
                Ok(clamp)
            }
            Kind::Whole { limits, set, .. } => {
                let (value, clamp) = held(text, limits)?;
                set(scene, rounded(value));
                Ok(clamp)
            }
            Kind::Text { set, .. } => set(scene, text).map(|()| None),
        }
    }

    /// Whether links have to encode the value.
    pub(super) fn is_free_text_in_links(&self) -> bool {
        self.in_link.is_some_and(|in_link| in_link.is_free_text)
    }

    /// The value as text for a link.
    pub(super) fn write_link(&self, scene: &Scene) -> String {
        let in_link = self.in_link.map(|in_link| (in_link.write)(scene));
        in_link.unwrap_or_else(|| self.read(scene))
    }

    /// Sets the value from the text of a link; `None` if it is invalid.
    pub(super) fn read_link(&self, scene: &mut Scene, text: &str) -> Option<()> {
        if let Some(in_link) = self.in_link {
            return (in_link.read)(scene, text);
        }
        match self.kind {
            Kind::Choice { names, set, .. } => names.contains(&text).then(|| set(scene, text)),
            Kind::Number { limits, set, .. } => {
                let value = read_decimal(text)?;
                limits.hold(value).then(|| set(scene, nearest_f32(value)))
            }
            Kind::Whole { limits, set, .. } => {
                let value: u32 = text.parse().ok()?;
                limits.hold(f64::from(value)).then(|| set(scene, value))
            }
            Kind::Text { set, .. } => set(scene, text).ok(),
        }
    }
}

/// The error for a text that is not a value of a setting.
pub(crate) fn unreadable(text: &str) -> Problem {
    Problem::new("setting-unreadable").text("value", excerpt(text))
}

fn held(text: &str, limits: Limits) -> Result<(f64, Option<Clamp>), Problem> {
    let asked = typed_number(text).ok_or_else(|| unreadable(text))?;
    Ok(limits.clamp(asked))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "every limit of a whole number lies within u32, and rounding is the point"
)]
fn rounded(value: f64) -> u32 {
    libm::round(value) as u32
}
