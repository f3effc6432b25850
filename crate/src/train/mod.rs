//! Training: mini-batch gradient descent in `f32` lanes, with the same bits on every target.
//!
//! ```text
//! trainer     the run: batches, steps, divergence
//!   batch     one batch through the network and back, on
//!     lanes      packs of samples, one lane each
//!     parameters one flat list
//!     loss       what the scores should have been
//!   optimizer how a gradient changes the parameters
//! initializer where a run starts
//! evaluation  the numbers shown: loss, accuracy, how often units are on
//! ```
//!
//! No sum is reordered by its compiler, no product fused with a sum, and `exp` comes from the `libm` crate: that, and
//! nothing else, is why a link that names a seed and a step gives the same weights in every browser.

mod batch;
mod evaluation;
mod initializer;
mod lanes;
mod loss;
mod optimizer;
mod parameters;
mod trainer;

pub use batch::gradient;
pub use evaluation::{Evaluation, dead_units, evaluate, on_counts};
pub use initializer::{Initializer, Scheme};
pub use optimizer::Optimizer;
pub use trainer::{DEFAULT_BUDGET, Divergence, Trainer, TrainerConfig};
