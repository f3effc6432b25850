//! Units added and taken away by hand, the others staying as they are.

use super::Session;
use crate::network::UnitId;
use crate::network::{Layer, Network, NetworkError};
use crate::scene::LinkError;
use crate::scene::Weights;

impl Session {
    /// Takes over the network of a link: its shape, activation and weights. Samples, word and view stay. Nothing where that
    /// network is for another number of inputs or classes.
    ///
    /// # Errors
    /// What is wrong with the link.
    pub fn adopt(&mut self, fragment: &str) -> Result<(), LinkError> {
        let (other, _) = Self::open(fragment)?;
        let fits = |network: &Network| (network.inputs(), network.outputs());
        if fits(&other.network) == fits(&self.network) {
            self.adopt_network(other.network);
            if !self.brought.contains(&self.network) {
                self.brought.push(self.network.clone());
            }
        }
        Ok(())
    }

    /// Whether the network is that of a link, to the last bit; not for a link that cannot be opened.
    #[must_use]
    pub fn has_network_of(&self, fragment: &str) -> bool {
        Self::open(fragment).is_ok_and(|(other, _)| other.network == self.network)
    }

    /// Adds a unit to the only hidden layer, as the initialiser would draw it; the others stay. Nothing where the layer is
    /// full, or where there is not exactly one.
    pub fn add_unit(&mut self) {
        let [width] = self.scene.hidden_widths[..] else {
            return;
        };
        let widths = [self.network.inputs(), width + 1, self.network.outputs()];
        let fresh = self
            .scene
            .initializer
            .network(self.network.activation(), &widths);
        let grown = fresh.and_then(|fresh| {
            let units = (0..width).map(|unit| (self.network(), unit));
            assembled(self.network(), units.chain([(&fresh, width)]))
        });
        if let Ok(network) = grown {
            self.adopt_network(network);
            self.select(Some(UnitId::new(0, width)));
        }
    }

    /// Takes the selected unit of the only hidden layer away, else its last; the others stay. One is always left.
    pub fn remove_unit(&mut self) {
        let [width] = self.scene.hidden_widths[..] else {
            return;
        };
        let selected = self.selected().filter(|unit| unit.layer == 0);
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

    /// Puts a network of any shape in place of the present one: one edit.
    pub(crate) fn adopt_network(&mut self, network: Network) {
        self.remember();
        self.scene.hidden_widths = network.hidden_widths();
        self.scene.activation = network.activation();
        self.scene.weights = Weights::Recipe;
        self.network = network;
        self.on_recipe = false;
        self.drop_cells();
        self.hand.drop_all();
        self.resume();
        self.select(self.selected());
    }
}

/// A network of one hidden layer made of units of others, with the output biases of `frame`.
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
