//! The QR code of a link, as a photograph: an independent decoder reads the original address.

use crease::publish::qr::{DrawnCode, QUIET, qr};
use proptest::prelude::*;
use rqrr::PreparedImage;

/// Pixels per module in the photograph.
const MODULE: usize = 4;

/// The size of the code and its dark modules; the path is a list of runs `Mx yhwv1h-wz`.
fn modules(code: &DrawnCode) -> (usize, Vec<bool>) {
    let side = code.side;
    let mut dark = vec![false; side * side];
    for run in code.path.split('M').skip(1) {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|text| text.parse().ok())
            .collect();
        let [x, y, width, height, ..] = numbers[..] else {
            panic!("{run}")
        };
        for row in y..y + height {
            dark[row * side + x..row * side + x + width].fill(true);
        }
    }
    (side, dark)
}

fn read(code: &DrawnCode) -> String {
    let (side, dark) = modules(code);
    let pixels = side * MODULE;
    let mut photograph = PreparedImage::prepare_from_bitmap(pixels, pixels, |x, y| {
        dark[y / MODULE * side + x / MODULE]
    });
    let grids = photograph.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn there_is_room_around_the_code() {
    let (side, dark) = modules(&qr("https://example.org/#1;net=8;end").unwrap());
    let quiet = QUIET;
    let inside = |index: usize| (quiet..side - quiet).contains(&index);
    for (place, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
        assert!(inside(place % side) && inside(place / side));
    }
    assert!(dark[quiet * side + quiet], "the corner of the code");
}

#[test]
fn an_address_that_is_too_long_has_no_code() {
    assert!(qr(&"a".repeat(2953)).is_some());
    assert!(qr(&"a".repeat(2954)).is_none());
    assert!(qr("").is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn the_code_reads_as_the_address(tail in "[A-Za-z0-9_=;.-]{0,700}") {
        let address = format!("https://example.org/play/#1;{tail};end");
        prop_assert_eq!(read(&qr(&address).unwrap()), address);
    }
}
