//! The numbers that stand beside the figure, always those of the weights shown.

use serde::Serialize;

use super::{RampReadout, Session};
use crate::cells::{CellComplex, ComplexError};
use crate::measure::Sampled;
use crate::measure::ScoreGraph;
use crate::scene::Problem;

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
    /// Mean cross-entropy of the score itself on the training samples, in nats; of targets, the mean squared error. None without
    /// them.
    pub loss: Option<f64>,
    /// Share of training samples that the output shown takes for what they are, see [`Output::class_of`](crate::Output::class_of), or by the highest of
    /// several scores; none without samples.
    pub accuracy: Option<f64>,
    /// The same share of the test samples; none without them.
    pub test_accuracy: Option<f64>,
    /// Root of the mean squared error on the training targets; none where classes are learnt.
    pub error: Option<f64>,
    /// The same on the test targets.
    pub test_error: Option<f64>,
    /// Activation regions in the frame; none where the cells cannot be built.
    pub regions: Option<usize>,
    /// Hidden units off, with slope 0, on every training sample.
    pub dead_units: usize,
    /// Dead points: training samples on which all units of some layer are off and silent, so that nothing of them gets through,
    /// and no gradient.
    pub dead_points: usize,
    /// Hidden units.
    pub units: usize,
    /// Classes that the samples are of, two or more; 0 where numbers are learnt.
    pub classes: u8,
    /// Inputs of the network.
    pub inputs: usize,
    /// Share of training samples that the best straight line gets right, where that is shown.
    pub best_line: Option<f64>,
    /// The selected unit at the standing probe.
    #[serde(flatten)]
    pub ramp: RampReadout,
    /// Points along each side of the grid that the picture was sampled on, or along its only input; none where it is exact.
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
        let (training, test) = (self.now.measure(false), self.now.measure(true));
        let cells = self.complex();
        let problem = cells
            .as_ref()
            .err()
            .and_then(|error| complex_problem(error));
        let regions = cells.ok().map(CellComplex::region_count);
        let (can_undo, can_redo) = self.undo_and_redo();
        let timeline = self.timeline();
        let dead_points = self.statistics().dead_points.len();
        Readout {
            step: timeline.now,
            first_step: timeline.first,
            last_step: timeline.last,
            dead_points,
            loss: training.loss,
            accuracy: training.accuracy,
            test_accuracy: test.accuracy,
            error: training.error,
            test_error: test.error,
            regions,
            best_line: self.best_line().map(|best| best.accuracy()),
            ramp: self.ramp_readout(),
            sampled: self.sampled_side(),
            problem,
            dead_units: self.dead_units().len(),
            units: self.network().hidden_units().count(),
            classes: self.now.scene.classes(),
            inputs: self.network().inputs(),
            can_undo,
            can_redo,
        }
    }

    fn sampled_side(&self) -> Option<usize> {
        let side = match self.network().inputs() {
            1 => ScoreGraph::SAMPLES,
            _ => Sampled::SIDE,
        };
        (!self.network().activation().is_two_piece()).then_some(side)
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
