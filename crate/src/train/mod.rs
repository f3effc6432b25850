//! Training: mini-batch gradient descent in `f32` lanes, with the same bits on every target.
//!
//! ```text
//! trainer     the run: batches, steps, divergence
//!   rows      what is learnt from
//!   batch     one batch through the network and back, on
//!     lanes      packs of samples, one lane each
//!     parameters one flat list
//!     bend       the activation and its slope
//!     loss       what the scores should have been
//!   decay     what pulls parameters towards zero beside the loss
//!   optimizer how a gradient changes the parameters
//! initializer where a run starts
//! digest      whether the bits are the same everywhere
//! history     the way a run has come, to go back to any step
//! statistics  what units do meanwhile: on, pulled, dead
//! evaluation  the numbers shown: loss, accuracy, how often units are on
//! ```
//!
//! Sums run in the order written, no product is fused with a sum, `exp` and its kin come from the `libm` crate and random
//! numbers from [`crate::dataset::random`]. That is all it takes for a link that names a seed and a step to give the same weights in every
//! browser.

mod batch;
#[cfg(feature = "bench")]
pub mod bench;
mod bend;
mod decay;
mod digest;
mod evaluation;
mod history;
mod initializer;
mod lanes;
mod loss;
mod loss_curve;
mod optimizer;
mod parameters;
mod rows;
mod statistics;
mod trainer;

pub use batch::gradient;
pub use decay::Decay;
pub use digest::{DigestRun, digest};
pub use evaluation::{Evaluation, dead_units, dead_units_at, evaluate, on_counts, squared_error};
pub use history::History;
pub use initializer::{Initializer, Scheme};
pub use loss_curve::{LossCurve, LossPoint};
pub use optimizer::Optimizer;
pub use rows::Example;
pub use statistics::{DeadPoint, Lives, Statistics, Turning, UnitStatistics};
pub use trainer::{DEFAULT_BUDGET, Divergence, Trainer, TrainerConfig};
