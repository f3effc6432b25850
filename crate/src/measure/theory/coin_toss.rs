//! What one layer keeps, flattens and erases of a disc: at any place each symmetric unit is off with probability one half.

use super::law::{Law, Setting};
use crate::cells::{CellComplex, Fibres};
use crate::dataset::random::{Purpose, Stream};
use crate::geometry::Point;
use crate::network::{Activation, Layer, Network};

/// Number of units; and 0 for the share erased, 1 for flattened, 2 for kept.
pub(super) const SETTINGS: [Setting; 9] = [
    [2, 0],
    [2, 1],
    [2, 2],
    [4, 0],
    [4, 1],
    [4, 2],
    [8, 0],
    [8, 1],
    [8, 2],
];

/// Corners of the polygon that stands for a disc.
const CORNERS: u32 = 64;
/// The deviation of biases.
const BIAS: f64 = 0.3;

/// The share of a disc with one fate, by the exact cells of a layer of normal weights and biases.
pub(super) fn draw([units, fate]: Setting, seed: u64) -> f64 {
    let shares = layer(units, seed).and_then(|network| {
        let complex = CellComplex::of(&network, &disc()).ok()?;
        Some(Fibres::of(&complex, 0)?.shares())
    });
    shares.map_or(f64::NAN, |shares| match fate {
        0 => shares.erased,
        1 => shares.flattened,
        _ => shares.kept,
    })
}

fn layer(units: usize, seed: u64) -> Option<Network> {
    let mut random = Stream::new(seed, Purpose::Weights);
    let (mut weights, mut biases) = (Vec::new(), Vec::new());
    for _ in 0..units {
        weights.extend([random.normal(), random.normal()]);
        biases.push(BIAS * random.normal());
    }
    let hidden = Layer::new(2, weights, biases).ok()?;
    let output = Layer::new(units, vec![1.0; units], vec![0.0]).ok()?;
    Network::new(Activation::Relu, vec![hidden, output]).ok()
}

fn disc() -> Vec<Point> {
    let corner = |place: u32| {
        let angle = std::f64::consts::TAU * f64::from(place) / f64::from(CORNERS);
        Point::new(libm::cos(angle), libm::sin(angle))
    };
    (0..CORNERS).map(corner).collect()
}

/// All coins show the same side with probability 2^−n; exactly one shows the other with n·2^−n.
pub(super) fn law([units, fate]: Setting) -> Law {
    let n = units as f64;
    let erased = libm::pow(0.5, n);
    Law::exactly(match fate {
        0 => erased,
        1 => n * erased,
        _ => 1.0 - (n + 1.0) * erased,
    })
}
