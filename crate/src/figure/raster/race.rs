//! The shaded plane for several scores: all of them are affine along a row, and the highest decides the colour.

use super::canvas::{Canvas, Rgba};
use super::ramp::{ColourRamp, blend};
use super::run::Run;
use super::score::{Score, in_input_units};
use crate::figure::contested::{Class, certainty, rise};
use crate::figure::facets::Facets;
use crate::figure::scale::Tone;
use crate::figure::surface::Surface;
use crate::geometry::grid::{Grid, PixelRun, Spans};
use crate::geometry::{Affine, Point};
use crate::measure::score_surface::Facet;
use crate::network::Network;
use crate::network::TopTwo;

/// The most pixels between which a probability is taken to run straight, and the most that scores may move against each other
/// there: the sigmoid leaves its chord by less than a step of 255 then.
const STRAIGHT: (f64, f64) = (16.0, 0.5);

/// The lead over another score beyond which that score changes the colour by less than half a step of 255.
const CERTAIN: f64 = 7.0;

/// Paints the plane of several scores into a canvas.
pub(super) fn paint(canvas: &mut Canvas<'_>, surface: &Surface<'_>, grid: &Grid) {
    let outputs = surface.score_surface.network().outputs();
    let classes: Vec<Class> = (0..outputs).map(|k| Class::of(surface, k)).collect();
    let facets = Facets::of(surface);
    let mut spans = Spans::default();
    let mut corners = Vec::new();
    surface
        .score_surface
        .for_each_facet(surface.dimmed, |facet| {
            corners.clear();
            corners.extend(facet.corners.iter().map(|&at| grid.place(at)));
            spans.cover(corners.iter().copied(), grid.rows);
            if spans.is_empty() {
                return;
            }
            let mut race = Race::of(&facet, &corners, &classes);
            let maps: Vec<Affine> = race.scores.iter().map(|score| score.map).collect();
            let of_class = |class: usize| {
                let slope = in_input_units(rise(&maps, class), grid);
                facets.tint(slope, facet.is_off)
            };
            let tints: Vec<_> = (0..outputs).map(of_class).collect();
            let tint = |class: usize, tone: Tone| tints[class](tone);
            for run in spans.pixels(grid) {
                race.paint(&mut canvas.pixels[run.indices(grid.columns)], run, &tint);
            }
        });
}

/// The scores on a facet, and the ramps of the leads that were met there.
struct Race<'a> {
    classes: &'a [Class],
    scores: Vec<Score>,
    ramps: Vec<(TopTwo, ColourRamp)>,
}

impl<'a> Race<'a> {
    fn of(facet: &Facet<'_>, places: &[Point], classes: &'a [Class]) -> Self {
        let score = |output: usize| {
            let pair = |(&at, scores): (&Point, &[f64; Network::MAX_OUTPUTS])| (at, scores[output]);
            Score::of(
                &places
                    .iter()
                    .zip(facet.scores)
                    .map(pair)
                    .collect::<Vec<_>>(),
            )
        };
        Self {
            classes,
            scores: (0..classes.len()).map(score).collect(),
            ramps: Vec::new(),
        }
    }

    /// Paints a run of pixels, stretch by stretch with the same lead.
    fn paint(&mut self, pixels: &mut [Rgba], run: PixelRun, tint: &impl Fn(usize, Tone) -> Tone) {
        let mut runs = [Run::default(); Network::MAX_OUTPUTS];
        for (along, score) in runs.iter_mut().zip(&self.scores) {
            *along = score.along(run);
        }
        let runs = &runs[..self.scores.len()];
        let mut from = 0;
        while from < pixels.len() {
            let lead = lead_at(runs, from);
            let end = end_of(lead, runs, from, pixels.len());
            let stretch = &mut pixels[from..end];
            let class = &self.classes[lead.class];
            if class.is_smooth {
                let tone = |share| tint(lead.class, class.tone(share));
                paint_probability(stretch, (runs, lead.class, from), tone);
            } else {
                let margin = runs[lead.class].minus(runs[lead.runner_up]);
                self.ramp(lead, tint)
                    .paint(stretch, margin.starting_at(from));
            }
            from = end;
        }
    }

    fn ramp(&mut self, lead: TopTwo, tint: &impl Fn(usize, Tone) -> Tone) -> &ColourRamp {
        let known = self.ramps.iter().position(|(known, _)| *known == lead);
        let place = known.unwrap_or_else(|| {
            let [ahead, next] = [lead.class, lead.runner_up].map(|k| self.scores[k].map);
            let scale = &self.classes[lead.class].scale;
            let ramp = ColourRamp::of(scale, (ahead - next).gradient(), |tone| {
                tint(lead.class, tone)
            });
            self.ramps.push((lead, ramp));
            self.ramps.len() - 1
        });
        &self.ramps[place].1
    }
}

fn lead_at(runs: &[Run], pixel: usize) -> TopTwo {
    let scores: [f64; Network::MAX_OUTPUTS] =
        std::array::from_fn(|output| runs.get(output).map_or(0.0, |run| run.at(pixel)));
    TopTwo::of(&scores[..runs.len()])
}

/// The first pixel after `from` at which another score may have come first or second.
fn end_of(lead: TopTwo, runs: &[Run], from: usize, count: usize) -> usize {
    let runner_up = runs[lead.runner_up];
    let others = (0..runs.len()).filter(|&output| output != lead.class && output != lead.runner_up);
    let gaps = others.map(|output| runner_up.minus(runs[output]));
    std::iter::once(runs[lead.class].minus(runner_up))
        .chain(gaps)
        .filter(|gap| gap.step < 0.0)
        .map(|gap| gap.passes(0.0, from + 1, count))
        .min()
        .unwrap_or(count)
}

/// Paints pixels by the probability of the class that leads on all of them.
fn paint_probability(
    pixels: &mut [Rgba],
    (runs, class, first): (&[Run], usize, usize),
    tone: impl Fn(f64) -> Tone,
) {
    let share = |pixel: usize| {
        let scores: [f64; Network::MAX_OUTPUTS] =
            std::array::from_fn(|k| runs.get(k).map_or(0.0, |run| run.at(first + pixel)));
        certainty(&scores[..runs.len()], class)
    };
    let mut from = 0;
    let mut before = tone(share(0));
    while from < pixels.len() {
        let length = straight_from(runs, class, first + from);
        let part = &mut pixels[from..];
        let length = length.min(part.len());
        let after = tone(share(from + length));
        let run = Run {
            start: 0.0,
            step: 1.0 / length as f64,
        };
        blend(&mut part[..length], run, 0, ((0.0, before), (1.0, after)));
        before = after;
        from += length;
    }
}

/// For how many pixels on the probability of a class may be taken to run straight; at least one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most as many pixels as the constant says"
)]
fn straight_from(runs: &[Run], class: usize, pixel: usize) -> usize {
    let (most, change) = STRAIGHT;
    let others = (0..runs.len()).filter(|&other| other != class);
    let gaps = others.map(|other| runs[class].minus(runs[other]));
    let length = |gap: Run| {
        let here = gap.at(pixel);
        if here.min(here + most * gap.step) > CERTAIN {
            return most;
        }
        (change / gap.step.abs()).clamp(1.0, most)
    };
    gaps.map(length).fold(most, f64::min) as usize
}

#[cfg(test)]
mod tests {
    use super::super::paint;
    use super::*;
    use crate::cells::CellComplex;
    use crate::figure::Theme;
    use crate::figure::raster::opaque;
    use crate::geometry::Rect;
    use crate::measure::Sampled;
    use crate::measure::ScoreSurface;
    use crate::network::Activation;
    use crate::network::UnitId;
    use crate::scene::Output;
    use crate::scene::Shading;
    use crate::train::Initializer;

    const SIDE: usize = 90;

    const FRAME: Rect = Rect::square(Point::new(0.1, -0.2), 1.25);

    const GRID: Grid = Grid {
        columns: SIDE,
        rows: SIDE,
        frame: FRAME,
    };

    fn networks() -> Vec<Network> {
        let shapes: [&[usize]; 4] = [&[2, 3], &[2, 5, 2], &[2, 8, 8, 3], &[2, 6, 4]];
        let of_shape = |(seed, widths): (u64, &&[usize])| {
            let initializer = Initializer {
                seed,
                ..Initializer::default()
            };
            let network = initializer.network(Activation::Relu, widths).unwrap();
            // Larger parameters, so that scores cross several bands.
            let parameters: Vec<f64> = network.parameters().map(|value| 3.0 * value).collect();
            network.with_parameters(&parameters).unwrap()
        };
        let drawn = (1..).zip(&shapes).map(of_shape);
        drawn
            .chain([Network::zeros(Activation::Relu, &[2, 4, 3]).unwrap()])
            .collect()
    }

    fn painted(surface: &Surface<'_>) -> Vec<Rgba> {
        let mut pixels = vec![[0; 4]; SIDE * SIDE];
        let mut canvas = Canvas {
            pixels: &mut pixels,
            width: SIDE,
        };
        paint(&mut canvas, surface, FRAME);
        pixels
    }

    /// The colours that the middle of a pixel may have: none where a band or a class ends within the pixel.
    fn expected(surface: &Surface<'_>, complex: &CellComplex, at: Point) -> Option<Rgba> {
        let region = complex.region_at(at)?;
        let outputs = complex.network().outputs();
        let maps: Vec<Affine> = (0..outputs).map(|k| complex.affine(region, k)).collect();
        let scores = complex.network().scores(at);
        let lead = TopTwo::of(&scores);
        let margin = lead.margin(&scores);
        let pixel = FRAME.width() / SIDE as f64;
        let steepest = (maps.iter())
            .flat_map(|one| {
                maps.iter()
                    .map(move |other| (*one - *other).gradient().length())
            })
            .fold(0.0, f64::max);
        let class = Class::of(surface, lead.class);
        let is_near = |&level: &f64| (level - margin).abs() < steepest * pixel;
        if steepest > 0.0 && class.scale.levels.iter().any(is_near) {
            return None;
        }
        let band = class.scale.levels.partition_point(|&level| level <= margin);
        let is_off = (surface.dimmed).is_some_and(|unit| !complex.pattern(region).is_on(unit));
        let tone = if class.is_smooth {
            class.tone(certainty(&scores, lead.class))
        } else {
            class.scale.tones[band]
        };
        let facets = Facets::of(surface);
        Some(opaque(facets.tint(rise(&maps, lead.class), is_off)(tone)))
    }

    #[test]
    fn every_pixel_shows_who_leads_in_its_middle() {
        for network in networks() {
            let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
            for (shading, _) in Shading::NAMES {
                for dimmed in [None, Some(UnitId::new(0, 1))] {
                    let surface = Surface {
                        score_surface: ScoreSurface::Exact(&complex),
                        shading,
                        output: Output::default(),
                        dimmed,
                        theme: Theme::Light,
                    };
                    let mut checked = 0;
                    for (index, pixel) in painted(&surface).into_iter().enumerate() {
                        let place =
                            Point::new((index % SIDE) as f64 + 0.5, (index / SIDE) as f64 + 0.5);
                        let at = GRID.point(place);
                        let Some(expected) = expected(&surface, &complex, at) else {
                            continue;
                        };
                        checked += 1;
                        for channel in 0..4 {
                            let apart = pixel[channel].abs_diff(expected[channel]);
                            assert!(
                                apart <= 2,
                                "{shading:?} {at:?}: {pixel:?}, not {expected:?}"
                            );
                        }
                    }
                    assert!(checked > SIDE * SIDE / 4, "{checked} pixels checked");
                }
            }
        }
    }

    #[test]
    fn a_sampled_plane_has_the_classes_of_its_surface() {
        for network in networks() {
            let sampled = Sampled::of(&network, FRAME);
            let surface = Surface {
                score_surface: ScoreSurface::Sampled(&sampled),
                shading: Shading::Class,
                output: Output::default(),
                dimmed: None,
                theme: Theme::Printed,
            };
            let full = |class: usize| opaque(Class::of(&surface, class).tone(1.0));
            let (mut right, mut all) = (0, 0);
            for (index, pixel) in painted(&surface).into_iter().enumerate() {
                let place = Point::new((index % SIDE) as f64 + 0.5, (index / SIDE) as f64 + 0.5);
                let lead = TopTwo::of(&network.scores(GRID.point(place)));
                all += 1;
                right += usize::from(pixel == full(lead.class));
            }
            // The others lie where classes meet, and where a sampled surface departs from the network's.
            assert!(right * 10 > all * 8, "{right} of {all}");
        }
    }
}
