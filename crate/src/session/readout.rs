//! The readout: the numbers beside the figure, always for the weights shown.

use serde::Serialize;

use super::cells::Regions;
use super::{RampReadout, Session};
use crate::cells::ComplexError;
use crate::measure::Collisions;
use crate::measure::Sampled;
use crate::measure::ScoreGraph;
use crate::scene::Problem;

/// The readout of a session: a plain object of less than a kilobyte.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Readout {
    /// Number of training steps taken.
    pub step: u64,
    /// The first step of the range that the timeline can go back to.
    pub first_step: u64,
    /// The last step of that range.
    pub last_step: u64,
    /// Mean cross-entropy of the score itself on the training samples, in nats; for targets, the mean squared error. `None`
    /// without training examples.
    pub loss: Option<f64>,
    /// Share of training samples classified correctly by the output function shown, see
    /// [`Output::class_of`](crate::Output::class_of), or by the highest of several scores; `None` without samples.
    pub accuracy: Option<f64>,
    /// The same share for the test samples; `None` without test samples.
    pub test_accuracy: Option<f64>,
    /// Root of the mean squared error on the training targets, as their file counts them; `None` where classes are learnt.
    pub error: Option<f64>,
    /// The same for the test targets.
    pub test_error: Option<f64>,
    /// Number of activation regions in the frame; `None` where the cells cannot be built.
    pub regions: Option<usize>,
    /// A number that there are more regions than, where there were too many to build them all.
    pub more_regions: Option<usize>,
    /// Number of dead units: hidden units that are off, with slope 0, on every training sample.
    pub dead_units: usize,
    /// Number of dead points: training samples on which all units of some layer are off and pass nothing on, so that nothing
    /// of them gets through, and no gradient gets back.
    pub dead_points: usize,
    /// Number of hidden units.
    pub units: usize,
    /// Number of classes in the samples, two or more; 0 where numbers are learnt.
    pub classes: u8,
    /// Number of inputs of the network.
    pub inputs: usize,
    /// Share of training samples that the best straight line classifies correctly, if it is shown.
    pub best_line: Option<f64>,
    /// The selected unit at the standing probe.
    #[serde(flatten)]
    pub ramp: RampReadout,
    /// Points along each side of the sampling grid, or along the only input; `None` where the picture is exact.
    pub sampled: Option<usize>,
    /// Why there are no regions although there should be.
    pub problem: Option<Problem>,
    /// Whether there is an edit to undo.
    pub can_undo: bool,
    /// Whether there is an edit to redo.
    pub can_redo: bool,
}

/// What the file that the examples are from calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Called {
    /// The classes, from 0 on.
    pub classes: Vec<String>,
    /// The inputs, each empty without a name.
    pub inputs: Vec<String>,
}

/// The collisions of training samples in the last hidden layer, see [`Collisions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CollisionReadout {
    /// Number of samples for which the layer passes on only zeros.
    pub erased_points: usize,
    /// Number of samples whose neighbours along one direction have the same activations.
    pub flattened_points: usize,
    /// Number of samples with the same activations as another of their class.
    pub same_class_merges: usize,
    /// Number of samples with the same activations as one of another class.
    pub different_class_merges: usize,
}

impl Session {
    /// The most regions whose formulas are compared: more would hold a page up.
    pub const MOST_COMPARED: usize = 8000;

    /// The current readout.
    pub fn readout(&mut self) -> Readout {
        let (training, test) = (self.now.measure(false), self.now.measure(true));
        let cells = self.complex();
        let problem = cells
            .as_ref()
            .err()
            .and_then(|error| complex_problem(error));
        let (regions, more_regions) = match self.cells.regions() {
            Some(Regions::Exactly(count)) => (Some(count), None),
            Some(Regions::MoreThan(count)) => (None, Some(count)),
            None => (None, None),
        };
        let (can_undo, can_redo) = self.undo_and_redo();
        let timeline = self.timeline();
        let dead_points = self.statistics().dead_points.len();
        let deviation = self.terms().map_or(1.0, |terms| terms.axes[2].deviation);
        let in_terms = |error: f64| deviation * error;
        Readout {
            step: timeline.now,
            first_step: timeline.first,
            last_step: timeline.last,
            dead_points,
            loss: training.loss,
            accuracy: training.accuracy,
            test_accuracy: test.accuracy,
            error: training.error.map(in_terms),
            test_error: test.error.map(in_terms),
            regions,
            more_regions,
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

    /// What the file that the examples are from calls classes and inputs; nothing where they are from none.
    #[must_use]
    pub fn called(&self) -> Called {
        self.terms().map_or_else(Called::default, |terms| {
            let columns = terms.axes.iter().take(self.network().inputs());
            Called {
                classes: terms.classes.clone(),
                inputs: columns.map(|axis| axis.name.clone()).collect(),
            }
        })
    }

    /// The readout of [`Session::collisions`].
    #[must_use]
    pub fn collision_readout(&self) -> Option<CollisionReadout> {
        self.collisions().map(|collisions| CollisionReadout {
            erased_points: collisions.dead_points,
            flattened_points: collisions.flattened,
            same_class_merges: collisions.same_class,
            different_class_merges: collisions.different_classes,
        })
    }

    /// Collisions of the training samples in the last hidden layer; none without a hidden layer, and where numbers are learnt.
    #[must_use]
    pub fn collisions(&self) -> Option<Collisions> {
        if self.now.scene.learns_numbers() {
            return None;
        }
        let last = self.network().hidden_layers().len().checked_sub(1)?;
        let training = self.samples().iter().filter(|sample| !sample.test);
        Collisions::of(self.network(), last, training)
    }

    fn sampled_side(&self) -> Option<usize> {
        let side = match self.network().inputs() {
            1 => ScoreGraph::SAMPLES,
            _ => Sampled::SIDE,
        };
        self.cells.is_sampled().then_some(side)
    }

    /// Number of linear regions in the frame: neighbouring regions with the same formula count as one. More expensive than
    /// the readout; `None` where distinguishing them takes more than [`crate::CellComplex::MAX_MAP_WORK`], or there are more than
    /// [`Self::MOST_COMPARED`].
    pub fn linear_regions(&mut self) -> Option<usize> {
        let complex = self.complex().ok()?;
        if complex.region_count() > Self::MOST_COMPARED {
            return None;
        }
        complex.linear_regions()
    }
}

/// The problem that prevents building the cells, with its code for the page; `None` for a network that has no cells.
fn complex_problem(error: &ComplexError) -> Option<Problem> {
    match error {
        error if error.leaves_values() => None,
        other => Some(Problem::new("complex-failed").text("reason", other.to_string())),
    }
}
