//! The handles of the selected hinge, and the crosshair of the keyboard.

use plotters_backend::DrawingBackend;

use super::palette::{Palette, Rgb};
use super::pen::{Drawn, Pen, Stroke};
use crate::layout::Handles;
use crate::layout::Pixel;

/// Radius of the round handle, half the side of the square one, and the rim of paper around either, in CSS pixels: solid, so
/// that they look like something to take hold of.
const ROUND: f64 = 7.0;
const SQUARE: f64 = 6.0;
const RIM: f64 = 2.0;

/// Radius of the ring of a pinned reading.
const PIN: f64 = 8.5;

/// Radius of the crosshair's open middle, and reach of its arms.
const CROSSHAIR: (f64, f64) = (5.0, 17.0);

/// Draws the handles of a hinge in its colour: a disc shifts, an arrow across flips.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    handles: &Handles,
    palette: &Palette,
    colour: Rgb,
) -> Drawn<DB> {
    draw_flip(pen, handles, palette.printed, colour)?;
    pen.disc(handles.shift, ROUND + RIM, palette.printed)?;
    pen.disc(handles.shift, ROUND, colour)
}

/// Draws the square that turns a hinge.
pub(super) fn draw_turn<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    handles: &Handles,
    palette: &Palette,
    colour: Rgb,
) -> Drawn<DB> {
    let at = handles.turn;
    let square = |half: f64| {
        [(-half, -half), (half, -half), (half, half), (-half, half)]
            .map(|(x, y)| Pixel::new(at.x + x, at.y + y))
    };
    pen.fill(&square(SQUARE + RIM), palette.printed, 1.0)?;
    pen.fill(&square(SQUARE), colour, 1.0)
}

/// An arrow to either side across the hinge's on side, with a halo so that it shows on every tint.
fn draw_flip<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    handles: &Handles,
    printed: Rgb,
    colour: Rgb,
) -> Drawn<DB> {
    let (from, at) = (handles.shift, handles.flip);
    let length = from.distance(at);
    let away = Pixel::new((at.x - from.x) / length, (at.y - from.y) / length);
    let place = |along: f64, aside: f64| {
        Pixel::new(
            at.x + along * away.x - aside * away.y,
            at.y + along * away.y + aside * away.x,
        )
    };
    let path = [
        place(4.0, -4.5),
        place(8.5, 0.0),
        place(4.0, 4.5),
        place(8.5, 0.0),
        place(-8.5, 0.0),
        place(-4.0, -4.5),
        place(-8.5, 0.0),
        place(-4.0, 4.5),
    ];
    pen.line(&path, Stroke::new(printed, 6.0))?;
    pen.line(&path, Stroke::new(colour, 2.0))
}

/// Draws the ring around a place where the reading is pinned, wide enough to leave a sample's mark free.
pub(super) fn draw_pin<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    at: Pixel,
    palette: &Palette,
) -> Drawn<DB> {
    pen.ring(at, PIN, Stroke::new(palette.printed, 4.5))?;
    pen.ring(at, PIN, Stroke::new(palette.ink, 1.8))
}

/// Draws a crosshair at the point the keyboard points at, open in the middle.
pub(super) fn draw_crosshair<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    at: Pixel,
    palette: &Palette,
) -> Drawn<DB> {
    let (open, end) = CROSSHAIR;
    let arms = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]
        .map(|(x, y)| [open, end].map(|reach| Pixel::new(at.x + reach * x, at.y + reach * y)));
    for arm in &arms {
        pen.line(arm, Stroke::new(palette.printed, 4.5))?;
    }
    pen.ring(at, open, Stroke::new(palette.printed, 4.5))?;
    for arm in &arms {
        pen.line(arm, Stroke::new(palette.ink, 1.5))?;
    }
    pen.ring(at, open, Stroke::new(palette.ink, 1.5))
}
