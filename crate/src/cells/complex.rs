//! The cell complex, and the queries that only look up stored values.

use std::sync::{Arc, OnceLock};

use super::budget::Budget;
use super::engine::split_tree::SplitTree;
use super::engine::subdivide::Subdivision;
use super::error::ComplexError;
use super::exact::bits::Bits;
use super::exact::sign::{Signs, border_signs};
use super::exact::step::{Definition, Given};
use super::id::{EdgeId, RegionId, VertexId};
use super::topology::{HalfEdgeId, Topology};
use super::{limits, validation};
use crate::geometry::{Affine, Point, polygon_area};
use crate::network::{ActivationPattern, Network, UnitId};

/// The polylines of a unit's hinge, as the vertices along them.
pub(super) type Hinge = Vec<Vec<VertexId>>;

/// The cell complex of a network in a frame: a pure function of both.
///
/// A region is an open cell of one activation pattern; a unit that is zero throughout a cell counts as off there.
///
/// ```
/// use crease::{Activation, CellComplex, Network, Point, Rect, UnitId};
///
/// // Two units that crease the plane along its axes: four cells.
/// let mut network = Network::zeros(Activation::Relu, &[2, 2, 1])?;
/// network.set_weight(UnitId::new(0, 0), 0, 1.0)?;
/// network.set_weight(UnitId::new(0, 1), 1, 1.0)?;
/// let frame = Rect::square(Point::default(), 1.0);
/// let complex = CellComplex::of(&network, &frame.corners()).expect("a network within limits");
/// assert_eq!(complex.region_count(), 4);
/// let corner = complex.region_at(Point::new(0.5, -0.5)).expect("a point of the frame");
/// assert!(complex.pattern(corner).is_on(UnitId::new(0, 0)));
/// assert_eq!(complex.area(corner), 1.0);
/// # Ok::<(), crease::NetworkError>(())
/// ```
#[derive(Clone, Debug)]
pub struct CellComplex<const W: usize = 1> {
    pub(crate) network: Arc<Network>,
    pub(crate) frame: Arc<[Point]>,
    pub(crate) topology: Topology,
    pub(crate) positions: Vec<Point>,
    /// The exact definition of each vertex.
    pub(crate) definitions: Vec<Definition>,
    /// Exact signs of pre-activations per layer and vertex; the last layer's are those of the scores.
    pub(crate) signs: Vec<Vec<Signs<W>>>,
    /// Scores, vertex after vertex.
    pub(crate) scores: Vec<f64>,
    pub(crate) tree: SplitTree,
    pub(crate) exact_signs: usize,
    /// The hinges of all hidden units, by layer and unit; found on first use.
    pub(crate) hinges: OnceLock<Vec<Vec<Hinge>>>,
}

impl CellComplex {
    /// The smallest and largest size of a parameter other than zero: 2^-200 and 2^200.
    pub const PARAMETER_RANGE: (f64, f64) = limits::PARAMETER_RANGE;

    /// The largest number of regions in a complex, so that no network can exhaust the memory of a page.
    pub const MAX_REGIONS: usize = limits::MAX_REGIONS;

    /// Subdivides a frame by all hinges of a network.
    ///
    /// The frame is a convex polygon with its corners counter-clockwise, such as [`crate::Rect::corners`]. A network with
    /// one input reads x1 only.
    ///
    /// # Errors
    /// When the activation is smooth, a parameter is out of range, the frame is not such a polygon, there are more regions
    /// than [`Self::MAX_REGIONS`], or the exact arithmetic would take longer than a page can wait.
    pub fn of(network: &Network, frame: &[Point]) -> Result<Self, ComplexError> {
        Self::wide(network, frame)
    }
}

impl<const W: usize> CellComplex<W> {
    /// [`CellComplex::of`] for hidden layers and outputs of at most 64·W units, which the caller sees to.
    ///
    /// # Errors
    /// Those of [`CellComplex::of`].
    pub(crate) fn wide(network: &Network, frame: &[Point]) -> Result<Self, ComplexError> {
        validation::check_parameters(network)?;
        validation::check_frame(frame)?;
        let network = Arc::new(network.clone());
        Subdivision::of(network, frame.into(), Budget::WHOLE).map(Self::from)
    }

    /// The network whose complex this is.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The corners of the frame, counter-clockwise.
    #[must_use]
    pub fn frame(&self) -> &[Point] {
        &self.frame
    }

    /// Number of vertices, those on the frame included.
    #[must_use]
    pub const fn vertex_count(&self) -> usize {
        self.topology.vertex_count()
    }

    /// Number of edges, those of the frame included. Edges end at every vertex, so one side of the frame can consist of
    /// several edges.
    #[must_use]
    pub const fn edge_count(&self) -> usize {
        self.topology.edge_count()
    }

    /// Number of regions.
    #[must_use]
    pub const fn region_count(&self) -> usize {
        self.topology.region_count()
    }

    /// The number of signs that floating point could not decide.
    #[must_use]
    pub const fn exact_signs(&self) -> usize {
        self.exact_signs
    }

    /// The position of a vertex, up to rounding.
    #[must_use]
    pub fn position(&self, vertex: VertexId) -> Point {
        self.positions[vertex.index()]
    }

    /// The score at a vertex, up to rounding, and infinite where it is too large for a float. The boundary and all counts
    /// use exact signs instead.
    #[must_use]
    pub fn score(&self, vertex: VertexId, output: usize) -> f64 {
        self.scores[vertex.index() * self.network.outputs() + output]
    }

    /// All vertices.
    pub fn vertices(&self) -> impl Iterator<Item = VertexId> + use<W> {
        (0..self.vertex_count()).map(VertexId::new)
    }

    /// All edges.
    pub fn edges(&self) -> impl Iterator<Item = EdgeId> + use<W> {
        (0..self.edge_count()).map(EdgeId::new)
    }

    /// All regions.
    pub fn regions(&self) -> impl Iterator<Item = RegionId> + use<W> {
        self.topology.regions()
    }

    /// The corners of a region, counter-clockwise. Where a neighbour's vertex lies on a straight side, that vertex is a
    /// corner too.
    pub fn corners(&self, region: RegionId) -> impl Iterator<Item = VertexId> + '_ {
        let border = self.topology.border(region);
        border.map(|at| self.topology.origin(at))
    }

    /// The corners of a region as points.
    #[must_use]
    pub fn polygon(&self, region: RegionId) -> Vec<Point> {
        self.corners(region).map(|v| self.position(v)).collect()
    }

    /// Area of a region, up to rounding.
    #[must_use]
    pub fn area(&self, region: RegionId) -> f64 {
        polygon_area(&self.polygon(region))
    }

    /// The ends of an edge. Seen from the first end towards the second, the first of [`Self::sides`] lies on the left.
    #[must_use]
    pub fn ends(&self, edge: EdgeId) -> (VertexId, VertexId) {
        let (forth, back) = HalfEdgeId::pair_of(edge);
        (self.topology.origin(forth), self.topology.origin(back))
    }

    /// The regions on the left and on the right of an edge; `None` for the outside of the frame.
    #[must_use]
    pub fn sides(&self, edge: EdgeId) -> (Option<RegionId>, Option<RegionId>) {
        let (forth, back) = HalfEdgeId::pair_of(edge);
        (self.topology.left(forth), self.topology.left(back))
    }

    /// The activation pattern of a region.
    #[must_use]
    pub fn pattern(&self, region: RegionId) -> ActivationPattern {
        let mut pattern = ActivationPattern::all_off(&self.network.hidden_widths());
        for layer in 0..self.network.hidden_layers().len() {
            for unit in self.on_in(region, layer).places() {
                pattern.set(UnitId::new(layer, unit), true);
            }
        }
        pattern
    }

    /// Whether a hidden unit is on in a region; `false` for one that does not exist.
    #[must_use]
    pub fn is_on(&self, region: RegionId, unit: UnitId) -> bool {
        let layer = self.network.hidden_layers().get(unit.layer);
        layer.is_some_and(|layer| unit.unit < layer.units())
            && self.on_in(region, unit.layer).has(unit.unit)
    }

    /// The score as an affine map of the plane on a region, up to rounding.
    #[must_use]
    pub fn affine(&self, region: RegionId, output: usize) -> Affine {
        let unit = UnitId::new(self.network.hidden_layers().len(), output);
        self.network.affine_on(&self.pattern(region), unit)
    }

    /// The inputs of exact arithmetic on this complex.
    pub(crate) fn given(&self) -> Given<'_, W> {
        Given {
            network: &self.network,
            frame: &self.frame,
            topology: &self.topology,
            signs: &self.signs,
            rest: None,
        }
    }

    /// The units of a layer that are on in a region.
    pub(crate) fn on_in(&self, region: RegionId, layer: usize) -> Bits<W> {
        border_signs(&self.topology, &self.signs[layer], region).positive
    }
}

impl CellComplex {
    /// Per hidden layer, the bits of the units that are on in a region.
    pub(crate) fn on_bits(&self, region: RegionId) -> Vec<u64> {
        let layers = 0..self.network.hidden_layers().len();
        layers.map(|layer| self.units_on(region, layer)).collect()
    }

    /// Bits of a layer's units that are on in a region.
    pub(crate) fn units_on(&self, region: RegionId, layer: usize) -> u64 {
        self.on_in(region, layer).word()
    }
}

impl<const W: usize> From<Subdivision<W>> for CellComplex<W> {
    fn from(done: Subdivision<W>) -> Self {
        let outputs = done.network.outputs();
        let mut scores = Vec::with_capacity(done.values.len() * outputs);
        for vertex in 0..done.values.len() {
            scores.extend_from_slice(done.values.at(vertex));
        }
        Self {
            network: done.network,
            frame: done.frame,
            topology: done.topology,
            positions: done.positions,
            definitions: done.definitions,
            signs: done.signs,
            scores,
            tree: done.tree,
            exact_signs: done.exact.decided(),
            hinges: OnceLock::new(),
        }
    }
}
