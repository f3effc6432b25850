//! Examples of the reader's own: from a file, or set by hand.

use std::sync::Arc;

use super::{Examples, Sample, Target};

/// Examples of the reader's own, which take the place of generated ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// Samples with classes or targets with numbers, at most [`Sample::MOST`].
    pub examples: Examples,
    /// Number of inputs: 1 for targets over one number, else 2. With one, x2 is 0.
    pub inputs: usize,
}

impl Own {
    /// Samples of the plane.
    #[must_use]
    pub fn samples(samples: Arc<[Sample]>) -> Self {
        Self {
            examples: Examples::Samples(samples),
            inputs: 2,
        }
    }

    /// Targets over one input or two.
    #[must_use]
    pub fn targets(targets: Arc<[Target]>, inputs: usize) -> Self {
        Self {
            examples: Examples::Targets(targets),
            inputs,
        }
    }
}
