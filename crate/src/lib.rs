//! Exact regions of small ReLU networks in the plane, their training, and the figures that show them.

pub mod activation;
pub mod assembly;
pub mod best_line;
pub mod bitmap;
pub mod blueprint;
pub mod complex;
pub mod credits;
pub mod dataset;
pub mod emphasis;
pub mod export;
pub mod figure;
pub mod film;
pub mod geometry;
pub mod goal;
pub mod graph;
pub mod grid;
pub mod grip;
pub mod import;
pub mod lead;
pub mod link;
pub mod loss_curve;
pub mod merges;
pub mod network;
pub mod number;
pub mod outline;
pub mod output;
pub mod pattern;
pub mod picture;
pub mod probability;
pub mod problem;
pub mod projection;
pub mod qr;
pub mod ramp;
pub mod random;
pub mod read_back;
pub mod recall;
pub mod relief;
pub mod sampled;
pub mod scene;
pub mod session;
pub mod sheet;
pub mod survival;
pub mod territories;
pub mod train;
pub mod unit;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use activation::Activation;
pub use assembly::AssemblyLine;
pub use best_line::BestLine;
pub use blueprint::{Blueprint, Part};
pub use complex::{
    Band, Boundary, Builder, CellComplex, Census, ComplexError, Contest, EdgeId, Fate, Fibres,
    Fold, RegionBounds, RegionId, RegionImage, Shares, Spot, VertexId,
};
pub use credits::Credits;
pub use dataset::{
    Data, DatasetSpec, Examples, Form, Label, Lesson, Preset, Sample, Target, TargetSpec,
};
pub use emphasis::{Emphasis, Term};
pub use export::ExportError;
pub use film::{Film, FilmError};
pub use geometry::{Affine, Point, Rect, Vec2, polygon_area};
pub use goal::{Goal, GoalState, Progress, Tier};
pub use graph::Graph;
pub use grip::{Grip, Handles, Holdable};
pub use import::ImportError;
pub use lead::Lead;
pub use link::LinkError;
pub use loss_curve::{LossCurve, LossPoint};
pub use merges::Merges;
pub use network::{Layer, Network, NetworkError};
pub use number::{Clamp, Limits};
pub use outline::Outline;
pub use output::Output;
pub use pattern::ActivationPattern;
pub use picture::Picture;
pub use problem::Problem;
pub use projection::{Pixel, PixelRect, Projection};
pub use ramp::{Ramp, Reading};
pub use read_back::read_back;
pub use recall::{Face, Print, Reader, Recall};
pub use relief::Relief;
pub use sampled::Sampled;
pub use scene::{Scene, Weights};
pub use session::Session;
pub use sheet::{Sheet, SheetError};
pub use survival::Survival;
pub use territories::territories;
pub use train::{
    Divergence, Evaluation, Initializer, Optimizer, Scheme, Trainer, TrainerConfig, evaluate,
};
pub use unit::UnitId;
pub use view::{Shading, View};
