//! Any bytes as a network and a frame: the complex agrees with the reference, or refuses for a reason.

#![no_main]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support"]
mod support {
    pub(crate) mod agreement;
    pub(crate) mod bytes;
    pub(crate) mod reference;
    pub(crate) mod validator;
}

fuzz_target!(|bytes: &[u8]| support::bytes::assert_sound(bytes));
