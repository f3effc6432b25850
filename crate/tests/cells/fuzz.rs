//! For any bytes as a network and a frame, the complex agrees with the reference or is refused for a valid reason.

use proptest::prelude::*;

use crate::support::bytes::assert_sound;
use crate::support::fixture::folder;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_sound(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        assert_sound(&bytes);
    }
}

#[test]
fn what_the_fuzzer_found_stays_sound() {
    let mut paths: Vec<_> = std::fs::read_dir(folder().join("fuzz/complex"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        assert_sound(&std::fs::read(&path).unwrap());
    }
}
