//! The page's promise: one click on Train, and the default network has learnt its data.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crease::train::DEFAULT_BUDGET;
use crease::{
    Activation, DatasetSpec, Initializer, Preset, Sample, Scheme, Trainer, TrainerConfig, evaluate,
};

const SEEDS: u32 = 100;
const SUCCESSES: u32 = 95;
const ACCURACY: f64 = 0.95;

/// Whether the default recipe, with this seed for data, weights and batches, learns the preset in the default budget.
fn succeeds(preset: Preset, widths: &[usize], seed: u32) -> bool {
    let samples = DatasetSpec {
        preset,
        seed,
        ..DatasetSpec::default()
    }
    .samples();
    let training: Vec<Sample> = samples.iter().filter(|s| !s.test).copied().collect();
    let (scheme, seed) = (Scheme::default(), u64::from(seed));
    let start = Initializer {
        scheme,
        seed,
        ..Initializer::default()
    }
    .network(Activation::Relu, widths)
    .unwrap();
    let config = TrainerConfig {
        seed,
        ..TrainerConfig::default()
    };
    let mut trainer = Trainer::new(&start, &samples, config);
    trainer.train(DEFAULT_BUDGET).unwrap();
    evaluate(&trainer.network(), &training).accuracy >= ACCURACY
}

fn assert_succeeds_mostly(preset: Preset, widths: &[usize]) {
    let failed: Vec<u32> = (0..SEEDS)
        .filter(|&seed| !succeeds(preset, widths, seed))
        .collect();
    let most = (SEEDS - SUCCESSES) as usize;
    assert!(
        failed.len() <= most,
        "{} fails for seeds {failed:?}",
        preset.name()
    );
}

#[test]
fn the_default_network_learns_circle_xor_blobs_and_moons() {
    for preset in [Preset::Circle, Preset::Xor, Preset::Blobs, Preset::Moons] {
        assert_succeeds_mostly(preset, &[2, 8, 1]);
    }
}

#[test]
fn a_deeper_network_learns_them_too() {
    for preset in [Preset::Circle, Preset::Xor, Preset::Blobs, Preset::Moons] {
        assert_succeeds_mostly(preset, &[2, 8, 8, 1]);
    }
}
