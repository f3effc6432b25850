//! Training: mini-batch gradient descent in `f32` lanes, with the same bits on every target.
//!
//! ```text
//! trainer     the run: batches, steps, divergence
//!   rows      the training examples
//!   batch     forward and backward pass of one batch, using
//!     lanes      packs of samples, one lane each
//!     parameters weights and biases as one flat list
//!     bend       the activation function and its slope
//!     loss       the loss and its derivatives
//!   decay     L1, L2 and decoupled decay
//!   optimizer the update rule of a step
//! initializer the initial parameters
//! digest      a check that all targets give the same bits
//! history     stored moments of a run, to go back to any step
//! statistics  how often units are on, their gradients, deaths
//! watch       which units are on anywhere, step by step
//! evaluation  loss, accuracy, and how often units are on
//! ```
//!
//! Sums run in the order written, no product is fused with a sum, `exp` and similar functions come from the `libm` crate,
//! and random numbers from [`crate::dataset::random`]. Therefore a link with a seed and a step gives the same weights in
//! every browser.

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
mod watch;

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
pub(crate) use trainer::Moment;
pub use trainer::{DEFAULT_BUDGET, Divergence, Trainer, TrainerConfig};
pub use watch::Watch;
