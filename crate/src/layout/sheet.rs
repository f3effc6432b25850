//! The place of the folded plane on its canvas: a square, with room below and on the left for the scales.

use super::projection::{PixelRect, Projection};
use crate::geometry::Rect;

/// Where the scales are drawn, and room on the other sides, in CSS pixels.
const SCALES: f64 = 34.0;
const MARGIN: f64 = 12.0;

/// Projects a window of the folded plane onto a canvas of the given CSS pixels. A smaller canvas still has a plot of one pixel.
#[must_use]
pub fn sheet_projection(window: Rect, width: f64, height: f64) -> Projection {
    let room = |length: f64| (length - SCALES - MARGIN).max(1.0);
    let side = room(width).min(room(height));
    Projection {
        frame: window,
        plot: PixelRect {
            left: SCALES + 0.5 * (room(width) - side),
            top: MARGIN + 0.5 * (room(height) - side),
            width: side,
            height: side,
        },
    }
}
