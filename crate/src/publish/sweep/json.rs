//! A sweep with all its runs, as values that are written as JSON: by a library here, by the browser there, whose own writer no
//! page has to fetch.

use serde::Serialize;

use super::csv::values;
use super::recipe::Recipe;
use crate::measure::sweep::Outcome;
use crate::scene::{Sweep, link};

/// A sweep with its runs.
#[derive(Debug, Serialize)]
pub struct SweepFile<'a> {
    recipe: Recipe,
    /// The recipe as a link.
    link: String,
    runs: Vec<Run<'a>>,
}

#[derive(Debug, Serialize)]
struct Run<'a> {
    run: usize,
    picture: String,
    y: String,
    x: String,
    seed: u32,
    /// The run as a link, which opens it.
    link: String,
    /// Nothing for a run that is not done.
    outcome: Option<&'a Outcome>,
}

impl<'a> SweepFile<'a> {
    /// All runs in the order of their numbers; what is not done is null.
    #[must_use]
    pub fn of(sweep: &Sweep, outcomes: &'a [Option<Outcome>]) -> Self {
        let runs = outcomes.iter().enumerate().map(|(run, outcome)| {
            let place = sweep.place(run);
            let [picture, y, x] = values(sweep, place);
            Run {
                run,
                picture,
                y,
                x,
                seed: sweep.first_seed + place.seed,
                link: link::write(&sweep.scene(place)),
                outcome: outcome.as_ref(),
            }
        });
        Self {
            recipe: Recipe::of(sweep),
            link: sweep.link(),
            runs: runs.collect(),
        }
    }
}
