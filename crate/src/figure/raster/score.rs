//! The score on a region, in pixels of a canvas.

use super::run::Run;
use crate::geometry::grid::{Grid, PixelRun};
use crate::geometry::{Affine, Point, Vec2, plane_through};

/// A slope per pixel as a slope per input unit.
pub(super) fn in_input_units(slope: Vec2, grid: &Grid) -> Vec2 {
    let pixel = grid.pixel_size();
    Vec2::new(slope.x / pixel.x, -slope.y / pixel.y)
}

/// The score on a region, as a map of the canvas.
pub(super) struct Score {
    pub(super) map: Affine,
    least: f64,
    most: f64,
}

impl Score {
    pub(super) fn of(corners: &[(Point, f64)]) -> Self {
        let scores = || corners.iter().map(|corner| corner.1);
        Self {
            map: plane_through(corners),
            least: scores().fold(f64::INFINITY, f64::min),
            most: scores().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    /// The score along the middles of pixels.
    pub(super) fn along(&self, run: PixelRun) -> Run {
        let Point { x, y } = run.middle();
        let way = (run.end - 1 - run.start) as f64;
        // Clamped to the scores of the corners: the map of a sliver is steep and imprecise.
        let at = |x: f64| self.map.at(Point::new(x, y)).clamp(self.least, self.most);
        let (first, last) = (at(x), at(x + way));
        let steps = way.max(1.0);
        Run {
            start: first,
            step: (last - first) / steps,
        }
    }
}
