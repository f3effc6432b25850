//! The plane: hinges, the decision boundary and the samples over the shaded regions, with axes and letters around them.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::axes::{self, Counting};
use super::highlight::HighlightMarks;
use super::lettering::{Hinge, Lettering};
use super::palette::{Palette, Theme};
use super::pen::{Drawn, Pen, Stroke};
use super::score_graph::ScoreGraphView;
use super::{handles, hinge, probe, samples, score_graph, targets};
use crate::cells::RegionId;
use crate::dataset::{FileTerms, Sample, Target};
use crate::geometry::{Affine, Point};
use crate::layout::Handles;
use crate::layout::Highlight;
use crate::layout::{Pixel, Projection};
use crate::measure::ScoreSurface;
use crate::measure::UnitRamp;
use crate::network::UnitId;
use crate::scene::Output;

/// What the plane figure shows over the shading.
#[derive(Clone, Copy, Debug)]
pub struct PlaneView<'a> {
    /// Hinges, boundary and regions.
    pub score_surface: ScoreSurface<'a>,
    /// Labelled points.
    pub samples: &'a [Sample],
    /// Points with a number.
    pub targets: &'a [Target],
    /// What the file that these are from calls them: the axes count as it does.
    pub terms: Option<&'a FileTerms>,
    /// Where the frame lies.
    pub projection: Projection,
    /// Colours.
    pub theme: Theme,
    /// The unit whose hinge has colour and handles.
    pub selected: Option<UnitId>,
    /// What is pointed at.
    pub pointed: Pointed,
    /// The best of all straight lines; class 1 where it is positive.
    pub best_line: Option<Affine>,
    /// The point that stands on the plane to be read.
    pub probe: Option<Point>,
    /// The ramp of the unit that it is read by.
    pub ramp: Option<UnitRamp>,
    /// The sample that is followed through the network.
    pub followed: Option<Sample>,
    /// What a term of the prose makes stand out.
    pub highlight: &'a Highlight,
    /// What to leave out.
    pub show: Show,
}

impl PlaneView<'_> {
    /// Whether the network has two inputs; with a single one a graph of the score is drawn instead.
    fn has_plane(&self) -> bool {
        self.score_surface.network().inputs() > 1
    }

    /// Whether a unit is selected or pointed at.
    pub(super) fn is_chosen(&self, unit: UnitId) -> bool {
        Some(unit) == self.selected || Some(unit) == self.pointed.unit
    }
}

/// What the pointer or the keyboard points at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pointed {
    /// A unit, in the plane or in the network diagram.
    pub unit: Option<UnitId>,
    /// A region.
    pub region: Option<RegionId>,
    /// The point itself.
    pub at: Option<Point>,
    /// The point where the reading is pinned.
    pub pin: Option<Point>,
    /// The point of a crosshair, for the keyboard.
    pub crosshair: Option<Point>,
}

/// Which marks are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Show {
    /// Hinges with their letters.
    pub hinges: bool,
    /// The decision boundary.
    pub boundary: bool,
    /// Samples.
    pub samples: bool,
    /// Handles of the selected hinge.
    pub handles: bool,
    /// Axes, and the letters of the units around them.
    pub axes: bool,
}

impl Default for Show {
    fn default() -> Self {
        Self {
            hinges: true,
            boundary: true,
            samples: true,
            handles: true,
            axes: true,
        }
    }
}

impl Show {
    /// Nothing at all.
    pub const NOTHING: Self = Self {
        hinges: false,
        boundary: false,
        samples: false,
        handles: false,
        axes: false,
    };

    /// The marks for a kind of output and a number of outputs.
    ///
    /// The boundary is drawn only where lines separate the answers: a clipped single score is one half on a whole area, and a
    /// number is not a decision. Several scores are never clipped.
    #[must_use]
    pub fn of(output: Output, outputs: usize) -> Self {
        let boundary = match output {
            Output::Plain | Output::Sigmoid => true,
            Output::ReluOnScore => outputs > 1,
            Output::Number => false,
        };
        Self {
            boundary,
            ..Self::default()
        }
    }
}

/// Widths of lines, in CSS pixels.
const FIRST_HINGE: f64 = 1.2;
const FINE_HINGE: f64 = 0.9;
const DEEP_HINGE: f64 = 0.7;
const CHOSEN_HINGE: f64 = 2.2;
const CHOSEN_HALO: f64 = 2.4;
const BOUNDARY: f64 = 2.6;
const HALO: f64 = 6.6;
const REGION: f64 = 1.6;
const BEST_LINE: f64 = 2.0;

/// Radius of the ring around the followed sample, in CSS pixels.
const FOLLOWED: f64 = 9.5;

/// Dashes of the best line, in CSS pixels: longer than any other.
const LONG_DASH: f64 = 15.0;

/// More hinges of the first layer than this are drawn finer.
const MANY_HINGES: usize = 12;

/// Opacity of the hinges of the first and of deeper layers, and of the boundary's halo.
const FIRST_OPACITY: f64 = 0.9;
const DEEP_OPACITY: f64 = 0.6;
const HALO_OPACITY: f64 = 0.85;

/// Draws everything but the shading, which [`super::shading::draw`] or [`super::raster::paint`] puts underneath.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &PlaneView<'_>) -> Drawn<DB> {
    draw_under(area, view)?;
    draw_over(area, view)
}

/// Draws what stays as it is while the reader points about: hinges, boundary, best line.
///
/// # Errors
/// Those of the backend.
pub fn draw_under<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &PlaneView<'_>,
) -> Drawn<DB> {
    let drawing = PlaneDrawing::on(area, view);
    drawing.highlight().draw_under(&drawing.pen)?;
    drawing.draw_hinges()?;
    if view.show.boundary {
        drawing.draw_boundary()?;
    }
    drawing.draw_best_line()
}

/// Draws the rest over [`draw_under`].
///
/// # Errors
/// Those of the backend.
pub fn draw_over<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &PlaneView<'_>,
) -> Drawn<DB> {
    let drawing = PlaneDrawing::on(area, view);
    let highlight = drawing.highlight();
    let hinges = drawing.lettered_hinges();
    drawing.draw_region()?;
    for hinge in hinges.iter().filter(|hinge| view.is_chosen(hinge.unit)) {
        drawing.draw_chosen_hinge(hinge)?;
    }
    highlight.draw_over(&drawing.pen)?;
    drawing.pen.cut_off(
        view.projection.plot,
        hinge::CUT_OFF,
        drawing.palette.printed,
    )?;
    if view.show.samples {
        samples::draw(&drawing.pen, view.samples, view.projection, drawing.palette)?;
        if view.has_plane() {
            targets::draw(&drawing.pen, view.targets, view.projection, drawing.palette)?;
        }
        drawing.draw_followed()?;
    }
    drawing.draw_score_graph()?;
    drawing.draw_ruler()?;
    let inputs = view.score_surface.network().inputs();
    if view.show.axes {
        let counting = Counting::of(view.terms, inputs);
        axes::draw(
            &drawing.pen,
            view.projection,
            inputs,
            counting,
            drawing.palette,
        )?;
    }
    if view.show.hinges && view.show.axes {
        drawing.draw_letters(&hinges)?;
    }
    drawing.draw_pin()?;
    drawing.draw_handles()?;
    drawing.draw_probe()
}

/// The figure being drawn.
struct PlaneDrawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a PlaneView<'a>,
}

impl<'a, DB: DrawingBackend> PlaneDrawing<'a, DB> {
    fn on(area: &'a DrawingArea<DB, Shift>, view: &'a PlaneView<'a>) -> Self {
        Self {
            pen: Pen::on(area),
            palette: Palette::of(view.theme),
            view,
        }
    }

    fn pixels(&self, line: &[Point]) -> Vec<Pixel> {
        let projection = self.view.projection;
        line.iter().map(|&at| projection.to_pixel(at)).collect()
    }

    const fn highlight(&self) -> HighlightMarks<'_> {
        HighlightMarks {
            highlight: self.view.highlight,
            projection: self.view.projection,
            palette: self.palette,
        }
    }

    /// The hinge of a unit on the canvas.
    fn hinge(&self, unit: UnitId) -> Hinge {
        let lines = self.view.score_surface.hinge(unit);
        Hinge {
            unit,
            lines: lines.iter().map(|line| self.pixels(line)).collect(),
        }
    }

    /// The hinges whose units have letters, or are chosen; none where hinges are not shown.
    fn lettered_hinges(&self) -> Vec<Hinge> {
        let network = self.view.score_surface.network();
        let all = Lettering::names_all(network);
        let wanted = |unit: &UnitId| self.view.show.hinges && (all || self.view.is_chosen(*unit));
        let units = network.hidden_units().filter(wanted);
        units.map(|unit| self.hinge(unit)).collect()
    }

    fn draw_hinges(&self) -> Drawn<DB> {
        if !self.view.show.hinges {
            return Ok(());
        }
        let surface = self.view.score_surface;
        let layers = if surface.is_coarse() { 1 } else { usize::MAX };
        let units = surface.network().hidden_units();
        let hinges: Vec<Hinge> = units
            .filter(|unit| unit.layer < layers)
            .map(|unit| self.hinge(unit))
            .collect();
        let first = hinges.iter().filter(|hinge| hinge.unit.layer == 0).count();
        let width = if first > MANY_HINGES {
            FINE_HINGE
        } else {
            FIRST_HINGE
        };
        let straight = hinges.iter().filter(|hinge| hinge.unit.layer == 0);
        for line in straight.flat_map(|hinge| &hinge.lines) {
            hinge::draw_band(&self.pen, line, self.palette.ink, first > MANY_HINGES)?;
        }
        // Deeper layers first, so that the straight lines lie on top.
        for hinge in hinges.iter().rev() {
            for line in &hinge.lines {
                if hinge.unit.layer == 0 {
                    self.pen.line(line, self.ink(width, FIRST_OPACITY))?;
                } else {
                    self.pen.line(line, self.ink(DEEP_HINGE, DEEP_OPACITY))?;
                }
            }
        }
        Ok(())
    }

    const fn ink(&self, width: f64, opacity: f64) -> Stroke {
        Stroke {
            colour: self.palette.ink,
            opacity,
            width,
        }
    }

    /// The hinge in hand, in colour and with ticks over everything it crosses; or one that is pointed at, in ink.
    fn draw_chosen_hinge(&self, hinge: &Hinge) -> Drawn<DB> {
        let in_hand = Some(hinge.unit) == self.view.selected;
        let width = if in_hand {
            CHOSEN_HINGE
        } else {
            0.8 * CHOSEN_HINGE
        };
        // A rim of paper: the accent stands out from paper, but not from every tint.
        let halo = Stroke {
            colour: self.palette.printed,
            opacity: HALO_OPACITY,
            width: width + CHOSEN_HALO,
        };
        for line in &hinge.lines {
            self.pen.line(line, halo)?;
        }
        for line in &hinge.lines {
            if in_hand {
                let stroke = Stroke::new(self.palette.accent, width);
                hinge::draw_ticked(&self.pen, line, stroke, self.view.projection.plot)?;
            } else {
                self.pen.line(line, Stroke::new(self.palette.ink, width))?;
            }
        }
        Ok(())
    }

    fn draw_boundary(&self) -> Drawn<DB> {
        let boundary = self.view.score_surface.boundary();
        let lines: Vec<Vec<Pixel>> = boundary.iter().map(|line| self.pixels(line)).collect();
        let halo = Stroke {
            colour: self.palette.printed,
            opacity: HALO_OPACITY,
            width: HALO,
        };
        for line in &lines {
            self.pen.line(line, halo)?;
        }
        for line in &lines {
            self.pen
                .line(line, Stroke::new(self.palette.ink, BOUNDARY))?;
        }
        Ok(())
    }

    /// Draws a ring around the followed sample.
    fn draw_followed(&self) -> Drawn<DB> {
        let frame = self.view.projection.frame;
        let followed = self
            .view
            .followed
            .filter(|sample| frame.contains(sample.at));
        let Some(at) = followed.map(|sample| self.view.projection.to_pixel(sample.at)) else {
            return Ok(());
        };
        let (halo, ring) = (self.palette.printed, self.palette.ink);
        self.pen
            .ring(at, FOLLOWED, Stroke::new(halo, 2.0 * REGION + BOUNDARY))?;
        self.pen.ring(at, FOLLOWED, Stroke::new(ring, BOUNDARY))
    }

    /// The best of all straight lines, where it crosses the frame.
    fn draw_best_line(&self) -> Drawn<DB> {
        let best = self.view.best_line;
        let Some((from, to)) = best.and_then(|line| self.view.projection.frame.chord(line)) else {
            return Ok(());
        };
        let line = self.pixels(&[from, to]);
        let halo = Stroke {
            colour: self.palette.printed,
            opacity: HALO_OPACITY,
            width: HALO,
        };
        self.pen.line(&line, halo)?;
        let quiet = Stroke::new(self.palette.quiet, BEST_LINE);
        self.pen.dashes(&line, LONG_DASH, quiet)
    }

    /// The outline of the pointed-at region.
    fn draw_region(&self) -> Drawn<DB> {
        let pointed = self.view.pointed.region;
        let Some((cells, region)) = self.view.score_surface.cells().zip(pointed) else {
            return Ok(());
        };
        let mut outline = self.pixels(&cells.polygon(region));
        outline.extend(outline.first().copied());
        self.pen
            .line(&outline, Stroke::new(self.palette.printed, 3.0 * REGION))?;
        self.pen
            .line(&outline, Stroke::new(self.palette.ink, REGION))
    }

    /// The letters of the units, where their hinges leave the frame.
    fn draw_letters(&self, hinges: &[Hinge]) -> Drawn<DB> {
        let score_surface = self.view.score_surface;
        let network = score_surface.network();
        // Units without a hinge have to be looked for among all cells: not where none of them would be named.
        let is_named = Lettering::names_all(network)
            || (network.hidden_units())
                .any(|unit| self.view.is_chosen(unit) && score_surface.hinge(unit).is_empty());
        let (off, on) = if is_named {
            (score_surface.units_off(), score_surface.units_on())
        } else {
            (Vec::new(), Vec::new())
        };
        let lettering = Lettering {
            network,
            projection: self.view.projection,
            palette: self.palette,
            chosen: [self.view.selected, self.view.pointed.unit],
            off,
            on,
        };
        lettering.draw(&self.pen, hinges)
    }

    /// The score as a line, over a single input.
    fn draw_score_graph(&self) -> Drawn<DB> {
        let targets = self.view.targets;
        let graph = ScoreGraphView {
            score_surface: self.view.score_surface,
            targets: if self.view.show.samples { targets } else { &[] },
            projection: self.view.projection,
            pointed: self.view.pointed.at.map(|at| at.x),
        };
        score_graph::draw(&self.pen, &graph, self.palette)
    }

    /// The ruler from the hinge to the probe, under letters and handles.
    fn draw_ruler(&self) -> Drawn<DB> {
        match (self.view.ramp, self.view.probe) {
            (Some(ramp), Some(at)) => {
                probe::draw_ruler(&self.pen, (&ramp, at), self.view.projection, self.palette)
            }
            _ => Ok(()),
        }
    }

    fn draw_probe(&self) -> Drawn<DB> {
        let inside = |at: &Point| self.view.projection.frame.contains(*at);
        match self.view.probe.filter(inside) {
            Some(at) => {
                let at = self.view.projection.to_pixel(at);
                probe::draw_ring(&self.pen, at, self.palette)
            }
            None => Ok(()),
        }
    }

    fn draw_pin(&self) -> Drawn<DB> {
        let projection = self.view.projection;
        let inside = |at: &Point| projection.frame.contains(*at);
        match self.view.pointed.pin.filter(inside) {
            Some(at) => handles::draw_pin(&self.pen, projection.to_pixel(at), self.palette),
            None => Ok(()),
        }
    }

    fn draw_handles(&self) -> Drawn<DB> {
        let projection = self.view.projection;
        if let Some(point) = self.view.pointed.crosshair {
            let at = projection.to_pixel(point);
            handles::draw_crosshair(&self.pen, at, self.palette)?;
        }
        let line = self
            .view
            .selected
            .and_then(|unit| self.view.score_surface.network().first_layer_line(unit));
        let handles = line.and_then(|line| Handles::of(line, projection));
        match handles {
            Some(handles) if self.view.show.handles => {
                let accent = self.palette.accent;
                handles::draw(&self.pen, &handles, self.palette, accent)?;
                if self.view.has_plane() {
                    handles::draw_turn(&self.pen, &handles, self.palette, accent)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
