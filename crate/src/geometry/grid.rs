//! A pixel grid over a rectangle of the plane, and the pixels whose centres lie in a convex polygon.

use super::{Affine, Point, Rect, Vec2};

/// A grid of pixels that covers a rectangle edge to edge. Positions on the grid are measured in pixels from the upper left
/// corner, with y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Number of pixels in a row.
    pub columns: usize,
    /// Number of rows.
    pub rows: usize,
    /// The rectangle that the grid covers.
    pub frame: Rect,
}

impl Grid {
    /// The grid position of a point of the plane.
    #[must_use]
    pub fn place(&self, at: Point) -> Point {
        let right = (at.x - self.frame.min.x) / self.frame.width();
        let up = (at.y - self.frame.min.y) / self.frame.height();
        Point::new(right * self.columns as f64, (1.0 - up) * self.rows as f64)
    }

    /// The point of the plane at a grid position.
    #[must_use]
    pub fn point(&self, place: Point) -> Point {
        let pixel = self.pixel_size();
        Point::new(
            self.frame.min.x + place.x * pixel.x,
            self.frame.max.y - place.y * pixel.y,
        )
    }

    /// Width and height of one pixel in input units.
    #[must_use]
    pub fn pixel_size(&self) -> Vec2 {
        Vec2::new(
            self.frame.width() / self.columns as f64,
            self.frame.height() / self.rows as f64,
        )
    }

    /// An affine map of the plane, rewritten as a map of grid positions.
    #[must_use]
    pub fn on_grid(&self, map: Affine) -> Affine {
        let pixel = self.pixel_size();
        let corner = Point::new(self.frame.min.x, self.frame.max.y);
        Affine::new(map.a * pixel.x, -map.b * pixel.y, map.at(corner))
    }

    /// The first column whose centre is not left of `x`.
    #[must_use]
    pub fn column(&self, x: f64) -> usize {
        first_middle(x, self.columns)
    }
}

/// The index of the first of `count` pixels whose centre is not before `place`.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=count first"
)]
pub fn first_middle(place: f64, count: usize) -> usize {
    (place - 0.5).ceil().clamp(0.0, count as f64) as usize
}

/// The intervals that a convex polygon covers along the centre lines of pixel rows: a left and a right border per row.
///
/// Two polygons that share a side, corner by corner, never both cover the centre of a pixel, and never leave one between
/// them uncovered.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    first: usize,
    borders: Vec<(f64, f64)>,
}

impl Spans {
    /// Computes the spans of a polygon whose corners are positions on a grid of `rows` rows.
    pub fn cover(&mut self, corners: impl ExactSizeIterator<Item = Point> + Clone, rows: usize) {
        let heights = || corners.clone().map(|at| at.y);
        let top = heights().fold(f64::INFINITY, f64::min);
        let bottom = heights().fold(f64::NEG_INFINITY, f64::max);
        self.first = first_middle(top, rows);
        let count = first_middle(bottom, rows).saturating_sub(self.first);
        self.borders.clear();
        self.borders
            .resize(count, (f64::INFINITY, f64::NEG_INFINITY));
        let after = corners.clone().cycle().skip(1);
        for (from, to) in corners.zip(after) {
            // Always starts at the upper end, so that both polygons beside a side compute the same crossings.
            if from.y < to.y {
                self.cross(from, to, rows);
            } else {
                self.cross(to, from, rows);
            }
        }
    }

    fn cross(&mut self, upper: Point, lower: Point, rows: usize) {
        let lean = (lower.x - upper.x) / (lower.y - upper.y);
        for row in first_middle(upper.y, rows)..first_middle(lower.y, rows) {
            let x = upper.x + (row as f64 + 0.5 - upper.y) * lean;
            let border = &mut self.borders[row - self.first];
            *border = (border.0.min(x), border.1.max(x));
        }
    }

    /// Whether the polygon covers no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.borders.is_empty()
    }

    /// The covered rows, each with the polygon's left and right border.
    pub fn rows(&self) -> impl Iterator<Item = (usize, (f64, f64))> + '_ {
        (self.first..).zip(self.borders.iter().copied())
    }

    /// The pixels whose centres lie in the polygon, as one run per row.
    pub fn pixels<'a>(&'a self, grid: &'a Grid) -> impl Iterator<Item = PixelRun> + 'a {
        let run = |(row, (left, right))| PixelRun {
            row,
            start: grid.column(left),
            end: grid.column(right),
        };
        self.rows().map(run).filter(|run| run.start < run.end)
    }
}

/// A run of neighbouring pixels in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelRun {
    /// The row.
    pub row: usize,
    /// The first column of the run.
    pub start: usize,
    /// The column after the last one of the run.
    pub end: usize,
}

impl PixelRun {
    /// The centre of the first pixel.
    #[must_use]
    pub fn middle(self) -> Point {
        Point::new(self.start as f64 + 0.5, self.row as f64 + 0.5)
    }

    /// The pixels' indices in row-major order, for rows of the given length.
    #[must_use]
    pub const fn indices(self, columns: usize) -> std::ops::Range<usize> {
        self.row * columns + self.start..self.row * columns + self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid {
        columns: 40,
        rows: 20,
        frame: Rect {
            min: Point::new(-1.0, -2.0),
            max: Point::new(3.0, 1.0),
        },
    };

    #[test]
    fn places_and_points_round_trip() {
        let map = Affine::new(0.5, -2.0, 0.25);
        for at in GRID.frame.corners() {
            let place = GRID.place(at);
            assert!(GRID.point(place).distance(at) < 1e-14);
            assert!((GRID.on_grid(map).at(place) - map.at(at)).abs() < 1e-13);
        }
        assert_eq!(GRID.place(GRID.frame.min), Point::new(0.0, 20.0));
    }

    #[test]
    fn parts_of_a_rectangle_hold_each_pixel_once() {
        let corners = [(0.0, 0.0), (0.0, 20.0), (40.0, 20.0), (40.0, 0.0)];
        let centre = (17.3, 8.5);
        let mut times = [0; 800];
        for side in 0..4 {
            let part = [corners[side], corners[(side + 1) % 4], centre];
            let mut spans = Spans::default();
            spans.cover(part.iter().map(|&(x, y)| Point::new(x, y)), GRID.rows);
            for index in spans
                .pixels(&GRID)
                .flat_map(|run| run.indices(GRID.columns))
            {
                times[index] += 1;
            }
        }
        assert!(times.iter().all(|&times| times == 1));
    }
}
