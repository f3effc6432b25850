//! Where the highest of several scores changes.
//!
//! The differences of all pairs of scores cut the regions further, in the way the hinges of one more layer would; on each part the
//! order of the scores is one, and which of them are highest. All of that is decided exactly, ties included.

use crate::cells::complex::CellComplex;
use crate::cells::engine::subdivide::Subdivision;
use crate::cells::error::ComplexError;
use crate::cells::exact::sign::border_signs;
use crate::cells::id::EdgeId;
use crate::cells::topology::HalfEdgeId;
use crate::geometry::{Point, join, polygon_area};

/// Where which of the scores is highest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contest {
    /// Where the outputs that are highest differ from one side to the other. The side of the smallest output that is highest on
    /// one side only lies on the left. Closed lines end where they start.
    pub lines: Vec<Vec<Point>>,
    /// Length of all of these lines.
    pub length: f64,
    /// Per output, the area on which it alone is highest.
    pub areas: Vec<f64>,
    /// Area on which several are highest, throughout.
    pub tied_area: f64,
}

impl CellComplex {
    /// The decision boundary as lines: where the score of a single output is zero, as [`Self::boundary`] has it, or where
    /// which of several is highest changes; none where [`Self::contest`] cannot tell.
    #[must_use]
    pub fn decision_lines(&self) -> Vec<Vec<Point>> {
        if self.network.outputs() == 1 {
            return self.boundary(0).lines;
        }
        self.contest().unwrap_or_default().lines
    }

    /// Where which of the scores is highest, and where that changes.
    ///
    /// Takes about as long as the complex itself. With a single output there is nothing to contest.
    ///
    /// # Errors
    /// More parts than [`Self::MAX_REGIONS`], or more exact arithmetic than a page can wait for.
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
        let parts = Subdivision::with_outputs(differences, rest, frame, Self::MAX_REGIONS)?;
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

/// Bits of the outputs that are highest, per part.
fn highest(parts: &Subdivision, pairs: &[(usize, usize)], outputs: usize) -> Vec<u8> {
    let Some(signs) = parts.signs.last() else {
        return Vec::new();
    };
    let all = (0..outputs).fold(0, |bits, output| bits | 1_u8 << output);
    (parts.topology.regions())
        .map(|part| {
            let signs = border_signs(&parts.topology, signs, part);
            pairs
                .iter()
                .enumerate()
                .fold(all, |left, (place, &(first, second))| {
                    match (signs.positive >> place & 1, signs.negative >> place & 1) {
                        (1, _) => left & !(1 << second),
                        (_, 1) => left & !(1 << first),
                        _ => left,
                    }
                })
        })
        .collect()
}

impl Contest {
    fn measure_areas(&mut self, parts: &Subdivision, highest: &[u8]) {
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

    fn follow_edges(&mut self, parts: &Subdivision, highest: &[u8]) {
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
