//! One setting of a scene: its name, its key in links, the values it takes, and how they are read and written.

use super::Scene;
use super::problem::{Problem, excerpt};
use crate::network::number::{Clamp, Limits, nearest_f32, typed_number};

/// A setting that was changed; the clamp says where another value was asked for.
pub type Applied = Option<Clamp>;

/// A row of [`SETTINGS`](super::SETTINGS).
#[derive(Debug)]
pub struct Setting {
    /// Its name on the page: the value of `data-setting` on its control.
    pub name: &'static str,
    /// Its key in links. Neighbours in the table with one key share a field: `data=xor.200.10.1`.
    pub key: &'static str,
    /// The values it takes.
    pub kind: Kind,
    /// What becomes of the network and its training when it changes.
    pub effect: Effect,
    /// How a link writes it, where that differs from the page.
    pub(super) in_link: Option<InLink>,
}

/// What becomes of the network and its training when a setting changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// An edit, after which they carry on as far as they can.
    CarryOn,
    /// An edit, after which they begin again at the first weights.
    Restart,
    /// Nothing, and no undo takes it back: another way of looking.
    Look,
}

/// The values of a setting.
#[derive(Debug)]
pub enum Kind {
    /// One of some names.
    Choice {
        /// Every name that can be set, in the order of the page.
        names: &'static [&'static str],
        /// Its name now. It can be one that nobody can set, as for the reader's own samples.
        get: fn(&Scene) -> &'static str,
        /// Sets one of `names`.
        set: fn(&mut Scene, &str),
    },
    /// A number, held as `f32`.
    Number {
        /// What it is held to.
        limits: Limits,
        /// What its control offers.
        offered: Offered,
        /// The number now.
        get: fn(&Scene) -> f32,
        /// Sets a number within the limits.
        set: fn(&mut Scene, f32),
    },
    /// A whole number.
    Whole {
        /// What it is held to.
        limits: Limits,
        /// What its control offers.
        offered: Offered,
        /// The number now.
        get: fn(&Scene) -> u64,
        /// Sets a number within the limits.
        set: fn(&mut Scene, u32),
    },
    /// Text with rules of its own.
    Text {
        /// The text now.
        get: fn(&Scene) -> String,
        /// Sets it to what was typed; an error leaves the scene as it was.
        set: fn(&mut Scene, &str) -> Result<(), Problem>,
    },
}

/// What the control of a number offers. What is typed, or comes by a link, may go beyond, as far as the limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Offered {
    /// Every multiple of `step` between two numbers.
    Range {
        /// The smallest.
        least: f64,
        /// The largest.
        most: f64,
        /// From one to the next.
        step: f64,
    },
    /// These numbers alone.
    List(&'static [f64]),
}

/// How a link writes a setting.
#[derive(Clone, Copy, Debug)]
pub(super) struct InLink {
    pub(super) write: fn(&Scene) -> String,
    /// Changes the scene; `None` for a value that is not possible.
    pub(super) read: fn(&mut Scene, &str) -> Option<()>,
    /// Whether it is free text, to be written in the letters that links may hold.
    pub(super) is_free_text: bool,
}

impl Setting {
    /// Its value as the page has it.
    #[must_use]
    pub fn read(&self, scene: &Scene) -> String {
        match self.kind {
            Kind::Choice { get, .. } => get(scene).to_owned(),
            Kind::Number { get, .. } => get(scene).to_string(),
            Kind::Whole { get, .. } => get(scene).to_string(),
            Kind::Text { get, .. } => get(scene),
        }
    }

    /// Changes a scene to what was typed or chosen; numbers are held within their limits.
    ///
    /// # Errors
    /// A text that is no value of the setting. The scene is then as it was.
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

    /// Whether it is free text, which links write in the letters that they may hold.
    pub(super) fn is_free_text_in_links(&self) -> bool {
        self.in_link.is_some_and(|in_link| in_link.is_free_text)
    }

    /// Its value as links write it.
    pub(super) fn write_link(&self, scene: &Scene) -> String {
        let in_link = self.in_link.map(|in_link| (in_link.write)(scene));
        in_link.unwrap_or_else(|| self.read(scene))
    }

    /// Changes a scene to what a link says; `None` for a value that is not possible.
    pub(super) fn read_link(&self, scene: &mut Scene, text: &str) -> Option<()> {
        if let Some(in_link) = self.in_link {
            return (in_link.read)(scene, text);
        }
        match self.kind {
            Kind::Choice { names, set, .. } => names.contains(&text).then(|| set(scene, text)),
            Kind::Number { limits, set, .. } => {
                let value: f64 = text.parse().ok()?;
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

/// A text that is no value of a setting.
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
