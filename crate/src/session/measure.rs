//! How well the network does on what it learns from.

use super::Session;
use crate::dataset::{Examples, Sample};
use crate::scene::Output;
use crate::train::{Evaluation, evaluate, squared_error};

/// The numbers of the training or of the test examples; none without them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Measure {
    /// Mean cross-entropy of samples, mean squared error of targets.
    pub(super) loss: Option<f64>,
    /// Share of samples that the output shown takes for what they are; none of targets.
    pub(super) accuracy: Option<f64>,
    /// Root of the mean squared error of targets: in the unit of the numbers, how far off the score typically is.
    pub(super) error: Option<f64>,
}

impl Session {
    /// Measures the network on the training examples, or on those kept for tests.
    pub(super) fn measure(&self, test: bool) -> Measure {
        match &self.examples {
            Examples::Samples(samples) => self.measure_samples(samples, test),
            Examples::Targets(targets) => {
                let chosen = targets.iter().filter(|target| target.test == test);
                let loss = squared_error(&self.network, chosen);
                Measure {
                    loss,
                    accuracy: None,
                    error: loss.map(libm::sqrt),
                }
            }
        }
    }

    fn measure_samples(&self, samples: &[Sample], test: bool) -> Measure {
        let chosen = samples.iter().filter(|sample| sample.test == test);
        let evaluation = evaluate(&self.network, chosen);
        let shown = |value| (evaluation.count > 0).then_some(value);
        Measure {
            loss: shown(evaluation.loss),
            accuracy: shown(self.accuracy(test, &evaluation)),
            error: None,
        }
    }

    /// The share of training or test samples that the output shown takes for what they are, where the score itself does as
    /// well as `evaluation` says.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^53 samples")]
    fn accuracy(&self, test: bool, evaluation: &Evaluation) -> f64 {
        let output = self.view().output;
        if output != Output::ReluOnScore || self.network.outputs() > 1 {
            return evaluation.accuracy;
        }
        let right = self.samples().iter().filter(|sample| {
            let score = self.network.scores(sample.at).first().copied();
            sample.test == test && score.and_then(|s| output.class_of(s)) == Some(sample.label)
        });
        right.count() as f64 / evaluation.count.max(1) as f64
    }
}
