//! What stands side by side with a scene's network: others that differ in one setting.

use super::Scene;
use super::settings::SETTINGS;

/// One setting, and what it is in each of the other networks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    setting: &'static str,
    values: Vec<String>,
}

/// The settings that networks side by side may differ in: those of the network and its training. The data stay the same.
const COMPARED: [&str; 10] = [
    "activation",
    "slope",
    "layers",
    "seed",
    "scheme",
    "scale",
    "bias-start",
    "learning-rate",
    "optimizer",
    "batch",
];

impl Beside {
    /// The most networks that stand beside the first.
    pub const MOST: usize = 4;
    /// What separates the setting and its values.
    const SEPARATOR: char = ',';

    /// Others that differ in a setting from `scene`; `None` where that setting cannot differ, there are too many values or none,
    /// or one of them is not possible.
    #[must_use]
    pub fn of(scene: &Scene, setting: &str, values: &[&str]) -> Option<Self> {
        let name = COMPARED.into_iter().find(|name| *name == setting)?;
        let row = SETTINGS.iter().find(|row| row.name == name)?;
        if !(1..=Self::MOST).contains(&values.len()) {
            return None;
        }
        let held = |value: &&str| {
            let mut changed = scene.clone();
            row.write(&mut changed, value).ok()?;
            Some(row.read(&changed))
        };
        let values = values.iter().map(held).collect::<Option<_>>()?;
        Some(Self {
            setting: name,
            values,
        })
    }

    /// The name of the setting.
    #[must_use]
    pub const fn setting(&self) -> &'static str {
        self.setting
    }

    /// What it is in each of the others, as text.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// As links write it: the setting, then its values.
    pub(super) fn text(&self) -> String {
        let parts = std::iter::once(self.setting).chain(self.values.iter().map(String::as_str));
        parts.collect::<Vec<_>>().join(",")
    }

    /// What [`Self::text`] wrote.
    pub(super) fn read(scene: &Scene, text: &str) -> Option<Self> {
        let (setting, values) = text.split_once(Self::SEPARATOR)?;
        let values: Vec<&str> = values.split(Self::SEPARATOR).collect();
        Self::of(scene, setting, &values)
    }
}
