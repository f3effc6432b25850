//! What a network learns from in a scene: samples of classes, or targets with a number. Never both.

use std::sync::Arc;

use super::{Sample, Target};
use crate::geometry::Point;

/// Some examples, shared by all who hold them.
#[derive(Clone, Debug, PartialEq)]
pub enum Examples {
    /// Places and their classes.
    Samples(Arc<[Sample]>),
    /// Places and their numbers.
    Targets(Arc<[Target]>),
}

impl Examples {
    /// The samples; none where numbers are learnt.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        match self {
            Self::Samples(samples) => samples,
            Self::Targets(_) => &[],
        }
    }

    /// The targets; none where classes are learnt.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        match self {
            Self::Samples(_) => &[],
            Self::Targets(targets) => targets,
        }
    }

    /// Whether numbers are learnt.
    #[must_use]
    pub const fn are_numbers(&self) -> bool {
        matches!(self, Self::Targets(_))
    }

    /// The places of those that are trained on, in their order.
    pub fn training_places(&self) -> impl Iterator<Item = Point> + '_ {
        let samples = self.samples().iter().map(|sample| (sample.at, sample.test));
        let targets = self.targets().iter().map(|target| (target.at, target.test));
        let all = samples.chain(targets);
        all.filter(|(_, test)| !test).map(|(at, _)| at)
    }
}
