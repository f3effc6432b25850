//! How often the units of a cell of a sweep are on, and how their pre-activations are spread, layer by layer.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::layout::{Pixel, PixelRect};

/// What is shown.
#[derive(Clone, Copy, Debug)]
pub struct OnSharesView<'a> {
    /// Size of the canvas in CSS pixels.
    pub size: (f64, f64),
    /// The layers, the first above.
    pub layers: &'a [LayerShares],
    /// Colours.
    pub theme: Theme,
}

/// A layer in all runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerShares {
    /// Number of units by how often they are on: never; up to 10 % of the examples, up to 20 %, and so on; always.
    pub on: Vec<u32>,
    /// Number of pre-activations by their share of the largest in the layer, from −1 to 1; the lower half is off.
    pub histogram: Vec<u32>,
}

const LEFT: f64 = 24.0;
const GAP: f64 = 28.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 24.0;
const NUMERALS: f64 = 11.5;

/// Draws the bars: on the left how often units are on, on the right the pre-activations.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &OnSharesView<'_>,
) -> Drawn<DB> {
    let (pen, palette) = (Pen::on(area), Palette::of(view.theme));
    let (width, height) = view.size;
    let own_width = 0.5 * (width - LEFT - GAP - RIGHT);
    let row = (height - TOP - BOTTOM) / view.layers.len().max(1) as f64;
    let letters = Letters::centred(palette.quiet, NUMERALS);
    for (index, layer) in view.layers.iter().enumerate() {
        let place = |column: f64| PixelRect {
            left: LEFT + column * (own_width + GAP),
            top: TOP + index as f64 * row,
            width: own_width,
            height: row - 6.0,
        };
        let number = Pixel::new(0.5 * LEFT, TOP + (index as f64 + 0.5) * row);
        pen.write(&(index + 1).to_string(), number, letters)?;
        let never = |place: usize| place == 0;
        let bars = (layer.on.as_slice(), &never as &dyn Fn(usize) -> bool);
        draw_bars(
            &pen,
            bars,
            place(0.0),
            (palette.accent, palette.quiet),
            palette,
        )?;
        let half = layer.histogram.len() / 2;
        let off = move |place: usize| place < half;
        let bars = (layer.histogram.as_slice(), &off as &dyn Fn(usize) -> bool);
        draw_bars(
            &pen,
            bars,
            place(1.0),
            (palette.veil, palette.mark[0]),
            palette,
        )?;
    }
    let below = height - 0.5 * BOTTOM;
    let left = |share: f64| Pixel::new(LEFT + share * own_width, below);
    let right = |share: f64| Pixel::new(LEFT + own_width + GAP + share * own_width, below);
    // Twelve bars: never, ten tenths, always.
    for (text, at) in [
        ("0", left(0.5 / 12.0)),
        ("50", left(0.5)),
        ("100", left(11.5 / 12.0)),
        ("−1", right(0.0)),
        ("0", right(0.5)),
        ("1", right(1.0)),
    ] {
        pen.write(text, at, letters)?;
    }
    Ok(())
}

/// Bars of numbers, with the marked ones in the first colour.
fn draw_bars<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    (numbers, marked): (&[u32], &dyn Fn(usize) -> bool),
    plot: PixelRect,
    (first, second): (Rgb, Rgb),
    palette: &Palette,
) -> Drawn<DB> {
    let most = f64::from(numbers.iter().copied().max().unwrap_or(0).max(1));
    let width = plot.width / numbers.len().max(1) as f64;
    let bottom = plot.top + plot.height;
    for (place, &number) in numbers.iter().enumerate() {
        if number == 0 {
            continue;
        }
        let left = plot.left + place as f64 * width + 0.5;
        let right = left + width - 1.0;
        // What is there at all can be seen.
        let top = bottom - (f64::from(number) / most * plot.height).max(1.5);
        let corners = [
            Pixel::new(left, top),
            Pixel::new(right, top),
            Pixel::new(right, bottom),
            Pixel::new(left, bottom),
        ];
        let colour = if marked(place) { first } else { second };
        pen.fill(&corners, colour, 1.0)?;
    }
    let base = [
        Pixel::new(plot.left, bottom),
        Pixel::new(plot.left + plot.width, bottom),
    ];
    pen.line(&base, Stroke::new(palette.quiet, 1.0))
}
