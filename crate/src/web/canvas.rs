//! Draws figures on canvases, with the pixels beneath them.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::kept::Kept;
use super::surface::{CanvasSize, backend, cleared, put_pixels};
use super::{Explainer, Fallible, failed, thrown};
use crate::figure::{Theme, area_on};
use crate::layout::Highlight;
use crate::publish::ExportedFigureError;
use crate::publish::figures::{self, Appearance, Figure, Hand};
use crate::recovery::{Outline, Picture};
use crate::session::Session;

/// The figures that this module draws. It is linked without the code of those that it does not name.
const FIGURES: &[&Figure] = figures::ALL;

/// The appearance of figures.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub struct Look {
    dark: bool,
    crosshair: bool,
    is_pointing: bool,
}

#[wasm_bindgen]
impl Look {
    /// Whether the theme is dark; whether the pointer is marked by a crosshair, for use with the keyboard; and whether the reader has
    /// done no more than point since the last picture: then figures that show nothing new are left as they are.
    #[wasm_bindgen(constructor)]
    pub fn new(dark: bool, crosshair: bool, is_pointing: bool) -> Self {
        Self {
            dark,
            crosshair,
            is_pointing,
        }
    }
}

impl Look {
    const fn theme(&self) -> Theme {
        if self.dark { Theme::Dark } else { Theme::Light }
    }
}

#[wasm_bindgen]
impl Explainer {
    /// Prints the reader's own word or scribble on the plane: one opacity per pixel, row by row.
    #[wasm_bindgen(js_name = setPicture)]
    pub fn set_picture(&mut self, width: usize, alpha: &[u8]) {
        self.session.set_picture(Picture::of_alpha(width, alpha));
    }

    /// Prints words on the plane from their outlines, to the tones of the still panels; tells whether there are outlines of them.
    #[wasm_bindgen(js_name = printOutlines)]
    pub fn print_outlines(&mut self, words: &str) -> bool {
        let exists = Outline::exists_of(words);
        if exists {
            self.session.set_picture(None);
        }
        exists
    }

    /// Whether the figure `name` shows a picture read back from activations.
    pub fn recovers(name: &str) -> bool {
        figures::named(FIGURES, name).is_some_and(|figure| figure.recovers)
    }

    /// Whether the canvas of the figure `name` shows the plane: what the pointer and the keys do on it, they do to the plane.
    #[wasm_bindgen(js_name = showsPlane)]
    pub fn shows_plane(name: &str) -> bool {
        figures::named(FIGURES, name).is_some_and(|figure| figure.shows_plane)
    }

    /// Draws the figure `name` on a canvas. One of a network without cells stays empty; the readout tells why.
    pub fn draw(
        &mut self,
        name: &str,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
        look: &Look,
    ) -> Fallible<()> {
        let unknown = || failed(&ExportedFigureError::Figure);
        let figure = figures::named(FIGURES, name).ok_or_else(unknown)?;
        let highlight = self.highlight();
        let asked = Appearance {
            size: (size.width, size.height),
            theme: look.theme(),
            letters: true,
            hand: Some(Hand {
                highlight: &highlight,
                crosshair: look.crosshair,
            }),
        };
        let Self {
            session,
            pixels,
            kept,
            pointing,
            ..
        } = self;
        if let Some(now) = figure.pointing.map(|shown| shown(session, &asked)) {
            let shown = Some((now, asked.size));
            let is_same = *pointing == shown;
            *pointing = shown;
            if is_same && look.is_pointing {
                return Ok(());
            }
        }
        paint(figure, session, &asked, &canvas, size, (pixels, kept))
    }

    /// Draws the small picture of a link's scene, or of its points alone. It is opened for that and closed again.
    #[wasm_bindgen(js_name = drawThumbnail)]
    pub fn draw_thumbnail(
        fragment: &str,
        points: bool,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
        look: &Look,
    ) -> Fallible<()> {
        let opened = Session::open(fragment);
        let (mut session, _) = opened.map_err(|error| thrown(&error.problem()))?;
        let figure = if points {
            &figures::POINTS
        } else {
            &figures::THUMBNAIL
        };
        let asked = Appearance {
            size: (size.width, size.height),
            theme: look.theme(),
            letters: false,
            hand: None,
        };
        let own = (&mut Vec::new(), &mut Kept::default());
        paint(figure, &mut session, &asked, &canvas, size, own)
    }
}

/// Paints and draws a figure of a session on a canvas, which is cleared before.
fn paint(
    figure: &Figure,
    session: &mut Session,
    asked: &Appearance<'_>,
    canvas: &HtmlCanvasElement,
    size: &CanvasSize,
    (pixels, kept): (&mut Vec<[u8; 4]>, &mut Kept),
) -> Fallible<()> {
    let context = cleared(canvas)?;
    (figure.prepare)(session, asked);
    let state = (figure.under).and_then(|under| (under.state)(session, asked));
    let is_kept = kept.put_back(&context, canvas, state.as_ref())?;
    if !is_kept
        && let Some(under) = figure.pixels
        && let Some(plot) = (under.plot)(session, asked)
    {
        put_pixels(&context, pixels, plot, size.ratio, |canvas| {
            (under.paint)(session, asked, canvas);
        })?;
    }
    let mut backend = backend(canvas.clone(), &context, size)?;
    if let Some(under) = figure.under.filter(|_| !is_kept) {
        let drawn = (under.draw)(session, asked, &area_on(&mut backend));
        drawn.map_err(|error| failed(&error))?;
        kept.take(canvas, state)?;
    }
    let drawn = (figure.draw)(session, asked, &area_on(&mut backend));
    drawn.map_err(|error| failed(&error))
}

impl Explainer {
    fn highlight(&mut self) -> Highlight {
        let term = self.term;
        term.map_or_else(Highlight::default, |term| self.session.highlight(term))
    }
}
