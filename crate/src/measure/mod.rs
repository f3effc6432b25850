//! Measurements of networks and their samples beyond the exact cells, one per file.
//!
//! Knows nothing about sessions, figures or the page.

pub mod best_line;
mod collapse;
mod collisions;
pub mod contributions;
mod cut_edges;
mod folded_plane;
pub mod forward_trace;
pub mod negatives;
mod one_bend;
mod paper;
mod paper_sheet;
pub mod pruning;
mod rank_decay;
mod sampled;
pub mod score_graph;
pub mod score_surface;
mod stretches;
pub mod sweep;
pub mod theory;
mod unit_ramp;
mod unit_views;

pub use best_line::BestLine;
pub use collapse::Collapse;
pub use collisions::Collisions;
pub use contributions::Contributions;
pub use cut_edges::CutEdges;
pub use folded_plane::{FacetSide, FoldedCorner, FoldedFacet, FoldedPlane, FoldedSide, NoFold};
pub use forward_trace::ForwardTrace;
pub use one_bend::{bends_alone, one_bend};
pub use paper::PaperFolds;
pub use paper_sheet::{PaperSheet, SheetCrease};
pub use pruning::{Change, Pruned};
pub use rank_decay::RankDecay;
pub use sampled::Sampled;
pub use score_graph::ScoreGraph;
pub use score_surface::ScoreSurface;
pub use stretches::stretches;
pub use unit_ramp::{Reading, UnitRamp};
pub use unit_views::{Histogram, PreActivations, UnitFacet, UnitViews};
