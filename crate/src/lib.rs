//! Exact regions of small ReLU networks in the plane, their training, and the figures that show them.

pub mod activation;
pub mod blueprint;
pub mod dataset;
pub mod figure;
pub mod geometry;
pub mod network;
pub mod number;
pub mod pattern;
pub mod projection;
pub mod random;

pub use activation::Activation;
pub use blueprint::{Blueprint, Part};
pub use dataset::{DatasetSpec, Label, Preset, Sample};
pub use geometry::{Affine, Point, Rect, Vec2};
pub use network::{Layer, Network, NetworkError, UnitId};
pub use number::{Clamp, Limits};
pub use pattern::ActivationPattern;
pub use projection::{Pixel, PixelRect, Projection};
