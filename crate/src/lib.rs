//! Exact regions of small ReLU networks in the plane, their training, and the figures that show them.

pub mod cells;
pub mod dataset;
pub mod figure;
pub mod geometry;
pub mod layout;
pub mod measure;
pub mod network;
pub mod publish;
pub mod recovery;
pub mod scene;
pub mod session;
pub mod train;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use cells::{
    Band, Boundary, Builder, CellComplex, Census, ComplexError, Contest, EdgeId, Fibres, Fold,
    RegionBounds, RegionId, RegionImage, Retention, Shares, Spot, VertexId,
};
pub use dataset::{
    Data, DatasetSpec, Examples, Form, Label, Preset, Sample, Target, TargetSpec, Task,
};
pub use figure::Metadata;
pub use geometry::{Affine, Point, Rect, Vec2, polygon_area};
pub use layout::{
    DiagramLayout, Handles, Highlight, Hit, HitTest, Part, Pixel, PixelRect, Projection, Term,
};
pub use measure::{
    BestLine, Collisions, ForwardTrace, RankDecay, Reading, Sampled, ScoreGraph, ScoreSurface,
    UnitRamp,
};
pub use network::{
    Activation, ActivationPattern, Layer, Network, NetworkError, TopTwo, UnitId,
    number::{Clamp, Limits},
};
pub use publish::{ExportError, ExportedFigure, ExportedFigureError, Film, FilmError, ImportError};
pub use recovery::{
    Outline, Picture, Printed, RecoveredFrom, RecoveryOptions, RecoveryStyle, nearest_class,
    recover,
};
pub use scene::{
    Goal, GoalState, LinkError, Output, Problem, Progress, Scene, Shading, Tier, View, Weights,
};
pub use session::Session;
pub use train::{
    Divergence, Evaluation, Initializer, LossCurve, LossPoint, Optimizer, Scheme, Trainer,
    TrainerConfig, evaluate,
};
