//! The plane as the layers of a network fold it: the image of every cell in the coordinates of two units, in the order in which
//! paper would lie.
//!
//! A layer is an affine map on each cell of the layers up to it, so the image of a cell is a polygon, a segment or a point, and
//! neighbours agree at the corners that they share. Between two layers corners move in straight lines from one image to the next;
//! where a unit of |z| folds, that is a real network at every moment, with (1 + s)/2·z + (1 − s)/2·|z| in place of |z|.

use std::collections::HashMap;

use super::unit_views::crossing;
use crate::cells::{CellComplex, Fibres, RegionId, Retention, Spot, VertexId};
use crate::geometry::{Point, Rect, Vec2, lies_inside, plane_through, polygon_area, sort_by};
use crate::network::{Network, UnitId};

/// The plane, folded by some layers.
#[derive(Clone, Debug)]
pub struct FoldedPlane {
    complex: CellComplex,
    /// The layer whose image is next, counted from 0, and the share of the way there from the one before.
    layer: usize,
    share: f64,
    axes: Vec<[usize; 2]>,
    /// From below.
    facets: Vec<FoldedFacet>,
    window: Rect,
    fibres: Option<Fibres<'static>>,
}

/// Why a network has no folded plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFold {
    /// It has one input: there is no plane.
    OneInput,
    /// It has no hidden layer.
    NoLayer,
    /// Its activation is smooth.
    Smooth,
    /// A layer, counted from 0, has one unit alone: its image has one coordinate.
    Narrow(usize),
    /// It has too many regions, or they cannot be computed.
    Cells,
    /// Its activations are too large for floats.
    TooLarge,
}

/// A part of a cell on which the score has one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct FoldedFacet {
    /// The cell, of all layers.
    pub region: RegionId,
    /// Index of the larger cell of the units that are shown, from below: on all of it the image is one affine map, and its facets
    /// follow each other.
    pub sheet_cell: usize,
    /// Its corners, counter-clockwise in the plane, and where they are.
    pub corners: Vec<FoldedCorner>,
    /// Which side of the paper is seen.
    pub side: FoldedSide,
    /// How far it is turned away where it is being turned over: 0 flat, 1 edge-on.
    pub turned: f64,
    /// The retention of the cell under the next layer.
    pub retention: Retention,
    /// The direction of the plane along which a flattened cell loses all differences.
    pub lost: Option<Vec2>,
    /// Whether the score is positive; `None` with several outputs.
    pub is_positive: Option<bool>,
}

/// A corner of a facet, and the side from there to the next corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoldedCorner {
    /// In the plane.
    pub at: Point,
    /// In the coordinates that are shown.
    pub image: Point,
    /// What the side that begins here is.
    pub side: FacetSide,
}

/// What the side of a facet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetSide {
    /// Nothing.
    Inner,
    /// The edge of the sheet.
    Border,
    /// A hinge of a unit that has its part in what is shown; whether the paper turns over there.
    Crease {
        /// Whether one side of it is seen from the front and the other from the back.
        folds: bool,
    },
    /// A hinge that bends what is shown next: of another unit of the layer, or, where all of the layer are shown, of the next one.
    NextHinge,
    /// The decision boundary.
    Boundary,
}

/// The side of the paper that is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldedSide {
    /// As in the plane.
    Front,
    /// Turned over.
    Back,
    /// Neither: it has no area.
    Edge,
}

/// The most regions that are folded: more are no picture of paper.
const MOST_REGIONS: usize = 6000;

/// An image with less than this share of its cell's own extent squared has no area that could be seen.
const NO_AREA: f64 = 1e-9;

/// Spots that are nearer to each other than this share of what is shown lie at one place.
const SAME_PLACE: f64 = 1e-6;

/// How much of the shorter coordinate's range is enlarged at most, so that both fit.
const STRETCH: f64 = 4.0;
/// A range below this share of the other is no range, but what rounding leaves.
const NO_RANGE: f64 = 1e-6;
/// Images at least this many times smaller than the plane's frame are shown enlarged.
const SMALL: f64 = 2.2;
/// Room around.
const ROOM: f64 = 1.06;

impl FoldedPlane {
    /// The plane of a complex after `steps` layers, in the coordinates that `axes` gives for a layer of so many units.
    ///
    /// # Errors
    /// Where there is none.
    pub fn of(
        complex: &CellComplex,
        steps: f64,
        axes: impl Fn(usize, usize) -> Option<[usize; 2]>,
    ) -> Result<Self, NoFold> {
        let network = complex.network();
        Self::possible(network)?;
        let layers = network.hidden_layers();
        if complex.region_count() > MOST_REGIONS {
            return Err(NoFold::Cells);
        }
        let axes = layers
            .iter()
            .enumerate()
            .map(|(layer, of)| axes(layer, of.units()).ok_or(NoFold::Narrow(layer)));
        let axes: Vec<[usize; 2]> = axes.collect::<Result<_, _>>()?;
        let (layer, share) = place_of(steps, layers.len());
        let before = layer.checked_sub(1);
        let places = |layer: usize| -> Vec<Point> {
            let [across, up] = axes[layer];
            let image = |vertex: VertexId| {
                let values = complex.activations(vertex, layer);
                Point::new(values[across], values[up])
            };
            complex.vertices().map(image).collect()
        };
        let from = before.map_or_else(
            || complex.vertices().map(|v| complex.position(v)).collect(),
            places,
        );
        let to = places(layer);
        let is_finite = |all: &[Point]| all.iter().all(|at| at.x.is_finite() && at.y.is_finite());
        if !(is_finite(&from) && is_finite(&to)) {
            return Err(NoFold::TooLarge);
        }
        let home = Rect::around(complex.frame()).width();
        let windows = [&from, &to].map(|all| window_of(Rect::around(all), home));
        if windows.iter().any(|window| !window.area().is_finite()) {
            return Err(NoFold::TooLarge);
        }
        let images: Vec<Point> = from
            .iter()
            .zip(&to)
            .map(|(from, to)| from.lerp(*to, share))
            .collect();
        let folding = Folding {
            complex,
            layer,
            axes: axes[layer],
            from: &from,
            to: &to,
            images: &images,
        };
        Ok(Self {
            facets: folding.facets(),
            window: Rect {
                min: windows[0].min.lerp(windows[1].min, share),
                max: windows[0].max.lerp(windows[1].max, share),
            },
            complex: complex.clone(),
            layer,
            share,
            axes,
            fibres: None,
        })
    }

    /// Whether a network can fold the plane, as far as its shape tells.
    ///
    /// # Errors
    /// Where it cannot.
    pub fn possible(network: &Network) -> Result<(), NoFold> {
        if network.inputs() != 2 {
            return Err(NoFold::OneInput);
        }
        if network.hidden_layers().is_empty() {
            return Err(NoFold::NoLayer);
        }
        if !network.activation().is_two_piece() {
            return Err(NoFold::Smooth);
        }
        let narrow = network.hidden_widths().iter().position(|&width| width < 2);
        narrow.map_or(Ok(()), |layer| Err(NoFold::Narrow(layer)))
    }

    /// The facets, from below: what lies on top comes last.
    #[must_use]
    pub fn facets(&self) -> &[FoldedFacet] {
        &self.facets
    }

    /// What is shown of the coordinates' plane, about square where both have one scale.
    #[must_use]
    pub const fn window(&self) -> Rect {
        self.window
    }

    /// The layer that is shown, or that comes next, counted from 0.
    #[must_use]
    pub const fn layer(&self) -> usize {
        self.layer
    }

    /// The share of the way to that layer from the one before, or from the plane.
    #[must_use]
    pub const fn share(&self) -> f64 {
        self.share
    }

    /// The units whose coordinates are across and up; `None` for the plane itself.
    #[must_use]
    pub fn axes(&self) -> Option<[UnitId; 2]> {
        let units = self.axes[self.layer].map(|unit| UnitId::new(self.layer, unit));
        (self.share > 0.0).then_some(units)
    }

    /// The cells: those of all layers.
    #[must_use]
    pub const fn complex(&self) -> &CellComplex {
        &self.complex
    }

    /// Where a point of the plane is.
    #[must_use]
    pub fn image(&self, at: Point) -> Point {
        let network = self.complex.network();
        let z = network.pre_activations(at);
        let of = |layer: usize| {
            let [across, up] =
                self.axes[layer].map(|unit| network.activation().apply(z[layer][unit]));
            Point::new(across, up)
        };
        let from = self.layer.checked_sub(1).map_or(at, of);
        from.lerp(of(self.layer), self.share)
    }

    /// How many of some spots lie where the first of them is, on the way between two layers; what is no single point there is one.
    #[must_use]
    pub fn on_each_other(&self, spots: &[Spot]) -> usize {
        let places = spots.iter().filter_map(|spot| match spot {
            Spot::Point(at) => Some(self.image(*at)),
            Spot::Segment(..) | Spot::Polygon(_) => None,
        });
        let places: Vec<Point> = places.collect();
        let Some(&first) = places.first() else {
            return spots.len().min(1);
        };
        let reach = SAME_PLACE * self.window.width().max(self.window.height());
        let near = places.iter().filter(|place| place.distance(first) < reach);
        near.count()
    }

    /// The point of the plane that is seen at a place: that of the topmost facet there.
    #[must_use]
    pub fn seen_at(&self, place: Point) -> Option<Point> {
        self.facets
            .iter()
            .rev()
            .find_map(|facet| facet.seen_at(place))
    }

    /// Takes over what is known of the same cells folded by another share of the same layer.
    pub fn inherit(&mut self, other: Self) {
        if self.layer == other.layer {
            self.fibres = self.fibres.take().or(other.fibres);
        }
    }

    /// The fibres of the layer that is shown; computed on first use.
    pub fn fibres(&mut self) -> Option<&Fibres<'static>> {
        if self.fibres.is_none() {
            self.fibres = Fibres::of(&self.complex, self.layer).map(Fibres::into_owned);
        }
        self.fibres.as_ref()
    }
}

impl FoldedFacet {
    /// The images of its corners.
    #[must_use]
    pub fn images(&self) -> Vec<Point> {
        self.corners.iter().map(|corner| corner.image).collect()
    }

    /// Its corners in the plane.
    #[must_use]
    pub fn polygon(&self) -> Vec<Point> {
        self.corners.iter().map(|corner| corner.at).collect()
    }

    /// The image of a point of the facet.
    #[must_use]
    pub fn image(&self, at: Point) -> Point {
        let value = |place: fn(&Point) -> f64| {
            let corners: Vec<(Point, f64)> = (self.corners.iter())
                .map(|corner| (corner.at, place(&corner.image)))
                .collect();
            plane_through(&corners).at(at)
        };
        Point::new(value(|image| image.x), value(|image| image.y))
    }

    /// The point of the facet whose image is at a place; `None` elsewhere, and where it has no area.
    fn seen_at(&self, place: Point) -> Option<Point> {
        let mut images = self.images();
        let mut points = self.polygon();
        match self.side {
            FoldedSide::Front => (),
            FoldedSide::Back => {
                images.reverse();
                points.reverse();
            }
            FoldedSide::Edge => return None,
        }
        if !lies_inside(place, &images) {
            return None;
        }
        let value = |coordinate: fn(&Point) -> f64| {
            let values = points.iter().map(coordinate);
            let corners: Vec<(Point, f64)> = images.iter().copied().zip(values).collect();
            plane_through(&corners).at(place)
        };
        Some(Point::new(value(|at| at.x), value(|at| at.y)))
    }
}

/// The layer that steps lead to, counted from 0, and the share of the way there.
fn place_of(steps: f64, layers: usize) -> (usize, f64) {
    let steps = steps.clamp(0.0, layers as f64);
    let layer = (1..layers).filter(|&layer| steps > layer as f64).count();
    (layer, steps - layer as f64)
}

/// Where a cell lies among the others, by what comes first in order.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Height {
    /// From the last fold down, whether the cell is turned over then: each unit that folds the paper lays its off side, upside
    /// down, over everything else.
    turned: Vec<bool>,
    /// The bits of the units that are on, of those that are shown.
    on: Vec<u64>,
}

/// What is being folded.
struct Folding<'a> {
    complex: &'a CellComplex,
    layer: usize,
    axes: [usize; 2],
    from: &'a [Point],
    to: &'a [Point],
    images: &'a [Point],
}

impl Folding<'_> {
    fn facets(&self) -> Vec<FoldedFacet> {
        let sides: Vec<FoldedSide> = self
            .complex
            .regions()
            .map(|region| self.side_of(region))
            .collect();
        let edges = self.edges(&sides);
        let folding = self.folding_units(&sides);
        let mut ordered: Vec<(Height, RegionId)> = (self.complex.regions())
            .map(|region| (self.height_of(region, &folding), region))
            .collect();
        sort_by(&mut ordered, |a, b| a.0.cmp(&b.0));
        let mut facets = Vec::with_capacity(ordered.len());
        let mut sheet_cell = 0;
        for (index, (height, region)) in ordered.iter().enumerate() {
            sheet_cell += usize::from(index > 0 && ordered[index - 1].0 != *height);
            self.add(
                (*region, sheet_cell),
                sides[region.index()],
                &edges,
                &mut facets,
            );
        }
        facets
    }

    fn area(&self, region: RegionId, places: &[Point]) -> f64 {
        let corners: Vec<Point> = (self.complex.corners(region))
            .map(|vertex| places[vertex.index()])
            .collect();
        polygon_area(&corners)
    }

    fn side_of(&self, region: RegionId) -> FoldedSide {
        let corners: Vec<Point> = (self.complex.corners(region))
            .map(|vertex| self.images[vertex.index()])
            .collect();
        let extent = Rect::around(&corners);
        let size = extent.width().max(extent.height());
        let area = polygon_area(&corners);
        if area.abs() <= NO_AREA * size * size || size == 0.0 {
            FoldedSide::Edge
        } else if area > 0.0 {
            FoldedSide::Front
        } else {
            FoldedSide::Back
        }
    }

    /// The units along whose hinges the paper turns over, in reading order.
    fn folding_units(&self, sides: &[FoldedSide]) -> Vec<UnitId> {
        let mut folding = Vec::new();
        for edge in self.complex.edges() {
            if let (Some(left), Some(right)) = self.complex.sides(edge)
                && turns_over(sides[left.index()], sides[right.index()])
            {
                let units = self.complex.units_of(edge).into_iter();
                folding.extend(units.filter(|&unit| self.is_shown(unit)));
            }
        }
        sort_by(&mut folding, |a, b| {
            (a.layer, a.unit).cmp(&(b.layer, b.unit))
        });
        folding.dedup();
        folding
    }

    /// How high a cell lies.
    fn height_of(&self, region: RegionId, folding: &[UnitId]) -> Height {
        let on = self.complex.on_bits(region);
        let mut is_turned = false;
        let folds = folding.iter().rev();
        let folds = folds.map(|unit| {
            is_turned ^= on[unit.layer] >> unit.unit & 1 == 0;
            is_turned
        });
        let of_layer = |layer: usize| {
            let units = 0..self.complex.network().hidden_layers()[layer].units();
            let shown = units.filter(|&unit| self.is_shown(UnitId::new(layer, unit)));
            shown.fold(0, |bits, unit| bits | on[layer] & (1 << unit))
        };
        Height {
            turned: folds.collect(),
            on: (0..=self.layer).map(of_layer).collect(),
        }
    }

    /// Whether a unit has its part in what is shown.
    fn is_shown(&self, unit: UnitId) -> bool {
        unit.layer < self.layer || (unit.layer == self.layer && self.axes.contains(&unit.unit))
    }

    /// Whether a unit bends what is shown next: another unit of the layer, or a unit of the next where all of the layer are shown.
    fn is_next(&self, unit: UnitId) -> bool {
        let shows_all =
            self.complex.network().hidden_layers()[self.layer].units() == self.axes.len();
        let next = self.layer + usize::from(shows_all);
        unit.layer == next && !self.is_shown(unit)
    }

    /// What each edge is, by its ends.
    fn edges(&self, sides: &[FoldedSide]) -> HashMap<(VertexId, VertexId), FacetSide> {
        let mut all = HashMap::new();
        for edge in self.complex.edges() {
            let (from, to) = self.complex.ends(edge);
            let kind = match self.complex.sides(edge) {
                (Some(left), Some(right)) => {
                    let units = self.complex.units_of(edge);
                    let zero = |vertex| {
                        self.complex.network().outputs() == 1
                            && self.complex.score(vertex, 0) == 0.0
                    };
                    if zero(from) && zero(to) {
                        FacetSide::Boundary
                    } else if units.iter().any(|&unit| self.is_shown(unit)) {
                        FacetSide::Crease {
                            folds: turns_over(sides[left.index()], sides[right.index()]),
                        }
                    } else if units.iter().any(|&unit| self.is_next(unit)) {
                        FacetSide::NextHinge
                    } else {
                        FacetSide::Inner
                    }
                }
                _ => FacetSide::Border,
            };
            all.insert((from, to), kind);
            all.insert((to, from), kind);
        }
        all
    }

    /// Adds the facets of a region: one, or two where the score changes its sign in it.
    fn add(
        &self,
        (region, sheet_cell): (RegionId, usize),
        side: FoldedSide,
        edges: &HashMap<(VertexId, VertexId), FacetSide>,
        facets: &mut Vec<FoldedFacet>,
    ) {
        let vertices: Vec<VertexId> = self.complex.corners(region).collect();
        let has_sign = self.complex.network().outputs() == 1;
        let corners: Vec<(FoldedCorner, f64)> = (vertices.iter().enumerate())
            .map(|(index, &vertex)| {
                let next = vertices[(index + 1) % vertices.len()];
                let corner = FoldedCorner {
                    at: self.complex.position(vertex),
                    image: self.images[vertex.index()],
                    side: edges
                        .get(&(vertex, next))
                        .copied()
                        .unwrap_or(FacetSide::Inner),
                };
                (
                    corner,
                    if has_sign {
                        self.complex.score(vertex, 0)
                    } else {
                        1.0
                    },
                )
            })
            .collect();
        let on = self.complex.on_bits(region);
        let retention = Retention::on(self.complex.network(), &on[..=self.layer]);
        let facet = FoldedFacet {
            region,
            sheet_cell,
            corners: Vec::new(),
            side,
            turned: self.turned(region),
            retention,
            lost: (retention == Retention::Flattened)
                .then(|| self.lost_direction(region))
                .flatten(),
            is_positive: None,
        };
        for (is_positive, corners) in signed_parts(&corners) {
            facets.push(FoldedFacet {
                corners,
                is_positive: has_sign.then_some(is_positive),
                ..facet.clone()
            });
        }
    }

    /// How far a cell that is being turned over is turned away: by the share of its area that is not seen.
    fn turned(&self, region: RegionId) -> f64 {
        let [from, to, now] =
            [self.from, self.to, self.images].map(|places| self.area(region, places));
        let turns_over = (from > 0.0 && to < 0.0) || (from < 0.0 && to > 0.0);
        let most = from.abs().max(to.abs());
        if turns_over && most.is_finite() {
            (1.0 - now.abs() / most).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The direction along which the activations of the layer stay the same.
    fn lost_direction(&self, region: RegionId) -> Option<Vec2> {
        let network = self.complex.network();
        let pattern = self.complex.pattern(region);
        let slope_off = network.activation().slope_off();
        let units = 0..network.hidden_layers()[self.layer].units();
        let gradients = units.map(|unit| {
            let unit = UnitId::new(self.layer, unit);
            let slope = if pattern.is_on(unit) { 1.0 } else { slope_off };
            network.affine_on(&pattern, unit).gradient() * slope
        });
        let steepest = gradients.reduce(|a, b| if b.length() > a.length() { b } else { a })?;
        steepest.perpendicular().unit()
    }
}

/// Whether the paper turns over between two cells.
fn turns_over(one: FoldedSide, other: FoldedSide) -> bool {
    one != other && one != FoldedSide::Edge && other != FoldedSide::Edge
}

/// The parts of a region on either side of score 0, the positive one first; one where its corners have one sign.
fn signed_parts(corners: &[(FoldedCorner, f64)]) -> Vec<(bool, Vec<FoldedCorner>)> {
    let whole = || corners.iter().map(|corner| corner.0).collect();
    if !corners.iter().any(|corner| corner.1 > 0.0) {
        return vec![(false, whole())];
    }
    if !corners.iter().any(|corner| corner.1 < 0.0) {
        return vec![(true, whole())];
    }
    let mut parts = [(true, Vec::new()), (false, Vec::new())];
    for (index, &(from, score)) in corners.iter().enumerate() {
        let (to, next) = corners[(index + 1) % corners.len()];
        let is_crossed = (score > 0.0 && next < 0.0) || (score < 0.0 && next > 0.0);
        let cut = is_crossed.then(|| {
            let at = crossing((from.at, score), (to.at, next));
            let length = from.at.distance(to.at);
            let share = if length > 0.0 {
                from.at.distance(at) / length
            } else {
                0.5
            };
            FoldedCorner {
                at,
                image: from.image.lerp(to.image, share),
                side: from.side,
            }
        });
        for (is_positive, part) in &mut parts {
            let is_here = score == 0.0 || (score > 0.0) == *is_positive;
            let goes_on = next == 0.0 || (next > 0.0) == *is_positive;
            if is_here {
                // From a corner on the boundary the part goes on along it, unless the next corner belongs to it.
                let side = if score == 0.0 && !goes_on {
                    FacetSide::Boundary
                } else {
                    from.side
                };
                part.push(FoldedCorner { side, ..from });
            }
            if let Some(cut) = cut {
                let side = if is_here {
                    FacetSide::Boundary
                } else {
                    from.side
                };
                part.push(FoldedCorner { side, ..cut });
            }
        }
    }
    parts.into()
}

/// What is shown of an image: the scale of the plane where that fits; smaller for a larger one, larger for a small one; and each
/// coordinate at a scale of its own where one has a far smaller range.
fn window_of(image: Rect, home: f64) -> Rect {
    let most = image.width().max(image.height());
    let fitting = if most > home {
        most
    } else if most * SMALL < home && most > 0.0 {
        SMALL * most
    } else {
        home
    };
    let half = |range: f64| {
        let enlarged = STRETCH * range / most;
        let is_own = enlarged < 1.0 && enlarged > NO_RANGE;
        0.5 * ROOM * fitting * if is_own { enlarged } else { 1.0 }
    };
    let (centre, reach) = (
        image.centre(),
        Vec2::new(half(image.width()), half(image.height())),
    );
    Rect {
        min: centre + reach * -1.0,
        max: centre + reach,
    }
}
