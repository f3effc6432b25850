//! Laws of scenes: links round-trip, and survive what carries them; goals judge the current state.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod goals;
mod link;
mod passed_on;
