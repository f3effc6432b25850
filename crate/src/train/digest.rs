//! A check that training gives the same bits everywhere: reference runs, and a digest of their results.

use super::decay::Decay;
use super::initializer::Initializer;
use super::optimizer::Optimizer;
use super::trainer::{Trainer, TrainerConfig};
use crate::dataset::{DatasetSpec, Form, Preset, TargetSpec};
use crate::network::Activation;
use crate::network::Network;
use crate::network::number::nearest_f32;

/// FNV-1a over the bits of all parameters as `f32`, little-endian.
#[must_use]
pub fn digest(network: &Network) -> u64 {
    let bytes = network
        .parameters()
        .flat_map(|value| nearest_f32(value).to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A run whose final weights are compared between machines.
#[derive(Clone, Copy, Debug)]
pub struct DigestRun {
    activation: Activation,
    loss: Loss,
    config: TrainerConfig,
    /// The decay's part of the run's name.
    decay: &'static str,
}

/// The loss, which depends on the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loss {
    Sigmoid,
    Softmax,
    Square,
}

impl DigestRun {
    /// Number of steps of every run.
    pub const STEPS: u64 = 10_000;

    const ACTIVATIONS: [(&'static str, Activation); 8] = [
        ("relu", Activation::Relu),
        ("leaky", Activation::Leaky { slope: 0.125 }),
        ("abs", Activation::Leaky { slope: -1.0 }),
        ("linear", Activation::Linear),
        ("tanh", Activation::Tanh),
        ("sigmoid", Activation::Sigmoid),
        ("gelu", Activation::Gelu),
        ("softplus", Activation::Softplus { sharpness: 4.0 }),
    ];

    const LOSSES: [(&'static str, Loss); 3] = [
        ("sigmoid", Loss::Sigmoid),
        ("softmax", Loss::Softmax),
        ("square", Loss::Square),
    ];

    /// All runs: every activation with every loss and optimiser, and every optimiser with every decay.
    pub fn all() -> impl Iterator<Item = Self> {
        let plain = Self::ACTIVATIONS.into_iter().flat_map(|(_, activation)| {
            Self::LOSSES.into_iter().flat_map(move |(_, loss)| {
                Optimizer::NAMES.map(|(optimizer, _)| Self {
                    activation,
                    loss,
                    config: TrainerConfig {
                        optimizer,
                        ..TrainerConfig::default()
                    },
                    decay: "none",
                })
            })
        });
        plain.chain(Self::decaying())
    }

    fn decaying() -> impl Iterator<Item = Self> {
        const DECAY: Decay = Decay {
            weights: 1e-3,
            biases: 1e-4,
        };
        let plain = TrainerConfig::default();
        let l1 = TrainerConfig { l1: DECAY, ..plain };
        let l2 = TrainerConfig { l2: DECAY, ..plain };
        let decoupled = TrainerConfig {
            decoupled: DECAY,
            ..plain
        };
        let decays = [("l1", l1), ("l2", l2), ("decoupled", decoupled)];
        decays.into_iter().flat_map(|(decay, config)| {
            Optimizer::NAMES.map(|(optimizer, _)| Self {
                activation: Activation::Relu,
                loss: Loss::Sigmoid,
                config: TrainerConfig {
                    optimizer,
                    ..config
                },
                decay,
            })
        })
    }

    /// The run's name: activation, loss, optimiser and decay.
    #[must_use]
    pub fn name(self) -> String {
        let is = |known: &Activation| *known == self.activation;
        let activation = Self::ACTIVATIONS.iter().find(|(_, known)| is(known));
        let loss = Self::LOSSES.iter().find(|(_, known)| *known == self.loss);
        let parts = [
            activation.map_or("", |(name, _)| name),
            loss.map_or("", |(name, _)| name),
            self.config.optimizer.name(),
            self.decay,
        ];
        parts.join(" ")
    }

    /// Makes the run and returns the digest of its final weights as 16 hexadecimal digits.
    #[must_use]
    pub fn digest(self) -> String {
        let mut trainer = self.trainer();
        // A run that diverges stops at its last finite weights, and must do so on every machine.
        let _ = trainer.train(Self::STEPS);
        format!("{:016x}", digest(&trainer.network()))
    }

    fn trainer(self) -> Trainer {
        let network = |outputs| {
            Initializer::default()
                .network(self.activation, &[2, 8, 8, outputs])
                .expect(
                    "the shape is within the limits, and every activation of the table is sound",
                )
        };
        let samples = |preset| {
            let spec = DatasetSpec {
                preset,
                ..DatasetSpec::default()
            };
            spec.samples()
        };
        match self.loss {
            Loss::Sigmoid => Trainer::new(&network(1), &samples(Preset::Spiral), self.config),
            Loss::Softmax => Trainer::new(&network(3), &samples(Preset::Spiral3), self.config),
            Loss::Square => {
                let spec = TargetSpec {
                    form: Form::Bumps,
                    ..TargetSpec::default()
                };
                Trainer::new(&network(1), &spec.targets(), self.config)
            }
        }
    }
}
