//! Folds: parts of two kept cells whose points have pairwise the same activations.

use std::cmp::Ordering;

use super::image::{Pivots, Transfer};
use super::images::{Images, Set};
use crate::cells::complex::CellComplex;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::step::{ExactStep, Triple, cross};
use crate::cells::id::RegionId;
use crate::geometry::{Affine, Point, intersection};

/// The part of a kept cell whose points have the same activations as points of another kept cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Fold {
    /// The other cell.
    pub other: RegionId,
    /// The part of this cell, counter-clockwise; without corners where it is so thin that rounding leaves nothing of it.
    pub part: Vec<Point>,
    /// The factor by which areas grow on the way to the other cell.
    pub stretch: f64,
    /// The two coordinates of the matching point in the other cell, as maps on this cell.
    to_other: [Affine; 2],
}

impl Fold {
    /// The point of the other cell that has the activations of a point of this cell.
    #[must_use]
    pub fn partner(&self, at: Point) -> Point {
        let [x, y] = self.to_other.map(|map| map.at(at));
        Point::new(x, y)
    }
}

/// Two images whose bounding boxes are further apart than this share of their size are not examined further.
///
/// Positions are far more precise than that, unless a cell is so thin that its fold is invisible.
const CERTAINLY_APART: f64 = 1e-6;

/// The folds of every cell, by its index. Whether two images overlap is decided exactly.
pub(crate) fn folds(complex: &CellComplex, images: &Images) -> Vec<Vec<Fold>> {
    let mut all = vec![Vec::new(); complex.region_count()];
    let mut corners = Corners::of(complex);
    for set in &images.sets {
        let Pivots::Plane(first, second) = set.pivots else {
            continue;
        };
        for (place, &cell) in set.cells.iter().enumerate() {
            for (other_place, &other) in set.cells.iter().enumerate().skip(place + 1) {
                let [there, back] = transfers(set, [place, other_place], (first, second));
                if !corners.images_overlap([cell, other], &back) {
                    continue;
                }
                all[cell.index()].push(fold(complex, [cell, other], &there, &back));
                all[other.index()].push(fold(complex, [other, cell], &back, &there));
            }
        }
    }
    all
}

/// The maps from the first of two cells to the second, and from the second to the first.
fn transfers(set: &Set, [a, b]: [usize; 2], pivots: (usize, usize)) -> [Transfer; 2] {
    let (a, b) = (&set.maps[a], &set.maps[b]);
    [a.transfer(b, pivots), b.transfer(a, pivots)]
}

fn fold(
    complex: &CellComplex,
    [cell, other]: [RegionId; 2],
    there: &Transfer,
    back: &Transfer,
) -> Fold {
    let seen = seen_from(&complex.polygon(other), back);
    Fold {
        other,
        part: intersection(&complex.polygon(cell), &seen),
        stretch: there.stretch(),
        to_other: there.rounded(),
    }
}

/// A polygon of one cell, mapped into another cell and again counter-clockwise.
fn seen_from(polygon: &[Point], transfer: &Transfer) -> Vec<Point> {
    let [x, y] = transfer.rounded();
    let mut seen: Vec<Point> = (polygon.iter())
        .map(|&at| Point::new(x.at(at), y.at(at)))
        .collect();
    if transfer.mirrors() {
        seen.reverse();
    }
    seen
}

/// The exact corners of cells.
struct Corners<'a> {
    complex: &'a CellComplex,
    exact: ExactStep,
}

impl<'a> Corners<'a> {
    fn of(complex: &'a CellComplex) -> Self {
        Self {
            complex,
            exact: ExactStep::default(),
        }
    }

    /// Whether the images of two cells of one plane overlap in an area; `back` maps the second cell to the first.
    fn images_overlap(&mut self, [cell, other]: [RegionId; 2], back: &Transfer) -> bool {
        let (near, far) = (self.complex.polygon(cell), self.complex.polygon(other));
        if boxes_apart(&near, &seen_from(&far, back)) {
            return false;
        }
        let near = self.exact_polygon(cell);
        let mut far: Vec<Triple> = (self.exact_polygon(other).iter())
            .map(|at| carried(at, back))
            .collect();
        if back.mirrors() {
            far.reverse();
        }
        !(lie_apart(&near, &far) || lie_apart(&far, &near))
    }

    fn exact_polygon(&mut self, region: RegionId) -> Vec<Triple> {
        let complex = self.complex;
        let given = complex.given();
        (complex.corners(region))
            .map(|vertex| {
                let definition = complex.definitions[vertex.index()];
                self.exact.point((vertex, definition), given).clone()
            })
            .collect()
    }
}

/// Whether the second polygon lies entirely on the outer side of one side of the first: two convex polygons without common
/// area are always separated by a side of one of them.
fn lie_apart(polygon: &[Triple], other: &[Triple]) -> bool {
    (polygon.iter().enumerate()).any(|(index, from)| {
        let side = cross(from, &polygon[(index + 1) % polygon.len()]);
        other
            .iter()
            .all(|at| dot(&side, at).sign() != Ordering::Greater)
    })
}

/// The image of a point in homogeneous coordinates, with a positive last coordinate again.
fn carried(at: &Triple, transfer: &Transfer) -> Triple {
    let [x, y] = transfer.rows.each_ref().map(|row| dot(row, at));
    let scale = transfer.determinant.times(&at[2]);
    if scale.is_negative() {
        [x.negated(), y.negated(), scale.negated()]
    } else {
        [x, y, scale]
    }
}

fn dot(row: &Triple, at: &Triple) -> Dyadic {
    let products = row.iter().zip(at).map(|(a, b)| a.times(b));
    products.fold(Dyadic::default(), |sum, product| sum.plus(&product))
}

fn boxes_apart(polygon: &[Point], other: &[Point]) -> bool {
    let range = |corners: &[Point], place: fn(&Point) -> f64| {
        let values = corners.iter().map(place);
        values.fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(least, most), value| (least.min(value), most.max(value)),
        )
    };
    let places: [fn(&Point) -> f64; 2] = [|at| at.x, |at| at.y];
    places.into_iter().any(|place| {
        let (a, b) = (range(polygon, place), range(other, place));
        let room = CERTAINLY_APART * (a.1 - a.0 + b.1 - b.0);
        a.1 + room < b.0 || b.1 + room < a.0
    })
}
