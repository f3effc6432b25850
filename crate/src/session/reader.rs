//! What can be read back from the activations of the last hidden layer.

use super::Session;
use crate::complex::{CellComplex, Fate, Fibres, Shares};
use crate::network::{Layer, Network};
use crate::picture::Picture;
use crate::read_back::read_back;

/// Whose activations the picture is read back from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reader {
    /// All units of the last hidden layer.
    #[default]
    All,
    /// The selected unit of the first layer alone.
    One,
}

impl Reader {
    /// Every reader with its name in the page.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::All, "all"), (Self::One, "one")];
}

impl Session {
    /// Sets whose activations the picture is read back from.
    pub const fn set_reader(&mut self, reader: Reader) {
        self.reader = reader;
    }

    /// Whose activations the picture is read back from.
    #[must_use]
    pub const fn reader(&self) -> Reader {
        self.reader
    }

    /// The picture as it can be read back; the picture itself where nothing stands between.
    #[must_use]
    pub fn recovered(&self, picture: &Picture) -> Picture {
        self.with_fibres(|fibres| read_back(fibres, picture))
            .unwrap_or_else(|| picture.clone())
    }

    /// How much of the frame the reader keeps, flattens and erases; none without hidden units.
    #[must_use]
    pub fn shares(&self) -> Option<Shares> {
        self.with_fibres(|fibres| fibres.shares())
    }

    /// What the reader leaves of the spot pointed at.
    #[must_use]
    pub fn pointed_fate(&self) -> Option<Fate> {
        let at = self.pointer()?;
        self.with_fibres(|fibres| {
            let region = fibres.complex().region_at(at);
            region.map(|region| fibres.fate(region))
        })
        .flatten()
    }

    pub(super) fn with_fibres<T>(&self, ask: impl FnOnce(&Fibres<'_>) -> T) -> Option<T> {
        if self.reader == Reader::One {
            let alone = self.selected_alone()?;
            let corners = self.scene.view.frame().corners();
            let complex = CellComplex::of(&alone, &corners).ok()?;
            return Fibres::of(&complex, 0).map(|fibres| ask(&fibres));
        }
        let last = self.network.hidden_layers().len().checked_sub(1)?;
        Fibres::of(self.built_complex()?, last).map(|fibres| ask(&fibres))
    }

    /// A network of the selected unit of the first layer and no other.
    fn selected_alone(&self) -> Option<Network> {
        let unit = self.selected().filter(|unit| unit.layer == 0)?;
        let first = self.network.hidden_layers().first()?;
        let bias = *first.biases().get(unit.unit)?;
        let row = first.row(unit.unit).to_vec();
        let hidden = Layer::new(first.inputs(), row, vec![bias]).ok()?;
        let layers = vec![hidden, Layer::zeros(1, 1)];
        Network::new(self.network.activation(), layers).ok()
    }
}
