//! The plane as pixels: one pass over the rows of each region, whose score runs in a straight line along a row.

mod race;

use super::palette::{Palette, channel};
use super::shading::{Facets, Scale, Surface, Tone, plane_through, tone};
use crate::geometry::grid::{Grid, PixelRun, Spans, first_middle};
use crate::geometry::{Affine, Point, Rect, Vec2};

/// One pixel: red, green, blue, and 255.
pub type Rgba = [u8; 4];

/// Pixels row by row from the upper left.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// As many as `width` times the number of rows.
    pub pixels: &'a mut [Rgba],
    /// Pixels in a row.
    pub width: usize,
}

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

/// A slope per pixel as a slope per input unit.
fn in_input_units(slope: Vec2, grid: &Grid) -> Vec2 {
    let pixel = grid.pixel_size();
    Vec2::new(slope.x / pixel.x, -slope.y / pixel.y)
}

/// The score on a region, as a map of the canvas.
struct Score {
    map: Affine,
    least: f64,
    most: f64,
}

impl Score {
    fn of(corners: &[(Point, f64)]) -> Self {
        let scores = || corners.iter().map(|corner| corner.1);
        Self {
            map: plane_through(corners),
            least: scores().fold(f64::INFINITY, f64::min),
            most: scores().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    /// The score along the middles of pixels.
    fn along(&self, run: PixelRun) -> Run {
        let Point { x, y } = run.middle();
        let way = (run.end - 1 - run.start) as f64;
        // Held between the corners' scores: the map of a sliver is steep and vague.
        let at = |x: f64| self.map.at(Point::new(x, y)).clamp(self.least, self.most);
        let (first, last) = (at(x), at(x + way));
        let steps = way.max(1.0);
        Run {
            start: first,
            step: (last - first) / steps,
        }
    }
}

/// A score that changes by the same step from pixel to pixel.
#[derive(Clone, Copy, Default)]
struct Run {
    start: f64,
    step: f64,
}

impl Run {
    fn at(self, pixel: usize) -> f64 {
        self.start + self.step * pixel as f64
    }

    /// How far this score lies above another.
    fn minus(self, other: Self) -> Self {
        Self {
            start: self.start - other.start,
            step: self.step - other.step,
        }
    }

    /// The same run from a later pixel on.
    fn starting_at(self, pixel: usize) -> Self {
        Self {
            start: self.at(pixel),
            ..self
        }
    }

    /// The first pixel of `from..count` at which the score has passed `level`.
    fn passes(self, level: f64, from: usize, count: usize) -> usize {
        let pixel = (level - self.start) / self.step;
        // No step, or none that gets there.
        if pixel.is_nan() || pixel < 0.0 {
            return count;
        }
        first_middle(pixel + 0.5, count).clamp(from, count)
    }
}

/// A region's tones by score: constant below the first knot and above the last, straight in between.
struct ColourRamp {
    knots: Vec<Knot>,
}

/// A score and its tone.
type Knot = (f64, Tone);

impl ColourRamp {
    /// The ramp of a scale where the score has a given slope per pixel.
    fn of(scale: &Scale, slope: Vec2, tint: impl Fn(Tone) -> Tone) -> Self {
        let tones: Vec<Tone> = scale.tones.iter().map(|&tone| tint(tone)).collect();
        let levels = &scale.levels;
        if scale.smooth {
            // One knot in the middle of each band, beyond the outermost ones half a band further.
            let ends = levels.windows(2).map(|pair| 0.5 * (pair[0] + pair[1]));
            let half = 0.5 * (levels[1] - levels[0]);
            let last = levels[levels.len() - 1];
            let scores = std::iter::once(levels[0] - half)
                .chain(ends)
                .chain([last + half]);
            return Self {
                knots: scores.zip(tones).collect(),
            };
        }
        // A pixel sees the score change by its slope; no further than the middle of a band, where the next level begins.
        let reach = 0.5 * slope.length();
        let gap = levels.windows(2).map(|pair| 0.5 * (pair[1] - pair[0]));
        let half = gap.fold(reach, f64::min);
        let mut knots = Vec::with_capacity(2 * levels.len());
        for (index, level) in levels.iter().enumerate() {
            knots.push((level - half, tones[index]));
            knots.push((level + half, tones[index + 1]));
        }
        Self { knots }
    }

    /// Paints pixels along which the score runs.
    fn paint(&self, pixels: &mut [Rgba], run: Run) {
        let count = pixels.len();
        let mut from = 0;
        while from < count {
            let score = run.at(from);
            let next = self.knots.partition_point(|knot| knot.0 <= score);
            let below = next.checked_sub(1).map(|index| self.knots[index]);
            let above = self.knots.get(next).copied();
            let limit = if run.step > 0.0 { above } else { below };
            let end = limit.map_or(count, |knot| run.passes(knot.0, from + 1, count));
            let stretch = &mut pixels[from..end];
            match (below, above) {
                (Some(a), Some(b)) if a.1 != b.1 => blend(stretch, run, from, (a, b)),
                (Some(knot), _) | (_, Some(knot)) => stretch.fill(opaque(knot.1)),
                (None, None) => (),
            }
            from = end;
        }
    }
}

/// Paints pixels whose scores lie between two knots.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a colour needs no more digits, and the last cast holds it within 0..=255"
)]
fn blend(pixels: &mut [Rgba], run: Run, first: usize, (a, b): (Knot, Knot)) {
    let per_score = 1.0 / (b.0 - a.0);
    let start = (run.at(first) - a.0) * per_score;
    let step = run.step * per_score;
    // Half a step of 255 more, so that cutting off rounds.
    let origin: [f32; 3] =
        std::array::from_fn(|i| (a.1[i] + start * (b.1[i] - a.1[i]) + 0.5) as f32);
    let change: [f32; 3] = std::array::from_fn(|i| (step * (b.1[i] - a.1[i])) as f32);
    for (index, pixel) in pixels.iter_mut().enumerate() {
        let [red, green, blue] = std::array::from_fn(|i| origin[i] + change[i] * index as f32);
        *pixel = [red as u8, green as u8, blue as u8, u8::MAX];
    }
}

fn opaque([red, green, blue]: Tone) -> Rgba {
    [channel(red), channel(green), channel(blue), u8::MAX]
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
