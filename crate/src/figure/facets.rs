//! Lighting of regions: each is lighter or darker by the direction in which its score rises.

use super::palette::Palette;
use super::scale::{Tone, tone};
use super::surface::Surface;
use crate::geometry::{Affine, Point, Vec2};
use crate::measure::ScoreSurface;
use crate::scene::Output;

/// The slope at which a facet is turned half as far to the light as it can be, in score per input unit.
const HALF_TURNED: f64 = 3.0;

/// Where the light comes from: the upper left, as in drawings since the Renaissance.
const LIGHT: Vec2 = Vec2::new(-0.6, 0.8);

/// Share of the veil's colour in a dimmed point.
const VEILED: f64 = 0.55;

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
            // Half of the plane is flat then, whatever the score's slope: lighting it would show facets that the output does not have.
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
/// Precise enough for painting, and cheaper than the exact map. Constant on a region without area.
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

#[cfg(test)]
mod tests {
    use super::*;

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
