//! Pruning: a network without its dead units, or with units that are always on merged into fewer, and what that changes.
//!
//! A unit that is off on every training example passes 0 on there, so without it no sum changes there. Units that are on at all of
//! them pass their sums on unchanged, so together they are one affine map, for which few units suffice. Beyond the examples either
//! may be otherwise: what changes in a frame is read off the cells of both networks at once.

use crate::cells::{CellComplex, RegionId};
use crate::geometry::{Point, Rect};
use crate::network::number::rounded_to_f32;
use crate::network::{Layer, Network, UnitId};

/// A network after pruning.
#[derive(Clone, Debug, PartialEq)]
pub struct Pruned {
    /// The network that is left.
    pub network: Network,
    /// The units of the network before that are gone, or merged into others.
    pub gone: Vec<UnitId>,
}

/// On how many of some places each unit is on, by layer and unit; and how many places there are.
fn on_counts(network: &Network, places: &[Point]) -> Vec<Vec<usize>> {
    let mut counts: Vec<Vec<usize>> = (network.hidden_layers().iter())
        .map(|layer| vec![0; layer.units()])
        .collect();
    for &at in places {
        for (counts, z) in counts.iter_mut().zip(network.pre_activations(at)) {
            for (count, z) in counts.iter_mut().zip(z) {
                *count += usize::from(z > 0.0);
            }
        }
    }
    counts
}

/// The network without the units that are off, and pass nothing on, at every one of some places: the training examples.
///
/// At these places every score stays as it is, to the last bit. Of a layer of such units one stays, since a layer needs a unit.
/// `None` where there is nothing to remove.
#[must_use]
pub fn without_dead(network: &Network, places: &[Point]) -> Option<Pruned> {
    if places.is_empty() || !network.activation().silences() {
        return None;
    }
    let mut gone = Vec::new();
    for (layer, counts) in on_counts(network, places).iter().enumerate() {
        let dead = (0..counts.len()).filter(|&unit| counts[unit] == 0);
        let stays = usize::from(counts.iter().all(|&count| count == 0));
        gone.extend(dead.skip(stays).map(|unit| UnitId::new(layer, unit)));
    }
    without(network, &gone).map(|network| Pruned { network, gone })
}

/// The network without some hidden units; `None` where none are named, or a layer would have none.
#[must_use]
pub fn without(network: &Network, gone: &[UnitId]) -> Option<Network> {
    if gone.is_empty() {
        return None;
    }
    let stays = |layer: usize, unit: usize| !gone.contains(&UnitId::new(layer, unit));
    let mut layers = Vec::with_capacity(network.layers().len());
    for (index, layer) in network.layers().iter().enumerate() {
        let units = (0..layer.units()).filter(|&unit| stays(index, unit));
        let inputs = (0..layer.inputs()).filter(|&input| {
            index
                .checked_sub(1)
                .is_none_or(|before| stays(before, input))
        });
        let inputs: Vec<usize> = inputs.collect();
        let (mut weights, mut biases) = (Vec::new(), Vec::new());
        for unit in units {
            let row = layer.row(unit);
            weights.extend(inputs.iter().map(|&input| row[input]));
            biases.push(layer.biases()[unit]);
        }
        if biases.is_empty() {
            return None;
        }
        layers.push(Layer::new(inputs.len(), weights, biases).ok()?);
    }
    Network::new(network.activation(), layers).ok()
}

/// The network in which the units of a layer that are on at every one of some places are merged into as few as give the next
/// layer the same sums there, up to rounding: one for each of its units, or one for each of their own inputs, whichever are
/// fewer. So two at most in the plane, and a single one before a single score.
///
/// `None` where that makes no unit fewer.
#[must_use]
pub fn merged(network: &Network, layer: usize, places: &[Point]) -> Option<Pruned> {
    let own = network.hidden_layers().get(layer)?;
    if places.is_empty() || !network.activation().is_two_piece() {
        return None;
    }
    let next = &network.layers()[layer + 1];
    let counts = &on_counts(network, places)[layer];
    let gone: Vec<usize> = (0..own.units())
        .filter(|&unit| counts[unit] == places.len())
        .collect();
    let (rows, columns) = if next.units() <= own.inputs() {
        sums_of_next(own, next, &gone)
    } else {
        inputs_of(own, next, &gone)
    };
    if rows.len() >= gone.len() {
        return None;
    }
    let inputs = inputs_at(network, layer, places);
    let is_gone = |unit: &usize| gone.contains(unit);
    let stay: Vec<usize> = (0..own.units()).filter(|unit| !is_gone(unit)).collect();
    let mut weights: Vec<f64> = (stay.iter())
        .flat_map(|&unit| own.row(unit).iter().copied())
        .collect();
    let mut biases: Vec<f64> = stay.iter().map(|&unit| own.biases()[unit]).collect();
    let mut lifts = Vec::with_capacity(rows.len());
    for row in &rows {
        let row: Vec<f64> = row.iter().copied().map(rounded_to_f32).collect();
        let lift = rounded_to_f32(lift_of(&row, &inputs));
        weights.extend(&row);
        biases.push(lift);
        lifts.push(lift);
    }
    let (mut next_weights, mut next_biases) = (Vec::new(), Vec::new());
    for (unit, columns) in columns.iter().enumerate() {
        let row = next.row(unit);
        next_weights.extend(stay.iter().map(|&input| row[input]));
        next_weights.extend(columns.iter().copied().map(rounded_to_f32));
        let constants = gone.iter().map(|&input| row[input] * own.biases()[input]);
        let lifted = columns
            .iter()
            .zip(&lifts)
            .map(|(column, lift)| column * lift);
        let bias = next.biases()[unit] + constants.sum::<f64>() - lifted.sum::<f64>();
        next_biases.push(rounded_to_f32(bias));
    }
    let mut layers = network.layers().to_vec();
    layers[layer] = Layer::new(own.inputs(), weights, biases).ok()?;
    layers[layer + 1] = Layer::new(stay.len() + rows.len(), next_weights, next_biases).ok()?;
    let network = Network::new(network.activation(), layers).ok()?;
    let gone = gone.iter().map(|&unit| UnitId::new(layer, unit)).collect();
    Some(Pruned { network, gone })
}

/// Rows of weights of merged units, and the weights with which each unit of the next layer takes them.
type Merge = (Vec<Vec<f64>>, Vec<Vec<f64>>);

/// One merged unit for each of the next layer's, which is what that adds up of those that go.
fn sums_of_next(own: &Layer, next: &Layer, gone: &[usize]) -> Merge {
    let rows = (0..next.units()).map(|unit| {
        let row = next.row(unit);
        (0..own.inputs())
            .map(|input| gone.iter().map(|&old| row[old] * own.row(old)[input]).sum())
            .collect()
    });
    let one = |unit: usize| (0..next.units()).map(move |other| f64::from(u8::from(other == unit)));
    let columns = (0..next.units()).map(|unit| one(unit).collect());
    (rows.collect(), columns.collect())
}

/// One merged unit for each input, which passes that on.
fn inputs_of(own: &Layer, next: &Layer, gone: &[usize]) -> Merge {
    let one =
        |input: usize| (0..own.inputs()).map(move |other| f64::from(u8::from(other == input)));
    let rows = (0..own.inputs()).map(|input| one(input).collect());
    let columns = (0..next.units()).map(|unit| {
        let row = next.row(unit);
        (0..own.inputs())
            .map(|input| gone.iter().map(|&old| row[old] * own.row(old)[input]).sum())
            .collect()
    });
    (rows.collect(), columns.collect())
}

/// What a layer receives at some places.
fn inputs_at(network: &Network, layer: usize, places: &[Point]) -> Vec<Vec<f64>> {
    let activation = network.activation();
    let received = |at: &Point| match layer.checked_sub(1) {
        Some(before) => {
            let z = &network.pre_activations(*at)[before];
            z.iter().map(|&z| activation.apply(z)).collect()
        }
        None => {
            let mut input = vec![at.x, at.y];
            input.truncate(network.inputs());
            input
        }
    };
    places.iter().map(received).collect()
}

/// The bias with which a row of weights is on at all of some inputs, and as far beyond them as they lie apart.
fn lift_of(row: &[f64], inputs: &[Vec<f64>]) -> f64 {
    let sums = inputs.iter().map(|input| {
        let products = row.iter().zip(input).map(|(weight, x)| weight * x);
        products.sum::<f64>()
    });
    let (least, most) = sums.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), sum| {
        (least.min(sum), most.max(sum))
    });
    let apart = most - least;
    (if apart > 0.0 { apart } else { 1.0 }) - least
}

/// The largest difference of the scores of two networks at some places; 0 without places.
#[must_use]
pub fn largest_difference(
    one: &Network,
    other: &Network,
    places: impl IntoIterator<Item = Point>,
) -> f64 {
    let apart = |at: Point| {
        let pairs = one.scores(at).into_iter().zip(other.scores(at));
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    };
    places.into_iter().map(apart).fold(0.0, f64::max)
}

/// Where, and by how much, the scores of two networks differ in a frame: exact, from the cells of both.
#[derive(Clone, Debug)]
pub struct Change {
    /// The cells of both networks, with the differences as scores.
    cells: CellComplex,
    /// The size of the scores in the frame.
    size: f64,
}

impl Change {
    /// Differences smaller than this, relative to the largest score in the frame, are taken for rounding: parameters are floats of
    /// 24 bits, and a merged unit's are rounded to them.
    pub const ROUNDING: f64 = 1e-5;

    /// The change from one network to another with the same inputs, outputs and number of layers; `None` where they have other
    /// ones, or their cells cannot be computed together.
    #[must_use]
    pub fn between(one: &Network, other: &Network, frame: Rect) -> Option<Self> {
        let cells = CellComplex::of(&side_by_side(one, other)?, &frame.corners()).ok()?;
        let corners = cells.vertices().map(|vertex| cells.position(vertex));
        let scores = corners.flat_map(|at| one.scores(at));
        let size = scores.map(f64::abs).fold(0.0, f64::max);
        Some(Self { cells, size })
    }

    /// The largest difference in the frame.
    #[must_use]
    pub fn largest(&self) -> f64 {
        let all = self.cells.regions();
        all.map(|region| self.largest_on(region))
            .fold(0.0, f64::max)
    }

    /// The parts of the frame on which the scores differ by more than rounding.
    #[must_use]
    pub fn parts(&self) -> Vec<Vec<Point>> {
        self.changed()
            .map(|region| self.cells.polygon(region))
            .collect()
    }

    /// The share of the frame that these take.
    #[must_use]
    pub fn share(&self) -> f64 {
        let area = |sum: f64, region: RegionId| sum + self.cells.area(region);
        self.changed().fold(0.0, area) / self.cells.regions().fold(0.0, area)
    }

    fn changed(&self) -> impl Iterator<Item = RegionId> + '_ {
        let least = Self::ROUNDING * self.size;
        let all = self.cells.regions();
        all.filter(move |&region| self.largest_on(region) > least)
    }

    fn largest_on(&self, region: RegionId) -> f64 {
        let outputs = self.cells.network().outputs();
        let corners = self.cells.corners(region);
        let all = corners.flat_map(|vertex| {
            (0..outputs).map(move |output| self.cells.score(vertex, output).abs())
        });
        all.fold(0.0, f64::max)
    }
}

/// One network of two, whose outputs are the differences of theirs. Units that both have, with the same inputs, are there once.
fn side_by_side(one: &Network, other: &Network) -> Option<Network> {
    let shape = |network: &Network| {
        (
            network.inputs(),
            network.outputs(),
            network.layers().len(),
            network.activation(),
        )
    };
    if shape(one) != shape(other) {
        return None;
    }
    // Where each input of the next layer stands in the common layer, for either network.
    let inputs: Vec<usize> = (0..one.inputs()).collect();
    let mut places = [inputs.clone(), inputs];
    let mut width = one.inputs();
    let mut layers = Vec::with_capacity(one.layers().len());
    for layer in 0..one.hidden_layers().len() {
        let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
        let both = [one, other].map(|network| &network.layers()[layer]);
        let next = [0, 1].map(|side| {
            let own = both[side];
            let units = (0..own.units()).map(|unit| {
                let row = (
                    spread(own.row(unit), &places[side], width),
                    own.biases()[unit],
                );
                let known = rows.iter().position(|known| *known == row);
                known.unwrap_or_else(|| {
                    rows.push(row);
                    rows.len() - 1
                })
            });
            units.collect::<Vec<usize>>()
        });
        let weights = rows.iter().flat_map(|row| row.0.iter().copied()).collect();
        let biases: Vec<f64> = rows.iter().map(|row| row.1).collect();
        layers.push(Layer::new(width, weights, biases).ok()?);
        width = rows.len();
        places = next;
    }
    let (mut weights, mut biases) = (Vec::new(), Vec::new());
    for output in 0..one.outputs() {
        let rows = [one, other].map(|network| network.output_layer().row(output));
        let [from, taken] = [0, 1].map(|side| spread(rows[side], &places[side], width));
        weights.extend(from.iter().zip(taken).map(|(a, b)| a - b));
        let [a, b] = [one, other].map(|network| network.output_layer().biases()[output]);
        biases.push(a - b);
    }
    layers.push(Layer::new(width, weights, biases).ok()?);
    Network::new(one.activation(), layers).ok()
}

/// A row of weights over the inputs of a wider layer.
fn spread(row: &[f64], places: &[usize], width: usize) -> Vec<f64> {
    let mut wide = vec![0.0; width];
    for (&weight, &place) in row.iter().zip(places) {
        wide[place] += weight;
    }
    wide
}
