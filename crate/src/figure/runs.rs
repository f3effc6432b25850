//! What marks a small run: a line around one that is solved, a cross through one that is not.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Theme};
use super::pen::{Drawn, Pen, Stroke};
use crate::layout::{Pixel, PixelRect};

/// Widths of the line around a solved run, of the cross through another, and of the paper beside that, in CSS pixels.
const AROUND: f64 = 1.4;
const CROSS: f64 = 1.6;
const HALO: f64 = 4.0;

/// How far from the corners the cross ends, as a share of the side.
const INSET: f64 = 0.28;

/// Draws the marks of one run.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    (place, solved): (PixelRect, bool),
    theme: Theme,
) -> Drawn<DB> {
    let (pen, palette) = (Pen::on(area), Palette::of(theme));
    let at = |across: f64, down: f64| {
        Pixel::new(
            place.left + across * place.width,
            place.top + down * place.height,
        )
    };
    if solved {
        let around = [
            at(0.0, 0.0),
            at(1.0, 0.0),
            at(1.0, 1.0),
            at(0.0, 1.0),
            at(0.0, 0.0),
        ];
        return pen.line(&around, Stroke::new(palette.ink, AROUND));
    }
    let (near, far) = (INSET, 1.0 - INSET);
    let strokes = [
        [at(near, near), at(far, far)],
        [at(far, near), at(near, far)],
    ];
    for stroke in &strokes {
        pen.line(stroke, Stroke::new(palette.printed, HALO))?;
    }
    for stroke in &strokes {
        pen.line(stroke, Stroke::new(palette.ink, CROSS))?;
    }
    Ok(())
}
