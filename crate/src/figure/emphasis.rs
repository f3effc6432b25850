//! What a term of the prose makes stand out, over everything that is drawn.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Theme};
use super::pen::{Drawn, Pen, Stroke};
use crate::emphasis::Emphasis;
use crate::geometry::Point;
use crate::projection::{Pixel, Projection};

/// Width of a line that stands out, and of its halo, in CSS pixels.
const LINE: f64 = 3.2;
const HALO: f64 = 7.0;
const OUTLINE: f64 = 1.4;

/// Opacity of the colour that polygons take, and of the veil over those that step back.
const TINT: f64 = 0.26;
const VEIL: f64 = 0.55;

/// Draws over a figure of the plane.
///
/// # Errors
/// Those of the backend.
pub(super) fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    emphasis: &Emphasis,
    projection: Projection,
    theme: Theme,
) -> Drawn<DB> {
    let pen = Pen::on(area);
    let palette = Palette::of(theme);
    let pixels = |places: &[Point]| -> Vec<Pixel> {
        places.iter().map(|&at| projection.to_pixel(at)).collect()
    };
    for polygon in &emphasis.dimmed {
        pen.fill(&pixels(polygon), palette.veil, VEIL)?;
    }
    for polygon in &emphasis.tinted {
        let mut outline = pixels(polygon);
        pen.fill(&outline, palette.accent, TINT)?;
        outline.extend(outline.first().copied());
        pen.line(&outline, Stroke::new(palette.accent, OUTLINE))?;
    }
    for (width, colour) in [(HALO, palette.paper), (LINE, palette.accent)] {
        for line in &emphasis.lines {
            pen.line(&pixels(line), Stroke::new(colour, width))?;
        }
    }
    Ok(())
}
