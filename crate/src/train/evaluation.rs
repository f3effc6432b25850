//! Loss and accuracy of a network, and how often its units are on.

use super::loss::cross_entropy;
use crate::dataset::{Sample, Target};
use crate::geometry::Point;
use crate::network::probability::answer;
use crate::network::{Network, UnitId};

/// The performance of a network on some samples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evaluation {
    /// Mean cross-entropy, in nats; 0 without samples.
    pub loss: f64,
    /// Share of correctly classified samples, 0 to 1; 0 without samples.
    pub accuracy: f64,
    /// Number of samples.
    pub count: usize,
}

/// Evaluates a network on samples, in `f64` and in their order: the same bits on every target.
///
/// With one output, a positive score means class 1 and any other score class 0; with several, the first of the largest
/// scores decides.
#[must_use]
pub fn evaluate<'a>(
    network: &Network,
    samples: impl IntoIterator<Item = &'a Sample>,
) -> Evaluation {
    let (mut loss, mut right, mut count) = (0.0, 0.0, 0.0);
    let mut result = Evaluation::default();
    for sample in samples {
        let scores = network.scores(sample.at);
        loss += cross_entropy(&scores, sample.label.0);
        right += f64::from(u8::from(
            answer(&scores) == Some(usize::from(sample.label.0)),
        ));
        count += 1.0;
        result.count += 1;
    }
    if result.count > 0 {
        result.loss = loss / count;
        result.accuracy = right / count;
    }
    result
}

/// The mean squared error of the first output, computed in `f64` and in the order of the targets; `None` without targets.
#[must_use]
pub fn squared_error<'a>(
    network: &Network,
    targets: impl IntoIterator<Item = &'a Target>,
) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for target in targets {
        let score = network.scores(target.at)[0];
        sum += (score - target.value) * (score - target.value);
        count += 1.0;
    }
    (count > 0.0).then_some(sum / count)
}

/// The number of samples on which each hidden unit is on: one count per unit, layer by layer.
#[must_use]
pub fn on_counts<'a>(
    network: &Network,
    samples: impl IntoIterator<Item = &'a Sample>,
) -> Vec<Vec<u32>> {
    on_counts_at(network, samples.into_iter().map(|sample| sample.at))
}

fn on_counts_at(network: &Network, places: impl Iterator<Item = Point>) -> Vec<Vec<u32>> {
    let widths = network.hidden_widths();
    let mut counts: Vec<Vec<u32>> = widths.into_iter().map(|units| vec![0; units]).collect();
    for place in places {
        let z = network.pre_activations(place);
        for (counts, z) in counts.iter_mut().zip(&z) {
            for (count, &z) in counts.iter_mut().zip(z) {
                *count += u32::from(z > 0.0);
            }
        }
    }
    counts
}

/// The units that are off, with slope 0, on every sample: if these are the training samples, none of the units' weights can
/// learn.
///
/// Empty without samples, and for an activation whose slope is not 0 where a unit is off.
#[must_use]
pub fn dead_units<'a>(
    network: &Network,
    samples: impl IntoIterator<Item = &'a Sample>,
) -> Vec<UnitId> {
    dead_units_at(network, samples.into_iter().map(|sample| sample.at))
}

/// The units that are off, with slope 0, at all of the given points; see [`dead_units`].
#[must_use]
pub fn dead_units_at(network: &Network, places: impl IntoIterator<Item = Point>) -> Vec<UnitId> {
    let mut places = places.into_iter().peekable();
    if places.peek().is_none() || !network.activation().silences() {
        return Vec::new();
    }
    let counts = on_counts_at(network, places);
    let units = network.hidden_units();
    units
        .filter(|unit| counts[unit.layer][unit.unit] == 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::dataset::{DatasetSpec, Label};
    use crate::network::Activation;
    use crate::network::Layer;
    use crate::train::Initializer;

    /// Class 1 where x1 is positive, with a score of 2·x1.
    fn right_half() -> Network {
        let layer = Layer::new(2, vec![2.0, 0.0], vec![0.0]).unwrap();
        Network::new(Activation::Relu, vec![layer]).unwrap()
    }

    fn sample(x: f64, label: u8) -> Sample {
        Sample {
            at: Point::new(x, 0.0),
            label: Label(label),
            test: false,
        }
    }

    #[test]
    fn loss_and_accuracy_are_means_over_the_samples() {
        let samples = [
            sample(0.5, 1),
            sample(0.5, 0),
            sample(-0.5, 0),
            sample(0.0, 0),
        ];
        let found = evaluate(&right_half(), &samples);
        // ln(1 + e^−1) each, 1 more for the wrong one, and ln 2 on the boundary.
        let expected = (3.0 * 0.313_261_687_518_222_86 + 1.0 + 2.0_f64.ln()) / 4.0;
        assert!((found.loss - expected).abs() < 1e-15);
        // A score of 0 means class 0.
        assert_eq!((found.accuracy, found.count), (0.75, 4));
        assert_eq!(evaluate(&right_half(), &[]), Evaluation::default());
    }

    #[test]
    fn units_are_on_as_often_as_patterns_say() {
        let start = Initializer::default().network(Activation::Relu, &[2, 5, 4, 1]);
        let network = start.unwrap();
        let samples = DatasetSpec::default().samples();
        let counts = on_counts(&network, &samples);
        for unit in network.hidden_units() {
            let on = samples
                .iter()
                .filter(|s| network.pattern_at(s.at).is_on(unit));
            assert_eq!(
                counts[unit.layer][unit.unit] as usize,
                on.count(),
                "{unit:?}"
            );
        }
    }

    #[test]
    fn only_a_unit_that_is_flat_on_every_sample_is_dead() {
        let mut network = Initializer::default()
            .network(Activation::Relu, &[2, 3, 1])
            .unwrap();
        let samples = DatasetSpec::default().samples();
        assert_eq!(dead_units(&network, &samples), []);
        let far_away = UnitId::new(0, 1);
        network.set_bias(far_away, -10.0).unwrap();
        assert_eq!(dead_units(&network, &samples), [far_away]);
        assert_eq!(dead_units(&network, &[]), []);
        let leaky = network
            .with_activation(Activation::Leaky { slope: 0.1 })
            .unwrap();
        assert_eq!(dead_units(&leaky, &samples), []);
        let smooth = network.with_activation(Activation::Gelu).unwrap();
        assert_eq!(dead_units(&smooth, &samples), []);
    }
}
