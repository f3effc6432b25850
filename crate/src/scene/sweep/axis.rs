//! An axis of a sweep: a setting, and the values that it takes.

use crate::network::Network;
use crate::scene::settings::SETTINGS;
use crate::scene::{Problem, Scene};

/// What an axis can vary: the name of the setting, and values that are worth a look.
const SWEPT: [(&str, &str); 20] = [
    ("learning-rate", "0.1,0.3,1,3,6,10,30"),
    ("bias-start", "-3,-2,-1.5,-1,-0.5,0,0.5"),
    (WIDTH, "2,3,4,6,8,12,16"),
    (DEPTH, "1,2,3,4,6"),
    ("activation", "relu,leaky"),
    ("slope", "-1,-0.5,0,0.01,0.1,0.3,1"),
    ("scale", "0.1,0.3,1,3,10"),
    ("batch", "1,4,16,64,160"),
    ("optimizer", "sgd,momentum,adam"),
    ("data", "xor,circle,moons,spiral"),
    ("scheme", "he,glorot,uniform,spread"),
    ("layers", "8,8-8,16,16-16"),
    ("count", "50,100,200,500"),
    ("noise", "0,10,20,30"),
    ("l1-weights", "0,0.0001,0.001,0.01"),
    ("l1-biases", "0,0.0001,0.001,0.01"),
    ("l2-weights", "0,0.0001,0.001,0.01"),
    ("l2-biases", "0,0.0001,0.001,0.01"),
    ("decoupled-weights", "0,0.0001,0.001,0.01"),
    ("decoupled-biases", "0,0.0001,0.001,0.01"),
];

/// The width of every hidden layer, and their number.
const WIDTH: &str = "width";
const DEPTH: &str = "depth";

/// A setting, and the values that it takes along an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    setting: &'static str,
    values: Vec<String>,
}

impl Axis {
    /// The most values along an axis.
    pub const MOST: usize = 32;

    /// The settings that an axis can vary, each with values that are worth a look.
    #[must_use]
    pub const fn offered() -> &'static [(&'static str, &'static str)] {
        &SWEPT
    }

    /// An axis over a setting of `base`, with its values as they are written.
    ///
    /// # Errors
    /// A setting that an axis cannot vary; no value, more than [`Self::MOST`], or the same twice; a value that the setting cannot
    /// take.
    pub fn of(base: &Scene, setting: &str, values: &[&str]) -> Result<Self, Problem> {
        let known = SWEPT.into_iter().find(|(name, _)| *name == setting);
        let (setting, _) =
            known.ok_or_else(|| Problem::new("sweep-setting").text("setting", excerpt(setting)))?;
        if !(1..=Self::MOST).contains(&values.len()) {
            return Err(Problem::new("sweep-values")
                .text("setting", setting)
                .number("found", values.len() as f64)
                .number("most", Self::MOST as f64));
        }
        let mut axis = Self {
            setting,
            values: Vec::with_capacity(values.len()),
        };
        for value in values {
            let held = held(base, setting, value)?;
            if axis.values.contains(&held) {
                return Err(Problem::new("sweep-twice")
                    .text("setting", setting)
                    .text("value", held));
            }
            axis.values.push(held);
        }
        Ok(axis)
    }

    /// The name of the setting.
    #[must_use]
    pub const fn setting(&self) -> &'static str {
        self.setting
    }

    /// Its values, as text.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Whether two axes would set the same thing.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let part = |axis: &Self| match axis.setting {
            WIDTH | DEPTH => "layers",
            "slope" => "activation",
            other => other,
        };
        let both = [self.setting, other.setting];
        let are_of_shape = both.contains(&WIDTH) && both.contains(&DEPTH);
        part(self) == part(other) && !are_of_shape
    }

    /// Gives a scene the value at a place of the axis.
    pub(super) fn apply(&self, place: usize, scene: &mut Scene) {
        if let Some(value) = self.values.get(place) {
            // It was read before, when the axis was made.
            let _ = set(scene, self.setting, value);
        }
    }
}

/// A value of a setting as that itself writes it.
fn held(base: &Scene, setting: &'static str, value: &str) -> Result<String, Problem> {
    let mut scene = base.clone();
    set(&mut scene, setting, value)?;
    Ok(match setting {
        WIDTH => scene
            .hidden_widths
            .first()
            .copied()
            .unwrap_or(0)
            .to_string(),
        DEPTH => scene.hidden_widths.len().to_string(),
        _ => row(setting).map_or_else(String::new, |row| row.read(&scene)),
    })
}

fn set(scene: &mut Scene, setting: &'static str, value: &str) -> Result<(), Problem> {
    let refused = || {
        Problem::new("sweep-value")
            .text("setting", setting)
            .text("value", excerpt(value))
    };
    match setting {
        WIDTH => {
            let width = whole(value, Network::MAX_WIDTH).ok_or_else(refused)?;
            // Without a hidden layer there is none to be as wide.
            let depth = scene.hidden_widths.len().max(1);
            scene.hidden_widths = vec![width; depth];
        }
        DEPTH => {
            let depth = whole(value, Network::MAX_HIDDEN_LAYERS).ok_or_else(refused)?;
            let width = scene.hidden_widths.first().copied().unwrap_or(1);
            scene.hidden_widths = vec![width; depth];
        }
        _ => {
            let row = row(setting).ok_or_else(refused)?;
            let changed = row.write(scene, value).map_err(|_| refused())?;
            // What had to be changed to be possible is not what was asked for.
            if changed.is_some() {
                return Err(refused());
            }
        }
    }
    Ok(())
}

fn row(setting: &str) -> Option<&'static crate::scene::setting::Setting> {
    SETTINGS.iter().find(|row| row.name == setting)
}

/// A whole number from 1 to `most`.
fn whole(text: &str, most: usize) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (1..=most).contains(&number).then_some(number)
}

/// The start of a foreign text, short enough for a sentence.
fn excerpt(text: &str) -> String {
    text.chars().take(24).collect()
}
