//! What the cells of a sweep are coloured by.

use super::{CellPlace, Lab};
use crate::measure::sweep::{Outcome, Spread};

/// Which of the pictures of a sweep is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// One of them, by its place.
    Picture(usize),
    /// The first minus the second, cell by cell.
    Difference,
}

/// A number that a run comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The share of units that are off at every training example: dead, or one-sided with a leak.
    Off,
    /// The share of training samples classified correctly.
    Accuracy,
    /// The same of test samples.
    TestAccuracy,
    /// The loss on the training examples.
    Loss,
    /// Number of linear regions in the frame.
    Regions,
}

impl Measure {
    /// Every measure with its name for scripts.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Off, "off"),
        (Self::Accuracy, "accuracy"),
        (Self::TestAccuracy, "test-accuracy"),
        (Self::Loss, "loss"),
        (Self::Regions, "regions"),
    ];

    /// The measure of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::NAMES.into_iter().find(|(_, known)| *known == name);
        known.map(|(measure, _)| measure)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let known = Self::NAMES.into_iter().find(|(known, _)| *known == self);
        known.map_or("", |(_, name)| name)
    }

    /// Whether it is a share, from 0 to 1.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(self, Self::Off | Self::Accuracy | Self::TestAccuracy)
    }

    /// The number of a run; `None` where the run has none.
    #[must_use]
    pub fn of(self, outcome: &Outcome) -> Option<f64> {
        match self {
            Self::Off => Some(outcome.off_share()),
            Self::Accuracy => outcome.accuracy,
            Self::TestAccuracy => outcome.test_accuracy,
            Self::Loss => Some(outcome.loss).filter(|loss| loss.is_finite()),
            Self::Regions => outcome.linear_regions.map(|count| count as f64),
        }
    }
}

/// A measure over all cells of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// What is measured.
    pub measure: Measure,
    /// Its mean over the runs of each cell, row after row from below; `None` where no run is done.
    pub cells: Vec<Option<f64>>,
    /// The least and the largest number that the colours tell apart.
    pub range: (f64, f64),
    /// Whether the numbers are differences, with 0 in the middle of their range.
    pub is_difference: bool,
}

impl Lab {
    /// The measure that stands beside the dead units by itself: accuracy, or the loss where numbers are learnt.
    #[must_use]
    pub fn score_measure(&self) -> Measure {
        if self.sweep.base.learns_numbers() {
            Measure::Loss
        } else {
            Measure::Accuracy
        }
    }

    /// The mean of a measure over a cell of a picture, as far as its runs are done.
    #[must_use]
    pub fn mean(&self, measure: Measure, picture: usize, cell: CellPlace) -> Option<f64> {
        let numbers = self.outcomes_of(picture, cell);
        Spread::of(numbers.filter_map(|outcome| measure.of(outcome))).map(|spread| spread.mean)
    }

    /// A measure over all cells of the picture shown, or of the difference.
    #[must_use]
    pub fn map(&self, measure: Measure) -> Map {
        let (columns, rows) = self.size();
        let cells = (0..rows).flat_map(|y| (0..columns).map(move |x| CellPlace { x, y }));
        let number = |cell: CellPlace| match self.shown {
            Shown::Picture(picture) => self.mean(measure, picture, cell),
            Shown::Difference => {
                let [first, second] = [0, 1].map(|picture| self.mean(measure, picture, cell));
                Some(first? - second?)
            }
        };
        let cells: Vec<Option<f64>> = cells.map(number).collect();
        let is_difference = self.shown == Shown::Difference;
        let largest =
            (cells.iter().flatten()).fold(0.0, |most: f64, number| most.max(number.abs()));
        let most = if measure.is_share() {
            1.0
        } else if largest > 0.0 {
            largest
        } else {
            1.0
        };
        Map {
            measure,
            cells,
            range: (if is_difference { -most } else { 0.0 }, most),
            is_difference,
        }
    }
}
