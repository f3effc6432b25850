//! Laws of training: gradients, runs and their bits.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod digest;
mod gradient;
mod history;
mod run;
mod statistics;
