//! The corpora of the fuzz targets `import` and `table`, replayed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{file, text};

/// The files of a folder of fixtures.
fn corpus(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder);
    let mut paths: Vec<_> = (fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

#[test]
fn texts_that_a_fuzzer_begins_with_or_found_stay_sound() {
    for path in corpus("fuzz/import") {
        println!("{}", path.display());
        text::assert_sound(&fs::read_to_string(path).unwrap());
    }
}

#[test]
fn files_that_a_fuzzer_begins_with_or_found_stay_sound() {
    for path in ["fuzz/import", "fuzz/table", "files"]
        .into_iter()
        .flat_map(corpus)
    {
        println!("{}", path.display());
        file::assert_sound(&fs::read(path).unwrap());
    }
}
