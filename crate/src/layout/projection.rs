//! Projection of the plane onto a canvas, and back.

use crate::geometry::{Point, Rect};

/// A position on a canvas in CSS pixels, from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pixel {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Pixel {
    /// The position (x, y).
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Distance to `other` in pixels.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        libm::hypot(self.x - other.x, self.y - other.y)
    }
}

/// A rectangle on a canvas, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelRect {
    /// Left border.
    pub left: f64,
    /// Upper border.
    pub top: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}

impl PixelRect {
    /// Whether a position lies inside or on the border.
    #[must_use]
    pub fn contains(self, at: Pixel) -> bool {
        (self.left..=self.left + self.width).contains(&at.x)
            && (self.top..=self.top + self.height).contains(&at.y)
    }
}

/// The position of the frame on its canvas. x1 grows to the right, x2 upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// The visible rectangle of the input plane.
    pub frame: Rect,
    /// The rectangle in which it is drawn; the margins around it hold axes and tags.
    pub plot: PixelRect,
}

impl Projection {
    /// Margin left of the plot, for the numerals of x2.
    pub const MARGIN_LEFT: f64 = 38.0;
    /// Margin below the plot, for the numerals of x1.
    pub const MARGIN_BOTTOM: f64 = 32.0;
    /// Margin for the tags that straddle the frame: above and to the right, and on all sides of a plot without axes.
    pub const MARGIN: f64 = 16.0;

    /// Margin of a plot without axes and tags, for the line around it.
    pub const BORDER: f64 = 1.0;

    /// Projects the frame onto a canvas of the given CSS pixels, with the margins of this type.
    ///
    /// A canvas smaller than its margins still has a plot of one pixel, so that the projection stays invertible.
    #[must_use]
    pub fn with_margins(frame: Rect, width: f64, height: f64) -> Self {
        let plot = PixelRect {
            left: Self::MARGIN_LEFT,
            top: Self::MARGIN,
            width: (width - Self::MARGIN_LEFT - Self::MARGIN).max(1.0),
            height: (height - Self::MARGIN - Self::MARGIN_BOTTOM).max(1.0),
        };
        Self { frame, plot }
    }

    /// Projects the frame onto a canvas of the given CSS pixels, with a margin for the border only.
    ///
    /// A smaller canvas still has a plot of one pixel.
    #[must_use]
    pub fn bordered(frame: Rect, width: f64, height: f64) -> Self {
        Self::within(Self::BORDER, frame, width, height)
    }

    /// Projects the frame onto a canvas of the given CSS pixels, with margins for the tags that straddle it and none for
    /// axes.
    ///
    /// A smaller canvas still has a plot of one pixel.
    #[must_use]
    pub fn tagged(frame: Rect, width: f64, height: f64) -> Self {
        Self::within(Self::MARGIN, frame, width, height)
    }

    fn within(room: f64, frame: Rect, width: f64, height: f64) -> Self {
        let inside = |length: f64| (length - 2.0 * room).max(1.0);
        let plot = PixelRect {
            left: room,
            top: room,
            width: inside(width),
            height: inside(height),
        };
        Self { frame, plot }
    }

    /// The pixel of a point.
    #[must_use]
    pub fn to_pixel(self, at: Point) -> Pixel {
        let right = (at.x - self.frame.min.x) / self.frame.width();
        let up = (at.y - self.frame.min.y) / self.frame.height();
        Pixel::new(
            self.plot.left + right * self.plot.width,
            self.plot.top + (1.0 - up) * self.plot.height,
        )
    }

    /// The point at a pixel, also outside the plot.
    #[must_use]
    pub fn to_point(self, at: Pixel) -> Point {
        let right = (at.x - self.plot.left) / self.plot.width;
        let up = 1.0 - (at.y - self.plot.top) / self.plot.height;
        Point::new(
            self.frame.min.x + right * self.frame.width(),
            self.frame.min.y + up * self.frame.height(),
        )
    }

    /// Pixels per input unit along x1.
    #[must_use]
    pub fn scale(self) -> f64 {
        self.plot.width / self.frame.width()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_and_points_round_trip() {
        let frame = Rect::square(Point::new(0.3, -0.2), 1.25);
        let projection = Projection::with_margins(frame, 640.0, 640.0);
        for at in frame.corners() {
            let back = projection.to_point(projection.to_pixel(at));
            assert!(back.distance(at) < 1e-12, "{at:?} came back as {back:?}");
        }
        assert!(projection.to_pixel(frame.max).y < projection.to_pixel(frame.min).y);
    }

    #[test]
    fn a_canvas_without_room_stays_invertible() {
        let projection = Projection::with_margins(Rect::square(Point::default(), 1.0), 10.0, 10.0);
        let back = projection.to_point(projection.to_pixel(Point::new(0.5, 0.5)));
        assert!(back.distance(Point::new(0.5, 0.5)) < 1e-12);
    }
}
