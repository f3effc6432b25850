//! Adding and removing units by hand, with all other units unchanged.

use super::Session;
use super::experiment::Experiment;
use crate::network::UnitId;
use crate::network::{Layer, Network, NetworkError};
use crate::scene::{LinkError, link};

impl Session {
    /// Loads the network of a link: its shape, activation and weights. Samples, word and view stay. Does nothing if that
    /// network has other numbers of inputs or classes.
    ///
    /// # Errors
    /// When the link is invalid.
    pub fn adopt(&mut self, fragment: &str) -> Result<(), LinkError> {
        let network = network_of(fragment)?;
        let fits = |network: &Network| (network.inputs(), network.outputs());
        if fits(&network) == fits(self.network()) {
            self.pursuits.bring(&network);
            self.adopt_network(network);
        }
        Ok(())
    }

    /// Puts the reader's own examples of a link in place of the present ones, with what their file calls them, as one edit, and
    /// looks at all of them. Does nothing where it has none of its own.
    ///
    /// # Errors
    /// When the link is invalid.
    pub fn adopt_examples(&mut self, fragment: &str) -> Result<(), LinkError> {
        let scene = link::read(fragment)?.scene;
        if let Some(own) = scene.own {
            self.take_own(own, scene.terms);
            self.look_home();
        }
        Ok(())
    }

    /// Returns the network of a link, or `None` for a link that cannot be opened.
    #[must_use]
    pub fn network_of(fragment: &str) -> Option<Network> {
        network_of(fragment).ok()
    }

    /// Adds a unit to the only hidden layer, drawn by the initialiser; the other units stay. Does nothing if the layer is
    /// full, or there is not exactly one.
    pub fn add_unit(&mut self) {
        let [width] = self.now.scene.hidden_widths[..] else {
            return;
        };
        let widths = [self.network().inputs(), width + 1, self.network().outputs()];
        let fresh = self
            .now
            .scene
            .initializer
            .network(self.network().activation(), &widths);
        if fresh.is_ok_and(|fresh| self.append(&fresh, width)) {
            self.select(Some(UnitId::new(0, width)));
        }
    }

    /// Appends a unit of another network to the only hidden layer; returns whether there was room for it.
    pub(super) fn append(&mut self, other: &Network, unit: usize) -> bool {
        let width = self.network().layers()[0].units();
        let units = (0..width).map(|unit| (self.network(), unit));
        let grown = assembled(self.network(), units.chain([(other, unit)]));
        grown.is_ok_and(|network| {
            self.adopt_network(network);
            true
        })
    }

    /// Removes the selected unit of the only hidden layer, or else its last unit; the other units stay. At least one unit is
    /// left.
    pub fn remove_unit(&mut self) {
        let [width] = self.now.scene.hidden_widths[..] else {
            return;
        };
        let selected = self.unit_meant().filter(|unit| unit.layer == 0);
        let gone = selected.map_or(width - 1, |unit| unit.unit);
        let kept = (0..width).filter(|&unit| unit != gone);
        let units = kept.map(|unit| (self.network(), unit));
        if let Ok(network) = assembled(self.network(), units)
            && width > 1
        {
            self.adopt_network(network);
            self.select(Some(UnitId::new(0, gone.min(width - 2))));
        }
    }
}

/// The network of a link; the run of a recipe is repeated first.
///
/// # Errors
/// When the link is invalid.
fn network_of(fragment: &str) -> Result<Network, LinkError> {
    let scene = link::read(fragment)?.scene;
    let experiment = Experiment::of(scene).map_err(|_| LinkError::shape())?;
    Ok(experiment.network().clone())
}

/// A network of one hidden layer assembled from units of others, with the output biases of `frame`.
fn assembled<'a>(
    frame: &Network,
    units: impl Iterator<Item = (&'a Network, usize)>,
) -> Result<Network, NetworkError> {
    let inputs = frame.inputs();
    let (mut weights, mut biases) = (Vec::new(), Vec::new());
    let mut rows = vec![Vec::new(); frame.outputs()];
    for (network, unit) in units {
        let hidden = &network.layers()[0];
        weights.extend(hidden.row(unit));
        biases.push(hidden.biases()[unit]);
        for (output, row) in rows.iter_mut().enumerate() {
            row.push(network.output_layer().row(output)[unit]);
        }
    }
    let output = Layer::new(
        biases.len(),
        rows.concat(),
        frame.output_layer().biases().to_vec(),
    )?;
    let hidden = Layer::new(inputs, weights, biases)?;
    Network::new(frame.activation(), vec![hidden, output])
}
