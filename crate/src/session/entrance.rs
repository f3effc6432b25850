//! The entrance of a figure: the hinges of the first layer come in from outside the frame.

use super::Session;
use crate::network::number::rounded_to_f32;
use crate::network::{Network, UnitId};

/// How far outside the frame a hinge begins, relative to how far it would have to be moved to touch the frame's last corner.
const FAR: f64 = 1.05;

impl Session {
    /// Shows `network` with the hinges of its first layer shifted: at `share` 0 every unit is on all over the frame, at 1 this is
    /// `network` itself. It is no edit: there is nothing to undo. Does nothing where another shape is shown.
    pub fn enter(&mut self, network: &Network, share: f64) {
        if network.hidden_widths() != self.network().hidden_widths() {
            return;
        }
        // Slow at both ends.
        let left = 1.0 - share * share * (3.0 - 2.0 * share);
        let corners = self.now.scene.view.frame().corners();
        let mut shown = network.clone();
        for unit in network.hidden_units().take_while(|unit| unit.layer == 0) {
            let line = network.first_layer_line(unit);
            let Some((line, bias)) = line.zip(network.bias(unit)) else {
                return;
            };
            let lowest = corners.map(|corner| line.at(corner)).into_iter();
            let shift = left * FAR * lowest.fold(0.0, f64::min);
            if shown.set_bias(unit, rounded_to_f32(bias - shift)).is_err() {
                return;
            }
        }
        if shown != *self.network() {
            self.now.replace_network(shown);
            self.cells.drop_all();
        }
    }

    /// Adds the mirror of a unit to the only hidden layer: the same hinge, with its other side on. It is that of the first unit
    /// that has none yet; the other units stay. Does nothing where every unit has one, where the layer is full, or where there is
    /// not exactly one.
    pub fn add_mirror(&mut self) {
        let [first] = self.network().hidden_layers() else {
            return;
        };
        let negated = |unit: usize| -> (Vec<f64>, f64) {
            let row = first.row(unit).iter().map(|weight| -weight);
            (row.collect(), -first.biases()[unit])
        };
        let is_there = |(row, bias): &(Vec<f64>, f64)| {
            (0..first.units()).any(|unit| first.row(unit) == row && first.biases()[unit] == *bias)
        };
        let missing = (0..first.units()).find(|&unit| !is_there(&negated(unit)));
        let mirror = missing.and_then(|unit| {
            let (row, bias) = negated(unit);
            let mut mirror = self.network().clone();
            for (input, weight) in row.into_iter().enumerate() {
                mirror
                    .set_weight(UnitId::new(0, unit), input, weight)
                    .ok()?;
            }
            mirror.set_bias(UnitId::new(0, unit), bias).ok()?;
            Some((mirror, unit))
        });
        if let Some((mirror, unit)) = mirror {
            self.append(&mirror, unit);
        }
    }
}
