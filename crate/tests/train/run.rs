//! Laws of training runs.

use crease::train::{digest, gradient};
use crease::{
    Activation, DatasetSpec, Initializer, Label, Network, Optimizer, Point, Preset, Sample, Scheme,
    Trainer, TrainerConfig,
};

fn network(seed: u64, widths: &[usize]) -> Network {
    let scheme = Scheme::default();
    Initializer {
        scheme,
        seed,
        ..Initializer::default()
    }
    .network(Activation::Relu, widths)
    .unwrap()
}

fn samples(preset: Preset) -> Vec<Sample> {
    DatasetSpec {
        preset,
        ..DatasetSpec::default()
    }
    .samples()
}

fn configs() -> impl Iterator<Item = TrainerConfig> {
    Optimizer::NAMES.into_iter().flat_map(|(optimizer, _)| {
        // Batches of one, batches that do not divide the 160 samples, and all samples at once.
        [1, 13, 16, 1000].map(|batch_size| TrainerConfig {
            optimizer,
            batch_size,
            ..TrainerConfig::default()
        })
    })
}

#[test]
fn a_run_in_parts_equals_the_run_in_one_go() {
    let (start, data) = (network(1, &[2, 8, 1]), samples(Preset::Xor));
    for config in configs() {
        let mut whole = Trainer::new(&start, &data, config);
        whole.train(123).unwrap();
        let mut parts = Trainer::new(&start, &data, config);
        for steps in [1, 0, 22, 100] {
            parts.train(steps).unwrap();
        }
        assert_eq!(whole.network(), parts.network(), "{config:?}");
        assert_eq!((whole.step(), parts.step()), (123, 123));
    }
}

#[test]
fn a_run_can_be_made_again_from_its_recipe() {
    let recipe = || {
        Trainer::new(
            &network(3, &[2, 4, 4, 1]),
            &samples(Preset::Moons),
            TrainerConfig::default(),
        )
    };
    let (mut first, mut again) = (recipe(), recipe());
    first.train(500).unwrap();
    again.train(500).unwrap();
    assert_eq!(first.network(), again.network());
    let other_order = TrainerConfig {
        seed: 2,
        ..TrainerConfig::default()
    };
    let mut other = Trainer::new(
        &network(3, &[2, 4, 4, 1]),
        &samples(Preset::Moons),
        other_order,
    );
    other.train(500).unwrap();
    assert_ne!(first.network(), other.network());
}

#[test]
fn the_bits_of_a_recipe_never_change() {
    let frozen = [
        ("sgd", 7_640_860_130_983_736_094),
        ("momentum", 6_523_271_715_479_772_455),
        ("adam", 10_640_503_341_084_615_048),
    ];
    for (name, expected) in frozen {
        let config = TrainerConfig {
            optimizer: Optimizer::from_name(name).unwrap(),
            ..TrainerConfig::default()
        };
        let mut trainer =
            Trainer::new(&network(1, &[2, 8, 8, 1]), &samples(Preset::Spiral), config);
        trainer.train(10_000).unwrap();
        assert_eq!(digest(&trainer.network()), expected, "{name}");
    }
}

#[test]
fn a_step_goes_down_the_gradient() {
    let (start, data) = (network(5, &[2, 8, 1]), samples(Preset::Circle));
    let training: Vec<Sample> = data.iter().filter(|sample| !sample.test).copied().collect();
    let config = TrainerConfig {
        optimizer: Optimizer::Sgd,
        learning_rate: 0.5,
        batch_size: 1000,
        seed: 1,
        ..TrainerConfig::default()
    };
    let mut trainer = Trainer::new(&start, &data, config);
    trainer.train(1).unwrap();
    let expected = start
        .parameters()
        .zip(gradient(&start, &training))
        .map(|(w, g)| w - 0.5 * g);
    for (stepped, expected) in trainer.network().parameters().zip(expected) {
        // The samples are summed in another order.
        assert!((stepped - expected).abs() < 1e-6, "{stepped} {expected}");
    }
}

#[test]
fn a_batch_that_is_not_full_counts_its_own_samples() {
    let start = network(2, &[2, 8, 1]);
    let sample = Sample {
        at: Point::new(0.5, -0.25),
        label: Label(1),
        test: false,
    };
    let after_two_steps = |copies: usize, batch_size| {
        let config = TrainerConfig {
            batch_size,
            optimizer: Optimizer::Sgd,
            ..TrainerConfig::default()
        };
        let mut trainer = Trainer::new(&start, &vec![sample; copies], config);
        trainer.train(2).unwrap();
        trainer.network()
    };
    // If all samples are the same, so are all batches, whatever their size: here 5, then 2.
    let (rest, alone) = (after_two_steps(7, 5), after_two_steps(1, 1));
    for (a, b) in rest.parameters().zip(alone.parameters()) {
        assert!((a - b).abs() < 1e-6, "{a} {b}");
    }
}

#[test]
fn every_sample_takes_part_once_in_an_epoch() {
    let start = network(4, &[2, 6, 1]);
    let data = samples(Preset::Xor);
    let training: Vec<Sample> = data.iter().filter(|sample| !sample.test).copied().collect();
    // A rate so small that the gradient hardly changes within the epoch.
    let config = TrainerConfig {
        batch_size: 32,
        learning_rate: 1e-3,
        optimizer: Optimizer::Sgd,
        seed: 9,
        ..TrainerConfig::default()
    };
    let mut trainer = Trainer::new(&start, &data, config);
    assert_eq!(training.len(), 160);
    trainer.train(5).unwrap();
    let whole = gradient(&start, &training);
    for ((before, after), slope) in start
        .parameters()
        .zip(trainer.network().parameters())
        .zip(whole)
    {
        let expected = -5.0 * 1e-3 * slope;
        assert!(
            (after - before - expected).abs() < 2e-5,
            "{} {expected}",
            after - before
        );
    }
}

#[test]
fn test_samples_do_not_train() {
    let start = network(1, &[2, 8, 1]);
    let mut data = samples(Preset::Blobs);
    let mut with = Trainer::new(&start, &data, TrainerConfig::default());
    data.retain(|sample| !sample.test);
    let mut without = Trainer::new(&start, &data, TrainerConfig::default());
    with.train(100).unwrap();
    without.train(100).unwrap();
    assert_eq!(with.network(), without.network());
}

#[test]
fn without_samples_nothing_happens() {
    let start = network(1, &[2, 8, 1]);
    let mut trainer = Trainer::new::<Sample>(&start, &[], TrainerConfig::default());
    trainer.train(10).unwrap();
    assert_eq!((trainer.network(), trainer.step()), (start, 0));
}

#[test]
fn a_run_taken_over_continues_counting() {
    let start = network(1, &[2, 8, 1]);
    let data = samples(Preset::Xor);
    let mut trainer = Trainer::new(&start, &data, TrainerConfig::default()).at_step(1200);
    trainer.train(5).unwrap();
    assert_eq!(trainer.step(), 1205);
    assert_ne!(trainer.network(), start);
}

#[test]
fn settings_change_without_a_reset() {
    let mut trainer = Trainer::new(
        &network(1, &[2, 8, 1]),
        &samples(Preset::Xor),
        TrainerConfig::default(),
    );
    trainer.train(50).unwrap();
    let before = trainer.network();
    for config in configs() {
        let learning_rate = 0.007;
        trainer.set_config(TrainerConfig {
            learning_rate,
            ..config
        });
        assert_eq!((trainer.network(), trainer.step()), (before.clone(), 50));
    }
    trainer.train(1).unwrap();
    assert_ne!(trainer.network(), before);
}

#[test]
fn a_change_of_the_learning_rate_keeps_the_rest_of_the_run() {
    let (start, data) = (network(1, &[2, 8, 1]), samples(Preset::Xor));
    let mut steady = Trainer::new(&start, &data, TrainerConfig::default());
    let mut changed = Trainer::new(&start, &data, TrainerConfig::default());
    steady.train(30).unwrap();
    changed.train(15).unwrap();
    changed.set_config(TrainerConfig {
        learning_rate: 0.5,
        ..TrainerConfig::default()
    });
    changed.set_config(TrainerConfig::default());
    changed.train(15).unwrap();
    assert_eq!(steady.network(), changed.network());
}

#[test]
fn settings_out_of_range_are_clamped_and_named() {
    let asked = TrainerConfig {
        learning_rate: f32::NAN,
        batch_size: 0,
        ..TrainerConfig::default()
    };
    let (used, clamps) = asked.clamped();
    assert_eq!((used.learning_rate, used.batch_size), (0.0, 1));
    let names: Vec<&str> = clamps.iter().map(|clamp| clamp.limits.setting).collect();
    assert_eq!(names, ["learning-rate", "batch-size"]);
    let trainer = Trainer::new(&network(1, &[2, 2, 1]), &samples(Preset::Xor), asked);
    assert_eq!(trainer.config(), used);
}

#[test]
fn divergence_keeps_the_last_finite_weights() {
    let mut diverged = 0;
    for preset in Preset::all() {
        for (optimizer, _) in Optimizer::NAMES {
            for activation in [
                Activation::Relu,
                Activation::Leaky { slope: 0.1 },
                Activation::Linear,
            ] {
                let start = network(1, &[2, 8, 8, 1])
                    .with_activation(activation)
                    .unwrap();
                let learning_rate = 1000.0;
                let config = TrainerConfig {
                    optimizer,
                    learning_rate,
                    ..TrainerConfig::default()
                };
                let mut trainer = Trainer::new(&start, &samples(preset), config);
                for _ in 0..200 {
                    let (network, step) = (trainer.network(), trainer.step());
                    let Err(divergence) = trainer.train(1) else {
                        continue;
                    };
                    diverged += 1;
                    assert_eq!(
                        (divergence.step, divergence.learning_rate),
                        (step + 1, 1000.0)
                    );
                    assert_eq!((trainer.network(), trainer.step()), (network, step));
                }
                let largest = trainer
                    .network()
                    .parameters()
                    .fold(0.0, |a: f64, w| a.max(w.abs()));
                assert!(
                    largest <= f64::from(Trainer::LARGEST_PARAMETER),
                    "{largest}"
                );
            }
        }
    }
    assert!(diverged > 0, "a rate of 1000 should diverge somewhere");
}

#[test]
fn training_continues_after_divergence_with_a_lower_rate() {
    let start = network(1, &[2, 8, 8, 1])
        .with_activation(Activation::Linear)
        .unwrap();
    let wild = TrainerConfig {
        learning_rate: 1000.0,
        optimizer: Optimizer::Momentum,
        ..TrainerConfig::default()
    };
    let mut trainer = Trainer::new(&start, &samples(Preset::Xor), wild);
    let divergence = trainer.train(100).unwrap_err();
    assert_eq!(
        divergence.to_string(),
        format!(
            "training diverged at step {} with learning rate 1000",
            divergence.step
        )
    );
    assert_eq!(divergence.calmer_rate(), 330.0);
    let calm = TrainerConfig {
        learning_rate: 1e-6,
        ..wild
    };
    trainer.set_config(calm);
    trainer.train(1).unwrap();
    assert_eq!(trainer.step(), divergence.step);
}
