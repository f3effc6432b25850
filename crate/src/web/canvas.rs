//! Draws figures on canvases, with the pixels beneath them.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::surface::{CanvasSize, Surfaced, area, cleared, put_pixels};
use super::{Explainer, Fallible, failed};
use crate::figure;
use crate::figure::plane::Pointed;
use crate::figure::raster;
use crate::figure::recovery;
use crate::figure::recovery::{Pointer, RecoveryView};
use crate::figure::shading::Surface;
use crate::figure::tones;
use crate::figure::{Drawn, FigureInput, FineBackend, Theme};
use crate::layout::Highlight;
use crate::recovery::{Outline, Picture, Printed, RecoveryStyle};

/// The appearance of figures.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub struct Look {
    dark: bool,
    crosshair: bool,
}

#[wasm_bindgen]
impl Look {
    /// Whether the theme is dark, and whether the pointer is marked by a crosshair, for use with the keyboard.
    #[wasm_bindgen(constructor)]
    pub fn new(dark: bool, crosshair: bool) -> Self {
        Self { dark, crosshair }
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

    /// Draws the picture recovered from the activations, or the retention map, with the hinges on top.
    #[wasm_bindgen(js_name = drawReadBack)]
    pub fn draw_recovery(
        &mut self,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
        look: &Look,
    ) -> Fallible<()> {
        let context = cleared(&canvas)?;
        self.session.set_picture_canvas(size.width, size.height);
        // A network without cells leaves the picture as it was printed; the readout tells why.
        let _ = self.session.fibres();
        if self.session.recovery_options().face == RecoveryStyle::Picture {
            self.paint_picture(&context, size.ratio, look.theme())?;
        }
        let highlight = self.highlight();
        let area = area(canvas, &context, size)?;
        self.draw_over_picture(&area, &highlight, look)
            .map_err(|error| failed(&error))
    }

    /// Draws the figure `name` on a canvas; with `crosshair`, the place pointed at is marked.
    pub fn draw(
        &mut self,
        name: &str,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
        look: &Look,
    ) -> Fallible<()> {
        let context = cleared(&canvas)?;
        if name == "plane" {
            self.session.set_canvas(size.width, size.height);
            // A network without cells leaves an empty plane; the readout tells why.
            let _ = self.session.score_surface();
            self.paint_shading(&context, size.ratio, look.theme())?;
        } else if name == "diagram" {
            self.session.set_diagram(size.width, size.height);
        }
        let best_line = self.session.best_line().map(|best| best.line);
        let highlight = self.highlight();
        let shown = FigureInput {
            network: self.session.network(),
            score_surface: self.session.built_score_surface(),
            samples: self.session.samples(),
            targets: self.session.targets(),
            losses: &self.session.curve().points(),
            step: self.session.timeline().now,
            dead: &self.session.dead_units(),
            output: self.session.output(),
            projection: self.session.projection(),
            diagram_layout: &self.session.diagram_layout(),
            selected: self.session.selected_part(),
            pointed_part: self.session.pointed_part(),
            pointed: self.pointed_marks(look),
            best_line,
            probe: self.session.probe(),
            followed: self.session.followed(),
            pointer: self.session.pointer(),
            ramp: self.session.ramp(),
            highlight: &highlight,
            theme: look.theme(),
        };
        let drawn = figure::draw(name, &area(canvas, &context, size)?, &shown);
        drawn.map_err(|error| failed(&error))
    }
}

impl Explainer {
    fn highlight(&mut self) -> Highlight {
        let term = self.term;
        term.map_or_else(Highlight::default, |term| self.session.highlight(term))
    }

    fn pointed_marks(&self, look: &Look) -> Pointed {
        let pointer = self.session.pointer();
        let complex = self.session.built_complex();
        Pointed {
            unit: self.session.pointed_unit(),
            region: complex.zip(pointer).and_then(|(c, at)| c.region_at(at)),
            at: pointer,
            crosshair: pointer.filter(|_| look.crosshair),
        }
    }

    fn paint_shading(
        &mut self,
        context: &CanvasRenderingContext2d,
        ratio: f64,
        theme: Theme,
    ) -> Fallible<()> {
        let Some(score_surface) = self.session.built_score_surface() else {
            return Ok(());
        };
        let projection = self.session.projection();
        let view = self.session.view();
        let surface = Surface {
            score_surface,
            shading: view.shading,
            output: self.session.output(),
            dimmed: self.session.pointed_unit(),
            theme,
        };
        put_pixels(
            context,
            &mut self.pixels,
            projection.plot,
            ratio,
            |canvas| {
                raster::paint(canvas, &surface, projection.frame);
            },
        )
    }

    fn paint_picture(
        &mut self,
        context: &CanvasRenderingContext2d,
        ratio: f64,
        theme: Theme,
    ) -> Fallible<()> {
        let plot = self.session.projection().plot;
        let print = self.session.recovery_options().print;
        let Some(recovered) = self.session.recovered() else {
            return Ok(());
        };
        put_pixels(
            context,
            &mut self.pixels,
            plot,
            ratio,
            |canvas| match print {
                Printed::Word => tones::paint(canvas, recovered, theme),
                Printed::Classes => tones::paint_classes(canvas, recovered, theme),
            },
        )
    }

    fn draw_over_picture(
        &self,
        area: &Surfaced,
        highlight: &Highlight,
        look: &Look,
    ) -> Drawn<FineBackend<CanvasBackend>> {
        let session = &self.session;
        let Some(complex) = session.picture_complex() else {
            return Ok(());
        };
        let map = session.recovery_options().face == RecoveryStyle::Map;
        let (spots, parts) = session.pointed_spots();
        let view = RecoveryView {
            ticks: !map,
            letters: true,
            samples: session.visible_samples(),
            selected: session.selected(),
            pointed: session.pointed_unit(),
            spots: &spots,
            pointer: session.pointer().map(|at| Pointer { at, parts }),
            highlight: Some(highlight),
            ..RecoveryView::new(complex, session.projection(), look.theme())
        };
        if let Some(fibres) = session.made_fibres().filter(|_| map) {
            recovery::draw_map(area, &view, fibres)?;
        }
        recovery::draw(area, &view)
    }
}
