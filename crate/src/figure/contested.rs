//! The shading for several scores: each point has the tint of the class with the highest score, stronger the larger its margin.

use super::facets::Facets;
use super::palette::{Palette, channel};
use super::scale::{Scale, Tone, tone};
use super::surface::Surface;
use crate::geometry::{Affine, Point, Vec2, plane_through, polygon_centroid, split};
use crate::measure::score_surface::{Facet, Scores};
use crate::network::TopTwo;
use crate::scene::Shading;

/// A convex polygon and its tone.
pub(super) type Piece = (Vec<Point>, Tone);

/// The plane as convex polygons with their tones; they tile the frame. Where tones should change smoothly, each polygon has
/// the tone at its centre.
pub(super) fn pieces(surface: &Surface<'_>) -> Vec<Piece> {
    let outputs = surface.score_surface.network().outputs();
    let classes: Vec<Class> = (0..outputs).map(|k| Class::of(surface, k)).collect();
    let facets = Facets::of(surface);
    let mut pieces = Vec::new();
    let kind = |scores: &Scores, is_off| Kind::of(&scores[..outputs], &classes, is_off);
    (surface.score_surface).for_each_patch(surface.dimmed, kind, |facet, kind| match kind {
        None => cut(facet, &classes, &facets, &mut pieces),
        Some(kind) => {
            // Sampled facets have no slope to be tinted by.
            let tint = facets.tint(Vec2::default(), facet.is_off);
            pieces.push((facet.corners.to_vec(), tint(kind.tone.map(f64::from))));
        }
    });
    pieces
}

/// The pieces of every facet of an exact surface, in the order of its regions.
pub(super) fn pieces_by_facet(surface: &Surface<'_>) -> Vec<Vec<Piece>> {
    let outputs = surface.score_surface.network().outputs();
    let classes: Vec<Class> = (0..outputs).map(|k| Class::of(surface, k)).collect();
    let facets = Facets::of(surface);
    let mut all = Vec::new();
    (surface.score_surface).for_each_facet(surface.dimmed, |facet| {
        let mut pieces = Vec::new();
        cut(facet, &classes, &facets, &mut pieces);
        all.push(pieces);
    });
    all
}

/// Cuts a facet by class, runner-up and level.
fn cut(facet: Facet<'_>, classes: &[Class], facets: &Facets<'_>, pieces: &mut Vec<Piece>) {
    let maps = maps_of(facet.corners, facet.scores, classes.len());
    for (part, lead) in TopTwo::parts(facet.corners, &maps) {
        let class = &classes[lead.class];
        let tint = facets.tint(rise(&maps, lead.class), facet.is_off);
        let margin = maps[lead.class] - maps[lead.runner_up];
        for (polygon, band) in bands(part, margin, &class.scale.levels) {
            let middle = polygon_centroid(&polygon).unwrap_or(polygon[0]);
            let scores: Vec<f64> = maps.iter().map(|map| map.at(middle)).collect();
            pieces.push((polygon, tint(class.tone_of(band, &scores, lead.class))));
        }
    }
}

/// What decides the colour of a point. If all corners of a square are of one kind, so is the whole square: scores are affine
/// between the corners, so the same two classes are first and second throughout.
#[derive(PartialEq)]
struct Kind {
    lead: TopTwo,
    band: usize,
    /// As it is drawn.
    tone: [u8; 3],
    is_off: bool,
}

impl Kind {
    fn of(scores: &[f64], classes: &[Class], is_off: bool) -> Self {
        let lead = TopTwo::of(scores);
        let class = &classes[lead.class];
        let margin = lead.margin(scores);
        let band = class.scale.levels.partition_point(|&level| level <= margin);
        Self {
            lead,
            band,
            tone: class.tone_of(band, scores, lead.class).map(channel),
            is_off,
        }
    }
}

/// The colours of one of several classes.
pub(super) struct Class {
    /// The tones by the margin over the runner-up; where `is_smooth`, only its levels mean something.
    pub(super) scale: Scale,
    /// Whether the tone follows the probability instead.
    pub(super) is_smooth: bool,
    printed: Tone,
    tint: Tone,
}

impl Class {
    /// The colours of a class on a surface.
    pub(super) fn of(surface: &Surface<'_>, class: usize) -> Self {
        let palette = Palette::of(surface.theme);
        Self {
            scale: Scale::of_margin(surface, class),
            is_smooth: surface.effective_shading() == Shading::Probability,
            printed: tone(palette.printed),
            tint: tone(palette.tint[class]),
        }
    }

    /// The tone of a spot between levels, with the given scores.
    fn tone_of(&self, band: usize, scores: &[f64], class: usize) -> Tone {
        if self.is_smooth {
            self.tone(certainty(scores, class))
        } else {
            self.scale.tones[band]
        }
    }

    /// The tone at a share of the way from paper to the full tint.
    pub(super) fn tone(&self, share: f64) -> Tone {
        std::array::from_fn(|i| self.printed[i] + share * (self.tint[i] - self.printed[i]))
    }
}

/// The probability of a class by the softmax of all scores, stretched so that a guess among all of them is 0 and certainty 1.
pub(super) fn certainty(scores: &[f64], class: usize) -> f64 {
    let powers = scores.iter().map(|s| libm::exp(s - scores[class]));
    let guess = 1.0 / scores.len() as f64;
    let probability = 1.0 / powers.sum::<f64>();
    ((probability - guess) / (1.0 - guess)).max(0.0)
}

/// The gradient of a class's score minus the mean of the others. Adding the same to all scores does not change it. It decides
/// how a facet is lit.
pub(super) fn rise(maps: &[Affine], class: usize) -> Vec2 {
    let share = 1.0 / (maps.len() as f64 - 1.0);
    let others = (0..maps.len()).filter(|&other| other != class);
    let slopes = others.map(|other| (maps[class] - maps[other]).gradient() * share);
    slopes.fold(Vec2::default(), |sum, slope| {
        Vec2::new(sum.x + slope.x, sum.y + slope.y)
    })
}

/// The affine maps of all scores on a facet.
fn maps_of(corners: &[Point], scores: &[Scores], outputs: usize) -> Vec<Affine> {
    let map = |output: usize| {
        let score = |(&at, scores): (&Point, &Scores)| (at, scores[output]);
        plane_through(&corners.iter().zip(scores).map(score).collect::<Vec<_>>())
    };
    (0..outputs).map(map).collect()
}

/// A convex polygon cut along levels of a map, which ascend: its parts, each with how many levels lie below.
fn bands(polygon: Vec<Point>, map: Affine, levels: &[f64]) -> Vec<(Vec<Point>, usize)> {
    let mut bands = Vec::new();
    let mut rest = polygon;
    for (band, &level) in levels.iter().enumerate() {
        let [above, below] = split(&rest, map - Affine::new(0.0, 0.0, level));
        // At the level throughout counts as above it.
        if above.is_empty() && below.is_empty() {
            continue;
        }
        if !below.is_empty() {
            bands.push((below, band));
        }
        rest = above;
    }
    if !rest.is_empty() {
        bands.push((rest, levels.len()));
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::CellComplex;
    use crate::figure::Theme;
    use crate::geometry::{Rect, lies_inside, polygon_area};
    use crate::measure::Sampled;
    use crate::measure::ScoreSurface;
    use crate::network::Activation;
    use crate::network::Network;
    use crate::scene::Output;
    use crate::train::Initializer;

    #[test]
    fn pieces_tile_the_frame() {
        let frame = Rect::square(Point::new(0.1, -0.2), 1.25);
        for (seed, widths) in [
            (1, &[2, 5, 3][..]),
            (2, &[2, 6, 6, 4]),
            (3, &[2, 2]),
            (4, &[2, 8, 3]),
        ] {
            let initializer = Initializer {
                seed,
                ..Initializer::default()
            };
            let network = initializer.network(Activation::Relu, widths).unwrap();
            let parameters: Vec<f64> = network.parameters().map(|value| 3.0 * value).collect();
            for network in [
                network.with_parameters(&parameters).unwrap(),
                Network::zeros(Activation::Relu, widths).unwrap(),
            ] {
                let complex = CellComplex::of(&network, &frame.corners()).unwrap();
                let sampled = Sampled::of(&network, frame);
                for score_surface in [
                    ScoreSurface::Exact(&complex),
                    ScoreSurface::Sampled(&sampled),
                ] {
                    for (shading, _) in Shading::NAMES {
                        let surface = Surface {
                            score_surface,
                            shading,
                            output: Output::default(),
                            dimmed: None,
                            theme: Theme::Light,
                        };
                        let area = |(polygon, _): (Vec<Point>, Tone)| polygon_area(&polygon);
                        let areas: Vec<f64> = pieces(&surface).into_iter().map(area).collect();
                        assert!(areas.iter().all(|&area| area >= -1e-15));
                        let total: f64 = areas.iter().sum();
                        assert!((total - frame.area()).abs() < 1e-9, "{widths:?}: {total}");
                    }
                }
            }
        }
    }

    #[test]
    fn joined_squares_have_the_tone_of_every_spot_on_them() {
        let frame = Rect::square(Point::default(), 1.25);
        let network = Initializer::default().network(Activation::Tanh, &[2, 6, 3]);
        let parameters: Vec<f64> = (network.as_ref().unwrap().parameters())
            .map(|value| 4.0 * value)
            .collect();
        let network = network.unwrap().with_parameters(&parameters).unwrap();
        let sampled = Sampled::of(&network, frame);
        for (shading, _) in Shading::NAMES {
            let surface = Surface {
                score_surface: ScoreSurface::Sampled(&sampled),
                shading,
                output: Output::default(),
                dimmed: None,
                theme: Theme::Printed,
            };
            let classes: Vec<Class> = (0..3).map(|k| Class::of(&surface, k)).collect();
            let all = pieces(&surface);
            // Pieces without joining, by the middle that each has.
            let mut facets = Vec::new();
            ScoreSurface::Sampled(&sampled).for_each_facet(None, |facet| {
                cut(facet, &classes, &Facets::of(&surface), &mut facets);
            });
            // Where colours run on smoothly, few squares have one of them.
            let fewest = if shading == Shading::Probability {
                1
            } else {
                2
            };
            assert!(
                fewest * all.len() < facets.len(),
                "{shading:?}: {}",
                all.len()
            );
            let large = |part: &&Piece| polygon_area(&part.0) > 1e-9;
            for (part, tone) in facets.iter().step_by(7).filter(large) {
                let middle = polygon_centroid(part).unwrap();
                let holds = |(polygon, _): &&Piece| lies_inside(middle, polygon);
                let (_, found) = all.iter().find(holds).unwrap();
                let differ = |i: usize| channel(tone[i]).abs_diff(channel(found[i]));
                let most = (0..3).map(differ).max().unwrap();
                assert!(
                    most <= u8::from(shading == Shading::Probability),
                    "{middle:?}"
                );
            }
        }
    }

    #[test]
    fn a_guess_is_paper_white_and_certainty_full() {
        for scores in [&[0.5, 0.5][..], &[0.0; 3], &[-2.0; 4]] {
            assert!(certainty(scores, 1) < 1e-12);
        }
        assert!((certainty(&[0.0, 60.0, -3.0], 1) - 1.0).abs() < 1e-12);
        // Of two, it is twice the distance from one half.
        let sigmoid = crate::network::probability::sigmoid(1.5);
        assert!((certainty(&[0.25, 1.75], 1) - (2.0 * sigmoid - 1.0)).abs() < 1e-12);
    }

    #[test]
    fn the_rise_of_one_of_two_is_that_of_their_difference() {
        let maps = [Affine::new(0.5, 2.0, 1.0), Affine::new(-1.0, 0.25, 3.0)];
        assert_eq!(rise(&maps, 1), (maps[1] - maps[0]).gradient());
    }
}
