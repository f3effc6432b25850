//! The view: the visible part of the plane, its shading, and the selection.

use super::graph::Graph;
use super::output::Output;

use crate::geometry::{Angle, Point, Rect};
use crate::network::UnitId;
use crate::network::named::named;
use crate::network::number::{Limits, rounded_to_f32};
use crate::recovery::RecoveryOptions;

/// The meaning of the colours of the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shading {
    /// The score, in a few bands from paper white at the decision boundary to full tint.
    #[default]
    Score,
    /// The sigmoid of the score, without steps.
    Probability,
    /// The class alone.
    Class,
}

named!(Shading, Score => "score", Probability => "probability", Class => "class");

/// The view: a square frame, its shading, the output, the selected unit, the probe, and the options of recovery.
///
/// Changes of the view are not edits, and an undo does not revert them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    centre: Point,
    half: f64,
    /// The meaning of the colours.
    pub shading: Shading,
    /// The function from the score to the number that is shown.
    pub output: Output,
    /// The unit whose parameters are shown; may be an output unit.
    pub selected: Option<UnitId>,
    /// The standing probe: a point of the plane with `f32` coordinates.
    pub probe: Option<Point>,
    /// How the picture on the plane is recovered.
    pub recovery_options: RecoveryOptions,
    /// How the score surface is turned.
    pub angle: Angle,
    /// The graph that the score over one input is to be.
    pub graph: Option<Graph>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            centre: Point::default(),
            half: Self::HOME_HALF,
            shading: Shading::default(),
            output: Output::default(),
            selected: Some(UnitId::new(0, 0)),
            probe: None,
            recovery_options: RecoveryOptions::default(),
            angle: Angle::default(),
            graph: None,
        }
    }
}

impl View {
    /// Half the side of the frame that shows the data, in input units.
    pub const HOME_HALF: f64 = 1.25;
    /// Limits of half the frame's side, in input units.
    pub const HALF: Limits = Limits {
        setting: "frame",
        least: 1e-3,
        most: 1e4,
    };
    /// Limits of the centre's coordinates, in input units.
    pub const CENTRE: Limits = Limits {
        setting: "frame",
        least: -1e4,
        most: 1e4,
    };

    /// The visible square.
    #[must_use]
    pub const fn frame(self) -> Rect {
        Rect::square(self.centre, self.half)
    }

    /// The frame's centre, with `f32` coordinates.
    #[must_use]
    pub const fn centre(self) -> Point {
        self.centre
    }

    /// Half the frame's side, an `f32` value.
    #[must_use]
    pub const fn half(self) -> f64 {
        self.half
    }

    /// Moves the frame to another centre and half side, rounded to `f32` and held within their limits.
    pub fn set_frame(&mut self, centre: Point, half: f64) {
        let hold = |limits: Limits, value: f64| rounded_to_f32(limits.clamp(value).0);
        self.centre = Point::new(hold(Self::CENTRE, centre.x), hold(Self::CENTRE, centre.y));
        self.half = hold(Self::HALF, half);
    }

    /// Scales the frame by `factor`; `fixed` keeps its place on the canvas.
    pub fn zoom(&mut self, factor: f64, fixed: Point) {
        let (half, _) = Self::HALF.clamp(self.half * factor);
        let share = half / self.half;
        self.set_frame(fixed.lerp(self.centre, share), half);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_fixed_point_in_its_place() {
        let mut view = View::default();
        let fixed = Point::new(0.5, -0.75);
        let share = |view: View| (fixed.x - view.frame().min.x) / view.frame().width();
        let before = share(view);
        view.zoom(0.5, fixed);
        assert!((share(view) - before).abs() < 1e-6);
        assert_eq!(view.half(), 0.625);
    }

    #[test]
    fn a_frame_stays_within_its_limits() {
        let mut view = View::default();
        for _ in 0..100 {
            view.zoom(2.0, Point::new(1.0, 1.0));
        }
        assert_eq!(view.half(), 1e4);
        view.set_frame(Point::new(f64::NAN, 1e9), f64::NAN);
        assert!(view.frame().area() > 0.0);
    }
}
