//! The plane through a larger network's inputs: which output is highest where, every crease, and what the plane goes through.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::axes;
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::geometry::{Point, polygon_centroid};
use crate::layout::{Pixel, PixelRect, Projection};
use crate::slice::Part;

/// What the figure shows.
#[derive(Clone, Copy, Debug)]
pub struct SliceView<'a> {
    /// Where the plane stands.
    pub projection: Projection,
    /// Which output is highest where.
    pub parts: &'a [Part],
    /// The edges of all regions.
    pub edges: &'a [[Point; 2]],
    /// What the plane goes through.
    pub marks: &'a [SliceMark],
    /// The output that is shown against all others.
    pub against: Option<usize>,
    /// Whether the coordinates of the plane are features, with numerals along them.
    pub has_axes: bool,
    /// Colours.
    pub theme: Theme,
}

/// A row that the plane goes through.
#[derive(Clone, Debug, PartialEq)]
pub struct SliceMark {
    /// Its place.
    pub at: Point,
    /// The output that is highest there.
    pub output: usize,
    /// Its picture.
    pub picture: Option<InputPicture>,
}

/// Inputs as a picture: rows of grey from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct InputPicture {
    /// Width and height.
    pub side: usize,
    /// From 0, nothing, to 1.
    pub shares: Vec<f64>,
}

/// Width of the creases, at the most, and of the lines of a decision.
const CREASE: f64 = 1.0;
const DECISION: f64 = 2.4;
/// Size of a picture beside a mark, and its distance from that.
const PICTURE: f64 = 46.0;
const AWAY: f64 = 44.0;
/// Size of letters, and the least share of the plot's area that gets one.
const LETTERS: f64 = 17.0;
const LEAST: f64 = 0.012;
/// Radius of a mark, and of the ring around what is pointed at.
const MARK: f64 = 4.5;
const RING: f64 = 8.0;

/// Draws the plane.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &SliceView<'_>) -> Drawn<DB> {
    let (pen, palette) = (Pen::on(area), Palette::of(view.theme));
    let place = |at: Point| view.projection.to_pixel(at);
    for part in view.parts {
        let corners: Vec<Pixel> = part.polygon.iter().copied().map(place).collect();
        pen.fill(&corners, view.tint(part.output), 1.0)?;
    }
    draw_creases(&pen, view)?;
    for (other, ends) in view.parts.iter().flat_map(|part| {
        let lines = part.lines.iter();
        lines.filter(|(other, _)| view.is_shown(part.output, *other))
    }) {
        debug_assert!(*other > 0, "a line belongs to the smaller output");
        pen.line(&ends.map(place), Stroke::new(palette.ink, DECISION))?;
    }
    let plot = view.projection.plot;
    pen.cut_off(plot, DECISION, palette.printed)?;
    draw_names(&pen, view)?;
    if view.has_axes {
        axes::draw_unnamed(&pen, view.projection, palette)?;
    } else {
        pen.line(&border(plot), Stroke::new(palette.quiet, 1.0))?;
    }
    draw_marks(&pen, view)
}

/// Draws the ring around what is pointed at: over the plane, so that the plane stays as it is while the ring moves.
///
/// # Errors
/// Those of the backend.
pub fn draw_ring<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    at: Pixel,
    theme: Theme,
) -> Drawn<DB> {
    let (pen, palette) = (Pen::on(area), Palette::of(theme));
    pen.ring(at, RING, Stroke::new(palette.printed, 5.0))?;
    pen.ring(at, RING, Stroke::new(palette.accent, 2.2))
}

/// Draws inputs as a picture that fills an area of some size.
///
/// # Errors
/// Those of the backend.
pub fn draw_inputs<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    size: (f64, f64),
    inputs: &InputPicture,
    theme: Theme,
) -> Drawn<DB> {
    let side = size.0.min(size.1) - 2.0;
    let at = PixelRect {
        left: 0.5 * (size.0 - side),
        top: 0.5 * (size.1 - side),
        width: side,
        height: side,
    };
    draw_picture(&Pen::on(area), at, inputs, Palette::of(theme))
}

impl SliceView<'_> {
    /// Whether the line between two outputs is one of what is shown.
    fn is_shown(&self, output: usize, other: usize) -> bool {
        self.against.is_none_or(|one| one == output || one == other)
    }

    /// The colour of an output: the class colours go to those that are highest at the marks, in their order.
    fn tint(&self, output: usize) -> Rgb {
        let palette = Palette::of(self.theme);
        if let Some(one) = self.against {
            return palette.tint[usize::from(output != one)];
        }
        let mut known: Vec<usize> = Vec::new();
        for mark in self.marks {
            if !known.contains(&mark.output) {
                known.push(mark.output);
            }
        }
        match known.iter().position(|&one| one == output) {
            Some(place) => palette.tint[place.min(palette.tint.len() - 1)],
            // Greys that neighbours can be told by.
            None => {
                let step = (output % 3) as f64;
                palette.printed.lerp(palette.quiet, 0.14 + 0.14 * step)
            }
        }
    }
}

fn draw_creases<DB: DrawingBackend>(pen: &Pen<'_, DB>, view: &SliceView<'_>) -> Drawn<DB> {
    /// With more edges, each is drawn thinner.
    const MANY: f64 = 1500.0;
    let width = CREASE * (MANY / view.edges.len().max(1) as f64).clamp(0.25, 1.0);
    let stroke = Stroke {
        colour: Palette::of(view.theme).ink,
        opacity: 0.45,
        width,
    };
    for ends in view.edges {
        pen.line(&ends.map(|at| view.projection.to_pixel(at)), stroke)?;
    }
    Ok(())
}

/// The number of each output, on its largest part.
fn draw_names<DB: DrawingBackend>(pen: &Pen<'_, DB>, view: &SliceView<'_>) -> Drawn<DB> {
    let palette = Palette::of(view.theme);
    let frame = view.projection.frame;
    let whole = frame.width() * frame.height();
    let outputs = view.parts.iter().map(|part| part.output).max();
    for output in outputs.map_or(0..0, |last| 0..last + 1) {
        let own = || view.parts.iter().filter(|part| part.output == output);
        let area: f64 = own().map(Part::area).sum();
        let largest = own().max_by(|a, b| a.area().total_cmp(&b.area()));
        let Some(part) = largest.filter(|_| area >= LEAST * whole) else {
            continue;
        };
        let Some(centre) = polygon_centroid(&part.polygon) else {
            continue;
        };
        let at = view.projection.to_pixel(centre);
        let letters = Letters::centred(palette.ink, LETTERS);
        pen.disc(at, 0.72 * LETTERS, palette.printed)?;
        pen.write(&output.to_string(), at, letters)?;
    }
    Ok(())
}

fn draw_marks<DB: DrawingBackend>(pen: &Pen<'_, DB>, view: &SliceView<'_>) -> Drawn<DB> {
    let palette = Palette::of(view.theme);
    let plot = view.projection.plot;
    let count = view.marks.len().max(1) as f64;
    let middle = view.marks.iter().fold(Pixel::default(), |sum, mark| {
        let at = view.projection.to_pixel(mark.at);
        Pixel::new(sum.x + at.x / count, sum.y + at.y / count)
    });
    for mark in view.marks {
        let at = view.projection.to_pixel(mark.at);
        if !plot.contains(at) {
            continue;
        }
        pen.disc(at, MARK + 2.0, palette.printed)?;
        pen.disc(at, MARK, palette.ink)?;
        let Some(picture) = &mark.picture else {
            continue;
        };
        // Outwards, so that what lies between the marks stays in sight.
        let (x, y) = (at.x - middle.x, at.y - middle.y);
        let away = libm::hypot(x, y).max(1.0);
        let half = 0.5 * PICTURE;
        let centre = (at.x + AWAY * x / away, at.y + AWAY * y / away);
        let within = |value: f64, from: f64, extent: f64| {
            value.clamp(
                from + half + 3.0,
                (from + extent - half - 3.0).max(from + half + 3.0),
            )
        };
        let box_ = PixelRect {
            left: within(centre.0, plot.left, plot.width) - half,
            top: within(centre.1, plot.top, plot.height) - half,
            width: PICTURE,
            height: PICTURE,
        };
        draw_picture(pen, box_, picture, palette)?;
    }
    Ok(())
}

/// A picture as ink on paper, whatever it lies on.
fn draw_picture<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    at: PixelRect,
    picture: &InputPicture,
    palette: &Palette,
) -> Drawn<DB> {
    pen.fill(&border(at), palette.printed, 1.0)?;
    let cell = at.width / picture.side.max(1) as f64;
    for (place, &share) in picture.shares.iter().enumerate() {
        let share = share.clamp(0.0, 1.0);
        if share < 1.0 / 255.0 {
            continue;
        }
        let (column, row) = (place % picture.side, place / picture.side);
        let pixel = PixelRect {
            left: at.left + cell * column as f64,
            top: at.top + cell * row as f64,
            width: cell,
            height: cell,
        };
        let colour = palette.printed.lerp(palette.ink, share);
        pen.fill(&border(pixel), colour, 1.0)?;
    }
    pen.line(&border(at), Stroke::new(palette.quiet, 1.0))
}

/// The border of a rectangle as a closed line.
fn border(of: PixelRect) -> [Pixel; 5] {
    let (right, bottom) = (of.left + of.width, of.top + of.height);
    [
        Pixel::new(of.left, of.top),
        Pixel::new(right, of.top),
        Pixel::new(right, bottom),
        Pixel::new(of.left, bottom),
        Pixel::new(of.left, of.top),
    ]
}
