//! Samples and networks of a session as text, and back from text.

use std::sync::Arc;

use super::export::{self, ExportError, Kind, Subject, over_file_values, over_standardised};
use super::import::{self, ImportError, Imported, Note, Summary};
use super::points::{self, PointsError};
use super::table::{Points, rows, written};
use crate::dataset::{Examples, FileTerms, Label, Own, Sample};
use crate::geometry::Rect;
use crate::network::Network;
use crate::scene::Problem;
use crate::session::Session;

impl Session {
    /// The scene as the text of a file.
    ///
    /// # Errors
    /// See [`export::write`].
    pub fn export(&self, kind: Kind) -> Result<String, ExportError> {
        let terms = self.terms();
        if kind == Kind::Csv {
            let inputs = self.network().inputs();
            let in_terms = terms.map(|terms| written(self.examples(), inputs, terms));
            return Ok(in_terms.unwrap_or_else(|| self.points_text()));
        }
        self.export_of(kind, &self.exported_network()?, terms)
    }

    /// The network as it stands here, over the numbers that it was trained on, as the text of a file.
    ///
    /// # Errors
    /// See [`export::write`].
    pub fn export_as_trained(&self, kind: Kind) -> Result<String, ExportError> {
        self.export_of(kind, self.network(), None)
    }

    fn export_of(
        &self,
        kind: Kind,
        network: &Network,
        terms: Option<&FileTerms>,
    ) -> Result<String, ExportError> {
        let (link, frame) = (self.link(), self.view().frame());
        let subject = Subject {
            network,
            samples: self.samples(),
            classes: &self.class_names(),
            frame: terms.map_or(frame, |terms| Rect {
                min: terms.point(frame.min),
                max: terms.point(frame.max),
            }),
            link: &link,
        };
        export::write(kind, &subject)
    }

    /// The examples as rows of cells, a heading first; see [`rows`].
    #[must_use]
    pub fn points_rows(&self) -> Vec<Vec<String>> {
        let plain = FileTerms::default();
        rows(
            self.examples(),
            self.network().inputs(),
            self.terms().unwrap_or(&plain),
        )
    }

    /// The network as other programs take it: over the values of the file that the examples are from.
    ///
    /// # Errors
    /// A parameter that no `f32` holds.
    pub fn exported_network(&self) -> Result<Network, ExportError> {
        let network = self.network();
        match self.terms().filter(|terms| !terms.is_plain()) {
            None => Ok(network.clone()),
            Some(terms) => over_file_values(network, terms, self.task_shape().learns_numbers)
                .map_err(|_| ExportError::ParameterRange { layer: 0 }),
        }
    }

    /// The names of the classes: those of the file that the samples are from, else their numbers; none where numbers are learnt.
    fn class_names(&self) -> Vec<String> {
        let given = self.terms().map_or(&[][..], |terms| &terms.classes);
        let name = |class: usize| {
            given
                .get(class)
                .cloned()
                .unwrap_or_else(|| class.to_string())
        };
        let shape = self.task_shape();
        let classes = if shape.learns_numbers {
            0
        } else {
            shape.outputs.max(2)
        };
        (0..classes).map(name).collect()
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
    ///
    /// Where the examples are from a file that counts otherwise than they do, the network is one over the file's values.
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
        if let Some(terms) = self.terms().filter(|terms| !terms.is_plain()) {
            imported.network = over_standardised(&imported.network, terms, task.learns_numbers)?;
            imported.notes.push(Note::OverFileValues);
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
    /// Numbers too far out. On an error nothing changes.
    pub fn take_points_of(&mut self, points: &Points) -> Result<(), Problem> {
        if !points.fits {
            let most = Sample::COORDINATE.most;
            return Err(Problem::new("table-beyond").number("most", most));
        }
        let own = match &points.examples {
            Examples::Samples(samples) => Own::samples(samples.clone()),
            Examples::Targets(targets) => Own::targets(targets.clone(), points.inputs),
        };
        self.take_own(own, Some(Arc::new(points.terms.clone())));
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
