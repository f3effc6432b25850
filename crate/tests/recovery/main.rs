//! Laws of the recovery.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod brute_force;
mod hook;
mod in_session;
mod laws;
mod panels;

use crease::{Activation, CellComplex, Fibres, Layer, Network, Picture, Point, Rect, recover};

/// The frame used by all tests here.
const FRAME: Rect = Rect::square(Point::new(0.0, 0.0), 1.0);

/// A network with one hidden layer of the given units, each a·x1 + b·x2 + c.
fn layer_of(units: &[[f64; 3]]) -> Network {
    let layers = vec![hidden(units), Layer::zeros(units.len(), 1)];
    Network::new(Activation::Relu, layers).unwrap()
}

/// A hidden layer of units with two inputs.
fn hidden(units: &[[f64; 3]]) -> Layer {
    let weights = units.iter().flat_map(|&[a, b, _]| [a, b]).collect();
    let biases = units.iter().map(|unit| unit[2]).collect();
    Layer::new(2, weights, biases).unwrap()
}

/// The picture recovered from a layer.
fn seen_through(network: &Network, layer: usize, picture: &Picture) -> Picture {
    let complex = CellComplex::of(network, &FRAME.corners()).unwrap();
    recover(&Fibres::of(&complex, layer).unwrap(), picture)
}

/// The centre of a pixel of a square picture.
fn middle(index: usize, side: usize) -> Point {
    let share = |index: usize| (index as f64 + 0.5) / side as f64;
    Point::new(
        FRAME.min.x + share(index % side) * FRAME.width(),
        FRAME.max.y - share(index / side) * FRAME.height(),
    )
}

/// The position of a point in pixels of a square picture.
fn place(at: Point, side: usize) -> Point {
    Point::new(
        (at.x - FRAME.min.x) / FRAME.width() * side as f64,
        (FRAME.max.y - at.y) / FRAME.height() * side as f64,
    )
}

fn activations(network: &Network, layer: usize, at: Point) -> Vec<f64> {
    let z = network.pre_activations(at).swap_remove(layer);
    z.iter().map(|&z| network.activation().apply(z)).collect()
}
