//! Laws of scenes: a link round-trips, a goal holds for what is there.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod goals;
mod link;
