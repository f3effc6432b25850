//! Connections between vertices, edges and regions, without coordinates.
//!
//! Every edge is a pair of half-edges of opposite direction, each with a region (or the outside) on its left. All of them
//! share the same vertices, so V − E + F = 1 holds by construction.

use crate::cells::id::{EdgeId, RegionId, VertexId, compact};

/// One direction of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HalfEdgeId(u32);

impl HalfEdgeId {
    #[inline]
    fn new(index: usize) -> Self {
        Self(compact(index))
    }

    /// Both directions of an edge.
    #[inline]
    pub(crate) const fn pair_of(edge: EdgeId) -> (Self, Self) {
        (Self(edge.0 << 1), Self(edge.0 << 1 | 1))
    }

    #[inline]
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    #[inline]
    pub(crate) const fn edge(self) -> EdgeId {
        EdgeId(self.0 >> 1)
    }

    /// The same edge in the other direction.
    #[inline]
    pub(crate) const fn twin(self) -> Self {
        Self(self.0 ^ 1)
    }
}

#[derive(Clone, Copy, Debug)]
struct HalfEdge {
    origin: VertexId,
    next: HalfEdgeId,
    previous: HalfEdgeId,
    left: Side,
}

/// The region on the left of a half-edge, or the outside, in four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Side(u32);

impl Side {
    const OUTSIDE: Self = Self(u32::MAX);

    #[inline]
    const fn inside(region: RegionId) -> Self {
        Self(region.0)
    }

    #[inline]
    fn region(self) -> Option<RegionId> {
        (self != Self::OUTSIDE).then_some(RegionId(self.0))
    }
}

/// Vertices, edges and regions of a planar complex without holes.
#[derive(Clone, Debug)]
pub(crate) struct Topology {
    half_edges: Vec<HalfEdge>,
    /// One half-edge on the border of each region.
    region_start: Vec<HalfEdgeId>,
    /// One half-edge from each vertex, with a region on its left.
    vertex_start: Vec<HalfEdgeId>,
}

impl Topology {
    /// One region with the given number of corners, and memory reserved for a number of regions; half-edge 2i runs from
    /// corner i to the next corner, with the region on its left.
    pub(crate) fn polygon(corners: usize, room: usize) -> Self {
        let region = RegionId::new(0);
        // There are about twice as many edges as regions, and each edge is two half-edges.
        let mut half_edges = Vec::with_capacity(2 * corners + 4 * room);
        for corner in 0..corners {
            let after = (corner + 1) % corners;
            let before = (corner + corners - 1) % corners;
            half_edges.push(HalfEdge {
                origin: VertexId::new(corner),
                next: HalfEdgeId::new(2 * after),
                previous: HalfEdgeId::new(2 * before),
                left: Side::inside(region),
            });
            half_edges.push(HalfEdge {
                origin: VertexId::new(after),
                next: HalfEdgeId::new(2 * before + 1),
                previous: HalfEdgeId::new(2 * after + 1),
                left: Side::OUTSIDE,
            });
        }
        let mut region_start = Vec::with_capacity(room);
        region_start.push(HalfEdgeId::new(0));
        let mut vertex_start = Vec::with_capacity(corners + room);
        vertex_start.extend((0..corners).map(|c| HalfEdgeId::new(2 * c)));
        Self {
            half_edges,
            region_start,
            vertex_start,
        }
    }

    #[inline]
    pub(crate) const fn vertex_count(&self) -> usize {
        self.vertex_start.len()
    }

    #[inline]
    pub(crate) const fn edge_count(&self) -> usize {
        self.half_edges.len() / 2
    }

    #[inline]
    pub(crate) const fn region_count(&self) -> usize {
        self.region_start.len()
    }

    /// All regions.
    #[inline]
    pub(crate) fn regions(&self) -> impl Iterator<Item = RegionId> + use<> {
        (0..self.region_count()).map(RegionId::new)
    }

    /// The vertex where a half-edge starts, and the next half-edge on the same border.
    #[inline]
    pub(crate) fn corner(&self, at: HalfEdgeId) -> (VertexId, HalfEdgeId) {
        let half_edge = &self.half_edges[at.index()];
        (half_edge.origin, half_edge.next)
    }

    /// The vertex where a half-edge starts.
    #[inline]
    pub(crate) fn origin(&self, at: HalfEdgeId) -> VertexId {
        self.half_edges[at.index()].origin
    }

    /// The vertex where a half-edge ends.
    #[inline]
    pub(crate) fn target(&self, at: HalfEdgeId) -> VertexId {
        self.origin(at.twin())
    }

    /// The next half-edge on the border of the same region.
    #[inline]
    pub(crate) fn next(&self, at: HalfEdgeId) -> HalfEdgeId {
        self.half_edges[at.index()].next
    }

    /// The region on the left of a half-edge; `None` outside the frame.
    #[inline]
    pub(crate) fn left(&self, at: HalfEdgeId) -> Option<RegionId> {
        self.half_edges[at.index()].left.region()
    }

    /// Some region that touches a vertex.
    #[inline]
    pub(crate) fn region_at(&self, vertex: VertexId) -> RegionId {
        let start = self.vertex_start[vertex.index()];
        self.left(start)
            .expect("a vertex's half-edge is one with a region on its left")
    }

    /// Some half-edge on the border of a region.
    #[inline]
    pub(crate) fn start_of(&self, region: RegionId) -> HalfEdgeId {
        self.region_start[region.index()]
    }

    /// The border of a region, counter-clockwise.
    #[inline]
    pub(crate) fn border(&self, region: RegionId) -> Border<'_> {
        let start = self.start_of(region);
        Border {
            topology: self,
            start,
            at: Some(start),
        }
    }

    /// Inserts a new vertex into an edge: `at` now ends there, and the half-edge after it continues to the old end.
    ///
    /// The edge keeps its id for the part that starts at `at`'s origin; the other part is the newest edge.
    #[inline]
    pub(crate) fn cut(&mut self, at: HalfEdgeId) -> VertexId {
        let vertex = VertexId::new(self.vertex_start.len());
        let twin = at.twin();
        let ahead = HalfEdgeId::new(self.half_edges.len());
        let back = ahead.twin();
        let (along, against) = (self.half_edges[at.index()], self.half_edges[twin.index()]);
        self.half_edges.push(HalfEdge {
            origin: vertex,
            previous: at,
            ..along
        });
        self.half_edges.push(HalfEdge {
            next: twin,
            ..against
        });
        self.half_edges[along.next.index()].previous = ahead;
        self.half_edges[at.index()].next = ahead;
        self.half_edges[against.previous.index()].next = back;
        self.half_edges[twin.index()].previous = back;
        self.half_edges[twin.index()].origin = vertex;
        let old_end = &mut self.vertex_start[against.origin.index()];
        if *old_end == twin {
            *old_end = back;
        }
        self.vertex_start.push(if along.left != Side::OUTSIDE {
            ahead
        } else {
            twin
        });
        vertex
    }

    /// Splits the region that has `from` and `to` on its border by a new edge between their origins.
    ///
    /// The part that starts with `from` keeps its id; the part that starts with `to` is returned.
    #[inline]
    pub(crate) fn split(&mut self, from: HalfEdgeId, to: HalfEdgeId) -> RegionId {
        let region = RegionId::new(self.region_start.len());
        let forth = HalfEdgeId::new(self.half_edges.len());
        let back = forth.twin();
        let (first, second) = (self.half_edges[from.index()], self.half_edges[to.index()]);
        self.half_edges.push(HalfEdge {
            origin: first.origin,
            next: to,
            previous: first.previous,
            left: Side::inside(region),
        });
        self.half_edges.push(HalfEdge {
            origin: second.origin,
            next: from,
            previous: second.previous,
            left: first.left,
        });
        self.half_edges[first.previous.index()].next = forth;
        self.half_edges[to.index()].previous = forth;
        self.half_edges[second.previous.index()].next = back;
        self.half_edges[from.index()].previous = back;
        if let Some(kept) = first.left.region() {
            self.region_start[kept.index()] = back;
        }
        self.region_start.push(forth);
        let mut at = to;
        while at != forth {
            let half_edge = &mut self.half_edges[at.index()];
            half_edge.left = Side::inside(region);
            at = half_edge.next;
        }
        region
    }
}

/// Iterator over the half-edges of a region's border, counter-clockwise.
#[derive(Clone, Debug)]
pub(crate) struct Border<'a> {
    topology: &'a Topology,
    start: HalfEdgeId,
    at: Option<HalfEdgeId>,
}

impl Iterator for Border<'_> {
    type Item = HalfEdgeId;

    #[inline]
    fn next(&mut self) -> Option<HalfEdgeId> {
        let at = self.at?;
        let next = self.topology.next(at);
        self.at = (next != self.start).then_some(next);
        Some(at)
    }
}
