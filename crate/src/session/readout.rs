//! The numbers that stand beside the figure, always those of the weights shown.

use serde::Serialize;

use super::{RampReadout, Session};
use crate::complex::{CellComplex, ComplexError};
use crate::output::Output;
use crate::problem::Problem;
use crate::sampled::Sampled;
use crate::train::Evaluation;

/// One look at a session: a plain object of less than a kilobyte.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Readout {
    /// Training steps taken.
    pub step: u64,
    /// The first and the last step that can be gone back to.
    pub first_step: u64,
    /// See [`Readout::first_step`].
    pub last_step: u64,
    /// Mean cross-entropy of the score itself on the training samples, in nats; none without them.
    pub loss: Option<f64>,
    /// Share of training samples that the output shown takes for what they are, see [`Output::class_of`], or by the highest of
    /// several scores; none without samples.
    pub accuracy: Option<f64>,
    /// The same share of the test samples; none without them.
    pub test_accuracy: Option<f64>,
    /// Activation regions in the frame; none where the cells cannot be built.
    pub regions: Option<usize>,
    /// Hidden units off, with slope 0, on every training sample.
    pub dead_units: usize,
    /// Training samples on which all units of some layer are off and silent: nothing of them gets through, and no gradient.
    pub lost_points: usize,
    /// Hidden units.
    pub units: usize,
    /// Classes that the samples are of, two or more.
    pub classes: u8,
    /// Share of training samples that the best straight line gets right, where that is shown.
    pub best_line: Option<f64>,
    /// The selected unit at the standing probe.
    #[serde(flatten)]
    pub ramp: RampReadout,
    /// Points along each side of the grid that the picture was sampled on; none where it is exact.
    pub sampled: Option<usize>,
    /// Why there are no regions, where there should be.
    pub problem: Option<Problem>,
    /// Whether there is an edit to take back.
    pub can_undo: bool,
    /// Whether there is an edit to make again.
    pub can_redo: bool,
}

impl Session {
    /// The numbers of what is shown.
    pub fn readout(&mut self) -> Readout {
        let (training, test) = self.losses();
        let cells = self.complex();
        let problem = cells
            .as_ref()
            .err()
            .and_then(|error| complex_problem(error));
        let regions = cells.ok().map(CellComplex::region_count);
        let (can_undo, can_redo) = self.undo_and_redo();
        let timeline = self.timeline();
        let lost_points = self.statistics().dead_points.len();
        let shown = |value, count| (count > 0).then_some(value);
        Readout {
            step: timeline.now,
            first_step: timeline.first,
            last_step: timeline.last,
            lost_points,
            loss: shown(training.loss, training.count),
            accuracy: shown(self.accuracy(false, &training), training.count),
            test_accuracy: shown(self.accuracy(true, &test), test.count),
            regions,
            best_line: self.best_line().map(|best| best.accuracy()),
            ramp: self.ramp_readout(),
            sampled: (!self.network.activation().is_two_piece()).then_some(Sampled::SIDE),
            problem,
            dead_units: self.dead_units().len(),
            units: self.network.hidden_units().count(),
            classes: self.scene.classes(),
            can_undo,
            can_redo,
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
        let right = self.samples.iter().filter(|sample| {
            let score = self.network.scores(sample.at).first().copied();
            sample.test == test && score.and_then(|s| output.class_of(s)) == Some(sample.label)
        });
        right.count() as f64 / evaluation.count.max(1) as f64
    }

    /// Linear regions in the frame: regions merged where the formula goes on unchanged. Dearer than the readout; none where
    /// telling them apart takes more than [`CellComplex::MAX_MAP_WORK`].
    pub fn linear_regions(&mut self) -> Option<usize> {
        self.complex().ok()?.linear_regions()
    }
}

/// Why cells cannot be built, as the page words it; nothing where there are none to build.
fn complex_problem(error: &ComplexError) -> Option<Problem> {
    #[allow(clippy::cast_precision_loss, reason = "a small constant")]
    let most = CellComplex::MAX_REGIONS as f64;
    match error {
        ComplexError::Smooth => None,
        ComplexError::TooManyRegions => {
            Some(Problem::new("complex-too-large").number("most", most))
        }
        other => Some(Problem::new("complex-failed").text("reason", other.to_string())),
    }
}
