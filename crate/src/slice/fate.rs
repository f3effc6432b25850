//! What the layers keep of a slice: how many of its two directions survive.

use crate::cells::{CellComplex, RegionId, Retention};

/// What a hidden layer, with all before it, keeps of a slice, in shares of the frame's area.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fate {
    /// Both directions survive.
    pub kept: f64,
    /// One direction survives.
    pub flattened: f64,
    /// None does: everywhere there the layer passes on the same numbers.
    pub erased: f64,
}

/// What each hidden layer keeps, counted region by region. Decided exactly.
#[derive(Clone, Debug)]
pub struct Fates {
    layers: Vec<Fate>,
    /// The area of all regions.
    whole: f64,
}

impl Fates {
    /// Nothing counted yet; `None` where counting takes more work than a page can wait for.
    #[must_use]
    pub fn of<const W: usize>(complex: &CellComplex<W>) -> Option<Self> {
        /// Multiply-adds of machine words: about half a second's worth.
        const MOST: usize = 100_000_000;
        let layers = complex.network().hidden_layers().len();
        (complex.region_count() * Self::work(complex) <= MOST).then(|| Self {
            layers: vec![Fate::default(); layers],
            whole: complex.regions().map(|region| complex.area(region)).sum(),
        })
    }

    /// Multiply-adds of machine words for one region, about.
    #[must_use]
    pub fn work<const W: usize>(complex: &CellComplex<W>) -> usize {
        let network = complex.network();
        network.parameter_count() * network.hidden_layers().len()
    }

    /// Counts a region.
    pub fn see<const W: usize>(&mut self, complex: &CellComplex<W>, region: RegionId) {
        let share = complex.area(region) / self.whole;
        for (layer, fate) in self.layers.iter_mut().enumerate() {
            match complex.retention(region, layer) {
                Retention::Kept => fate.kept += share,
                Retention::Flattened => fate.flattened += share,
                Retention::Erased => fate.erased += share,
            }
        }
    }

    /// The hidden layers, first layer first.
    #[must_use]
    pub fn layers(&self) -> &[Fate] {
        &self.layers
    }
}
