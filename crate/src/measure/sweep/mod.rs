//! Sweeps: many trainings that differ in a few settings and in their seeds, and what each comes to.
//!
//! ```text
//! run      one training, step by step: a pure function of its setup
//! outcome  what a run comes to: dead units, accuracy, loss, regions
//! spread   a number over the seeds of a cell: mean, error, quartiles
//! ```
//!
//! Which settings differ is told by [`crate::scene::Sweep`].

mod outcome;
mod run;
mod spread;

pub use outcome::{CurvePoint, LayerOutcome, Outcome, PruningOutcome};
pub use run::{Run, Setup};
pub use spread::Spread;
