//! Pictures and films of a scene, for sharing.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::surface::{CanvasSize, backend, cleared, put_pixels};
use super::{Fallible, failed, thrown};
use crate::figure;
use crate::figure::Metadata;
use crate::figure::raster::Canvas;
use crate::figure::{Rgb, Theme, area_on};
use crate::publish::bitmap;
use crate::publish::exported_figure::{ExportedFigure, ExportedFigureError};
use crate::publish::film;
use crate::recovery::Picture;
use crate::scene::Problem;
use crate::scene::link::read_whole;
use crate::session::Session;

/// The metadata of a file.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Legend {
    title: String,
    description: String,
    source: String,
}

#[wasm_bindgen]
impl Legend {
    /// A short title, a description of the picture, and the address of its scene.
    #[wasm_bindgen(constructor)]
    pub fn new(title: String, description: String, source: String) -> Self {
        Self {
            title,
            description,
            source,
        }
    }
}

impl Legend {
    const fn metadata(&self) -> Metadata<'_> {
        Metadata {
            title: self.title.as_str(),
            description: self.description.as_str(),
            source: self.source.as_str(),
        }
    }
}

/// The scene of a link, for drawing pictures of it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handout {
    pub(super) session: Session,
    theme: Theme,
}

#[wasm_bindgen]
impl Handout {
    /// The scene of a link that this program wrote, with a light or dark theme.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str, dark: bool) -> Fallible<Self> {
        let opened = read_whole(link).map_err(|error| thrown(&error.problem()))?;
        let session = Session::new(opened.scene).map_err(|error| failed(&error))?;
        let theme = if dark { Theme::Dark } else { Theme::Light };
        Ok(Self { session, theme })
    }

    /// Prints the reader's own word or scribble on the plane: one opacity per pixel, row by row.
    #[wasm_bindgen(js_name = setPicture)]
    pub fn set_picture(&mut self, width: usize, alpha: &[u8]) {
        self.session.set_picture(Picture::of_alpha(width, alpha));
    }

    /// Shows the best of all straight lines.
    #[wasm_bindgen(js_name = showBestLine)]
    pub fn show_best_line(&mut self, shown: bool) {
        self.session.show_best_line(shown);
    }

    /// Turns the forward trace of a sample on or off.
    pub fn follow(&mut self, follows: bool) {
        self.session.set_follows(follows);
    }

    /// The figure `name` as an SVG document.
    pub fn svg(&mut self, name: &str, size: &CanvasSize, legend: &Legend) -> Fallible<String> {
        let mut sheet = self.sheet(name, size)?;
        let document = sheet.svg(name).map_err(refused)?;
        Ok(figure::signed(&document, &legend.metadata()))
    }

    /// The figure `name` as a LaTeX document, in colours for paper.
    pub fn tikz(&mut self, name: &str, size: &CanvasSize, legend: &Legend) -> Fallible<String> {
        self.theme = Theme::Printed;
        let mut sheet = self.sheet(name, size)?;
        sheet.tikz(&legend.metadata()).map_err(refused)
    }

    /// Draws the figure `name` on a canvas of as many device pixels as the size says.
    pub fn draw(
        &mut self,
        name: &str,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
    ) -> Fallible<()> {
        let mut sheet = self.sheet(name, size)?;
        let context = cleared(&canvas)?;
        let Rgb(red, green, blue) = sheet.printed();
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        context.fill_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
        if let Some(plot) = sheet.plot() {
            let paint = |canvas: &mut Canvas<'_>| sheet.paint(canvas);
            put_pixels(&context, &mut Vec::new(), plot, size.ratio, paint)?;
        }
        let mut backend = backend(canvas, &context, size)?;
        let drawn = sheet.draw(&area_on(&mut backend));
        drawn.map_err(|error| failed(&error))
    }
}

impl Handout {
    fn sheet(&mut self, name: &str, size: &CanvasSize) -> Fallible<ExportedFigure<'_>> {
        let size = (size.width, size.height);
        ExportedFigure::new(&mut self.session, name, size, self.theme).map_err(refused)
    }
}

fn refused(error: ExportedFigureError) -> JsValue {
    match error {
        ExportedFigureError::Cells => thrown(&Problem::new("picture-without-cells")),
        ExportedFigureError::Inputs => thrown(&Problem::new("picture-of-other-inputs")),
        ExportedFigureError::Figure | ExportedFigureError::Size | ExportedFigureError::Drawing => {
            failed(&error)
        }
    }
}

/// Pixels as a PNG file: four bytes each, `width` in a row.
#[wasm_bindgen]
pub fn png(width: u32, pixels: &[u8], legend: &Legend) -> Fallible<Vec<u8>> {
    bitmap::png(width, pixels, Some(&legend.metadata())).map_err(|error| failed(&error))
}

/// A film in the making.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Film(film::Film);

#[wasm_bindgen]
impl Film {
    /// A film of `width` × `height` pixels.
    #[wasm_bindgen(constructor)]
    pub fn new(width: u16, height: u16, legend: &Legend) -> Fallible<Self> {
        let film = film::Film::new(width, height, &legend.metadata());
        film.map(Self).map_err(|error| failed(&error))
    }

    /// Adds a picture, four bytes per pixel. The last one is shown longer.
    pub fn add(&mut self, mut pixels: Vec<u8>, last: bool) -> Fallible<()> {
        let added = self.0.add(&mut pixels, last);
        added.map_err(|error| failed(&error))
    }

    /// Finishes the film, and returns the file.
    pub fn finish(self) -> Fallible<Vec<u8>> {
        self.0.finish().map_err(|error| failed(&error))
    }
}

/// The longest file of a network that [`Handout`] reads, in bytes.
#[wasm_bindgen(js_name = mostNetworkBytes)]
pub fn most_network_bytes() -> usize {
    crate::publish::import::MOST_BYTES
}
