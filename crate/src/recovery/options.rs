//! Options of the recovery: which activations it uses, what is printed on the plane, and how the result is shown.

use crate::network::named::named;

/// The activations from which the picture is recovered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RecoveredFrom {
    /// All units of a hidden layer.
    #[default]
    All,
    /// Only the selected unit of the first layer.
    One,
}

/// The picture printed on the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Printed {
    /// A word, or the reader's scribble.
    #[default]
    Word,
    /// Every spot in the tone of the class of the nearest training sample.
    Classes,
}

/// How the result is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RecoveryStyle {
    /// The picture as it can be recovered.
    #[default]
    Picture,
    /// The plane, coloured by what is kept, flattened and erased.
    Map,
}

/// The options of the recovery. They belong to the view, so undo leaves them unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RecoveryOptions {
    /// The units whose activations are used.
    pub from: RecoveredFrom,
    /// The hidden layer, counted from 0; `None`, or a layer that does not exist, means the last.
    pub layer: Option<usize>,
    /// What is printed on the plane.
    pub printed: Printed,
    /// How the result is shown.
    pub style: RecoveryStyle,
}

named!(RecoveredFrom, All => "all", One => "one");
named!(Printed, Word => "word", Classes => "classes");
named!(RecoveryStyle, Picture => "picture", Map => "map");
