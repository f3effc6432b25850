//! The marks of targets on the plane: a triangle for a number above 0, a disc for one below, the larger the further from 0, in
//! the tone that the plane has where the score is that number.
//!
//! So a mark matches its background where the network is right, and stands out where it is wrong. Its outline keeps it visible,
//! and shape and size show the number without any colour. Test targets are hollow.

use plotters_backend::DrawingBackend;

use super::palette::Palette;
use super::pen::{Drawn, Pen};
use super::samples::{Mark, radius_on};
use super::scale::{Scale, colour};
use crate::dataset::Target;
use crate::layout::Projection;

/// Width of the outline, in CSS pixels.
const OUTLINE: f64 = 0.9;

/// Radius of a mark at the number 0 and at 1 or beyond, in radii of a sample.
const SIZES: (f64, f64) = (0.6, 1.25);

/// Draws all targets inside the frame, those of the test set first.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    targets: &[Target],
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    let scale = Scale::of_numbers(palette);
    let (least, most) = SIZES;
    for test in [true, false] {
        let shown = targets.iter().filter(|target| target.test == test);
        for target in shown.filter(|target| projection.frame.contains(target.at)) {
            let size = target.value.abs().min(1.0);
            let radius = radius_on(projection) * (least + size * (most - least));
            let mark = Mark {
                at: projection.to_pixel(target.at),
                class: usize::from(target.value > 0.0),
                radius,
            };
            mark.shape(pen, radius + OUTLINE, palette.ink)?;
            mark.shape(pen, radius, colour(scale.tone_of(target.value)))?;
            if test {
                mark.shape(pen, 0.5 * radius, palette.printed)?;
            }
        }
    }
    Ok(())
}
