//! Counts: cells, linear regions, distinct maps, and units that never switch.

use std::collections::HashMap;

use super::accuracy::UNDERFLOW;
use super::dyadic::Dyadic;
use super::exact::exact_row;
use super::sign::Signs;
use super::{CellComplex, RegionId};
use crate::network::Network;
use crate::unit::UnitId;

/// What there is in a complex.
#[derive(Clone, Debug, PartialEq)]
pub struct Census {
    /// Regions: open cells of one activation pattern each.
    pub cells: usize,
    /// Vertices, those on the frame included.
    pub vertices: usize,
    /// Edges, those of the frame included.
    pub edges: usize,
    /// Connected sets of cells on which all scores are the same affine maps.
    pub linear_regions: usize,
    /// Different affine maps of all scores together.
    pub distinct_affine_maps: usize,
    /// Sum of the areas of all cells.
    pub area: f64,
    /// Units that are on nowhere in the frame.
    pub dead_units: Vec<UnitId>,
    /// Units that are off nowhere in the frame and on somewhere.
    pub always_on_units: Vec<UnitId>,
}

impl CellComplex {
    /// All counts at once; linear regions cost more than the rest together.
    #[must_use]
    pub fn census(&self) -> Census {
        let maps = self.map_classes();
        Census {
            cells: self.region_count(),
            vertices: self.vertex_count(),
            edges: self.edge_count(),
            linear_regions: self.merged_regions(&maps),
            distinct_affine_maps: distinct(&maps),
            area: self.regions().map(|region| self.area(region)).sum(),
            dead_units: self.dead_units(),
            always_on_units: self.always_on_units(),
        }
    }

    /// Units that are on nowhere in the frame, those that are zero throughout included.
    #[must_use]
    pub fn dead_units(&self) -> Vec<UnitId> {
        self.units_where(|signs, place| signs.positive >> place & 1 == 0)
    }

    /// Units that are off nowhere in the frame and on somewhere.
    #[must_use]
    pub fn always_on_units(&self) -> Vec<UnitId> {
        self.units_where(|signs, place| {
            signs.positive >> place & 1 == 1 && signs.negative >> place & 1 == 0
        })
    }

    /// Number of linear regions: connected sets of cells, neighbours sharing an edge, on which all scores are the same
    /// affine maps. Decided exactly.
    #[must_use]
    pub fn linear_regions(&self) -> usize {
        self.merged_regions(&self.map_classes())
    }

    /// Number of different affine maps over all cells, the scores taken together. Decided exactly.
    #[must_use]
    pub fn distinct_affine_maps(&self) -> usize {
        distinct(&self.map_classes())
    }

    fn units_where(&self, holds: impl Fn(Signs, usize) -> bool) -> Vec<UnitId> {
        let overall: Vec<Signs> = self
            .signs
            .iter()
            .map(|layer| layer.iter().fold(Signs::default(), |a, &b| a.union(b)))
            .collect();
        let units = self.network.hidden_units();
        units
            .filter(|unit| holds(overall[unit.layer], unit.unit))
            .collect()
    }

    /// Per region, the number of its affine map; the numbers run from 0 without gaps.
    fn map_classes(&self) -> Vec<usize> {
        let mut numbers: HashMap<Vec<u64>, usize> = HashMap::new();
        let mut examples = Vec::new();
        let mut classes: Vec<usize> = Vec::with_capacity(self.region_count());
        for region in self.regions() {
            let on = self.on_bits(region);
            let key = effective_pattern(&self.network, &on);
            let next = examples.len();
            let class = *numbers.entry(key).or_insert(next);
            if class == next {
                examples.push(on);
            }
            classes.push(class);
        }
        let merged = merge_equal_maps(&self.network, &examples);
        classes.into_iter().map(|class| merged[class]).collect()
    }

    fn merged_regions(&self, maps: &[usize]) -> usize {
        let mut parents: Vec<usize> = (0..self.region_count()).collect();
        let mut count = parents.len();
        for edge in self.edges() {
            let (Some(left), Some(right)) = self.sides(edge) else {
                continue;
            };
            if maps[left.index()] != maps[right.index()] {
                continue;
            }
            let (a, b) = (root(&mut parents, left), root(&mut parents, right));
            if a != b {
                parents[a] = b;
                count -= 1;
            }
        }
        count
    }
}

fn distinct(maps: &[usize]) -> usize {
    maps.iter().max().map_or(0, |last| last + 1)
}

fn root(parents: &mut [usize], region: RegionId) -> usize {
    let mut at = region.index();
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// What of a pattern the scores depend on, by the zeros of the network alone: two regions that agree in it have equal maps.
///
/// Per layer the units that some score sees, and those of them that are on.
fn effective_pattern(network: &Network, on: &[u64]) -> Vec<u64> {
    let slope = network.activation().slope_off();
    let mut key = Vec::with_capacity(2 * on.len());
    let mut readers = u64::MAX;
    for (layer, &on) in network.layers()[1..].iter().zip(on).rev() {
        let mut live = 0;
        for unit in (0..layer.units()).filter(|unit| readers >> unit & 1 == 1) {
            for (input, &weight) in layer.row(unit).iter().enumerate() {
                live |= u64::from(weight != 0.0) << input;
            }
        }
        if slope == 0.0 {
            live &= on;
        }
        let bent = if slope == 1.0 { 0 } else { live & on };
        key.extend([live, bent]);
        readers = live;
    }
    key
}

/// Numbers the maps of the given patterns without gaps, equal maps alike.
fn merge_equal_maps(network: &Network, patterns: &[Vec<u64>]) -> Vec<usize> {
    let mut marks: Vec<(Mark, usize)> = patterns
        .iter()
        .enumerate()
        .map(|(index, on)| (Mark::of(network, on), index))
        .collect();
    marks.sort_by(|(a, _), (b, _)| a.low().total_cmp(&b.low()));
    let mut numbers = vec![0; patterns.len()];
    let mut count = 0;
    let mut rest = marks.as_slice();
    while let Some((first, _)) = rest.first() {
        let mut reach = first.high();
        let mut size = 1;
        while let Some((mark, _)) = rest.get(size).filter(|(mark, _)| mark.low() <= reach) {
            reach = reach.max(mark.high());
            size += 1;
        }
        let (cluster, after) = rest.split_at(size);
        count = number_cluster(network, patterns, cluster, (&mut numbers, count));
        rest = after;
    }
    numbers
}

/// Numbers maps that floating point cannot tell apart; returns the next free number.
fn number_cluster(
    network: &Network,
    patterns: &[Vec<u64>],
    cluster: &[(Mark, usize)],
    (numbers, first): (&mut [usize], usize),
) -> usize {
    if let [(_, single)] = cluster {
        numbers[*single] = first;
        return first + 1;
    }
    let mut known: Vec<Vec<Dyadic>> = Vec::new();
    for &(_, index) in cluster {
        let map = exact_map(network, &patterns[index]);
        let same = |other: &Vec<Dyadic>| (map.iter().zip(other)).all(|(a, b)| a.minus(b).is_zero());
        let place = known.iter().position(same).unwrap_or(known.len());
        if place == known.len() {
            known.push(map);
        }
        numbers[index] = first + place;
    }
    first + known.len()
}

/// All coefficients of all scores, exactly.
fn exact_map(network: &Network, on: &[u64]) -> Vec<Dyadic> {
    (0..network.outputs())
        .flat_map(|output| exact_row(network, UnitId::new(on.len(), output), on))
        .collect()
}

/// One number per affine map, with a bound on its error: maps whose intervals are apart are different.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    value: f64,
    error: f64,
}

impl Mark {
    /// A combination of all coefficients in which different maps hardly ever agree.
    fn of(network: &Network, on: &[u64]) -> Self {
        // The scores' rows combined by fixed factors of no pattern, then carried back through the layers.
        const FACTORS: [f64; Network::MAX_OUTPUTS] = [1.0, 0.724_518, -0.381_966, 0.557_621];
        const POINT: [f64; Network::MAX_INPUTS] = [0.618_034, -0.414_214];
        let slope = network.activation().slope_off();
        let mut row: Vec<Self> = FACTORS[..network.outputs()]
            .iter()
            .map(|&value| Self { value, error: 0.0 })
            .collect();
        let mut constant = Self::default();
        for (index, layer) in network.layers().iter().enumerate().rev() {
            let mut before = vec![Self::default(); layer.inputs()];
            for (place, factor) in row.iter().enumerate() {
                constant = constant.plus_product(*factor, layer.biases()[place]);
                for (sum, &weight) in before.iter_mut().zip(layer.row(place)) {
                    *sum = sum.plus_product(*factor, weight);
                }
            }
            if let Some(&on) = index.checked_sub(1).and_then(|previous| on.get(previous)) {
                for (place, entry) in before.iter_mut().enumerate() {
                    if on >> place & 1 == 0 {
                        *entry = Self::default().plus_product(*entry, slope);
                    }
                }
            }
            row = before;
        }
        (row.iter().zip(POINT)).fold(constant, |sum, (&entry, at)| sum.plus_product(entry, at))
    }

    /// This plus `factor` · `weight`; every rounding counts twice, so that the bound covers its own.
    fn plus_product(self, factor: Self, weight: f64) -> Self {
        if weight == 0.0 {
            return self;
        }
        let product = factor.value * weight;
        let value = self.value + product;
        let rounding = f64::EPSILON * (product.abs() + value.abs());
        Self {
            value,
            error: self.error + factor.error * weight.abs() + rounding + UNDERFLOW,
        }
    }

    fn low(self) -> f64 {
        if self.error.is_finite() {
            self.value - self.error
        } else {
            f64::NEG_INFINITY
        }
    }

    fn high(self) -> f64 {
        if self.error.is_finite() {
            self.value + self.error
        } else {
            f64::INFINITY
        }
    }
}
