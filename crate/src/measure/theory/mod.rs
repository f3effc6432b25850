//! Theory beside measurement: laws of random networks, and experiments that draw such networks and count.
//!
//! ```text
//! born_dead      layers that are off for every input
//! first_regions  regions of a network before training
//! coin_toss      what one layer keeps, flattens and erases
//! draw           one number of a row, in pieces
//! law            what a row draws, and what theory says of it
//! survivors      directions of a large input that are left, layer after layer
//! ```
//!
//! Every draw is a function of its seed, so that an experiment comes to the same numbers everywhere.

mod born_dead;
mod coin_toss;
mod draw;
mod first_regions;
mod law;
mod survivors;

use super::sweep::Spread;

pub use draw::Draw;
pub use law::{Law, Setting};

/// An experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theory {
    /// How often a network has a layer that is off for every input (Lu, Shin, Su and Karniadakis 2019).
    BornDead,
    /// The number of regions before training, against half the square of the number of units (Hanin and Rolnick 2019).
    FirstRegions,
    /// What a layer of symmetric units keeps, flattens and erases: each is off at a place with probability one half.
    CoinToss,
    /// How many directions of a large input are left after some layers.
    Survivors,
}

/// A row of an experiment: what was drawn, and what theory says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TheoryRow {
    /// What was drawn.
    pub setting: Setting,
    /// The numbers drawn; `None` as long as there are none.
    pub spread: Option<Spread>,
    /// The least and the largest of them.
    pub range: (f64, f64),
    /// What theory says; `None` where it says nothing.
    pub law: Option<Law>,
}

impl Theory {
    /// Every experiment with its name for scripts.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::BornDead, "born-dead"),
        (Self::FirstRegions, "first-regions"),
        (Self::CoinToss, "coin-toss"),
        (Self::Survivors, "survivors"),
    ];

    /// The experiment of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::NAMES.into_iter().find(|(_, known)| *known == name);
        known.map(|(theory, _)| theory)
    }

    /// The rows, by what they draw.
    ///
    /// Born dead: width and number of weight layers. First regions: width and number of hidden layers. Coin toss: units, and 0 for
    /// the share erased, 1 for flattened, 2 for kept. Survivors: how many times as wide as its input the network is, and the layer.
    #[must_use]
    pub const fn settings(self) -> &'static [Setting] {
        match self {
            Self::BornDead => &born_dead::SETTINGS,
            Self::FirstRegions => &first_regions::SETTINGS,
            Self::CoinToss => &coin_toss::SETTINGS,
            Self::Survivors => &survivors::SETTINGS,
        }
    }

    /// Number of draws for each row, enough for a small standard error in seconds.
    #[must_use]
    pub const fn draws(self) -> u64 {
        match self {
            Self::BornDead => 20_000,
            Self::FirstRegions => 200,
            Self::CoinToss => 600,
            Self::Survivors => 40,
        }
    }

    /// One number of a row: a function of the seed.
    #[must_use]
    pub fn draw(self, setting: Setting, seed: u64) -> f64 {
        let mut draw = Draw::begin(self, setting, seed);
        loop {
            if let Some(number) = draw.advance() {
                return number;
            }
        }
    }

    /// What theory says of the mean of a row.
    #[must_use]
    pub fn law(self, setting: Setting) -> Option<Law> {
        match self {
            Self::BornDead => Some(born_dead::law(setting)),
            Self::FirstRegions => Some(first_regions::law(setting)),
            Self::CoinToss => Some(coin_toss::law(setting)),
            Self::Survivors => None,
        }
    }

    /// A row of the numbers drawn so far.
    #[must_use]
    pub fn row(self, setting: Setting, drawn: &[f64]) -> TheoryRow {
        let numbers = || drawn.iter().copied();
        TheoryRow {
            setting,
            spread: Spread::of(numbers()),
            range: (
                numbers().fold(f64::INFINITY, f64::min),
                numbers().fold(f64::NEG_INFINITY, f64::max),
            ),
            law: self.law(setting),
        }
    }
}
