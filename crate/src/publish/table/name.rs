//! Names that columns usually have.

/// Names of labels, the most telling first.
pub(super) const LABELS: [&str; 22] = [
    "label",
    "labels",
    "class",
    "classes",
    "target",
    "targets",
    "category",
    "species",
    "klasse",
    "group",
    "outcome",
    "output",
    "diagnosis",
    "survived",
    "cluster",
    "truth",
    "groundtruth",
    "kind",
    "type",
    "value",
    "y",
    "t",
];
/// Names of labels that coordinates have as well.
pub(super) const WEAK_LABELS: [&str; 3] = ["value", "y", "t"];
/// Names of splits; the last ones say 1 where a row is for training.
pub(super) const SPLITS: [&str; 11] = [
    "test",
    "istest",
    "split",
    "set",
    "subset",
    "partition",
    "traintest",
    "usage",
    "fold",
    "train",
    "istrain",
];
/// Names of what only counts or names the rows.
pub(super) const INDICES: [&str; 10] = [
    "", "unnamed0", "index", "id", "idx", "row", "rownames", "rowid", "nr", "no",
];

/// A name without what does not matter: its letters and digits, in lower case.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether columns are often called so: a label, a split, an index, or a coordinate.
pub(super) fn is_usual(name: &str) -> bool {
    let plain = plain(name);
    let coordinate = plain
        .strip_prefix(['x', 'y'])
        .is_some_and(|rest| rest.bytes().all(|c| c.is_ascii_digit()));
    let known = [LABELS.as_slice(), &SPLITS, &INDICES]
        .iter()
        .any(|list| list.contains(&&*plain));
    !plain.is_empty() && (coordinate || known)
}
