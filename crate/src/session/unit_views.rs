//! The units' views on their canvas: what each passes on, the pre-activations on the examples, and the unit pointed at.

use serde::Serialize;

use super::Session;
use crate::layout::{Part, Pixel, UnitGrid};
use crate::measure::{PreActivations, Sampled, UnitViews};
use crate::network::UnitId;

/// The units' views in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UnitsReadout {
    /// Number of training examples.
    pub examples: usize,
    /// Points along each side of the grid where the views are sampled; `None` where they are exact.
    pub sampled: Option<usize>,
    /// Every hidden layer.
    pub layers: Vec<LayerOfUnits>,
}

/// A layer of units in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LayerOfUnits {
    /// Share of all pairs of a training example and a unit in which the unit is off; `None` without examples.
    pub off: Option<f64>,
    /// The largest number that a unit passes on in the frame.
    pub most: f64,
    /// Every unit.
    pub units: Vec<UnitInNumbers>,
}

/// How often a unit is on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UnitInNumbers {
    /// Its letters.
    pub letters: String,
    /// Number of training examples on which it is on.
    pub on: usize,
}

impl Session {
    /// Sets the size of the canvas of the units' views, in CSS pixels.
    pub const fn set_units_canvas(&mut self, width: f64, height: f64) {
        self.canvases.show_units(width, height);
    }

    /// The layout of the units' views on their canvas.
    #[must_use]
    pub fn unit_grid(&self) -> UnitGrid {
        self.canvases.unit_grid(self.network())
    }

    /// What each hidden unit passes on over the frame; `None` where that cannot be computed.
    pub fn unit_views(&mut self) -> Option<&UnitViews> {
        let frame = self.now.scene.view.frame();
        self.cells.unit_views(self.now.network(), frame)
    }

    /// What each hidden unit passes on, if it is computed.
    #[must_use]
    pub fn made_unit_views(&self) -> Option<&UnitViews> {
        self.cells.made_unit_views()
    }

    /// The pre-activations of all hidden units on the training examples.
    #[must_use]
    pub fn pre_activations(&self) -> PreActivations {
        PreActivations::of(self.network(), self.examples().training_places())
    }

    /// Points at a position on the canvas of the units' views.
    pub fn point_in_units(&mut self, at: Pixel) {
        self.hand.pointed_part = self.unit_grid().unit_at(at).map(Part::Unit);
    }

    /// Selects the unit at a position on the canvas of the units' views, and returns it.
    pub fn press_in_units(&mut self, at: Pixel) -> Option<UnitId> {
        let unit = self.unit_grid().unit_at(at)?;
        self.select(Some(unit));
        Some(unit)
    }

    /// The units' views in numbers; `None` where they cannot be computed.
    pub fn units_readout(&mut self) -> Option<UnitsReadout> {
        let views = self.unit_views()?;
        let sampled = (!views.are_exact()).then_some(Sampled::SIDE);
        let widths = views.network().hidden_widths();
        let most: Vec<f64> = (0..widths.len())
            .map(|layer| views.range(layer).1)
            .collect();
        let examples = self.pre_activations();
        let named = |unit: UnitId| UnitInNumbers {
            letters: self.network().letters(unit).unwrap_or_default(),
            on: examples.on(unit),
        };
        let layers = widths.iter().zip(most).enumerate();
        let layers = layers.map(|(layer, (&units, most))| LayerOfUnits {
            off: examples.histogram(layer).share_off(),
            most,
            units: (0..units)
                .map(|unit| named(UnitId::new(layer, unit)))
                .collect(),
        });
        Some(UnitsReadout {
            examples: examples.examples(),
            sampled,
            layers: layers.collect(),
        })
    }
}
