//! How the picture on the plane is read back: from whose activations, what is printed, and how the answer is shown.

use crate::network::named::named;

/// Whose activations the picture is read back from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RecoveredFrom {
    /// All units of a hidden layer.
    #[default]
    All,
    /// The selected unit of the first layer alone.
    One,
}

/// What is printed on the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Printed {
    /// A word, or the reader's scribble.
    #[default]
    Word,
    /// Every spot in the class of the nearest training sample.
    Classes,
}

/// How what is left of the plane is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RecoveryStyle {
    /// The picture as it can be recovered.
    #[default]
    Picture,
    /// The plane by what is kept, flattened and erased.
    Map,
}

/// How the picture is read back. Not part of what an undo takes back: looking changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RecoveryOptions {
    /// Whose activations.
    pub reader: RecoveredFrom,
    /// The hidden layer, counted from 0; the last where there is none, or fewer layers.
    pub layer: Option<usize>,
    /// What is printed.
    pub print: Printed,
    /// How the answer is shown.
    pub face: RecoveryStyle,
}

named!(RecoveredFrom, All => "all", One => "one");
named!(Printed, Word => "word", Classes => "classes");
named!(RecoveryStyle, Picture => "picture", Map => "map");
