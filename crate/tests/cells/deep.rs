//! Deep, wide networks: built or refused within seconds.

use std::time::{Duration, Instant};

use crease::dataset::random::{Purpose, Stream};
use crease::{Activation, CellComplex, ComplexError, Layer, Network, Point, Rect};

use crate::support::validator::assert_valid;

/// How long a reader waits, with a margin for a slow machine that runs other tests as well.
const PATIENCE: Duration = Duration::from_secs(60);

/// A network with weights of variance 2 / inputs (He et al. 2015) and biases of variance 1/4; the last `copies` units of
/// each layer differ from its first ones by the last bit of their bias.
fn random_network(depth: usize, copies: usize, seed: u64) -> Network {
    let mut random = Stream::new(seed, Purpose::Weights);
    let mut inputs = 2;
    let mut layers = Vec::new();
    for units in std::iter::repeat_n(Network::MAX_WIDTH, depth).chain([1]) {
        let spread = (2.0 / f64::from(u32::try_from(inputs).unwrap())).sqrt();
        let mut weights: Vec<f64> = (0..inputs * units)
            .map(|_| spread * random.normal())
            .collect();
        let mut biases: Vec<f64> = (0..units).map(|_| 0.5 * random.normal()).collect();
        for unit in 0..copies.min(units / 2) {
            let copy = units - 1 - unit;
            weights.copy_within(unit * inputs..(unit + 1) * inputs, copy * inputs);
            biases[copy] = biases[unit] * (1.0 + f64::EPSILON);
        }
        layers.push(Layer::new(inputs, weights, biases).unwrap());
        inputs = units;
    }
    Network::new(Activation::Relu, layers).unwrap()
}

fn complex(network: &Network) -> Result<CellComplex, ComplexError> {
    let started = Instant::now();
    let complex = CellComplex::of(network, &Rect::square(Point::default(), 1.0).corners());
    let took = started.elapsed();
    assert!(took < PATIENCE, "{took:?}");
    complex
}

#[test]
fn a_network_beyond_floating_point_is_refused_in_time() {
    let network = random_network(Network::MAX_HIDDEN_LAYERS, Network::MAX_WIDTH / 2, 1);
    assert_eq!(
        complex(&network).unwrap_err(),
        ComplexError::TooMuchExactWork
    );
}

#[test]
fn random_networks_of_every_depth_are_built_in_time() {
    for depth in 1..=Network::MAX_HIDDEN_LAYERS {
        let complex = complex(&random_network(depth, 0, 1)).unwrap();
        // About one sign per hundred thousand cells, so practically none, as long as the bounds are about the size of the errors.
        assert!(
            complex.exact_signs() <= 10,
            "depth {depth}: {}",
            complex.exact_signs()
        );
    }
}

#[test]
fn counts_of_maps_are_returned_or_refused_in_time() {
    let mut told = 0;
    for (depth, copies) in [(3, 0), (12, 0), (1, 32), (2, 20)] {
        let Ok(complex) = complex(&random_network(depth, copies, 1)) else {
            continue;
        };
        let started = Instant::now();
        let count = complex.linear_regions();
        let took = started.elapsed();
        println!(
            "{depth} {copies}: {} {count:?} {took:?}",
            complex.region_count()
        );
        assert!(took < PATIENCE, "{depth} layers, {copies} copies: {took:?}");
        let work = complex.region_count() * complex.network().parameter_count();
        assert!(count.is_some() || work > CellComplex::MAX_MAP_WORK / 40);
        told += usize::from(count.is_some());
    }
    assert!(told > 0);
}

#[test]
fn deep_networks_keep_every_law() {
    assert_valid(
        "64 units in 6 layers",
        &complex(&random_network(6, 0, 2)).unwrap(),
    );
}
