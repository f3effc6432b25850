//! What follows from network and frame alone, kept until either changes: the cells, and what a layer leaves of them.

use crate::cells::{Builder, CellComplex, ComplexError, Fibres, Shares};
use crate::geometry::Rect;
use crate::measure::{Sampled, ScoreSurface};
use crate::network::{Network, UnitId};
use crate::recovery::Picture;

/// The cells of the network in the frame and what was made of them; all of it is dropped at once, but for the builder.
#[derive(Debug, Default)]
pub(super) struct Cells {
    complex: Option<Result<CellComplex, ComplexError>>,
    /// What an edit of later layers leaves of the cells of those before: kept when all else is dropped.
    builder: Builder,
    /// What is drawn of a network that has no exact cells, once it was asked for.
    sampled: Option<Sampled>,
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
    /// Forgets everything: network or frame has changed.
    pub(super) fn drop_all(&mut self) {
        *self = Self {
            builder: std::mem::take(&mut self.builder),
            ..Self::default()
        };
    }

    /// The cells, built where they are not known.
    ///
    /// # Errors
    /// A network whose cells cannot be built, or are too many.
    pub(super) fn complex(
        &mut self,
        network: &Network,
        frame: Rect,
    ) -> Result<&CellComplex, &ComplexError> {
        let builder = &mut self.builder;
        self.complex
            .get_or_insert_with(|| builder.build(network, &frame.corners()))
            .as_ref()
    }

    /// The cells, where they are known.
    pub(super) fn built_complex(&self) -> Option<&CellComplex> {
        self.complex.as_ref()?.as_ref().ok()
    }

    /// The builder of the cells, which knows those of all layers.
    pub(super) const fn builder(&self) -> &Builder {
        &self.builder
    }

    /// The score over the frame, exact or sampled; none where the cells cannot be built.
    pub(super) fn score_surface(
        &mut self,
        network: &Network,
        frame: Rect,
    ) -> Option<ScoreSurface<'_>> {
        let smooth = matches!(self.complex(network, frame), Err(ComplexError::Smooth));
        if smooth && self.sampled.is_none() {
            self.sampled = Some(Sampled::of(network, frame));
        }
        self.built_score_surface()
    }

    /// The score over the frame, where it is known.
    pub(super) fn built_score_surface(&self) -> Option<ScoreSurface<'_>> {
        let exact = self.built_complex().map(ScoreSurface::Exact);
        exact.or(self.sampled.as_ref().map(ScoreSurface::Sampled))
    }

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
