//! The trainings of a sweep, one after the other, in pieces.

use crate::measure::sweep::Run;
use crate::network::NetworkError;
use crate::scene::{Problem, Sweep};

/// A worker on a sweep: trains a run at a time.
#[derive(Clone, Debug)]
pub struct Work {
    sweep: Sweep,
    run: Option<Run>,
    /// Steps of a piece.
    piece: u64,
}

impl Work {
    /// The work on the sweep of a link.
    ///
    /// # Errors
    /// What is wrong with the link.
    pub fn open(link: &str) -> Result<Self, Problem> {
        Ok(Self {
            sweep: Sweep::read_link(link)?,
            run: None,
            piece: 1,
        })
    }

    /// Begins a run, by its number.
    ///
    /// # Errors
    /// A shape beyond the limits of a network.
    pub fn begin(&mut self, run: usize) -> Result<(), NetworkError> {
        /// Multiply-adds of a piece: a few milliseconds.
        const PIECE: u64 = 2_000_000;
        let place = self.sweep.place(run);
        let work = self.sweep.scene(place).step_work().max(1);
        self.piece = (PIECE / work).max(1);
        self.run = Some(Run::begin(self.sweep.setup(place)?));
        Ok(())
    }

    /// Does a piece of the run, of steps or of what is measured after them; returns whether something is left.
    pub fn advance(&mut self) -> bool {
        let piece = self.piece;
        (self.run.as_mut()).is_some_and(|run| run.advance(piece) || run.measure())
    }

    /// What the run has come to, as bytes for [`Lab::take_bytes`](super::Lab::take_bytes); empty where none was begun.
    pub fn outcome(&mut self) -> Vec<u8> {
        let outcome = self.run.take().map(|run| run.outcome());
        let bytes = outcome.and_then(|outcome| postcard::to_allocvec(&outcome).ok());
        bytes.unwrap_or_default()
    }
}
