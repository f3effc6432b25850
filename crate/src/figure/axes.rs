//! The frame's axes: numerals below and on the left, arrows with the inputs' names at their ends.

use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::palette::Palette;
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::ticks::ticks;
use crate::geometry::Point;
use crate::projection::{Pixel, Projection};

/// Size of the numerals, in CSS pixels.
const NUMERALS: f64 = 12.0;

/// Size of the inputs' names.
const NAMES: f64 = 15.0;

/// Length of a tick.
const TICK: f64 = 4.0;

/// How far an axis runs beyond the frame, and how far its arrowhead runs back and aside.
const ARROW: f64 = 11.0;
const HEAD: (f64, f64) = (5.5, 2.8);

/// Draws the axes around the plot; the figure's margins hold them.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    let plot = projection.plot;
    let (right, bottom) = (plot.left + plot.width, plot.top + plot.height);
    let corner = Pixel::new(plot.left, bottom);
    let quiet = Stroke::new(palette.quiet, 1.0);
    let far = [
        Pixel::new(plot.left, plot.top),
        Pixel::new(right, plot.top),
        Pixel::new(right, bottom),
    ];
    pen.line(&far, Stroke::new(palette.faint, 0.75))?;
    let (end, (back, aside)) = (Pixel::new(right + ARROW, bottom), HEAD);
    let head = |side: f64| Pixel::new(end.x - back, end.y + side * aside);
    pen.line(&[corner, end, head(-1.0), end, head(1.0)], quiet)?;
    let end = Pixel::new(plot.left, plot.top - ARROW);
    let head = |side: f64| Pixel::new(end.x + side * aside, end.y + back);
    pen.line(&[corner, end, head(-1.0), end, head(1.0)], quiet)?;
    let names = Letters::centred(palette.ink, NAMES);
    pen.write_input(0, Pixel::new(right + 5.0, bottom + 15.0), names)?;
    pen.write_input(1, Pixel::new(plot.left - 15.0, plot.top - 3.0), names)?;
    draw_numerals(pen, projection, palette)
}

fn draw_numerals<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    let (plot, frame) = (projection.plot, projection.frame);
    let bottom = plot.top + plot.height;
    let quiet = Stroke::new(palette.quiet, 1.0);
    let letters = Letters::centred(palette.quiet, NUMERALS);
    for tick in ticks(frame.min.x, frame.max.x, 4) {
        let x = projection.to_pixel(Point::new(tick.value, frame.min.y)).x;
        pen.line(
            &[Pixel::new(x, bottom), Pixel::new(x, bottom + TICK)],
            quiet,
        )?;
        pen.write(&tick.numeral(), Pixel::new(x, bottom + 17.0), letters)?;
    }
    for tick in ticks(frame.min.y, frame.max.y, 4) {
        let y = projection.to_pixel(Point::new(frame.min.x, tick.value)).y;
        pen.line(
            &[Pixel::new(plot.left, y), Pixel::new(plot.left - TICK, y)],
            quiet,
        )?;
        let at = Pixel::new(plot.left - 10.0, y);
        pen.write(&tick.numeral(), at, letters.anchored(HPos::Right))?;
    }
    Ok(())
}
