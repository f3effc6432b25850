//! Building the complexes of a network that changes little by little: work from before the first change is kept and reused.

use std::sync::Arc;

use super::budget::{Budget, Purse};
use super::engine::subdivide::Subdivision;
use super::limits::MAX_REGIONS;
use super::validation;
use crate::cells::complex::CellComplex;
use crate::cells::error::ComplexError;
use crate::geometry::Point;
use crate::network::Network;

/// Builds one complex after another, each starting at the first layer that differs from the previous network.
///
/// A snapshot is kept before every layer. Where the frame, the activation and the first layers equal those of the previous
/// network, only the remaining layers are processed: a change of the output weights leaves every region as it is. The result
/// equals that of [`CellComplex::of`], bit by bit.
#[derive(Clone, Debug, Default)]
pub struct Builder<const W: usize = 1> {
    /// The subdivision before each layer; the first is the undivided frame.
    snapshots: Vec<Subdivision<W>>,
    /// The build that paused.
    paused: Option<Box<Subdivision<W>>>,
}

impl Builder {
    /// A builder without snapshots.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl<const W: usize> Builder<W> {
    /// The largest number of vertices in a snapshot. Layers that start with more are processed anew each time, so that the
    /// snapshots of a network of any size take at most about as many megabytes as its complex may take in a page.
    pub const MAX_VERTICES: usize = 20_000;

    /// Builds the complex of a network in a frame.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`]; the snapshots stay valid.
    pub fn build(
        &mut self,
        network: &Network,
        frame: &[Point],
    ) -> Result<CellComplex<W>, ComplexError> {
        self.build_within(network, frame, Budget::WHOLE)
    }

    /// Builds the complex of a network in a frame, within a budget.
    ///
    /// # Errors
    /// [`ComplexError::OverBudget`] where it paused, so that [`Self::go_on`] can go on; else those of [`CellComplex::of`]. The
    /// snapshots stay valid.
    pub fn build_within(
        &mut self,
        network: &Network,
        frame: &[Point],
        budget: Budget,
    ) -> Result<CellComplex<W>, ComplexError> {
        self.paused = None;
        validation::check_parameters(network)?;
        validation::check_frame(frame)?;
        if !self.starts_with(frame, network.inputs()) {
            self.snapshots.clear();
        }
        let (first, all) = self.taken_up(network, frame);
        self.snapshots.truncate(first + 1);
        self.run(all, budget)
    }

    /// Goes on with the build that paused last, for another budget of work; `None` if there is none. However many pieces a
    /// build takes, the complex is the same, bit by bit.
    ///
    /// # Errors
    /// Those of [`Self::build_within`].
    pub fn go_on(&mut self, budget: Budget) -> Option<Result<CellComplex<W>, ComplexError>> {
        let all = *self.paused.take()?;
        Some(self.run(all, budget))
    }

    /// Whether a build is paused.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paused.is_some()
    }

    /// Drops the build that paused last, and its memory.
    pub fn give_up(&mut self) {
        self.paused = None;
    }

    fn run(
        &mut self,
        mut all: Subdivision<W>,
        budget: Budget,
    ) -> Result<CellComplex<W>, ComplexError> {
        let mut purse = Purse::of(budget);
        while !all.is_complete() {
            self.keep(&mut all);
            match all.advance(&mut purse) {
                Ok(true) => {}
                Ok(false) => return Err(self.pause(all, false)),
                Err(ComplexError::TooManyRegions) if all.topology.region_count() < MAX_REGIONS => {
                    return Err(self.pause(all, true));
                }
                Err(error) => return Err(error),
            }
        }
        all.sharpen_scores()?;
        Ok(all.into())
    }

    /// Keeps a snapshot before a layer of which there is none.
    fn keep(&mut self, all: &mut Subdivision<W>) {
        let fits = all.positions.len() <= Self::MAX_VERTICES;
        if fits && all.next_layer() == Some(self.snapshots.len()) {
            self.snapshots.push(all.snapshot());
        }
    }

    fn pause(&mut self, all: Subdivision<W>, is_large: bool) -> ComplexError {
        let regions = all.topology.region_count();
        self.paused = Some(Box::new(all));
        ComplexError::OverBudget { regions, is_large }
    }

    /// Builds a complex from the snapshots without changing them.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`].
    pub fn build_aside(
        &self,
        network: &Network,
        frame: &[Point],
    ) -> Result<CellComplex<W>, ComplexError> {
        if !self.starts_with(frame, network.inputs()) {
            return CellComplex::wide(network, frame);
        }
        validation::check_parameters(network)?;
        let (_, mut all) = self.taken_up(network, frame);
        all.complete(Budget::WHOLE)?;
        Ok(all.into())
    }

    /// The first layer of a network that has to be processed, and the subdivision before it, if a snapshot in this frame
    /// holds it.
    fn taken_up(&self, network: &Network, frame: &[Point]) -> (usize, Subdivision<W>) {
        let network = Arc::new(network.clone());
        let first = self.known_layers(&network);
        let all = match self.snapshots.get(first) {
            Some(known) => known.continued_with(network),
            None => Subdivision::start(network, frame.into()),
        };
        (first, all)
    }

    /// The number of layers of a network that need not be processed again.
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
