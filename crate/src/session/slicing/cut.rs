//! The cells along a plane, built piece by piece.

use crate::cells::{Budget, ComplexError, WideBuilder, WideComplex};
use crate::geometry::{Point, Rect};
use crate::network::Network;
use crate::scene::Problem;
use crate::slice::{Fate, Part, fates, parts};

/// The network along a plane, and its cells as far as they are built.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    network: Network,
    frame: Vec<Point>,
    builder: WideBuilder,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    /// Nothing is built.
    Before,
    /// There are so many regions so far.
    Building(usize),
    /// All is built.
    Whole(Box<Whole>),
    /// It stopped: there are more regions than this, or something is wrong.
    Stopped(usize, Option<Problem>),
}

#[derive(Clone, Debug)]
struct Whole {
    cells: WideComplex,
    parts: Vec<Part>,
    fates: Option<Vec<Fate>>,
}

impl Cut {
    pub(super) fn of(network: Network) -> Self {
        Self {
            network,
            frame: Vec::new(),
            builder: WideBuilder::default(),
            stage: Stage::Before,
        }
    }

    pub(super) fn replace(&mut self, network: Network) {
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
            Stage::Whole(_) | Stage::Stopped(..) => return false,
        };
        self.stage = match built {
            Ok(cells) => Stage::Whole(Box::new(Whole {
                parts: parts(&cells),
                fates: fates(&cells),
                cells,
            })),
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
        matches!(self.stage, Stage::Building(_))
    }

    pub(super) fn cancel(&mut self) {
        if let Stage::Building(regions) = self.stage {
            self.builder.give_up();
            self.stage = Stage::Stopped(regions, None);
        }
    }

    pub(super) const fn network(&self) -> &Network {
        &self.network
    }

    pub(super) const fn cells(&self) -> Option<&WideComplex> {
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
            Stage::Whole(whole) => whole.fates.as_deref(),
            _ => None,
        }
    }

    /// Number of regions so far, where not all are built.
    pub(super) const fn more_than(&self) -> Option<usize> {
        match self.stage {
            Stage::Building(regions) | Stage::Stopped(regions, _) => Some(regions),
            Stage::Before | Stage::Whole(_) => None,
        }
    }

    pub(super) const fn is_building(&self) -> bool {
        matches!(self.stage, Stage::Before | Stage::Building(_))
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
