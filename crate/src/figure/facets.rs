//! Lighting of regions: each is lighter or darker by the direction in which its score rises.

use super::palette::Palette;
use super::scale::{Tone, tone};
use super::surface::Surface;
use crate::geometry::Vec2;
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
