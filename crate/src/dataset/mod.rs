//! Labelled samples of the input plane, targets with a number instead of a label, and the seeded presets that generate them.

mod data;
mod examples;
mod file_terms;
mod own;
mod preset;
pub mod random;
mod target;

use crate::dataset::random::{Purpose, Stream};
use crate::geometry::{Point, Vec2, sort_by};
use crate::network::number::{Clamp, Limits, rounded_to_f32};

pub use data::{Data, Task};
pub use examples::Examples;
pub use file_terms::{FileAxis, FileTerms};
pub use own::Own;
pub use preset::Preset;
pub use target::{Form, Target, TargetSpec};

/// A class, counted from 0: 0 is blue discs, 1 orange triangles, 2 green squares, 3 violet diamonds.
///
/// With one output, a positive score means class 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub u8);

/// One labelled point. Its coordinates are `f32` values, held as `f64`, so that a link can carry them exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Its position.
    pub at: Point,
    /// Its class.
    pub label: Label,
    /// Whether it is reserved for testing and left out of training.
    pub test: bool,
}

impl Label {
    /// Number of possible classes: labels are whole numbers below it.
    pub const CLASSES: u8 = 4;
}

impl Sample {
    /// The largest number of samples that readers can enter themselves.
    pub const MOST: usize = 1000;

    /// Limits of a sample's coordinates, in input units.
    pub const COORDINATE: Limits = Limits {
        setting: "coordinate",
        least: -1e4,
        most: 1e4,
    };
}

/// The recipe of a generated dataset; a link carries it instead of the samples.
///
/// Fields may hold any values; [`DatasetSpec::samples`] uses those of [`DatasetSpec::clamped`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatasetSpec {
    /// The arrangement of the classes.
    pub preset: Preset,
    /// Number of samples, training and test together.
    pub count: u32,
    /// How far noise may move a sample, in per cent: of half the picture's width or, for the spiral, of the distance that
    /// would make its arms touch.
    pub noise: u8,
    /// Seed of positions, noise and split.
    pub seed: u32,
    /// Number of turns of the spiral's arms; the other presets ignore it.
    pub turns: f32,
    /// Share of the samples reserved for testing, in per cent.
    pub test_share: u8,
}

impl Default for DatasetSpec {
    fn default() -> Self {
        Self {
            preset: Preset::Circle,
            count: 200,
            noise: 10,
            seed: 1,
            turns: 1.75,
            test_share: 20,
        }
    }
}

impl DatasetSpec {
    /// Limits of [`DatasetSpec::count`].
    pub const COUNT: Limits = limits("count", 10.0, 1000.0);
    /// Limits of [`DatasetSpec::noise`].
    pub const NOISE: Limits = limits("noise", 0.0, 50.0);
    /// Limits of [`DatasetSpec::turns`].
    pub const TURNS: Limits = limits("turns", 0.5, 3.0);
    /// Limits of [`DatasetSpec::test_share`].
    pub const TEST_SHARE: Limits = limits("test-share", 0.0, 90.0);

    /// The largest absolute coordinate of a generated sample: the presets lie in [−1, 1]², and noise may move samples a
    /// little beyond.
    pub const REACH: f64 = 1.2;

    /// The nearest recipe within the limits, and the changes that were needed.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole numbers within limits that fit their type"
    )]
    pub fn clamped(self) -> (Self, Vec<Clamp>) {
        let (count, count_clamp) = Self::COUNT.clamp(f64::from(self.count));
        let (noise, noise_clamp) = Self::NOISE.clamp(f64::from(self.noise));
        let (turns, turns_clamp) = Self::TURNS.clamp(f64::from(self.turns));
        let (share, share_clamp) = Self::TEST_SHARE.clamp(f64::from(self.test_share));
        let spec = Self {
            count: count as u32,
            noise: noise as u8,
            turns: turns as f32,
            test_share: share as u8,
            ..self
        };
        let clamps = [count_clamp, noise_clamp, turns_clamp, share_clamp];
        (spec, clamps.into_iter().flatten().collect())
    }

    /// Generates the samples, with the classes taking turns.
    ///
    /// Class sizes differ by one at most, and every class keeps at least one training sample. Changing the count, the noise
    /// or the test share leaves the existing samples in place: noise only moves them further in the same directions, and
    /// test samples stay test samples.
    #[must_use]
    pub fn samples(self) -> Vec<Sample> {
        let (spec, _) = self.clamped();
        let mut samples = spec.noisy_positions();
        let mut keys = Stream::new(u64::from(spec.seed), Purpose::Split);
        let ranks: Vec<f64> = samples.iter().map(|_| keys.unit()).collect();
        let classes = spec.preset.classes();
        for class in 0..classes {
            let members = (usize::from(class)..samples.len()).step_by(usize::from(classes));
            for member in kept_to_test(members.collect(), &ranks, spec.test_share) {
                samples[member].test = true;
            }
        }
        samples
    }

    fn noisy_positions(self) -> Vec<Sample> {
        let seed = u64::from(self.seed);
        let mut positions = Stream::new(seed, Purpose::Positions);
        let mut noise = Stream::new(seed, Purpose::Noise);
        let turns = f64::from(self.turns);
        let reach = self.preset.noise_reach(turns) * f64::from(self.noise) / 100.0;
        (0..self.count)
            .zip((0..self.preset.classes()).cycle())
            .map(|(_, class)| {
                let label = Label(class);
                let clean = self.preset.point(label, turns, &mut positions);
                let moved = clean + in_unit_disc(&mut noise) * reach;
                let at = Point::new(held_within_reach(moved.x), held_within_reach(moved.y));
                Sample {
                    at,
                    label,
                    test: false,
                }
            })
            .collect()
    }
}

const fn limits(setting: &'static str, least: f64, most: f64) -> Limits {
    Limits {
        setting,
        least,
        most,
    }
}

/// Which of the members, given as indices into `ranks`, are reserved for testing: those with the lowest ranks.
fn kept_to_test(mut members: Vec<usize>, ranks: &[f64], share: u8) -> Vec<usize> {
    sort_by(&mut members, |&a, &b| ranks[a].total_cmp(&ranks[b]));
    members.truncate(test_count(members.len(), share));
    members
}

/// The number of test samples of a class: `share` per cent, rounded, but never all.
fn test_count(members: usize, share: u8) -> usize {
    let wanted = (members * usize::from(share) + 50) / 100;
    wanted.min(members.saturating_sub(1))
}

/// A displacement drawn uniformly from the disc of radius 1.
fn in_unit_disc(stream: &mut Stream) -> Vec2 {
    let radius = libm::sqrt(stream.unit());
    let angle = stream.between(0.0, std::f64::consts::TAU);
    Vec2::new(radius * libm::cos(angle), radius * libm::sin(angle))
}

/// A sample's coordinate within reach: noise beyond the limit is mirrored back, as clamping would pile samples up at the
/// border.
fn held_within_reach(coordinate: f64) -> f64 {
    let beyond = (coordinate.abs() - DatasetSpec::REACH).max(0.0);
    let mirrored = coordinate - 2.0 * beyond.copysign(coordinate);
    rounded_to_f32(mirrored)
}
