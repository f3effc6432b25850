//! Any bytes as a file: it is understood as points or as a network, or refused with a sentence, and other roles are, too.

#![no_main]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support"]
mod support {
    pub(crate) mod file;
}

fuzz_target!(|bytes: &[u8]| support::file::assert_sound(bytes));
