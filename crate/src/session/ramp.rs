//! The ramp of the current unit, its readout at the standing probe, and its steepness.

use serde::Serialize;

use super::Session;
use super::hand::held_point;
use crate::geometry::{Affine, Point};
use crate::measure::UnitRamp;
use crate::network::number::Limits;
use crate::scene::Scene;

/// Readout of the selected unit of the first layer; everything is absent if another unit, or none, is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RampReadout {
    /// The increase of z per input unit of distance from the hinge.
    pub steepness: Option<f64>,
    /// The pre-activation at the standing probe; absent without a probe, like all following fields.
    pub z: Option<f64>,
    /// The activation there.
    pub a: Option<f64>,
    /// The input of the first unit of the next layer: its weight times the activation.
    pub next: Option<f64>,
    /// The weight by which that unit multiplies the activation; present even without a probe.
    pub next_weight: Option<f64>,
    /// The bias of that unit; present even without a probe.
    pub next_bias: Option<f64>,
    /// The pre-activation of that unit at the probe: its inputs from all units, plus its bias.
    pub next_z: Option<f64>,
    /// The distance of the probe from the hinge, in input units; absent without a hinge.
    pub distance: Option<f64>,
}

/// Limits of the largest number of a unit in [`Session::steepen`]: never so flat that `f32` loses the line.
const LARGEST: Limits = Limits {
    setting: Scene::PARAMETER.setting,
    least: 1.0 / 1024.0,
    most: Scene::PARAMETER.most,
};

impl Session {
    /// The standing probe, if the scene has one.
    #[must_use]
    pub const fn probe(&self) -> Option<Point> {
        self.now.scene.view.probe
    }

    /// Moves the standing probe, if there is one, within [`Scene::COORDINATE`]. This is not an edit.
    pub(super) fn move_probe(&mut self, to: Point) {
        if let Some(probe) = &mut self.now.scene.view.probe {
            *probe = held_point(to);
        }
    }

    /// The ramp that figures show: of the unit pointed at, else of the selected one; `None` if neither is in the first
    /// layer.
    #[must_use]
    pub fn ramp(&self) -> Option<UnitRamp> {
        let units = [self.pointed_unit(), self.unit_meant()]
            .into_iter()
            .flatten();
        let mut ramps = units.filter_map(|unit| UnitRamp::of(self.network(), unit));
        ramps.next()
    }

    /// Makes the ramp of the selected unit of the first layer `factor` times as steep, by scaling weights and bias alike.
    /// The hinge stays in place: exactly for powers of two, else up to the rounding to `f32`.
    ///
    /// The factor is limited so that the largest of the three numbers stays within its limits. Does nothing if another unit,
    /// or none, is selected, and for factors that are not positive, which would leave no hinge or swap its sides.
    pub fn steepen(&mut self, factor: f64) {
        let Some(unit) = self.unit_meant() else {
            return;
        };
        let Some(line) = self.network().first_layer_line(unit) else {
            return;
        };
        let largest = line.a.abs().max(line.b.abs()).max(line.c.abs());
        if largest == 0.0 || factor.is_nan() || factor <= 0.0 {
            return;
        }
        // Clamped together: a limit on each number alone would turn the hinge.
        let (used, clamp) = LARGEST.clamp(factor * largest);
        let factor = clamp.map_or(factor, |_| used / largest);
        let steeper = Affine::new(factor * line.a, factor * line.b, factor * line.c);
        self.set_line(unit, steeper);
    }

    /// The readout of the selected unit at the standing probe.
    pub(super) fn ramp_readout(&self) -> RampReadout {
        let selected = self.unit_meant();
        let Some(ramp) = selected.and_then(|unit| UnitRamp::of(self.network(), unit)) else {
            return RampReadout::default();
        };
        let reading = self.probe().map(|probe| ramp.at(probe));
        let next_z = |probe| {
            let sums = self.network().pre_activations(probe);
            sums.get(ramp.next.layer)?.get(ramp.next.unit).copied()
        };
        RampReadout {
            steepness: Some(ramp.steepness()),
            z: reading.map(|reading| reading.z),
            a: reading.map(|reading| reading.a),
            next: reading.map(|reading| reading.next),
            next_weight: Some(ramp.weight),
            next_bias: self.network().bias(ramp.next),
            next_z: self.probe().and_then(next_z),
            distance: reading.and_then(|reading| reading.distance),
        }
    }
}
