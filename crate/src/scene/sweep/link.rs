//! A sweep as the fragment of an address.
//!
//! ```text
//! sweep1;x=learning-rate,0.03,0.1;y=bias-start,0,-0.5;by=activation,relu,leaky;seeds=10;steps=1000;data=xor.200.10.1;net=8;end
//! ```
//!
//! A word with a version, the axes, the numbers, then what a scene's link holds. The order of the first is fixed; a link that was
//! cut off does not reach `end`.

use super::{Axis, Sweep};
use crate::scene::link;
use crate::scene::{Problem, Scene, Weights};

/// The version of a sweep's link.
pub const LINK_VERSION: u32 = 1;
/// What it begins with, before the version.
const WORD: &str = "sweep";
const END: &str = "end";

/// Whether a fragment is the link of a sweep, or the beginning of one.
#[must_use]
pub fn is_sweep(fragment: &str) -> bool {
    let rest = fragment.strip_prefix(WORD);
    rest.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
}

impl Sweep {
    /// The recipe as a link: a fragment without its `#`.
    #[must_use]
    pub fn link(&self) -> String {
        let axis = |key: &str, axis: &Axis| {
            format!("{key}={},{}", axis.setting(), axis.values().join(","))
        };
        let mut base = self.base.clone();
        base.step = 0;
        base.weights = Weights::Recipe;
        let scene = link::write(&base);
        let (_, scene) = scene.split_once(';').unwrap_or_default();
        [
            format!("{WORD}{LINK_VERSION}"),
            axis("x", &self.x),
            axis("y", &self.y),
            axis("by", &self.pictures),
            format!("seeds={}", self.seeds),
            format!("first={}", self.first_seed),
            format!("steps={}", self.steps),
            scene.to_owned(),
        ]
        .join(";")
    }

    /// The recipe of typed values: the link of a scene; for x, y and the pictures a setting and its values, parted by commas; and
    /// the numbers of seeds and of steps.
    ///
    /// # Errors
    /// What is wrong with the first part that is wrong.
    pub fn typed(base: &str, axes: [&str; 3], (seeds, steps): (u32, u64)) -> Result<Self, Problem> {
        let opened = link::read(base).map_err(|_| shared())?;
        let own = Own {
            axes: axes.map(Some),
            numbers: [Some(seeds.into()), Some(0), Some(steps)],
        };
        own.sweep(at_start(opened.scene))
    }

    /// The recipe of a link.
    ///
    /// # Errors
    /// What is wrong with the first part that is wrong.
    pub fn read_link(fragment: &str) -> Result<Self, Problem> {
        if fragment.len() > link::MAX_LENGTH {
            return Err(unreadable());
        }
        let rest = fragment.strip_prefix(WORD).ok_or_else(unreadable)?;
        let (version, rest) = rest.split_once(';').ok_or_else(cut_off)?;
        let version: u32 = version.parse().map_err(|_| unreadable())?;
        if version != LINK_VERSION {
            return Err(Problem::new("sweep-version").number("version", version.into()));
        }
        if !rest.ends_with(END) {
            return Err(cut_off());
        }
        let mut own = Own::default();
        let mut rest = rest;
        while let Some((part, after)) = rest.split_once(';') {
            match part.split_once('=') {
                Some((key, value)) if own.take(key, value)? => rest = after,
                _ => break,
            }
        }
        let scene = link::read_whole(&format!("{};{rest}", link::VERSION));
        let opened = scene.map_err(|_| shared())?;
        own.sweep(at_start(opened.scene))
    }
}

/// A scene before its first step.
fn at_start(scene: Scene) -> Scene {
    Scene {
        step: 0,
        weights: Weights::Recipe,
        ..scene
    }
}

/// The parts of a link that a scene's does not have.
#[derive(Default)]
struct Own<'a> {
    axes: [Option<&'a str>; 3],
    numbers: [Option<u64>; 3],
}

impl<'a> Own<'a> {
    const AXES: [&'static str; 3] = ["x", "y", "by"];
    const NUMBERS: [&'static str; 3] = ["seeds", "first", "steps"];

    /// Takes a part, if it is one of these.
    fn take(&mut self, key: &str, value: &'a str) -> Result<bool, Problem> {
        if let Some(place) = Self::AXES.iter().position(|known| *known == key) {
            self.axes[place] = Some(value);
        } else if let Some(place) = Self::NUMBERS.iter().position(|known| *known == key) {
            let number = value.parse().map_err(|_| {
                Problem::new("sweep-value")
                    .text("setting", Self::NUMBERS[place])
                    .text("value", value.chars().take(24).collect::<String>())
            })?;
            self.numbers[place] = Some(number);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn sweep(self, base: Scene) -> Result<Sweep, Problem> {
        let axis = |place: usize| {
            let text = self.axes[place].ok_or_else(|| missing(Self::AXES[place]))?;
            let mut parts = text
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            let setting = parts.next().unwrap_or_default();
            Axis::of(&base, setting, &parts.collect::<Vec<_>>())
        };
        let number =
            |place: usize| self.numbers[place].ok_or_else(|| missing(Self::NUMBERS[place]));
        let small = |place: usize| {
            let most = Problem::new("sweep-seeds").number("most", Sweep::MOST_SEEDS.into());
            u32::try_from(number(place)?).map_err(|_| most)
        };
        let (x, y, pictures) = (axis(0)?, axis(1)?, axis(2)?);
        Sweep {
            x,
            y,
            pictures,
            seeds: small(0)?,
            first_seed: small(1)?,
            steps: number(2)?,
            base,
        }
        .checked()
    }
}

fn missing(part: &'static str) -> Problem {
    Problem::new("sweep-missing").text("part", part)
}

fn cut_off() -> Problem {
    Problem::new("sweep-cut-off")
}

/// What all runs share is no link of a scene.
fn shared() -> Problem {
    Problem::new("sweep-shared")
}

fn unreadable() -> Problem {
    Problem::new("sweep-unreadable")
}
