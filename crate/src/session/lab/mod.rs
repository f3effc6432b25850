//! The lab: a sweep, its runs as far as they are done, and what of it is shown.
//!
//! ```text
//! experiment  theory beside measurement, and other people's layers
//! queue    which runs are to be done, and who has which
//! work     the trainings, for workers
//! maps     what the cells are coloured by
//! readout  the sweep, its progress, a cell and the finding in numbers
//! ```

mod experiment;
mod maps;
mod queue;
mod readout;
mod work;

use crate::measure::sweep::Outcome;
use crate::scene::sweep::RunPlace;
use crate::scene::{Problem, Sweep};
use queue::Queue;

pub use experiment::{Experiment, NegativesReadout, TheoryReadout};
pub use maps::{Map, Measure, Shown};
pub use readout::{
    AxisReadout, BestCell, CellLayer, CellReadout, FindingReadout, LabReadout, ProgressReadout,
    RunReadout, SpreadReadout,
};
pub use work::Work;

/// A cell of a sweep within a picture: its places along x and y.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// Along x, from the left.
    pub x: usize,
    /// Along y, from below.
    pub y: usize,
}

/// A sweep with the outcomes of its runs.
#[derive(Clone, Debug)]
pub struct Lab {
    sweep: Sweep,
    outcomes: Vec<Option<Outcome>>,
    queue: Queue,
    shown: Shown,
    selected: Option<CellPlace>,
}

impl Lab {
    /// A sweep of which nothing is done.
    #[must_use]
    pub fn new(sweep: Sweep) -> Self {
        Self {
            outcomes: vec![None; sweep.run_count()],
            queue: Queue::new(sweep.cell_count(), sweep.seeds as usize),
            shown: Shown::Picture(0),
            selected: None,
            sweep,
        }
    }

    /// The sweep of a link, of which nothing is done.
    ///
    /// # Errors
    /// What is wrong with the link; or more runs than [`Self::MOST_RUNS`].
    pub fn open(link: &str) -> Result<Self, Problem> {
        let sweep = Sweep::read_link(link)?;
        if sweep.run_count() > Self::MOST_RUNS {
            return Err(sweep.too_many(Self::MOST_RUNS));
        }
        Ok(Self::new(sweep))
    }

    /// The most runs that are kept in memory: about 1 kB each.
    pub const MOST_RUNS: usize = 50_000;

    /// The recipe.
    #[must_use]
    pub const fn sweep(&self) -> &Sweep {
        &self.sweep
    }

    /// What is known of each run, by its number.
    #[must_use]
    pub fn outcomes(&self) -> &[Option<Outcome>] {
        &self.outcomes
    }

    /// Hands a worker the numbers of the next runs, `most` at the most.
    pub fn give(&mut self, worker: u32, most: usize) -> Vec<usize> {
        self.queue.give(worker, most)
    }

    /// Takes back the runs that a worker has not done.
    pub fn take_back(&mut self, worker: u32) {
        self.queue.take_back(worker);
    }

    /// Takes the outcome of a run; `false`, and nothing changed, where it is known already, or there is no such run.
    pub fn take(&mut self, run: usize, outcome: Outcome) -> bool {
        let is_new = self.queue.finish(run);
        if is_new {
            self.outcomes[run] = Some(outcome);
        }
        is_new
    }

    /// Takes the outcome of a run as the bytes of a [`Work`]; `false` as [`Self::take`], and for bytes that are none.
    pub fn take_bytes(&mut self, run: usize, bytes: &[u8]) -> bool {
        postcard::from_bytes(bytes).is_ok_and(|outcome| self.take(run, outcome))
    }

    /// All outcomes as bytes, for [`Self::restore`].
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(&self.outcomes).unwrap_or_default()
    }

    /// Takes the outcomes that [`Self::bytes`] gave of the same sweep; `false`, and nothing changed, where there are not as many.
    pub fn restore(&mut self, bytes: &[u8]) -> bool {
        let read: Result<Vec<Option<Outcome>>, _> = postcard::from_bytes(bytes);
        let Some(outcomes) = read.ok().filter(|all| all.len() == self.outcomes.len()) else {
            return false;
        };
        for (run, outcome) in outcomes.into_iter().enumerate() {
            if let Some(outcome) = outcome {
                self.take(run, outcome);
            }
        }
        true
    }

    /// Which picture is shown.
    #[must_use]
    pub const fn shown(&self) -> Shown {
        self.shown
    }

    /// Shows a picture, by its place on the axis of pictures; or, past the last one, the difference of the first two.
    pub fn show(&mut self, picture: usize) {
        let pictures = self.sweep.pictures.values().len();
        self.shown = if picture < pictures {
            Shown::Picture(picture)
        } else if pictures > 1 {
            Shown::Difference
        } else {
            Shown::Picture(0)
        };
    }

    /// The selected cell.
    #[must_use]
    pub const fn selected(&self) -> Option<CellPlace> {
        self.selected
    }

    /// Selects a cell, or none; one outside the sweep is none.
    pub fn select(&mut self, cell: Option<CellPlace>) {
        let (columns, rows) = self.size();
        self.selected = cell.filter(|cell| cell.x < columns && cell.y < rows);
    }

    /// Moves the selection by a column and a row, as far as there are any; without one the first cell is selected.
    pub fn move_selection(&mut self, columns: i32, rows: i32) {
        let (width, height) = self.size();
        let moved = |from: usize, by: i32, most: usize| {
            let to = from.saturating_add_signed(by as isize);
            to.min(most.saturating_sub(1))
        };
        self.selected = Some(match self.selected {
            None => CellPlace { x: 0, y: 0 },
            Some(cell) => CellPlace {
                x: moved(cell.x, columns, width),
                y: moved(cell.y, rows, height),
            },
        });
    }

    /// Number of columns and rows of a picture.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.sweep.x.values().len(), self.sweep.y.values().len())
    }

    /// The numbers of the runs of a cell in a picture.
    pub fn runs_of(&self, picture: usize, cell: CellPlace) -> impl Iterator<Item = usize> + '_ {
        let first = self.sweep.number(RunPlace {
            picture,
            y: cell.y,
            x: cell.x,
            seed: 0,
        });
        first..first + self.sweep.seeds as usize
    }

    /// The outcomes of a cell in a picture, as far as they are known.
    pub fn outcomes_of(&self, picture: usize, cell: CellPlace) -> impl Iterator<Item = &Outcome> {
        let runs = self.runs_of(picture, cell);
        runs.filter_map(|run| self.outcomes[run].as_ref())
    }

    /// The pictures whose curves are drawn, two at the most, what the eye still tells apart where bands lie over each other: the first
    /// two, and the first and the one shown where that is another.
    #[must_use]
    pub fn drawn_pictures(&self) -> Vec<usize> {
        let pictures = self.sweep.pictures.values().len();
        let other = self.picture().max(1);
        [0, other].into_iter().take(pictures).collect()
    }

    /// The picture whose runs are listed: that shown, and the first of a difference.
    #[must_use]
    pub const fn picture(&self) -> usize {
        match self.shown {
            Shown::Picture(picture) => picture,
            Shown::Difference => 0,
        }
    }
}
