//! Fibres of a hidden layer: which parts of the plane it keeps, flattens or erases, and which spots it makes
//! indistinguishable.
//!
//! The *fibre* of a point is the set of all points of the frame with the same activations. On one cell a layer is an affine
//! map, so the part of a fibre inside a cell is a point where the map has rank 2 (*kept*), a segment where it has rank 1
//! (*flattened*), and the whole cell where it is constant (*erased*).
//!
//! Several cells can hold parts of one fibre only from the second layer on, or where the off side falls (|z|). Proof: let
//! the slope of the off side be at least 0, and look at one unit of the first layer. The points where its activation has a
//! given value are a line where the activation is not 0 or the slope is not 0, the half-plane z ≤ 0 where both are 0, or
//! the whole plane or nothing where its weights are 0: all convex. A fibre is the intersection of such sets with the
//! frame, so it is convex; and since all of its points agree in which units are on, it lies in one closed cell.
//!
//! Null sets are left out: where a kept point happens to lie on the image of a flattened cell, it has no area, unlike the
//! segment, and it is not listed among the spots.
//!
//! *Folded* is the part that is kept and has the same image as other kept parts: its spots can be told from their
//! neighbours, but not from one or more spots elsewhere. The fibre of a flattened or erased spot can also have several
//! parts, which are averaged to one tone. There is no separate share for that: what is flattened or erased is lost even if
//! its fibre has only one part.

use std::borrow::Cow;

use super::fold::{Fold, folds};
use super::image::Pivots;
use super::images::{Images, Set};
use super::retention::Retention;
use crate::cells::builder::Builder;
use crate::cells::complex::CellComplex;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::id::RegionId;
use crate::geometry::{
    Affine, Point, Vec2, difference, level_segment, lies_inside, polygon_area, sort_by,
};

/// Shares of the frame's area by retention; their sum is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    /// Rank 2; exactly 1 where nothing is flattened or erased.
    pub kept: f64,
    /// Rank 1.
    pub flattened: f64,
    /// Rank 0.
    pub erased: f64,
}

/// The part of a fibre that lies in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// A point, in a kept cell.
    Point(Point),
    /// A segment from border to border, in a flattened cell.
    Segment(Point, Point),
    /// The whole cell, counter-clockwise, where it is erased.
    Polygon(Vec<Point>),
}

/// The fibres of one hidden layer.
///
/// Ranks, and which cells share images, are decided exactly; areas and places are rounded.
///
/// ```
/// use crease::{Activation, CellComplex, Fibres, Network, Point, Rect, UnitId};
///
/// // One unit that is on to the right: there it flattens the plane to a line, and it erases the rest.
/// let mut network = Network::zeros(Activation::Relu, &[2, 1, 1])?;
/// network.set_weight(UnitId::new(0, 0), 0, 1.0)?;
/// let frame = Rect::square(Point::default(), 1.0);
/// let complex = CellComplex::of(&network, &frame.corners()).expect("a network within limits");
/// let shares = Fibres::of(&complex, 0).expect("a hidden layer").shares();
/// assert_eq!((shares.kept, shares.flattened, shares.erased), (0.0, 0.5, 0.5));
/// # Ok::<(), crease::NetworkError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Fibres<'a> {
    complex: Cow<'a, CellComplex>,
    images: Images,
    /// For each flattened cell, the coordinate that the layer keeps; zero for other cells.
    levels: Vec<Affine>,
    folds: Vec<Vec<Fold>>,
}

impl<'a> Fibres<'a> {
    /// The fibres of a layer, counted from 0; `None` where the network has no such hidden layer.
    #[must_use]
    pub fn of(complex: &'a CellComplex, layer: usize) -> Option<Self> {
        Self::built_by(&Builder::new(), complex, layer)
    }

    /// The same fibres, computed faster when `builder` has built this complex, since it knows the cells of all layers.
    #[must_use]
    pub fn built_by(builder: &Builder, complex: &'a CellComplex, layer: usize) -> Option<Self> {
        let network = complex.network();
        let complex = if layer + 1 == network.hidden_layers().len() {
            Cow::Borrowed(complex)
        } else {
            // The hinges of later layers would only cut cells that belong together. There are fewer hinges, and the frame
            // and the parameters have been accepted before, so there is no error.
            let cells = builder.build_aside(&network.up_to(layer)?, complex.frame());
            Cow::Owned(cells.ok()?)
        };
        let images = Images::of(&complex);
        Some(Self {
            levels: levels(&images),
            folds: folds(&complex, &images),
            images,
            complex,
        })
    }

    /// The same fibres, owning their cells.
    #[must_use]
    pub fn into_owned(self) -> Fibres<'static> {
        let Self {
            complex,
            images,
            levels,
            folds,
        } = self;
        Fibres {
            complex: Cow::Owned(complex.into_owned()),
            images,
            levels,
            folds,
        }
    }

    /// The cells of the layer: the complex of all hinges up to it. All regions here are regions of this complex.
    #[must_use]
    pub fn complex(&self) -> &CellComplex {
        &self.complex
    }

    /// The retention of a cell.
    #[must_use]
    pub fn retention(&self, cell: RegionId) -> Retention {
        self.images.retentions[cell.index()]
    }

    /// The shares of the frame that are kept, flattened and erased.
    #[must_use]
    pub fn shares(&self) -> Shares {
        let mut areas = Shares::default();
        for cell in self.complex.regions() {
            let area = self.complex.area(cell);
            match self.retention(cell) {
                Retention::Kept => areas.kept += area,
                Retention::Flattened => areas.flattened += area,
                Retention::Erased => areas.erased += area,
            }
        }
        let frame = areas.kept + areas.flattened + areas.erased;
        Shares {
            kept: areas.kept / frame,
            flattened: areas.flattened / frame,
            erased: areas.erased / frame,
        }
    }

    /// The share of the frame whose points have activations that no other point of the frame has, up to null sets.
    ///
    /// This is the kept share without the folded share. Together with the folded, flattened and erased shares it adds up to
    /// 1.
    #[must_use]
    pub fn one_to_one(&self) -> f64 {
        (self.shares().kept - self.folded()).max(0.0)
    }

    /// The share of the frame that is kept but has the same image as other kept parts, up to null sets; at most the kept
    /// share.
    ///
    /// Exactly 0 where no two cells share images, which always holds in a first layer unless the off side has a negative
    /// slope.
    #[must_use]
    pub fn folded(&self) -> f64 {
        let mut frame = 0.0;
        let mut folded = 0.0;
        for cell in self.complex.regions() {
            let area = self.complex.area(cell);
            frame += area;
            if !self.folds(cell).is_empty() {
                let rest = self.unfolded(cell);
                let rest = rest.iter().map(|part| polygon_area(part)).sum::<f64>();
                folded += (area - rest).max(0.0);
            }
        }
        folded / frame
    }

    /// The parts of a cell that have no image in common with another kept cell, as convex polygons: the whole of a cell without
    /// folds.
    #[must_use]
    pub fn unfolded(&self, cell: RegionId) -> Vec<Vec<Point>> {
        let mut rest = vec![self.complex.polygon(cell)];
        for fold in self.folds(cell) {
            let cut = |part: &Vec<Point>| difference(part, &fold.part);
            rest = rest.iter().flat_map(cut).collect();
        }
        rest
    }

    /// The parts of a kept cell that have the same images as parts of other kept cells; empty for other cells.
    #[must_use]
    pub fn folds(&self, cell: RegionId) -> &[Fold] {
        &self.folds[cell.index()]
    }

    /// The cells that may share images with this one, including itself: their images lie in the same plane, on the same line
    /// or in the same point, and no sign of an activation distinguishes them.
    #[must_use]
    pub fn companions(&self, cell: RegionId) -> &[RegionId] {
        &self.set(cell).cells
    }

    /// For a flattened cell, the coordinate that is left of a point: points of companion cells with the same value have the
    /// same activations. Zero for other cells.
    #[must_use]
    pub fn level(&self, cell: RegionId) -> Affine {
        self.levels[cell.index()]
    }

    /// The unit vector along which a flattened cell loses all differences; `None` for other cells.
    #[must_use]
    pub fn lost_direction(&self, cell: RegionId) -> Option<Vec2> {
        self.level(cell).gradient().perpendicular().unit()
    }

    /// All spots that have the same activations as a point, the point's own spot first; empty outside the frame.
    ///
    /// On the border of a cell, rounding decides which cell the point belongs to.
    #[must_use]
    pub fn spots(&self, at: Point) -> Vec<Spot> {
        let pieces = self.pieces(at);
        pieces.into_iter().map(|(_, spot)| spot).collect()
    }

    /// The number of connected parts of a point's fibre: spots that touch count as one. Zero outside the frame.
    #[must_use]
    pub fn part_count(&self, at: Point) -> usize {
        let pieces = self.pieces(at);
        let mut part_of: Vec<usize> = (0..pieces.len()).collect();
        for (place, piece) in pieces.iter().enumerate() {
            for (other, piece_before) in pieces[..place].iter().enumerate() {
                if part_of[place] != part_of[other] && self.touch(piece, piece_before, at) {
                    let (old, new) = (part_of[place], part_of[other]);
                    part_of
                        .iter_mut()
                        .filter(|part| **part == old)
                        .for_each(|part| *part = new);
                }
            }
        }
        sort_by(&mut part_of, Ord::cmp);
        part_of.dedup();
        part_of.len()
    }

    fn set(&self, cell: RegionId) -> &Set {
        &self.images.sets[self.images.set_of[cell.index()]]
    }

    fn pieces(&self, at: Point) -> Vec<(RegionId, Spot)> {
        let Some(own) = self.complex.region_at(at) else {
            return Vec::new();
        };
        let others = self.companions(own).iter().filter(|cell| **cell != own);
        let cells = std::iter::once(own).chain(others.copied());
        match self.retention(own) {
            Retention::Kept => {
                let folds = self.folds(own).iter();
                let partners = folds.map(|fold| (fold.other, fold.partner(at)));
                let inside = partners
                    .filter(|(cell, point)| lies_inside(*point, &self.complex.polygon(*cell)));
                let all = std::iter::once((own, at)).chain(inside);
                all.map(|(cell, point)| (cell, Spot::Point(point)))
                    .collect()
            }
            Retention::Flattened => {
                let value = self.level(own).at(at);
                let segment = |cell: RegionId| {
                    let polygon = self.complex.polygon(cell);
                    let (from, to) = level_segment(&polygon, self.level(cell), value)?;
                    Some((cell, Spot::Segment(from, to)))
                };
                cells.filter_map(segment).collect()
            }
            Retention::Erased => cells
                .map(|cell| (cell, Spot::Polygon(self.complex.polygon(cell))))
                .collect(),
        }
    }

    /// Whether two parts of the fibre of `at` touch.
    fn touch(&self, (a, spot): &(RegionId, Spot), (b, _): &(RegionId, Spot), at: Point) -> bool {
        match spot {
            // On a shared border both cells have the same images, so equal images there mean the same point.
            Spot::Point(_) => false,
            Spot::Segment(..) => self.share_side_at(*a, *b, at),
            Spot::Polygon(_) => {
                let mut corners = self.complex.corners(*a);
                corners.any(|corner| self.complex.corners(*b).any(|other| other == corner))
            }
        }
    }

    /// Whether two flattened cells share a side that the fibre of a point crosses.
    fn share_side_at(&self, a: RegionId, b: RegionId, at: Point) -> bool {
        let Some(own) = self.complex.region_at(at) else {
            return false;
        };
        let value = self.level(own).at(at);
        let corners: Vec<_> = self.complex.corners(a).collect();
        let shared: Vec<f64> = corners
            .iter()
            .filter(|corner| self.complex.corners(b).any(|other| other == **corner))
            .map(|&corner| self.level(a).at(self.complex.position(corner)) - value)
            .collect();
        shared.iter().any(|&level| level <= 0.0) && shared.iter().any(|&level| level >= 0.0)
    }
}

/// For each flattened cell, the first activation that varies in it, scaled so that it changes by about 1 per input unit in
/// the first cell of each set.
fn levels(images: &Images) -> Vec<Affine> {
    let mut all = vec![Affine::default(); images.retentions.len()];
    for set in &images.sets {
        let (Pivots::Line(place), Some(first)) = (set.pivots, set.maps.first()) else {
            continue;
        };
        let scale: Dyadic = first.steepness(place);
        for (cell, map) in set.cells.iter().zip(&set.maps) {
            all[cell.index()] = map.coordinate(place, &scale);
        }
    }
    all
}
