//! The score surface: its canvas, how it is turned, and what stands on it.

use serde::Serialize;

use super::Session;
use crate::cells::CellComplex;
use crate::geometry::{Angle, Point};
use crate::layout::{Raised, RaisedMark};
use crate::network::Network;

/// The score surface in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SurfaceReadout {
    /// Degrees anticlockwise about the vertical.
    pub turn: i16,
    /// Degrees out of the plane: at 0 it is seen from above.
    pub tilt: i16,
    /// The smallest score in the frame, of several the highest at each place; `None` without a surface.
    pub least: Option<f64>,
    /// The largest such score.
    pub most: Option<f64>,
    /// The end of the vertical scale.
    pub reach: Option<f64>,
    /// Number of flat facets.
    pub facets: Option<usize>,
}

impl Session {
    /// The score surface on a canvas of the given CSS pixels; `None` where there is none.
    pub fn raised(&mut self, width: f64, height: f64) -> Option<Raised> {
        let (least, most) = self.score_range()?;
        let reach = Raised::reach_of(least.abs().max(most.abs()));
        let view = self.now.scene.view;
        Some(Raised::of(view.frame(), reach, view.angle, width, height))
    }

    /// How the score surface is turned.
    #[must_use]
    pub const fn angle(&self) -> Angle {
        self.now.scene.view.angle
    }

    /// Turns the score surface: a change of the view, no edit.
    pub const fn set_angle(&mut self, angle: Angle) {
        self.now.scene.view.angle = angle;
    }

    /// Turns the score surface from an angle as a hand does that has moved to the right and downwards by CSS pixels: what is near
    /// follows it, and a move upwards lifts the surface out of the plane.
    pub fn drag_surface(&mut self, from: Angle, right: f64, down: f64) {
        /// Degrees for a pixel.
        const DEGREES: f64 = 0.5;
        #[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
        let degrees = |pixels: f64| libm::round(DEGREES * pixels) as i16;
        let turned = i32::from(from.turn()) + i32::from(degrees(right));
        let tilted = i32::from(from.tilt()) - i32::from(degrees(down));
        self.set_angle(Angle::of(turned, tilted));
    }

    /// The examples in the frame at their scores.
    #[must_use]
    pub fn raised_marks(&self) -> Vec<RaisedMark> {
        let frame = self.now.scene.view.frame();
        let network = self.network();
        let mark = |at: Point, class: usize, test: bool| RaisedMark {
            at,
            score: highest(network, at),
            class,
            test,
        };
        let samples = (self.samples().iter())
            .map(|sample| mark(sample.at, sample.label.0.into(), sample.test));
        let targets = (self.targets().iter())
            .map(|target| mark(target.at, usize::from(target.value > 0.0), target.test));
        samples
            .chain(targets)
            .filter(|mark| frame.contains(mark.at))
            .collect()
    }

    /// The score surface in numbers.
    pub fn surface_readout(&mut self) -> SurfaceReadout {
        let range = self.score_range();
        let angle = self.angle();
        SurfaceReadout {
            turn: angle.turn(),
            tilt: angle.tilt(),
            least: range.map(|(least, _)| least),
            most: range.map(|(_, most)| most),
            reach: range.map(|(least, most)| Raised::reach_of(least.abs().max(most.abs()))),
            facets: range.and(self.built_complex().map(CellComplex::region_count)),
        }
    }

    /// The smallest and the largest score in the frame; `None` where there are no cells over two inputs.
    fn score_range(&mut self) -> Option<(f64, f64)> {
        if self.network().inputs() != 2 {
            return None;
        }
        let complex = self.complex().ok()?;
        let outputs = complex.network().outputs();
        let highest = |vertex| {
            let scores = (0..outputs).map(|output| complex.score(vertex, output));
            scores.fold(f64::NEG_INFINITY, f64::max)
        };
        let range = complex.vertices().map(highest).fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(least, most), score| (least.min(score), most.max(score)),
        );
        Some(range)
    }
}

/// The highest score at a place.
fn highest(network: &Network, at: Point) -> f64 {
    let scores = network.scores(at);
    scores.into_iter().fold(f64::NEG_INFINITY, f64::max)
}
