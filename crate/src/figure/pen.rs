//! The drawing tool of all figures: lines, areas and letters, placed in CSS pixels.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle};
use plotters_backend::DrawingBackend;

use super::fine::{FINE, whole};
use super::palette::Rgb;
use crate::layout::{Pixel, PixelRect};

/// Why a figure could not be drawn: whatever its backend says.
pub type FigureError<DB> = DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>;

/// The result of drawing on a backend.
pub type Drawn<DB> = Result<(), FigureError<DB>>;

/// Serifs with lining numerals, as installed on the common systems.
const FONT: &str = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, serif";

/// A line's colour, opacity (0 to 1) and width in CSS pixels.
#[derive(Clone, Copy)]
pub(super) struct Stroke {
    pub(super) colour: Rgb,
    pub(super) opacity: f64,
    pub(super) width: f64,
}

impl Stroke {
    /// An opaque line.
    pub(super) const fn new(colour: Rgb, width: f64) -> Self {
        Self {
            colour,
            opacity: 1.0,
            width,
        }
    }
}

/// Letters of one size in CSS pixels, centred vertically on the place they are written at.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    pub(super) colour: Rgb,
    pub(super) size: f64,
    pub(super) anchor: HPos,
    pub(super) style: FontStyle,
}

impl Letters {
    /// Upright letters centred on their place.
    pub(super) const fn centred(colour: Rgb, size: f64) -> Self {
        Self {
            colour,
            size,
            anchor: HPos::Center,
            style: FontStyle::Normal,
        }
    }

    /// The same letters on one side of their place.
    pub(super) const fn anchored(self, anchor: HPos) -> Self {
        Self { anchor, ..self }
    }

    /// The same letters, slanted.
    pub(super) const fn italic(self) -> Self {
        Self {
            style: FontStyle::Italic,
            ..self
        }
    }
}

/// Draws on an area of a fine backend in CSS pixels.
pub(super) struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen for an area of [`FINE`] pixels per CSS pixel.
    pub(super) const fn on(area: &'a DrawingArea<DB, Shift>) -> Self {
        Self { area }
    }

    /// A line through `path`.
    pub(super) fn line(&self, path: &[Pixel], stroke: Stroke) -> Drawn<DB> {
        let points: Vec<_> = path.iter().copied().map(fine).collect();
        self.area.draw(&PathElement::new(points, shape(stroke)))
    }

    /// A dashed line: dashes of `dash` CSS pixels and as much room between them, beginning and ending with a dash.
    pub(super) fn dashes(&self, path: &[Pixel], dash: f64, stroke: Stroke) -> Drawn<DB> {
        for piece in dashes_of(path, dash) {
            self.line(&piece, stroke)?;
        }
        Ok(())
    }

    /// A filled polygon.
    pub(super) fn fill(&self, corners: &[Pixel], colour: Rgb, opacity: f64) -> Drawn<DB> {
        let points: Vec<_> = corners.iter().copied().map(fine).collect();
        self.area.draw(&Polygon::new(points, rgba(colour, opacity)))
    }

    /// A filled disc.
    pub(super) fn disc(&self, centre: Pixel, radius: f64, colour: Rgb) -> Drawn<DB> {
        let style = rgba(colour, 1.0).filled();
        self.area
            .draw(&Circle::new(fine(centre), whole(radius), style))
    }

    /// A circle's line.
    pub(super) fn ring(&self, centre: Pixel, radius: f64, stroke: Stroke) -> Drawn<DB> {
        self.area
            .draw(&Circle::new(fine(centre), whole(radius), shape(stroke)))
    }

    /// Lays a strip of paper around a plot: cuts off the ends of slanted lines of the given width, which reach over its border
    /// by half of that.
    pub(super) fn cut_off(&self, plot: PixelRect, width: f64, printed: Rgb) -> Drawn<DB> {
        let out = 0.5 * width;
        let (left, top) = (plot.left - out, plot.top - out);
        let (right, bottom) = (plot.left + plot.width + out, plot.top + plot.height + out);
        let corners = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        let strip = corners.map(|(x, y)| Pixel::new(x, y));
        self.line(&strip, Stroke::new(printed, width))
    }

    /// Letters at a place.
    pub(super) fn write(&self, text: &str, at: Pixel, letters: Letters) -> Drawn<DB> {
        let size = letters.size * f64::from(FINE);
        let style = FontDesc::new(FontFamily::Name(FONT), size, letters.style)
            .color(&rgba(letters.colour, 1.0))
            .pos(Pos::new(letters.anchor, VPos::Center));
        self.area.draw_text(text, &style, fine(at))
    }
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    /// The name of an input, counted from 0: a slanted x and a low numeral, centred on a place.
    pub(super) fn write_input(&self, input: usize, at: Pixel, letters: Letters) -> Drawn<DB> {
        let size = letters.size;
        let numeral = Letters::centred(letters.colour, 0.68 * size);
        self.write("x", Pixel::new(at.x - 0.2 * size, at.y), letters.italic())?;
        let low = Pixel::new(at.x + 0.28 * size, at.y + 0.26 * size);
        self.write(&(input + 1).to_string(), low, numeral)
    }
}

/// The pieces of a dashed path: an odd number of equal lengths, every other one drawn, so that both ends carry a dash.
fn dashes_of(path: &[Pixel], dash: f64) -> Vec<Vec<Pixel>> {
    let length: f64 = path.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let gaps = (0.5 * length / dash).floor();
    let step = length / (2.0 * gaps + 1.0);
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    let mut cuts_left = 2.0 * gaps;
    let mut room = step;
    for pair in path.windows(2) {
        let mut from = pair[0];
        let mut rest = from.distance(pair[1]);
        piece.push(from);
        while cuts_left > 0.0 && rest > room {
            let t = room / rest;
            let x = from.x + t * (pair[1].x - from.x);
            from = Pixel::new(x, from.y + t * (pair[1].y - from.y));
            rest -= room;
            room = step;
            piece.push(from);
            pieces.push(std::mem::replace(&mut piece, vec![from]));
            cuts_left -= 1.0;
        }
        room -= rest;
    }
    piece.extend(path.last());
    pieces.push(piece);
    pieces.into_iter().step_by(2).collect()
}

fn rgba(Rgb(red, green, blue): Rgb, opacity: f64) -> RGBAColor {
    RGBColor(red, green, blue).mix(opacity)
}

/// A line's style in the terms of plotters.
pub(super) fn shape(stroke: Stroke) -> ShapeStyle {
    ShapeStyle {
        color: rgba(stroke.colour, stroke.opacity),
        filled: false,
        stroke_width: whole(stroke.width).unsigned_abs(),
    }
}

fn fine(at: Pixel) -> (i32, i32) {
    (whole(at.x), whole(at.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_begin_and_end_a_line_and_cover_about_half_of_it() {
        let path = [
            Pixel::new(0.0, 0.0),
            Pixel::new(30.0, 0.0),
            Pixel::new(30.0, 47.0),
        ];
        let pieces = dashes_of(&path, 5.0);
        assert_eq!(pieces[0][0], path[0]);
        assert_eq!(pieces.last().and_then(|piece| piece.last()), Some(&path[2]));
        let drawn: f64 = pieces
            .iter()
            .flat_map(|piece| piece.windows(2).map(|pair| pair[0].distance(pair[1])))
            .sum();
        assert!((0.5..0.65).contains(&(drawn / 77.0)), "{drawn}");
    }
}
