//! Units that are multiples of others cost nothing: neither regions nor exact signs.

use crease::dataset::random::{Purpose, Stream};
use crease::{CellComplex, Layer, Network, Point, Rect};

use crate::FAMILIES;
use crate::support::family::frame;
use crate::support::fixture::random_networks;
use crate::support::validator::assert_valid;

/// Factors that keep products exact, including zero.
const FACTORS: [f64; 6] = [1.0, 1.0, -1.0, 2.0, -0.25, 0.0];

/// The network with every hidden layer filled up with multiples of its units, to which the next layer gives weight zero.
fn with_copies(network: &Network, width: usize, seed: u64) -> Network {
    let mut random = Stream::new(seed, Purpose::Weights);
    let mut layers: Vec<Layer> = Vec::new();
    for (place, layer) in network.layers().iter().enumerate() {
        let inputs = layers.last().map_or(layer.inputs(), Layer::units);
        let mut rows: Vec<Vec<f64>> = (0..layer.units()).map(|u| layer.row(u).to_vec()).collect();
        rows.iter_mut().for_each(|row| row.resize(inputs, 0.0));
        let mut biases = layer.biases().to_vec();
        if place + 1 < network.layers().len() {
            for _ in layer.units()..width {
                let original = random.below(layer.units());
                let factor = FACTORS[random.below(FACTORS.len())];
                rows.push(rows[original].iter().map(|w| factor * w).collect());
                biases.push(factor * biases[original]);
            }
        }
        layers.push(Layer::new(inputs, rows.concat(), biases).unwrap());
    }
    Network::new(network.activation(), layers).unwrap()
}

/// Compares everything except patterns, which are longer.
fn assert_same(name: &str, network: &Network, copied: &Network, frame: &[Point]) {
    let [alone, copied] = [network, copied].map(|network| CellComplex::of(network, frame).unwrap());
    let counts = |c: &CellComplex| (c.region_count(), c.vertex_count(), c.edge_count());
    assert_eq!(counts(&alone), counts(&copied), "{name}");
    assert!(
        copied.exact_signs() <= alone.exact_signs(),
        "{name}: {} exact signs for {}",
        copied.exact_signs(),
        alone.exact_signs()
    );
    assert_valid(name, &copied);
}

#[test]
fn copies_change_nothing_in_any_family() {
    for family in FAMILIES {
        for seed in 0..30 {
            let network = family.network(seed);
            let copied = with_copies(&network, 12, seed);
            let in_range = copied.parameters().all(|p| p == 0.0 || p.abs() > 1e-60);
            if in_range {
                assert_same(
                    &format!("{family:?}, seed {seed}"),
                    &network,
                    &copied,
                    &frame(seed),
                );
            }
        }
    }
}

#[test]
fn large_layers_of_copies_cost_no_exact_sign() {
    let square = Rect::square(Point::default(), 1.0).corners();
    for (case, _) in random_networks() {
        let copied = with_copies(&case.network, Network::MAX_WIDTH, 7);
        assert_same(&case.name, &case.network, &copied, &square);
    }
}
