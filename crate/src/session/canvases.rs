//! The canvases of a session: their sizes, and the position of the frame on them.

use crate::geometry::Rect;
use crate::layout::{DiagramLayout, Projection};
use crate::network::Network;

/// The sizes and positions of canvases, in CSS pixels.
#[derive(Debug)]
pub(super) struct Canvases {
    pub(super) projection: Projection,
    /// Width and height of the diagram's canvas.
    diagram: (f64, f64),
    /// Whether the canvas of the plane shows the recovery instead of the score.
    pub(super) shows_recovery: bool,
}

impl Canvases {
    /// Canvases of one pixel, until the page reports their sizes.
    pub(super) fn of(frame: Rect) -> Self {
        Self {
            projection: Projection::with_margins(frame, 1.0, 1.0),
            diagram: (1.0, 1.0),
            shows_recovery: false,
        }
    }

    /// Sets the size of the plane's canvas, which has axes.
    pub(super) fn show_plane(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::with_margins(frame, width, height);
        self.shows_recovery = false;
    }

    /// Sets the size of the recovery's canvas, which has tags and no axes.
    pub(super) fn show_recovery(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::tagged(frame, width, height);
        self.shows_recovery = true;
    }

    /// Sets the size of a small picture of the plane, which has a border and nothing around it.
    pub(super) fn show_thumbnail(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::bordered(frame, width, height);
        self.shows_recovery = false;
    }

    pub(super) const fn show_diagram(&mut self, width: f64, height: f64) {
        self.diagram = (width, height);
    }

    /// The layout of a network on the diagram's canvas.
    pub(super) fn diagram_layout(&self, network: &Network) -> DiagramLayout {
        let (width, height) = self.diagram;
        DiagramLayout::of(network, width, height)
    }
}
