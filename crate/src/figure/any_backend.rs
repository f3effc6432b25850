//! A single backend type that wraps any plotters backend, so that each drawing is compiled once and can be called through a pointer.

use std::error::Error;
use std::fmt;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::text_anchor::Pos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform,
};

use super::pen::{Drawn, FigureError};

/// An area of any backend.
pub type AnyArea<'a> = DrawingArea<AnyBackend<'a>, Shift>;

/// The whole of a backend as an area that every figure can be drawn on.
pub fn area_on<B>(backend: &mut B) -> AnyArea<'_>
where
    B: DrawingBackend,
    B::ErrorType: 'static,
{
    AnyBackend::of(backend).into_drawing_area()
}

/// Why a figure could not be drawn on [`AnyBackend`].
pub type AnyFigureError = FigureError<AnyBackend<'static>>;

/// The result of drawing on [`AnyBackend`].
pub type AnyDrawn = Drawn<AnyBackend<'static>>;

/// Any backend, behind a pointer.
///
/// Forwards every call unchanged. The backend has to draw text itself, as canvas, SVG and TikZ do: glyphs of fonts are not
/// forwarded.
pub struct AnyBackend<'a>(&'a mut dyn Erased);

impl<'a> AnyBackend<'a> {
    /// Wraps a backend.
    pub(super) fn of<B>(backend: &'a mut B) -> Self
    where
        B: DrawingBackend,
        B::ErrorType: 'static,
    {
        Self(backend)
    }
}

/// The error of the backend behind an [`AnyBackend`].
#[derive(Debug)]
pub struct AnyError(Box<dyn Error + Send + Sync>);

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for AnyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

type Done = Result<(), DrawingErrorKind<AnyError>>;

/// [`DrawingBackend`] without type parameters.
trait Erased {
    fn size(&self) -> (u32, u32);
    fn prepare(&mut self) -> Done;
    fn show(&mut self) -> Done;
    fn pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done;
    fn line(&mut self, ends: [BackendCoord; 2], style: Style) -> Done;
    fn rect(&mut self, corners: [BackendCoord; 2], style: Style, fill: bool) -> Done;
    fn path(&mut self, points: &[BackendCoord], style: Style) -> Done;
    fn circle(&mut self, circle: (BackendCoord, u32), style: Style, fill: bool) -> Done;
    fn polygon(&mut self, corners: &[BackendCoord], style: Style) -> Done;
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> Done;
    fn text_size(
        &self,
        text: &str,
        style: &TextStyle<'_>,
    ) -> Result<(u32, u32), DrawingErrorKind<AnyError>>;
}

/// The values of a [`BackendStyle`].
#[derive(Clone, Copy)]
struct Style {
    color: BackendColor,
    width: u32,
}

impl Style {
    fn of<S: BackendStyle>(style: &S) -> Self {
        Self {
            color: style.color(),
            width: style.stroke_width(),
        }
    }
}

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// The values of a [`BackendTextStyle`].
struct TextStyle<'a> {
    color: BackendColor,
    size: f64,
    transform: FontTransform,
    style: FontStyle,
    anchor: Pos,
    family: FontFamily<'a>,
}

impl<'a> TextStyle<'a> {
    fn of<S: BackendTextStyle>(style: &'a S) -> Self {
        Self {
            color: style.color(),
            size: style.size(),
            transform: style.transform(),
            style: style.style(),
            anchor: style.anchor(),
            family: style.family(),
        }
    }
}

/// The error for a backend that asks for glyphs.
#[derive(Debug)]
struct NoGlyphs;

impl fmt::Display for NoGlyphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the backend has to set text itself")
    }
}

impl Error for NoGlyphs {}

impl BackendTextStyle for TextStyle<'_> {
    type FontError = NoGlyphs;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        self.transform.clone()
    }

    fn style(&self) -> FontStyle {
        self.style
    }

    fn anchor(&self) -> Pos {
        self.anchor
    }

    fn family(&self) -> FontFamily<'_> {
        self.family
    }

    fn layout_box(&self, _: &str) -> Result<(BackendCoord, BackendCoord), NoGlyphs> {
        Err(NoGlyphs)
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, NoGlyphs> {
        Err(NoGlyphs)
    }
}

fn erased<E: Error + Send + Sync + 'static>(
    error: DrawingErrorKind<E>,
) -> DrawingErrorKind<AnyError> {
    match error {
        DrawingErrorKind::DrawingError(error) => {
            DrawingErrorKind::DrawingError(AnyError(Box::new(error)))
        }
        DrawingErrorKind::FontError(error) => DrawingErrorKind::FontError(error),
    }
}

impl<B> Erased for B
where
    B: DrawingBackend,
    B::ErrorType: 'static,
{
    fn size(&self) -> (u32, u32) {
        self.get_size()
    }

    fn prepare(&mut self) -> Done {
        self.ensure_prepared().map_err(erased)
    }

    fn show(&mut self) -> Done {
        self.present().map_err(erased)
    }

    fn pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done {
        self.draw_pixel(at, color).map_err(erased)
    }

    fn line(&mut self, [from, to]: [BackendCoord; 2], style: Style) -> Done {
        self.draw_line(from, to, &style).map_err(erased)
    }

    fn rect(&mut self, [from, to]: [BackendCoord; 2], style: Style, fill: bool) -> Done {
        self.draw_rect(from, to, &style, fill).map_err(erased)
    }

    fn path(&mut self, points: &[BackendCoord], style: Style) -> Done {
        self.draw_path(points.iter().copied(), &style)
            .map_err(erased)
    }

    fn circle(&mut self, (centre, radius): (BackendCoord, u32), style: Style, fill: bool) -> Done {
        self.draw_circle(centre, radius, &style, fill)
            .map_err(erased)
    }

    fn polygon(&mut self, corners: &[BackendCoord], style: Style) -> Done {
        self.fill_polygon(corners.iter().copied(), &style)
            .map_err(erased)
    }

    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> Done {
        self.draw_text(text, style, at).map_err(erased)
    }

    fn text_size(
        &self,
        text: &str,
        style: &TextStyle<'_>,
    ) -> Result<(u32, u32), DrawingErrorKind<AnyError>> {
        self.estimate_text_size(text, style).map_err(erased)
    }
}

impl DrawingBackend for AnyBackend<'_> {
    type ErrorType = AnyError;

    fn get_size(&self) -> (u32, u32) {
        self.0.size()
    }

    fn ensure_prepared(&mut self) -> Done {
        self.0.prepare()
    }

    fn present(&mut self) -> Done {
        self.0.show()
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done {
        self.0.pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Done {
        self.0.line([from, to], Style::of(style))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        self.0
            .rect([upper_left, bottom_right], Style::of(style), fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        self.0.path(&points, Style::of(style))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        self.0.circle((centre, radius), Style::of(style), fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Done {
        let corners: Vec<BackendCoord> = corners.into_iter().collect();
        self.0.polygon(&corners, Style::of(style))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.0.text(text, &TextStyle::of(style), at)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<AnyError>> {
        self.0.text_size(text, &TextStyle::of(style))
    }
}
