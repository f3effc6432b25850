//! The layout of the strip of deaths and returns: a row for each unit, steps along it.

use super::projection::{Pixel, PixelRect};

/// A unit along a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeLine {
    /// Its letters.
    pub letters: String,
    /// When it was alive and when it was dead, from the first step to the last.
    pub stretches: Vec<Stretch>,
    /// When it died and when it came back.
    pub turnings: Vec<Turn>,
}

/// A part of a run in which a unit did not turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first step.
    pub from: u64,
    /// Its last step.
    pub to: u64,
    /// Whether the unit was on for some training example.
    pub alive: bool,
}

/// A death or a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The step at which it was noticed.
    pub by: u64,
    /// Whether it was a death.
    pub died: bool,
}

/// Places of the strip on a canvas, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineLayout {
    plot: PixelRect,
    rows: usize,
    steps: (u64, u64),
}

impl TimelineLayout {
    /// Room on the left for letters, above, on the right for half a numeral, and below for numerals.
    const MARGINS: [f64; 4] = [34.0, 6.0, 20.0, 20.0];
    /// The least height of a row that has letters.
    const LETTERED: f64 = 9.0;
    /// The room that a numeral takes along the steps.
    const NUMERAL: f64 = 60.0;

    /// The layout of so many rows over a run on a canvas.
    #[must_use]
    pub fn of(rows: usize, steps: (u64, u64), width: f64, height: f64) -> Self {
        let [left, top, right, bottom] = Self::MARGINS;
        let plot = PixelRect {
            left,
            top,
            width: (width - left - right).max(1.0),
            height: (height - top - bottom).max(1.0),
        };
        Self { plot, rows, steps }
    }

    /// Where rows and steps lie.
    #[must_use]
    pub const fn plot(&self) -> PixelRect {
        self.plot
    }

    /// The first and the last step.
    #[must_use]
    pub const fn steps(&self) -> (u64, u64) {
        self.steps
    }

    /// The most numerals along the steps.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "casts saturate; a canvas is a few thousand pixels wide"
    )]
    pub fn most_ticks(&self) -> u32 {
        let (first, last) = self.steps;
        let room = (self.plot.width / Self::NUMERAL).max(1.0) as u64;
        // No tick lies between two steps.
        u32::try_from(room.min((last - first).max(1))).unwrap_or(1)
    }

    /// Height of a row.
    #[must_use]
    pub fn pitch(&self) -> f64 {
        self.plot.height / self.rows.max(1) as f64
    }

    /// Whether rows are high enough for letters.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.pitch() >= Self::LETTERED
    }

    /// The middle of a row.
    #[must_use]
    pub fn row(&self, place: usize) -> f64 {
        self.plot.top + (place as f64 + 0.5) * self.pitch()
    }

    /// Where a step lies.
    #[must_use]
    pub fn at(&self, step: u64) -> f64 {
        self.along(step as f64)
    }

    /// Where a number of steps lies.
    #[must_use]
    pub fn along(&self, step: f64) -> f64 {
        let (first, last) = self.steps;
        let run = (last - first) as f64;
        let share = if run > 0.0 {
            (step - first as f64) / run
        } else {
            0.0
        };
        self.plot.left + share.clamp(0.0, 1.0) * self.plot.width
    }

    /// The step at a position, the nearest one of the run.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a run is neither negative nor longer than it"
    )]
    pub fn step_at(&self, at: Pixel) -> u64 {
        let (first, last) = self.steps;
        let share = ((at.x - self.plot.left) / self.plot.width).clamp(0.0, 1.0);
        first + (share * (last - first) as f64).round() as u64
    }

    /// The row at a position; `None` above and below all rows.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among the rows"
    )]
    pub fn row_at(&self, at: Pixel) -> Option<usize> {
        let place = (at.y - self.plot.top) / self.pitch();
        (place >= 0.0 && place < self.rows as f64).then_some(place as usize)
    }
}
