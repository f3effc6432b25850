//! Training examples in the form that the lanes read.

use crate::dataset::{Sample, Target};
use crate::geometry::Point;
use crate::network::Network;
use crate::network::number::nearest_f32;

/// The examples of a run, by columns.
#[derive(Clone, Debug)]
pub struct Rows {
    pub(super) inputs: Vec<[f32; Network::MAX_INPUTS]>,
    pub(super) wanted: Wanted,
}

/// The target at each point, which decides the loss.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// Classes, with cross-entropy as the loss.
    Classes(Vec<u8>),
    /// Numbers, with squared error as the loss.
    Values(Vec<f32>),
}

/// Types that a network can learn from: [`Sample`], a point with its class, or [`Target`], a point with its number.
///
/// The type decides the loss, so there is no setting that could contradict it.
pub trait Example: Sized + sealed::Columns {}

impl Example for Sample {}
impl Example for Target {}

mod sealed {
    /// Restricts [`super::Example`] to the two existing types.
    pub trait Columns: Sized {
        /// Whether it is reserved for testing.
        fn is_test(&self) -> bool;
        /// Its position.
        fn place(&self) -> super::Point;
        /// The given examples, by columns.
        fn rows<'a>(examples: impl Iterator<Item = &'a Self> + Clone) -> super::Rows
        where
            Self: 'a;
    }
}

impl sealed::Columns for Sample {
    fn is_test(&self) -> bool {
        self.test
    }

    fn place(&self) -> Point {
        self.at
    }

    fn rows<'a>(examples: impl Iterator<Item = &'a Self> + Clone) -> Rows {
        Rows {
            inputs: examples.clone().map(|sample| inputs(sample.at)).collect(),
            wanted: Wanted::Classes(examples.map(|sample| sample.label.0).collect()),
        }
    }
}

impl sealed::Columns for Target {
    fn is_test(&self) -> bool {
        self.test
    }

    fn place(&self) -> Point {
        self.at
    }

    fn rows<'a>(examples: impl Iterator<Item = &'a Self> + Clone) -> Rows {
        let values = examples.clone().map(|target| nearest_f32(target.value));
        Rows {
            wanted: Wanted::Values(values.collect()),
            inputs: examples.map(|target| inputs(target.at)).collect(),
        }
    }
}

const fn inputs(at: Point) -> [f32; Network::MAX_INPUTS] {
    [nearest_f32(at.x), nearest_f32(at.y)]
}

impl Rows {
    /// All of these examples.
    pub(super) fn all<E: Example>(examples: &[E]) -> Self {
        E::rows(examples.iter())
    }

    /// Those of the examples that are not reserved for testing.
    pub(super) fn training<E: Example>(examples: &[E]) -> Self {
        E::rows(examples.iter().filter(|example| !example.is_test()))
    }

    /// Number of examples.
    pub(super) const fn count(&self) -> usize {
        self.inputs.len()
    }
}
