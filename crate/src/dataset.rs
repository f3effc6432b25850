//! Labelled samples of the input plane.

use crate::geometry::Point;

/// A class, counted from 0: 0 is blue discs, 1 orange triangles, 2 green squares, 3 violet diamonds.
///
/// With one output, class 1 is what a positive score stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub u8);

/// One labelled point. Its coordinates are `f32` values, held as `f64`, so that a link can carry them exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Where it lies.
    pub at: Point,
    /// Its class.
    pub label: Label,
    /// Whether it is kept out of training, to test with.
    pub test: bool,
}
