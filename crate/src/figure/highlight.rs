//! What a term of the prose makes stand out: areas under the lines of a figure, outlines and lines over them, and all of it under
//! tags, samples and handles, so that pointing at a word never hides what can be read or taken hold of. In heavy ink: the accent
//! is the selected unit's alone.

use plotters_backend::DrawingBackend;

use super::hinge;
use super::palette::Palette;
use super::pen::{Drawn, Pen, Stroke};
use crate::geometry::Point;
use crate::layout::Highlight;
use crate::layout::{Pixel, Projection};

/// Widths of a line that stands out, of its ticks, of an outline, and what their halo adds, in CSS pixels.
const LINE: f64 = 4.4;
const TICKS: f64 = 1.8;
const OUTLINE: f64 = 2.0;
const HALO: f64 = 2.6;

/// Opacity of the colour on highlighted polygons, and of the veil on the others.
const TINT: f64 = 0.1;
const VEIL: f64 = 0.55;

/// A highlight on its figure.
pub(super) struct HighlightMarks<'a> {
    pub(super) highlight: &'a Highlight,
    pub(super) projection: Projection,
    pub(super) palette: &'a Palette,
}

impl HighlightMarks<'_> {
    fn pixels(&self, places: &[Point]) -> Vec<Pixel> {
        let projection = self.projection;
        places.iter().map(|&at| projection.to_pixel(at)).collect()
    }

    /// Draws the areas, before the figure's own lines.
    pub(super) fn draw_under<DB: DrawingBackend>(&self, pen: &Pen<'_, DB>) -> Drawn<DB> {
        for polygon in &self.highlight.dimmed {
            pen.fill(&self.pixels(polygon), self.palette.veil, VEIL)?;
        }
        for polygon in &self.highlight.tinted {
            pen.fill(&self.pixels(polygon), self.palette.ink, TINT)?;
        }
        Ok(())
    }

    /// Draws outlines and lines, after the figure's own.
    pub(super) fn draw_over<DB: DrawingBackend>(&self, pen: &Pen<'_, DB>) -> Drawn<DB> {
        let Palette { printed, ink, .. } = *self.palette;
        let outlines = self.highlight.tinted.iter().map(|polygon| {
            let mut outline = self.pixels(polygon);
            outline.extend(outline.first().copied());
            (outline, OUTLINE)
        });
        let Highlight { hinges, lines, .. } = self.highlight;
        let lines = hinges.iter().chain(lines);
        let lines = lines.map(|line| (self.pixels(line), LINE));
        let all: Vec<(Vec<Pixel>, f64)> = outlines.chain(lines).collect();
        for (extra, colour) in [(HALO, printed), (0.0, ink)] {
            for (line, width) in &all {
                pen.line(line, Stroke::new(colour, width + extra))?;
            }
        }
        // The halo lies over the ticks, which tell the on side.
        let ticks = Stroke::new(ink, TICKS);
        for line in hinges {
            hinge::draw_ticked(pen, &self.pixels(line), ticks, self.projection.plot)?;
        }
        Ok(())
    }
}
