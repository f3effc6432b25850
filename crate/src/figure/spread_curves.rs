//! Numbers along the runs of a cell of a sweep: the median, and the band of the quartiles, of one picture or of two.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::ticks::ticks;
use crate::layout::{Pixel, PixelRect};

/// What the curves show.
#[derive(Clone, Copy, Debug)]
pub struct SpreadCurvesView<'a> {
    /// Size of the canvas in CSS pixels.
    pub size: (f64, f64),
    /// The charts, from the left: the share of dead units, and the loss.
    pub charts: [SpreadChart<'a>; 2],
    /// The last step.
    pub steps: f64,
    /// Colours.
    pub theme: Theme,
}

/// One chart.
#[derive(Clone, Copy, Debug)]
pub struct SpreadChart<'a> {
    /// For each picture: the points of its curve.
    pub curves: &'a [Vec<SpreadPoint>],
    /// Whether the numbers are shares: then the chart reaches from 0 to 100, else at most to ten times what they start from.
    pub is_share: bool,
}

/// The quartiles after some steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpreadPoint {
    /// The step.
    pub step: f64,
    /// First quartile, median and third quartile.
    pub quartiles: [f64; 3],
}

const LEFT: f64 = 44.0;
const RIGHT: f64 = 18.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 26.0;
const NUMERALS: f64 = 11.5;
/// The most that a chart without end reaches to, in times what its curves start from: numbers of what diverges would hide all others.
const HIGHEST: f64 = 10.0;
/// Width below which the charts stand above each other.
const NARROW: f64 = 520.0;

/// Draws the curves.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &SpreadCurvesView<'_>,
) -> Drawn<DB> {
    let pen = Pen::on(area);
    for (index, chart) in view.charts.iter().enumerate() {
        draw_chart(&pen, view, chart, plot(view.size, index))?;
    }
    Ok(())
}

fn plot((width, height): (f64, f64), index: usize) -> PixelRect {
    let is_narrow = width < NARROW;
    let (own_width, own_height) = if is_narrow {
        (width, 0.5 * height)
    } else {
        (0.5 * width, height)
    };
    let index = index as f64;
    let (left, top) = if is_narrow {
        (0.0, index * own_height)
    } else {
        (index * own_width, 0.0)
    };
    PixelRect {
        left: left + LEFT,
        top: top + TOP,
        width: (own_width - LEFT - RIGHT).max(1.0),
        height: (own_height - TOP - BOTTOM).max(1.0),
    }
}

fn draw_chart<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    view: &SpreadCurvesView<'_>,
    chart: &SpreadChart<'_>,
    plot: PixelRect,
) -> Drawn<DB> {
    let palette = Palette::of(view.theme);
    let upper = |points: &mut dyn Iterator<Item = &SpreadPoint>| {
        points.fold(0.0, |most: f64, point| most.max(point.quartiles[2]))
    };
    let start = upper(&mut chart.curves.iter().filter_map(|curve| curve.first()));
    let largest = upper(&mut chart.curves.iter().flatten()).min(HIGHEST * start);
    let most = match chart.is_share {
        true => 1.0,
        false if largest > 0.0 => 1.05 * largest,
        false => 1.0,
    };
    let place = |step: f64, number: f64| {
        Pixel::new(
            plot.left + step / view.steps.max(1.0) * plot.width,
            plot.top + (1.0 - (number / most).min(1.0)) * plot.height,
        )
    };
    let letters = Letters::centred(palette.quiet, NUMERALS);
    let scale = if chart.is_share { 100.0 } else { 1.0 };
    for tick in ticks(0.0, scale * most, 4) {
        let y = place(0.0, tick.value / scale).y;
        let level = [
            Pixel::new(plot.left, y),
            Pixel::new(plot.left + plot.width, y),
        ];
        pen.line(&level, Stroke::new(palette.faint, 0.5))?;
        let at = Pixel::new(plot.left - 7.0, y);
        pen.write(&tick.numeral(), at, letters.anchored(HPos::Right))?;
    }
    for tick in ticks(0.0, view.steps, 4) {
        let at = Pixel::new(place(tick.value, 0.0).x, plot.top + plot.height + 13.0);
        pen.write(&tick.numeral(), at, letters)?;
    }
    for (picture, curve) in chart.curves.iter().enumerate().rev() {
        // Classes are two colours that every eye tells apart; the second picture's line is dashed as well.
        let colour = palette.mark[picture.min(3)];
        let upper = curve
            .iter()
            .map(|point| place(point.step, point.quartiles[2]));
        let lower = curve
            .iter()
            .rev()
            .map(|point| place(point.step, point.quartiles[0]));
        let band: Vec<Pixel> = upper.chain(lower).collect();
        pen.fill(&band, colour, 0.18)?;
        let median = curve
            .iter()
            .map(|point| place(point.step, point.quartiles[1]));
        let median: Vec<Pixel> = median.collect();
        let stroke = Stroke::new(colour, 2.0);
        if picture == 0 {
            pen.line(&median, stroke)?;
        } else if median.len() > 1 {
            pen.dashes(&median, 5.0, stroke)?;
        }
    }
    let base = [
        place(0.0, 0.0),
        Pixel::new(plot.left + plot.width, plot.top + plot.height),
    ];
    pen.line(&base, Stroke::new(palette.quiet, 1.0))
}
