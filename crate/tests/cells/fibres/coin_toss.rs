//! A law of random layers: a symmetric unit is on at any point with probability one half, independently of other units.

use crease::dataset::random::{Purpose, Stream};
use crease::{CellComplex, Fibres};

use super::one_layer::{disc, layer_of};

/// Random layers per number of units.
const LAYERS: u64 = 600;

#[test]
fn a_symmetric_layer_erases_and_flattens_by_tossing_coins() {
    let frame = disc(64);
    for (units, chances) in [
        (2, [0.25, 0.5]),
        (4, [0.0625, 0.25]),
        (8, [0.003_906_25, 0.031_25]),
    ] {
        let drawn: Vec<[f64; 2]> = (0..LAYERS)
            .map(|seed| {
                let complex = CellComplex::of(&symmetric_layer(units, seed), &frame).unwrap();
                let shares = Fibres::of(&complex, 0).unwrap().shares();
                let all = shares.kept + shares.flattened + shares.erased;
                assert!((all - 1.0).abs() < 1e-12, "seed {seed}: {all}");
                [shares.erased, shares.flattened]
            })
            .collect();
        for (place, chance) in chances.into_iter().enumerate() {
            let shares: Vec<f64> = drawn.iter().map(|shares| shares[place]).collect();
            assert_mean(&shares, chance, units);
        }
    }
}

fn symmetric_layer(units: usize, seed: u64) -> crease::Network {
    let mut random = Stream::new(seed, Purpose::Weights);
    let units: Vec<[f64; 3]> = (0..units)
        .map(|_| [random.normal(), random.normal(), 0.3 * random.normal()])
        .collect();
    layer_of(&units)
}

/// Asserts that the mean of draws lies within four standard errors of the expected value.
fn assert_mean(draws: &[f64], expected: f64, units: usize) {
    let count = draws.iter().fold(0.0, |count, _| count + 1.0);
    let mean = draws.iter().sum::<f64>() / count;
    let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count;
    let error = (variance / count).sqrt();
    assert!(
        (mean - expected).abs() < 4.0 * error,
        "{units} units: {mean:.5} ± {error:.5}, not {expected}"
    );
}
