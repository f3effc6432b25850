//! Pure drawings of what a session shows, on any plotters backend: canvas in the page, SVG for export.
//!
//! Figures hold no state and decide nothing: what they draw was computed elsewhere. Places are CSS pixels; backends work in
//! [`FINE`] pixels of them. Text in figures is numerals, `x1`, `x2` and unit letters only.

mod axes;
mod backend;
mod contested;
pub mod curve;
pub mod diagram;
mod handles;
mod highlight;
mod hinge;
mod lettering;
mod metadata;
pub mod number_line;
mod palette;
mod pen;
mod placement;
pub mod plane;
mod probe;
pub mod rank_decay;
pub mod raster;
pub mod recovery;
mod ruler;
mod samples;
mod score_graph;
pub mod shading;
mod svg;
mod tag;
mod targets;
mod ticks;
pub mod tikz;
pub mod tones;

pub use backend::{FINE, FineBackend};
pub use metadata::Metadata;
pub use palette::{Palette, Rgb, Theme};
pub use pen::{Drawn, FigureError};
pub use svg::{SvgBackend, document, signed};

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use crate::dataset::{Sample, Target};
use crate::geometry::{Affine, Point};
use crate::layout::Highlight;
use crate::layout::Projection;
use crate::layout::{DiagramLayout, Part};
use crate::measure::ScoreSurface;
use crate::measure::UnitRamp;
use crate::network::Network;
use crate::network::UnitId;
use crate::scene::Output;
use crate::train::LossPoint;

/// Everything that a live figure may show.
#[derive(Clone, Copy, Debug)]
pub struct FigureInput<'a> {
    /// Weights and biases.
    pub network: &'a Network,
    /// The score over the frame; none where its cells cannot be built.
    pub score_surface: Option<ScoreSurface<'a>>,
    /// Labelled points.
    pub samples: &'a [Sample],
    /// Points with a number.
    pub targets: &'a [Target],
    /// The loss over the steps.
    pub losses: &'a [LossPoint],
    /// The step that is shown.
    pub step: u64,
    /// Units off, with slope 0, on every training sample.
    pub dead: &'a [UnitId],
    /// How the score is turned into the number that is shown.
    pub output: Output,
    /// Where the frame lies on the plane's canvas.
    pub projection: Projection,
    /// Where the parts of the network lie on the diagram's canvas.
    pub diagram_layout: &'a DiagramLayout,
    /// What is selected in the network.
    pub selected: Option<Part>,
    /// What is pointed at in the network.
    pub pointed_part: Option<Part>,
    /// What is pointed at on the plane.
    pub pointed: plane::Pointed,
    /// The best of all straight lines, where it is shown.
    pub best_line: Option<Affine>,
    /// The point that stands on the plane to be read.
    pub probe: Option<Point>,
    /// The sample that is followed along the assembly line, where one is.
    pub followed: Option<Sample>,
    /// The point that the reader points at.
    pub pointer: Option<Point>,
    /// The ramp of the unit that points are read by.
    pub ramp: Option<UnitRamp>,
    /// What a term of the prose makes stand out.
    pub highlight: &'a Highlight,
    /// Colours.
    pub theme: Theme,
}

/// Draws the figure that a canvas of the page asks for by name; nothing for a name that no figure has.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    name: &str,
    area: &DrawingArea<DB, Shift>,
    shown: &FigureInput<'_>,
) -> Drawn<DB> {
    match name {
        "plane" => shown.score_surface.map_or(Ok(()), |score_surface| {
            plane::draw(area, &plane::PlaneView::of(score_surface, shown))
        }),
        "diagram" => diagram::draw(area, &diagram::DiagramView::of(shown)),
        "number-line" => number_line::draw(area, &number_line::NumberLineView::of(shown)),
        "loss" => curve::draw(area, &curve::CurveView::of(shown)),
        _ => Ok(()),
    }
}
