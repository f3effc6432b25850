//! Building the complex: layer by layer, the hinges of the layer's units split every region.

use std::cmp::Ordering;
use std::sync::Arc;

use super::copies::Copies;
use super::plan::LayerPlan;
use super::values::Values;
use crate::cells::budget::{Budget, Purse};
use crate::cells::engine::split_tree::{Split, SplitTree};
use crate::cells::error::ComplexError;
use crate::cells::exact::accuracy::UnitTerms;
use crate::cells::exact::bits::Bits;
use crate::cells::exact::rounding::{RAISE, UNDERFLOW, larger};
use crate::cells::exact::sign::{Signs, border_signs};
use crate::cells::exact::step::{Definition, ExactStep, Given, Line};
use crate::cells::id::{RegionId, VertexId, compact, compact_unit};
use crate::cells::topology::{HalfEdgeId, Topology};
use crate::geometry::Point;
use crate::network::UnitId;
use crate::network::{Layer, Network};

/// A complex under construction, of layers of at most 64·W units; cheap to clone while it is only the frame, or before a layer's values are computed.
#[derive(Clone, Debug)]
pub(crate) struct Subdivision<const W: usize = 1> {
    pub(crate) network: Arc<Network>,
    pub(crate) frame: Arc<[Point]>,
    pub(crate) plans: Vec<Arc<LayerPlan<W>>>,
    /// What has to be added to the parameters of the last layer, where floats cannot hold them.
    rest: Option<Arc<Layer>>,
    /// Absolute value of the largest coordinate in the frame.
    pub(crate) extent: f64,
    pub(crate) topology: Topology,
    pub(crate) positions: Vec<Point>,
    /// Signs per layer and vertex; the last layer's are those of the scores.
    pub(crate) signs: Vec<Vec<Signs<W>>>,
    /// Activations of the previous layer.
    pub(crate) inputs: Arc<Values>,
    /// Pre-activations of the current layer, in the end the scores; between layers only allocated memory.
    pub(crate) values: Values,
    pub(crate) tree: SplitTree,
    /// The exact definition of each vertex.
    pub(crate) definitions: Vec<Definition>,
    /// D of each vertex, as defined in [`crate::cells::exact::accuracy`].
    pub(crate) shifts: Vec<f64>,
    /// The line each edge lies on.
    pub(crate) lines: Vec<Line>,
    /// ρ of each edge, as defined in [`crate::cells::exact::accuracy`].
    pub(crate) offsets: Vec<f64>,
    /// The layer at hand.
    layer: usize,
    /// How far it has come.
    stage: Stage,
    /// Number of regions when it was entered.
    found: usize,
    /// Signs of the layer at hand, while they are being decided.
    deciding: Vec<Signs<W>>,
    /// Parts of a region that are still to be split, with the signs on their borders.
    open: Vec<(RegionId, Signs<W>)>,
    /// Per region, the region it was part of when the current layer was entered.
    origins: Vec<RegionId>,
    pub(crate) exact: ExactStep,
}

/// How far a layer has come. The work can pause at any of these places, and goes on there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing is done.
    Before,
    /// Pre-activations are known at the first vertices.
    Values,
    /// Signs are decided at the first vertices.
    Signs,
    /// The regions up to this one, of those that there were, are split.
    Splitting(usize),
}

/// Vertices whose pre-activations are computed before the purse is looked at again.
const CHUNK: usize = 128;

impl<const W: usize> Subdivision<W> {
    /// Builds the complex of all hinges of `network` in a `frame`; both must have been checked.
    ///
    /// # Errors
    /// [`ComplexError::TooManyRegions`] as soon as there would be more regions than the budget allows, and
    /// [`ComplexError::TooMuchExactWork`] soon after exact arithmetic has cost too much.
    pub(crate) fn of(
        network: Arc<Network>,
        frame: Arc<[Point]>,
        budget: Budget,
    ) -> Result<Self, ComplexError> {
        let mut all = Self::start(network, frame);
        all.complete(budget)?;
        Ok(all)
    }

    /// Builds the complex of all hinges and of the lines on which the outputs are zero. `rest` is added to the parameters of
    /// the last layer, to each far less than one of its roundoffs.
    ///
    /// # Errors
    /// Those of [`Self::of`].
    pub(crate) fn with_outputs(
        network: Network,
        rest: Layer,
        frame: Arc<[Point]>,
        budget: Budget,
    ) -> Result<Self, ComplexError> {
        let mut all = Self::start(Arc::new(network), frame);
        let output = all.network.hidden_layers().len();
        let parameters = rest.weights().iter().chain(rest.biases());
        if !parameters.copied().all(|value| value == 0.0) {
            // Units whose rounded parameters are multiples of each other need not be exact multiples.
            Arc::make_mut(&mut all.plans[output]).copies = Copies::default();
            all.rest = Some(Arc::new(rest));
        }
        let mut purse = Purse::of(budget);
        while all.layer < output {
            all.advance(&mut purse)?;
        }
        all.enter_layer(&mut purse)?;
        all.split_regions(&mut purse)?;
        Ok(all)
    }

    /// Processes all layers that are left, however much work that is.
    ///
    /// # Errors
    /// Those of [`Self::of`].
    pub(crate) fn complete(&mut self, budget: Budget) -> Result<(), ComplexError> {
        while !self.is_complete() {
            self.advance(&mut Purse::of(budget))?;
        }
        self.sharpen_scores()
    }

    /// Whether all layers are processed.
    pub(crate) fn is_complete(&self) -> bool {
        self.layer == self.plans.len()
    }

    /// The layer at hand, if nothing of it is done.
    pub(crate) fn next_layer(&self) -> Option<usize> {
        (self.stage == Stage::Before).then_some(self.layer)
    }

    /// Processes the layer at hand: computes its activations, or the scores. Returns whether it is done; if not, the purse is
    /// empty, and the next call goes on.
    ///
    /// # Errors
    /// Those of [`Self::of`]. After [`ComplexError::TooManyRegions`], a larger budget can go on.
    #[inline]
    pub(crate) fn advance(&mut self, purse: &mut Purse) -> Result<bool, ComplexError> {
        if !self.enter_layer(purse)? {
            return Ok(false);
        }
        if self.layer < self.network.hidden_layers().len() {
            if !self.split_regions(purse)? {
                return Ok(false);
            }
            let slope = self.network.activation().slope_off();
            self.values.activate(slope, &self.signs[self.layer]);
            let activations = Arc::new(std::mem::take(&mut self.values));
            let inputs = std::mem::replace(&mut self.inputs, activations);
            // Unless a snapshot still needs this memory, the next layer reuses it.
            self.values = Arc::try_unwrap(inputs).unwrap_or_default();
        }
        self.layer += 1;
        self.stage = Stage::Before;
        Ok(true)
    }

    /// The subdivision that consists of the undivided frame.
    pub(crate) fn start(network: Arc<Network>, frame: Arc<[Point]>) -> Self {
        let inputs = network.inputs();
        let rows: Vec<[f64; 2]> = frame.iter().map(|p| [p.x, p.y]).collect();
        let corners = 0..compact(frame.len());
        let room = usual_room(&network);
        let mut all = Self {
            plans: LayerPlan::of(&network, &[]),
            rest: None,
            extent: rows.iter().flatten().fold(0.0, |most, c| c.abs().max(most)),
            topology: Topology::polygon(frame.len(), room),
            positions: Vec::with_capacity(room),
            signs: Vec::with_capacity(network.layers().len()),
            inputs: Arc::new(Values::exact(inputs, rows.iter().map(|row| &row[..inputs]))),
            values: Values::default(),
            tree: SplitTree::new(room),
            definitions: Vec::with_capacity(room),
            shifts: Vec::with_capacity(room),
            lines: Vec::with_capacity(2 * room),
            offsets: Vec::with_capacity(2 * room),
            layer: 0,
            stage: Stage::Before,
            found: 0,
            deciding: Vec::new(),
            open: Vec::new(),
            origins: Vec::with_capacity(room),
            exact: ExactStep::default(),
            network,
            frame: Arc::clone(&frame),
        };
        all.positions.extend_from_slice(&frame);
        (all.definitions).extend(corners.clone().map(Definition::Corner));
        all.shifts.resize(frame.len(), 0.0);
        all.lines.extend(corners.map(Line::Side));
        all.offsets.resize(frame.len(), 0.0);
        all
    }

    /// The number of vertices that a layer is expected to add, so that its values rarely have to be moved in memory: the
    /// usual number, in proportion to the vertices before it. The scores add none.
    fn expected_vertices(&self, layer: usize) -> usize {
        let hidden = self.network.hidden_layers();
        let Some(at_hand) = hidden.get(layer) else {
            return 0;
        };
        let before = hidden[..layer].iter().map(Layer::units).sum::<usize>();
        let (now, then) = (usual_cells(before), usual_cells(before + at_hand.units()));
        (self.inputs.len() * then / now).max(usual_cells(at_hand.units()))
    }

    /// A copy before the next layer, without memory that only serves as a buffer.
    pub(crate) fn snapshot(&mut self) -> Self {
        self.values = Values::default();
        self.clone()
    }

    /// A copy that continues with another network whose layers are equal as far as they have been processed.
    pub(crate) fn continued_with(&self, network: Arc<Network>) -> Self {
        Self {
            plans: LayerPlan::of(&network, &self.plans[..self.signs.len()]),
            network,
            ..self.clone()
        }
    }

    /// Computes the layer's pre-activations at every vertex and decides their signs, as far as the purse allows; returns
    /// whether that is done.
    #[inline]
    fn enter_layer(&mut self, purse: &mut Purse) -> Result<bool, ComplexError> {
        if self.stage == Stage::Before {
            let more = self.expected_vertices(self.layer);
            let spare = std::mem::take(&mut self.values);
            self.values = self
                .inputs
                .begin_product(&self.plans[self.layer], spare, more);
            self.origins.clear();
            self.origins.extend(self.topology.regions());
            self.found = self.topology.region_count();
            let room = (self.inputs.len() + more).max(self.positions.capacity());
            self.deciding = Vec::with_capacity(room);
            self.stage = Stage::Values;
        }
        if self.stage == Stage::Values {
            if !self.compute_values(purse) {
                return Ok(false);
            }
            self.stage = Stage::Signs;
        }
        if self.stage == Stage::Signs {
            if !self.decide_signs(purse)? {
                return Ok(false);
            }
            self.signs.push(std::mem::take(&mut self.deciding));
            self.stage = Stage::Splitting(0);
        }
        Ok(true)
    }

    /// Computes pre-activations of the layer at the vertices where they are missing; returns whether none are any more.
    #[inline]
    fn compute_values(&mut self, purse: &mut Purse) -> bool {
        let (inputs, plan) = (&self.inputs, &self.plans[self.layer]);
        let layer = &self.network.layers()[self.layer];
        // Multiply-adds in lanes, by eight, and what each vertex costs besides.
        let each = layer.inputs() * layer.units() / 8 + 16;
        while self.values.len() < inputs.len() {
            if purse.is_empty() {
                return false;
            }
            let chunk = CHUNK.min(inputs.len() - self.values.len());
            self.values.extend_product(inputs, chunk, plan);
            purse.spend((chunk * each) as u64);
        }
        true
    }

    /// Decides signs of the layer at the vertices where they are missing; returns whether none are any more.
    #[inline]
    fn decide_signs(&mut self, purse: &mut Purse) -> Result<bool, ComplexError> {
        let layer = self.layer;
        let plan = Arc::clone(&self.plans[layer]);
        let inputs = Arc::clone(&self.inputs);
        let units = self.network.layers()[layer].units();
        let asked = Bits::first(units) & !plan.copies.places;
        let each = (units / 4 + 4) as u64;
        for vertex in self.deciding.len()..inputs.len() {
            if purse.is_empty() {
                return Ok(false);
            }
            purse.spend(each);
            let (known, shift) = (inputs.bounds(vertex), self.shifts[vertex]);
            let mut at = plan.bounds.signs(self.values.padded(vertex), known, shift);
            let doubtful = asked & !at.nonzero();
            if !doubtful.is_empty() {
                let before = self.exact.work();
                self.settle_doubts(layer, vertex, (doubtful, &mut at));
                self.pay_exact_work(before, purse)?;
            }
            if !plan.copies.places.is_empty() {
                plan.copies.follow(&mut at);
                for place in plan.copies.places.places() {
                    self.agree(vertex, place, at.of(place));
                }
            }
            self.deciding.push(at);
        }
        Ok(true)
    }

    /// Takes the exact arithmetic since there was `before` of it from the purse.
    #[inline]
    fn pay_exact_work(&self, before: usize, purse: &mut Purse) -> Result<(), ComplexError> {
        /// Steps of [`Budget::work`] for a multiply-add of machine words, with all that goes with it.
        const EXACT: u64 = 16;
        purse.spend((self.exact.work() - before) as u64 * EXACT);
        self.check_work()
    }

    /// Decides the signs of some units of a layer at a vertex where the common bounds were too coarse.
    #[inline]
    fn settle_doubts(
        &mut self,
        layer: usize,
        vertex: usize,
        (units, signs): (Bits<W>, &mut Signs<W>),
    ) {
        let shift = self.shifts[vertex];
        let region = self.topology.region_at(VertexId::new(vertex));
        let triangle = self.triangle_for(layer, region, (shift, vertex));
        for place in units.places() {
            let unit = UnitId::new(layer, place);
            let pull = RAISE * self.gradient(unit, triangle) * shift;
            signs.set(place, self.doubtful_sign(unit, vertex, pull));
        }
    }

    /// Refuses networks that would hold up a page. Call it between steps of at most a few exact signs per unit of a layer.
    pub(crate) const fn check_work(&self) -> Result<(), ComplexError> {
        if self.exact.is_exhausted() {
            return Err(ComplexError::TooMuchExactWork);
        }
        Ok(())
    }

    /// The sign of a unit at a vertex, where `pull` is the effect of the vertex's D; the stored value is made to agree with
    /// the sign.
    #[inline]
    fn doubtful_sign(&mut self, unit: UnitId, vertex: usize, pull: f64) -> Ordering {
        let layer = &self.network.layers()[unit.layer];
        let slope = self.network.activation().slope_off();
        let terms = UnitTerms {
            unit: unit.unit,
            weights: layer.row(unit.unit),
            bias: layer.biases()[unit.unit],
            inputs: self.inputs.at(vertex),
            signs: match unit.layer.checked_sub(1) {
                Some(before) => self.signs[before][vertex].activated(slope),
                None => Signs::of_values(self.inputs.at(vertex)),
            },
            z: self.values.at(vertex)[unit.unit],
        };
        let known = self.inputs.bounds(vertex);
        let bounds = &self.plans[unit.layer].bounds;
        let id = VertexId::new(vertex);
        let sign = (bounds.sign_by_terms(&terms, known, pull))
            .unwrap_or_else(|| self.exact_sign(unit, self.topology.region_at(id), id));
        self.agree(vertex, unit.unit, sign);
        sign
    }

    /// The exact step and its inputs.
    #[inline]
    pub(crate) fn exact_step(&mut self) -> (&mut ExactStep, Given<'_, W>) {
        let given = Given {
            network: &self.network,
            frame: &self.frame,
            topology: &self.topology,
            signs: &self.signs,
            rest: self.rest.as_deref(),
        };
        (&mut self.exact, given)
    }

    /// The sign of a unit at a vertex, by exact arithmetic; `region` is any region that touches the vertex.
    #[inline]
    pub(crate) fn exact_sign(
        &mut self,
        unit: UnitId,
        region: RegionId,
        vertex: VertexId,
    ) -> Ordering {
        let id = (vertex, self.definitions[vertex.index()]);
        let hinge = self.hinge(unit, region);
        let (exact, given) = self.exact_step();
        exact.sign(hinge, id, given)
    }

    /// The value of a unit at a vertex, exact except for a final rounding; `region` is any region that touches the vertex.
    pub(crate) fn exact_value(&mut self, unit: UnitId, region: RegionId, vertex: VertexId) -> f64 {
        let id = (vertex, self.definitions[vertex.index()]);
        let hinge = self.hinge(unit, region);
        let (exact, given) = self.exact_step();
        exact.value(hinge, id, given)
    }

    /// The zero set of a unit of the current layer, continued from a region.
    ///
    /// Regions that were one region when the layer was entered share their lines, so each line is computed exactly at most
    /// once.
    pub(crate) fn hinge(&self, unit: UnitId, region: RegionId) -> Line {
        let (layer, unit) = compact_unit(unit);
        Line::Hinge {
            layer,
            unit,
            region: self.origins[region.index()],
        }
    }

    /// Sets a computed value to zero where it contradicts its exact sign.
    pub(crate) fn agree(&mut self, vertex: usize, place: usize, sign: Ordering) {
        if self.values.entry(vertex, place).partial_cmp(&0.0) != Some(sign) {
            self.values.correct(vertex, place, 0.0);
        }
    }

    /// Splits every region by the hinges of the layer, as far as the purse allows; returns whether that is done.
    #[inline]
    fn split_regions(&mut self, purse: &mut Purse) -> Result<bool, ComplexError> {
        let layer = self.layer;
        let limit = purse.most_regions(self.bytes_per_region());
        // What a split costs: a walk around the region, and about one new vertex.
        let each = (self.network.layers()[layer].units() + 64) as u64;
        let Stage::Splitting(mut next) = self.stage else {
            return Ok(true);
        };
        // Splitting adds regions at the end of the list; those that the layer found are before them.
        let found = self.found;
        loop {
            // Region by region rather than unit by unit, so that only units that do split a region are examined. Meanwhile
            // neighbours can only add vertices inside the edges of a border, with no signs that the ends do not have.
            let mut at_hand = match self.open.pop() {
                Some(part) => Some(part),
                None if next == found => return Ok(true),
                None => {
                    let region = RegionId::new(next);
                    next += 1;
                    self.stage = Stage::Splitting(next);
                    purse.spend(8);
                    let signs = border_signs(&self.topology, &self.signs[layer], region);
                    Some((region, signs))
                }
            };
            while let Some((region, signs)) = at_hand {
                let Some(unit) = signs.both().lowest() else {
                    at_hand = self.open.pop();
                    continue;
                };
                if purse.is_empty() {
                    self.open.push((region, signs));
                    return Ok(false);
                }
                if self.topology.region_count() >= limit {
                    self.open.push((region, signs));
                    return Err(ComplexError::TooManyRegions);
                }
                let before = self.exact.work();
                let [kept, other] = self.split_region(region, UnitId::new(layer, unit));
                if !kept.1.both().is_empty() {
                    self.open.push(kept);
                }
                at_hand = Some(other);
                purse.spend(each);
                self.pay_exact_work(before, purse)?;
            }
        }
    }

    /// The approximate memory for a region and the vertex that there is for each, in bytes, with the layer at hand.
    fn bytes_per_region(&self) -> usize {
        let layer = &self.network.layers()[self.layer];
        let values = (layer.inputs() + layer.units()) * size_of::<f64>();
        let signs = (self.layer + 1) * size_of::<Signs<W>>();
        // Place, definition, connections and lines.
        const REST: usize = 256;
        values + signs + REST
    }

    /// Splits a region by the hinge of a unit that has both signs there; returns the two parts and the signs on their
    /// borders.
    #[inline]
    fn split_region(&mut self, region: RegionId, unit: UnitId) -> [(RegionId, Signs<W>); 2] {
        let crossing = self.crossing(region, unit);
        let offset = self.line_offset(&crossing);
        let [from, to] = crossing.ends;
        let [kept_signs, other_signs] = crossing.sides;
        let split = Split {
            unit,
            kept: region,
            kept_is_on: kept_signs.of(unit.unit) == Ordering::Greater,
            chord: [to, from].map(|at| self.topology.origin(at)),
        };
        let other = self.topology.split(from, to);
        self.lines.push(self.hinge(unit, region));
        self.origins.push(self.origins[region.index()]);
        self.offsets.push(offset);
        self.tree.split(split, other);
        [(region, kept_signs), (other, other_signs)]
    }

    /// Walks once around a region that the hinge of a unit crosses, and cuts edges where needed.
    #[inline]
    fn crossing(&mut self, region: RegionId, unit: UnitId) -> Crossing<W> {
        let start = self.topology.start_of(region);
        let mut at = start;
        let (mut vertex, mut next) = self.topology.corner(at);
        let mut found = Crossing::starting_at(start);
        let mut signs = self.signs[unit.layer][vertex.index()];
        loop {
            found.see_value(vertex, self.values.entry(vertex.index(), unit.unit));
            found.see_signs(at, signs, unit.unit);
            let (target, after) = self.topology.corner(next);
            let ahead = self.signs[unit.layer][target.index()];
            if signs.opposite(ahead).has(unit.unit) {
                let zero = self.cut(at, region, unit);
                let signs = self.signs[unit.layer][zero.index()];
                found.see_zero(self.topology.next(at), signs);
            }
            if next == start {
                return found.closed();
            }
            (at, vertex, next, signs) = (next, target, after, ahead);
        }
    }

    /// ρ of a new edge along a hinge across a region.
    ///
    /// The distance of a vertex from the line is its residual divided by the unit's gradient, which the steepest pair of
    /// corners bounds.
    #[inline]
    fn line_offset(&self, crossing: &Crossing<W>) -> f64 {
        let [top, bottom] =
            [crossing.top, crossing.bottom].map(|(at, rank)| (at.index(), of_rank(rank)));
        let doubt = self.values.error(top.0) + self.values.error(bottom.0);
        let rise = (top.1 - bottom.1) / RAISE - RAISE * doubt;
        let ends = crossing.ends.map(|at| self.topology.origin(at).index());
        let [a, b] = ends.map(|end| self.values.error(end));
        let offset = RAISE * larger(a, b) * (self.reach(top.0, bottom.0) / rise) + UNDERFLOW;
        if rise > 0.0 && offset.is_finite() {
            offset
        } else {
            f64::INFINITY
        }
    }

    /// Upper bound on the distance between the points x(a) and x(b) of [`crate::cells::exact::accuracy`].
    #[inline]
    pub(crate) fn reach(&self, a: usize, b: usize) -> f64 {
        let way = self.positions[a] - self.positions[b];
        RAISE * (larger(way.x.abs(), way.y.abs()) + self.blur())
    }

    /// Bound on the error of the difference of two positions.
    #[inline]
    pub(crate) fn blur(&self) -> f64 {
        // A position is the result of at most as many interpolations as there are vertices, each off by five roundoffs.
        let steps = f64::from(compact(self.positions.len()));
        8.0 * f64::EPSILON * self.extent * steps + UNDERFLOW
    }
}

/// The approximate number of cells, and of vertices, that a number of units makes in a wide frame, in whatever layers: half
/// its square, by Hanin and Rolnick, *Deep ReLU networks have surprisingly few activation patterns* (2019).
const fn usual_cells(units: usize) -> usize {
    units * units / 2 + units + 16
}

/// Where the hinge of a unit crosses a region, and the signs on both sides of the region's border.
#[derive(Clone, Copy, Debug)]
struct Crossing<const W: usize> {
    /// Number of half-edges seen so far that start where the unit is zero.
    zeros: usize,
    /// Those half-edges.
    ends: [HalfEdgeId; 2],
    /// All signs on the border from the first end to the second, and all signs on the rest.
    sides: [Signs<W>; 2],
    /// All signs since the last end, or since the start.
    stretch: Signs<W>,
    /// The vertex where the unit is largest, and the rank of its value there.
    top: (VertexId, i64),
    /// The vertex where the unit is smallest, and the rank of its value there.
    bottom: (VertexId, i64),
}

impl<const W: usize> Crossing<W> {
    /// The state before a walk along a border that begins at `start`.
    #[inline]
    fn starting_at(start: HalfEdgeId) -> Self {
        Self {
            zeros: 0,
            ends: [start; 2],
            sides: [Signs::default(); 2],
            stretch: Signs::default(),
            top: (VertexId::new(0), i64::MIN),
            bottom: (VertexId::new(0), i64::MAX),
        }
    }

    /// Records the unit's value at a vertex.
    #[inline]
    fn see_value(&mut self, vertex: VertexId, value: f64) {
        let rank = rank(value);
        if rank > self.top.1 {
            self.top = (vertex, rank);
        }
        if rank < self.bottom.1 {
            self.bottom = (vertex, rank);
        }
    }

    /// Records the layer's signs at the start of a half-edge; `unit` is the unit's index.
    #[inline]
    fn see_signs(&mut self, at: HalfEdgeId, signs: Signs<W>, unit: usize) {
        if !signs.nonzero().has(unit) {
            self.see_zero(at, signs);
        } else {
            self.stretch = self.stretch.union(signs);
        }
    }

    /// Records the layer's signs at the start of a half-edge where the unit is zero.
    #[inline]
    fn see_zero(&mut self, at: HalfEdgeId, signs: Signs<W>) {
        // Constant indices let the compiler keep all of this in registers.
        match self.zeros {
            0 => (self.ends[0], self.sides[1]) = (at, self.stretch.union(signs)),
            1 => (self.ends[1], self.sides[0]) = (at, self.stretch.union(signs)),
            _ => panic!("a convex region is crossed at two places"),
        }
        self.stretch = signs;
        self.zeros += 1;
    }

    /// The result after the whole border, back at its start.
    #[inline]
    fn closed(mut self) -> Self {
        assert!(self.zeros == 2, "a convex region is crossed at two places");
        self.sides[1] = self.sides[1].union(self.stretch);
        self
    }
}

/// How many cells and vertices to reserve memory for, so that hardly anything is moved while a network's complex grows.
fn usual_room(network: &Network) -> usize {
    /// The upper limit: memory of a page should not be taken for cells that may never exist.
    const MOST: usize = 16_384;
    usual_cells(network.hidden_units().count()).min(MOST)
}

/// An integer for a float, in the order of [`f64::total_cmp`]: choosing between integers needs no jump, and no branch
/// predictor could foresee which corner of a region is highest.
#[inline]
const fn rank(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    // Larger magnitudes of negative numbers are smaller values.
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

/// The float with the given rank.
#[inline]
const fn of_rank(rank: i64) -> f64 {
    let bits = rank ^ ((rank >> 63).cast_unsigned() >> 1).cast_signed();
    f64::from_bits(bits.cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Rect;
    use crate::network::Activation;

    #[test]
    fn a_complex_has_at_most_as_many_regions_as_its_limit() {
        let cross = Layer::new(2, vec![1.0, 0.0, 0.0, 1.0], vec![0.0, 0.0]).unwrap();
        let layers = vec![cross, Layer::zeros(2, 1)];
        let network = Arc::new(Network::new(Activation::Relu, layers).unwrap());
        let frame = Rect::square(Point::default(), 1.0).corners();
        let regions = |limit| {
            let budget = Budget {
                regions: limit,
                ..Budget::WHOLE
            };
            let all = Subdivision::<1>::of(Arc::clone(&network), frame.into(), budget);
            all.map(|all| all.topology.region_count())
        };
        assert_eq!(regions(4), Ok(4));
        assert_eq!(regions(3), Err(ComplexError::TooManyRegions));
    }

    #[test]
    fn ranks_have_the_order_of_the_floats_and_round_trip() {
        let small = f64::from_bits(1);
        let sizes = [0.0, small, 0.5, 1.0, 1e300, f64::MAX, f64::INFINITY];
        let falling = sizes.iter().rev().map(|size| -size);
        let floats: Vec<f64> = falling.chain(sizes.iter().copied()).collect();
        for (a, b) in floats.iter().zip(&floats[1..]) {
            assert!(rank(*a) < rank(*b), "{a:e} {b:e}");
        }
        for float in floats {
            assert_eq!(of_rank(rank(float)).to_bits(), float.to_bits());
        }
    }
}
