//! The plane folded like paper: two sides, a shadow at each crease, the decision boundary and the next layer's hinges on it, the
//! grid and the samples carried along.
//!
//! Flattened cells are ruled along the direction that is lost, and end as a thick line; erased ones are solid, and end as a dot.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::numeral::numeral;
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::samples::{Mark, radius_on};
use super::ticks::nice_step;
use crate::cells::{Retention, Spot};
use crate::dataset::Sample;
use crate::geometry::{Affine, Point, Rect, Vec2, level_segment, split};
use crate::layout::{Pixel, Projection};
use crate::measure::{FacetSide, FoldedFacet, FoldedPlane, FoldedSide};

/// What the figure shows.
#[derive(Clone, Copy, Debug)]
pub struct FoldView<'a> {
    /// The folded plane.
    pub sheet: &'a FoldedPlane,
    /// Where it lies.
    pub projection: Projection,
    /// The samples that are carried along.
    pub samples: &'a [Sample],
    /// The spots that share an image with the one that is read, its own first.
    pub spots: &'a [Spot],
    /// In how many separate parts they lie.
    pub parts: usize,
    /// Colours.
    pub theme: Theme,
}

/// Widths of lines, in CSS pixels.
const BORDER: f64 = 1.4;
const CREASE: f64 = 1.1;
const HINGE: f64 = 1.3;
const BOUNDARY: f64 = 2.8;
const GRID: f64 = 0.7;
const FLAT: f64 = 3.4;
/// A line in a facet's own colour, which closes the seam to the next.
const SEAM: f64 = 0.8;
/// Radius of an erased cell's dot, and of the marks of spots.
const DOT: f64 = 4.0;
const SPOT: f64 = 5.0;
/// Paper around the marks of spots.
const RIM: f64 = 1.8;

/// How much of a class's tint the paper has, and how much darker its back is.
const TINT: f64 = 0.5;
const BACK: f64 = 0.17;
/// How much darker a facet is that is seen edge-on.
const TURNED: f64 = 0.22;
/// The tone of what is erased, and opacity of the lines on what is flattened.
const ERASED: f64 = 0.62;
const RULED: f64 = 0.7;
/// Distance and width of these lines, in CSS pixels of the plane.
const RULE_STEP: f64 = 7.0;
const RULE: f64 = 1.1;
/// The shadow at a crease: how far it reaches in steps, in CSS pixels, and the opacity of each.
const SHADOW: [f64; 8] = [1.5, 3.2, 5.2, 7.6, 10.4, 13.6, 17.2, 21.2];
const SHADE: f64 = 0.034;
/// Two creases that are nearer than this, in CSS pixels, have one shadow.
const SAME_LINE: f64 = 0.7;
/// Squares of the grid across the frame.
const SQUARES: f64 = 10.0;
/// Opacity of the grid.
const GRID_OPACITY: f64 = 0.5;

/// The scales: the share of the window that one is about long, its distance from the plot, the length of its ends, sizes of
/// letters, in CSS pixels.
const SCALE: f64 = 0.14;
const SCALE_AT: f64 = 10.0;
const END: f64 = 3.0;
const NUMERALS: f64 = 12.0;
const NAMES: f64 = 14.0;

/// Draws the figure over the whole area.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &FoldView<'_>) -> Drawn<DB> {
    let drawing = FoldDrawing {
        pen: Pen::on(area),
        palette: Palette::of(view.theme),
        view,
    };
    let cells = (view.sheet.facets()).chunk_by(|one, next| one.sheet_cell == next.sheet_cell);
    for facets in cells {
        let folds = drawing.folds_of(facets);
        for facet in facets {
            drawing.draw_facet(facet, &folds)?;
        }
    }
    for facet in view.sheet.facets() {
        drawing.draw_end(facet)?;
    }
    drawing.draw_samples()?;
    drawing.draw_spots()?;
    drawing.draw_scales()
}

/// The figure being drawn.
struct FoldDrawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a FoldView<'a>,
}

impl<DB: DrawingBackend> FoldDrawing<'_, DB> {
    fn pixel(&self, image: Point) -> Pixel {
        self.view.projection.to_pixel(image)
    }

    fn draw_facet(&self, facet: &FoldedFacet, folds: &[(Point, Vec2)]) -> Drawn<DB> {
        if facet.side != FoldedSide::Edge {
            let mut outline: Vec<Pixel> = (facet.corners.iter())
                .map(|corner| self.pixel(corner.image))
                .collect();
            let colour = self.colour_of(facet);
            self.pen.fill(&outline, colour, 1.0)?;
            outline.extend(outline.first().copied());
            self.pen.line(&outline, Stroke::new(colour, SEAM))?;
            if facet.retention != Retention::Erased {
                self.draw_grid(facet)?;
            }
            self.draw_rules(facet)?;
            self.draw_shadows(facet, folds)?;
        }
        self.draw_sides(facet)
    }

    fn colour_of(&self, facet: &FoldedFacet) -> Rgb {
        let Palette {
            printed, ink, tint, ..
        } = *self.palette;
        if facet.retention == Retention::Erased {
            return printed.mix(ink, ERASED);
        }
        let front = match facet.is_positive {
            Some(is_positive) => printed.mix(tint[usize::from(is_positive)], TINT),
            None => printed,
        };
        let back = if facet.side == FoldedSide::Back {
            BACK
        } else {
            0.0
        };
        front.mix(ink, back + TURNED * facet.turned)
    }

    /// The lines of the plane's grid on a facet.
    fn draw_grid(&self, facet: &FoldedFacet) -> Drawn<DB> {
        let frame = Rect::around(self.view.sheet.complex().frame());
        let stroke = Stroke {
            colour: self.palette.quiet,
            opacity: GRID_OPACITY,
            width: GRID,
        };
        let step = frame.width() / SQUARES;
        for map in [
            Affine::new(1.0, 0.0, -frame.min.x),
            Affine::new(0.0, 1.0, -frame.min.y),
        ] {
            self.draw_levels(facet, map, step, stroke)?;
        }
        Ok(())
    }

    /// The lines along which a facet is flattened.
    fn draw_rules(&self, facet: &FoldedFacet) -> Drawn<DB> {
        let Some(lost) = facet.lost else {
            return Ok(());
        };
        let frame = Rect::around(self.view.sheet.complex().frame());
        let step = RULE_STEP * frame.width() / self.view.projection.plot.width;
        let Vec2 { x, y } = lost;
        let stroke = Stroke {
            colour: self.palette.ink,
            opacity: RULED,
            width: RULE,
        };
        self.draw_levels(facet, Affine::new(-y, x, 0.0), step, stroke)
    }

    /// The lines inside a facet on which a map of the plane has multiples of a step.
    fn draw_levels(
        &self,
        facet: &FoldedFacet,
        map: Affine,
        step: f64,
        stroke: Stroke,
    ) -> Drawn<DB> {
        let polygon = facet.polygon();
        let values = polygon.iter().map(|&at| map.at(at) / step);
        let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |range, value| {
            (range.0.min(value), range.1.max(value))
        });
        let mut number = least.floor() + 1.0;
        while number < most {
            if let Some((from, to)) = level_segment(&polygon, map, number * step) {
                let ends = [from, to].map(|at| self.pixel(facet.image(at)));
                self.pen.line(&ends, stroke)?;
            }
            number += 1.0;
        }
        Ok(())
    }

    /// The lines along which the paper turns over beside a cell: a place on each, and the direction into the cell.
    fn folds_of(&self, facets: &[FoldedFacet]) -> Vec<(Point, Vec2)> {
        let place = |image: Point| {
            let pixel = self.pixel(image);
            Point::new(pixel.x, pixel.y)
        };
        let mut all: Vec<(Point, Vec2)> = Vec::new();
        for facet in facets {
            let count = facet.corners.len();
            for (index, corner) in facet.corners.iter().enumerate() {
                if corner.side != (FacetSide::Crease { folds: true }) {
                    continue;
                }
                let next = facet.corners[(index + 1) % count];
                let (from, to) = (place(corner.image), place(next.image));
                let Some(along) = (to - from).unit() else {
                    continue;
                };
                // Downwards, a facet lies on the right of its sides where its front is seen.
                let inward = match facet.side {
                    FoldedSide::Front => along.perpendicular() * -1.0,
                    _ => along.perpendicular(),
                };
                let is_known = |&(at, other): &(Point, Vec2)| {
                    inward.dot(other) > 0.0 && inward.dot(at - from).abs() < SAME_LINE
                };
                if !all.iter().any(is_known) {
                    all.push((from, inward));
                }
            }
        }
        all
    }

    /// The shadows along the creases where the paper turns over.
    fn draw_shadows(&self, facet: &FoldedFacet, folds: &[(Point, Vec2)]) -> Drawn<DB> {
        if folds.is_empty() {
            return Ok(());
        }
        let corners: Vec<Point> = (facet.corners.iter())
            .map(|corner| self.pixel(corner.image))
            .map(|pixel| Point::new(pixel.x, pixel.y))
            .collect();
        for &(at, inward) in folds {
            let offset = inward.dot(at - Point::default());
            for reach in SHADOW {
                let near = Affine::new(-inward.x, -inward.y, offset + reach);
                let [strip, _] = split(&corners, near);
                let strip: Vec<Pixel> = strip.iter().map(|at| Pixel::new(at.x, at.y)).collect();
                if strip.len() > 2 {
                    self.pen.fill(&strip, self.palette.shadow, SHADE)?;
                }
            }
        }
        Ok(())
    }

    fn draw_sides(&self, facet: &FoldedFacet) -> Drawn<DB> {
        let count = facet.corners.len();
        let ends = |index: usize| {
            let next = facet.corners[(index + 1) % count];
            [facet.corners[index].image, next.image].map(|image| self.pixel(image))
        };
        let palette = self.palette;
        let thin = [
            (FacetSide::Border, Stroke::new(palette.quiet, BORDER)),
            (
                FacetSide::Crease { folds: false },
                Stroke::new(palette.ink, CREASE),
            ),
            (
                FacetSide::Crease { folds: true },
                Stroke::new(palette.ink, CREASE),
            ),
            (FacetSide::NextHinge, Stroke::new(palette.ink, HINGE)),
            (FacetSide::Boundary, Stroke::new(palette.ink, BOUNDARY)),
        ];
        for (kind, stroke) in thin {
            for index in (0..count).filter(|&index| facet.corners[index].side == kind) {
                if kind == FacetSide::NextHinge {
                    self.pen.dashes(&ends(index), HINGE_DASH, stroke)?;
                } else {
                    self.pen.line(&ends(index), stroke)?;
                }
            }
        }
        Ok(())
    }

    /// What is left of a facet without area: a segment of what is flattened, a dot of what is erased.
    fn draw_end(&self, facet: &FoldedFacet) -> Drawn<DB> {
        if facet.side != FoldedSide::Edge || facet.retention == Retention::Kept {
            return Ok(());
        }
        let places: Vec<Pixel> = (facet.corners.iter())
            .map(|corner| self.pixel(corner.image))
            .collect();
        let Some(&first) = places.first() else {
            return Ok(());
        };
        let farthest = |from: Pixel| {
            let apart = |place: &Pixel| place.distance(from);
            let all = places.iter().copied();
            all.reduce(|a, b| if apart(&b) > apart(&a) { b } else { a })
                .unwrap_or(from)
        };
        let end = farthest(first);
        let other = farthest(end);
        if facet.retention == Retention::Flattened && end.distance(other) > 1.0 {
            return self
                .pen
                .line(&[end, other], Stroke::new(self.palette.ink, FLAT));
        }
        self.pen.disc(first, DOT + RIM, self.palette.printed)?;
        self.pen.disc(first, DOT, self.palette.ink)
    }

    fn draw_samples(&self) -> Drawn<DB> {
        let frame = Rect::around(self.view.sheet.complex().frame());
        let radius = radius_on(self.view.projection);
        for test in [true, false] {
            for sample in self
                .view
                .samples
                .iter()
                .filter(|sample| sample.test == test)
            {
                if !frame.contains(sample.at) {
                    continue;
                }
                let mark = Mark {
                    at: self.pixel(self.view.sheet.image(sample.at)),
                    class: usize::from(sample.label.0).min(self.palette.mark.len() - 1),
                    radius,
                };
                mark.draw(&self.pen, self.palette, test)?;
            }
        }
        Ok(())
    }

    /// The spots that share an image: where they are now, with their number beside the first.
    fn draw_spots(&self) -> Drawn<DB> {
        let place = |at: Point| self.pixel(self.view.sheet.image(at));
        let mark = Stroke::new(self.palette.spot, 2.0);
        for spot in self.view.spots {
            match spot {
                Spot::Point(at) => {
                    self.pen
                        .disc(place(*at), SPOT + RIM, self.palette.printed)?;
                    self.pen.disc(place(*at), SPOT, self.palette.spot)?;
                }
                Spot::Segment(from, to) => self.pen.line(&[place(*from), place(*to)], mark)?,
                Spot::Polygon(corners) => {
                    let mut outline: Vec<Pixel> = corners.iter().map(|&at| place(at)).collect();
                    outline.extend(outline.first().copied());
                    self.pen.line(&outline, mark)?;
                }
            }
        }
        let first = self.view.spots.first().and_then(|spot| match spot {
            Spot::Point(at) | Spot::Segment(at, _) => Some(*at),
            Spot::Polygon(corners) => corners.first().copied(),
        });
        match first {
            Some(at) if self.view.parts > 1 => self.write_parts(place(at)),
            _ => Ok(()),
        }
    }

    fn write_parts(&self, at: Pixel) -> Drawn<DB> {
        let text = format!("×{}", self.view.parts);
        let plot = self.view.projection.plot;
        let aside = if at.x + 48.0 > plot.left + plot.width {
            -24.0
        } else {
            24.0
        };
        let middle = Pixel::new(at.x + aside, at.y - 14.0);
        let half = (5.5 * text.chars().count() as f64, 10.0);
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
        let paper = corners.map(|(x, y)| Pixel::new(middle.x + x * half.0, middle.y + y * half.1));
        self.pen.fill(&paper, self.palette.printed, 0.9)?;
        let letters = Letters::centred(self.palette.spot, NAMES + 1.0);
        self.pen.write(&text, middle, letters)
    }

    /// The scales below and on the left, with the names of the units whose numbers are shown.
    fn draw_scales(&self) -> Drawn<DB> {
        let Projection { frame, plot } = self.view.projection;
        let network = self.view.sheet.complex().network();
        let names = (self.view.sheet.axes())
            .map(|units| units.map(|unit| network.letters(unit).unwrap_or_default()));
        // Between two layers the numbers are those of neither.
        let is_whole = self.view.sheet.share() >= 1.0 || names.is_none();
        let corner = Pixel::new(plot.left - SCALE_AT, plot.top + plot.height + SCALE_AT);
        let stroke = Stroke::new(self.palette.quiet, 1.2);
        let names_of = Letters::centred(self.palette.ink, NAMES);
        let [across, up] = [frame.width(), frame.height()].map(|range| nice_step(SCALE * range));
        let length = across.0 / frame.width() * plot.width;
        let end = Pixel::new(plot.left + length, corner.y);
        let start = Pixel::new(plot.left, corner.y);
        let tick = |at: Pixel| [Pixel::new(at.x, at.y - END), Pixel::new(at.x, at.y + END)];
        for line in [[start, end], tick(start), tick(end)] {
            self.pen.line(&line, stroke)?;
        }
        let below = Pixel::new(0.5 * (start.x + end.x), corner.y + NUMERALS);
        let numerals = Letters::centred(self.palette.quiet, NUMERALS);
        self.pen
            .write(&numeral(across.0, across.1), below, numerals)?;
        let height = up.0 / frame.height() * plot.height;
        let bottom = Pixel::new(corner.x, plot.top + plot.height);
        let top = Pixel::new(corner.x, bottom.y - height);
        let tick = |at: Pixel| [Pixel::new(at.x - END, at.y), Pixel::new(at.x + END, at.y)];
        for line in [[bottom, top], tick(bottom), tick(top)] {
            self.pen.line(&line, stroke)?;
        }
        // One numeral tells both scales where they are one.
        if (frame.width() - frame.height()).abs() > 1e-9 * frame.width() {
            let aside = Pixel::new(corner.x - 5.0, 0.5 * (top.y + bottom.y));
            self.pen
                .write(&numeral(up.0, up.1), aside, numerals.anchored(HPos::Right))?;
        }
        let (right, above) = (
            Pixel::new(end.x + 12.0, end.y),
            Pixel::new(top.x, top.y - 11.0),
        );
        match names {
            Some([across, up]) if is_whole => {
                self.pen.write(&across, right, names_of)?;
                self.pen.write(&up, above, names_of)
            }
            None => {
                self.pen.write_input(0, right, names_of)?;
                self.pen.write_input(1, above, names_of)
            }
            Some(_) => Ok(()),
        }
    }
}

/// Dashes of the next layer's hinges, in CSS pixels.
const HINGE_DASH: f64 = 5.0;
