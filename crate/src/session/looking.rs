//! Changes of the view: canvases, frame, selection and what is shown on request. None of them is an edit.

use super::Session;
use crate::cells::{CellComplex, ComplexError};
use crate::geometry::{Point, Vec2};
use crate::layout::DiagramLayout;
use crate::measure::{BestLine, ScoreSurface};
use crate::network::UnitId;
use crate::scene::View;

/// How much wider the frame of the data is than the data.
const HOME_ROOM: f64 = 1.16;

impl Session {
    /// Sets the size of the plane's canvas, in CSS pixels.
    pub fn set_canvas(&mut self, width: f64, height: f64) {
        (self.canvases).show_plane(self.now.scene.view.frame(), width, height);
    }

    /// Sets the size of a small picture of the plane, in CSS pixels.
    pub fn set_thumbnail(&mut self, width: f64, height: f64) {
        (self.canvases).show_thumbnail(self.now.scene.view.frame(), width, height);
    }

    /// Sets the size of the diagram's canvas, in CSS pixels.
    pub const fn set_diagram(&mut self, width: f64, height: f64) {
        self.canvases.show_diagram(width, height);
    }

    /// The layout of the network on the diagram's canvas.
    #[must_use]
    pub fn diagram_layout(&self) -> DiagramLayout {
        self.canvases.diagram_layout(self.network())
    }

    /// Shows or hides the best straight line for the training samples.
    pub const fn show_best_line(&mut self, shown: bool) {
        self.attention.shows_best_line = shown;
    }

    /// Whether the best straight line is shown.
    #[must_use]
    pub const fn shows_best_line(&self) -> bool {
        self.attention.shows_best_line
    }

    /// The best straight line for the training samples, if it is shown; recomputed when they have changed. `None` unless
    /// there are exactly two classes, which are all that one line can separate.
    pub fn best_line(&mut self) -> Option<BestLine> {
        if !self.attention.shows_best_line || self.now.scene.classes() != 2 {
            return None;
        }
        self.attention.best_line(self.now.examples())
    }

    /// Starts or stops following a sample along the assembly line.
    pub const fn set_follows(&mut self, follows: bool) {
        self.attention.follows = follows;
    }

    /// Whether a sample is followed along the assembly line.
    #[must_use]
    pub const fn follows(&self) -> bool {
        self.attention.follows
    }

    /// Fixes the samples, or frees them: fixed ones are neither moved nor changed, added or deleted by the pointer or at the
    /// cross.
    pub const fn fix_samples(&mut self, fixed: bool) {
        self.attention.fixes_samples = fixed;
    }

    /// Leaves the selection of the scene, and of every scene opened later, at rest until the reader selects a unit: for
    /// readers with a finger, who would move what they do not want to touch.
    pub const fn rest(&mut self) {
        self.attention.by_finger = true;
        self.hand.rests = true;
    }

    /// The selected unit, hidden or output; `None` while the selection is at rest.
    #[must_use]
    pub const fn selected(&self) -> Option<UnitId> {
        if self.hand.rests {
            return None;
        }
        self.now.scene.view.selected
    }

    /// The unit that buttons act on and that numbers in sentences are of: the selected one, at rest or not.
    pub(super) const fn unit_meant(&self) -> Option<UnitId> {
        self.now.scene.view.selected
    }

    /// Selects a unit, or clears the selection for `None` and for a unit that does not exist.
    pub fn select(&mut self, unit: Option<UnitId>) {
        self.hand.rests = false;
        self.now.scene.view.selected = unit;
        self.now.keep_selection();
    }

    /// Selects the hidden unit with these letters, in upper or lower case; returns whether it exists.
    pub fn select_letters(&mut self, letters: &str) -> bool {
        let named = |unit: &UnitId| {
            let name = self.network().letters(*unit);
            name.is_some_and(|name| name.eq_ignore_ascii_case(letters))
        };
        let unit = self.network().hidden_units().find(named);
        if unit.is_some() {
            self.select(unit);
        }
        unit.is_some()
    }

    /// The cells of the network in the frame; rebuilt where something has changed since the last call.
    ///
    /// # Errors
    /// When the cells cannot be built, or there are too many.
    pub fn complex(&mut self) -> Result<&CellComplex, &ComplexError> {
        let frame = self.now.scene.view.frame();
        self.cells.complex(self.now.network(), frame)
    }

    /// Whether the network has more cells than could be built at once: the picture is sampled until [`Self::refine`] is done.
    #[must_use]
    pub const fn is_partial(&self) -> bool {
        self.cells.is_partial()
    }

    /// Builds some more of the cells, for some hundredths of a second; returns whether something is left. In the end the
    /// picture is exact, or it is known that there are more cells than [`crate::Budget::IN_PIECES`].
    pub fn refine(&mut self) -> bool {
        self.cells.refine()
    }

    /// A number that changes whenever the score over the frame may be drawn otherwise: with the network, the frame, and when
    /// [`Self::refine`] has come to its end.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.cells.revision()
    }

    /// The cells, if they are built and nothing has changed since.
    #[must_use]
    pub fn built_complex(&self) -> Option<&CellComplex> {
        self.cells.built_complex()
    }

    /// The score surface over the frame, exact or sampled; `None` where the cells cannot be built.
    pub fn score_surface(&mut self) -> Option<ScoreSurface<'_>> {
        let frame = self.now.scene.view.frame();
        self.cells.score_surface(self.now.network(), frame)
    }

    /// The score surface over the frame, if it is built and nothing has changed since.
    #[must_use]
    pub fn built_score_surface(&self) -> Option<ScoreSurface<'_>> {
        self.cells.built_score_surface()
    }

    /// Makes the frame `factor` times as wide; the point at the pointer keeps its position.
    pub fn zoom(&mut self, factor: f64) {
        let centre = self.canvases.projection.frame.centre();
        let fixed = self.pointer().unwrap_or(centre);
        self.zoom_about(factor, fixed);
    }

    /// Makes the frame twice as wide, around its centre.
    pub fn look_further_out(&mut self) {
        self.zoom_about(2.0, self.canvases.projection.frame.centre());
    }

    /// Returns to the frame of the data: the default one where all of it lies there, else the smallest that holds it, with
    /// some room around.
    pub fn look_home(&mut self) {
        let (centre, half) = self.home();
        self.look_at(centre, half);
    }

    /// Runs a change of the data; a reader who looked at all of it does so again.
    pub(super) fn staying_home<T>(&mut self, change: impl FnOnce(&mut Self) -> T) -> T {
        let view = self.now.scene.view;
        let mut home = view;
        let (centre, half) = self.home();
        home.set_frame(centre, half);
        let result = change(self);
        if home.frame() == view.frame() && self.now.scene.view.frame() == view.frame() {
            self.look_home();
        }
        result
    }

    /// Centre and half side of the frame of the data.
    fn home(&self) -> (Point, f64) {
        let default = View::default();
        let samples = self.samples().iter().map(|sample| sample.at);
        let targets = self.targets().iter().map(|target| self.mark_of(target));
        let places: Vec<Point> = samples.chain(targets).collect();
        if places.iter().all(|&at| default.frame().contains(at)) {
            return (default.centre(), default.half());
        }
        let span = |coordinate: fn(&Point) -> f64| {
            let values = places.iter().map(coordinate);
            let least = values.clone().fold(f64::INFINITY, f64::min);
            (least, values.fold(f64::NEG_INFINITY, f64::max))
        };
        let (left, right) = span(|at| at.x);
        let (bottom, top) = span(|at| at.y);
        let side = (right - left).max(top - bottom);
        // A point alone has no size of its own.
        let half = if side > 0.0 {
            0.5 * HOME_ROOM * side
        } else {
            default.half()
        };
        let centre = Point::new(left, bottom).lerp(Point::new(right, top), 0.5);
        (centre, half)
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

    /// Shows the square frame with the given centre and half side length.
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
