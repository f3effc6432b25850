//! The cells along a plane, built piece by piece.

use crate::cells::{Budget, ComplexError};
use crate::geometry::{Point, Rect};
use crate::network::Network;
use crate::scene::Problem;
use crate::slice::{Fate, Fates, Part, SliceBuilder, SliceCells};

/// The network along a plane, and its cells as far as they are built.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    network: Network,
    frame: Vec<Point>,
    builder: SliceBuilder,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    /// Nothing is built.
    Before,
    /// There are so many regions so far.
    Building(usize),
    /// All is built, and the first regions are looked at.
    Parting(Box<Whole>, usize),
    /// All is done.
    Whole(Box<Whole>),
    /// It stopped: there are more regions than this, or something is wrong.
    Stopped(usize, Option<Problem>),
}

#[derive(Clone, Debug)]
struct Whole {
    cells: SliceCells,
    parts: Vec<Part>,
    fates: Option<Fates>,
}

impl Whole {
    fn of(cells: SliceCells) -> Self {
        Self {
            parts: Vec::with_capacity(cells.region_count()),
            fates: cells.fates(),
            cells,
        }
    }

    /// Looks at some of the regions, some milliseconds long, from one on; returns the one to go on with.
    fn look(&mut self, from: usize) -> Option<usize> {
        /// Multiply-adds of machine words, and what a region costs besides.
        const PIECE: usize = 1_000_000;
        const REGION: usize = 4_000;
        let fates = self.fates.as_ref().map_or(0, |_| self.cells.fates_work());
        let count = (PIECE / (REGION + fates)).max(1);
        for region in self.cells.regions().skip(from).take(count) {
            self.parts.extend(self.cells.parts_of(region));
            if let Some(fates) = &mut self.fates {
                self.cells.count(region, fates);
            }
        }
        let next = from + count;
        (next < self.cells.region_count()).then_some(next)
    }
}

impl Cut {
    pub(super) fn of(network: Network) -> Self {
        Self {
            builder: SliceBuilder::for_network(&network),
            network,
            frame: Vec::new(),
            stage: Stage::Before,
        }
    }

    pub(super) fn replace(&mut self, network: Network) {
        self.builder = SliceBuilder::for_network(&network);
        self.network = network;
    }

    /// Begins to build the cells in a frame.
    pub(super) fn begin(&mut self, frame: Rect) {
        self.frame = frame.corners().to_vec();
        self.builder.give_up();
        self.stage = Stage::Before;
    }

    /// Builds a piece; returns whether something is left.
    pub(super) fn advance(&mut self, budget: Budget) -> bool {
        let built = match self.stage {
            Stage::Before => self
                .builder
                .build_within(&self.network, &self.frame, budget),
            Stage::Building(regions) => match self.builder.go_on(budget) {
                Some(built) => built,
                None => Err(ComplexError::OverBudget {
                    regions,
                    is_large: true,
                }),
            },
            Stage::Parting(..) => return self.look(),
            Stage::Whole(_) | Stage::Stopped(..) => return false,
        };
        self.stage = match built {
            Ok(cells) => Stage::Parting(Box::new(Whole::of(cells)), 0),
            Err(ComplexError::OverBudget {
                regions,
                is_large: false,
            }) => Stage::Building(regions),
            Err(ComplexError::OverBudget { regions, .. }) => {
                self.builder.give_up();
                Stage::Stopped(regions, None)
            }
            Err(error) => Stage::Stopped(0, Some(problem(&error))),
        };
        matches!(self.stage, Stage::Building(_) | Stage::Parting(..))
    }

    fn look(&mut self) -> bool {
        let Stage::Parting(mut whole, from) = std::mem::replace(&mut self.stage, Stage::Before)
        else {
            return false;
        };
        let next = whole.look(from);
        self.stage = match next {
            Some(next) => Stage::Parting(whole, next),
            None => Stage::Whole(whole),
        };
        next.is_some()
    }

    pub(super) fn cancel(&mut self) {
        if let Some(regions) = self.more_than().filter(|_| self.is_building()) {
            self.builder.give_up();
            self.stage = Stage::Stopped(regions, None);
        }
    }

    pub(super) const fn network(&self) -> &Network {
        &self.network
    }

    pub(super) const fn cells(&self) -> Option<&SliceCells> {
        match &self.stage {
            Stage::Whole(whole) => Some(&whole.cells),
            _ => None,
        }
    }

    pub(super) fn parts(&self) -> &[Part] {
        match &self.stage {
            Stage::Whole(whole) => &whole.parts,
            _ => &[],
        }
    }

    pub(super) fn fates(&self) -> Option<&[Fate]> {
        match &self.stage {
            Stage::Whole(whole) => whole.fates.as_ref().map(Fates::layers),
            _ => None,
        }
    }

    /// Number of regions so far, where not all are built.
    pub(super) fn more_than(&self) -> Option<usize> {
        match &self.stage {
            Stage::Building(regions) | Stage::Stopped(regions, _) => Some(*regions),
            Stage::Parting(whole, _) => Some(whole.cells.region_count().saturating_sub(1)),
            Stage::Before | Stage::Whole(_) => None,
        }
    }

    pub(super) const fn is_building(&self) -> bool {
        matches!(
            self.stage,
            Stage::Before | Stage::Building(_) | Stage::Parting(..)
        )
    }

    pub(super) const fn problem(&self) -> Option<&Problem> {
        match &self.stage {
            Stage::Stopped(_, problem) => problem.as_ref(),
            _ => None,
        }
    }
}

/// Why there are no cells, as the page words it.
pub(super) fn problem(error: &ComplexError) -> Problem {
    Problem::new(match error {
        ComplexError::Smooth => "slice-smooth",
        ComplexError::TooMuchExactWork => "slice-exact-work",
        _ => "slice-range",
    })
}
