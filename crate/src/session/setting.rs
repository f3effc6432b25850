//! Settings, read and changed as text.

use serde::Serialize;

use super::Session;
use super::experiment::Restart;
use crate::network::number::Clamp;
use crate::scene::{Applied, Effect, Problem, SETTINGS, shape_text, unreadable};

/// A note that a number was clamped to its limits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClampNote {
    /// The requested number.
    pub asked: f64,
    /// The number used.
    pub used: f64,
    /// The smallest that is allowed.
    pub least: f64,
    /// The largest that is allowed.
    pub most: f64,
}

impl From<Clamp> for ClampNote {
    fn from(clamp: Clamp) -> Self {
        Self {
            asked: clamp.asked,
            used: clamp.used,
            least: clamp.limits.least,
            most: clamp.limits.most,
        }
    }
}

impl Session {
    /// All settings by name, with their values as text.
    pub fn settings(&self) -> impl Iterator<Item = (&'static str, String)> {
        (SETTINGS.iter()).map(|setting| (setting.name, setting.read(&self.now.scene)))
    }

    /// Changes a setting to the text of its control; numbers are clamped to their limits.
    ///
    /// # Errors
    /// When the text is not a value of the setting; nothing is changed then.
    pub fn set(&mut self, name: &str, text: &str) -> Result<Applied, Problem> {
        let setting = SETTINGS
            .iter()
            .find(|setting| setting.name == name)
            .ok_or_else(|| unreadable(name))?;
        let mut changed = self.now.scene.clone();
        let applied = setting.write(&mut changed, text)?;
        match setting.effect {
            Effect::Look => {
                self.set_recovery_options(|options| *options = changed.view.recovery_options);
                self.now.scene = changed;
            }
            Effect::CarryOn => {
                self.staying_home(|session| session.edit(|scene| *scene = changed, Restart::No));
            }
            Effect::Restart => {
                self.staying_home(|session| session.edit(|scene| *scene = changed, Restart::Yes));
            }
        }
        Ok(applied)
    }

    /// Adds a unit to a hidden layer or removes one; a layer that loses its last unit goes. One behind the last begins with one
    /// unit. The initial weights are drawn anew.
    ///
    /// # Errors
    /// When the width would be outside the limits of [`Network`](crate::Network).
    pub fn resize_layer(&mut self, layer: usize, wider: bool) -> Result<(), Problem> {
        self.reshape(|widths| match widths.get_mut(layer) {
            Some(width) if wider => *width += 1,
            Some(width) if *width > 1 => *width -= 1,
            Some(_) => {
                widths.remove(layer);
            }
            None if wider => widths.push(1),
            None => {}
        })
    }

    /// Adds a hidden layer behind the last, as wide as that, or removes the last; the initial weights are drawn anew.
    ///
    /// # Errors
    /// When there would be more layers than a [`Network`](crate::Network) can have.
    pub fn resize_depth(&mut self, deeper: bool) -> Result<(), Problem> {
        /// Units of a first layer.
        const FIRST: usize = 4;
        self.reshape(|widths| {
            if deeper {
                widths.push(widths.last().copied().unwrap_or(FIRST));
            } else {
                widths.pop();
            }
        })
    }

    fn reshape(&mut self, change: impl FnOnce(&mut Vec<usize>)) -> Result<(), Problem> {
        let mut widths = self.now.scene.hidden_widths.clone();
        change(&mut widths);
        self.set("layers", &shape_text(&widths)).map(|_| ())
    }
}
