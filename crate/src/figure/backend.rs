//! Sub-pixel precision for any plotters backend, and text measuring without the document.

use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::fine::{FINE, fine_size, whole};

/// Width of a letter relative to its font size; precise enough to lay out numerals.
const LETTER_WIDTH: f64 = 0.56;

/// How far a canvas sets letters too high, relative to their font size: it centres the whole box of a font, with more room below
/// for descenders than above capitals, and figures write capitals and numerals only.
const TOO_HIGH: f64 = 0.05;

/// Height of a line relative to its font size.
const LINE_HEIGHT: f64 = 1.2;

/// A backend of [`FINE`] pixels per CSS pixel over one that shrinks what it is given, such as a canvas whose transform scales by
/// 1/`FINE` (times the device's pixel ratio).
///
/// Text is measured by fixed proportions: the inner backend would ask the browser's document, which costs a layout each time, sets
/// a `style` attribute that a strict content security policy refuses, and does not exist in a worker.
pub struct FineBackend<B> {
    inner: B,
    size: (u32, u32),
}

impl<B: DrawingBackend> FineBackend<B> {
    /// Wraps a backend that shows `width` × `height` CSS pixels.
    pub fn new(inner: B, width: f64, height: f64) -> Self {
        Self {
            inner,
            size: fine_size(width, height),
        }
    }
}

/// The size a text takes in the units of its font size, without asking a font.
pub(super) fn text_size<S: BackendTextStyle>(text: &str, style: &S) -> (u32, u32) {
    let letters = text.chars().fold(0.0, |count, _| count + 1.0);
    let width = letters * LETTER_WIDTH * style.size();
    let height = LINE_HEIGHT * style.size();
    let whole = 1.0 / f64::from(FINE);
    fine_size(width * whole, height * whole)
}

type Drawn<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<B: DrawingBackend> DrawingBackend for FineBackend<B> {
    type ErrorType = B::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn<B> {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Drawn<B> {
        self.inner.present()
    }

    fn draw_pixel(&mut self, at: (i32, i32), color: BackendColor) -> Drawn<B> {
        self.inner.draw_pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: (i32, i32),
        to: (i32, i32),
        style: &S,
    ) -> Drawn<B> {
        // As a path: the canvas backend nudges upright and level lines by half a pixel.
        self.inner.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: (i32, i32),
        bottom_right: (i32, i32),
        style: &S,
        fill: bool,
    ) -> Drawn<B> {
        self.inner.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn<B> {
        self.inner.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: (i32, i32),
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn<B> {
        self.inner.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn<B> {
        self.inner.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): (i32, i32),
    ) -> Drawn<B> {
        let lower = whole(TOO_HIGH * style.size() / f64::from(FINE));
        self.inner.draw_text(text, style, (x, y + lower))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        Ok(text_size(text, style))
    }
}
