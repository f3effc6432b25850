//! Any text as a network's file: the input of the fuzzer for the import.

use crease::publish::export::{self, Kind, Subject};
use crease::publish::import;
use crease::{Point, Rect};

/// Checks that the text is refused with a sentence and a code, or that its network can be written and read back unchanged.
pub(crate) fn assert_sound(text: &str) {
    match import::read(text) {
        Ok(read) => {
            let subject = Subject {
                network: &read.network,
                samples: &[],
                classes: &[],
                frame: Rect::square(Point::default(), 1.0),
                link: "",
            };
            let written = export::write(Kind::Json, &subject).unwrap();
            assert_eq!(import::read(&written).unwrap().network, read.network);
        }
        Err(error) => {
            assert!(!error.to_string().is_empty() && !error.problem().code.is_empty());
        }
    }
}
