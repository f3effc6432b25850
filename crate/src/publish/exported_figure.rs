//! A figure of a session for a file: as SVG, as TikZ, or drawn on any backend.

use std::fmt;

use super::figures::{self, Appearance, Figure};
use super::vector;
use crate::figure::raster::Canvas;
use crate::figure::{AnyArea, AnyDrawn, Metadata, Palette, Rgb, Theme, svg, tikz};
use crate::layout::PixelRect;
use crate::session::Session;

/// Why a figure cannot be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportedFigureError {
    /// No figure has this name.
    Figure,
    /// The sides are not between 1 and [`ExportedFigure::MOST_SIDE`].
    Size,
    /// It has no cells: the network is too large for the frame.
    Cells,
    /// It is about networks with another number of inputs.
    Inputs,
    /// It could not be drawn.
    Drawing,
}

impl fmt::Display for ExportedFigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Figure => "there is no figure of this name",
            Self::Size => "a figure is 1 to 4000 CSS pixels wide and high",
            Self::Cells => "the regions of this network cannot be computed",
            Self::Inputs => "this figure is about networks with another number of inputs",
            Self::Drawing => "the figure could not be drawn",
        })
    }
}

impl std::error::Error for ExportedFigureError {}

/// A figure, laid out for a file.
#[derive(Debug)]
pub struct ExportedFigure<'a> {
    session: &'a mut Session,
    figure: &'static Figure,
    asked: Appearance<'static>,
}

impl<'a> ExportedFigure<'a> {
    /// The longest side, in CSS pixels.
    pub const MOST_SIDE: f64 = 4000.0;

    /// Lays the figure `name` of a session out on width × height CSS pixels.
    ///
    /// # Errors
    /// An unknown name, a size out of bounds, or a figure that needs cells of a network that has none.
    pub fn new(
        session: &'a mut Session,
        name: &str,
        size: (f64, f64),
        theme: Theme,
    ) -> Result<Self, ExportedFigureError> {
        let figure = figures::named(figures::ALL, name).ok_or(ExportedFigureError::Figure)?;
        let (width, height) = size;
        let sides = 1.0..=Self::MOST_SIDE;
        if !(sides.contains(&width) && sides.contains(&height)) {
            return Err(ExportedFigureError::Size);
        }
        let asked = Appearance {
            size,
            theme,
            letters: true,
            hand: None,
        };
        if (figure.inputs).is_some_and(|inputs| inputs != session.network().inputs()) {
            return Err(ExportedFigureError::Inputs);
        }
        // The steps of rulers are those of a plane of this size.
        session.set_canvas(width, height);
        if !(figure.prepare)(session, &asked) {
            return Err(ExportedFigureError::Cells);
        }
        Ok(Self {
            session,
            figure,
            asked,
        })
    }

    /// The same figure without letters around it, where [`Appearance::letters`] says so.
    #[must_use]
    pub const fn without_letters(mut self) -> Self {
        self.asked.letters = false;
        self
    }

    /// Where the figure's pixels lie, in CSS pixels; none where it is drawn with lines alone.
    #[must_use]
    pub fn plot(&mut self) -> Option<PixelRect> {
        let pixels = self.figure.pixels?;
        (pixels.plot)(self.session, &self.asked)
    }

    /// The colour of the paper.
    #[must_use]
    pub const fn printed(&self) -> Rgb {
        Palette::of(self.asked.theme).printed
    }

    /// Paints the pixels under the lines on a canvas that shows [`Self::plot`].
    pub fn paint(&mut self, canvas: &mut Canvas<'_>) {
        if let Some(pixels) = self.figure.pixels {
            (pixels.paint)(self.session, &self.asked, canvas);
        }
    }

    /// Draws what lies over the pixels.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw(&mut self, area: &AnyArea<'_>) -> AnyDrawn {
        self.figure.draw_all(self.session, &self.asked, area)
    }

    /// The figure as an SVG document; `id` begins the names inside, so that several can stand in one page.
    ///
    /// # Errors
    /// Where it could not be drawn.
    pub fn svg(&mut self, id: &str) -> Result<String, ExportedFigureError> {
        let form = vector::form_of(self.figure).filter(|_| self.plot().is_some());
        let under = match form {
            Some(form) => (form.svg)(self.session, &self.asked, id),
            None => Some(String::new()),
        };
        let under = under.ok_or(ExportedFigureError::Drawing)?;
        let (size, printed) = (self.asked.size, self.printed());
        let document = svg::document_over(&under, size, printed, |area| self.draw(area));
        document.map_err(|_| ExportedFigureError::Drawing)
    }

    /// The figure as a LaTeX document.
    ///
    /// # Errors
    /// Where it could not be drawn.
    pub fn tikz(&mut self, metadata: &Metadata<'_>) -> Result<String, ExportedFigureError> {
        let form = vector::form_of(self.figure).filter(|_| self.plot().is_some());
        let (size, printed) = (self.asked.size, self.printed());
        let document = tikz::document(size, printed, metadata, |area| {
            if let Some(form) = form {
                (form.draw)(self.session, &self.asked, area)?;
            }
            self.draw(area)
        });
        document.map_err(|_| ExportedFigureError::Drawing)
    }
}
