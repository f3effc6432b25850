//! Where pruning has changed the score: the hinges of the units that were there before, the parts of the frame where the score is
//! another, hatched, and the points, on which it is not.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::axes::{self, Counting};
use super::palette::{Palette, Theme};
use super::pen::{Drawn, Pen, Stroke};
use super::samples;
use crate::dataset::{FileTerms, Sample};
use crate::geometry::{Affine, Point, level_segment};
use crate::layout::Projection;

/// What the figure shows.
#[derive(Clone, Copy, Debug)]
pub struct ChangeView<'a> {
    /// The parts of the frame on which the score has changed, as convex polygons.
    pub parts: &'a [Vec<Point>],
    /// The hinges of the network before, as lines.
    pub hinges: &'a [Vec<Point>],
    /// Number of inputs.
    pub inputs: usize,
    /// The points.
    pub samples: &'a [Sample],
    /// What the file that these are from calls them: the axes count as it does.
    pub terms: Option<&'a FileTerms>,
    /// Where the frame lies.
    pub projection: Projection,
    /// Colours.
    pub theme: Theme,
}

/// Distance of hatching lines and their width, in CSS pixels; width of a hinge.
const HATCHING: (f64, f64) = (7.0, 1.2);
const HINGE: f64 = 1.0;

/// How much of the colour lies under the hatching.
const TINT: f64 = 0.1;

/// Draws the figure over the whole area.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &ChangeView<'_>) -> Drawn<DB> {
    let pen = Pen::on(area);
    let palette = Palette::of(view.theme);
    let pixels = |line: &[Point]| -> Vec<_> {
        line.iter()
            .map(|&at| view.projection.to_pixel(at))
            .collect()
    };
    let tint = palette.printed.mix(palette.accent, TINT);
    for part in view.parts {
        pen.fill(&pixels(part), tint, 1.0)?;
    }
    let step = HATCHING.0 * std::f64::consts::SQRT_2 / view.projection.scale();
    let hatching = Stroke::new(palette.accent, HATCHING.1);
    for part in view.parts {
        // Lines of one family over the whole frame, so that they run on from part to part.
        let slanted = Affine::new(1.0, -1.0, 0.0);
        let heights = part.iter().map(|&at| slanted.at(at) / step);
        let (least, most) = heights.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), height| {
            (a.min(height), b.max(height))
        });
        let mut line = least.ceil();
        while line <= most {
            if let Some((from, to)) = level_segment(part, slanted, line * step) {
                pen.line(&pixels(&[from, to]), hatching)?;
            }
            line += 1.0;
        }
    }
    for line in view.hinges {
        pen.line(&pixels(line), Stroke::new(palette.quiet, HINGE))?;
    }
    samples::draw(&pen, view.samples, view.projection, palette)?;
    axes::draw(
        &pen,
        view.projection,
        view.inputs,
        Counting::of(view.terms, view.inputs),
        palette,
    )
}
