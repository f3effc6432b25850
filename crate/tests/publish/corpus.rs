//! The corpus of the fuzz target `import`, replayed.

use std::fs;
use std::path::Path;

use crate::text::assert_sound;

#[test]
fn what_a_fuzzer_begins_with_and_what_it_found_stays_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz/import");
    let mut paths: Vec<_> = (fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        println!("{}", path.display());
        assert_sound(&fs::read_to_string(path).unwrap());
    }
}
