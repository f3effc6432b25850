//! The score surface on its canvas: the plane turned and tilted, every place of it raised by its score.
//!
//! Parallels stay parallel, and seen from above the surface is the flat plane: heights show only as far as it is tilted.

use super::projection::{Pixel, PixelRect};
use crate::geometry::{Affine, Angle, Point, Rect, Vec2};

/// The projection of places and scores onto a canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Raised {
    /// The visible rectangle of the input plane.
    pub frame: Rect,
    /// The score that is raised as far as any: the end of the vertical scale, greater than 0.
    pub reach: f64,
    /// Cosine and sine of the turn.
    turn: (f64, f64),
    /// Cosine and sine of the tilt.
    tilt: (f64, f64),
    /// Where the middle of the frame at the score 0 is.
    middle: Pixel,
    /// CSS pixels of half the frame's side.
    half: f64,
}

/// An example on the surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RaisedMark {
    /// Its place in the plane.
    pub at: Point,
    /// The score there, of several the highest.
    pub score: f64,
    /// Its class; of numbers, 1 for those above 0.
    pub class: usize,
    /// Whether it is only for testing.
    pub test: bool,
}

/// How far the score `reach` is raised, in halves of the frame's side.
const HEIGHT: f64 = 0.6;

/// How far below the score 0 the floor lies, likewise.
const FLOOR: f64 = -0.95;

/// Margin around it all, in CSS pixels, for numerals.
const MARGIN: f64 = 36.0;

/// The sine of the tilt from which on the surface may turn without changing its size.
const FULL_TILT: f64 = 0.5;

impl Raised {
    /// Projects the surface over a frame onto a canvas of the given CSS pixels. A canvas smaller than its margins still has a
    /// pixel.
    #[must_use]
    pub fn of(frame: Rect, reach: f64, angle: Angle, width: f64, height: f64) -> Self {
        let turned = f64::from(angle.turn()).to_radians();
        let tilted = f64::from(angle.tilt()).to_radians();
        let (turn, tilt) = (
            (libm::cos(turned), libm::sin(turned)),
            (libm::cos(tilted), libm::sin(tilted)),
        );
        // A flat square fills the canvas; a tilted one has room to turn.
        let across = turn.0.abs() + turn.1.abs();
        let free = (tilt.1 / FULL_TILT).min(1.0);
        let across = across + free * (std::f64::consts::SQRT_2 - across);
        let (top, bottom) = (
            across * tilt.0 + HEIGHT * tilt.1,
            across * tilt.0 - FLOOR * tilt.1,
        );
        let room = |length: f64| (length - 2.0 * MARGIN).max(1.0);
        let half = (room(width) / (2.0 * across)).min(room(height) / (top + bottom));
        let middle = Pixel::new(0.5 * width, 0.5 * height + 0.5 * half * (top - bottom));
        Self {
            frame,
            reach,
            turn,
            tilt,
            middle,
            half,
        }
    }

    /// The end of the vertical scale for scores up to `most` in size: 1, 2 or 5 times a power of ten, and at least 1.
    #[must_use]
    pub fn reach_of(most: f64) -> f64 {
        if most.is_nan() || most <= 1.0 {
            return 1.0;
        }
        let unit = libm::pow(10.0, libm::floor(libm::log10(most.min(f64::MAX / 10.0))));
        let steps = [1.0, 2.0, 5.0, 10.0];
        let found = steps.into_iter().map(|step| step * unit);
        found
            .into_iter()
            .find(|reach| *reach >= most)
            .unwrap_or(10.0 * unit)
    }

    /// The pixel of a place at a score; scores beyond the scale are drawn at its end.
    #[must_use]
    pub fn to_pixel(self, at: Point, score: f64) -> Pixel {
        let share = (score / self.reach).clamp(-1.0, 1.0);
        self.place(at, if share.is_nan() { 0.0 } else { HEIGHT * share })
    }

    /// The pixel of a place on the floor below the surface.
    #[must_use]
    pub fn on_floor(self, at: Point) -> Pixel {
        self.place(at, FLOOR)
    }

    /// The place whose pixel is `at` on the facet where the score is `map`; `None` on a facet that is seen edge on.
    #[must_use]
    pub fn to_place(self, at: Pixel, map: Affine) -> Option<Point> {
        let centre = self.frame.centre();
        let (wide, high) = (0.5 * self.frame.width(), 0.5 * self.frame.height());
        let (cos, sin) = self.turn;
        // In halves of the frame from its centre, the canvas is an affine map of the facet: its two rows.
        let lift = HEIGHT / self.reach * self.tilt.1;
        let across = [cos, -sin];
        let up = [
            sin * self.tilt.0 + lift * map.a * wide,
            cos * self.tilt.0 + lift * map.b * high,
        ];
        let right = (at.x - self.middle.x) / self.half;
        let upward = (self.middle.y - at.y) / self.half - lift * map.at(centre);
        let area = across[0] * up[1] - across[1] * up[0];
        if area.abs() < 1e-12 {
            return None;
        }
        let x = (right * up[1] - across[1] * upward) / area;
        let y = (across[0] * upward - right * up[0]) / area;
        Some(Point::new(centre.x + x * wide, centre.y + y * high))
    }

    /// The direction to the viewer, as seen from above: a unit vector of the plane.
    #[must_use]
    pub fn towards(self) -> Vec2 {
        let (cos, sin) = self.turn;
        Vec2::new(-sin, -cos)
    }

    /// How long an upright line looks, from 0 (seen from above) to nearly 1.
    #[must_use]
    pub const fn uprightness(self) -> f64 {
        self.tilt.1
    }

    /// How far apart in the plane, along the line of sight and across, places are that lie a number of pixels apart on the
    /// canvas where the surface is flat.
    #[must_use]
    pub fn spread(self, pixels: f64) -> (f64, f64) {
        let across = pixels / self.half * 0.5 * self.frame.width();
        // Nearly from the side everything is far along.
        (across / self.tilt.0.max(0.2), across)
    }

    /// The rectangle around the surface and its floor on the canvas.
    #[must_use]
    pub fn around(self) -> PixelRect {
        let corners = self.frame.corners();
        let all = corners
            .iter()
            .flat_map(|&at| [self.place(at, HEIGHT), self.place(at, FLOOR)]);
        let (mut least, mut most) = (self.middle, self.middle);
        for pixel in all {
            least = Pixel::new(least.x.min(pixel.x), least.y.min(pixel.y));
            most = Pixel::new(most.x.max(pixel.x), most.y.max(pixel.y));
        }
        PixelRect {
            left: least.x,
            top: least.y,
            width: most.x - least.x,
            height: most.y - least.y,
        }
    }

    /// The pixel of a place at a height in halves of the frame's side.
    fn place(self, at: Point, height: f64) -> Pixel {
        let centre = self.frame.centre();
        let x = (at.x - centre.x) / (0.5 * self.frame.width());
        let y = (at.y - centre.y) / (0.5 * self.frame.height());
        let (cos, sin) = self.turn;
        let (right, away) = (x * cos - y * sin, x * sin + y * cos);
        let up = away * self.tilt.0 + height * self.tilt.1;
        Pixel::new(
            self.middle.x + self.half * right,
            self.middle.y - self.half * up,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raised(turn: Angle, size: (f64, f64)) -> Raised {
        let frame = Rect::square(Point::new(0.3, -0.2), 1.25);
        Raised::of(frame, 5.0, turn, size.0, size.1)
    }

    #[test]
    fn from_above_it_is_the_flat_plane_whatever_the_scores() {
        let raised = raised(Angle::FLAT, (500.0, 500.0));
        let [low, _, high, _] = raised.frame.corners();
        for score in [-5.0, 0.0, 3.0, f64::INFINITY, f64::NAN] {
            let (from, to) = (raised.to_pixel(low, score), raised.to_pixel(high, score));
            assert!((to.x - from.x - (500.0 - 2.0 * MARGIN)).abs() < 1e-9);
            assert!((from.y - to.y - (500.0 - 2.0 * MARGIN)).abs() < 1e-9);
        }
    }

    #[test]
    fn everything_stays_on_the_canvas_at_every_turn() {
        for size in [(500.0, 500.0), (320.0, 480.0), (900.0, 300.0), (80.0, 80.0)] {
            for turn in (-180..180).step_by(15) {
                for tilt in (0..=80).step_by(10) {
                    let raised = raised(Angle::of(turn, tilt), size);
                    let around = raised.around();
                    let room = MARGIN - 1e-9;
                    assert!(
                        around.left >= room && around.top >= room,
                        "{size:?} {turn} {tilt}"
                    );
                    assert!(around.left + around.width <= size.0 - room, "{turn} {tilt}");
                    assert!(around.top + around.height <= size.1 - room, "{turn} {tilt}");
                }
            }
        }
    }

    #[test]
    fn a_pixel_on_a_facet_leads_back_to_its_place() {
        let map = Affine::new(0.8, -0.5, 0.3);
        for turn in (-180..180).step_by(20) {
            for tilt in [0, 15, 55, 80] {
                let raised = raised(Angle::of(turn, tilt), (400.0, 300.0));
                let at = Point::new(0.7, -0.9);
                let back = raised.to_place(raised.to_pixel(at, map.at(at)), map);
                // Where the facet is seen edge on, there is none.
                assert!(
                    back.is_none_or(|back| back.distance(at) < 1e-6),
                    "{turn}, {tilt}: {back:?}"
                );
            }
        }
    }

    #[test]
    fn what_lies_towards_the_viewer_is_lower_on_the_canvas() {
        for turn in (-180..180).step_by(30) {
            let raised = raised(Angle::of(turn, 40), (400.0, 400.0));
            let near = raised.frame.centre() + raised.towards() * 0.5;
            let (from, to) = (
                raised.to_pixel(raised.frame.centre(), 0.0),
                raised.to_pixel(near, 0.0),
            );
            assert!((to.x - from.x).abs() < 1e-9 && to.y > from.y, "{turn}");
        }
    }

    #[test]
    fn the_scale_ends_at_a_round_number_beyond_every_score() {
        for most in [
            0.0,
            0.3,
            1.0,
            1.2,
            2.0,
            4.9,
            7.0,
            99.0,
            1e6,
            1.1e300,
            f64::MAX,
        ] {
            let reach = Raised::reach_of(most);
            assert!(
                reach >= most.min(1e308) && reach >= 1.0 && reach <= 10.0 * most.max(1.0),
                "{most}: {reach}"
            );
        }
        assert_eq!(
            [0.2, 1.5, 3.0, 6.0, 40.0].map(Raised::reach_of),
            [1.0, 2.0, 5.0, 10.0, 50.0]
        );
        assert_eq!(Raised::reach_of(f64::NAN), 1.0);
    }
}
