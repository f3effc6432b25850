//! Decision regions of several outputs: where which score is highest.
//!
//! The differences of all pairs of scores cut the regions further, as the hinges of one more layer would. On each resulting
//! part the order of the scores is constant, and so is the set of the highest ones. All of this is decided exactly,
//! including ties.

use std::cmp::Ordering;

use crate::cells::budget::Budget;
use crate::cells::complex::CellComplex;
use crate::cells::engine::subdivide::Subdivision;
use crate::cells::error::ComplexError;
use crate::cells::exact::sign::border_signs;
use crate::cells::id::EdgeId;
use crate::cells::topology::HalfEdgeId;
use crate::geometry::{Point, join, polygon_area};

/// Areas where each score is highest, and the lines between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contest {
    /// The lines across which the set of highest outputs changes. The side of the smallest output that is highest on one side
    /// only lies on the left. Closed lines end where they start.
    pub lines: Vec<Vec<Point>>,
    /// Total length of these lines.
    pub length: f64,
    /// Per output, the area on which it is the only highest one.
    pub areas: Vec<f64>,
    /// Area on which several outputs are tied for the highest score.
    pub tied_area: f64,
}

impl<const W: usize> CellComplex<W> {
    /// The decision boundary as lines. With a single output: where its score is zero, as in [`Self::boundary`]. With
    /// several: where the highest score changes; none where [`Self::contest`] fails.
    #[must_use]
    pub fn decision_lines(&self) -> Vec<Vec<Point>> {
        if self.network.outputs() == 1 {
            return self.boundary(0).lines;
        }
        self.contest().unwrap_or_default().lines
    }

    /// Where each score is highest, and where that changes.
    ///
    /// Takes about as long as building the complex. A single output is highest everywhere, and there are no lines.
    ///
    /// # Errors
    /// When there are more parts than [`Self::MAX_REGIONS`], or the exact arithmetic would take longer than a page can wait.
    pub fn contest(&self) -> Result<Contest, ComplexError> {
        let outputs = self.network.outputs();
        if outputs == 1 {
            return Ok(Contest {
                areas: vec![polygon_area(&self.frame)],
                ..Contest::default()
            });
        }
        let pairs: Vec<(usize, usize)> = (0..outputs)
            .flat_map(|second| (0..second).map(move |first| (first, second)))
            .collect();
        let (differences, rest) = self.network.differences(&pairs);
        let frame = self.frame.clone();
        let parts = Subdivision::<W>::with_outputs(differences, rest, frame, Budget::WHOLE)?;
        let highest = highest(&parts, &pairs, outputs);
        let mut contest = Contest {
            areas: vec![0.0; outputs],
            ..Contest::default()
        };
        contest.measure_areas(&parts, &highest);
        contest.follow_edges(&parts, &highest);
        Ok(contest)
    }
}

/// For each part, the bits of the outputs that are highest.
fn highest<const W: usize>(
    parts: &Subdivision<W>,
    pairs: &[(usize, usize)],
    outputs: usize,
) -> Vec<u16> {
    let Some(signs) = parts.signs.last() else {
        return Vec::new();
    };
    let all = (0..outputs).fold(0, |bits, output| bits | 1_u16 << output);
    (parts.topology.regions())
        .map(|part| {
            let signs = border_signs(&parts.topology, signs, part);
            pairs
                .iter()
                .enumerate()
                .fold(all, |left, (place, &(first, second))| {
                    match signs.of(place) {
                        Ordering::Greater => left & !(1 << second),
                        Ordering::Less => left & !(1 << first),
                        Ordering::Equal => left,
                    }
                })
        })
        .collect()
}

impl Contest {
    fn measure_areas<const W: usize>(&mut self, parts: &Subdivision<W>, highest: &[u16]) {
        for (part, &highest) in parts.topology.regions().zip(highest) {
            let border = parts.topology.border(part);
            let polygon: Vec<Point> = border
                .map(|at| parts.positions[parts.topology.origin(at).index()])
                .collect();
            let area = polygon_area(&polygon);
            if highest.count_ones() == 1 {
                self.areas[highest.trailing_zeros() as usize] += area;
            } else {
                self.tied_area += area;
            }
        }
    }

    fn follow_edges<const W: usize>(&mut self, parts: &Subdivision<W>, highest: &[u16]) {
        let topology = &parts.topology;
        let mut segments = Vec::new();
        for edge in (0..topology.edge_count()).map(EdgeId::new) {
            let (forth, back) = HalfEdgeId::pair_of(edge);
            let (Some(left), Some(right)) = (topology.left(forth), topology.left(back)) else {
                continue;
            };
            let (left, right) = (highest[left.index()], highest[right.index()]);
            let only_one = left ^ right;
            if only_one == 0 {
                continue;
            }
            let [from, to] = [forth, back].map(|at| topology.origin(at));
            self.length += parts.positions[from.index()].distance(parts.positions[to.index()]);
            let smallest = only_one & only_one.wrapping_neg();
            segments.push(if left & smallest == 0 {
                (to.0, from.0)
            } else {
                (from.0, to.0)
            });
        }
        let place = |line: Vec<u32>| line.iter().map(|&v| parts.positions[v as usize]).collect();
        let lines = join(&segments, topology.vertex_count());
        self.lines = lines.into_iter().map(place).collect();
    }
}
