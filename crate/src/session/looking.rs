//! Looking around: the canvases, the frame, the selection and what is shown on request. No edit.

use super::Session;
use crate::cells::{CellComplex, ComplexError};
use crate::geometry::{Point, Vec2};
use crate::layout::DiagramLayout;
use crate::measure::{BestLine, ScoreSurface};
use crate::network::UnitId;
use crate::scene::View;

impl Session {
    /// Tells how large the plane's canvas is, in CSS pixels.
    pub fn set_canvas(&mut self, width: f64, height: f64) {
        (self.canvases).show_plane(self.now.scene.view.frame(), width, height);
    }

    /// Tells how large the diagram's canvas is, in CSS pixels.
    pub const fn set_diagram(&mut self, width: f64, height: f64) {
        self.canvases.show_diagram(width, height);
    }

    /// Where the parts of the network lie on the diagram's canvas.
    #[must_use]
    pub fn diagram_layout(&self) -> DiagramLayout {
        self.canvases.diagram_layout(self.network())
    }

    /// Shows the best of all straight lines for the training samples, or no longer.
    pub const fn show_best_line(&mut self, shown: bool) {
        self.attention.shows_best_line = shown;
    }

    /// Whether the best of all straight lines is shown.
    #[must_use]
    pub const fn shows_best_line(&self) -> bool {
        self.attention.shows_best_line
    }

    /// The best of all straight lines for the training samples, where it is shown; found anew when these have changed.
    /// None where there are more than two classes, which no line parts, and where there is none.
    pub fn best_line(&mut self) -> Option<BestLine> {
        if !self.attention.shows_best_line || self.now.scene.classes() != 2 {
            return None;
        }
        self.attention.best_line(self.now.examples())
    }

    /// Follows a sample along the assembly line, or no longer.
    pub const fn set_follows(&mut self, follows: bool) {
        self.attention.follows = follows;
    }

    /// Whether a sample is followed along the assembly line.
    #[must_use]
    pub const fn follows(&self) -> bool {
        self.attention.follows
    }

    /// The selected unit, hidden or output.
    #[must_use]
    pub const fn selected(&self) -> Option<UnitId> {
        self.now.scene.view.selected
    }

    /// Selects a unit, or none; one that does not exist selects none.
    pub fn select(&mut self, unit: Option<UnitId>) {
        self.now.scene.view.selected = unit;
        self.now.keep_selection();
    }

    /// Selects the hidden unit of these letters, in capitals or not; returns whether there is one.
    pub fn select_letters(&mut self, letters: &str) -> bool {
        let wanted = letters.to_uppercase();
        let named = |unit: &UnitId| self.network().letters(*unit).as_ref() == Some(&wanted);
        let unit = self.network().hidden_units().find(named);
        if unit.is_some() {
            self.select(unit);
        }
        unit.is_some()
    }

    /// The cells of the network in the frame, built where something has changed since they were last asked for.
    ///
    /// # Errors
    /// A network whose cells cannot be built, or are too many.
    pub fn complex(&mut self) -> Result<&CellComplex, &ComplexError> {
        let frame = self.now.scene.view.frame();
        self.cells.complex(self.now.network(), frame)
    }

    /// The cells, where they have been built and nothing has changed since.
    #[must_use]
    pub fn built_complex(&self) -> Option<&CellComplex> {
        self.cells.built_complex()
    }

    /// The score over the frame as figures draw it, exact or sampled; none where the cells cannot be built.
    pub fn score_surface(&mut self) -> Option<ScoreSurface<'_>> {
        let frame = self.now.scene.view.frame();
        self.cells.score_surface(self.now.network(), frame)
    }

    /// The score over the frame, where it has been built and nothing has changed since.
    #[must_use]
    pub fn built_score_surface(&self) -> Option<ScoreSurface<'_>> {
        self.cells.built_score_surface()
    }

    /// Shows a frame `factor` times as wide, the pointed-at place staying where it is.
    pub fn zoom(&mut self, factor: f64) {
        let centre = self.canvases.projection.frame.centre();
        let fixed = self.pointer().unwrap_or(centre);
        self.zoom_about(factor, fixed);
    }

    /// Shows the plane from twice as far, around the middle of what is seen.
    pub fn look_further_out(&mut self) {
        self.zoom_about(2.0, self.canvases.projection.frame.centre());
    }

    /// Shows the frame of the data again.
    pub fn look_home(&mut self) {
        let home = View::default();
        self.look_at(home.centre(), home.half());
    }

    /// Moves the view by CSS pixels (up is positive).
    pub fn pan(&mut self, right: f64, up: f64) {
        let scale = self.canvases.projection.scale();
        let view = self.now.scene.view;
        self.look_at(
            view.centre() + Vec2::new(right / scale, up / scale),
            view.half(),
        );
    }

    /// Shows another frame, `half` as far from its centre as from its sides.
    pub(super) fn look_at(&mut self, centre: Point, half: f64) {
        self.now.scene.view.set_frame(centre, half);
        self.frame_changed();
    }

    fn zoom_about(&mut self, factor: f64, fixed: Point) {
        self.now.scene.view.zoom(factor, fixed);
        self.frame_changed();
    }

    fn frame_changed(&mut self) {
        self.canvases.projection.frame = self.now.scene.view.frame();
        self.cells.drop_all();
    }
}
