//! Any text as a network's file: it is read, or refused with a sentence, and what is read is written and read back to the same.

#![no_main]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use crease::publish::export;
use crease::publish::export::{Kind, Subject};
use crease::{Point, Rect};
use crease::publish::import;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match import::read(text) {
    Ok(read) => {
        let subject = Subject {
            network: &read.network,
            samples: &[],
            frame: Rect::square(Point::default(), 1.0),
            link: "",
        };
        let written = export::write(Kind::Json, &subject).unwrap();
        assert_eq!(import::read(&written).unwrap().network, read.network);
    }
    Err(error) => assert!(!error.to_string().is_empty() && !error.problem().code.is_empty()),
});
