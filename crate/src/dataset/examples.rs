//! The examples of a scene: samples with classes or targets with numbers, never both.

use std::sync::Arc;

use super::{Sample, Target};
use crate::geometry::Point;

/// The examples that a network learns from, cheap to clone and share.
#[derive(Clone, Debug, PartialEq)]
pub enum Examples {
    /// Points with their classes.
    Samples(Arc<[Sample]>),
    /// Points with their numbers.
    Targets(Arc<[Target]>),
}

impl Examples {
    /// Number of examples.
    #[must_use]
    pub fn count(&self) -> usize {
        self.samples().len() + self.targets().len()
    }

    /// The samples; empty where the examples are targets.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        match self {
            Self::Samples(samples) => samples,
            Self::Targets(_) => &[],
        }
    }

    /// The targets; empty where the examples are samples.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        match self {
            Self::Samples(_) => &[],
            Self::Targets(targets) => targets,
        }
    }

    /// Whether the examples are targets with numbers.
    #[must_use]
    pub const fn are_numbers(&self) -> bool {
        matches!(self, Self::Targets(_))
    }

    /// The positions of the training examples, in order.
    pub fn training_places(&self) -> impl Iterator<Item = Point> + '_ {
        let samples = self.samples().iter().map(|sample| (sample.at, sample.test));
        let targets = self.targets().iter().map(|target| (target.at, target.test));
        let all = samples.chain(targets);
        all.filter(|(_, test)| !test).map(|(at, _)| at)
    }
}
