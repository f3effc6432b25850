//! The reader's word for the printed picture.

use super::Scene;

/// Normalises a word: drops control characters and keeps the first [`Scene::MAX_WORD`] characters; `None` if only spaces remain.
#[must_use]
pub fn word_of(text: &str) -> Option<String> {
    let plain = text.chars().filter(|c| !c.is_control());
    let word: String = plain.take(Scene::MAX_WORD).collect();
    (!word.trim().is_empty()).then_some(word)
}
