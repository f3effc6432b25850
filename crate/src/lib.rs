//! Exact regions of small ReLU networks in the plane, their training, and the figures that show them.
//!
//! A network whose units are made of two straight pieces cuts the plane into convex cells; on each it is one affine map. This
//! crate computes these cells from the weights and not from a grid of samples, trains the network bit for bit alike on every
//! machine, and draws both on any plotters backend. The page of Crease is made of it, compiled to WebAssembly.
//!
//! ```
//! use crease::{CellComplex, Point, Rect, Session};
//!
//! // A link is a scene: the same text opens in the page.
//! let (mut session, ignored) = Session::open("1;data=xor.200.10.1;net=4;act=relu;end").unwrap();
//! assert!(ignored.is_empty());
//! session.train(500).unwrap();
//!
//! let frame = Rect::square(Point::default(), 1.0);
//! let cells = CellComplex::of(session.network(), &frame.corners()).unwrap();
//! let area: f64 = cells.regions().map(|region| cells.area(region)).sum();
//! assert!((area - 4.0).abs() < 1e-12, "regions tile the frame");
//! ```
//!
//! # Where things are
//!
//! | room | holds |
//! |---|---|
//! | [`geometry`] | points, rectangles, affine maps, convex polygons, grids of pixels |
//! | [`network`] | units, layers, networks, activation patterns |
//! | [`cells`] | the exact cells of a network, and what is asked of them |
//! | [`dataset`] | samples and targets, and the seeded recipes that make them |
//! | [`train`] | losses, optimisers, first weights, runs |
//! | [`recovery`] | a picture on the plane, read back from activations alone |
//! | [`mod@slice`] | a plane through the inputs of a larger network, and what is seen on it |
//! | [`measure`] | best line, collisions, rank decay, forward trace, score surface |
//! | [`scene`] | everything the reader sees as plain values, its link, its goals |
//! | [`layout`] | places on canvases: projection, diagram, hit test, highlight |
//! | [`session`] | the only thing that changes: edits, undo, readouts |
//! | [`figure`] | pure drawings of it all |
//! | [`publish`] | files in and out |
//! | `web` | the only module that knows the browser (wasm32 alone) |
//!
//! A room uses only rooms above its own row; `tests/architecture` holds that and draws the graph.
//!
//! # Glossary
//!
//! | term | meaning |
//! |---|---|
//! | unit | one hidden unit; [`UnitId`] |
//! | pre-activation z, activation a | before and after the non-linearity |
//! | on, off | z > 0, z ≤ 0 |
//! | activation pattern | which hidden units are on; [`ActivationPattern`] |
//! | activation region, cell | all points of one pattern, convex; [`RegionId`] |
//! | linear region | a largest connected set on which the output is one affine map; may merge cells |
//! | hinge of a unit | {z = 0}: a line in the first layer, bent in deeper ones |
//! | score, decision boundary | the output before the sigmoid; {score = 0}, a level set and not part of the cells |
//! | cell complex | vertices, edges and regions of all hinges in the frame; [`CellComplex`] |
//! | frame | the visible rectangle of the input plane |
//! | dead unit | off, with slope 0, on every training sample |
//! | dead point | a sample on which every unit of a layer is off and passes on 0; "erased" in prose |
//! | slice | the plane through a larger network's inputs that one sees; [`slice::Plane`] |
//! | kept, flattened, erased | the layer's map has rank 2, 1, 0 there; [`Retention`] |
//! | recovery | the picture read back from the activations alone; [`recover`] |
//! | scene, link | everything the reader sees, and its text; [`Scene`] |

// Cargo.toml forbids it as well, for the whole workspace; this holds wherever the crate is compiled.
#![forbid(unsafe_code)]

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
pub mod slice;
pub mod train;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use cells::{
    Band, Boundary, Budget, Builder, CellComplex, Census, ComplexError, Contest, EdgeId, Fibres,
    Fold, RegionBounds, RegionId, RegionImage, Retention, Shares, Spot, VertexId,
};
pub use dataset::{
    Data, DatasetSpec, Examples, FileAxis, FileTerms, Form, Label, Own, Preset, Sample, Target,
    TargetSpec, Task,
};
pub use figure::Metadata;
pub use geometry::{Affine, Angle, Point, Rect, Vec2, polygon_area};
pub use layout::{
    DiagramLayout, Handles, Highlight, Hit, HitTest, Part, Pixel, PixelRect, Projection, Raised,
    Term, TimelineLayout, UnitGrid,
};
pub use measure::{
    BestLine, Change, Collapse, Collisions, CutEdges, FacetSide, FoldedCorner, FoldedFacet,
    FoldedPlane, FoldedSide, ForwardTrace, Histogram, NoFold, PaperFolds, PaperSheet,
    PreActivations, Pruned, RankDecay, Reading, Sampled, ScoreGraph, ScoreSurface, UnitFacet,
    UnitRamp, UnitViews,
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
