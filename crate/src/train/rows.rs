//! What training learns from, as the lanes take it.

use crate::dataset::{Sample, Target};
use crate::geometry::Point;
use crate::network::Network;
use crate::network::number::nearest_f32;

/// The samples of a run, by columns.
#[derive(Clone, Debug)]
pub struct Rows {
    pub(super) inputs: Vec<[f32; Network::MAX_INPUTS]>,
    pub(super) wanted: Wanted,
}

/// What is wanted at each place: it decides on the loss.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// A class: cross-entropy.
    Classes(Vec<u8>),
    /// A number: squared error.
    Values(Vec<f32>),
}

/// What a network can learn from: [`Sample`], a place and its class, or [`Target`], a place and its number.
///
/// The kind decides on the loss, so that there is no setting to contradict it.
pub trait Example: Sized + sealed::Columns {}

impl Example for Sample {}
impl Example for Target {}

mod sealed {
    /// Keeps [`super::Example`] to the two kinds there are.
    pub trait Columns: Sized {
        /// Whether it is kept out of training.
        fn is_test(&self) -> bool;
        /// Where it lies.
        fn place(&self) -> super::Point;
        /// These examples, by columns.
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

    /// Those of these examples that are not kept for tests.
    pub(super) fn training<E: Example>(examples: &[E]) -> Self {
        E::rows(examples.iter().filter(|example| !example.is_test()))
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.inputs.len()
    }
}
