//! The shaded plane as pixels: one pass over the rows of each region, along which its score is affine.

mod canvas;
mod race;
mod ramp;
mod run;
mod score;

use super::facets::Facets;
use super::palette::Palette;
use super::scale::{Scale, tone};
use super::surface::Surface;
use crate::geometry::grid::{Grid, Spans};
use crate::geometry::{Point, Rect};

pub(super) use canvas::opaque;
pub use canvas::{Canvas, Rgba};

use ramp::ColourRamp;
use score::{Score, in_input_units};

/// Paints the shaded plane into a canvas that shows `frame`, edge to edge.
///
/// Every pixel takes the colour of the region its middle lies in; where bands end, neighbouring tones mix by how much of the
/// pixel each takes. A canvas without a pixel stays as it is.
pub fn paint(canvas: &mut Canvas<'_>, surface: &Surface<'_>, frame: Rect) {
    let palette = Palette::of(surface.theme);
    canvas.pixels.fill(opaque(tone(palette.printed)));
    if surface.is_bare() {
        return;
    }
    let grid = Grid {
        columns: canvas.width,
        rows: canvas.pixels.len().checked_div(canvas.width).unwrap_or(0),
        frame,
    };
    if surface.score_surface.network().outputs() > 1 {
        race::paint(canvas, surface, &grid);
        return;
    }
    let scale = Scale::of(surface);
    let facets = Facets::of(surface);
    let mut corners: Vec<(Point, f64)> = Vec::new();
    let mut spans = Spans::default();
    surface
        .score_surface
        .for_each_facet(surface.dimmed, |facet| {
            corners.clear();
            let placed = facet.corners.iter().zip(facet.scores);
            corners.extend(placed.map(|(&at, scores)| (grid.place(at), scores[0])));
            spans.cover(corners.iter().map(|corner| corner.0), grid.rows);
            if spans.is_empty() {
                return;
            }
            let score = Score::of(&corners);
            let slope = in_input_units(score.map.gradient(), &grid);
            let tint = facets.tint(slope, facet.is_off);
            let ramp = ColourRamp::of(&scale, score.map.gradient(), tint);
            for run in spans.pixels(&grid) {
                let pixels = &mut canvas.pixels[run.indices(grid.columns)];
                ramp.paint(pixels, score.along(run));
            }
        });
}

/// Paints a polygon with a value at each of its corners, which are positions on the grid, in the tones of a scale.
pub(super) fn paint_facet(
    pixels: &mut [Rgba],
    grid: &Grid,
    spans: &mut Spans,
    scale: &Scale,
    corners: &[(Point, f64)],
) {
    spans.cover(corners.iter().map(|corner| corner.0), grid.rows);
    if spans.is_empty() {
        return;
    }
    let score = Score::of(corners);
    let ramp = ColourRamp::of(scale, score.map.gradient(), |tone| tone);
    for run in spans.pixels(grid) {
        ramp.paint(&mut pixels[run.indices(grid.columns)], score.along(run));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::CellComplex;
    use crate::figure::Theme;
    use crate::measure::ScoreSurface;
    use crate::network::Activation;
    use crate::network::UnitId;
    use crate::scene::Output;
    use crate::scene::Shading;
    use crate::train::Initializer;

    const SIDE: usize = 90;

    fn complex_of(widths: &[usize], seed: u64, half: f64) -> (CellComplex, Rect) {
        let initializer = Initializer {
            seed,
            ..Initializer::default()
        };
        let network = initializer.network(Activation::Relu, widths).unwrap();
        // Scores of a fresh network hardly leave the first band; three times as large parameters cross several.
        let parameters: Vec<f64> = network.parameters().map(|value| 3.0 * value).collect();
        let frame = Rect::square(Point::new(0.1, -0.2), half);
        let network = network.with_parameters(&parameters).unwrap();
        let complex = CellComplex::of(&network, &frame.corners()).unwrap();
        (complex, frame)
    }

    /// The middle of a pixel.
    fn middle(frame: Rect, column: usize, row: usize) -> Point {
        let share = |index: usize| (index as f64 + 0.5) / SIDE as f64;
        Point::new(
            frame.min.x + share(column) * frame.width(),
            frame.max.y - share(row) * frame.height(),
        )
    }

    /// Asserts that every pixel has the tone of the score in its middle, where no band ends within the pixel.
    fn assert_painted(surface: &Surface<'_>, frame: Rect) {
        let mut pixels = vec![[0; 4]; SIDE * SIDE];
        let mut canvas = Canvas {
            pixels: &mut pixels,
            width: SIDE,
        };
        paint(&mut canvas, surface, frame);
        let scale = Scale::of(surface);
        let facets = Facets::of(surface);
        let complex = surface.score_surface.cells().unwrap();
        let pixel_width = frame.width() / SIDE as f64;
        let mut checked = 0;
        for (index, &pixel) in pixels.iter().enumerate() {
            let at = middle(frame, index % SIDE, index / SIDE);
            let region = complex.region_at(at).unwrap();
            let slope = complex.affine(region, 0).gradient();
            let score = surface.score_surface.network().scores(at)[0];
            let reach = slope.length() * pixel_width;
            if scale
                .levels
                .iter()
                .any(|level| (level - score).abs() < reach)
            {
                continue;
            }
            checked += 1;
            let band = scale.levels.partition_point(|&level| level <= score);
            let is_off = (surface.dimmed).is_some_and(|unit| !complex.pattern(region).is_on(unit));
            let expected = opaque(facets.tint(slope, is_off)(scale.tones[band]));
            for channel in 0..4 {
                let apart = pixel[channel].abs_diff(expected[channel]);
                assert!(apart <= 1, "{at:?}: {pixel:?}, not {expected:?}");
            }
        }
        assert!(checked > SIDE * SIDE / 4, "{checked} pixels checked");
    }

    #[test]
    fn every_pixel_shows_the_score_in_its_middle() {
        for seed in 1..6 {
            for widths in [&[2, 5, 1][..], &[2, 8, 8, 1], &[2, 1]] {
                let (complex, frame) = complex_of(widths, seed, 1.25);
                for shading in [Shading::Score, Shading::Class] {
                    for dimmed in [None, Some(UnitId::new(0, 1))] {
                        let surface = Surface {
                            score_surface: ScoreSurface::Exact(&complex),
                            shading,
                            output: Output::default(),
                            dimmed,
                            theme: Theme::Light,
                        };
                        assert_painted(&surface, frame);
                    }
                }
            }
        }
    }

    #[test]
    fn a_probability_runs_on_without_steps() {
        let (complex, frame) = complex_of(&[2, 8, 1], 2, 1.25);
        let surface = Surface {
            score_surface: ScoreSurface::Exact(&complex),
            shading: Shading::Probability,
            output: Output::default(),
            dimmed: None,
            theme: Theme::Dark,
        };
        let mut pixels = vec![[0; 4]; SIDE * SIDE];
        let mut canvas = Canvas {
            pixels: &mut pixels,
            width: SIDE,
        };
        paint(&mut canvas, &surface, frame);
        let mut colours = pixels.clone();
        colours.sort_unstable();
        colours.dedup();
        assert!(colours.len() > 64, "{} colours", colours.len());
    }

    #[test]
    fn no_canvas_is_too_small() {
        let (complex, frame) = complex_of(&[2, 3, 1], 1, 1.0);
        let surface = Surface {
            score_surface: ScoreSurface::Exact(&complex),
            shading: Shading::Score,
            output: Output::default(),
            dimmed: None,
            theme: Theme::Light,
        };
        for (count, width) in [(0, 0), (0, 5), (1, 1), (3, 3), (3, 1)] {
            let mut pixels = vec![[0; 4]; count];
            let mut canvas = Canvas {
                pixels: &mut pixels,
                width,
            };
            paint(&mut canvas, &surface, frame);
            assert!(pixels.iter().all(|pixel| pixel[3] == u8::MAX));
        }
    }
}
