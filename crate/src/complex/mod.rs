//! The exact cells of a network in a frame: vertices, edges and regions of all hinges.
//!
//! The plane is subdivided layer by layer. Edges are shared half-edge pairs and a hinge cuts each of them once, so both
//! neighbours see the same vertex (`topology`). At every vertex and for every unit a three-valued sign is decided once: by a
//! floating-point filter with a proven bound (`sign`), or exactly (`exact`). What is where follows from those signs alone;
//! positions are only rounded afterwards.

mod accuracy;
#[cfg(feature = "bench")]
pub mod bench;
mod bounded;
mod bounds;
mod builder;
mod census;
mod contest;
mod copies;
mod cut;
mod dyadic;
mod exact;
mod fibre;
mod fold;
mod frame;
mod gradient;
mod hinge;
mod image;
mod images;
mod level_sets;
mod locate;
mod maps;
mod plan;
mod points;
mod region_image;
mod residue;
mod ring;
mod scores;
mod sign;
mod spectral;
mod subdivide;
mod topology;
mod values;

use std::sync::Arc;

use crate::geometry::{Affine, Point, polygon_area};
use crate::network::Network;
use crate::pattern::ActivationPattern;
use crate::unit::UnitId;

pub use bounds::RegionBounds;
pub use builder::Builder;
pub use census::Census;
pub use contest::Contest;
pub use fibre::{Fate, Fibres, Shares, Spot};
pub use fold::Fold;
pub use level_sets::{Band, Boundary};
pub use points::{PointImage, point_images};
pub use region_image::RegionImage;

use exact::{Definition, Given};
use locate::SplitTree;
use sign::{Signs, places};
use subdivide::{Subdivision, border_signs};
use topology::{HalfEdgeId, Topology};

/// Narrows an index; the limit on regions keeps every count of a complex below 2^32.
fn compact(index: usize) -> u32 {
    u32::try_from(index).expect("a complex has far fewer than 2^32 parts")
}

/// A vertex of a [`CellComplex`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VertexId(u32);

/// An edge of a [`CellComplex`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EdgeId(u32);

/// A region (cell) of a [`CellComplex`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(u32);

macro_rules! index {
    ($id:ident) => {
        impl $id {
            fn new(index: usize) -> Self {
                Self(compact(index))
            }

            /// Place in the order of the complex, from 0.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(VertexId);
index!(EdgeId);
index!(RegionId);

/// Why a network has no complex in a frame.
#[derive(Clone, Debug, PartialEq)]
pub enum ComplexError {
    /// The activation is smooth: there are no cells on which the network is one formula.
    Smooth,
    /// A weight or bias is neither zero nor within [`CellComplex::PARAMETER_RANGE`] in size.
    ParameterRange {
        /// The unit, its layer counted from 0, that of the outputs last.
        unit: UnitId,
        /// The input that it is the weight of, counted from 0; `None` for the bias.
        input: Option<usize>,
        /// The parameter.
        value: f64,
    },
    /// The slope of the off side is neither zero nor within [`CellComplex::PARAMETER_RANGE`] in size.
    SlopeRange {
        /// The slope.
        slope: f64,
    },
    /// The frame has no area.
    FrameEmpty {
        /// Its corners.
        corners: usize,
    },
    /// A corner of the frame is not finite, or a coordinate exceeds the upper end of [`CellComplex::PARAMETER_RANGE`].
    FrameRange {
        /// Which corner, counted from 0.
        corner: usize,
    },
    /// The corners run clockwise.
    FrameClockwise,
    /// The frame is dented, doubles back or crosses itself.
    FrameNotConvex {
        /// A corner where this shows, counted from 0.
        corner: usize,
    },
    /// The network has more regions in the frame than [`CellComplex::MAX_REGIONS`].
    TooManyRegions,
    /// Too many signs are beyond floating point: hinges run closer together than its error bounds, in many places at once.
    TooMuchExactWork,
}

/// The cell complex of a network in a frame: a pure function of both.
///
/// A region is an open cell of one activation pattern; a unit that is zero throughout a cell counts as off there.
#[derive(Clone, Debug)]
pub struct CellComplex {
    network: Arc<Network>,
    frame: Arc<[Point]>,
    topology: Topology,
    positions: Vec<Point>,
    /// What each vertex is, exactly.
    definitions: Vec<Definition>,
    /// Exact signs of pre-activations per layer and vertex, the scores' last.
    signs: Vec<Vec<Signs>>,
    /// Scores, vertex after vertex.
    scores: Vec<f64>,
    tree: SplitTree,
    exact_signs: usize,
}

impl CellComplex {
    /// The smallest and largest size of a parameter other than zero: 2^-200 and 2^200.
    pub const PARAMETER_RANGE: (f64, f64) = (
        f64::from_bits((1023 - 200) << 52),
        f64::from_bits((1023 + 200) << 52),
    );

    /// Most regions of a complex, so that no network can exhaust the memory of a page.
    pub const MAX_REGIONS: usize = 1_000_000;

    /// Subdivides a frame by all hinges of a network.
    ///
    /// The frame is a convex polygon with its corners counter-clockwise, such as [`crate::Rect::corners`]. A network with
    /// one input reads x1 only.
    ///
    /// # Errors
    /// A smooth activation, parameters out of range, a frame that is no such polygon, more regions than [`Self::MAX_REGIONS`], more exact
    /// arithmetic than a page can wait for.
    pub fn of(network: &Network, frame: &[Point]) -> Result<Self, ComplexError> {
        frame::check_parameters(network)?;
        frame::check_frame(frame)?;
        let network = Arc::new(network.clone());
        Subdivision::of(network, frame.into(), Self::MAX_REGIONS).map(Self::from)
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

    /// Number of edges, those of the frame included; vertices end edges, so a side of the frame can be several.
    #[must_use]
    pub const fn edge_count(&self) -> usize {
        self.topology.edge_count()
    }

    /// Number of regions.
    #[must_use]
    pub const fn region_count(&self) -> usize {
        self.topology.region_count()
    }

    /// How many signs could not be decided in floating point.
    #[must_use]
    pub const fn exact_signs(&self) -> usize {
        self.exact_signs
    }

    /// Where a vertex lies, up to rounding.
    #[must_use]
    pub fn position(&self, vertex: VertexId) -> Point {
        self.positions[vertex.index()]
    }

    /// The score at a vertex, up to rounding and infinite where no float is as large; the boundary and all that is counted go by
    /// signs that are exact.
    #[must_use]
    pub fn score(&self, vertex: VertexId, output: usize) -> f64 {
        self.scores[vertex.index() * self.network.outputs() + output]
    }

    /// All vertices.
    pub fn vertices(&self) -> impl Iterator<Item = VertexId> + use<> {
        (0..self.vertex_count()).map(VertexId::new)
    }

    /// All edges.
    pub fn edges(&self) -> impl Iterator<Item = EdgeId> + use<> {
        (0..self.edge_count()).map(EdgeId::new)
    }

    /// All regions.
    pub fn regions(&self) -> impl Iterator<Item = RegionId> + use<> {
        self.topology.regions()
    }

    /// The corners of a region, counter-clockwise; where a neighbour ends at a straight side, that point is a corner too.
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

    /// The ends of an edge; its first side lies on the left on the way from the first to the second.
    #[must_use]
    pub fn ends(&self, edge: EdgeId) -> (VertexId, VertexId) {
        let (forth, back) = HalfEdgeId::pair_of(edge);
        (self.topology.origin(forth), self.topology.origin(back))
    }

    /// The regions on the left and on the right of an edge; `None` outside the frame.
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
            for unit in places(self.units_on(region, layer)) {
                pattern.set(UnitId::new(layer, unit), true);
            }
        }
        pattern
    }

    /// The score as an affine map of the plane on a region, up to rounding.
    #[must_use]
    pub fn affine(&self, region: RegionId, output: usize) -> Affine {
        let unit = UnitId::new(self.network.hidden_layers().len(), output);
        self.network.affine_on(&self.pattern(region), unit)
    }

    /// What exact arithmetic on this complex works with.
    fn given(&self) -> Given<'_> {
        Given {
            network: &self.network,
            frame: &self.frame,
            topology: &self.topology,
            signs: &self.signs,
            rest: None,
        }
    }

    /// Per hidden layer, the bits of the units that are on in a region.
    fn on_bits(&self, region: RegionId) -> Vec<u64> {
        let layers = 0..self.network.hidden_layers().len();
        layers.map(|layer| self.units_on(region, layer)).collect()
    }

    /// Bits of a layer's units that are on in a region.
    fn units_on(&self, region: RegionId, layer: usize) -> u64 {
        border_signs(&self.topology, &self.signs[layer], region).positive
    }
}

impl From<Subdivision> for CellComplex {
    fn from(done: Subdivision) -> Self {
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
        }
    }
}
