//! Moving hinges of the first layer by hand.

use super::Session;
use super::hand::Nudge;
use crate::geometry::{Affine, Point, Vec2};
use crate::network::number::rounded_to_f32;
use crate::network::{Network, UnitId};
use crate::scene::Scene;

impl Session {
    /// Changes the selected hinge of the first layer a little; does nothing if another unit, or none, is selected.
    pub fn nudge(&mut self, nudge: Nudge) {
        let Some(unit) = self.unit_meant() else {
            return;
        };
        let Some(line) = self.network().first_layer_line(unit) else {
            return;
        };
        match nudge {
            Nudge::Shift(pixels) => {
                let by = pixels / self.canvases.projection.scale() * line.gradient().length();
                let c = line.c - by;
                self.set_line(unit, Affine { c, ..line });
            }
            Nudge::Turn(angle) if self.canvases.shows_line() => self.nudge_slope(unit, angle),
            Nudge::Turn(angle) => {
                let frame = self.canvases.projection.frame;
                let middle = frame.chord(line).map(|(from, to)| from.lerp(to, 0.5));
                let pivot = middle.unwrap_or(frame.centre());
                let along = line.gradient().perpendicular() * -1.0;
                let (sin, cos) = (libm::sin(angle), libm::cos(angle));
                let turned =
                    Vec2::new(along.x * cos - along.y * sin, along.x * sin + along.y * cos);
                self.turn_towards(unit, pivot, turned);
            }
            Nudge::Flip => self.flip(unit),
        }
    }

    /// Turns a hinge about a point to the given direction, with the on side on its left, keeping its steepness.
    pub(super) fn turn_towards(&mut self, unit: UnitId, pivot: Point, along: Vec2) {
        let line = self.network().first_layer_line(unit);
        let (Some(line), Some(along)) = (line, along.unit()) else {
            return;
        };
        if self.network().inputs() < Network::MAX_INPUTS {
            // Over a single input a hinge is a point and has no direction.
            return;
        }
        let normal = along.perpendicular() * line.gradient().length();
        let c = -(normal.x * pivot.x + normal.y * pivot.y);
        self.set_line(unit, Affine::new(normal.x, normal.y, c));
    }

    pub(super) fn flip(&mut self, unit: UnitId) {
        if let Some(line) = self.network().first_layer_line(unit) {
            self.set_line(unit, Affine::new(-line.a, -line.b, -line.c));
        }
    }

    /// Sets the pre-activation of a unit of the first layer, with each number clamped to [`Scene::PARAMETER`].
    pub(super) fn set_line(&mut self, unit: UnitId, line: Affine) {
        let mut network: Network = self.network().clone();
        let hold = |value| rounded_to_f32(Scene::PARAMETER.clamp(value).0);
        let inputs = [line.a, line.b];
        let mut changed = network.set_bias(unit, hold(line.c));
        for (input, &value) in inputs[..network.inputs()].iter().enumerate() {
            changed = changed.and_then(|()| network.set_weight(unit, input, hold(value)));
        }
        if changed.is_ok() {
            self.replace_network(network);
        }
    }
}
