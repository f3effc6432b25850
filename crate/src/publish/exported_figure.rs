//! A figure of a session on a sheet of its own, to be passed on: as SVG, as TikZ, or on whatever draws.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::bitmap;
use crate::figure;
use crate::figure::Metadata;
use crate::figure::plane::Pointed;
use crate::figure::raster;
use crate::figure::raster::Canvas;
use crate::figure::recovery;
use crate::figure::recovery::RecoveryView;
use crate::figure::shading;
use crate::figure::shading::Surface;
use crate::figure::{Drawn, FigureInput, Palette, Theme, tikz, tones};
use crate::geometry::Affine;
use crate::layout::Highlight;
use crate::layout::{PixelRect, Projection};
use crate::measure::ScoreSurface;
use crate::recovery::Outline;
use crate::recovery::{Printed, RecoveredFrom, RecoveryStyle};
use crate::session::Session;

/// Figures that can be laid on a sheet, by their name in the page.
pub const FIGURES: [&str; 5] = ["plane", "read-back", "diagram", "loss", "number-line"];

/// Pixels of a read-back picture in a vector file, for each CSS pixel.
const FINENESS: f64 = 2.0;

/// Why a figure is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportedFigureError {
    /// No figure has this name.
    Figure,
    /// The sides are not between 1 and [`ExportedFigure::MOST_SIDE`].
    Size,
    /// It has no cells: the network is too large for the frame.
    Cells,
    /// It could not be drawn.
    Drawing,
}

impl fmt::Display for ExportedFigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Figure => "there is no figure of this name",
            Self::Size => "a sheet is 1 to 4000 CSS pixels wide and high",
            Self::Cells => "the regions of this network cannot be computed",
            Self::Drawing => "the figure could not be drawn",
        })
    }
}

impl std::error::Error for ExportedFigureError {}

/// A figure, laid out on a sheet.
#[derive(Debug)]
pub struct ExportedFigure<'a> {
    session: &'a mut Session,
    name: &'static str,
    size: (f64, f64),
    theme: Theme,
    best_line: Option<Affine>,
}

impl<'a> ExportedFigure<'a> {
    /// The longest side, in CSS pixels.
    pub const MOST_SIDE: f64 = 4000.0;

    /// Lays the figure `name` of a session out on width × height CSS pixels.
    ///
    /// # Errors
    /// For a name that no figure has, a size out of bounds, and a plane whose cells cannot be had.
    pub fn new(
        session: &'a mut Session,
        name: &str,
        size: (f64, f64),
        theme: Theme,
    ) -> Result<Self, ExportedFigureError> {
        let known = FIGURES.into_iter().find(|known| *known == name);
        let name = known.ok_or(ExportedFigureError::Figure)?;
        let (width, height) = size;
        let sides = 1.0..=Self::MOST_SIDE;
        if !(sides.contains(&width) && sides.contains(&height)) {
            return Err(ExportedFigureError::Size);
        }
        if name == "read-back" {
            session.set_picture_canvas(width, height);
            // A network without hidden layers has cells all the same.
            let _ = session.complex();
            session.fibres();
            session
                .picture_complex()
                .ok_or(ExportedFigureError::Cells)?;
        } else {
            session.set_canvas(width, height);
            session.set_diagram(width, height);
            let score_surface = session.score_surface();
            if name == "plane" {
                score_surface.ok_or(ExportedFigureError::Cells)?;
            }
        }
        Ok(Self {
            best_line: session.best_line().map(|best| best.line),
            session,
            name,
            size,
            theme,
        })
    }

    /// Where the figure's pixels lie, in CSS pixels; none where it is drawn with lines alone.
    #[must_use]
    pub fn plot(&self) -> Option<PixelRect> {
        let reads = self.name == "read-back"
            && self.session.recovery_options().face == RecoveryStyle::Picture;
        (self.name == "plane" || reads).then(|| self.session.projection().plot)
    }

    /// The paper's colour.
    #[must_use]
    pub const fn printed(&self) -> figure::Rgb {
        Palette::of(self.theme).printed
    }

    /// Paints the pixels under the lines on a canvas that shows [`Self::plot`].
    pub fn paint(&mut self, canvas: &mut Canvas<'_>) {
        if self.name == "read-back" {
            let print = self.session.recovery_options().print;
            let theme = self.theme;
            match (self.session.recovered(), print) {
                (None, _) => {}
                (Some(picture), Printed::Word) => tones::paint(canvas, picture, theme),
                (Some(picture), Printed::Classes) => tones::paint_classes(canvas, picture, theme),
            }
        } else if let Some(score_surface) = self.session.built_score_surface() {
            let frame = self.session.projection().frame;
            raster::paint(canvas, &self.surface(score_surface), frame);
        }
    }

    /// Draws what lies over the pixels.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw<DB: DrawingBackend>(&self, area: &DrawingArea<DB, Shift>) -> Drawn<DB> {
        if self.name == "read-back" {
            let Some(view) = self.read_back_view() else {
                return Ok(());
            };
            let map = self.session.recovery_options().face == RecoveryStyle::Map;
            if let Some(fibres) = self.session.made_fibres().filter(|_| map) {
                recovery::draw_map(area, &view, fibres)?;
            }
            return recovery::draw(area, &view);
        }
        let session = &*self.session;
        let shown = FigureInput {
            network: session.network(),
            score_surface: session.built_score_surface(),
            samples: session.samples(),
            targets: session.targets(),
            losses: &session.curve().points(),
            step: session.timeline().now,
            dead: &session.dead_units(),
            output: session.output(),
            projection: session.projection(),
            diagram_layout: &session.diagram_layout(),
            // The ruler leads from the selected hinge, which the picture must then tell.
            selected: session.probe().and(session.selected_part()),
            pointed_part: None,
            pointed: Pointed::default(),
            best_line: self.best_line,
            probe: session.probe(),
            followed: session.followed(),
            pointer: None,
            ramp: session.ramp(),
            highlight: &Highlight::default(),
            theme: self.theme,
        };
        figure::draw(self.name, area, &shown)
    }

    /// The figure as an SVG document; `id` begins the names inside, so that several can stand in one page.
    ///
    /// # Errors
    /// Where it could not be drawn.
    pub fn svg(&mut self, id: &str) -> Result<String, ExportedFigureError> {
        let drawn = if self.name == "read-back" && self.plot().is_some() {
            let size = self.size;
            if self.is_print_of_one_layer() {
                let parts = self.read_back_view().zip(self.session.made_fibres());
                let (view, fibres) = parts.ok_or(ExportedFigureError::Cells)?;
                recovery::document(&view, fibres, (&Outline::is_it_lossy(), id), size)
            } else {
                let png = STANDARD.encode(self.png()?);
                let view = self.read_back_view().ok_or(ExportedFigureError::Cells)?;
                recovery::document_over_pixels(&view, &png, size)
            }
        } else {
            figure::document(self.size, self.printed(), |area| {
                self.draw_shading(area)?;
                self.draw(area)
            })
        };
        drawn.map_err(|_| ExportedFigureError::Drawing)
    }

    /// The figure as a LaTeX document.
    ///
    /// # Errors
    /// Where it could not be drawn.
    pub fn tikz(&mut self, metadata: &Metadata<'_>) -> Result<String, ExportedFigureError> {
        let plot = self.plot();
        let look = (self.session.recovery_options().print, self.theme);
        // Taken out, for what draws needs the session as well.
        let picture = (self.name == "read-back" && plot.is_some())
            .then(|| self.session.recovered().cloned())
            .flatten();
        let drawn = tikz::document(self.size, self.printed(), metadata, |area| {
            if let Some((picture, plot)) = picture.as_ref().zip(plot) {
                tones::draw(area, picture, plot, look)?;
            }
            self.draw_shading(area)?;
            self.draw(area)
        });
        drawn.map_err(|_| ExportedFigureError::Drawing)
    }

    /// The plane's shading as polygons.
    fn draw_shading<DB: DrawingBackend>(&self, area: &DrawingArea<DB, Shift>) -> Drawn<DB> {
        let score_surface = self.session.built_score_surface();
        match score_surface.filter(|_| self.name == "plane") {
            Some(score_surface) => shading::draw(
                area,
                &self.surface(score_surface),
                self.session.projection(),
            ),
            None => Ok(()),
        }
    }

    fn surface<'b>(&self, score_surface: ScoreSurface<'b>) -> Surface<'b> {
        let view = self.session.view();
        Surface {
            score_surface,
            shading: view.shading,
            output: self.session.output(),
            dimmed: None,
            theme: self.theme,
        }
    }

    fn read_back_view(&self) -> Option<RecoveryView<'_>> {
        let session = &*self.session;
        let (width, height) = self.size;
        let projection = Projection::tagged(session.view().frame(), width, height);
        let complex = session.picture_complex()?;
        Some(RecoveryView {
            ticks: session.recovery_options().face == RecoveryStyle::Picture,
            letters: true,
            samples: session.visible_samples(),
            ..RecoveryView::new(complex, projection, self.theme)
        })
    }

    /// Whether the outlines of the usual word tell all of the picture: spots of one image, which deeper layers and falling
    /// off sides have, they do not draw.
    fn is_print_of_one_layer(&self) -> bool {
        let session = &*self.session;
        let recovery_options = session.recovery_options();
        recovery_options.print == Printed::Word
            && recovery_options.reader == RecoveredFrom::All
            && session.read_layer() == Some(0)
            && session.network().activation().slope_off() == 0.0
            && session.own_picture().is_none()
    }

    /// The pixels under the lines as a PNG file.
    fn png(&mut self) -> Result<Vec<u8>, ExportedFigureError> {
        let plot = self.plot().ok_or(ExportedFigureError::Drawing)?;
        let columns = pixels(plot.width);
        let mut pixels = vec![[0; 4]; columns as usize * pixels(plot.height) as usize];
        self.paint(&mut Canvas {
            pixels: &mut pixels,
            width: columns as usize,
        });
        bitmap::png(columns, pixels.as_flattened(), None).map_err(|_| ExportedFigureError::Drawing)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate; a plot is at least a pixel"
)]
fn pixels(length: f64) -> u32 {
    (length * FINENESS).round().max(1.0) as u32
}
