//! Building the complex: layer by layer, every region is split by the hinges of the layer's units.

use std::cmp::Ordering;

use super::exact::{Definition, ExactStep, Line};
use super::locate::SplitTree;
use super::sign::{Filter, Signs, UnitTerms, places};
use super::topology::{HalfEdgeId, Topology};
use super::values::{Crossing, Product, Values};
use super::{CellComplex, ComplexError, RegionId, VertexId, compact};
use crate::geometry::Point;
use crate::network::{Layer, Network};
use crate::unit::UnitId;

/// A complex in the making.
pub(super) struct Subdivision<'a> {
    network: &'a Network,
    pub(super) topology: Topology,
    pub(super) positions: Vec<Point>,
    /// Signs per layer and vertex, the scores' last.
    pub(super) signs: Vec<Vec<Signs>>,
    /// Values of the layer at hand, in the end the scores.
    pub(super) values: Values,
    pub(super) tree: SplitTree,
    /// What each vertex is, exactly.
    definitions: Vec<Definition>,
    /// The line each edge lies on.
    lines: Vec<Line>,
    exact: ExactStep<'a>,
}

impl<'a> Subdivision<'a> {
    /// The complex of all hinges of `network` in a `frame` that has been checked.
    pub(super) fn of(network: &'a Network, frame: &'a [Point]) -> Result<Self, ComplexError> {
        let mut all = Self::start(network, frame);
        let hidden = network.hidden_layers().len();
        for index in 0..=hidden {
            all.enter_layer(index);
            if index < hidden {
                all.split_regions(index)?;
                let slope = network.activation().slope_off();
                all.values.activate(slope, &all.signs[index]);
            }
        }
        Ok(all)
    }

    /// How many signs the exact step decided.
    pub(super) const fn exact_signs(&self) -> usize {
        self.exact.decided()
    }

    fn start(network: &'a Network, frame: &'a [Point]) -> Self {
        let corners = 0..compact(frame.len());
        let coordinates: Vec<[f64; 2]> = frame.iter().map(|p| [p.x, p.y]).collect();
        let inputs = network.inputs();
        Self {
            network,
            topology: Topology::polygon(frame.len()),
            positions: frame.to_vec(),
            signs: Vec::with_capacity(network.layers().len()),
            values: Values::exact(inputs, coordinates.iter().map(|row| &row[..inputs])),
            tree: SplitTree::new(),
            definitions: corners.clone().map(Definition::Corner).collect(),
            lines: corners.map(Line::Side).collect(),
            exact: ExactStep::new(network, frame),
        }
    }

    /// Computes the layer's pre-activations at every vertex and decides their signs.
    fn enter_layer(&mut self, index: usize) {
        let layer = &self.network.layers()[index];
        let filter = Filter::of(layer);
        let all_units = u64::MAX >> (u64::BITS as usize - layer.units());
        let product = self.values.product(&Product::of(layer));
        let inputs = std::mem::replace(&mut self.values, product);
        let mut signs = Vec::with_capacity(inputs.len());
        for vertex in 0..inputs.len() {
            let (error, largest) = (inputs.error(vertex), inputs.largest(vertex));
            let (mut at, worst) = filter.signs(self.values.at(vertex), error, largest);
            self.values.bound_error(vertex, worst);
            for unit in places(all_units & !at.nonzero()) {
                let id = UnitId::new(index, unit);
                let sign = self.doubtful_sign(id, vertex, &inputs, &filter, layer);
                at.set(unit, sign);
            }
            signs.push(at);
        }
        self.signs.push(signs);
    }

    /// The sign of a unit at a vertex, where the filter's bound for the whole vertex was too coarse.
    fn doubtful_sign(
        &mut self,
        unit: UnitId,
        vertex: usize,
        inputs: &Values,
        filter: &Filter,
        layer: &Layer,
    ) -> Ordering {
        let before = unit.layer.checked_sub(1);
        let slope = self.network.activation().slope_off();
        let terms = UnitTerms {
            weights: layer.row(unit.unit),
            bias: layer.biases()[unit.unit],
            inputs: inputs.at(vertex),
            signs: before.map_or_else(
                || Signs::of_values(inputs.at(vertex)),
                |before| self.signs[before][vertex].activated(slope),
            ),
            z: self.values.at(vertex)[unit.unit],
        };
        let id = VertexId::new(vertex);
        let by_terms = filter.sign_by_terms(&terms, inputs.error(vertex));
        let (sign, value) = match (by_terms, self.topology.region_at(id)) {
            (Some(Ordering::Equal), _) => (Ordering::Equal, 0.0),
            (Some(sign), _) => (sign, terms.z),
            (None, Some(region)) => self.exact_sign(unit, region, (id, self.definitions[vertex])),
            (None, None) => unreachable!("every vertex touches a region"),
        };
        self.values.at_mut(vertex)[unit.unit] = value;
        sign
    }

    fn exact_sign(
        &mut self,
        unit: UnitId,
        region: RegionId,
        vertex: (VertexId, Definition),
    ) -> (Ordering, f64) {
        let (topology, signs) = (&self.topology, &self.signs);
        self.exact
            .sign(hinge(unit, region), vertex, |region, layers| {
                let on = |layer: &Vec<Signs>| border_signs(topology, layer, region).positive;
                signs[..layers].iter().map(on).collect()
            })
    }

    /// Splits every region by the hinges of one layer.
    fn split_regions(&mut self, layer: usize) -> Result<(), ComplexError> {
        let mut open = Vec::new();
        for index in 0..self.topology.region_count() {
            open.push(RegionId::new(index));
            // Region by region rather than unit by unit: only units that do split a region are ever looked at.
            while let Some(region) = open.pop() {
                let signs = border_signs(&self.topology, &self.signs[layer], region);
                let Some(unit) = places(signs.both()).next() else {
                    continue;
                };
                if self.topology.region_count() == CellComplex::MAX_REGIONS {
                    let limit = CellComplex::MAX_REGIONS;
                    return Err(ComplexError::TooManyRegions { limit });
                }
                let other = self.split_region(region, UnitId::new(layer, unit));
                open.extend([region, other]);
            }
        }
        Ok(())
    }

    /// Splits a region by the hinge of a unit that has both signs there.
    fn split_region(&mut self, region: RegionId, unit: UnitId) -> RegionId {
        let (from, to) = self.zero_corners(region, unit);
        let beyond = self.topology.target(from);
        let kept_is_on = self.sign(unit, beyond) == Ordering::Greater;
        let other = self.topology.split(from, to);
        self.lines.push(hinge(unit, region));
        self.tree.split(unit, region, other, kept_is_on);
        other
    }

    /// The two half-edges of a region's border that start where the unit is zero; edges are cut as needed.
    fn zero_corners(&mut self, region: RegionId, unit: UnitId) -> (HalfEdgeId, HalfEdgeId) {
        let Some(start) = self.topology.border(region).next() else {
            unreachable!("every region has a border");
        };
        let mut first = None;
        let mut at = start;
        loop {
            let sign = self.sign(unit, self.topology.origin(at));
            let ahead = self.sign(unit, self.topology.target(at));
            let mut zero = (sign == Ordering::Equal).then_some(at);
            if sign != Ordering::Equal && ahead == sign.reverse() {
                self.cut(at, region, unit);
                at = self.topology.next(at);
                zero = Some(at);
            }
            match (first, zero) {
                (None, Some(_)) => first = zero,
                (Some(from), Some(to)) => return (from, to),
                (_, None) => (),
            }
            at = self.topology.next(at);
            assert!(at != start, "a convex region is crossed at two places");
        }
    }

    /// Puts the vertex where a unit is zero on an edge whose ends have opposite signs.
    fn cut(&mut self, at: HalfEdgeId, region: RegionId, unit: UnitId) {
        let (a, b) = (self.topology.origin(at), self.topology.target(at));
        let (a, b) = (a.index(), b.index());
        let (first, second) = (self.values.at(a)[unit.unit], self.values.at(b)[unit.unit]);
        let error = self.values.error(a).max(self.values.error(b));
        let crossing = Crossing::between(first, second, error);
        self.values.interpolate(a, b, crossing.t, crossing.slack);
        self.positions
            .push(self.positions[a].lerp(self.positions[b], crossing.t));
        let line = self.lines[at.edge().index()];
        self.definitions
            .push(Definition::Crossing(line, hinge(unit, region)));
        for signs in &mut self.signs {
            // No hinge that has been drawn crosses an open edge, so its sign is that of either end.
            signs.push(signs[a].union(signs[b]));
        }
        self.settle_signs(region, unit);
        self.topology.cut(at);
        self.lines.push(line);
    }

    /// Decides the signs of a layer's units at the newest vertex, on the hinge of `unit`.
    fn settle_signs(&mut self, region: RegionId, unit: UnitId) {
        let vertex = self.values.len() - 1;
        let id = (VertexId::new(vertex), self.definitions[vertex]);
        let error = self.values.error(vertex);
        let mut signs = self.signs[unit.layer][vertex];
        // Exactly zero, not an interpolated almost-zero: later units must see the same sign.
        let open = signs.both() & !(1 << unit.unit);
        signs.set(unit.unit, Ordering::Equal);
        self.values.at_mut(vertex)[unit.unit] = 0.0;
        for place in places(open) {
            let z = self.values.at(vertex)[place];
            let sign = if z.abs() > error && z.is_finite() {
                z.total_cmp(&0.0)
            } else {
                let other = UnitId::new(unit.layer, place);
                let (sign, value) = self.exact_sign(other, region, id);
                self.values.at_mut(vertex)[place] = value;
                sign
            };
            signs.set(place, sign);
        }
        self.signs[unit.layer][vertex] = signs;
    }

    fn sign(&self, unit: UnitId, vertex: VertexId) -> Ordering {
        self.signs[unit.layer][vertex.index()].of(unit.unit)
    }
}

/// All signs that occur on the border of a region, hence inside it.
pub(super) fn border_signs(topology: &Topology, signs: &[Signs], region: RegionId) -> Signs {
    topology.border(region).fold(Signs::default(), |all, at| {
        all.union(signs[topology.origin(at).index()])
    })
}

fn hinge(unit: UnitId, region: RegionId) -> Line {
    let small = |number| u8::try_from(number).expect("a network has at most 13 layers of 64 units");
    Line::Hinge {
        layer: small(unit.layer),
        unit: small(unit.unit),
        region,
    }
}
