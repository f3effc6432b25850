//! What stands around networks side by side: a number at each, and a line around the first, which is the one in hand.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::layout::{Pixel, PixelRect};

/// Size of the numbers, and of the paper under each, in CSS pixels.
const NUMBER: f64 = 13.0;
const PAPER: f64 = 10.0;

/// Draws the number of one of them, counted from 1, in its corner, and the line around it.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    (number, place): (usize, PixelRect),
    theme: Theme,
) -> Drawn<DB> {
    let (pen, palette) = (Pen::on(area), Palette::of(theme));
    let (right, bottom) = (place.left + place.width, place.top + place.height);
    let corners = [
        (place.left, place.top),
        (right, place.top),
        (right, bottom),
        (place.left, bottom),
        (place.left, place.top),
    ];
    let around = corners.map(|(x, y)| Pixel::new(x, y));
    pen.line(&around, Stroke::new(palette.quiet, 1.0))?;
    let at = Pixel::new(place.left + PAPER + 2.0, place.top + PAPER + 2.0);
    pen.disc(at, PAPER, palette.printed)?;
    let letters = Letters::centred(palette.ink, NUMBER);
    pen.write(&number.to_string(), at, letters)
}
