//! From scores to colours: bands, probabilities or classes, on facets that catch the light.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::contested;
use super::palette::{Palette, Rgb, Theme, channel};
use super::pen::{Drawn, Pen};
use crate::geometry::{Affine, Point, Vec2};
use crate::layout::{Pixel, Projection};
use crate::measure::ScoreSurface;
use crate::network::UnitId;
use crate::scene::Output;
use crate::scene::Shading;

/// How the plane is coloured.
#[derive(Clone, Copy, Debug)]
pub struct Surface<'a> {
    /// The score over the frame.
    pub score_surface: ScoreSurface<'a>,
    /// What colours stand for.
    pub shading: Shading,
    /// What becomes of the score; where that is not shown as it is, bands give way to probabilities.
    pub output: Output,
    /// The unit whose off side is dimmed.
    pub dimmed: Option<UnitId>,
    /// Colours.
    pub theme: Theme,
}

/// Scores at which the bands of one class end. Each is a little more than twice the one before, so that a hesitant network
/// and a certain one both show their slopes; a score of 2 is a probability of 88 %, one of 4 of 98 %.
const BAND_ENDS: [f64; 4] = [0.5, 1.5, 4.0, 10.0];

/// How much of the full tint each band takes, from the boundary outwards.
const BAND_TINTS: [f64; 5] = [0.10, 0.32, 0.54, 0.77, 1.0];

/// Numbers at which the bands of learnt numbers end on either side of 0: forms go from −1 to 1, noise and hasty networks beyond.
const VALUE_ENDS: [f64; 5] = [0.2, 0.4, 0.6, 0.8, 1.0];

/// How much of the full tint each of these bands takes.
const VALUE_TINTS: [f64; 6] = [0.06, 0.24, 0.42, 0.6, 0.8, 1.0];

/// The score at which a probability counts as certain, and how many steps lead there where colours cannot run on smoothly.
const CERTAIN: (f64, u8) = (6.0, 16);

/// The slope at which a facet is turned half as far to the light as it can be, in score per input unit.
const HALF_TURNED: f64 = 3.0;

/// Where the light comes from: the upper left, as in drawings since the Renaissance.
const LIGHT: Vec2 = Vec2::new(-0.6, 0.8);

/// How much of a dimmed spot is veil.
const VEILED: f64 = 0.55;

/// A colour before rounding, its channels from 0 to 255.
pub(super) type Tone = [f64; 3];

/// Levels of the score and the tones between them.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// Ascending.
    pub(super) levels: Vec<f64>,
    /// One more than levels: below the first, between neighbours, above the last.
    pub(super) tones: Vec<Tone>,
    /// Whether tones run into each other instead of ending at levels.
    pub(super) smooth: bool,
}

impl Surface<'_> {
    /// Whether nothing is coloured: over a single input the score is a height.
    pub(super) fn is_bare(&self) -> bool {
        self.score_surface.network().inputs() == 1
    }

    /// What colours stand for where a squashed score is not shown in bands.
    pub(super) const fn effective_shading(&self) -> Shading {
        match (self.output, self.shading) {
            (Output::Sigmoid | Output::ReluOnScore, Shading::Score) => Shading::Probability,
            (Output::Number, _) => Shading::Score,
            (_, shading) => shading,
        }
    }
}

impl Scale {
    /// The scale of the only score of a surface.
    pub(super) fn of(surface: &Surface<'_>) -> Self {
        let palette = Palette::of(surface.theme);
        if surface.output == Output::Number {
            return Self::of_numbers(palette);
        }
        let mut scale = Self::of_shading(surface.effective_shading(), palette);
        if surface.output == Output::ReluOnScore {
            // One half, however strongly the score spoke for the first class.
            let first_class = scale.levels.partition_point(|&level| level <= 0.0);
            scale.tones[..first_class].fill(tone(palette.printed));
        }
        scale
    }

    /// The scale of learnt numbers.
    pub(super) fn of_numbers(palette: &Palette) -> Self {
        Self::mirrored(&VALUE_ENDS, &VALUE_TINTS, palette)
    }

    /// The tone of a score.
    pub(super) fn tone_of(&self, score: f64) -> Tone {
        self.tones[self.levels.partition_point(|&level| level <= score)]
    }

    /// The scale of the margin, never negative, by which one of several classes leads; for a probability in steps, as where
    /// colours cannot run on smoothly.
    pub(super) fn of_margin(surface: &Surface<'_>, class: usize) -> Self {
        let palette = Palette::of(surface.theme);
        let mirrored = Self::of_shading(surface.effective_shading(), palette);
        let zero = mirrored.levels.partition_point(|&level| level < 0.0);
        let levels = mirrored.levels[zero..].to_vec();
        let tint = |share: f64| tone(palette.printed.lerp(palette.tint[class], share));
        let tones = match surface.effective_shading() {
            Shading::Score => BAND_TINTS.map(tint).to_vec(),
            Shading::Class => vec![tint(1.0)],
            // Painted by the probability itself.
            Shading::Probability => vec![tint(1.0); levels.len()],
        };
        Self {
            tones: std::iter::once(tone(palette.printed))
                .chain(tones)
                .collect(),
            levels,
            smooth: false,
        }
    }

    fn of_shading(shading: Shading, palette: &Palette) -> Self {
        match shading {
            Shading::Score => Self::mirrored(&BAND_ENDS, &BAND_TINTS, palette),
            Shading::Class => Self::mirrored(&[], &[1.0], palette),
            Shading::Probability => {
                let (certain, steps) = CERTAIN;
                let width = certain / f64::from(steps);
                let end = |step: u8| width * f64::from(step);
                // Twice the distance of the probability from one half.
                let share = |score: f64| 1.0 - 2.0 / (1.0 + libm::exp(score));
                let ends: Vec<f64> = (1..steps).map(end).collect();
                let tints: Vec<f64> = (0..steps)
                    .map(|step| share(end(step) + 0.5 * width))
                    .collect();
                Self {
                    smooth: true,
                    ..Self::mirrored(&ends, &tints, palette)
                }
            }
        }
    }

    /// A scale with the same bands for both classes, the first class below zero.
    fn mirrored(ends: &[f64], tints: &[f64], palette: &Palette) -> Self {
        let below = ends.iter().rev().map(|end| -end);
        let tone =
            |class: usize, share: f64| tone(palette.printed.lerp(palette.tint[class], share));
        let first = tints.iter().rev().map(|&share| tone(0, share));
        let second = tints.iter().map(|&share| tone(1, share));
        Self {
            levels: below.chain([0.0]).chain(ends.iter().copied()).collect(),
            tones: first.chain(second).collect(),
            smooth: false,
        }
    }
}

/// A tone as a colour.
pub(super) fn colour([red, green, blue]: Tone) -> Rgb {
    Rgb(channel(red), channel(green), channel(blue))
}

/// A colour as a tone.
pub(super) fn tone(Rgb(red, green, blue): Rgb) -> Tone {
    [red, green, blue].map(f64::from)
}

/// How a facet changes the tones of a scale: lighter or darker by the way it faces, veiled where a unit is off.
///
/// Sampled facets all face the same way: their edges are the grid's, not the network's.
pub(super) struct Facets<'a> {
    surface: &'a Surface<'a>,
    palette: &'static Palette,
}

impl<'a> Facets<'a> {
    pub(super) const fn of(surface: &'a Surface<'a>) -> Self {
        Self {
            surface,
            palette: Palette::of(surface.theme),
        }
    }

    /// The tone a facet gives to a tone of the scale, where its score has the given slope and the dimmed unit is off or not.
    pub(super) fn tint(&self, slope: Vec2, is_off: bool) -> impl Fn(Tone) -> Tone + use<> {
        let steepness = slope.length();
        // A slope that rises away from the light turns its face towards it.
        let facing = slope.unit().map_or(0.0, |rise| -rise.dot(LIGHT));
        let is_clipped = self.surface.output == Output::ReluOnScore
            && self.surface.score_surface.network().outputs() == 1;
        let light = match self.surface.score_surface {
            // Half of the plane is flat then, whatever the slope of the score; facets there would show what is gone.
            ScoreSurface::Exact(_) if is_clipped => 0.0,
            ScoreSurface::Sampled(_) => 0.0,
            ScoreSurface::Exact(_) => {
                self.palette.light * facing * steepness / (steepness + HALF_TURNED)
            }
        };
        let veil = is_off.then(|| tone(self.palette.veil));
        move |tone| {
            std::array::from_fn(|index| {
                let lit = tone[index] + light;
                veil.map_or(lit, |veil| lit + VEILED * (veil[index] - lit))
            })
        }
    }
}

/// The affine map through the scores at three corners of a region, those that span the most area with the first.
///
/// Good enough to paint with, and cheaper than the exact map; constant on a region without area.
pub(super) fn plane_through(corners: &[(Point, f64)]) -> Affine {
    let Some(&(origin, score)) = corners.first() else {
        return Affine::default();
    };
    let mut widest = (0.0, Vec2::default());
    for pair in corners[1..].windows(2) {
        let (p, q) = (pair[0].0 - origin, pair[1].0 - origin);
        let area = p.cross(q);
        if area.abs() > f64::abs(widest.0) {
            let (rise_p, rise_q) = (pair[0].1 - score, pair[1].1 - score);
            let a = (rise_p * q.y - rise_q * p.y) / area;
            let b = (rise_q * p.x - rise_p * q.x) / area;
            widest = (area, Vec2::new(a, b));
        }
    }
    let slope = widest.1;
    Affine::new(
        slope.x,
        slope.y,
        score - slope.x * origin.x - slope.y * origin.y,
    )
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::CellComplex;
    use crate::geometry::Rect;
    use crate::network::Activation;
    use crate::network::Network;

    /// Every scale there is, with the output it is for.
    fn scales() -> Vec<(Output, Scale)> {
        let network = Network::zeros(Activation::Relu, &[2, 1]).unwrap();
        let frame = Rect::square(Point::default(), 1.0).corners();
        let complex = CellComplex::of(&network, &frame).unwrap();
        let mut scales = Vec::new();
        for theme in [Theme::Light, Theme::Dark, Theme::Printed] {
            for (shading, _) in Shading::NAMES {
                let chosen = Output::NAMES.map(|(output, _)| output);
                for output in chosen.into_iter().chain([Output::Number]) {
                    let scale = Scale::of(&Surface {
                        score_surface: ScoreSurface::Exact(&complex),
                        shading,
                        output,
                        dimmed: None,
                        theme,
                    });
                    scales.push((output, scale));
                }
            }
        }
        scales
    }

    #[test]
    fn every_level_parts_two_tones() {
        for (_, scale) in scales() {
            assert_eq!(scale.tones.len(), scale.levels.len() + 1);
            assert!(scale.levels.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(scale.levels.contains(&0.0));
        }
    }

    #[test]
    fn a_clipped_score_has_one_tone_below_zero() {
        for (output, scale) in scales() {
            let zero = scale.levels.partition_point(|&level| level < 0.0);
            let below = &scale.tones[..=zero];
            let flat = below.iter().all(|tone| *tone == below[0]);
            assert_eq!(flat, output == Output::ReluOnScore || below.len() == 1);
            assert!(!scale.tones[zero + 1..].contains(&below[zero]));
        }
    }

    #[test]
    fn a_plane_runs_through_the_scores_of_a_region() {
        let map = Affine::new(0.5, -2.0, 0.25);
        let corners = [(0.0, 0.0), (1.0, 0.1), (0.8, 0.9), (-0.2, 0.7)]
            .map(|(x, y)| Point::new(x, y))
            .map(|at| (at, map.at(at)));
        let found = plane_through(&corners);
        for (at, score) in corners {
            assert!((found.at(at) - score).abs() < 1e-12);
        }
        assert_eq!(plane_through(&corners[..2]).gradient(), Vec2::default());
    }
}
