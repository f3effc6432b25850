//! The word that the reader has printed.

use super::Scene;

/// A reader's word as a scene holds it: its first [`Scene::MAX_WORD`] characters, without control characters; none where
/// nothing is left.
#[must_use]
pub fn word_of(text: &str) -> Option<String> {
    let plain = text.chars().filter(|c| !c.is_control());
    let word: String = plain.take(Scene::MAX_WORD).collect();
    (!word.trim().is_empty()).then_some(word)
}
