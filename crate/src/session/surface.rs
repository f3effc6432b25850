//! The score surface: its canvas, how it is turned, and what stands on it.

use serde::Serialize;

use super::Session;
use super::hand::Pin;
use crate::cells::CellComplex;
use crate::geometry::{Affine, Angle, Point, lies_inside};
use crate::layout::{Pixel, Raised, RaisedMark};
use crate::measure::Collapse;
use crate::network::{Activation, Network, TopTwo};

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

/// CSS pixels from the middle of a pinned reading's ring within which a press lets it go.
const RING_REACH: f64 = 14.0;

impl Session {
    /// Sets the size of the canvas of the score surface, in CSS pixels.
    pub const fn set_surface_canvas(&mut self, width: f64, height: f64) {
        self.canvases.surface = (width, height);
    }

    /// The score surface on its canvas; `None` where there is none.
    pub fn raised(&mut self) -> Option<Raised> {
        let (least, most) = self.score_range()?;
        let (width, height) = self.canvases.surface;
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

    /// The cells that the score surface is made of, where they are not those of the network: units without a bend crease nothing,
    /// so the whole frame is one facet then. `None` for all other networks.
    #[must_use]
    pub fn flat_complex(&self) -> Option<CellComplex> {
        let network = self.network();
        if network.activation().slope_off() != Activation::SLOPE_ON {
            return None;
        }
        let collapsed = Collapse::of(network, Point::default())?.network()?;
        CellComplex::of(&collapsed, &self.now.scene.view.frame().corners()).ok()
    }

    /// Points at a place on the canvas of the score surface: at what is in front there.
    pub fn point_on_surface(&mut self, at: Pixel) {
        self.hand.pointer = self.place_on_surface(at);
    }

    /// Pins the reading to what is in front at a place on the canvas of the score surface; on the ring of a pinned one, lets that
    /// go.
    pub fn tap_surface(&mut self, at: Pixel) {
        let ring = self.raised().zip(self.pinned());
        let is_on_ring = ring.is_some_and(|(raised, pinned)| {
            let score = highest(self.network(), pinned);
            raised.to_pixel(pinned, score).distance(at) <= RING_REACH
        });
        if is_on_ring {
            self.hand.pin = None;
        } else if let Some(at) = self.place_on_surface(at) {
            self.hand.pin = Some(Pin { at, sample: None });
        }
    }

    fn place_on_surface(&mut self, at: Pixel) -> Option<Point> {
        let raised = self.raised()?;
        let flat = self.flat_complex();
        let complex = flat.as_ref().or_else(|| self.built_complex())?;
        let outputs = complex.network().outputs();
        let order = complex.back_to_front(raised.towards());
        order.into_iter().rev().find_map(|region| {
            let polygon = complex.polygon(region);
            let maps = (0..outputs).map(|output| complex.affine(region, output));
            let maps: Vec<Affine> = maps.collect();
            let is_on = |map: Affine| {
                let place = raised.to_place(at, map)?;
                let is_highest = maps.iter().all(|other| other.at(place) <= map.at(place));
                (is_highest && lies_inside(place, &polygon)).then_some(place)
            };
            maps.iter().find_map(|&map| is_on(map))
        })
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
            facets: range.and_then(|_| {
                let flat = self.flat_complex();
                let complex = flat.as_ref().or_else(|| self.built_complex());
                complex.map(CellComplex::region_count)
            }),
        }
    }

    /// The smallest and the largest score in the frame; `None` where there are no cells over two inputs.
    fn score_range(&mut self) -> Option<(f64, f64)> {
        if self.network().inputs() != 2 {
            return None;
        }
        let complex = self.complex().ok()?;
        let mut range = (f64::INFINITY, f64::NEG_INFINITY);
        let mut take = |score: f64| range = (range.0.min(score), range.1.max(score));
        let outputs = complex.network().outputs();
        if outputs == 1 {
            complex
                .vertices()
                .for_each(|vertex| take(complex.score(vertex, 0)));
            return Some(range);
        }
        // The highest of several scores is least where two of them meet, which may be inside a region.
        for region in complex.regions() {
            let maps: Vec<Affine> = (0..outputs)
                .map(|output| complex.affine(region, output))
                .collect();
            for (part, two) in TopTwo::parts(&complex.polygon(region), &maps) {
                part.iter().for_each(|&at| take(maps[two.class].at(at)));
            }
        }
        Some(range)
    }
}

/// The highest score at a place.
fn highest(network: &Network, at: Point) -> f64 {
    let scores = network.scores(at);
    scores.into_iter().fold(f64::NEG_INFINITY, f64::max)
}
