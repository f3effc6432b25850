//! The gradient used by training is the slope of the loss that is shown.

use crease::dataset::{Form, Target, TargetSpec};
use crease::train::{Decay, Example, gradient, squared_error};
use crease::{
    Activation, DatasetSpec, Initializer, Network, Optimizer, Point, Preset, Sample, Trainer,
    TrainerConfig, evaluate,
};

/// Step of the central differences. The loss consists of smooth pieces, so no step may cross a hinge.
const STEP: f64 = 1e-5;
/// A pre-activation this far from zero keeps its sign in every step, since no weight or activation here exceeds 10.
const CLEAR_OF_HINGES: f64 = 1e-3;
/// The largest error of `f32` arithmetic, relative to the largest entry of the gradient.
const LOST_IN_F32: f64 = 1e-5;

const ACTIVATIONS: [Activation; 9] = [
    Activation::Relu,
    Activation::Leaky { slope: 0.1 },
    Activation::Leaky { slope: -1.0 },
    Activation::Linear,
    Activation::Tanh,
    Activation::Sigmoid,
    Activation::Gelu,
    Activation::Softplus { sharpness: 1.0 },
    Activation::Softplus { sharpness: 20.0 },
];

fn network(activation: Activation, widths: &[usize], seed: u64) -> Network {
    let recipe = Initializer {
        seed,
        ..Initializer::default()
    };
    recipe.network(activation, widths).unwrap()
}

/// Whether no unit is near its hinge at a point, so that the loss of a sample there is smooth around the network.
fn is_clear_of_hinges(network: &Network, at: Point) -> bool {
    let hidden = network.hidden_layers().len();
    let z = network.pre_activations(at);
    let far = |z: &f64| z.abs() > CLEAR_OF_HINGES;
    !network.activation().is_two_piece() || z[..hidden].iter().flatten().all(far)
}

/// Training samples of a preset, away from hinges.
fn samples(network: &Network, preset: Preset) -> Vec<Sample> {
    let spec = DatasetSpec {
        preset,
        test_share: 0,
        ..DatasetSpec::default()
    };
    let mut samples = spec.samples();
    samples.retain(|sample| is_clear_of_hinges(network, sample.at));
    samples
}

/// Targets closer to the score than this are left out: their difference has lost digits before any gradient is computed.
const NEARLY_MET: f64 = 0.1;

/// Training targets of a form, away from hinges and not yet reached.
fn targets(network: &Network, form: Form) -> Vec<Target> {
    let spec = TargetSpec {
        form,
        test_share: 0,
        ..TargetSpec::default()
    };
    let mut targets = spec.targets();
    targets.retain(|target| {
        let error = network.scores(target.at)[0] - target.value;
        is_clear_of_hinges(network, target.at) && error.abs() > NEARLY_MET
    });
    targets
}

fn cross_entropy(network: &Network, samples: &[Sample]) -> f64 {
    evaluate(network, samples).loss
}

fn mean_square(network: &Network, targets: &[Target]) -> f64 {
    squared_error(network, targets).unwrap()
}

fn assert_slope_of_the_loss<E: Example>(
    network: &Network,
    examples: &[E],
    loss: fn(&Network, &[E]) -> f64,
) {
    let values: Vec<f64> = network.parameters().collect();
    let loss_with = |index: usize, by: f64| {
        let mut moved = values.clone();
        moved[index] += by;
        loss(&network.with_parameters(&moved).unwrap(), examples)
    };
    let computed = gradient(network, examples);
    let largest = computed.iter().fold(0.0, |a: f64, b| a.max(b.abs()));
    assert!(largest > 0.0, "nothing to check");
    for (index, slope) in computed.iter().enumerate() {
        let expected = (loss_with(index, STEP) - loss_with(index, -STEP)) / (2.0 * STEP);
        assert!(
            (slope - expected).abs() <= LOST_IN_F32 * largest,
            "parameter {index} of {network:?}: {slope} for {expected}",
        );
    }
}

/// Checks one sample, a pack that is not full, and several packs.
fn assert_slope_at_every_size<E: Example>(
    network: &Network,
    examples: &[E],
    loss: fn(&Network, &[E]) -> f64,
) {
    for count in [1, 10, examples.len()] {
        assert_slope_of_the_loss(network, &examples[..count], loss);
    }
}

#[test]
fn the_gradient_is_the_slope_of_the_sigmoid_cross_entropy() {
    for widths in [
        &[2, 1][..],
        &[1, 3, 1],
        &[2, 8, 1],
        &[2, 5, 3, 1],
        &[2, 4, 4, 4, 1],
    ] {
        for activation in ACTIVATIONS {
            for seed in 0..4 {
                let network = network(activation, widths, seed);
                let samples = samples(&network, Preset::Moons);
                assert_slope_at_every_size(&network, &samples, cross_entropy);
            }
        }
    }
}

#[test]
fn the_gradient_is_the_slope_of_the_softmax_cross_entropy() {
    for (preset, outputs) in [
        (Preset::Blobs3, 3),
        (Preset::Spiral3, 3),
        (Preset::Spiral3, 4),
    ] {
        for activation in ACTIVATIONS {
            for seed in 0..4 {
                let network = network(activation, &[2, 6, 4, outputs], seed);
                let samples = samples(&network, preset);
                assert_slope_at_every_size(&network, &samples, cross_entropy);
            }
        }
    }
}

#[test]
fn the_gradient_is_the_slope_of_the_squared_error() {
    for form in Form::all() {
        for activation in ACTIVATIONS {
            for seed in 0..2 {
                let network = network(activation, &[form.inputs(), 6, 4, 1], seed);
                let targets = targets(&network, form);
                assert_slope_at_every_size(&network, &targets, mean_square);
            }
        }
    }
}

/// A step by the textbook, in `f64`: Polyak 1964, Kingma and Ba 2015, Loshchilov and Hutter 2019.
struct Textbook {
    config: TrainerConfig,
    mean: Vec<f64>,
    square: Vec<f64>,
    steps: i32,
}

impl Textbook {
    fn new(config: TrainerConfig, parameters: usize) -> Self {
        Self {
            config,
            mean: vec![0.0; parameters],
            square: vec![0.0; parameters],
            steps: 0,
        }
    }

    /// `is_bias` marks the parameters that are biases.
    fn step(&mut self, gradient: &[f64], is_bias: &[bool], values: &mut [f64]) {
        self.steps += 1;
        let rate = f64::from(self.config.learning_rate);
        for (index, value) in values.iter_mut().enumerate() {
            let of = |decay: Decay| {
                let chosen = if is_bias[index] {
                    decay.biases
                } else {
                    decay.weights
                };
                f64::from(chosen)
            };
            let sign = if *value == 0.0 { 0.0 } else { value.signum() };
            let pull = gradient[index] + of(self.config.l1) * sign + of(self.config.l2) * *value;
            *value -= rate * of(self.config.decoupled) * *value;
            *value -= rate * self.direction(index, pull);
        }
    }

    fn direction(&mut self, index: usize, pull: f64) -> f64 {
        let (mean, square) = (&mut self.mean[index], &mut self.square[index]);
        match self.config.optimizer {
            Optimizer::Sgd => pull,
            Optimizer::Momentum => {
                *mean = 0.9 * *mean + pull;
                *mean
            }
            Optimizer::Adam => {
                *mean = 0.9 * *mean + 0.1 * pull;
                *square = 0.999 * *square + 0.001 * pull * pull;
                let unbiased = *square / (1.0 - 0.999_f64.powi(self.steps));
                *mean / (1.0 - 0.9_f64.powi(self.steps)) / (unbiased.sqrt() + 1e-8)
            }
        }
    }
}

/// Number of steps compared.
const STEPS: usize = 20;
/// The largest error of `f32` in [`STEPS`] steps with a rate of 0.01, for parameters up to about 3. Adam divides a small
/// gradient by its own size, and so keeps its relative rounding error.
const LOST_IN_STEPS: f64 = 2e-4;

fn assert_follows_the_textbook<E: Example>(start: &Network, examples: &[E], config: TrainerConfig) {
    let is_bias: Vec<bool> = (start.layers().iter())
        .flat_map(|layer| {
            let weights = std::iter::repeat_n(false, layer.weights().len());
            weights.chain(std::iter::repeat_n(true, layer.units()))
        })
        .collect();
    let mut values: Vec<f64> = start.parameters().collect();
    let mut textbook = Textbook::new(config, values.len());
    let mut trainer = Trainer::new(start, examples, config);
    for step in 0..STEPS {
        let slope = gradient(&trainer.network(), examples);
        textbook.step(&slope, &is_bias, &mut values);
        trainer.train(1).unwrap();
        for (found, expected) in trainer.network().parameters().zip(&values) {
            let lost = (found - expected).abs();
            assert!(
                lost < LOST_IN_STEPS,
                "step {step} of {config:?}: {found} for {expected}"
            );
        }
    }
    assert_ne!(trainer.network(), *start);
}

/// Every optimiser with every decay, of weights and of biases.
fn configs() -> impl Iterator<Item = TrainerConfig> {
    let both = Decay {
        weights: 0.3,
        biases: 0.7,
    };
    let plain = TrainerConfig {
        learning_rate: 0.01,
        batch_size: 1000,
        ..TrainerConfig::default()
    };
    let decays = [
        plain,
        TrainerConfig { l1: both, ..plain },
        TrainerConfig { l2: both, ..plain },
        TrainerConfig {
            decoupled: both,
            ..plain
        },
    ];
    let optimizers = Optimizer::NAMES.map(|(optimizer, _)| optimizer);
    optimizers.into_iter().flat_map(move |optimizer| {
        decays.map(|config| TrainerConfig {
            optimizer,
            ..config
        })
    })
}

#[test]
fn steps_follow_the_textbook_for_every_loss_activation_and_optimiser() {
    for activation in ACTIVATIONS {
        for config in configs() {
            let one = network(activation, &[2, 5, 1], 3);
            assert_follows_the_textbook(&one, &samples(&one, Preset::Moons), config);
            let three = network(activation, &[2, 5, 3], 3);
            assert_follows_the_textbook(&three, &samples(&three, Preset::Blobs3), config);
            assert_follows_the_textbook(&one, &targets(&one, Form::Bumps), config);
        }
    }
}

#[test]
fn parameters_that_only_shrink_end_at_zero() {
    let start = network(Activation::Relu, &[2, 4, 1], 1);
    let shrinking = TrainerConfig {
        learning_rate: 0.5,
        decoupled: Decay {
            weights: 1.0,
            biases: 0.0,
        },
        optimizer: Optimizer::Sgd,
        ..TrainerConfig::default()
    };
    // A sample at the centre, where the gradient of every weight is zero.
    let middle = [Target {
        at: Point::default(),
        value: 0.0,
        test: false,
    }];
    let mut trainer = Trainer::new(&start, &middle, shrinking);
    trainer.train(1000).unwrap();
    let ended = trainer.network();
    assert!(
        ended.layers()[0]
            .weights()
            .iter()
            .all(|&weight| weight == 0.0)
    );
}

#[test]
fn without_samples_the_gradient_is_zero() {
    let network = Initializer::default()
        .network(Activation::Relu, &[2, 3, 1])
        .unwrap();
    assert!(
        gradient::<Sample>(&network, &[])
            .iter()
            .all(|&slope| slope == 0.0)
    );
}
