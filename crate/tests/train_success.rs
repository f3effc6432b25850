//! The page's promise: after one click on Train, the default network has learnt its data.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crease::dataset::{Form, TargetSpec};
use crease::train::{DEFAULT_BUDGET, squared_error};
use crease::{
    Activation, DatasetSpec, Initializer, Network, Preset, Sample, Trainer, TrainerConfig, evaluate,
};

const SEEDS: u32 = 100;
const SUCCESSES: u32 = 95;
const ACCURACY: f64 = 0.95;

/// Whether the default recipe, with this seed for data, weights and batches, learns the preset within the default budget.
fn succeeds(preset: Preset, widths: &[usize], seed: u32) -> bool {
    let data = DatasetSpec {
        preset,
        seed,
        ..DatasetSpec::default()
    };
    let rate = TrainerConfig::default().learning_rate;
    learns(data, widths, rate, DEFAULT_BUDGET)
}

/// Whether a network learns the data in a number of steps with a learning rate.
fn learns(data: DatasetSpec, widths: &[usize], learning_rate: f32, steps: u64) -> bool {
    let samples = data.samples();
    let training: Vec<Sample> = samples.iter().filter(|s| !s.test).copied().collect();
    let seed = u64::from(data.seed);
    let config = TrainerConfig {
        seed,
        learning_rate,
        ..TrainerConfig::default()
    };
    let mut trainer = Trainer::new(&start(widths, seed), &samples, config);
    trainer.train(steps).unwrap();
    evaluate(&trainer.network(), &training).accuracy >= ACCURACY
}

/// A network of ReLU units, drawn by the default recipe.
fn start(widths: &[usize], seed: u64) -> Network {
    let recipe = Initializer {
        seed,
        ..Initializer::default()
    };
    recipe.network(Activation::Relu, widths).unwrap()
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

#[test]
fn three_classes_are_told_apart_by_three_outputs() {
    assert_succeeds_mostly(Preset::Blobs3, &[2, 8, 3]);
}

/// Number of seeds for slow runs.
const FEW_SEEDS: u32 = 20;

/// The slowest presets, spirals and islands within islands, with ten budgets and smaller steps.
#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn ten_budgets_bring_most_runs_through_spirals_and_islands() {
    for (preset, turns, widths) in [
        (Preset::Spiral, 1.75, [2, 16, 16, 1]),
        (Preset::Spiral3, 1.0, [2, 16, 16, 3]),
        (Preset::Spiral3, 1.75, [2, 16, 16, 3]),
        (Preset::Border, 0.0, [2, 16, 16, 1]),
    ] {
        let succeeds = |&seed: &u32| {
            let data = DatasetSpec {
                preset,
                seed,
                turns,
                ..DatasetSpec::default()
            };
            learns(data, &widths, 0.01, 10 * DEFAULT_BUDGET)
        };
        let succeeded = (0..FEW_SEEDS).filter(succeeds).count();
        assert!(succeeded >= 19, "{} {turns}: {succeeded}", preset.name());
    }
}

/// Largest squared error of a form, as a share of the variance of its values, that 95 of 100 seeds must stay below.
const UNEXPLAINED: [(Form, f64); 7] = [
    (Form::Sine, 0.01),
    (Form::Square, 0.01),
    (Form::Step, 0.02),
    (Form::Tent, 0.01),
    (Form::Saw, 0.6),
    (Form::Plane, 0.01),
    (Form::Bumps, 0.1),
];

/// The steep teeth of the saw are the form that 16 units hardly learn by gradient descent.
#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn curves_and_surfaces_are_learnt_but_for_a_share_of_their_variance() {
    for (form, most) in UNEXPLAINED {
        let fails = |&seed: &u32| unexplained(form, seed) > most;
        let failed = (0..SEEDS).filter(fails).count();
        assert!(
            failed <= (SEEDS - SUCCESSES) as usize,
            "{} {failed}",
            form.name()
        );
    }
}

/// The squared error after three budgets, as a share of the variance.
fn unexplained(form: Form, seed: u32) -> f64 {
    let spec = TargetSpec {
        form,
        seed,
        ..TargetSpec::default()
    };
    let targets = spec.targets();
    let start = start(&[form.inputs(), 8, 8, 1], u64::from(seed));
    let config = TrainerConfig {
        learning_rate: 0.01,
        ..TrainerConfig::default()
    };
    let mut trainer = Trainer::new(&start, &targets, config);
    trainer.train(3 * DEFAULT_BUDGET).unwrap();
    let count = targets.len() as f64;
    let mean = targets.iter().map(|t| t.value).sum::<f64>() / count;
    let squares = targets.iter().map(|t| (t.value - mean).powi(2));
    squared_error(&trainer.network(), &targets).unwrap() / (squares.sum::<f64>() / count)
}
