//! Laws of a run's history: it restores every step exactly, and it never exceeds its limit.

use crease::train::{Decay, History, digest};
use crease::{
    Activation, DatasetSpec, Initializer, Optimizer, Preset, Sample, Trainer, TrainerConfig,
};

fn samples() -> Vec<Sample> {
    let spec = DatasetSpec {
        preset: Preset::Moons,
        ..DatasetSpec::default()
    };
    spec.samples()
}

fn run(config: TrainerConfig, widths: &[usize]) -> Trainer {
    let start = Initializer::default().network(Activation::Relu, widths);
    Trainer::new(&start.unwrap(), &samples(), config)
}

/// Digests of a run by step, where the history is recorded after every `stride` steps.
fn recorded(trainer: &mut Trainer, history: &mut History, strides: &[u64]) -> Vec<(u64, u64)> {
    let mut digests = vec![(trainer.step(), digest(&trainer.network()))];
    for &stride in strides {
        for _ in 0..stride {
            trainer.train(1).unwrap();
            digests.push((trainer.step(), digest(&trainer.network())));
        }
        history.note(trainer);
    }
    digests
}

fn assert_restores(history: &History, trainer: &Trainer, digests: &[(u64, u64)]) {
    for &(step, expected) in digests {
        let then = history.at(trainer, step).unwrap();
        assert_eq!((then.step(), digest(&then.network())), (step, expected));
    }
}

#[test]
fn every_step_is_restored_to_the_last_bit() {
    for (optimizer, _) in Optimizer::NAMES {
        for batch_size in [1, 13, 1000] {
            let config = TrainerConfig {
                optimizer,
                batch_size,
                l2: Decay {
                    weights: 1e-3,
                    biases: 0.0,
                },
                ..TrainerConfig::default()
            };
            let mut trainer = run(config, &[2, 4, 3, 1]);
            let mut history = History::new(&trainer);
            // Strides of very different length.
            let digests = recorded(&mut trainer, &mut history, &[1, 0, 3, 40, 1, 1, 200, 7]);
            assert_eq!(history.steps(), (0, 253));
            assert_restores(&history, &trainer, &digests);
            assert!(history.at(&trainer, 254).is_none());
            // Going back has no side effects: the run continues as before.
            let mut then = history.at(&trainer, 100).unwrap();
            then.train(153).unwrap();
            assert_eq!(then.network(), trainer.network());
        }
    }
}

#[test]
fn a_long_run_is_thinned_out_and_still_restored() {
    let mut trainer = run(TrainerConfig::default(), &[2, 3, 1]);
    let mut history = History::new(&trainer);
    let strides: Vec<u64> = (0..3000_u64).map(|frame| 1 + frame % 3).collect();
    let digests = recorded(&mut trainer, &mut history, &strides);
    assert!(history.moments() <= History::MOST);
    assert!(
        history.moments() > History::MOST / 3,
        "{}",
        history.moments()
    );
    let some: Vec<(u64, u64)> = digests.iter().step_by(97).copied().collect();
    assert_restores(&history, &trainer, &some);
    // The nearest stored moment is never far away.
    for &(step, _) in &digests {
        let (near, _) = history.near(&trainer, step).unwrap();
        assert!(
            near <= step && step - near <= trainer.step() / 32,
            "{near} for {step}"
        );
    }
}

#[test]
fn memory_is_bounded_however_long_the_run_and_however_many_its_turns() {
    for widths in [&[2, 2, 1][..], &[2, 64, 64, 64, 1]] {
        let mut trainer = run(TrainerConfig::default(), widths);
        let mut history = History::new(&trainer);
        for frame in 0..1000_u64 {
            if frame % 2 == 1 {
                let config = trainer.config();
                trainer.set_config(TrainerConfig {
                    batch_size: 1 + config.batch_size % 2,
                    ..config
                });
                history.note(&trainer);
            }
            trainer.train(1).unwrap();
            history.note(&trainer);
            assert!(history.moments() <= History::MOST);
        }
        let (first, last) = history.steps();
        assert!(first > 0 && last == 1000, "the oldest turns are forgotten");
        let then = history.at(&trainer, last).unwrap();
        assert_eq!(then.network(), trainer.network());
        assert!(history.at(&trainer, first - 1).is_none());
    }
}

#[test]
fn changed_settings_are_restored_too() {
    let mut trainer = run(TrainerConfig::default(), &[2, 4, 1]);
    let mut history = History::new(&trainer);
    let mut digests = Vec::new();
    for (turn, (optimizer, _)) in (1_u64..).zip(Optimizer::NAMES.repeat(2)) {
        trainer.set_config(TrainerConfig {
            optimizer,
            learning_rate: 0.01,
            seed: turn / 2,
            ..TrainerConfig::default()
        });
        history.note(&trainer);
        digests.extend(recorded(&mut trainer, &mut history, &[5, 11]));
    }
    assert_eq!(history.steps(), (0, 96));
    assert_restores(&history, &trainer, &digests);
}

#[test]
fn the_history_continues_after_a_divergence() {
    let wild = TrainerConfig {
        optimizer: Optimizer::Momentum,
        learning_rate: 30.0,
        ..TrainerConfig::default()
    };
    let start = Initializer::default().network(Activation::Linear, &[2, 8, 8, 1]);
    let mut trainer = Trainer::new(&start.unwrap(), &samples(), wild);
    let mut history = History::new(&trainer);
    let divergence = trainer.train(1000).unwrap_err();
    history.note(&trainer);
    trainer.set_config(TrainerConfig {
        learning_rate: 1e-9,
        ..wild
    });
    history.note(&trainer);
    let digests = recorded(&mut trainer, &mut history, &[20, 20]);
    assert_eq!(history.steps(), (0, divergence.step + 39));
    assert_restores(&history, &trainer, &digests);
}

#[test]
fn what_cannot_be_repeated_is_dropped() {
    let mut trainer = run(TrainerConfig::default(), &[2, 4, 1]);
    let mut history = History::new(&trainer);
    trainer.train(10).unwrap();
    history.note(&trainer);
    trainer.set_config(TrainerConfig {
        batch_size: 3,
        ..TrainerConfig::default()
    });
    // The run goes on before the history is told of the change.
    trainer.train(10).unwrap();
    history.note(&trainer);
    assert_eq!(history.steps(), (20, 20));
    let earlier = run(TrainerConfig::default(), &[2, 4, 1]);
    history.note(&earlier);
    assert_eq!(history.steps(), (0, 0));
}
