//! The canvases of a session: their sizes, and the position of the frame on them.

use crate::geometry::Rect;
use crate::layout::{DiagramLayout, Projection, TimelineLayout, UnitGrid, sheet_projection};
use crate::network::Network;

/// The sizes and positions of canvases, in CSS pixels.
#[derive(Debug)]
pub(super) struct Canvases {
    pub(super) projection: Projection,
    /// Width and height of the diagram's canvas.
    diagram: (f64, f64),
    /// Width and height of the canvas of the units' views.
    units: (f64, f64),
    /// Width and height of the canvas of deaths and returns.
    lives: (f64, f64),
    /// Width and height of the canvas of the score surface.
    pub(super) surface: (f64, f64),
    /// Width and height of the canvas of the folded plane.
    fold: (f64, f64),
    /// What the canvas shows that has the frame on it.
    pub(super) shown: Shown,
}

/// What stands on the canvas that shows the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shown {
    /// The score over the plane.
    Score,
    /// The picture read back.
    Recovery,
    /// The score over one input as a sum, up and down to `reach`; none where its height is the frame's.
    Line { reach: Option<f64> },
}

impl Canvases {
    /// Canvases of one pixel, until the page reports their sizes.
    pub(super) fn of(frame: Rect) -> Self {
        Self {
            projection: Projection::with_margins(frame, 1.0, 1.0),
            diagram: (1.0, 1.0),
            units: (1.0, 1.0),
            lives: (1.0, 1.0),
            surface: (1.0, 1.0),
            fold: (1.0, 1.0),
            shown: Shown::Score,
        }
    }

    /// Sets the size of the plane's canvas, which has axes.
    pub(super) fn show_plane(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::with_margins(frame, width, height);
        self.shown = Shown::Score;
    }

    /// Sets the size of the recovery's canvas, which has tags and no axes.
    pub(super) fn show_recovery(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::tagged(frame, width, height);
        self.shown = Shown::Recovery;
    }

    /// Sets the size of a small picture of the plane, which has a border and nothing around it.
    pub(super) fn show_thumbnail(&mut self, frame: Rect, width: f64, height: f64) {
        self.projection = Projection::bordered(frame, width, height);
        self.shown = Shown::Score;
    }

    /// Whether it is the picture read back.
    pub(super) fn shows_recovery(&self) -> bool {
        self.shown == Shown::Recovery
    }

    /// Whether it is the score over one input as a sum.
    pub(super) const fn shows_line(&self) -> bool {
        matches!(self.shown, Shown::Line { .. })
    }

    /// Shows the frame on a part of a canvas.
    pub(super) fn show_part(&mut self, projection: Projection) {
        self.projection = projection;
        self.shown = Shown::Score;
    }

    pub(super) const fn show_diagram(&mut self, width: f64, height: f64) {
        self.diagram = (width, height);
    }

    pub(super) const fn show_units(&mut self, width: f64, height: f64) {
        self.units = (width, height);
    }

    /// The layout of the units' views on their canvas.
    pub(super) fn unit_grid(&self, network: &Network) -> UnitGrid {
        let (width, height) = self.units;
        UnitGrid::of(&network.hidden_widths(), width, height)
    }

    pub(super) const fn show_lives(&mut self, width: f64, height: f64) {
        self.lives = (width, height);
    }

    pub(super) const fn show_fold(&mut self, width: f64, height: f64) {
        self.fold = (width, height);
    }

    /// The place of the folded plane on its canvas.
    pub(super) fn fold_projection(&self, window: Rect) -> Projection {
        let (width, height) = self.fold;
        sheet_projection(window, width, height)
    }

    /// The layout of the strip of deaths and returns on its canvas.
    pub(super) fn lives_layout(&self, rows: usize, steps: (u64, u64)) -> TimelineLayout {
        let (width, height) = self.lives;
        TimelineLayout::of(rows, steps, width, height)
    }

    /// The layout of a network on the diagram's canvas.
    pub(super) fn diagram_layout(&self, network: &Network) -> DiagramLayout {
        let (width, height) = self.diagram;
        DiagramLayout::of(network, width, height)
    }
}
