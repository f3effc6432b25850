//! What follows from network and frame alone, kept until either changes: the cells, and what a layer leaves of them.

use crate::cells::{CellComplex, ComplexError, Fibres, Shares};
use crate::measure::Sampled;
use crate::network::UnitId;
use crate::recovery::Picture;
use crate::train::Statistics;

/// The cells of the network in the frame and what was made of them; all of it is dropped at once.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) complex: Option<Result<CellComplex, ComplexError>>,
    /// What is drawn of a network that has no exact cells, once it was asked for.
    pub(super) sampled: Option<Sampled>,
    /// What the units do on the training samples, once it was asked for.
    pub(super) statistics: Option<Statistics>,
    read: Option<(Option<Source>, Option<Read>)>,
}

/// Where fibres come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// All units of a hidden layer, counted from 0.
    Layer(usize),
    /// A unit of the first layer alone.
    Unit(UnitId),
}

/// What a layer leaves of the frame.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) fibres: Fibres<'static>,
    pub(super) shares: Shares,
    pub(super) folded: f64,
    pub(super) one_to_one: f64,
    /// The printed picture as it can be recovered, once it was asked for.
    pub(super) recovered: Option<Picture>,
}

impl Cells {
    /// Whether it is known what a source leaves; none without a hidden layer.
    pub(super) fn knows(&self, source: Option<Source>) -> bool {
        self.read
            .as_ref()
            .is_some_and(|(known, _)| *known == source)
    }

    /// Keeps what a source leaves.
    pub(super) fn keep(&mut self, source: Option<Source>, fibres: Option<Fibres<'static>>) {
        self.read = Some((source, fibres.map(Read::of)));
    }

    /// What was last read, where nothing has changed since.
    pub(super) fn read(&self) -> Option<&Read> {
        self.read.as_ref()?.1.as_ref()
    }

    /// See [`Cells::read`].
    pub(super) fn read_mut(&mut self) -> Option<&mut Read> {
        self.read.as_mut()?.1.as_mut()
    }

    /// Another picture is printed.
    pub(super) fn drop_recovered(&mut self) {
        if let Some(read) = self.read_mut() {
            read.recovered = None;
        }
    }
}

impl Read {
    fn of(fibres: Fibres<'static>) -> Self {
        Self {
            shares: fibres.shares(),
            folded: fibres.folded(),
            one_to_one: fibres.one_to_one(),
            fibres,
            recovered: None,
        }
    }
}
