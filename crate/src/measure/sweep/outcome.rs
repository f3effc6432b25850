//! What a run of a sweep comes to.

use serde::{Deserialize, Serialize};

/// What one training has come to: a pure function of its [`Setup`](super::Setup), to the last bit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Steps taken: all, or those before the step that diverged.
    pub steps: u64,
    /// Whether the next step diverged, so that the run ended there.
    pub diverged: bool,
    /// Loss on the training examples: cross-entropy in nats, or the mean squared error.
    pub loss: f64,
    /// Loss on the test examples; `None` without any.
    pub test_loss: Option<f64>,
    /// Share of training samples that are classified correctly; `None` where numbers are learnt.
    pub accuracy: Option<f64>,
    /// The same of test samples; `None` without any.
    pub test_accuracy: Option<f64>,
    /// Each hidden layer.
    pub layers: Vec<LayerOutcome>,
    /// Whether some hidden layer had only dead units before the first step.
    pub born_dead: bool,
    /// Number of units that were dead before the first step.
    pub dead_at_start: u32,
    /// The first step after which a unit was dead that had not been before; `None` where none died.
    pub first_death: Option<u64>,
    /// Number of deaths after the first weights; a unit that dies twice counts twice.
    pub deaths: u64,
    /// Number of returns: dead units that were on again after a later step.
    pub returns: u64,
    /// Number of cells in the frame; `None` for smooth activations, and where there are too many.
    pub cells: Option<u64>,
    /// Number of linear regions in the frame.
    pub linear_regions: Option<u64>,
    /// What pruning would do.
    pub pruning: PruningOutcome,
    /// The run at equal distances, from its first weights to its end.
    pub curve: Vec<CurvePoint>,
}

/// A hidden layer at the end of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerOutcome {
    /// Number of training examples at which each unit is on.
    pub on: Vec<u32>,
    /// Number of units that are off at every training example. Where an off unit passes nothing on, these are the dead ones;
    /// with a leak they are one-sided.
    pub off_everywhere: u32,
    /// Number of units that are on at every training example.
    pub on_everywhere: u32,
    /// How many directions of the input can be left after this layer at most: the least number of units that are on at once so far.
    /// Summed over the training examples.
    pub directions: u32,
    /// Number of units that are on nowhere in the frame: exact, from its cells. `None` where there are none.
    pub off_in_frame: Option<u32>,
    /// Pre-activations over the training examples, as shares of the largest in the layer: see
    /// [`Histogram`](crate::measure::Histogram).
    pub histogram: Vec<u32>,
}

/// What is left of a network without its dead units, and with those merged that are always on, and what that changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PruningOutcome {
    /// Number of dead units removed.
    pub removed: u32,
    /// Number of units fewer by merging those that are on at every training example.
    pub merged: u32,
    /// The largest change of a score on a training example.
    pub training: f64,
    /// The same on the test examples; `None` without any.
    pub test: Option<f64>,
    /// The same anywhere in the frame; `None` where it cannot be computed.
    pub frame: Option<f64>,
}

/// A run after some of its steps.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// The step.
    pub step: u64,
    /// Loss on the training examples.
    pub loss: f64,
    /// Number of hidden units that are off at every training example.
    pub off_everywhere: u32,
}

impl Outcome {
    /// Number of hidden units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.layers.iter().map(|layer| layer.on.len()).sum()
    }

    /// Share of hidden units that are off at every training example: dead, or one-sided with a leak; 0 without units.
    #[must_use]
    pub fn off_share(&self) -> f64 {
        let off: u32 = self.layers.iter().map(|layer| layer.off_everywhere).sum();
        f64::from(off) / self.units().max(1) as f64
    }

    /// Share of hidden units that are on at every training example, or off at every one; 0 without units.
    #[must_use]
    pub fn one_sided_share(&self) -> f64 {
        let sided = |layer: &LayerOutcome| layer.off_everywhere + layer.on_everywhere;
        let sided: u32 = self.layers.iter().map(sided).sum();
        f64::from(sided) / self.units().max(1) as f64
    }
}
