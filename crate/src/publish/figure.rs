//! What a row of the registry of figures is: how a session is made ready for a figure, and how it is painted and drawn.

use crate::figure::raster::Canvas;
use crate::figure::{AnyArea, AnyDrawn, Theme};
use crate::geometry::Affine;
use crate::layout::{Highlight, Part, PixelRect};
use crate::network::UnitId;
use crate::scene::{Output, Shading};
use crate::session::Session;

/// A row of the registry.
#[derive(Debug)]
pub struct Figure {
    /// Its name, as in `data-figure`.
    pub name: &'static str,
    /// Whether its canvas shows the frame of the plane, so that places on it are places of the plane.
    pub shows_plane: bool,
    /// How many inputs a network has that it is about; none where any number will do.
    pub inputs: Option<usize>,
    /// Whether it shows a picture read back from activations.
    pub recovers: bool,
    /// Tells a session how large the canvas is, and has it build what is drawn; whether there is something to draw then.
    pub prepare: fn(&mut Session, &Appearance<'_>) -> bool,
    /// What is painted pixel by pixel before the rest is drawn, where there is such.
    pub pixels: Option<Pixels>,
    /// What is drawn over the pixels and stays as it is while the reader points about, where there is such.
    pub under: Option<Under>,
    /// The selected and the pointed part of the network, where these are all that it shows of the reader's hand: while both stay
    /// and nothing else happens, so does the picture. None where it follows the pointer itself, or costs little; at most one figure of a page has it.
    pub pointing: Option<fn(&Session, &Appearance<'_>) -> Pointing>,
    /// Draws all the rest.
    pub draw: Draw,
}

/// The selected part of a network, and the one that the reader points at.
pub type Pointing = [Option<Part>; 2];

/// Draws a figure, or a part of it.
pub type Draw = fn(&mut Session, &Appearance<'_>, &AnyArea<'_>) -> AnyDrawn;

impl Figure {
    /// Draws all but the pixels.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw_all(
        &self,
        session: &mut Session,
        asked: &Appearance<'_>,
        area: &AnyArea<'_>,
    ) -> AnyDrawn {
        if let Some(under) = self.under {
            (under.draw)(session, asked, area)?;
        }
        (self.draw)(session, asked, area)
    }
}

/// What of a figure stays as it is while the reader points about: whoever keeps a copy of pixels and this need not draw them
/// anew for each move.
#[derive(Clone, Copy, Debug)]
pub struct Under {
    /// Draws it.
    pub draw: Draw,
    /// What it depends on, besides the size of the canvas; none where it is not to be kept.
    pub state: fn(&mut Session, &Appearance<'_>) -> Option<UnderState>,
}

/// What the lower part of a figure depends on: where it is the same, the picture is.
#[derive(Clone, Debug, PartialEq)]
pub struct UnderState {
    pub(super) figure: &'static str,
    pub(super) revision: u64,
    pub(super) shading: Shading,
    pub(super) output: Output,
    pub(super) size: (f64, f64),
    pub(super) theme: Theme,
    pub(super) dimmed: Option<UnitId>,
    pub(super) best_line: Option<Affine>,
}

/// The pixels under the lines of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Pixels {
    /// Where they lie on the canvas, in CSS pixels; none while there is nothing to paint.
    pub plot: fn(&mut Session, &Appearance<'_>) -> Option<PixelRect>,
    /// Paints them on a canvas that shows just this place.
    pub paint: fn(&mut Session, &Appearance<'_>, &mut Canvas<'_>),
}

/// How a figure is to appear.
#[derive(Clone, Copy, Debug)]
pub struct Appearance<'a> {
    /// Width and height of the canvas in CSS pixels.
    pub size: (f64, f64),
    /// Colours.
    pub theme: Theme,
    /// Whether the letters of the units stand around a picture that could do without: a small still of the picture read back.
    pub letters: bool,
    /// What the reader points at and has selected; none in files.
    pub hand: Option<Hand<'a>>,
}

/// What a live figure shows of the reader's hand.
#[derive(Clone, Copy, Debug)]
pub struct Hand<'a> {
    /// What a term of the prose makes stand out.
    pub highlight: &'a Highlight,
    /// Whether the place pointed at has a cross, as the keyboard needs it.
    pub crosshair: bool,
}
