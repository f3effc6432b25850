//! Recovery: the picture read back from a layer's activations alone.
//!
//! Holds pictures and computes what can be recovered of them; knows nothing about training, figures or the page.

mod nearest_class;
mod options;
mod outline;
mod picture;
mod printed;
mod recover;

pub use nearest_class::nearest_class;
pub use options::{Printed, RecoveredFrom, RecoveryOptions, RecoveryStyle};
pub use outline::Outline;
pub use picture::Picture;
pub(crate) use printed::PrintedPictures;
pub use recover::{Smear, flat_tone, recover, smear};
