//! Tones of a row of pixels, from the score along it.

use super::canvas::{Rgba, opaque};
use super::run::Run;
use crate::figure::scale::{Scale, Tone};
use crate::geometry::Vec2;

/// A region's tones by score: constant below the first knot and above the last, straight in between.
pub(super) struct ColourRamp {
    knots: Vec<Knot>,
}

/// A score and its tone.
pub(super) type Knot = (f64, Tone);

impl ColourRamp {
    /// The ramp of a scale where the score has a given slope per pixel.
    pub(super) fn of(scale: &Scale, slope: Vec2, tint: impl Fn(Tone) -> Tone) -> Self {
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
        // Within a pixel the score changes by its slope. Blending ends at the middle of a band, where that of the next level begins.
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
    pub(super) fn paint(&self, pixels: &mut [Rgba], run: Run) {
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
pub(super) fn blend(pixels: &mut [Rgba], run: Run, first: usize, (a, b): (Knot, Knot)) {
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
