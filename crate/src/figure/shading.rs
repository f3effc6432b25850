//! The shaded plane as polygons, one for each band of each region.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::contested;
use super::facets::Facets;
use super::pen::{Drawn, Pen};
use super::scale::{Scale, Tone, colour};
use super::surface::Surface;
use crate::geometry::{Point, plane_through};
use crate::layout::{Pixel, Projection};
use crate::measure::ScoreSurface;

/// Paints the plane as polygons, one for each band of each region: for SVG and other backends without pixels.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    surface: &Surface<'_>,
    projection: Projection,
) -> Drawn<DB> {
    if surface.is_bare() {
        return Ok(());
    }
    let pen = Pen::on(area);
    let fill = |polygon: &[Point], tone: Tone| {
        let polygon: Vec<Pixel> = polygon.iter().map(|&at| projection.to_pixel(at)).collect();
        pen.fill(&polygon, colour(tone), 1.0)
    };
    if surface.score_surface.network().outputs() > 1 {
        for (polygon, tone) in contested::pieces(surface) {
            fill(&polygon, tone)?;
        }
        return Ok(());
    }
    let scale = Scale::of(surface);
    let facets = Facets::of(surface);
    match surface.score_surface {
        ScoreSurface::Exact(complex) => {
            for band in complex.bands(0, &scale.levels) {
                let corners: Vec<(Point, f64)> = (complex.corners(band.region))
                    .map(|vertex| (complex.position(vertex), complex.score(vertex, 0)))
                    .collect();
                let slope = plane_through(&corners).gradient();
                let pattern = complex.pattern(band.region);
                let is_off = surface.dimmed.is_some_and(|unit| !pattern.is_on(unit));
                fill(
                    &band.polygon,
                    facets.tint(slope, is_off)(scale.tones[band.band]),
                )?;
            }
        }
        ScoreSurface::Sampled(sampled) => {
            for (polygon, band) in sampled.bands(0, &scale.levels) {
                fill(&polygon, scale.tones[band])?;
            }
        }
    }
    Ok(())
}
