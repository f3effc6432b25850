//! Training gives the same bits as on every other machine: the one that wrote the fixture, and Node and the browsers, which
//! compare theirs to the same file.

use std::collections::{BTreeMap, BTreeSet};

use crease::train::DigestRun;

#[test]
fn every_run_ends_at_the_frozen_bits_and_no_two_alike() {
    let frozen: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../fixtures/digests.json")).unwrap();
    let found: BTreeMap<String, String> = DigestRun::all()
        .map(|run| (run.name(), run.digest()))
        .collect();
    assert_eq!(
        found.len(),
        DigestRun::all().count(),
        "two runs share a name"
    );
    let different: BTreeSet<&String> = found.values().collect();
    assert_eq!(
        different.len(),
        found.len(),
        "what should make a difference makes none"
    );
    let written = serde_json::to_string_pretty(&found).unwrap();
    assert!(
        found == frozen,
        "the fixture has other digests than\n{written}"
    );
}
