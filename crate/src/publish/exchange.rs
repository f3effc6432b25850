//! Samples and networks of a session as text, and back from text.

use super::export::{self, ExportError, Kind, Subject};
use super::import::{self, ImportError, Imported, Summary};
use super::points::{self, PointsError};
use super::table::Points;
use crate::dataset::{Examples, Label, Sample};
use crate::scene::Problem;
use crate::session::Session;

impl Session {
    /// The scene as the text of a file.
    ///
    /// # Errors
    /// See [`export::write`].
    pub fn export(&self, kind: Kind) -> Result<String, ExportError> {
        if kind == Kind::Csv {
            return Ok(self.points_text());
        }
        let link = self.link();
        let subject = Subject {
            network: self.network(),
            samples: self.samples(),
            frame: self.view().frame(),
            link: &link,
        };
        export::write(kind, &subject)
    }

    /// Takes over the network of a text, its shape, activation and weights; samples, word and view stay. Two scores for samples
    /// of two classes become one. One edit, and none where the network is the present one.
    ///
    /// # Errors
    /// What is wrong with the text, or a network that does not fit the data. On an error nothing changes.
    pub fn adopt_import(&mut self, text: &str) -> Result<Summary, ImportError> {
        self.adopt_read(import::read(text)?)
    }

    /// The same for a network that was read before.
    ///
    /// # Errors
    /// A network that does not fit the data. On an error nothing changes.
    pub fn adopt_read(&mut self, mut imported: Imported) -> Result<Summary, ImportError> {
        let task = self.task_shape();
        let inputs = imported.network.inputs();
        if inputs != task.inputs {
            return Err(ImportError::Inputs {
                expected: task.inputs,
                found: inputs,
            });
        }
        let found = imported.network.outputs();
        if (found, task.outputs) == (2, 1) && !task.learns_numbers {
            imported = imported.with_one_score()?;
        } else if found != task.outputs {
            return Err(ImportError::Outputs {
                expected: task.outputs,
                found,
            });
        }
        let summary = imported.summary();
        if imported.network != *self.network() {
            self.adopt_network(imported.network);
        }
        Ok(summary)
    }

    /// The samples as lines of x1, x2 and label, which [`Session::take_points`] takes back exactly; or the targets as lines of their
    /// inputs and value.
    #[must_use]
    pub fn points_text(&self) -> String {
        match self.examples() {
            Examples::Samples(samples) => points::write(samples),
            Examples::Targets(targets) => points::write_targets(targets, self.network().inputs()),
        }
    }

    /// Puts the samples of a text in place of the present ones; returns how many of each label, from 0 on, were understood.
    ///
    /// # Errors
    /// What is wrong with the first faulty line, or a text without samples. On an error nothing changes.
    pub fn take_points(&mut self, text: &str) -> Result<Vec<usize>, Problem> {
        let samples = points::read(text).map_err(|error| problem_of(&error))?;
        if samples.is_empty() {
            return Err(Problem::new("csv-empty"));
        }
        let counts = counts_of(&samples);
        self.replace_samples(samples.into());
        self.look_home();
        Ok(counts)
    }
}

impl Session {
    /// Puts the samples of a table in place of the present ones, and looks at all of them.
    ///
    /// # Errors
    /// Numbers instead of classes, which a scene has none of its own of, or coordinates too far out. On an error nothing changes.
    pub fn take_points_of(&mut self, points: &Points) -> Result<(), Problem> {
        let Examples::Samples(samples) = &points.examples else {
            return Err(Problem::new("table-numbers"));
        };
        if !points.fits {
            let most = Sample::COORDINATE.most;
            return Err(Problem::new("table-beyond").number("most", most));
        }
        self.replace_samples(samples.clone());
        self.look_home();
        Ok(())
    }
}

/// The number of samples of each label, up to the highest label present.
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
fn problem_of(error: &PointsError) -> Problem {
    let at = |code, line: usize| Problem::new(code).number("line", line as f64);
    match error {
        PointsError::TooLong { bytes } => Problem::new("csv-too-long")
            .number("bytes", *bytes as f64)
            .number("most", points::MOST_BYTES as f64),
        PointsError::TooMany { line } => {
            at("csv-too-many", *line).number("most", Sample::MOST as f64)
        }
        PointsError::Fields { line, found } => {
            at("csv-fields", *line).number("found", *found as f64)
        }
        PointsError::Number { line, field } => at("csv-number", *line).text("field", field.clone()),
        PointsError::Coordinate { line, field } => at("csv-coordinate", *line)
            .text("field", field.clone())
            .number("least", Sample::COORDINATE.least)
            .number("most", Sample::COORDINATE.most),
        PointsError::Label { line, field } => at("csv-label", *line)
            .text("field", field.clone())
            .number("most", f64::from(Label::CLASSES - 1)),
    }
}
