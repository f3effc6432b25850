//! The score over one input as a sum: the target curve, what each unit adds as a thin line, their sum as a bold one, the hinges
//! with their tags below, and the largest error where it is.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::axes::{self, Counting};
use super::numeral::reading;
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::tag::{Standing, Tag};
use crate::dataset::FileTerms;
use crate::geometry::Point;
use crate::layout::{LineHandles, LineTag, Pixel, Projection};
use crate::measure::Contributions;
use crate::measure::contributions::{Contribution, LargestError, Piece};
use crate::measure::score_graph::parts_within;
use crate::network::{Network, UnitId};

/// What the figure shows.
#[derive(Clone, Copy, Debug)]
pub struct LineView<'a> {
    /// Names of units.
    pub network: &'a Network,
    /// The summands over the frame.
    pub sum: &'a Contributions,
    /// The pieces of the target curve; empty without one.
    pub target: &'a [Piece],
    /// Where score and target are farthest apart.
    pub error: Option<LargestError>,
    /// What the file that the examples are from calls them: the axes count as it does.
    pub terms: Option<&'a FileTerms>,
    /// Tags and the square of the selected unit.
    pub handles: &'a LineHandles,
    /// Where the frame lies.
    pub projection: Projection,
    /// Colours.
    pub theme: Theme,
    /// The unit that stands out.
    pub selected: Option<UnitId>,
    /// The unit pointed at.
    pub pointed: Option<UnitId>,
    /// The input that is read.
    pub at: Option<f64>,
}

/// Widths of lines, in CSS pixels.
const SUM: f64 = 2.8;
const HALO: f64 = 6.0;
const PART: f64 = 1.2;
const CHOSEN_PART: f64 = 2.2;
const TARGET: f64 = 2.0;
const ERROR: f64 = 1.6;

/// Opacity of the halo, and of parts that are not chosen.
const HALO_OPACITY: f64 = 0.85;
const PART_OPACITY: f64 = 0.75;

/// Dashes of the target curve, and dots of the lines down to the tags, in CSS pixels.
const DASH: f64 = 6.0;
const DOT: f64 = 2.0;

/// How far above the axis the line of a hinge turns towards its tag.
const LEAD: f64 = 26.0;

/// Radius of a mark at a corner; of the ring at the pointer; half of the square.
const CORNER: f64 = 2.6;
const RING: f64 = 5.5;
const SQUARE: f64 = 6.0;
/// A rim of paper around the square.
const RIM: f64 = 2.0;

/// Half of the bars at the ends of the error, and how far from it its numeral stands.
const END: f64 = 4.5;
const ASIDE: f64 = 8.0;
/// Size of that numeral, and the width of a digit relative to it.
const NUMERAL: f64 = 14.0;
const DIGIT: f64 = 0.56;

/// Points of a bent piece of the target that are joined.
const JOINED: u32 = 96;

/// Draws the figure over the whole area.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &LineView<'_>) -> Drawn<DB> {
    let drawing = LineDrawing {
        pen: Pen::on(area),
        palette: Palette::of(view.theme),
        view,
    };
    drawing.draw_level()?;
    drawing.draw_target()?;
    drawing.draw_parts()?;
    drawing.draw_sum()?;
    drawing.draw_error()?;
    axes::draw(
        &drawing.pen,
        view.projection,
        1,
        Counting::of(view.terms, 1),
        drawing.palette,
    )?;
    drawing.draw_tags()?;
    drawing.draw_square()
}

/// The figure being drawn.
struct LineDrawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a LineView<'a>,
}

impl<DB: DrawingBackend> LineDrawing<'_, DB> {
    /// The line of zero, from which what a unit adds rises and falls.
    fn draw_level(&self) -> Drawn<DB> {
        let Projection { frame, .. } = self.view.projection;
        let ends = [frame.min.x, frame.max.x].map(|x| Point::new(x, 0.0));
        self.draw_within(&ends, Stroke::new(self.palette.faint, 0.75))
    }

    fn draw_target(&self) -> Drawn<DB> {
        let stroke = Stroke::new(self.palette.positive, TARGET);
        for piece in self.view.target {
            let joined = if piece.is_straight() { 1 } else { JOINED };
            let points = (0..=joined).map(|place| {
                let share = f64::from(place) / f64::from(joined);
                let x = piece.from + share * (piece.to - piece.from);
                Point::new(x, piece.value(x))
            });
            for line in self.within(&points.collect::<Vec<_>>()) {
                self.pen.dashes(&line, DASH, stroke)?;
            }
        }
        Ok(())
    }

    /// What each unit adds, the chosen ones last.
    fn draw_parts(&self) -> Drawn<DB> {
        let is_chosen = |part: &&Contribution| self.is_chosen(part.unit);
        let parts = || self.view.sum.units.iter();
        for part in parts().filter(|part| !is_chosen(part)) {
            let stroke = Stroke {
                opacity: PART_OPACITY,
                ..Stroke::new(self.palette.ink, PART)
            };
            self.draw_within(&self.points_of(&part.values), stroke)?;
        }
        for part in parts().filter(is_chosen) {
            let stroke = Stroke::new(self.colour_of(part.unit), CHOSEN_PART);
            self.draw_within(&self.points_of(&part.values), stroke)?;
        }
        Ok(())
    }

    fn draw_sum(&self) -> Drawn<DB> {
        let points = self.points_of(&self.view.sum.sum);
        let halo = Stroke {
            colour: self.palette.printed,
            opacity: HALO_OPACITY,
            width: HALO,
        };
        self.draw_within(&points, halo)?;
        self.draw_within(&points, Stroke::new(self.palette.ink, SUM))?;
        let (projection, frame) = (self.view.projection, self.view.projection.frame);
        if self.view.sum.exact && points.len() > 2 {
            for &corner in &points[1..points.len() - 1] {
                if frame.contains(corner) {
                    let at = projection.to_pixel(corner);
                    self.pen.disc(at, CORNER, self.palette.printed)?;
                    self.pen
                        .ring(at, CORNER, Stroke::new(self.palette.ink, 1.2))?;
                }
            }
        }
        let read = self.view.at.map(|x| Point::new(x, self.score(x)));
        match read.filter(|at| frame.contains(*at)) {
            Some(at) => {
                let ring = Stroke::new(self.palette.ink, 2.0);
                self.pen.ring(projection.to_pixel(at), RING, ring)
            }
            None => Ok(()),
        }
    }

    /// The largest error: from the target to the score, with its numeral.
    fn draw_error(&self) -> Drawn<DB> {
        let Some(LargestError { error, at }) = self.view.error else {
            return Ok(());
        };
        let score = self.score(at);
        let target = self.view.target.iter().find_map(|piece| {
            let value = piece.value(at);
            let is_it = (piece.from..=piece.to).contains(&at)
                && ((score - value).abs() - error).abs() <= 1e-9 * (1.0 + error);
            is_it.then_some(value)
        });
        let Some(target) = target else {
            return Ok(());
        };
        let projection = self.view.projection;
        let plot = projection.plot;
        let held = |y: f64| {
            let pixel = projection.to_pixel(Point::new(at, y));
            Pixel::new(pixel.x, pixel.y.clamp(plot.top, plot.top + plot.height))
        };
        let (from, to) = (held(target), held(score));
        let stroke = Stroke::new(self.palette.negative, ERROR);
        self.pen.line(&[from, to], stroke)?;
        for end in [from, to] {
            let bar = [-END, END].map(|aside| Pixel::new(end.x + aside, end.y));
            self.pen.line(&bar, stroke)?;
        }
        let is_right = from.x > plot.left + 0.75 * plot.width;
        let aside = if is_right { -ASIDE } else { ASIDE };
        let anchor = if is_right { HPos::Right } else { HPos::Left };
        let letters = Letters::centred(self.palette.negative, NUMERAL).anchored(anchor);
        let at = Pixel::new(from.x + aside, 0.5 * (from.y + to.y));
        let numeral = reading(error);
        // Paper behind it: lines may run there.
        let width = aside.signum() * DIGIT * NUMERAL * numeral.chars().count() as f64;
        let half = 0.6 * NUMERAL;
        let corners = [(0.0, -half), (width, -half), (width, half), (0.0, half)];
        let around = corners.map(|(x, y)| Pixel::new(at.x + x, at.y + y));
        self.pen.fill(&around, self.palette.printed, HALO_OPACITY)?;
        self.pen.write(&numeral, at, letters)
    }

    /// The hinges: dotted down to the tags below the plot.
    fn draw_tags(&self) -> Drawn<DB> {
        let plot = self.view.projection.plot;
        let radius = self.tag_radius();
        let tags = || self.view.handles.tags.iter();
        for chosen in [false, true] {
            for &LineTag { unit, at, hinge } in
                tags().filter(|tag| self.is_chosen(tag.unit) == chosen)
            {
                let bend = Pixel::new(hinge, at.y - LEAD);
                let line = [Pixel::new(hinge, plot.top), bend, at];
                let stroke = Stroke {
                    opacity: PART_OPACITY,
                    ..Stroke::new(self.colour_of(unit), 1.0)
                };
                self.pen.dashes(&line, DOT, stroke)?;
                let tag = Tag {
                    at,
                    radius,
                    letters: &self.view.network.letters(unit).unwrap_or_default(),
                    standing: Standing::Bent,
                    chosen,
                    in_hand: Some(unit) == self.view.selected,
                };
                tag.draw(&self.pen, self.palette)?;
            }
        }
        Ok(())
    }

    /// Tags are smaller where there are so many that they would cover each other.
    fn tag_radius(&self) -> f64 {
        let room = self.view.projection.plot.width / (2.4 * self.view.handles.tags.len() as f64);
        LineHandles::TAG.min(room).max(4.0)
    }

    /// The square that changes the weight of the selected unit.
    fn draw_square(&self) -> Drawn<DB> {
        let Some((_, at)) = self.view.handles.slope else {
            return Ok(());
        };
        let square = |half: f64| {
            [(-half, -half), (half, -half), (half, half), (-half, half)]
                .map(|(x, y)| Pixel::new(at.x + x, at.y + y))
        };
        self.pen
            .fill(&square(SQUARE + RIM), self.palette.printed, 1.0)?;
        self.pen.fill(&square(SQUARE), self.palette.accent, 1.0)
    }

    fn is_chosen(&self, unit: UnitId) -> bool {
        Some(unit) == self.view.selected || Some(unit) == self.view.pointed
    }

    fn colour_of(&self, unit: UnitId) -> Rgb {
        if Some(unit) == self.view.selected {
            self.palette.accent
        } else {
            self.palette.ink
        }
    }

    /// The sum at a position between the places.
    fn score(&self, x: f64) -> f64 {
        let sum = self.view.sum;
        let after = sum.places.partition_point(|place| *place < x);
        let (Some(&to), Some(&y)) = (sum.places.get(after), sum.sum.get(after)) else {
            return sum.sum.last().copied().unwrap_or(0.0);
        };
        let Some(before) = after.checked_sub(1) else {
            return y;
        };
        let (from, start) = (sum.places[before], sum.sum[before]);
        if to > from {
            start + (y - start) * (x - from) / (to - from)
        } else {
            y
        }
    }

    fn points_of(&self, values: &[f64]) -> Vec<Point> {
        let places = self.view.sum.places.iter().zip(values);
        places.map(|(&x, &y)| Point::new(x, y)).collect()
    }

    fn draw_within(&self, points: &[Point], stroke: Stroke) -> Drawn<DB> {
        for line in self.within(points) {
            self.pen.line(&line, stroke)?;
        }
        Ok(())
    }

    /// The parts of a path inside the frame, on the canvas.
    fn within(&self, points: &[Point]) -> Vec<Vec<Pixel>> {
        let projection = self.view.projection;
        let lines = parts_within(points, projection.frame);
        let on_canvas = |line: Vec<Point>| -> Vec<Pixel> {
            line.into_iter().map(|at| projection.to_pixel(at)).collect()
        };
        lines.into_iter().map(on_canvas).collect()
    }
}
