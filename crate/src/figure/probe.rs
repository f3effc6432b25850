//! The probe on the plane: a ring, and the ruler from the hinge to it.

use plotters_backend::DrawingBackend;

use super::numeral;
use super::palette::Palette;
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::ruler;
use crate::geometry::Point;
use crate::layout::{Pixel, PixelRect, Projection};
use crate::measure::UnitRamp;

/// Radii of the ring and of its middle, in CSS pixels.
const RING: f64 = 6.0;
const MIDDLE: f64 = 1.8;

/// Side of the square in the right angle at the hinge; left out where the ruler is shorter than twice as much.
const CORNER: f64 = 7.0;

/// Size of the numeral, width of a digit relative to it, and room between the ruler and the paper behind the numeral.
const NUMERAL: f64 = 13.0;
const DIGIT: f64 = 0.56;
const ROOM: f64 = 6.0;

/// Opacity of the paper behind the numeral.
const PAPER: f64 = 0.85;

/// Draws the ring of a probe.
pub(super) fn draw_ring<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    at: Pixel,
    palette: &Palette,
) -> Drawn<DB> {
    pen.disc(at, RING + 2.0, palette.printed)?;
    pen.ring(at, RING, Stroke::new(palette.ink, 2.0))?;
    pen.disc(at, MIDDLE, palette.ink)
}

/// Draws the ruler from the hinge of a ramp to a probe, as far as it lies on the plot, with the distance beside it.
pub(super) fn draw_ruler<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    (ramp, probe): (&UnitRamp, Point),
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    let reading = ramp.at(probe);
    let (Some(distance), Some(foot)) = (reading.distance, reading.foot) else {
        return Ok(());
    };
    let (at, foot) = (projection.to_pixel(probe), projection.to_pixel(foot));
    let Some(end) = last_inside(at, foot, projection.plot) else {
        return Ok(());
    };
    let accent = Stroke::new(palette.accent, 1.6);
    pen.line(&[at, end], Stroke::new(palette.printed, 4.5))?;
    if end == foot {
        let step = ruler::step(projection) * projection.scale();
        ruler::draw(pen, (foot, at), step, accent)?;
        draw_corner(pen, (foot, at), palette)?;
    } else {
        // Ticks are counted from the hinge, which is not to be seen.
        pen.line(&[at, end], accent)?;
    }
    let place = beside(at, end, projection.plot);
    draw_numeral(pen, &numeral::reading(distance), place, palette)
}

/// The point nearest to `to` on the way from `from` that lies in a rectangle; `None` where `from` does not.
fn last_inside(from: Pixel, to: Pixel, plot: PixelRect) -> Option<Pixel> {
    if !plot.contains(from) {
        return None;
    }
    if plot.contains(to) {
        return Some(to);
    }
    let share = |from: f64, to: f64, low: f64, high: f64| {
        if from == to {
            return 1.0;
        }
        let border = if to > from { high } else { low };
        ((border - from) / (to - from)).clamp(0.0, 1.0)
    };
    let (right, bottom) = (plot.left + plot.width, plot.top + plot.height);
    let t = share(from.x, to.x, plot.left, right).min(share(from.y, to.y, plot.top, bottom));
    Some(Pixel::new(
        from.x + t * (to.x - from.x),
        from.y + t * (to.y - from.y),
    ))
}

/// The right angle between the ruler and the hinge.
fn draw_corner<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    (foot, at): (Pixel, Pixel),
    palette: &Palette,
) -> Drawn<DB> {
    let length = foot.distance(at);
    if length < 2.0 * CORNER {
        return Ok(());
    }
    let along = Pixel::new(
        CORNER * (at.x - foot.x) / length,
        CORNER * (at.y - foot.y) / length,
    );
    let square = [
        Pixel::new(foot.x + along.x, foot.y + along.y),
        Pixel::new(foot.x + along.x - along.y, foot.y + along.y + along.x),
        Pixel::new(foot.x - along.y, foot.y + along.x),
    ];
    pen.line(&square, Stroke::new(palette.accent, 1.0))
}

/// A place for the numeral beside the middle of a ruler, on the side of the plot's middle.
fn beside(from: Pixel, to: Pixel, plot: PixelRect) -> Pixel {
    let middle = Pixel::new(0.5 * (from.x + to.x), 0.5 * (from.y + to.y));
    let length = from.distance(to);
    let across = if length > 0.0 {
        Pixel::new((from.y - to.y) / length, (to.x - from.x) / length)
    } else {
        Pixel::new(0.0, -1.0)
    };
    let centre = (plot.left + 0.5 * plot.width, plot.top + 0.5 * plot.height);
    let inwards = across.x * (centre.0 - middle.x) + across.y * (centre.1 - middle.y);
    let side = if inwards < 0.0 { -1.0 } else { 1.0 };
    // The numeral is wide and low: it needs more room beside a ruler than above it.
    let away = side * (ROOM + RING + 2.0 * DIGIT * NUMERAL * across.x.abs());
    Pixel::new(middle.x + away * across.x, middle.y + away * across.y)
}

fn draw_numeral<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    numeral: &str,
    at: Pixel,
    palette: &Palette,
) -> Drawn<DB> {
    let digits = numeral.chars().fold(0.0, |count, _| count + 1.0);
    let (half, high) = (0.5 * DIGIT * NUMERAL * digits + 2.0, 0.6 * NUMERAL);
    let corners = [(-half, -high), (half, -high), (half, high), (-half, high)];
    let printed = corners.map(|(x, y)| Pixel::new(at.x + x, at.y + y));
    pen.fill(&printed, palette.printed, PAPER)?;
    pen.write(numeral, at, Letters::centred(palette.accent, NUMERAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: PixelRect = PixelRect {
        left: 0.0,
        top: 0.0,
        width: 100.0,
        height: 50.0,
    };

    #[test]
    fn a_ruler_ends_at_its_foot_or_at_the_border() {
        let from = Pixel::new(50.0, 25.0);
        let inside = Pixel::new(10.0, 40.0);
        assert_eq!(last_inside(from, inside, PLOT), Some(inside));
        let outside = Pixel::new(50.0, -75.0);
        assert_eq!(
            last_inside(from, outside, PLOT),
            Some(Pixel::new(50.0, 0.0))
        );
        let aside = Pixel::new(250.0, 35.0);
        assert_eq!(
            last_inside(from, aside, PLOT),
            Some(Pixel::new(100.0, 27.5))
        );
        assert_eq!(last_inside(outside, from, PLOT), None);
    }
}
