//! A sweep with all its runs as JSON.

use serde::Serialize;

use super::csv::values;
use super::recipe::Recipe;
use crate::measure::sweep::Outcome;
use crate::scene::{Sweep, link};

#[derive(Serialize)]
struct File<'a> {
    recipe: Recipe,
    /// The recipe as a link.
    link: String,
    runs: Vec<Run<'a>>,
}

#[derive(Serialize)]
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

/// A sweep with its runs as JSON, in the order of their numbers; what is not done is null.
///
/// # Errors
/// None that could occur: JSON holds all of its values.
pub fn json(sweep: &Sweep, outcomes: &[Option<Outcome>]) -> Result<String, serde_json::Error> {
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
    let file = File {
        recipe: Recipe::of(sweep),
        link: sweep.link(),
        runs: runs.collect(),
    };
    serde_json::to_string(&file).map(|text| text + "\n")
}
