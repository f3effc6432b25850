//! Foreign texts in sentences.

/// The start of a foreign text, short enough for a sentence; with an ellipsis where more of it followed.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let mut start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
