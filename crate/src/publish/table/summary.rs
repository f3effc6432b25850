//! A table and its points as the page shows them beforehand: plain values.

use serde::Serialize;

use super::Table;
use super::column::Column;
use super::note::Note;
use super::plane::Plane;
use super::points::Points;
use super::roles::Roles;
use crate::scene::Problem;

/// What a preview of a table shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TableSummary {
    /// The first rows as they stand in the file, a heading included.
    pub preview: Vec<Vec<String>>,
    /// Number of rows, a heading not included.
    pub rows: usize,
    /// The columns, with their names where there is a heading.
    pub columns: Vec<Column>,
    /// The roles proposed, or those that the reader chose.
    pub roles: Roles,
}

/// What points come to by some roles.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PointsSummary {
    /// How many there are.
    pub count: usize,
    /// How many of them are for testing.
    pub tests: usize,
    /// Number of coordinates.
    pub inputs: usize,
    /// The classes, and how many points each has; none for numbers.
    pub classes: Vec<ClassCount>,
    /// What was understood, and what is worth knowing.
    pub notes: Vec<Problem>,
    /// Whether they would train badly as they are.
    pub far: bool,
    /// Whether the page can take them.
    pub fits: bool,
    /// The plane whose coordinates these are, where it is that of principal directions.
    pub plane: Option<Plane>,
}

/// A class of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClassCount {
    /// Its name there.
    pub name: String,
    /// How many points it has.
    pub count: usize,
}

impl Table {
    /// What a preview shows, by these roles.
    #[must_use]
    pub fn summary(&self, roles: &Roles) -> TableSummary {
        /// A reader recognises a file by its first rows.
        const ROWS: usize = 8;
        TableSummary {
            preview: self.preview(ROWS),
            rows: self.rows(roles.heading),
            columns: self.columns(roles.heading),
            roles: roles.clone(),
        }
    }
}

impl Points {
    /// What the points come to.
    #[must_use]
    pub fn summary(&self) -> PointsSummary {
        let (samples, targets) = (self.examples.samples(), self.examples.targets());
        let count = |class: usize| {
            let of_class = samples
                .iter()
                .filter(|one| usize::from(one.label.0) == class);
            of_class.count()
        };
        let classes = self
            .classes
            .iter()
            .enumerate()
            .map(|(class, name)| ClassCount {
                name: name.clone(),
                count: count(class),
            });
        let tests = samples.iter().filter(|one| one.test).count();
        PointsSummary {
            count: self.examples.count(),
            tests: tests + targets.iter().filter(|one| one.test).count(),
            inputs: self.inputs,
            classes: classes.collect(),
            notes: self.notes.iter().map(Note::problem).collect(),
            far: self
                .notes
                .iter()
                .any(|note| matches!(note, Note::Standardise { .. })),
            fits: self.fits,
            plane: self.plane.clone(),
        }
    }
}
