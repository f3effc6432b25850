//! Classes of regions with the same affine maps of all scores: by their patterns, by floats with bounds, and exactly.

use std::collections::HashMap;

use crate::cells::complex::CellComplex;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::rounding::UNDERFLOW;
use crate::cells::exact::step::{exact_row, row_work};
use crate::geometry::sort_by;
use crate::network::UnitId;
use crate::network::{Layer, Network};

impl CellComplex {
    /// The most work allowed to distinguish affine maps, in multiply-adds of floats, and a fortieth of that in multiply-adds
    /// of machine words where floats cannot decide: about half a second each. A 2-64-64-64-1 network may have some 60,000
    /// regions before a count is refused.
    pub const MAX_MAP_WORK: usize = 500_000_000;
}

/// Per region, the index of its affine map, counted from 0 without gaps. `None` where that takes too much work.
pub(crate) fn map_classes(complex: &CellComplex) -> Option<Vec<usize>> {
    let network = complex.network();
    let readings = Readings::of(network);
    let mut numbers: HashMap<Vec<u64>, usize> = HashMap::new();
    let mut examples = Vec::new();
    let mut classes: Vec<usize> = Vec::with_capacity(complex.region_count());
    for region in complex.regions() {
        let on = complex.on_bits(region);
        let next = examples.len();
        let class = *numbers.entry(readings.effective(&on)).or_insert(next);
        if class == next {
            examples.push(on);
        }
        classes.push(class);
    }
    if examples.len() * network.parameter_count() > CellComplex::MAX_MAP_WORK {
        return None;
    }
    let merged = merge_equal_maps(network, &examples)?;
    Some(classes.into_iter().map(|class| merged[class]).collect())
}

/// Which units depend on which, as far as zeros among the weights tell.
struct Readings {
    slope_off: f64,
    /// Per layer except the first and per unit, the bits of the units of the previous layer that it depends on.
    layers: Vec<Vec<u64>>,
}

impl Readings {
    fn of(network: &Network) -> Self {
        let unit = |layer: &Layer, unit| {
            let weights = layer.row(unit).iter().enumerate();
            weights.fold(0, |bits, (input, &weight)| {
                bits | u64::from(weight != 0.0) << input
            })
        };
        let layer = |layer: &Layer| (0..layer.units()).map(|place| unit(layer, place)).collect();
        Self {
            slope_off: network.activation().slope_off(),
            layers: network.layers()[1..].iter().map(layer).collect(),
        }
    }

    /// The part of a pattern that the scores depend on: two regions with the same part have equal maps.
    ///
    /// Per layer: the units that some score depends on, and those of them that are on.
    fn effective(&self, on: &[u64]) -> Vec<u64> {
        let mut key = Vec::with_capacity(2 * on.len());
        let mut readers = u64::MAX;
        for (layer, &on) in self.layers.iter().zip(on).rev() {
            let reading = layer.iter().enumerate();
            let mut live = reading
                .filter(|(unit, _)| readers >> unit & 1 == 1)
                .fold(0, |live, (_, &read)| live | read);
            if self.slope_off == 0.0 {
                live &= on;
            }
            let bent = if self.slope_off == 1.0 { 0 } else { live & on };
            key.extend([live, bent]);
            readers = live;
        }
        key
    }
}

/// Numbers the maps of the given patterns without gaps, equal maps with the same number; `None` where exact arithmetic would
/// take too long.
fn merge_equal_maps(network: &Network, patterns: &[Vec<u64>]) -> Option<Vec<usize>> {
    let mut exact = ExactMaps {
        network,
        work: CellComplex::MAX_MAP_WORK / 40,
    };
    let mut marks: Vec<(Mark, usize)> = patterns
        .iter()
        .enumerate()
        .map(|(index, on)| (Mark::of(network, on), index))
        .collect();
    sort_by(&mut marks, |(a, _), (b, _)| a.low().total_cmp(&b.low()));
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
        count = exact.number_cluster(patterns, cluster, (&mut numbers, count))?;
        rest = after;
    }
    Some(numbers)
}

/// Exact maps, with a budget of work.
struct ExactMaps<'a> {
    network: &'a Network,
    /// The remaining budget, in multiply-adds of machine words.
    work: usize,
}

impl ExactMaps<'_> {
    /// Numbers maps that floating point cannot distinguish; returns the next free number.
    fn number_cluster(
        &mut self,
        patterns: &[Vec<u64>],
        cluster: &[(Mark, usize)],
        (numbers, first): (&mut [usize], usize),
    ) -> Option<usize> {
        if let [(_, single)] = cluster {
            numbers[*single] = first;
            return Some(first + 1);
        }
        let mut known: Vec<Vec<Dyadic>> = Vec::new();
        for &(_, index) in cluster {
            let map = self.map(&patterns[index])?;
            self.work = self.work.checked_sub(known.len() * map.len())?;
            let same =
                |other: &Vec<Dyadic>| (map.iter().zip(other)).all(|(a, b)| a.minus(b).is_zero());
            let place = known.iter().position(same).unwrap_or(known.len());
            if place == known.len() {
                known.push(map);
            }
            numbers[index] = first + place;
        }
        Some(first + known.len())
    }

    /// All coefficients of all scores, exactly.
    fn map(&mut self, on: &[u64]) -> Option<Vec<Dyadic>> {
        let mut map = Vec::with_capacity(3 * self.network.outputs());
        for output in 0..self.network.outputs() {
            let row = exact_row(self.network, UnitId::new(on.len(), output), on);
            let work = row_work(self.network, on.len(), &row);
            self.work = self.work.checked_sub(work)?;
            map.extend(row);
        }
        Some(map)
    }
}

/// A hash of an affine map with a bound on its error: maps whose intervals do not overlap are different.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    value: f64,
    error: f64,
}

impl Mark {
    /// A combination of all coefficients that is hardly ever equal for different maps.
    fn of(network: &Network, on: &[u64]) -> Self {
        // The rows of the scores, combined with fixed factors without a pattern, then carried back through the layers.
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
            // A unit that is off passes nothing on: this leaves out about half of all units.
            let live = |(_, factor): &(usize, &Self)| factor.value != 0.0 || factor.error != 0.0;
            for (place, factor) in row.iter().enumerate().filter(live) {
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

    /// This mark plus `factor` · `weight`; every rounding counts twice, so that the bound covers its own rounding.
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
