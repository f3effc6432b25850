//! The images of all cells under one layer: the retention of each cell, and which images lie in the same plane, line or
//! point.

use std::collections::HashMap;

use super::image::{Hull, LayerMap, Pivots};
use crate::cells::complex::CellComplex;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::residue::Residue;
use crate::cells::id::RegionId;
use crate::cells::queries::retention::Retention;

/// The images of a complex's cells under its last hidden layer, as far as they are needed. All of it is decided exactly.
#[derive(Clone, Debug)]
pub(crate) struct Images {
    /// Per cell, its retention.
    pub(crate) retentions: Vec<Retention>,
    /// Per cell, the index of its set.
    pub(crate) set_of: Vec<usize>,
    /// The sets of cells whose images lie in one plane, on one line or in one point, and that no sign of an activation
    /// distinguishes.
    pub(crate) sets: Vec<Set>,
}

/// Cells that may share images, ascending; nearly always a single cell.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    pub(crate) cells: Vec<RegionId>,
    pub(crate) pivots: Pivots,
    /// The maps of the cells, in the same order; empty for a single kept cell, whose map is not needed.
    pub(crate) maps: Vec<LayerMap<Dyadic>>,
}

impl Images {
    pub(crate) fn of(complex: &CellComplex) -> Self {
        let patterns: Vec<Vec<u64>> = (complex.regions())
            .map(|region| complex.on_bits(region))
            .collect();
        let keyed = candidates(complex, &patterns, true);
        let images = Self::among(&keyed, complex, &patterns);
        let is_exact = |shadow: &Candidate| {
            Retention::of_rank(shadow.pivots.rank()) == images.retentions[shadow.cell.index()]
        };
        if keyed.iter().flatten().all(is_exact) {
            return images;
        }
        // A rank that became smaller modulo p makes the keys useless; in practice only a constructed example does this.
        let all = candidates(complex, &patterns, false);
        Self::among(&all, complex, &patterns)
    }

    /// The sets within groups of candidates; two cells of one set must be in one group.
    fn among(groups: &[Vec<Candidate>], complex: &CellComplex, patterns: &[Vec<u64>]) -> Self {
        let mut images = Self {
            retentions: vec![Retention::Kept; patterns.len()],
            set_of: vec![0; patterns.len()],
            sets: Vec::new(),
        };
        for group in groups {
            match group.as_slice() {
                [only] if only.pivots.rank() == 2 => images.add(Set {
                    cells: vec![only.cell],
                    pivots: only.pivots,
                    maps: Vec::new(),
                }),
                several => {
                    for set in sets_of(several, complex, patterns) {
                        images.add(set);
                    }
                }
            }
        }
        images
    }

    fn add(&mut self, set: Set) {
        for cell in &set.cells {
            self.retentions[cell.index()] = Retention::of_rank(set.pivots.rank());
            self.set_of[cell.index()] = self.sets.len();
        }
        self.sets.push(set);
    }
}

/// A cell and the pivots of its image's hull modulo p. Where their rank is 2, so is the exact rank.
struct Candidate {
    cell: RegionId,
    pivots: Pivots,
}

/// Divides candidates into sets by their exact hulls.
fn sets_of(group: &[Candidate], complex: &CellComplex, patterns: &[Vec<u64>]) -> Vec<Set> {
    let mut found: Vec<(Hull<Dyadic>, Set)> = Vec::new();
    for candidate in group {
        let map = LayerMap::of(complex.network(), &patterns[candidate.cell.index()]);
        let hull = map.hull();
        let same = found.iter_mut().find(|(other, _)| other.is(&hull));
        if let Some((_, set)) = same {
            set.cells.push(candidate.cell);
            set.maps.push(map);
            continue;
        }
        let set = Set {
            cells: vec![candidate.cell],
            pivots: hull.pivots,
            maps: vec![map],
        };
        found.push((hull, set));
    }
    found.into_iter().map(|(_, set)| set).collect()
}

/// Groups of cells such that two cells with the same hull are in one group, in the order of their first cells.
///
/// With keys the groups are hardly larger than the sets in them, provided that all ranks are exact.
/// With keys the groups are hardly larger than the sets in them, provided that all ranks are exact.
fn candidates(
    complex: &CellComplex,
    patterns: &[Vec<u64>],
    with_keys: bool,
) -> Vec<Vec<Candidate>> {
    // The signs of activations follow those of pre-activations unless the slope of the off side is negative.
    let signs_show = complex.network().activation().slope_off() >= 0.0;
    let mut numbers: HashMap<(u64, Vec<u64>), usize> = HashMap::new();
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    for (cell, on) in complex.regions().zip(patterns) {
        let signs = on.last().copied().filter(|_| signs_show).unwrap_or(0);
        let shadow = LayerMap::<Residue>::of(complex.network(), on).hull();
        let pivots = shadow.pivots;
        let key = if with_keys { shadow.key() } else { Vec::new() };
        let number = *numbers.entry((signs, key)).or_insert(groups.len());
        if number == groups.len() {
            groups.push(Vec::new());
        }
        groups[number].push(Candidate { cell, pivots });
    }
    groups
}
