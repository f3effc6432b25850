//! The gradient that training follows is the slope of the loss that is shown.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crease::train::gradient;
use crease::{
    Activation, DatasetSpec, Initializer, Label, Network, Preset, Sample, Scheme, evaluate,
};

/// Step of the central differences. The loss is made of smooth pieces: no step may cross a hinge.
const STEP: f64 = 1e-5;
/// A pre-activation this far from zero keeps its sign in every step: no weight or activation here exceeds 10.
const CLEAR_OF_HINGES: f64 = 1e-3;
/// What `f32` arithmetic may lose on the way, relative to the largest entry of the gradient.
const LOST_IN_F32: f64 = 1e-5;

const ACTIVATIONS: [Activation; 4] = [
    Activation::Relu,
    Activation::Leaky { slope: 0.1 },
    Activation::Leaky { slope: -1.0 },
    Activation::Linear,
];

/// Samples at which no unit is near its hinge, so that the loss is smooth around the network.
fn samples_clear_of_hinges(network: &Network, spec: DatasetSpec) -> Vec<Sample> {
    let hidden = network.hidden_layers().len();
    let mut samples = spec.samples();
    samples.retain(|sample| {
        let z = network.pre_activations(sample.at);
        z[..hidden]
            .iter()
            .flatten()
            .all(|z| z.abs() > CLEAR_OF_HINGES)
    });
    samples
}

fn assert_slope_of_the_loss(network: &Network, samples: &[Sample]) {
    let values: Vec<f64> = network.parameters().collect();
    let loss_with = |index: usize, by: f64| {
        let mut moved = values.clone();
        moved[index] += by;
        evaluate(&network.with_parameters(&moved).unwrap(), samples).loss
    };
    let computed = gradient(network, samples);
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

#[test]
fn the_gradient_is_the_slope_of_the_loss() {
    for widths in [
        &[2, 1][..],
        &[1, 3, 1],
        &[2, 8, 1],
        &[2, 5, 3, 1],
        &[2, 4, 4, 4, 1],
    ] {
        for activation in ACTIVATIONS {
            for seed in 0..4 {
                let scheme = Scheme::default();
                let start = Initializer { scheme, seed }.network(activation, widths);
                let network = start.unwrap();
                let spec = DatasetSpec {
                    preset: Preset::Moons,
                    ..DatasetSpec::default()
                };
                let samples = samples_clear_of_hinges(&network, spec);
                // One sample, a pack that is not full, several packs.
                for count in [1, 10, samples.len()] {
                    assert_slope_of_the_loss(&network, &samples[..count]);
                }
            }
        }
    }
}

#[test]
fn the_gradient_of_several_outputs_is_the_slope_of_the_loss() {
    for seed in 0..4 {
        let scheme = Scheme::He;
        let start = Initializer { scheme, seed }.network(Activation::Relu, &[2, 6, 3]);
        let network = start.unwrap();
        let mut samples = samples_clear_of_hinges(&network, DatasetSpec::default());
        for (sample, label) in samples.iter_mut().zip([0, 1, 2].into_iter().cycle()) {
            sample.label = Label(label);
        }
        assert_slope_of_the_loss(&network, &samples);
    }
}

#[test]
fn no_samples_no_gradient() {
    let network = Initializer::default()
        .network(Activation::Relu, &[2, 3, 1])
        .unwrap();
    assert!(gradient(&network, &[]).iter().all(|&slope| slope == 0.0));
}
