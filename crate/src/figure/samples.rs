//! The marks of samples: shape and colour by class, outlined in paper so that they stay apart; test samples are hollow.

use plotters_backend::DrawingBackend;

use super::palette::{Palette, Rgb};
use super::pen::{Drawn, Pen};
use crate::dataset::Sample;
use crate::layout::{Pixel, Projection};

/// Radius of a disc, in CSS pixels, on a plot of [`FULL_PLOT`].
const RADIUS: f64 = 4.1;

/// Width of the plot, in CSS pixels, from which on marks have their full size.
const FULL_PLOT: f64 = 560.0;

/// Smallest radius on a narrow plot.
const LEAST_RADIUS: f64 = 3.0;

/// Width of the outline.
const OUTLINE: f64 = 1.1;

/// Corners of the other classes' marks around the middle, in radii of the disc: all marks cover about the same area.
const TRIANGLE: [(f64, f64); 3] = [(0.0, -1.5), (1.3, 0.75), (-1.3, 0.75)];
const SQUARE: [(f64, f64); 4] = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)];
const DIAMOND: [(f64, f64); 4] = [(0.0, -1.35), (1.1, 0.0), (0.0, 1.35), (-1.1, 0.0)];

/// Draws all samples inside the frame, those of the test set first.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    samples: &[Sample],
    projection: Projection,
    palette: &Palette,
) -> Drawn<DB> {
    let radius = radius_on(projection);
    for test in [true, false] {
        let shown = samples.iter().filter(|sample| sample.test == test);
        for sample in shown.filter(|sample| projection.frame.contains(sample.at)) {
            let mark = Mark {
                at: projection.to_pixel(sample.at),
                class: usize::from(sample.label.0).min(palette.mark.len() - 1),
                radius,
            };
            mark.draw(pen, palette, test)?;
        }
    }
    Ok(())
}

/// The radius of marks on a plot.
pub(super) fn radius_on(projection: Projection) -> f64 {
    let scale = projection.plot.width / FULL_PLOT;
    (RADIUS * scale).clamp(LEAST_RADIUS, RADIUS)
}

/// The mark of a class.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    /// Its middle.
    pub(super) at: Pixel,
    /// The class, which the shape tells.
    pub(super) class: usize,
    /// The radius of a disc that covers as much, in CSS pixels.
    pub(super) radius: f64,
}

impl Mark {
    /// Draws the mark with its outline.
    pub(super) fn draw<DB: DrawingBackend>(
        self,
        pen: &Pen<'_, DB>,
        palette: &Palette,
        hollow: bool,
    ) -> Drawn<DB> {
        let colour = palette.mark[self.class];
        self.shape(pen, self.radius + OUTLINE, palette.printed)?;
        self.shape(pen, self.radius, colour)?;
        if hollow {
            self.shape(pen, 0.55 * self.radius, palette.printed)?;
        }
        Ok(())
    }

    /// Fills the shape of the class.
    pub(super) fn shape<DB: DrawingBackend>(
        self,
        pen: &Pen<'_, DB>,
        radius: f64,
        colour: Rgb,
    ) -> Drawn<DB> {
        let corners: &[(f64, f64)] = match self.class {
            0 => return pen.disc(self.at, radius, colour),
            1 => &TRIANGLE,
            2 => &SQUARE,
            _ => &DIAMOND,
        };
        let place =
            |&(x, y): &(f64, f64)| Pixel::new(self.at.x + radius * x, self.at.y + radius * y);
        let outline: Vec<Pixel> = corners.iter().map(place).collect();
        pen.fill(&outline, colour, 1.0)
    }
}
