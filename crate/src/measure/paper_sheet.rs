//! The sheet of paper that folds and cuts a network by hand: its creases with the fold that makes each, and the cut.

use super::paper::PaperFolds;
use crate::cells::CellComplex;
use crate::geometry::{Affine, Point, level_segment, plane_through};
use crate::network::UnitId;

/// A sheet to be folded, one fold after the other, and cut once.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperSheet {
    /// The creases: the edges of the network's cells.
    pub creases: Vec<SheetCrease>,
    /// Where the cut runs on the part that stays in its place, and so lies in front in the end; `None` where it misses that.
    pub cut: Option<(Point, Point)>,
    /// Number of folds.
    pub folds: usize,
}

/// A piece of a crease.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SheetCrease {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
    /// The fold that makes it, counted from 0 among those that are folded.
    pub fold: usize,
    /// Whether it points at whoever looks at the printed side, where each fold turns the far side away from them: it does unless
    /// the paper there is turned over at the time.
    pub is_mountain: bool,
}

impl PaperSheet {
    /// The sheet of a network that folds one; folds that are still flat are left out.
    ///
    /// `None` if it is no sheet, or if a fold stands between flat and folded over: paper does not do that.
    #[must_use]
    pub fn of(complex: &CellComplex) -> Option<Self> {
        let folds = PaperFolds::of(complex.network())?;
        let dials = folds.dials();
        if !dials.iter().all(|dial| dial.abs() == 1.0) {
            return None;
        }
        let folded: Vec<UnitId> = (dials.iter().enumerate())
            .filter(|(_, dial)| **dial < 0.0)
            .map(|(layer, _)| UnitId::new(layer, 0))
            .collect();
        let mut creases = Vec::new();
        for edge in complex.edges() {
            let units = complex.units_of(edge);
            let fold = folded.iter().position(|unit| units.contains(unit));
            let (Some(fold), (Some(side), Some(_))) = (fold, complex.sides(edge)) else {
                continue;
            };
            let turns = folded[..fold]
                .iter()
                .filter(|&&unit| !complex.is_on(side, unit));
            let is_mountain = turns.count() % 2 == 0;
            let (from, to) = complex.ends(edge);
            creases.push(SheetCrease {
                from: complex.position(from),
                to: complex.position(to),
                fold,
                is_mountain,
            });
        }
        Some(Self {
            creases,
            cut: cut_of(complex, &folded),
            folds: folded.len(),
        })
    }
}

/// The cut on the cell where every fold leaves the sheet in its place. On such a cell the score is one formula, whatever the folds
/// that are still flat.
fn cut_of(complex: &CellComplex, folded: &[UnitId]) -> Option<(Point, Point)> {
    let stays = |region: &_| folded.iter().all(|&unit| complex.is_on(*region, unit));
    let parts = complex.regions().filter(stays).filter_map(|region| {
        let corners: Vec<(Point, f64)> = (complex.corners(region))
            .map(|vertex| (complex.position(vertex), complex.score(vertex, 0)))
            .collect();
        let score: Affine = plane_through(&corners);
        level_segment(&complex.polygon(region), score, 0.0)
    });
    let longest = |a: (Point, Point), b: (Point, Point)| {
        // Flat folds cut it into pieces of one line.
        let ends = [a.0, a.1, b.0, b.1];
        let pairs = ends
            .iter()
            .flat_map(|&from| ends.iter().map(move |&to| (from, to)));
        pairs.fold(a, |longest, pair| {
            if pair.0.distance(pair.1) > longest.0.distance(longest.1) {
                pair
            } else {
                longest
            }
        })
    };
    parts
        .filter(|(from, to)| from.distance(*to) > 0.0)
        .reduce(longest)
}
