//! The picture read back: printed tones, or a map of what is kept, flattened and erased, under the hinges that decide it.
//!
//! On the map what is kept is paper; dotted in a grid where it is folded, the denser the more other spots lie there. Flattened cells are ruled
//! along the direction that is lost, erased ones solid. All marks are ink: nothing is told by colour alone.

mod vector;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::highlight::HighlightMarks;
use super::lettering::{Hinge, Lettering};
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::{handles, hinge, samples};
use crate::cells::{CellComplex, Fibres, RegionId, Retention, Spot};
use crate::dataset::Sample;
use crate::geometry::{Affine, Point, Vec2, level_segment, lies_inside};
use crate::layout::Handles;
use crate::layout::Highlight;
use crate::layout::{Pixel, Projection};
use crate::network::UnitId;

pub use vector::outline_elements;

/// What the figure shows over the printed picture.
///
/// For the picture read back from a layer, its hinges are those of [`Fibres::complex`].
#[derive(Clone, Copy, Debug)]
pub struct RecoveryView<'a> {
    /// Whether the hinges have bands on their off side, and the one in hand ticks on the other; maps have none.
    pub sides: bool,
    /// Whether the hinges carry the letters of their units.
    pub letters: bool,
    /// Samples that lie on the picture.
    pub samples: &'a [Sample],
    /// The spot that is pointed at.
    pub pointer: Option<Pointer>,
    /// The hinges that are drawn.
    pub complex: &'a CellComplex,
    /// Where the frame lies.
    pub projection: Projection,
    /// Colours.
    pub theme: Theme,
    /// The unit whose hinge has handles.
    pub selected: Option<UnitId>,
    /// The unit that is pointed at.
    pub pointed: Option<UnitId>,
    /// Spots to mark, such as all that share their activations with the one that is pointed at.
    pub spots: &'a [Spot],
    /// What a term of the prose makes stand out.
    pub highlight: Option<&'a Highlight>,
}

/// The spot that is pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Where.
    pub at: Point,
    /// In how many separate parts the frame holds spots with its activations, its own among them; written beside it from 2
    /// on.
    pub parts: usize,
}

impl<'a> RecoveryView<'a> {
    fn is_chosen(&self, unit: UnitId) -> bool {
        [self.selected, self.pointed].contains(&Some(unit))
    }

    /// The hinges of a complex with their bands, and nothing else.
    #[must_use]
    pub const fn new(complex: &'a CellComplex, projection: Projection, theme: Theme) -> Self {
        Self {
            sides: true,
            letters: false,
            samples: &[],
            pointer: None,
            complex,
            projection,
            theme,
            selected: None,
            pointed: None,
            spots: &[],
            highlight: None,
        }
    }
}

/// Widths of lines, in CSS pixels.
const HINGE: f64 = 1.3;
const BENT_HINGE: f64 = 1.0;
const CHOSEN_HINGE: f64 = 2.4;
const FRAME: f64 = 1.0;
const RULE: f64 = 1.0;
const SPOT: f64 = 2.0;

/// How much wider the halo is than a hinge and its ticks, and its opacity. It separates hinges from the printed letters, which
/// are ink as well.
const HALO: (f64, f64) = (2.8, 0.9);

/// Most width of the strip around the plot that hides the ends of lines: half of the widest line with its halo. A plot without
/// tags has less room.
const CUT_OFF: f64 = hinge::CUT_OFF;

/// Distance between the rules of a flattened cell, in CSS pixels.
const RULE_STEP: f64 = 7.0;

/// Distance between the dots of a part that is folded once, and their radius, in CSS pixels.
const DOT_STEP: f64 = 14.0;
const DOT: f64 = 1.4;

/// Where the dots for the first other spot, the second and so on stand between those, in steps; beyond four, no more.
const DOTS: [(f64, f64); 4] = [(0.0, 0.0), (0.5, 0.5), (0.5, 0.0), (0.0, 0.5)];

/// How much of an erased cell's tint is ink, and of the rules on a flattened one.
const ERASED: f64 = 0.16;
const RULED: f64 = 0.45;

/// Radius of the mark on a spot that is a point, in CSS pixels.
const POINT: f64 = 4.5;

/// Size of the number of parts, how far it stands from the spot, and how opaque the paper behind it is.
const NUMERAL: f64 = 16.0;
const BESIDE: f64 = 21.0;
const PAPER: f64 = 0.88;

/// Draws the hinges with their ticks, handles and marked spots; the picture lies underneath, by
/// [`super::tones::paint`] or [`outline_elements`].
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &RecoveryView<'_>,
) -> Drawn<DB> {
    let drawing = RecoveryDrawing::of(area, view);
    let highlight = view.highlight.map(|highlight| HighlightMarks {
        highlight,
        projection: view.projection,
        palette: drawing.palette,
    });
    if let Some(highlight) = &highlight {
        highlight.draw_under(&drawing.pen)?;
    }
    drawing.draw_hinges()?;
    if let Some(highlight) = &highlight {
        highlight.draw_over(&drawing.pen)?;
    }
    let plot = view.projection.plot;
    (drawing.pen).cut_off(plot, CUT_OFF.min(2.0 * plot.left), drawing.palette.printed)?;
    drawing.draw_frame()?;
    samples::draw(&drawing.pen, view.samples, view.projection, drawing.palette)?;
    for spot in view.spots {
        drawing.draw_spot(spot)?;
    }
    if view.letters {
        drawing.draw_tags()?;
    }
    drawing.draw_handles()?;
    view.pointer
        .map_or(Ok(()), |pointer| drawing.draw_pointer(pointer))
}

/// Draws a map of a layer's fibres, in place of the picture: kept cells are paper, dotted where they are folded, flattened ones
/// ruled along the direction that is lost, erased ones solid.
///
/// # Errors
/// Those of the backend.
pub fn draw_map<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &RecoveryView<'_>,
    fibres: &Fibres<'_>,
) -> Drawn<DB> {
    let drawing = RecoveryDrawing::of(area, view);
    for cell in fibres.complex().regions() {
        let corners = drawing.pixels(&fibres.complex().polygon(cell));
        match (fibres.retention(cell), fibres.lost_direction(cell)) {
            (Retention::Flattened, Some(lost)) => drawing.rule(&corners, lost)?,
            (Retention::Erased, _) => {
                let solid = drawing.palette.printed.lerp(drawing.palette.ink, ERASED);
                drawing.pen.fill(&corners, solid, 1.0)?;
            }
            (Retention::Kept, _) => drawing.dot(fibres, cell)?,
            (Retention::Flattened, None) => (),
        }
    }
    Ok(())
}

/// The figure being drawn.
struct RecoveryDrawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a RecoveryView<'a>,
}

impl<'a, DB: DrawingBackend> RecoveryDrawing<'a, DB> {
    fn of(area: &'a DrawingArea<DB, Shift>, view: &'a RecoveryView<'a>) -> Self {
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

    fn outline(&self, polygon: &[Point]) -> Vec<Pixel> {
        let mut outline = self.pixels(polygon);
        outline.extend(outline.first().copied());
        outline
    }

    fn draw_frame(&self) -> Drawn<DB> {
        let frame = self.outline(self.view.complex.frame());
        self.pen
            .line(&frame, Stroke::new(self.palette.quiet, FRAME))
    }

    fn draw_hinges(&self) -> Drawn<DB> {
        let complex = self.view.complex;
        let chosen = |unit: &UnitId| self.is_chosen(*unit);
        let (last, first): (Vec<UnitId>, Vec<UnitId>) =
            complex.network().hidden_units().partition(chosen);
        // Deeper layers first, so that the straight lines lie on top; the chosen hinge over all.
        let lines: Vec<(UnitId, Vec<Pixel>)> = (first.into_iter().rev().chain(last))
            .flat_map(|unit| {
                complex
                    .hinge(unit)
                    .into_iter()
                    .map(move |line| (unit, line))
            })
            .map(|(unit, line)| (unit, self.pixels(&line)))
            .collect();
        let straight = lines.iter().filter(|(unit, _)| unit.layer == 0);
        for (_, line) in straight.filter(|_| self.view.sides) {
            hinge::draw_band(&self.pen, line, self.palette.ink, false)?;
        }
        let (wider, opacity) = HALO;
        for (unit, line) in &lines {
            let halo = Stroke {
                colour: self.palette.printed,
                opacity,
                width: self.hinge_width(*unit) + wider,
            };
            self.draw_hinge(*unit, line, halo)?;
        }
        for (unit, line) in &lines {
            let stroke = Stroke::new(self.hinge_colour(*unit), self.hinge_width(*unit));
            self.draw_hinge(*unit, line, stroke)?;
        }
        Ok(())
    }

    fn draw_hinge(&self, unit: UnitId, line: &[Pixel], stroke: Stroke) -> Drawn<DB> {
        if self.view.sides && Some(unit) == self.view.selected {
            hinge::draw_ticked(&self.pen, line, stroke, self.view.projection.plot)
        } else {
            self.pen.line(line, stroke)
        }
    }

    fn is_chosen(&self, unit: UnitId) -> bool {
        self.view.is_chosen(unit)
    }

    /// Ink, or the accent for the unit in hand.
    fn hinge_colour(&self, unit: UnitId) -> Rgb {
        if Some(unit) == self.view.selected {
            self.palette.accent
        } else {
            self.palette.ink
        }
    }

    fn hinge_width(&self, unit: UnitId) -> f64 {
        if self.is_chosen(unit) {
            CHOSEN_HINGE
        } else if unit.layer == 0 {
            HINGE
        } else {
            BENT_HINGE
        }
    }

    fn draw_spot(&self, spot: &Spot) -> Drawn<DB> {
        let halo = Stroke::new(self.palette.printed, 2.5 * SPOT);
        let mark = Stroke::new(self.palette.spot, SPOT);
        let path = match spot {
            Spot::Point(at) => {
                let at = self.view.projection.to_pixel(*at);
                self.pen.disc(at, POINT + SPOT, self.palette.printed)?;
                return self.pen.disc(at, POINT, self.palette.spot);
            }
            Spot::Segment(from, to) => self.pixels(&[*from, *to]),
            Spot::Polygon(corners) => self.outline(corners),
        };
        self.pen.line(&path, halo)?;
        self.pen.line(&path, mark)
    }

    /// A ring where the reader points, and how many parts look like it.
    fn draw_pointer(&self, Pointer { at, parts }: Pointer) -> Drawn<DB> {
        let at = self.view.projection.to_pixel(at);
        self.pen
            .ring(at, POINT, Stroke::new(self.palette.printed, 2.5 * SPOT))?;
        self.pen
            .ring(at, POINT, Stroke::new(self.palette.spot, SPOT))?;
        if parts < 2 {
            return Ok(());
        }
        let plot = self.view.projection.plot;
        // Above and to the right, where a finger and the mouse's arrow leave it free; at a border on its other side.
        let x = if at.x + 2.0 * BESIDE > plot.left + plot.width {
            -BESIDE
        } else {
            BESIDE
        };
        let y = if at.y < plot.top + 2.0 * BESIDE {
            BESIDE
        } else {
            -BESIDE
        };
        let middle = Pixel::new(at.x + x, at.y + y);
        let numeral = format!("×{parts}");
        let half = (
            0.35 * NUMERAL * numeral.chars().count() as f64,
            0.65 * NUMERAL,
        );
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
        let printed =
            corners.map(|(a, b)| Pixel::new(middle.x + a * half.0, middle.y + b * half.1));
        self.pen.fill(&printed, self.palette.printed, PAPER)?;
        let letters = Letters::centred(self.palette.spot, NUMERAL);
        self.pen.write(&numeral, middle, letters)
    }

    fn draw_handles(&self) -> Drawn<DB> {
        let network = self.view.complex.network();
        let line = (self.view.selected).and_then(|unit| network.first_layer_line(unit));
        match line.and_then(|line| Handles::of(line, self.view.projection)) {
            Some(handles) => {
                let accent = self.palette.accent;
                handles::draw(&self.pen, &handles, self.palette, accent)?;
                handles::draw_turn(&self.pen, &handles, self.palette, accent)
            }
            None => Ok(()),
        }
    }

    /// The letters of the units, where their hinges leave the frame.
    fn draw_tags(&self) -> Drawn<DB> {
        let complex = self.view.complex;
        let network = complex.network();
        let hinge = |unit| Hinge {
            unit,
            lines: (complex.hinge(unit).iter())
                .map(|line| self.pixels(line))
                .collect(),
        };
        let hinges: Vec<Hinge> = network.hidden_units().map(hinge).collect();
        let lettering = Lettering {
            network,
            projection: self.view.projection,
            palette: self.palette,
            chosen: [self.view.selected, self.view.pointed],
            off: complex.dead_units(),
            on: complex.always_on_units(),
        };
        lettering.draw(&self.pen, &hinges)
    }

    /// Dots the folded parts of a kept cell, all cells in one grid: a dot for each other spot that lies there.
    fn dot(&self, fibres: &Fibres<'_>, cell: RegionId) -> Drawn<DB> {
        let folds = fibres.folds(cell);
        if folds.is_empty() {
            return Ok(());
        }
        let corners = self.pixels(&fibres.complex().polygon(cell));
        for (others_before, shift) in DOTS.into_iter().enumerate() {
            for place in grid_places(&corners, shift) {
                let at = self.view.projection.to_point(place);
                let here = folds.iter().filter(|fold| lies_inside(at, &fold.part));
                if here.count() > others_before {
                    self.pen.disc(place, DOT, self.palette.ink)?;
                }
            }
        }
        Ok(())
    }

    /// Rules a polygon along a direction of the plane.
    fn rule(&self, corners: &[Pixel], Vec2 { x, y }: Vec2) -> Drawn<DB> {
        // Places as points, downwards: the direction (x, y) is (x, −y) there, and this is what stays the same on it.
        let across = Affine::new(y, x, 0.0);
        let places: Vec<Point> = (corners.iter())
            .map(|pixel| Point::new(pixel.x, pixel.y))
            .collect();
        let values = places.iter().map(|&at| across.at(at) / RULE_STEP);
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(f64::NEG_INFINITY, f64::max);
        let stroke = Stroke {
            colour: self.palette.ink,
            opacity: RULED,
            width: RULE,
        };
        let mut number = least.ceil();
        while number <= most {
            if let Some((from, to)) = level_segment(&places, across, number * RULE_STEP) {
                let ends = [from, to].map(|at| Pixel::new(at.x, at.y));
                self.pen.line(&ends, stroke)?;
            }
            number += 1.0;
        }
        Ok(())
    }
}

/// The places of a grid of dots, shifted by shares of its step, in the box around some corners; the same grid for all boxes.
fn grid_places(corners: &[Pixel], (right, down): (f64, f64)) -> Vec<Pixel> {
    let steps = |place: fn(&Pixel) -> f64, shift: f64| {
        let values = corners.iter().map(|at| place(at) / DOT_STEP - shift);
        let (least, most) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        std::iter::successors(Some(least.ceil()), |step| Some(step + 1.0))
            .take_while(move |&step| step <= most)
            .map(move |step| (step + shift) * DOT_STEP)
    };
    let rows: Vec<f64> = steps(|at| at.y, down).collect();
    let columns = steps(|at| at.x, right);
    columns
        .flat_map(|x| rows.iter().map(move |&y| Pixel::new(x, y)))
        .collect()
}
