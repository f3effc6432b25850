//! A chart of how many directions of an input are left after each layer: one line for each width.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::layout::{Pixel, PixelRect};

/// Directions left after each layer, of as many as there are inputs.
#[derive(Clone, Copy, Debug)]
pub struct SurvivorsView<'a> {
    /// Number of inputs: what every line begins with.
    pub inputs: usize,
    /// For each width, the directions left after each layer.
    pub runs: &'a [Vec<usize>],
    /// Where the lines lie, in CSS pixels; numerals need some room around.
    pub plot: PixelRect,
    /// Colours.
    pub theme: Theme,
}

/// Widths of lines, radius of the dots on them, size of numerals, and room beside them, in CSS pixels.
const LINE: f64 = 2.0;
const AXIS: f64 = 1.0;
const DOT: f64 = 2.6;
const NUMERALS: f64 = 12.0;
const ROOM: f64 = 8.0;

/// Draws the lines with the number of directions at their ends, over the layers.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &SurvivorsView<'_>,
) -> Drawn<DB> {
    let pen = Pen::on(area);
    let palette = Palette::of(view.theme);
    let layers = view.runs.iter().map(Vec::len).max().unwrap_or(0);
    let place = |layer: usize, left: usize| place_in(view, layers, layer, left);
    let bottom = [place(0, 0), place(layers, 0)];
    pen.line(&bottom, Stroke::new(palette.quiet, AXIS))?;
    let quiet = Letters::centred(palette.quiet, NUMERALS);
    for layer in 0..=layers {
        let at = place(layer, 0);
        pen.write(
            &layer.to_string(),
            Pixel::new(at.x, at.y + 2.0 * ROOM),
            quiet,
        )?;
    }
    let start = place(0, view.inputs);
    let beside = |x: f64, anchor: HPos| Letters {
        anchor,
        ..Letters::centred(
            if x < start.x {
                palette.quiet
            } else {
                palette.ink
            },
            NUMERALS,
        )
    };
    let before = start.x - ROOM;
    let all = view.inputs.to_string();
    pen.write(
        &all,
        Pixel::new(before, start.y),
        beside(before, HPos::Right),
    )?;
    for run in view.runs {
        let after = run.iter().zip(1..).map(|(&left, layer)| place(layer, left));
        let path: Vec<Pixel> = [start].into_iter().chain(after).collect();
        pen.line(&path, Stroke::new(palette.ink, LINE))?;
        for &at in &path {
            pen.disc(at, DOT, palette.ink)?;
        }
        if let (Some(at), Some(left)) = (path.last(), run.last()) {
            let end = Pixel::new(at.x + ROOM, at.y);
            pen.write(&left.to_string(), end, beside(end.x, HPos::Left))?;
        }
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "far fewer than 2^53 of both")]
fn place_in(view: &SurvivorsView<'_>, layers: usize, layer: usize, left: usize) -> Pixel {
    let plot = view.plot;
    let along = layer as f64 / layers.max(1) as f64;
    let up = left as f64 / view.inputs.max(1) as f64;
    Pixel::new(
        plot.left + along * plot.width,
        plot.top + (1.0 - up) * plot.height,
    )
}
