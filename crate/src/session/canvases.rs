//! The canvases that a session is seen on: how large they are, and where the frame lies.

use crate::geometry::Rect;
use crate::layout::{DiagramLayout, Projection};
use crate::network::Network;

/// Sizes and places in CSS pixels.
#[derive(Debug)]
pub(super) struct Canvases {
    pub(super) projection: Projection,
    /// Width and height of the diagram's canvas.
    diagram: (f64, f64),
    /// Whether the canvas of the plane shows the picture read back, and not the score of the network.
    pub(super) shows_recovery: bool,
}

impl Canvases {
    /// Canvases of one pixel, until the page tells how large they are.
    pub(super) fn of(frame: Rect) -> Self {
        Self {
            projection: Projection::with_margins(frame, 1.0, 1.0),
            diagram: (1.0, 1.0),
            shows_recovery: false,
        }
    }

    /// The plane has a canvas of this size, with axes around it.
    pub(super) fn show_plane(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::with_margins(frame, width, height);
        self.shows_recovery = false;
    }

    /// The picture read back has a canvas of this size, with tags around it and no axes.
    pub(super) fn show_recovery(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::tagged(frame, width, height);
        self.shows_recovery = true;
    }

    pub(super) const fn show_diagram(&mut self, width: f64, height: f64) {
        self.diagram = (width, height);
    }

    /// Where the parts of a network lie on the diagram's canvas.
    pub(super) fn diagram_layout(&self, network: &Network) -> DiagramLayout {
        let (width, height) = self.diagram;
        DiagramLayout::of(network, width, height)
    }
}
