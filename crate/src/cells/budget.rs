//! What building cells may cost, before it pauses.

use super::limits::MAX_REGIONS;

/// A bound on the work, the cells and the memory of a build. Widths of a network predict none of them: eight layers of four
/// units can have more regions than three of 64. So a build counts what it does, and pauses where this is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The most steps of work at a time. One step is about as long as eight multiply-adds of floats; one region more costs
    /// some hundred.
    pub work: u64,
    /// The most regions.
    pub regions: usize,
    /// The most bytes, approximately.
    pub bytes: usize,
}

impl Budget {
    /// No bound but [`crate::CellComplex::MAX_REGIONS`] regions.
    pub const WHOLE: Self = Self {
        work: u64::MAX,
        regions: MAX_REGIONS,
        bytes: usize::MAX,
    };

    /// What a page can build while a slider is dragged: less than a fifth of a second on a slow machine.
    pub const AT_ONCE: Self = Self {
        work: 20_000_000,
        regions: 25_000,
        bytes: 40_000_000,
    };

    /// What a page can hold, built piece by piece: a piece takes some hundredths of a second.
    pub const IN_PIECES: Self = Self {
        work: 4_000_000,
        regions: 200_000,
        bytes: 96_000_000,
    };
}

/// What is left of a budget. It is checked before each step, so that every piece of work makes at least one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Purse {
    left: u64,
    regions: usize,
    bytes: usize,
}

impl Purse {
    #[inline]
    pub(super) const fn of(budget: Budget) -> Self {
        Self {
            left: budget.work,
            regions: budget.regions,
            bytes: budget.bytes,
        }
    }

    /// Whether the work of this piece is done.
    #[inline]
    pub(super) const fn is_empty(&self) -> bool {
        self.left == 0
    }

    #[inline]
    pub(super) const fn spend(&mut self, work: u64) {
        self.left = self.left.saturating_sub(work);
    }

    /// The most regions, where each takes so many bytes.
    #[inline]
    pub(super) fn most_regions(&self, bytes: usize) -> usize {
        self.regions.min(self.bytes / bytes.max(1))
    }
}
