//! Cached results that depend on network and frame only: the cells, their sampled substitute, and the recovery.

use crate::cells::{Budget, Builder, CellComplex, ComplexError, Fibres, Shares};
use crate::geometry::Rect;
use crate::measure::{FoldedPlane, NoFold, Sampled, ScoreSurface, UnitViews};
use crate::network::{Network, UnitId};
use crate::recovery::Picture;
use crate::scene::Folding;

/// The cells of the network in the frame, and what was computed from them. All of it except the builder is dropped together.
#[derive(Debug, Default)]
pub(super) struct Cells {
    complex: Option<Result<CellComplex, ComplexError>>,
    /// Keeps the cells of earlier layers when a later layer is edited, even when everything else is dropped.
    builder: Builder,
    /// The sampled network, where there are no exact cells; computed on first use.
    sampled: Option<Sampled>,
    /// What the units pass on; computed on first use, and nothing where it cannot be.
    unit_views: Option<Option<UnitViews>>,
    /// The plane as it was folded last; computed on first use.
    folded: Option<(Folding, Result<FoldedPlane, NoFold>)>,
    /// Whether the cells built last were more than can be built at once: those of a similar network will be as well.
    is_large: bool,
    /// How often the network, the frame or the cells have changed.
    revision: u64,
    read: Option<(Option<Source>, Option<Read>)>,
}

/// What is tried of a network that is like one whose cells were too many to build at once: a page has to draw it many times a
/// second while something is dragged.
const SHORT: Budget = Budget {
    work: Budget::AT_ONCE.work / 8,
    ..Budget::AT_ONCE
};

/// What is known of the number of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Regions {
    Exactly(usize),
    MoreThan(usize),
}

/// The units that fibres are computed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// All units of a hidden layer, counted from 0.
    Layer(usize),
    /// A single unit of the first layer.
    Unit(UnitId),
}

/// The fibres of a source, and the picture recovered from them.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) fibres: Fibres<'static>,
    pub(super) shares: Shares,
    pub(super) folded: f64,
    pub(super) one_to_one: f64,
    /// The recovered picture; computed on first use.
    pub(super) recovered: Option<Picture>,
}

impl Cells {
    /// Drops everything except the builder, after a change of network or frame.
    pub(super) fn drop_all(&mut self) {
        *self = Self {
            builder: std::mem::take(&mut self.builder),
            is_large: self.is_large,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    /// The cells; built if necessary, within [`Budget::AT_ONCE`]. [`Self::refine`] goes on where that is not enough.
    ///
    /// # Errors
    /// When the cells cannot be built, or there are too many.
    pub(super) fn complex(
        &mut self,
        network: &Network,
        frame: Rect,
    ) -> Result<&CellComplex, &ComplexError> {
        let Self {
            complex,
            builder,
            is_large,
            ..
        } = self;
        complex
            .get_or_insert_with(|| {
                let budget = if *is_large { SHORT } else { Budget::AT_ONCE };
                let built = builder.build_within(network, &frame.corners(), budget);
                *is_large = matches!(built, Err(ComplexError::OverBudget { .. }));
                built
            })
            .as_ref()
    }

    /// Whether there are more cells than could be built at once, and [`Self::refine`] has something left to do.
    pub(super) const fn is_partial(&self) -> bool {
        matches!(self.complex, Some(Err(ComplexError::OverBudget { .. })))
            && self.builder.is_paused()
    }

    /// Builds some more of the cells; returns whether something is left. In the end the cells are there, or it is known that
    /// there are more than [`Budget::IN_PIECES`].
    pub(super) fn refine(&mut self) -> bool {
        if !self.is_partial() {
            return false;
        }
        let built = self.builder.go_on(Budget::IN_PIECES);
        if let Some(Err(ComplexError::OverBudget { is_large: true, .. })) = built {
            self.builder.give_up();
        }
        if built.as_ref().is_some_and(Result::is_ok) {
            self.sampled = None;
            self.unit_views = None;
            self.folded = None;
        }
        self.complex = built.or(self.complex.take());
        let is_left = self.is_partial();
        self.revision += u64::from(!is_left);
        is_left
    }

    /// A number that changes with the network, the frame, and when [`Self::refine`] has come to its end.
    pub(super) const fn revision(&self) -> u64 {
        self.revision
    }

    /// Number of regions: exact, or a number that there are more than; `None` where they were not counted.
    pub(super) fn regions(&self) -> Option<Regions> {
        match self.complex.as_ref()? {
            Ok(complex) => Some(Regions::Exactly(complex.region_count())),
            Err(ComplexError::OverBudget { regions, .. }) => Some(Regions::MoreThan(*regions)),
            Err(ComplexError::TooManyRegions) => Some(Regions::MoreThan(CellComplex::MAX_REGIONS)),
            Err(_) => None,
        }
    }

    /// Whether the picture is sampled.
    pub(super) const fn is_sampled(&self) -> bool {
        matches!(&self.complex, Some(Err(error)) if error.leaves_values())
    }

    /// The cells, if they are built.
    pub(super) fn built_complex(&self) -> Option<&CellComplex> {
        self.complex.as_ref()?.as_ref().ok()
    }

    /// The builder of the cells, which holds the cells of all layers.
    pub(super) const fn builder(&self) -> &Builder {
        &self.builder
    }

    /// The score surface over the frame, exact or sampled; `None` where the cells cannot be built.
    pub(super) fn score_surface(
        &mut self,
        network: &Network,
        frame: Rect,
    ) -> Option<ScoreSurface<'_>> {
        let _ = self.complex(network, frame);
        if self.is_sampled() && self.sampled.is_none() {
            self.sampled = Some(Sampled::of(network, frame));
        }
        self.built_score_surface()
    }

    /// What the units pass on over the frame, exact or sampled; `None` where the cells cannot be built.
    pub(super) fn unit_views(&mut self, network: &Network, frame: Rect) -> Option<&UnitViews> {
        let is_exact = self.complex(network, frame).is_ok();
        let has_values = is_exact || self.is_sampled();
        let builder = &self.builder;
        let of = || UnitViews::of(network, frame, builder, is_exact).filter(|_| has_values);
        self.unit_views.get_or_insert_with(of).as_ref()
    }

    /// What the units pass on, if it is computed.
    pub(super) fn made_unit_views(&self) -> Option<&UnitViews> {
        self.unit_views.as_ref()?.as_ref()
    }

    /// The folded plane, exactly as far as `folding` says; computed where it is not the last one.
    pub(super) fn folded(
        &mut self,
        network: &Network,
        frame: Rect,
        folding: &Folding,
    ) -> &mut Result<FoldedPlane, NoFold> {
        let made = match self.folded.take() {
            Some(known) if known.0 == *folding => known,
            other => {
                let mut folded = FoldedPlane::possible(network).and_then(|()| {
                    let complex = self.complex(network, frame).map_err(|_| NoFold::Cells)?;
                    FoldedPlane::of(complex, folding.steps(), |layer, units| {
                        folding.axes(layer, units)
                    })
                });
                if let (Ok(folded), Some((_, Ok(other)))) = (&mut folded, other) {
                    folded.inherit(other);
                }
                (folding.clone(), folded)
            }
        };
        &mut self.folded.insert(made).1
    }

    /// The folded plane, if it is computed.
    pub(super) fn made_folded(&self) -> Option<&FoldedPlane> {
        self.folded.as_ref()?.1.as_ref().ok()
    }

    /// The score surface over the frame, if it is computed.
    pub(super) fn built_score_surface(&self) -> Option<ScoreSurface<'_>> {
        let exact = self.built_complex().map(ScoreSurface::Exact);
        exact.or(self.sampled.as_ref().map(ScoreSurface::Sampled))
    }

    /// Whether the fibres of a source are cached; `false` without a hidden layer.
    pub(super) fn knows(&self, source: Option<Source>) -> bool {
        self.read
            .as_ref()
            .is_some_and(|(known, _)| *known == source)
    }

    /// Caches the fibres of a source.
    pub(super) fn keep(&mut self, source: Option<Source>, fibres: Option<Fibres<'static>>) {
        self.read = Some((source, fibres.map(Read::of)));
    }

    /// The fibres last cached, if nothing has changed since.
    pub(super) fn read(&self) -> Option<&Read> {
        self.read.as_ref()?.1.as_ref()
    }

    /// See [`Cells::read`].
    pub(super) fn read_mut(&mut self) -> Option<&mut Read> {
        self.read.as_mut()?.1.as_mut()
    }

    /// Drops the recovered picture, as another picture is printed.
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
