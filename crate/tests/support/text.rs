//! Any text as a network's file: what a fuzzer feeds the import with.

use crease::publish::export::{self, Kind, Subject};
use crease::publish::import;
use crease::{Point, Rect};

/// The text is refused with a sentence and a code, or its network is written and read back to the same.
pub(crate) fn assert_sound(text: &str) {
    match import::read(text) {
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
        Err(error) => {
            assert!(!error.to_string().is_empty() && !error.problem().code.is_empty());
        }
    }
}
