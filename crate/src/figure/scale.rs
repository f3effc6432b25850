//! From scores to colours: bands, probabilities or classes.

use super::palette::{Palette, Rgb, channel};
use super::surface::Surface;
use crate::scene::{Output, Shading};

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
        let tint = |share: f64| tone(palette.printed.mix(palette.tint[class], share));
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
        let tone = |class: usize, share: f64| tone(palette.printed.mix(palette.tint[class], share));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::CellComplex;
    use crate::figure::Theme;
    use crate::geometry::{Point, Rect};
    use crate::measure::ScoreSurface;
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
}
