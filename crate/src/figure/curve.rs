//! The loss chart: training and test loss over the steps.

use std::ops::Range;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::combinators::IntoLogRange;
use plotters::coord::ranged1d::{AsRangedCoord, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingArea;
use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::fine::{css, whole};
use super::palette::{Palette, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke, shape};
use super::ticks::{Tick, log_ticks, ticks};
use crate::layout::Pixel;
use crate::train::LossPoint;

/// How losses are spread over the height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LossScale {
    /// From 0 up.
    #[default]
    Linear,
    /// By powers of ten.
    Logarithmic,
}

/// What the loss chart shows.
#[derive(Clone, Copy, Debug)]
pub struct CurveView<'a> {
    /// Losses in the order of their steps. Every point is drawn, so thin out long histories first.
    pub points: &'a [LossPoint],
    /// The step that the other figures show, if it is not the last one.
    pub now: Option<u64>,
    /// Spread of the losses.
    pub scale: LossScale,
    /// Colours.
    pub theme: Theme,
}

/// Room for the numerals of the losses, in CSS pixels.
const LEFT: f64 = 44.0;
/// Room for the numerals of the steps.
const BOTTOM: f64 = 24.0;
/// Room above, and to the right for half of the last numeral.
const TOP: f64 = 12.0;
const RIGHT: f64 = 24.0;
/// Size of the numerals.
const NUMERALS: f64 = 11.5;
/// An area that is lower has no room for numerals: there, the curves stand alone over the line of no loss.
const LOW: f64 = 64.0;
/// Room on all sides of curves that stand alone.
const ALONE: f64 = 4.0;

/// Draws the loss chart over the whole area.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &CurveView<'_>) -> Drawn<DB> {
    let losses = loss_range(view);
    match view.scale {
        LossScale::Linear => {
            let marks = ticks(losses.start, losses.end, 4);
            draw_on(area, view, losses, &marks)
        }
        LossScale::Logarithmic => {
            let marks = log_ticks(losses.start, losses.end);
            draw_on(area, view, losses.log_scale(), &marks)
        }
    }
}

/// Draws axes and curves over a range of losses in either spread.
fn draw_on<DB, Y>(
    area: &DrawingArea<DB, Shift>,
    view: &CurveView<'_>,
    losses: Y,
    marks: &[Tick],
) -> Drawn<DB>
where
    DB: DrawingBackend,
    Y: AsRangedCoord<Value = f64>,
{
    let most = view
        .points
        .last()
        .map_or(0.0, |last| place_of(last.step))
        .max(1.0);
    let now = view.now.map(place_of);
    let is_low = f64::from(area.dim_in_pixel().1) < f64::from(whole(LOW));
    let room = |full| whole(if is_low { ALONE } else { full });
    let mut chart = ChartBuilder::on(area)
        .margin_left(room(LEFT))
        .margin_bottom(room(BOTTOM))
        .margin_top(room(TOP))
        .margin_right(room(RIGHT))
        .build_cartesian_2d(0.0..most, losses)?;
    let plot = chart.plotting_area();
    let (left, top) = area.get_base_pixel();
    let place = |step: f64, loss: f64| {
        let (x, y) = plot.map_coordinate(&(step, loss));
        Pixel::new(css(x - left), css(y - top))
    };
    let steps = ticks(0.0, most, 4).into_iter();
    let axes = Axes {
        has_numerals: !is_low,
        rows: marks
            .iter()
            .map(|mark| (place(0.0, mark.value).y, mark.numeral()))
            .collect(),
        columns: steps
            .filter(|tick| tick.value.fract() == 0.0)
            .map(|tick| (place(tick.value, 1.0).x, tick.numeral()))
            .collect(),
        left: place(0.0, 1.0).x,
        right: place(most, 1.0).x,
        bottom: css(plot.get_pixel_range().1.end - top),
    };
    let end = view
        .points
        .last()
        .map(|last| place(place_of(last.step), last.training));
    axes.draw(&Pen::on(area), view.theme)?;
    let palette = Palette::of(view.theme);
    if let Some(now) = now.filter(|now| *now < most) {
        let x = place(now, 1.0).x;
        let line = [
            Pixel::new(x, if is_low { ALONE } else { TOP }),
            Pixel::new(x, axes.bottom),
        ];
        Pen::on(area).line(&line, Stroke::new(palette.accent, 1.6))?;
    }
    draw_losses(&mut chart, view)?;
    if let Some(end) = end {
        Pen::on(area).disc(end, 2.6, palette.loss)?;
    }
    Ok(())
}

/// Draws the curves: that of the training points, and dashed that of the test points.
fn draw_losses<DB, Y>(
    chart: &mut ChartContext<'_, DB, Cartesian2d<RangedCoordf64, Y>>,
    view: &CurveView<'_>,
) -> Drawn<DB>
where
    DB: DrawingBackend,
    Y: Ranged<ValueType = f64>,
{
    let palette = Palette::of(view.theme);
    let train = shape(Stroke::new(palette.loss, 1.6));
    let test = shape(Stroke::new(palette.quiet, 1.2));
    let trained = view
        .points
        .iter()
        .map(|point| (place_of(point.step), point.training));
    let tested = view
        .points
        .iter()
        .filter_map(|point| Some((place_of(point.step), point.test?)));
    chart.draw_series(DashedLineSeries::new(tested, whole(4.0), whole(3.0), test))?;
    chart.draw_series(LineSeries::new(trained, train))?;
    Ok(())
}

/// The range of losses from the bottom to the top of the chart: those shown, with a small margin.
fn loss_range(view: &CurveView<'_>) -> Range<f64> {
    let all = || {
        let losses = view
            .points
            .iter()
            .flat_map(|point| [Some(point.training), point.test]);
        losses.flatten().filter(|loss| loss.is_finite())
    };
    let most = all().fold(0.0, f64::max);
    match view.scale {
        LossScale::Linear if most > 0.0 => 0.0..1.05 * most,
        LossScale::Linear => 0.0..1.0,
        LossScale::Logarithmic => {
            let most = if most > 0.0 { most } else { 1.0 };
            let least = all().filter(|&loss| loss > 0.0).fold(most, f64::min);
            // At least a factor of ten, so that a flat curve does not fill the chart with noise.
            0.9 * least.min(0.1 * most)..1.1 * most
        }
    }
}

/// Numerals with their places along the two axes, and where the axes end.
struct Axes {
    rows: Vec<(f64, String)>,
    columns: Vec<(f64, String)>,
    has_numerals: bool,
    left: f64,
    right: f64,
    bottom: f64,
}

impl Axes {
    fn draw<DB: DrawingBackend>(&self, pen: &Pen<'_, DB>, theme: Theme) -> Drawn<DB> {
        let palette = Palette::of(theme);
        let letters = Letters::centred(palette.quiet, NUMERALS);
        let level = |y: f64| [Pixel::new(self.left, y), Pixel::new(self.right, y)];
        pen.line(&level(self.bottom), Stroke::new(palette.quiet, 1.0))?;
        if !self.has_numerals {
            return Ok(());
        }
        for (y, numeral) in &self.rows {
            pen.line(&level(*y), Stroke::new(palette.faint, 0.5))?;
            pen.write(
                numeral,
                Pixel::new(LEFT - 7.0, *y),
                letters.anchored(HPos::Right),
            )?;
        }
        for (x, numeral) in &self.columns {
            let mark = [
                Pixel::new(*x, self.bottom),
                Pixel::new(*x, self.bottom + 4.0),
            ];
            pen.line(&mark, Stroke::new(palette.quiet, 1.0))?;
            pen.write(numeral, Pixel::new(*x, self.bottom + 13.0), letters)?;
        }
        Ok(())
    }
}

/// Where a step lies along the axis of steps.
#[expect(
    clippy::cast_precision_loss,
    reason = "a place on the canvas; runs stay far below 2^53 steps"
)]
const fn place_of(step: u64) -> f64 {
    step as f64
}
