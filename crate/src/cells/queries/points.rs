//! Exact images of single points under a hidden layer: which points it maps to the same activations.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::cells::exact::bounded::Bounded;
use crate::cells::exact::dyadic::Dyadic;
use crate::cells::exact::ring::Ring;
use crate::cells::queries::retention::Retention;
use crate::geometry::{Point, sort_by};
use crate::network::Network;

/// The image of a point under a hidden layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointImage {
    /// The retention of the point's neighbourhood, on the side of every hinge through the point where its unit is off.
    pub retention: Retention,
    /// Whether every unit of the layer is off.
    pub all_off: bool,
    /// Index of its activations: points have equal indices exactly when they have equal activations.
    pub number: usize,
}

/// The images of points under a hidden layer, counted from 0; `None` where the network has no such layer, or its units are
/// smooth.
#[must_use]
pub fn point_images(network: &Network, layer: usize, points: &[Point]) -> Option<Vec<PointImage>> {
    network.hidden_layers().get(layer)?;
    if !network.activation().is_two_piece() {
        return None;
    }
    let passes: Vec<Pass> = (points.iter())
        .map(|&at| Pass::of(network, layer, at))
        .collect();
    let numbers = numbers(&passes, |index| {
        exact_activations(network, layer, points[index])
    });
    let mut retentions: HashMap<&[u64], Retention> = HashMap::new();
    let images = passes.iter().zip(numbers).map(|(pass, number)| PointImage {
        retention: *(retentions.entry(&pass.on))
            .or_insert_with(|| Retention::on(network, &pass.on)),
        all_off: pass.on.last() == Some(&0),
        number,
    });
    Some(images.collect())
}

/// A point's forward pass through the layers.
struct Pass {
    /// Per layer, the bits of the units that are on.
    on: Vec<u64>,
    /// A hash of all activations that is hardly ever equal for different ones.
    mark: Bounded,
}

impl Pass {
    fn of(network: &Network, layer: usize, at: Point) -> Self {
        let floats = forward(network, layer, at, Bounded::certain_sign);
        if let Some((on, activations)) = floats {
            let mark = mark(&activations);
            return Self { on, mark };
        }
        let (on, exact) = exact_pass(network, layer, at);
        let one = Dyadic::of(1.0);
        let rounded: Vec<Bounded> = (exact.iter())
            .map(|value| Bounded::nearly(value.over(&one)))
            .collect();
        let mark = mark(&rounded);
        Self { on, mark }
    }
}

/// The activations of a layer at a point, and the bits of the units that are on in each layer up to it.
///
/// `None` as soon as a sign is undecided.
fn forward<N: Ring>(
    network: &Network,
    layer: usize,
    at: Point,
    sign: impl Fn(&N) -> Option<Ordering>,
) -> Option<(Vec<u64>, Vec<N>)> {
    let slope = N::of(network.activation().slope_off());
    let mut values: Vec<N> = [at.x, at.y].map(N::of).into();
    values.truncate(network.inputs());
    let mut on = Vec::with_capacity(layer + 1);
    for layer in &network.layers()[..=layer] {
        let mut bits = 0;
        let mut next = Vec::with_capacity(layer.units());
        for unit in 0..layer.units() {
            let products = layer.row(unit).iter().zip(&values);
            let z = products.fold(N::of(layer.biases()[unit]), |sum, (&weight, value)| {
                sum.plus(&N::of(weight).times(value))
            });
            let is_on = sign(&z)? == Ordering::Greater;
            bits |= u64::from(is_on) << unit;
            next.push(if is_on { z } else { z.times(&slope) });
        }
        on.push(bits);
        values = next;
    }
    Some((on, values))
}

fn exact_pass(network: &Network, layer: usize, at: Point) -> (Vec<u64>, Vec<Dyadic>) {
    let pass = forward(network, layer, at, |z: &Dyadic| Some(z.sign()));
    pass.expect("exact numbers have known signs")
}

fn exact_activations(network: &Network, layer: usize, at: Point) -> Vec<Dyadic> {
    exact_pass(network, layer, at).1
}

/// The activations, combined with factors that are in no simple proportion.
fn mark(activations: &[Bounded]) -> Bounded {
    const GOLDEN: f64 = 0.618_033_988_749_895;
    let mut factor = 1.0;
    let mut sum = Bounded::default();
    for activation in activations {
        sum = sum.plus(&activation.times(&Bounded::of(factor)));
        factor = (factor + GOLDEN) % 1.0 + 0.5;
    }
    sum
}

/// Numbers points by their activations: points whose marks do not overlap differ, the others are compared exactly.
fn numbers(passes: &[Pass], exact: impl Fn(usize) -> Vec<Dyadic>) -> Vec<usize> {
    let range = |index: usize| passes[index].mark.range();
    let mut order: Vec<usize> = (0..passes.len()).collect();
    sort_by(&mut order, |&a, &b| range(a).0.total_cmp(&range(b).0));
    let mut numbers = vec![0; passes.len()];
    let mut next = 0;
    let mut known: Vec<(Vec<Dyadic>, usize)> = Vec::new();
    let mut reach = f64::NEG_INFINITY;
    for (place, &index) in order.iter().enumerate() {
        let (low, high) = range(index);
        let apart = low > reach;
        reach = if apart { high } else { reach.max(high) };
        if apart {
            known.clear();
        }
        let alone = apart
            && order
                .get(place + 1)
                .is_none_or(|&after| range(after).0 > high);
        if alone {
            numbers[index] = next;
            next += 1;
            continue;
        }
        let own = exact(index);
        let equal = |other: &Vec<Dyadic>| own.iter().zip(other).all(|(a, b)| a.minus(b).is_zero());
        let same = known.iter().find(|(other, _)| equal(other));
        numbers[index] = same.map_or(next, |&(_, number)| number);
        if same.is_none() {
            known.push((own, next));
            next += 1;
        }
    }
    numbers
}
