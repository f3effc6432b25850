//! A sheet to print, fold and cut: its outline, the creases by their folds, and the cut.
//!
//! A mountain is a dashed line, a valley one of dashes and dots; each fold's number stands at its creases' ends. The cut is bold.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::geometry::{Point, Rect};
use crate::layout::{Pixel, PixelRect, Projection};
use crate::measure::{PaperSheet, SheetCrease};

/// What the figure shows.
#[derive(Clone, Copy, Debug)]
pub struct SheetView<'a> {
    /// The sheet.
    pub sheet: &'a PaperSheet,
    /// The part of the plane that it is made of.
    pub frame: Rect,
    /// Width and height of the canvas, in CSS pixels.
    pub size: (f64, f64),
    /// Colours.
    pub theme: Theme,
}

/// Room around the sheet for the numbers, in CSS pixels.
const MARGIN: f64 = 22.0;

/// Widths of lines, in CSS pixels: the outline, a crease, the cut.
const OUTLINE: f64 = 1.4;
const CREASE: f64 = 1.0;
const CUT: f64 = 3.0;

/// The length of a dash, of the room after it, and of a dot within that room, in CSS pixels.
const DASH: f64 = 9.0;
const ROOM: f64 = 6.0;
const DOT: f64 = 1.5;

/// Size of the numbers, and radius of the circles around them.
const NUMBER: f64 = 12.0;
const CIRCLE: f64 = 9.0;

/// Two ends of creases that are nearer than this, in CSS pixels, have one number.
const SAME_END: f64 = 2.0;

/// Draws the sheet, as large as the area allows.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &SheetView<'_>) -> Drawn<DB> {
    let (width, height) = view.size;
    let side = (width.min(height) - 2.0 * MARGIN).max(1.0);
    let plot = PixelRect {
        left: 0.5 * (width - side),
        top: 0.5 * (height - side),
        width: side,
        height: side,
    };
    let projection = Projection {
        frame: view.frame,
        plot,
    };
    let drawing = SheetDrawing {
        pen: Pen::on(area),
        palette: Palette::of(view.theme),
        projection,
    };
    let mut outline: Vec<Pixel> = (view.frame.corners().iter())
        .map(|&at| projection.to_pixel(at))
        .collect();
    outline.extend(outline.first().copied());
    let ink = drawing.palette.ink;
    drawing.pen.fill(&outline, drawing.palette.printed, 1.0)?;
    drawing.pen.line(&outline, Stroke::new(ink, OUTLINE))?;
    for crease in &view.sheet.creases {
        drawing.draw_crease(crease)?;
    }
    if let Some((from, to)) = view.sheet.cut {
        let cut = [from, to].map(|at| projection.to_pixel(at));
        drawing.pen.line(&cut, Stroke::new(ink, CUT))?;
    }
    drawing.draw_numbers(view.sheet)
}

/// The sheet being drawn.
struct SheetDrawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    projection: Projection,
}

impl<DB: DrawingBackend> SheetDrawing<'_, DB> {
    fn draw_crease(&self, crease: &SheetCrease) -> Drawn<DB> {
        let [from, to] = [crease.from, crease.to].map(|at| self.projection.to_pixel(at));
        let length = from.distance(to);
        let stroke = Stroke::new(self.palette.ink, CREASE);
        let place = |far: f64| {
            let share = (far / length).clamp(0.0, 1.0);
            Pixel::new(
                from.x + share * (to.x - from.x),
                from.y + share * (to.y - from.y),
            )
        };
        let mut far = 0.0;
        while far < length {
            self.pen.line(&[place(far), place(far + DASH)], stroke)?;
            if !crease.is_mountain && far + DASH < length {
                let middle = far + DASH + 0.5 * (ROOM - DOT);
                self.pen
                    .line(&[place(middle), place(middle + DOT)], stroke)?;
            }
            far += DASH + ROOM;
        }
        Ok(())
    }

    /// The number of each fold, inside where its creases leave the sheet: scissors leave it.
    fn draw_numbers(&self, sheet: &PaperSheet) -> Drawn<DB> {
        let plot = self.projection.plot;
        let mut written: Vec<Pixel> = Vec::new();
        let middle = Pixel::new(plot.left + 0.5 * plot.width, plot.top + 0.5 * plot.height);
        for crease in &sheet.creases {
            for end in [crease.from, crease.to] {
                let at = self.projection.to_pixel(end);
                if !self.is_on_border(end) || written.iter().any(|one| one.distance(at) < SAME_END)
                {
                    continue;
                }
                written.push(at);
                let far = at.distance(middle).max(1.0);
                let inwards = (CIRCLE + 6.0) / far;
                let beside = Pixel::new(
                    at.x - inwards * (at.x - middle.x),
                    at.y - inwards * (at.y - middle.y),
                );
                self.pen.disc(beside, CIRCLE, self.palette.printed)?;
                let ring = Stroke::new(self.palette.quiet, 1.0);
                self.pen.ring(beside, CIRCLE, ring)?;
                let number = (crease.fold + 1).to_string();
                let letters = Letters::centred(self.palette.ink, NUMBER);
                self.pen.write(&number, beside, letters)?;
            }
        }
        Ok(())
    }

    fn is_on_border(&self, at: Point) -> bool {
        let Rect { min, max } = self.projection.frame;
        at.x == min.x || at.x == max.x || at.y == min.y || at.y == max.y
    }
}
