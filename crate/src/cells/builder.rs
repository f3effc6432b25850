//! Complexes of networks that change little by little: what came before the first change is kept and taken up again.

use std::sync::Arc;

use super::engine::subdivide::Subdivision;
use super::validation;
use crate::cells::complex::CellComplex;
use crate::cells::error::ComplexError;
use crate::geometry::Point;
use crate::network::Network;

/// Builds one complex after another, each from where it first differs from the one before.
///
/// A snapshot is kept before every layer. Where the frame, the activation and the first layers are those of the network before,
/// only the other layers are gone through: a change of the output weights leaves every region as it is. The result is the same
/// as that of [`CellComplex::of`], bit by bit.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    /// Before each layer, the first of which is the undivided frame.
    snapshots: Vec<Subdivision>,
}

impl Builder {
    /// Most vertices of a snapshot. Layers that begin with more are gone through anew each time, so that snapshots of a network
    /// of any size take at most about as many megabytes as its complex may have in a page.
    pub const MAX_VERTICES: usize = 50_000;

    /// A builder that knows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The complex of a network in a frame.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`]; what is kept stays true.
    pub fn build(
        &mut self,
        network: &Network,
        frame: &[Point],
    ) -> Result<CellComplex, ComplexError> {
        validation::check_parameters(network)?;
        validation::check_frame(frame)?;
        if !self.starts_with(frame, network.inputs()) {
            self.snapshots.clear();
        }
        let (first, mut all) = self.taken_up(network, frame);
        self.snapshots.truncate(first + 1);
        for layer in first..all.network.layers().len() {
            let fits = all.positions.len() <= Self::MAX_VERTICES;
            if self.snapshots.len() == layer && fits {
                self.snapshots.push(all.snapshot());
            }
            all.advance(layer, CellComplex::MAX_REGIONS)?;
        }
        all.sharpen_scores()?;
        Ok(all.into())
    }

    /// The same, by what is known so far, of which nothing changes.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`].
    pub fn build_aside(
        &self,
        network: &Network,
        frame: &[Point],
    ) -> Result<CellComplex, ComplexError> {
        if !self.starts_with(frame, network.inputs()) {
            return CellComplex::of(network, frame);
        }
        validation::check_parameters(network)?;
        let (first, mut all) = self.taken_up(network, frame);
        for layer in first..all.network.layers().len() {
            all.advance(layer, CellComplex::MAX_REGIONS)?;
        }
        all.sharpen_scores()?;
        Ok(all.into())
    }

    /// The first layer of a network that is to be gone through, and what comes before it in a frame that is known, if any is.
    fn taken_up(&self, network: &Network, frame: &[Point]) -> (usize, Subdivision) {
        let network = Arc::new(network.clone());
        let first = self.known_layers(&network);
        let all = match self.snapshots.get(first) {
            Some(known) => known.continued_with(network),
            None => Subdivision::start(network, frame.into()),
        };
        (first, all)
    }

    /// How many layers of a network need not be gone through again.
    #[must_use]
    pub fn known_layers(&self, network: &Network) -> usize {
        let Some(last) = self.snapshots.last() else {
            return 0;
        };
        if last.network.activation() != network.activation()
            || last.network.inputs() != network.inputs()
        {
            return 0;
        }
        let pairs = last.network.layers().iter().zip(network.layers());
        let equal = pairs.take_while(|(known, layer)| known == layer).count();
        equal
            .min(self.snapshots.len() - 1)
            .min(network.hidden_layers().len())
    }

    fn starts_with(&self, frame: &[Point], inputs: usize) -> bool {
        (self.snapshots.first())
            .is_some_and(|start| *start.frame == *frame && start.network.inputs() == inputs)
    }
}
