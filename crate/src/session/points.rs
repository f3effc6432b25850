//! The samples as text: pasted in, and copied out again.

use std::sync::Arc;

use super::{Restart, Session};
use crate::dataset::csv::{self, CsvError};
use crate::dataset::{Examples, Sample};
use crate::problem::Problem;

impl Session {
    /// The samples as lines of x1, x2 and label, which [`Session::take_points`] takes back exactly; or the targets as lines of their
    /// inputs and value.
    #[must_use]
    pub fn points_text(&self) -> String {
        match &self.examples {
            Examples::Samples(samples) => csv::write(samples),
            Examples::Targets(targets) => csv::write_targets(targets, self.network.inputs()),
        }
    }

    /// Puts the samples of a text in place of the present ones; returns how many of each label, from 0 on, were understood.
    ///
    /// # Errors
    /// What is wrong with the first line that is wrong, or a text without samples; nothing is changed then.
    pub fn take_points(&mut self, text: &str) -> Result<Vec<usize>, Problem> {
        let samples = csv::read(text).map_err(|error| problem_of(&error))?;
        if samples.is_empty() {
            return Err(Problem::new("csv-empty"));
        }
        let counts = counts_of(&samples);
        let own: Arc<[Sample]> = samples.into();
        self.edit(|scene| scene.own_samples = Some(own), Restart::No);
        Ok(counts)
    }
}

/// How many samples there are of each label, up to the last that there is.
fn counts_of(samples: &[Sample]) -> Vec<usize> {
    let classes = samples.iter().map(|sample| sample.label.0 + 1).max();
    let count = |label| samples.iter().filter(|s| s.label.0 == label).count();
    (0..classes.unwrap_or(0)).map(count).collect()
}

/// What is wrong with a text, as the page words it.
#[allow(
    clippy::cast_precision_loss,
    reason = "numbers in a sentence, far below 2^53"
)]
fn problem_of(error: &CsvError) -> Problem {
    let at = |code, line: usize| Problem::new(code).number("line", line as f64);
    match error {
        CsvError::TooLong { bytes } => Problem::new("csv-too-long")
            .number("bytes", *bytes as f64)
            .number("most", csv::MOST_BYTES as f64),
        CsvError::TooMany { line } => {
            at("csv-too-many", *line).number("most", csv::MOST_SAMPLES as f64)
        }
        CsvError::Fields { line, found } => at("csv-fields", *line).number("found", *found as f64),
        CsvError::Number { line, field } => at("csv-number", *line).text("field", field.clone()),
        CsvError::Coordinate { line, field } => at("csv-coordinate", *line)
            .text("field", field.clone())
            .number("least", csv::COORDINATE.least)
            .number("most", csv::COORDINATE.most),
        CsvError::Label { line, field } => at("csv-label", *line)
            .text("field", field.clone())
            .number("most", f64::from(csv::CLASSES - 1)),
    }
}
