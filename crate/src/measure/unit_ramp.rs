//! The ramp of a unit of the first layer: the computation from a point of the plane to the input of the next unit.
//!
//! The unit's pre-activation z is a map of the plane. It is 0 on the hinge and changes by the steepness ‖w‖ per input unit
//! of distance from it: z is the signed distance from the hinge times the steepness.

use crate::geometry::{Affine, Point};
use crate::network::Activation;
use crate::network::{Network, UnitId};

/// A unit of the first layer as a ramp over the plane, and the first unit of the next layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitRamp {
    /// The unit.
    pub unit: UnitId,
    /// Its pre-activation z.
    pub line: Affine,
    /// The activation function applied to z.
    pub activation: Activation,
    /// The first unit of the next layer, hidden or output.
    pub next: UnitId,
    /// The weight by which the next unit multiplies the activation.
    pub weight: f64,
}

/// The values of a ramp at one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The pre-activation.
    pub z: f64,
    /// The activation.
    pub a: f64,
    /// The input of the next unit: weight times activation.
    pub next: f64,
    /// The distance of the point from the hinge, in input units; `None` without a hinge.
    pub distance: Option<f64>,
    /// The nearest point of the hinge; `None` without a hinge.
    pub foot: Option<Point>,
}

impl UnitRamp {
    /// The ramp of a unit; `None` for a unit that is not in the first hidden layer.
    #[must_use]
    pub fn of(network: &Network, unit: UnitId) -> Option<Self> {
        let line = network.first_layer_line(unit)?;
        let next = UnitId::new(unit.layer + 1, 0);
        Some(Self {
            unit,
            line,
            activation: network.activation(),
            next,
            weight: network.weight(next, unit.unit)?,
        })
    }

    /// The increase of z per input unit of distance from the hinge, which is the length of the unit's weight vector.
    #[must_use]
    pub fn steepness(&self) -> f64 {
        self.line.gradient().length()
    }

    /// The values at a point.
    #[must_use]
    pub fn at(&self, point: Point) -> Reading {
        let z = self.line.at(point);
        let a = self.activation.apply(z);
        let rise = self.line.gradient().unit();
        let distance = rise.map(|_| z.abs() / self.steepness());
        Reading {
            z,
            a,
            next: self.weight * a,
            distance,
            foot: rise.map(|rise| point + rise * (-z / self.steepness())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::train::Initializer;

    #[test]
    fn z_is_distance_times_steepness_with_the_side_as_its_sign() {
        let network = Initializer::default()
            .network(Activation::Relu, &[2, 6, 3, 1])
            .unwrap();
        for unit in 0..6 {
            let ramp = UnitRamp::of(&network, UnitId::new(0, unit)).unwrap();
            for at in [(0.3, -0.8), (-1.0, 0.5), (0.0, 0.0), (7.0, 4.0)] {
                let at = Point::new(at.0, at.1);
                let reading = ramp.at(at);
                assert_eq!(reading.z, network.pre_activations(at)[0][unit]);
                assert_eq!(reading.a, reading.z.max(0.0));
                let foot = reading.foot.unwrap();
                assert!(ramp.line.at(foot).abs() < 1e-12);
                let distance = reading.distance.unwrap();
                assert!((foot.distance(at) - distance).abs() < 1e-12);
                assert!((distance * ramp.steepness() - reading.z.abs()).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_unit_without_weights_has_no_hinge_to_measure_from() {
        let mut network = Network::zeros(Activation::Relu, &[2, 1, 1]).unwrap();
        network.set_bias(UnitId::new(0, 0), -0.5).unwrap();
        let ramp = UnitRamp::of(&network, UnitId::new(0, 0)).unwrap();
        let reading = ramp.at(Point::new(1.0, 1.0));
        assert_eq!((reading.z, reading.a), (-0.5, 0.0));
        assert_eq!((reading.distance, reading.foot), (None, None));
        assert_eq!(ramp.steepness(), 0.0);
    }

    #[test]
    fn only_hidden_units_of_the_first_layer_have_a_ramp() {
        let network = Network::zeros(Activation::Relu, &[2, 3, 2, 1]).unwrap();
        assert!(UnitRamp::of(&network, UnitId::new(0, 2)).is_some());
        for (layer, unit) in [(0, 3), (1, 0), (2, 0), (9, 9)] {
            assert_eq!(UnitRamp::of(&network, UnitId::new(layer, unit)), None);
        }
    }
}
