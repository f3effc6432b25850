//! The picture read back: printed tones, or a map of what is kept, flattened and erased, under the hinges that decide it.

mod vector;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Theme};
use super::pen::{Drawn, Pen, Stroke};
use super::raster::Rgba;
use super::{handles, hinge};
use crate::complex::{Fate, Fibres, RegionId, Spot};
use crate::geometry::{Affine, Point, Vec2, level_segment};
use crate::grip::{Handles, first_layer_line};
use crate::picture::Picture;
use crate::projection::{Pixel, Projection};
use crate::unit::UnitId;

pub use vector::document;

/// What the figure shows over the printed picture.
#[derive(Clone, Copy, Debug)]
pub struct ReadBackView<'a> {
    /// The layer whose activations are all that is left.
    pub fibres: &'a Fibres<'a>,
    /// Where the frame lies.
    pub projection: Projection,
    /// Colours.
    pub theme: Theme,
    /// The unit whose hinge has handles.
    pub selected: Option<UnitId>,
    /// The unit that is pointed at.
    pub pointed: Option<UnitId>,
    /// Spots to mark, such as all that share their activations with the one that is pointed at.
    pub spots: &'a [Spot],
}

/// Widths of lines, in CSS pixels.
const HINGE: f64 = 1.5;
const BENT_HINGE: f64 = 1.1;
const CHOSEN_HINGE: f64 = 2.4;
const FRAME: f64 = 1.0;
const RULE: f64 = 1.0;
const SPOT: f64 = 2.0;

/// What a hinge is wider by with its halo, and how opaque that is: letters stay whole, and the line is seen on them.
const HALO: (f64, f64) = (1.6, 0.8);

/// Width of the strip around the plot that hides the ends of lines: half of the widest line with its halo, and no more than
/// a plot without axes has room for.
const CUT_OFF: f64 = 2.0 * Projection::BORDER;

/// Distance between the rules of a flattened cell, in CSS pixels.
const RULE_STEP: f64 = 7.0;

/// How much of an erased cell's tint is ink, and of the rules on a flattened one.
const ERASED: f64 = 0.16;
const RULED: f64 = 0.45;

/// Radius of the mark on a spot that is a point, in CSS pixels.
const POINT: f64 = 4.5;

/// Colours pixels by the tones of a picture, from the paper of a theme to its ink. Pixels beyond the picture stay.
pub fn paint(pixels: &mut [Rgba], picture: &Picture, theme: Theme) {
    let palette = Palette::of(theme);
    let shades: [Rgba; 256] = std::array::from_fn(|step| {
        let share = step as f64 / 255.0;
        let colour = palette.paper.lerp(palette.ink, share);
        [colour.0, colour.1, colour.2, u8::MAX]
    });
    for (pixel, &tone) in pixels.iter_mut().zip(picture.tones()) {
        *pixel = shades[usize::from(step_of(tone))];
    }
}

/// The nearest of 256 steps from paper to ink.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate"
)]
fn step_of(tone: f32) -> u8 {
    (tone * 255.0 + 0.5) as u8
}

/// Draws the hinges with their ticks, handles and marked spots; the picture lies underneath, by [`paint`] or [`document`].
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &ReadBackView<'_>,
) -> Drawn<DB> {
    let plate = Plate::of(area, view);
    plate.draw_hinges()?;
    (plate.pen).cut_off(view.projection.plot, CUT_OFF, plate.palette.paper)?;
    plate.draw_frame()?;
    for spot in view.spots {
        plate.draw_spot(spot)?;
    }
    plate.draw_handles()
}

/// Draws a map in place of the picture: kept cells are paper, flattened ones ruled along the direction that is lost, erased
/// ones solid.
///
/// # Errors
/// Those of the backend.
pub fn draw_map<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &ReadBackView<'_>,
) -> Drawn<DB> {
    let plate = Plate::of(area, view);
    for cell in view.fibres.complex().regions() {
        match view.fibres.fate(cell) {
            Fate::Kept => (),
            Fate::Flattened => plate.rule(cell)?,
            Fate::Erased => {
                let solid = plate.palette.paper.lerp(plate.palette.ink, ERASED);
                plate.pen.fill(&plate.corners(cell), solid, 1.0)?;
            }
        }
    }
    Ok(())
}

/// The figure being drawn.
struct Plate<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a ReadBackView<'a>,
}

impl<'a, DB: DrawingBackend> Plate<'a, DB> {
    fn of(area: &'a DrawingArea<DB, Shift>, view: &'a ReadBackView<'a>) -> Self {
        Self {
            pen: Pen::on(area),
            palette: Palette::of(view.theme),
            view,
        }
    }

    fn pixels(&self, line: &[Point]) -> Vec<Pixel> {
        let projection = self.view.projection;
        line.iter().map(|&at| projection.to_pixel(at)).collect()
    }

    fn corners(&self, cell: RegionId) -> Vec<Pixel> {
        self.pixels(&self.view.fibres.complex().polygon(cell))
    }

    fn outline(&self, polygon: &[Point]) -> Vec<Pixel> {
        let mut outline = self.pixels(polygon);
        outline.extend(outline.first().copied());
        outline
    }

    fn draw_frame(&self) -> Drawn<DB> {
        let frame = self.outline(self.view.fibres.complex().frame());
        self.pen
            .line(&frame, Stroke::new(self.palette.quiet, FRAME))
    }

    fn draw_hinges(&self) -> Drawn<DB> {
        let complex = self.view.fibres.complex();
        let chosen = |unit: &UnitId| self.is_chosen(*unit);
        let (last, first): (Vec<UnitId>, Vec<UnitId>) =
            complex.network().hidden_units().partition(chosen);
        // Deeper layers first, so that the straight lines lie on top; the chosen hinge over all.
        let lines: Vec<(UnitId, Vec<Pixel>)> = (first.into_iter().rev().chain(last))
            .flat_map(|unit| {
                complex
                    .hinge(unit)
                    .into_iter()
                    .map(move |line| (unit, line))
            })
            .map(|(unit, line)| (unit, self.pixels(&line)))
            .collect();
        let (wider, opacity) = HALO;
        for (unit, line) in &lines {
            let halo = Stroke {
                colour: self.palette.paper,
                opacity,
                width: self.hinge_width(*unit) + wider,
            };
            self.pen.line(line, halo)?;
        }
        for (unit, line) in &lines {
            let stroke = Stroke::new(self.palette.crease, self.hinge_width(*unit));
            hinge::draw_ticked(&self.pen, line, stroke, self.view.projection.plot)?;
        }
        Ok(())
    }

    fn is_chosen(&self, unit: UnitId) -> bool {
        [self.view.selected, self.view.pointed].contains(&Some(unit))
    }

    fn hinge_width(&self, unit: UnitId) -> f64 {
        if self.is_chosen(unit) {
            CHOSEN_HINGE
        } else if unit.layer == 0 {
            HINGE
        } else {
            BENT_HINGE
        }
    }

    fn draw_spot(&self, spot: &Spot) -> Drawn<DB> {
        let halo = Stroke::new(self.palette.paper, 2.5 * SPOT);
        let mark = Stroke::new(self.palette.crease, SPOT);
        let path = match spot {
            Spot::Point(at) => {
                let at = self.view.projection.to_pixel(*at);
                self.pen.disc(at, POINT + SPOT, self.palette.paper)?;
                return self.pen.disc(at, POINT, self.palette.crease);
            }
            Spot::Segment(from, to) => self.pixels(&[*from, *to]),
            Spot::Polygon(corners) => self.outline(corners),
        };
        self.pen.line(&path, halo)?;
        self.pen.line(&path, mark)
    }

    fn draw_handles(&self) -> Drawn<DB> {
        let network = self.view.fibres.complex().network();
        let line = (self.view.selected).and_then(|unit| first_layer_line(network, unit));
        match line.and_then(|line| Handles::of(line, self.view.projection)) {
            Some(handles) => handles::draw(&self.pen, &handles, self.palette, self.palette.crease),
            None => Ok(()),
        }
    }

    /// Rules a flattened cell along the direction that is lost there.
    fn rule(&self, cell: RegionId) -> Drawn<DB> {
        let Some(Vec2 { x, y }) = self.view.fibres.lost_direction(cell) else {
            return Ok(());
        };
        // Places as points, downwards: the lost direction (x, y) is (x, −y) there, and this is what stays the same on it.
        let across = Affine::new(y, x, 0.0);
        let places: Vec<Point> = (self.corners(cell).iter())
            .map(|pixel| Point::new(pixel.x, pixel.y))
            .collect();
        let values = places.iter().map(|&at| across.at(at) / RULE_STEP);
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(f64::NEG_INFINITY, f64::max);
        let stroke = Stroke {
            colour: self.palette.ink,
            opacity: RULED,
            width: RULE,
        };
        let mut number = least.ceil();
        while number <= most {
            if let Some((from, to)) = level_segment(&places, across, number * RULE_STEP) {
                let ends = [from, to].map(|at| Pixel::new(at.x, at.y));
                self.pen.line(&ends, stroke)?;
            }
            number += 1.0;
        }
        Ok(())
    }
}
