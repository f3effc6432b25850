//! A PyTorch `state_dict` as nested lists: `{"fc1.weight": [[…], …], "fc1.bias": […], …}`.

use super::error::{ImportError, MOST_ENTRIES};
use super::imported::{ASSUMED, Imported, Source};
use super::part::{Part, excerpt, network_of};
use super::tree::Tree;

/// Keys under which checkpoints keep a `state_dict`.
const WRAPPERS: [&str; 3] = ["state_dict", "model_state_dict", "model"];

pub(super) fn read(tree: &Tree) -> Result<Imported, ImportError> {
    let wrapped = WRAPPERS.iter().find_map(|key| tree.get(key));
    let Tree::Entries(entries) = wrapped.unwrap_or(tree) else {
        return Err(ImportError::NoNetwork);
    };
    if !entries.iter().any(|(key, _)| stem(key, WEIGHT).is_some()) {
        return Err(ImportError::NoNetwork);
    }
    if entries.len() > MOST_ENTRIES {
        let found = entries.len();
        return Err(ImportError::Entries { found });
    }
    check_keys(entries)?;
    let parts = parts(entries);
    Ok(Imported {
        network: network_of(ASSUMED, &parts)?,
        source: Source::StateDict,
        without_biases: parts.iter().filter(|part| part.biases.is_none()).count(),
        is_difference: false,
    })
}

const WEIGHT: &str = "weight";
const BIAS: &str = "bias";

/// What stands before the last name of a key, if that is `last`: `fc1` in `fc1.weight`, nothing in `weight`.
fn stem<'a>(key: &'a str, last: &str) -> Option<&'a str> {
    let stem = key.strip_suffix(last)?;
    match stem.strip_suffix('.') {
        None if !stem.is_empty() => None,
        shorter => Some(shorter.unwrap_or(stem)),
    }
}

/// Every key names the weights of a layer, or the biases of one with weights, and none comes twice.
fn check_keys(entries: &[(String, Tree)]) -> Result<(), ImportError> {
    let has_weights = |wanted: &str| {
        let mut keys = entries.iter().map(|(key, _)| key);
        keys.any(|key| stem(key, WEIGHT) == Some(wanted))
    };
    for (place, (key, _)) in entries.iter().enumerate() {
        if entries[..place].iter().any(|(earlier, _)| earlier == key) {
            return Err(ImportError::Twice { key: excerpt(key) });
        }
        if stem(key, WEIGHT).is_none() && !stem(key, BIAS).is_some_and(has_weights) {
            return Err(ImportError::Unknown { key: excerpt(key) });
        }
    }
    Ok(())
}

/// The layers in their order: that of their numbers where the names differ in the number alone, for some programs sort the
/// names as text and put 10 before 2; else that of the file.
fn parts(entries: &[(String, Tree)]) -> Vec<Part<'_>> {
    let weights = entries.iter().filter_map(|(key, value)| {
        let name = stem(key, WEIGHT)?;
        let mut others = entries.iter();
        let biases = others.find(|(other, _)| stem(other, BIAS) == Some(name));
        let part = Part {
            weights: (key, value),
            biases: biases.map(|(key, value)| (key.as_str(), value)),
        };
        Some((name, part))
    });
    let mut named: Vec<(&str, Part<'_>)> = weights.collect();
    let numbers: Vec<Option<(&str, u32)>> = named.iter().map(|(name, _)| numbered(name)).collect();
    let first = numbers.first().copied().flatten().map(|(word, _)| word);
    let alike = |number: &Option<(&str, u32)>| number.map(|(word, _)| word) == first;
    if first.is_some() && numbers.iter().all(alike) {
        named.sort_by_key(|(name, _)| numbered(name));
    }
    named.into_iter().map(|(_, part)| part).collect()
}

/// A name and the number at its end.
fn numbered(name: &str) -> Option<(&str, u32)> {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((word, name[word.len()..].parse().ok()?))
}
