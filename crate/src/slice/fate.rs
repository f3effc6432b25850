//! What the layers keep of a slice: how many of its two directions survive.

use crate::cells::{CellComplex, Retention};

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

/// What each hidden layer keeps; `None` where that takes more work than a page can wait for. Decided exactly.
#[must_use]
pub fn fates<const W: usize>(complex: &CellComplex<W>) -> Option<Vec<Fate>> {
    /// Multiply-adds of machine words: about half a second's worth.
    const MOST: usize = 100_000_000;
    let network = complex.network();
    let layers = network.hidden_layers().len();
    if complex.region_count() * network.parameter_count() * layers > MOST {
        return None;
    }
    let mut fates = vec![Fate::default(); layers];
    let whole: f64 = complex.regions().map(|region| complex.area(region)).sum();
    for region in complex.regions() {
        let share = complex.area(region) / whole;
        for (layer, fate) in fates.iter_mut().enumerate() {
            match complex.retention(region, layer) {
                Retention::Kept => fate.kept += share,
                Retention::Flattened => fate.flattened += share,
                Retention::Erased => fate.erased += share,
            }
        }
    }
    Some(fates)
}
