//! The number of regions of a network before training.

use super::law::{Law, Setting};
use crate::cells::CellComplex;
use crate::dataset::random::{Purpose, Stream};
use crate::geometry::{Point, Rect};
use crate::network::{Activation, Layer, Network};

/// Width and number of hidden layers.
pub(super) const SETTINGS: [Setting; 5] = [[8, 1], [16, 1], [8, 2], [16, 2], [16, 3]];

/// Half the side of the frame: so large that nearly all crossings lie in it.
const FRAME: f64 = 100.0;
/// The deviation of biases.
const BIAS: f64 = 0.5;

/// The number of regions in the frame of a network with weights by He et al. and normal biases.
pub(super) fn draw([width, depth]: Setting, seed: u64) -> f64 {
    let frame = Rect::square(Point::new(0.0, 0.0), FRAME).corners();
    let complex = network(width, depth, seed).and_then(|one| CellComplex::of(&one, &frame).ok());
    complex.map_or(f64::NAN, |complex| complex.region_count() as f64)
}

fn network(width: usize, depth: usize, seed: u64) -> Option<Network> {
    let mut random = Stream::new(seed, Purpose::Weights);
    let mut layers = Vec::with_capacity(depth + 1);
    let mut inputs = 2;
    for units in std::iter::repeat_n(width, depth).chain([1]) {
        let scale = libm::sqrt(2.0 / inputs as f64);
        let weights = (0..inputs * units)
            .map(|_| scale * random.normal())
            .collect();
        let biases = (0..units).map(|_| BIAS * random.normal()).collect();
        layers.push(Layer::new(inputs, weights, biases).ok()?);
        inputs = units;
    }
    Network::new(Activation::Relu, layers).ok()
}

/// Half the square of the number of units, however they are layered: the heuristic of Hanin and Rolnick (2019) in the plane. It
/// leaves out terms of the order of the units, so it is low for few of them.
pub(super) fn law([width, depth]: Setting) -> Law {
    let units = (width * depth) as f64;
    Law::exactly(0.5 * units * units)
}
