//! A draw of an experiment, in pieces of a few milliseconds, so that a page that draws by itself goes on answering.

use super::law::Setting;
use super::{Theory, born_dead, coin_toss, first_regions, survivors};
use crate::measure::rank_decay::Walk;

/// One number of a row, on its way.
#[derive(Clone, Debug)]
pub struct Draw(Stage);

#[derive(Clone, Debug)]
enum Stage {
    /// A network that is drawn and counted in one piece.
    Whole(fn(Setting, u64) -> f64, Setting, u64),
    /// A large one, a layer each piece.
    Walk(Walk),
}

impl Draw {
    /// The draw of a row's setting and a seed, of which nothing is done.
    #[must_use]
    pub fn begin(theory: Theory, setting: Setting, seed: u64) -> Self {
        Self(match theory {
            Theory::BornDead => Stage::Whole(born_dead::draw, setting, seed),
            Theory::FirstRegions => Stage::Whole(first_regions::draw, setting, seed),
            Theory::CoinToss => Stage::Whole(coin_toss::draw, setting, seed),
            Theory::Survivors => Stage::Walk(survivors::walk(setting, seed)),
        })
    }

    /// Does a piece of it; returns the number once all is done.
    pub fn advance(&mut self) -> Option<f64> {
        match &mut self.0 {
            Stage::Whole(draw, setting, seed) => Some(draw(*setting, *seed)),
            Stage::Walk(walk) => {
                let left = walk.next().map_or(f64::NAN, survivors::share);
                (walk.len() == 0).then_some(left)
            }
        }
    }
}
