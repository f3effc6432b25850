//! A stack of linear layers in which one unit is given a bend.

use super::collapse::Collapse;
use crate::geometry::{Affine, Rect};
use crate::network::number::rounded_to_f32;
use crate::network::{Activation, Layer, Network, UnitId};

/// How many times as wide as the frame is that in which nothing else bends.
const WIDE: f64 = 4.0;

/// A ReLU network that is a given linear one, but that one unit of a layer bends, and that unit. `None` for networks that bend
/// already, and where the layer has no unit with a hinge.
///
/// All hidden layers share one activation. So every other unit is raised by a constant that keeps it on, in the frame and some
/// way around it, and the next layer takes that constant off again: there it passes on what a linear unit would. The constants are
/// powers of two, and biases are rounded to `f32`, by which the scores may differ from those meant in the sixth digit.
#[must_use]
pub fn one_bend(network: &Network, layer: usize, frame: Rect) -> Option<(Network, UnitId)> {
    let hidden = network.hidden_layers().len();
    if network.activation().slope_off() != Activation::SLOPE_ON || layer >= hidden {
        return None;
    }
    let sums = Collapse::of(network, frame.centre())?;
    let (unit, line) = sharpest(network, layer, &sums.products()[layer], frame)?;
    let half = 0.5 * WIDE * frame.width();
    let wide = Rect::square(frame.centre(), half);
    // What bends once over a rectangle is largest at its corners, or where the bend meets its border.
    let mut places = wide.corners().to_vec();
    if let Some((from, to)) = wide.chord(line) {
        places.extend([from, to]);
    }
    let mut values: Vec<Vec<f64>> = (places.iter())
        .map(|at| [at.x, at.y][..network.inputs()].to_vec())
        .collect();
    let mut raised = vec![0.0; network.inputs()];
    let mut layers = Vec::with_capacity(network.layers().len());
    for (place, of) in network.layers().iter().enumerate() {
        let biases = of.biases();
        let sums_of = |unit: usize, below: &[f64]| biases[unit] + dot(of.row(unit), below);
        let mut next: Vec<Vec<f64>> = (values.iter())
            .map(|below| (0..of.units()).map(|unit| sums_of(unit, below)).collect())
            .collect();
        let lift = |one: usize| {
            let most = next.iter().map(|sums| sums[one].abs()).fold(0.5, f64::max);
            let stays = place == hidden || (place, one) == (layer, unit);
            if stays { 0.0 } else { power_above(2.0 * most) }
        };
        let lifts: Vec<f64> = (0..of.units()).map(lift).collect();
        let lifted = (0..of.units())
            .map(|unit| rounded_to_f32(biases[unit] - dot(of.row(unit), &raised) + lifts[unit]));
        let weights = (0..of.units()).flat_map(|unit| of.row(unit).iter().copied());
        layers.push(Layer::new(of.inputs(), weights.collect(), lifted.collect()).ok()?);
        if place == layer {
            next.iter_mut()
                .for_each(|sums| sums[unit] = sums[unit].max(0.0));
        }
        (values, raised) = (next, lifts);
    }
    let bent = Network::new(Activation::Relu, layers).ok()?;
    Some((bent, UnitId::new(layer, unit)))
}

/// Whether every other hidden unit is on, or off, all over the frame when all are ReLU units, so that a unit bends alone: exact
/// where the sum of that unit bends nowhere in the frame, as it does after [`one_bend`].
#[must_use]
pub fn bends_alone(network: &Network, unit: UnitId, frame: Rect) -> bool {
    let Ok(relu) = network.with_activation(Activation::Relu) else {
        return false;
    };
    // What comes after the unit is largest and smallest at the corners, or where the crease meets the border.
    let mut places = frame.corners().to_vec();
    let sum = relu.affine_on(&relu.pattern_at(frame.centre()), unit);
    if let Some((from, to)) = frame.chord(sum) {
        places.extend([from, to]);
    }
    let sums = places.iter().map(|at| relu.pre_activations(*at));
    let sums: Vec<_> = sums.collect();
    let stays = |other: UnitId| {
        let on = sums.iter().filter(|z| z[other.layer][other.unit] > 0.0);
        [0, sums.len()].contains(&on.count())
    };
    let mut others = relu.hidden_units().filter(|&other| other != unit);
    others.all(stays)
}

/// The unit that bends the scores most, of those whose hinge passes near the middle of the frame; else the one whose hinge passes
/// nearest. With its sum.
fn sharpest(
    network: &Network,
    layer: usize,
    sums: &[Affine],
    frame: Rect,
) -> Option<(usize, Affine)> {
    /// How near, in widths of the frame.
    const NEAR: f64 = 0.2;
    let distance = |sum: &Affine| sum.at(frame.centre()).abs() / sum.gradient().length();
    let all = || {
        let units = sums.iter().copied().enumerate();
        units.filter(|(_, sum)| distance(sum).is_finite())
    };
    // What a change of each unit comes to in the first score, layer by layer from the end.
    let mut effects = vec![1.0];
    for above in network.layers()[layer + 1..].iter().rev() {
        let rows = effects.iter().take(above.units()).enumerate();
        let mut below = vec![0.0; above.inputs()];
        for (unit, effect) in rows {
            for (sum, weight) in below.iter_mut().zip(above.row(unit)) {
                *sum += effect * weight;
            }
        }
        effects = below;
    }
    let sharpness = |(unit, sum): &(usize, Affine)| {
        effects.get(*unit).copied().unwrap_or(0.0).abs() * sum.gradient().length()
    };
    let near = all().filter(|(_, sum)| distance(sum) <= NEAR * frame.width());
    near.max_by(|one, other| sharpness(one).total_cmp(&sharpness(other)))
        .or_else(|| all().min_by(|(_, one), (_, other)| distance(one).total_cmp(&distance(other))))
}

/// The smallest power of two, from 1 on, that is not below a finite number. By doubling: functions for it bring tables with them,
/// which every page would load.
fn power_above(least: f64) -> f64 {
    let mut power = 1.0;
    while power < least {
        power *= 2.0;
    }
    power
}

fn dot(weights: &[f64], values: &[f64]) -> f64 {
    weights.iter().zip(values).map(|(w, v)| w * v).sum()
}
