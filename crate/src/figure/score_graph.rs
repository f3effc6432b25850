//! The graph over one input, drawn where others have the plane: the score as a line, bent at the hinges, and the targets around it.

use plotters_backend::DrawingBackend;

use super::palette::Palette;
use super::pen::{Drawn, Pen, Stroke};
use super::samples::radius_on;
use crate::dataset::Target;
use crate::geometry::Point;
use crate::layout::{Pixel, Projection};
use crate::measure::{ScoreGraph, ScoreSurface};

/// Widths of the line and of its halo, in CSS pixels.
const LINE: f64 = 2.6;
const HALO: f64 = 5.4;

/// Radius of a corner's mark, and of the ring at the pointer.
const CORNER: f64 = 2.6;
const RING: f64 = 5.5;

/// Opacity of the halo.
const HALO_OPACITY: f64 = 0.85;

/// What is drawn of a score over one input.
pub(super) struct ScoreGraphView<'a> {
    /// The score.
    pub(super) score_surface: ScoreSurface<'a>,
    /// Numbers to mark.
    pub(super) targets: &'a [Target],
    /// Where the frame lies.
    pub(super) projection: Projection,
    /// The input that is pointed at.
    pub(super) pointed: Option<f64>,
}

/// Draws score and targets; nothing for a network with more inputs.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    view: &ScoreGraphView<'_>,
    palette: &Palette,
) -> Drawn<DB> {
    let Some(graph) = ScoreGraph::of(view.score_surface) else {
        return Ok(());
    };
    let projection = view.projection;
    let lines = graph.within(projection.frame);
    let lines: Vec<Vec<Pixel>> = (lines.iter())
        .map(|line| line.iter().map(|&at| projection.to_pixel(at)).collect())
        .collect();
    let halo = Stroke {
        colour: palette.printed,
        opacity: HALO_OPACITY,
        width: HALO,
    };
    for line in &lines {
        pen.line(line, halo)?;
    }
    for line in &lines {
        pen.line(line, Stroke::new(palette.ink, LINE))?;
    }
    // Over the line, which would otherwise hide targets on it.
    draw_targets(pen, view.targets, projection, palette)?;
    for &corner in visible(graph.corners(), projection) {
        let at = projection.to_pixel(corner);
        pen.disc(at, CORNER, palette.printed)?;
        pen.ring(at, CORNER, Stroke::new(palette.ink, 1.2))?;
    }
    let read = view
        .pointed
        .and_then(|x| Some(Point::new(x, graph.score(x)?)));
    for at in visible(read.as_slice(), projection) {
        pen.ring(
            projection.to_pixel(*at),
            RING,
            Stroke::new(palette.accent, 2.0),
        )?;
    }
    Ok(())
}

/// Discs at the numbers, those of the test set hollow and first.
fn draw_targets<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    targets: &[Target],
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    let radius = 0.75 * radius_on(projection);
    for test in [true, false] {
        let shown = targets.iter().filter(|target| target.test == test);
        let places: Vec<Point> = shown
            .map(|target| Point::new(target.at.x, target.value))
            .collect();
        for &place in visible(&places, projection) {
            let at = projection.to_pixel(place);
            pen.disc(at, radius + 1.0, palette.printed)?;
            pen.disc(at, radius, palette.mark[0])?;
            if test {
                pen.disc(at, 0.5 * radius, palette.printed)?;
            }
        }
    }
    Ok(())
}

/// The points inside the frame.
fn visible(points: &[Point], projection: Projection) -> impl Iterator<Item = &Point> {
    points
        .iter()
        .filter(move |&&at| projection.frame.contains(at))
}
