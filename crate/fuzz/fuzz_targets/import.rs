//! Any text as a network's file: it is read, or refused with a sentence, and what is read is written and read back to the same.

#![no_main]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support"]
mod support {
    pub(crate) mod text;
}

fuzz_target!(|text: &str| support::text::assert_sound(text));
