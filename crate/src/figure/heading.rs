//! Words above a figure that is saved without the page that says what it shows.

use super::any_backend::{AnyArea, AnyDrawn};
use super::palette::{Palette, Theme};
use super::pen::{Letters, Pen};
use crate::layout::Pixel;
use plotters::style::text_anchor::HPos;

/// Height of a line of words, in CSS pixels.
pub const LINE: f64 = 18.0;
/// Room to the left of it.
const LEFT: f64 = 8.0;
const LETTERS: f64 = 12.5;

/// Draws lines of words from the top; those of a line share the width evenly.
///
/// # Errors
/// Those of the backend.
pub fn draw(area: &AnyArea<'_>, lines: &[&[String]], width: f64, theme: Theme) -> AnyDrawn {
    let pen = Pen::on(area);
    let letters = Letters::centred(Palette::of(theme).ink, LETTERS).anchored(HPos::Left);
    for (line, words) in lines.iter().enumerate() {
        let own = width / words.len().max(1) as f64;
        for (place, text) in words.iter().enumerate() {
            let at = Pixel::new(LEFT + place as f64 * own, (line as f64 + 0.5) * LINE);
            pen.write(text, at, letters)?;
        }
    }
    Ok(())
}
