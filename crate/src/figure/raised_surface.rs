//! The score surface in three dimensions: exact facets painted from back to front, hinges as creases, the zero level on it and on
//! the floor below, examples at their scores, and the vertical scale.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::contested;
use super::facets::Facets;
use super::palette::{Palette, Rgb};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::samples::Mark;
use super::scale::{Scale, colour};
use super::surface::Surface;
use super::ticks::ticks;
use crate::cells::{CellComplex, EdgeId, RegionId, VertexId};
use crate::geometry::{Affine, Point, Vec2, plane_through};
use crate::layout::{Pixel, Raised, RaisedMark};
use crate::network::{TopTwo, UnitId};

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct RaisedView<'a> {
    /// The exact cells.
    pub complex: &'a CellComplex,
    /// How they are coloured.
    pub surface: &'a Surface<'a>,
    /// Where they are on the canvas.
    pub raised: Raised,
    /// The examples in the frame.
    pub marks: &'a [RaisedMark],
    /// The unit whose hinge stands out.
    pub selected: Option<UnitId>,
    /// The place whose reading is shown.
    pub at: Option<Point>,
}

/// Widths of lines in CSS pixels: creases of the first layer and of deeper ones, that of the selected unit, the surface's border,
/// and the zero level on it and on the floor.
const CREASE: (f64, f64) = (1.1, 0.8);
const CHOSEN: f64 = 2.4;
const BORDER: f64 = 0.9;
const ZERO: (f64, f64) = (2.6, 1.4);

/// How opaque creases are, and hinges at which the score does not bend.
const CREASE_OPACITY: f64 = 0.6;
const FLAT_OPACITY: f64 = 0.18;

/// Radius of the ring at the reading.
const RING: f64 = 7.0;

/// How far a facet is drawn over what lies behind it, so that no gap shows between neighbours, in CSS pixels.
const OVERLAP: f64 = 0.45;

/// Radius of an example's mark, and of one on a small canvas.
const RADIUS: (f64, f64) = (3.8, 2.8);
const FULL_HALF: f64 = 200.0;

/// Sizes of numerals and of the inputs' names; their distances from the edge.
const NUMERAL: f64 = 12.0;
const NAME: f64 = 15.0;
const NUMERAL_AWAY: f64 = 13.0;
const NAME_AWAY: f64 = 24.0;

/// The vertical scale is left out where it is shorter than this share of its length.
const LEAST_UPRIGHT: f64 = 0.2;

/// Most steps between numerals along an edge of the floor.
const MOST_TICKS: u32 = 4;

/// Draws the surface.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &RaisedView<'_>) -> Drawn<DB> {
    let drawing = Drawing {
        pen: Pen::on(area),
        palette: Palette::of(view.surface.theme),
        view,
        outputs: view.complex.network().outputs(),
    };
    drawing.draw_floor()?;
    drawing.draw_surface()?;
    drawing.draw_scale()
}

struct Drawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a RaisedView<'a>,
    outputs: usize,
}

/// A facet, or a part of it between two levels, and its colour.
type Piece = (Vec<Point>, Rgb);

/// The affine maps of all scores on a region.
struct Heights(Vec<Affine>);

impl Heights {
    /// The score at a place, of several the highest.
    fn at(&self, place: Point) -> f64 {
        let scores = self.0.iter().map(|map| map.at(place));
        scores.fold(f64::NEG_INFINITY, f64::max)
    }

    /// Whether some score changes its slope from here to a neighbour, by more than rounding.
    fn is_bent_at(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| {
            let change = (*one - *other).gradient().length();
            change > 1e-9 * (one.gradient().length() + other.gradient().length())
        })
    }
}

impl<DB: DrawingBackend> Drawing<'_, DB> {
    fn draw_floor(&self) -> Drawn<DB> {
        let raised = self.view.raised;
        let corners = raised.frame.corners();
        let mut around: Vec<Pixel> = corners.iter().map(|&at| raised.on_floor(at)).collect();
        self.pen.fill(&around, self.palette.faint, 0.16)?;
        around.push(around[0]);
        self.pen
            .line(&around, Stroke::new(self.palette.faint, BORDER))?;
        for line in self.view.complex.decision_lines() {
            let line: Vec<Pixel> = line.iter().map(|&at| raised.on_floor(at)).collect();
            self.pen
                .line(&line, Stroke::new(self.palette.quiet, ZERO.1))?;
        }
        self.draw_axes()
    }

    /// Numerals and names along the two edges of the floor that are turned towards the viewer.
    fn draw_axes(&self) -> Drawn<DB> {
        let raised = self.view.raised;
        let (frame, towards) = (raised.frame, raised.towards());
        let near_y = if towards.y > 1e-9 {
            frame.max.y
        } else {
            frame.min.y
        };
        let near_x = if towards.x > 1e-9 {
            frame.max.x
        } else {
            frame.min.x
        };
        let centre = raised.on_floor(frame.centre());
        let along_x = |value: f64| raised.on_floor(Point::new(value, near_y));
        let along_y = |value: f64| raised.on_floor(Point::new(near_x, value));
        let ends = [(frame.min.x, frame.max.x), (frame.min.y, frame.max.y)];
        for (input, (least, most)) in ends.into_iter().enumerate() {
            let place = |value: f64| {
                if input == 0 {
                    along_x(value)
                } else {
                    along_y(value)
                }
            };
            let middle = place(0.5 * (least + most));
            let away = outward(centre, middle);
            for tick in ticks(least, most, MOST_TICKS) {
                let at = place(tick.value);
                let to = moved(at, away, 4.0);
                self.pen
                    .line(&[at, to], Stroke::new(self.palette.quiet, 1.0))?;
                let letters = Letters::centred(self.palette.quiet, NUMERAL);
                self.pen
                    .write(&tick.numeral(), moved(at, away, NUMERAL_AWAY), letters)?;
            }
            // Between two numerals, where there is room.
            let name = place(least + 0.75 * (most - least));
            let letters = Letters::centred(self.palette.ink, NAME);
            self.pen
                .write_input(input, moved(name, away, NAME_AWAY), letters)?;
        }
        Ok(())
    }

    fn draw_surface(&self) -> Drawn<DB> {
        let complex = self.view.complex;
        let order = complex.back_to_front(self.view.raised.towards());
        let mut turns = vec![0; order.len()];
        for (turn, region) in order.iter().enumerate() {
            turns[region.index()] = turn;
        }
        let edges = self.edges_by_turn(&turns);
        let marks = self.marks_by_turn(&turns);
        let chosen = self.chosen_edges();
        let pieces = self.pieces();
        let all_heights: Vec<Heights> = complex
            .regions()
            .map(|region| self.heights(region))
            .collect();
        let (mut next_edge, mut next_mark) = (0, 0);
        for (turn, &region) in order.iter().enumerate() {
            let heights = &all_heights[region.index()];
            for (polygon, tone) in pieces.of(region) {
                self.fill(polygon, heights, *tone)?;
            }
            while let Some(&(_, edge)) = edges.get(next_edge).filter(|(at, _)| *at == turn) {
                self.draw_edge(edge, &chosen, &all_heights)?;
                next_edge += 1;
            }
            self.draw_zero(region, heights)?;
            while let Some(&(_, mark)) = marks.get(next_mark).filter(|(at, _)| *at == turn) {
                self.draw_mark(mark)?;
                next_mark += 1;
            }
        }
        self.draw_reading(&all_heights)
    }

    /// Every edge, with the turn of the nearer of its regions: neither side is painted over it afterwards.
    fn edges_by_turn(&self, turns: &[usize]) -> Vec<(usize, EdgeId)> {
        let complex = self.view.complex;
        let turn = |region: Option<RegionId>| region.map_or(0, |region| turns[region.index()]);
        let mut edges: Vec<(usize, EdgeId)> = (complex.edges())
            .map(|edge| {
                let (left, right) = complex.sides(edge);
                (turn(left).max(turn(right)), edge)
            })
            .collect();
        edges.sort_by_key(|&(turn, _)| turn);
        edges
    }

    /// Every mark, with the turn of the nearest region that it reaches over: a neighbour would else be painted over half of it.
    fn marks_by_turn(&self, turns: &[usize]) -> Vec<(usize, &RaisedMark)> {
        let (complex, raised) = (self.view.complex, self.view.raised);
        let towards = raised.towards();
        let (along, across) = raised.spread(self.radius() + 1.0);
        let around = [
            Vec2::default(),
            towards * along,
            towards.perpendicular() * across,
            towards.perpendicular() * -across,
        ];
        let mut marks: Vec<(usize, &RaisedMark)> = (self.view.marks.iter())
            .filter_map(|mark| {
                let regions = around
                    .iter()
                    .filter_map(|&way| complex.region_at(mark.at + way));
                regions
                    .map(|region| turns[region.index()])
                    .max()
                    .map(|turn| (turn, mark))
            })
            .collect();
        marks.sort_by_key(|&(turn, mark)| (turn, !mark.test));
        marks
    }

    /// The edges on the hinge of the selected unit, by their ends, in ascending order.
    fn chosen_edges(&self) -> Vec<(VertexId, VertexId)> {
        let lines = self
            .view
            .selected
            .map_or(&[][..], |unit| self.view.complex.hinge_vertices(unit));
        let mut edges: Vec<(VertexId, VertexId)> = (lines.iter())
            .flat_map(|line| line.windows(2).map(|pair| ascending(pair[0], pair[1])))
            .collect();
        edges.sort();
        edges
    }

    fn heights(&self, region: RegionId) -> Heights {
        let complex = self.view.complex;
        let map = |output: usize| {
            let corners: Vec<(Point, f64)> = (complex.corners(region))
                .map(|vertex| (complex.position(vertex), complex.score(vertex, output)))
                .collect();
            plane_through(&corners)
        };
        Heights((0..self.outputs).map(map).collect())
    }

    /// The facets cut along the levels between two colours, by region.
    fn pieces(&self) -> Pieces {
        let complex = self.view.complex;
        let mut pieces = Pieces::default();
        if self.outputs > 1 {
            for region in contested::pieces_by_facet(self.view.surface) {
                let coloured = region
                    .into_iter()
                    .map(|(polygon, tone)| (polygon, colour(tone)));
                pieces.push(coloured.collect());
            }
            return pieces;
        }
        let scale = Scale::of(self.view.surface);
        let facets = Facets::of(self.view.surface);
        let mut bands = complex.bands(0, &scale.levels).into_iter().peekable();
        for region in complex.regions() {
            let corners: Vec<(Point, f64)> = (complex.corners(region))
                .map(|vertex| (complex.position(vertex), complex.score(vertex, 0)))
                .collect();
            let tint = facets.tint(plane_through(&corners).gradient(), false);
            let mut of_region = Vec::new();
            while let Some(band) = bands.next_if(|band| band.region == region) {
                of_region.push((band.polygon, colour(tint(scale.tones[band.band]))));
            }
            pieces.push(of_region);
        }
        pieces
    }

    fn fill(&self, polygon: &[Point], heights: &Heights, tone: Rgb) -> Drawn<DB> {
        let corners: Vec<Pixel> = (polygon.iter())
            .map(|&at| self.view.raised.to_pixel(at, heights.at(at)))
            .collect();
        self.pen.fill(&widened(&corners), tone, 1.0)
    }

    fn draw_edge(
        &self,
        edge: EdgeId,
        chosen: &[(VertexId, VertexId)],
        heights: &[Heights],
    ) -> Drawn<DB> {
        let complex = self.view.complex;
        let (from, to) = complex.ends(edge);
        let is_chosen = chosen.binary_search(&ascending(from, to)).is_ok();
        let is_border = matches!(complex.sides(edge), (None, _) | (_, None));
        let stroke = if is_chosen {
            Stroke::new(self.palette.accent, CHOSEN)
        } else if is_border {
            Stroke::new(self.palette.quiet, BORDER)
        } else {
            // Deeper hinges are thinner; what differs across an edge of the first layer is of it.
            let is_first = match complex.sides(edge) {
                (Some(left), Some(right)) => {
                    complex.units_on(left, 0) != complex.units_on(right, 0)
                }
                _ => false,
            };
            let (first, deeper) = CREASE;
            let sides = match complex.sides(edge) {
                (Some(left), Some(right)) => {
                    Some((&heights[left.index()], &heights[right.index()]))
                }
                _ => None,
            };
            let is_bent = sides.is_none_or(|(left, right)| left.is_bent_at(right));
            Stroke {
                opacity: if is_bent {
                    CREASE_OPACITY
                } else {
                    FLAT_OPACITY
                },
                ..Stroke::new(self.palette.ink, if is_first { first } else { deeper })
            }
        };
        let place = |vertex: VertexId| {
            let scores = (0..self.outputs).map(|output| complex.score(vertex, output));
            let score = scores.fold(f64::NEG_INFINITY, f64::max);
            self.view.raised.to_pixel(complex.position(vertex), score)
        };
        self.pen.line(&[place(from), place(to)], stroke)
    }

    /// A ring where the reading is taken, before everything else: it says where, hidden or not.
    fn draw_reading(&self, heights: &[Heights]) -> Drawn<DB> {
        let read = self
            .view
            .at
            .and_then(|at| Some((at, self.view.complex.region_at(at)?)));
        let Some((at, region)) = read else {
            return Ok(());
        };
        let pixel = self
            .view
            .raised
            .to_pixel(at, heights[region.index()].at(at));
        self.pen
            .ring(pixel, RING, Stroke::new(self.palette.printed, 4.0))?;
        self.pen
            .ring(pixel, RING, Stroke::new(self.palette.ink, 2.0))
    }

    /// The decision boundary on a facet.
    fn draw_zero(&self, region: RegionId, heights: &Heights) -> Drawn<DB> {
        let stroke = Stroke::new(self.palette.ink, ZERO.0);
        for ends in self.zero_lines(region, heights) {
            let line = ends.map(|at| self.view.raised.to_pixel(at, heights.at(at)));
            self.pen.line(&line, stroke)?;
        }
        Ok(())
    }

    /// Where the score of a facet is zero, or the two highest are equal, as straight lines.
    fn zero_lines(&self, region: RegionId, heights: &Heights) -> Vec<[Point; 2]> {
        let polygon = self.view.complex.polygon(region);
        if let [score] = heights.0[..] {
            return crossing(&polygon, score).into_iter().collect();
        }
        let mut lines = Vec::new();
        for (part, two) in TopTwo::parts(&polygon, &heights.0) {
            let margin = heights.0[two.class] - heights.0[two.runner_up];
            let size = part
                .iter()
                .map(|&at| margin.at(at).abs())
                .fold(0.0, f64::max);
            let next = part.iter().cycle().skip(1);
            let is_zero = |at: Point| margin.at(at).abs() <= 1e-9 * size;
            let sides = part.iter().zip(next).map(|(&from, &to)| [from, to]);
            lines.extend(sides.filter(|ends| ends.iter().all(|&at| is_zero(at))));
        }
        lines
    }

    fn draw_mark(&self, mark: &RaisedMark) -> Drawn<DB> {
        let drawn = Mark {
            at: self.view.raised.to_pixel(mark.at, mark.score),
            class: mark.class.min(self.palette.mark.len() - 1),
            radius: self.radius(),
        };
        drawn.draw(&self.pen, self.palette, mark.test)
    }

    fn radius(&self) -> f64 {
        let (full, least) = RADIUS;
        let (_, across) = self.view.raised.spread(1.0);
        let half = 0.5 * self.view.raised.frame.width() / across;
        (full * half / FULL_HALF).clamp(least, full)
    }

    /// The vertical scale, beside the corner that is furthest to the left.
    fn draw_scale(&self) -> Drawn<DB> {
        let raised = self.view.raised;
        if raised.uprightness() < LEAST_UPRIGHT {
            return Ok(());
        }
        let corners = raised.frame.corners();
        let left = |at: &&Point| raised.on_floor(**at).x;
        let Some(&corner) = (corners.iter()).min_by(|a, b| left(a).total_cmp(&left(b))) else {
            return Ok(());
        };
        let stroke = Stroke::new(self.palette.quiet, 1.0);
        let place = |score: f64| {
            let at = raised.to_pixel(corner, score);
            Pixel::new(at.x - 4.0, at.y)
        };
        let reach = raised.reach;
        self.pen.line(&[place(-reach), place(reach)], stroke)?;
        for tick in ticks(-reach, reach, 2) {
            let at = place(tick.value);
            self.pen.line(&[at, Pixel::new(at.x - 4.0, at.y)], stroke)?;
            let letters = Letters::centred(self.palette.quiet, NUMERAL).anchored(HPos::Right);
            self.pen
                .write(&tick.numeral(), Pixel::new(at.x - 7.0, at.y), letters)?;
        }
        Ok(())
    }
}

/// The pieces of all regions, one after the other.
#[derive(Default)]
struct Pieces {
    all: Vec<Vec<Piece>>,
}

impl Pieces {
    fn push(&mut self, pieces: Vec<Piece>) {
        self.all.push(pieces);
    }

    fn of(&self, region: RegionId) -> &[Piece] {
        self.all.get(region.index()).map_or(&[], Vec::as_slice)
    }
}

/// Where an affine map is zero in a convex polygon: a line from border to border, or a side of it.
fn crossing(polygon: &[Point], map: Affine) -> Option<[Point; 2]> {
    let values: Vec<f64> = polygon.iter().map(|&at| map.at(at)).collect();
    let mut found: Vec<Point> = Vec::new();
    for (index, &value) in values.iter().enumerate() {
        let next = (index + 1) % values.len();
        if value == 0.0 {
            found.push(polygon[index]);
        } else if value * values[next] < 0.0 {
            let share = value / (value - values[next]);
            found.push(polygon[index].lerp(polygon[next], share));
        }
    }
    // Flat at zero, it has no line.
    let is_line = found.len() >= 2 && values.iter().any(|value| *value != 0.0);
    is_line.then(|| [found[0], found[found.len() - 1]])
}

/// A convex polygon with its corners moved outwards a little.
fn widened(corners: &[Pixel]) -> Vec<Pixel> {
    let share = 1.0 / corners.len().max(1) as f64;
    let (x, y) = (corners.iter()).fold((0.0, 0.0), |(x, y), corner| (x + corner.x, y + corner.y));
    let centre = Pixel::new(x * share, y * share);
    let out = |&corner: &Pixel| moved(corner, outward(centre, corner), OVERLAP);
    corners.iter().map(out).collect()
}

/// The direction from one pixel to another, of length 1; none where they are the same.
fn outward(from: Pixel, to: Pixel) -> (f64, f64) {
    let length = from.distance(to);
    if length > 0.0 {
        ((to.x - from.x) / length, (to.y - from.y) / length)
    } else {
        (0.0, 0.0)
    }
}

fn moved(at: Pixel, (x, y): (f64, f64), by: f64) -> Pixel {
    Pixel::new(at.x + x * by, at.y + y * by)
}

fn ascending(one: VertexId, other: VertexId) -> (VertexId, VertexId) {
    (one.min(other), one.max(other))
}
