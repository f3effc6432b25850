//! Rows of inputs, as a file of data has them.

use crate::geometry::Point;
use crate::slice::SliceError;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the file says it is; empty where it says nothing.
    pub label: String,
    /// The inputs.
    pub inputs: Vec<f64>,
}

/// Some rows of inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    all: Vec<Row>,
    /// The names of the features; empty where the file has none.
    features: Vec<String>,
}

impl Rows {
    /// Rows with the names of their features, or without any.
    #[must_use]
    pub const fn new(all: Vec<Row>, features: Vec<String>) -> Self {
        Self { all, features }
    }

    /// A single row of zeros.
    #[must_use]
    pub fn zeros(inputs: usize) -> Self {
        let row = Row {
            label: String::new(),
            inputs: vec![0.0; inputs],
        };
        Self::new(vec![row], Vec::new())
    }

    /// Number of rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The inputs of a row.
    ///
    /// # Errors
    /// Where there is no such row.
    pub fn inputs(&self, row: usize) -> Result<&[f64], SliceError> {
        let none = SliceError::Row {
            found: 0,
            expected: self.all.first().map_or(0, |row| row.inputs.len()),
        };
        let found = self.all.get(row).ok_or(none)?;
        Ok(&found.inputs)
    }

    /// Where all rows lie by two of their features.
    #[must_use]
    pub fn places(&self, [first, second]: [usize; 2]) -> Vec<Point> {
        let place = |row: &Row| {
            Some(Point::new(
                *row.inputs.get(first)?,
                *row.inputs.get(second)?,
            ))
        };
        self.all.iter().filter_map(place).collect()
    }

    /// The name of a row: its number from 1, and its label where it has one.
    #[must_use]
    pub fn name(&self, row: usize) -> String {
        match self.all.get(row).map(|row| row.label.as_str()) {
            None | Some("") => (row + 1).to_string(),
            Some(label) => format!("{} ({label})", row + 1),
        }
    }

    /// The label of a row; empty where it has none.
    #[must_use]
    pub fn label(&self, row: usize) -> &str {
        self.all.get(row).map_or("", |row| row.label.as_str())
    }

    /// The name of a feature: as the file has it, or its number from 1.
    #[must_use]
    pub fn feature(&self, place: usize) -> String {
        let named = self.features.get(place).filter(|name| !name.is_empty());
        named.cloned().unwrap_or_else(|| (place + 1).to_string())
    }

    /// The least and the largest number of all rows.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        let all = self.all.iter().flat_map(|row| row.inputs.iter().copied());
        all.fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(least, most), value| (least.min(value), most.max(value)),
        )
    }

    /// Three rows and a fourth to begin with, of as many labels as there are; `None` with fewer than three rows.
    #[must_use]
    pub fn first_choice(&self) -> Option<([usize; 3], usize)> {
        let mut chosen: Vec<usize> = Vec::new();
        for fresh in [true, false] {
            for row in 0..self.all.len() {
                let is_new = chosen
                    .iter()
                    .all(|&other| self.label(other) != self.label(row));
                if chosen.len() < 4 && !chosen.contains(&row) && (is_new || !fresh) {
                    chosen.push(row);
                }
            }
        }
        match chosen[..] {
            [a, b, c] => Some(([a, b, c], c)),
            [a, b, c, d, ..] => Some(([a, b, c], d)),
            _ => None,
        }
    }
}
