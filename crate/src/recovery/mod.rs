//! The picture read back: what the activations of a layer still tell of a picture that is printed on the plane.
//!
//! Holds pictures and what becomes of them; knows nothing of training, of figures and of the page.

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
