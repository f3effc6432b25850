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

/// Whether a name says that a column only counts or names the rows.
pub(super) fn names_rows(name: &str) -> bool {
    let plain = plain(name);
    // pandas names an index that it has read from a file and written again.
    let unnamed = plain.strip_prefix("unnamed0");
    INDICES.contains(&&*plain)
        || unnamed.is_some_and(|rest| rest.bytes().all(|c| c.is_ascii_digit()))
        || is_identifier(name)
}

/// Whether a name is that of an identifier: `id` is a word of its own, beside what it identifies, which is no class.
fn is_identifier(name: &str) -> bool {
    let camel = ["Id", "ID"]
        .iter()
        .filter_map(|word| name.strip_suffix(word))
        .find(|rest| rest.ends_with(char::is_lowercase));
    let lower = name.to_lowercase();
    let parted = || {
        let after = lower.strip_suffix("id");
        let before = lower.strip_prefix("id");
        let of_its_own = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
        (after.filter(|rest| of_its_own(rest.chars().next_back())))
            .or_else(|| before.filter(|rest| of_its_own(rest.chars().next())))
    };
    let of_what = camel.or_else(parted).map(plain);
    of_what.is_some_and(|what| !LABELS.contains(&&*what))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_from_words_that_end_alike() {
        for name in [
            "id",
            "ID",
            "Index",
            "Unnamed: 0",
            "Unnamed: 0.1",
            "patient_id",
            "PATIENT_ID",
            "patient ID",
            "PassengerId",
            "sampleID",
            "id_sample",
            "ID number",
        ] {
            assert!(names_rows(name), "{name}");
        }
        for name in [
            "acid",
            "citric acid",
            "ACID",
            "humid",
            "Grid",
            "centroid",
            "ideal",
            "width",
            "class_id",
            "labelId",
            "x1",
            "Unnamed: 3",
        ] {
            assert!(!names_rows(name), "{name}");
        }
    }
}
