//! The figure `line`: the score over one input as a sum, its handles, and how far it is from the target curve.

use serde::Serialize;

use super::Session;
use super::canvases::Shown;
use crate::dataset::{Form, Task};
use crate::geometry::{Affine, Point, Rect};
use crate::layout::{Hit, LineHandles, Pixel, Projection};
use crate::measure::Contributions;
use crate::measure::contributions::{DOMAIN, Piece, pieces_of};
use crate::network::number::rounded_to_f32;
use crate::network::{Network, UnitId};
use crate::scene::{Scene, View};

/// The numbers beside the figure `line`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LineReadout {
    /// The largest distance between the score and the target curve; `None` where there is no curve over one input.
    pub largest_error: Option<f64>,
    /// The input where that is.
    pub largest_error_at: Option<f64>,
    /// Number of straight pieces of the score between −1 and 1; `None` where it is not made of such.
    pub straight_pieces: Option<usize>,
    /// What is added wherever the input is; `None` where the score is over two inputs.
    pub constant: Option<f64>,
    /// What each unit adds, in reading order; empty unless there is one hidden layer over one input.
    pub units: Vec<LineUnit>,
}

/// What a unit adds to the score over one input.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LineUnit {
    /// Its layer, counted from 0.
    pub layer: usize,
    /// Its index in the layer, counted from 0.
    pub unit: usize,
    /// Its letters.
    pub letters: String,
    /// The input where it begins; `None` without a hinge.
    pub hinge: Option<f64>,
    /// The slope that it adds where it is on.
    pub slope: f64,
    /// Whether it is on to the right of its hinge.
    pub rightward: bool,
}

/// Scores up to these are shown in full; beyond the last, they leave the plot.
const REACHES: [f64; 13] = [
    1.25, 2.5, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1e3, 1e4, 1e5, 1e6,
];

/// By how much a key changes the slope that a unit adds, per radian that it would turn a hinge in the plane.
const SLOPE_PER_RADIAN: f64 = 2.0;

impl Session {
    /// Sets the size of the canvas of the figure `line`, in CSS pixels; whether the network has one input, so that there is
    /// something to draw.
    ///
    /// Where the frame is not closer than that of the data, its height follows the score: what is drawn fits. While
    /// something is held, it stays as it is.
    pub fn set_line_canvas(&mut self, width: f64, height: f64) -> bool {
        let frame = self.now.scene.view.frame();
        let is_close = self.now.scene.view.half() < View::HOME_HALF;
        let reach = match self.canvases.shown {
            Shown::Line { reach } if self.is_holding() => reach,
            _ if is_close => None,
            _ => self.contributions().map(|sum| reach_of(&sum)),
        };
        let frame = reach.map_or(frame, |reach| Rect {
            min: Point::new(frame.min.x, -reach),
            max: Point::new(frame.max.x, reach),
        });
        self.canvases.projection = Projection::with_margins(frame, width, height);
        self.canvases.shown = Shown::Line { reach };
        self.network().inputs() == 1
    }

    /// The score over the frame as a sum; `None` where the network has more inputs than one.
    #[must_use]
    pub fn contributions(&self) -> Option<Contributions> {
        let frame = self.now.scene.view.frame();
        Contributions::of(self.network(), (frame.min.x, frame.max.x))
    }

    /// The curve that the score is to follow; `None` where it has more inputs, or classes are learnt.
    #[must_use]
    pub const fn target_curve(&self) -> Option<Form> {
        match self.now.scene.data.task {
            Task::Numbers(form) if self.now.scene.own.is_none() => Some(form),
            _ => None,
        }
    }

    /// The pieces of what the score over one input is to be: the graph that is shown, or else the curve of the data.
    #[must_use]
    pub fn target_pieces(&self) -> Option<Vec<Piece>> {
        if self.network().inputs() != 1 {
            return None;
        }
        match self.graph() {
            Some(graph) => Some(graph.pieces()),
            None => pieces_of(self.target_curve()?),
        }
    }

    /// The handles on the canvas of the figure `line`.
    #[must_use]
    pub fn line_handles(&self) -> LineHandles {
        LineHandles::of(self.network(), self.selected(), self.canvases.projection)
    }

    /// The numbers beside the figure `line`.
    #[must_use]
    pub fn line_readout(&self) -> LineReadout {
        let sum = Contributions::of(self.network(), DOMAIN);
        let pieces = self.target_pieces();
        let error = (sum.as_ref().zip(pieces)).map(|(sum, pieces)| sum.largest_error_from(&pieces));
        LineReadout {
            largest_error: error.map(|largest| largest.error),
            largest_error_at: error.map(|largest| largest.at),
            straight_pieces: sum.as_ref().and_then(Contributions::straight_pieces),
            constant: sum.as_ref().map(|sum| sum.constant),
            units: self.line_units(),
        }
    }

    fn line_units(&self) -> Vec<LineUnit> {
        let network = self.network();
        if network.inputs() != 1 || network.hidden_layers().len() != 1 {
            return Vec::new();
        }
        let weights = network.output_layer().row(0);
        let units = network.hidden_units().filter_map(|unit| {
            let weight = network.weight(unit, 0)?;
            Some(LineUnit {
                layer: unit.layer,
                unit: unit.unit,
                letters: network.letters(unit)?,
                hinge: (network.first_layer_line(unit)).map(|line| -line.c / line.a),
                slope: weight * weights[unit.unit],
                rightward: weight >= 0.0,
            })
        });
        units.collect()
    }

    /// Moves the hinge of a unit over one input to a position; nothing where it has none.
    pub fn set_line_hinge(&mut self, unit: UnitId, at: f64) {
        let is_over_one = self.network().inputs() == 1;
        if let Some(line) = self
            .network()
            .first_layer_line(unit)
            .filter(|_| is_over_one)
        {
            let c = -line.a * Scene::COORDINATE.clamp(at).0;
            self.set_line(unit, Affine { c, ..line });
        }
    }

    /// Sets the slope that a unit over one input adds where it is on; nothing where it has no hinge.
    pub fn set_line_slope(&mut self, unit: UnitId, slope: f64) {
        if self
            .line_units()
            .iter()
            .any(|one| (one.layer, one.unit) == (unit.layer, unit.unit))
            && let Some(line) = self.network().first_layer_line(unit)
        {
            self.set_weight_in_sum(unit, slope / line.a);
        }
    }

    /// What a press on the canvas of the figure `line` would take hold of; by a finger, of the selected unit alone.
    pub(super) fn line_hit_at(&self, at: Pixel, by_finger: bool) -> Option<Hit> {
        let only = if by_finger { self.selected() } else { None };
        if by_finger && only.is_none() {
            return None;
        }
        self.line_handles().hit_at(at, only)
    }

    /// Changes the weight of a unit in the sum so that what it adds goes through a point; nothing where the unit is off there.
    pub(super) fn drag_slope(&mut self, unit: UnitId, through: Point) {
        let z = self.network().pre_activations(Point::new(through.x, 0.0));
        let activation = self.network().activation();
        let a = z.get(unit.layer).and_then(|layer| layer.get(unit.unit));
        let a = a.map_or(0.0, |&z| activation.apply(z));
        // Nearer to the hinge, a hair's breadth would be a large change.
        let least = 0.02 * self.canvases.projection.frame.width();
        if a.abs() > least * self.steepness_of(unit) {
            self.set_weight_in_sum(unit, through.y / a);
        }
    }

    /// Changes the slope that a unit adds, as a key turns a hinge in the plane.
    pub(super) fn nudge_slope(&mut self, unit: UnitId, angle: f64) {
        let steepness = self.steepness_of(unit);
        if unit.layer == 0 && self.network().hidden_layers().len() == 1 && steepness > 0.0 {
            let weight = self.network().output_layer().row(0)[unit.unit];
            self.set_weight_in_sum(unit, weight + SLOPE_PER_RADIAN * angle / steepness);
        }
    }

    fn steepness_of(&self, unit: UnitId) -> f64 {
        let line = self.network().first_layer_line(unit);
        line.map_or(0.0, |line| line.gradient().length())
    }

    fn set_weight_in_sum(&mut self, unit: UnitId, weight: f64) {
        let mut network: Network = self.network().clone();
        let output = UnitId::new(network.hidden_layers().len(), 0);
        let held = rounded_to_f32(Scene::PARAMETER.clamp(weight).0);
        if network.set_weight(output, unit.unit, held).is_ok() {
            self.replace_network(network);
        }
    }
}

/// How far the plot reaches up and down so that the score fits.
fn reach_of(sum: &Contributions) -> f64 {
    let most = sum.sum.iter().map(|score| score.abs()).fold(1.0, f64::max);
    let fitting = REACHES.into_iter().find(|reach| most <= *reach);
    fitting.unwrap_or(REACHES[REACHES.len() - 1])
}
