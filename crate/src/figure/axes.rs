//! The frame's axes: numerals below and on the left, arrows with the inputs' names at their ends.

use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::palette::Palette;
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::ticks::{Tick, ticks};
use crate::dataset::{FileAxis, FileTerms};
use crate::geometry::Point;
use crate::layout::{Pixel, Projection};

/// Size of the numerals, in CSS pixels.
const NUMERALS: f64 = 12.0;

/// Size of the inputs' names.
const NAMES: f64 = 15.0;

/// Most steps between numerals on an axis.
const MOST_TICKS: u32 = 4;

/// Length of a tick.
const TICK: f64 = 4.0;

/// How far an axis runs beyond the frame, and how far its arrowhead runs back and aside.
const ARROW: f64 = 11.0;
const HEAD: (f64, f64) = (5.5, 2.8);

/// Distance of the numerals from the frame: out of the way of the tags that straddle it.
const BELOW: f64 = 20.0;
const ASIDE: f64 = 12.0;

/// Room for a numeral of x2, and the width of a digit relative to its size.
const NUMERAL_ROOM: f64 = Projection::MARGIN_LEFT - ASIDE;
const DIGIT: f64 = 0.55;

/// Distance from the end of an axis, where the input's name stands, within which no numeral is written.
const NAME_ROOM: f64 = 14.0;

/// How the axes count, the lower one first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counting<'a>([Option<&'a FileAxis>; 2]);

impl<'a> Counting<'a> {
    /// As the plane does.
    pub(super) const PLAIN: Self = Self([None; 2]);

    /// As the file does that the examples are from; with a single input the vertical axis is that of the number learned.
    pub(super) fn of(terms: Option<&'a FileTerms>, inputs: usize) -> Self {
        let axis = |place: usize| terms.map(|terms| &terms.axes[place]);
        Self([axis(0), axis(if inputs > 1 { 1 } else { 2 })])
    }

    /// The numerals of an axis between two places, and where they stand.
    fn ticks(self, axis: usize, low: f64, high: f64) -> Vec<(f64, Tick)> {
        let Some(axis) = self.0[axis] else {
            let ticks = ticks(low, high, MOST_TICKS).into_iter();
            return ticks.map(|tick| (tick.value, tick)).collect();
        };
        let ticks = ticks(axis.value(low), axis.value(high), MOST_TICKS).into_iter();
        ticks.map(|tick| (axis.number(tick.value), tick)).collect()
    }
}

/// Draws the axes into the margins around the plot. With a single input the vertical axis is the score's.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    projection: Projection,
    inputs: usize,
    counting: Counting<'_>,
    palette: &Palette,
) -> Drawn<DB> {
    draw_arrows(pen, projection, palette)?;
    let plot = projection.plot;
    let names = Letters::centred(palette.ink, NAMES);
    let below = Pixel::new(plot.left + plot.width + 5.0, plot.top + plot.height + 18.0);
    pen.write_input(0, below, names)?;
    let above = Pixel::new(plot.left - 14.0, plot.top - 7.0);
    if inputs > 1 {
        pen.write_input(1, above, names)?;
    } else {
        pen.write("y", above, names.italic())?;
    }
    draw_numerals_below(pen, projection, counting, palette)?;
    draw_numerals_aside(pen, projection, counting, palette)
}

/// Draws the axes without names: arrows and numerals.
pub(super) fn draw_unnamed<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    draw_arrows(pen, projection, palette)?;
    draw_numerals_below(pen, projection, Counting::PLAIN, palette)?;
    draw_numerals_aside(pen, projection, Counting::PLAIN, palette)
}

fn draw_arrows<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    let plot = projection.plot;
    let (right, bottom) = (plot.left + plot.width, plot.top + plot.height);
    let far = [
        Pixel::new(plot.left, plot.top),
        Pixel::new(right, plot.top),
        Pixel::new(right, bottom),
    ];
    pen.line(&far, Stroke::new(palette.faint, 0.75))?;
    let quiet = Stroke::new(palette.quiet, 1.0);
    let corner = Pixel::new(plot.left, bottom);
    let (back, aside) = HEAD;
    let end = Pixel::new(right + ARROW, bottom);
    let head = |side: f64| Pixel::new(end.x - back, end.y + side * aside);
    pen.line(&[corner, end, head(-1.0), end, head(1.0)], quiet)?;
    let end = Pixel::new(plot.left, plot.top - ARROW);
    let head = |side: f64| Pixel::new(end.x + side * aside, end.y + back);
    pen.line(&[corner, end, head(-1.0), end, head(1.0)], quiet)
}

fn draw_numerals_below<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    projection: Projection,
    counting: Counting<'_>,
    palette: &Palette,
) -> Drawn<DB> {
    let (plot, frame) = (projection.plot, projection.frame);
    let bottom = plot.top + plot.height;
    for (at, tick) in counting.ticks(0, frame.min.x, frame.max.x) {
        let x = projection.to_pixel(Point::new(at, frame.min.y)).x;
        let mark = [Pixel::new(x, bottom), Pixel::new(x, bottom + TICK)];
        pen.line(&mark, Stroke::new(palette.quiet, 1.0))?;
        if x < plot.left + plot.width - NAME_ROOM {
            let letters = Letters::centred(palette.quiet, NUMERALS);
            pen.write(&tick.numeral(), Pixel::new(x, bottom + BELOW), letters)?;
        }
    }
    Ok(())
}

fn draw_numerals_aside<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    projection: Projection,
    counting: Counting<'_>,
    palette: &Palette,
) -> Drawn<DB> {
    let (plot, frame) = (projection.plot, projection.frame);
    for (at, tick) in counting.ticks(1, frame.min.y, frame.max.y) {
        let y = projection.to_pixel(Point::new(frame.min.x, at)).y;
        let mark = [Pixel::new(plot.left, y), Pixel::new(plot.left - TICK, y)];
        pen.line(&mark, Stroke::new(palette.quiet, 1.0))?;
        if y > plot.top + NAME_ROOM {
            let numeral = tick.numeral();
            let digits = numeral.chars().count() as f64;
            // Numerals are long at extreme zoom, and the margin has a fixed width.
            let size = NUMERALS.min(NUMERAL_ROOM / (DIGIT * digits));
            let letters = Letters::centred(palette.quiet, size).anchored(HPos::Right);
            pen.write(&numeral, Pixel::new(plot.left - ASIDE, y), letters)?;
        }
    }
    Ok(())
}
