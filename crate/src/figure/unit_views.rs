//! What each unit passes on: a small picture of the frame for each, layer by layer, with its hinge and the examples on its
//! number line; and for each layer a histogram of the pre-activations, with the share that is not above 0.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::numeral::{numeral, reading};
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::raster::{Canvas, opaque, paint_facet};
use super::scale::{Scale, colour, tone};
use super::ticks::nice_step;
use crate::geometry::grid::{Grid, Spans};
use crate::geometry::{Affine, Point, Rect, plane_through, split};
use crate::layout::{Pixel, PixelRect, Projection, UnitGrid};
use crate::measure::{Histogram, PreActivations, Sampled, UnitFacet, UnitViews};
use crate::network::UnitId;

/// What the figure shows.
#[derive(Clone, Copy, Debug)]
pub struct UnitsView<'a> {
    /// What the units pass on.
    pub views: &'a UnitViews,
    /// The pre-activations on the training examples.
    pub examples: &'a PreActivations,
    /// The class of each of these examples; empty where they have none.
    pub classes: &'a [usize],
    /// Where everything lies.
    pub grid: &'a UnitGrid,
    /// Units that are off on every training example.
    pub dead: &'a [UnitId],
    /// The selected unit.
    pub selected: Option<UnitId>,
    /// The unit pointed at.
    pub pointed: Option<UnitId>,
    /// Colours.
    pub theme: Theme,
}

/// Number of bands between 0 and the largest number that a layer passes on.
const BANDS: u8 = 5;

/// How much of the colour the first and the last band take.
const TINTS: (f64, f64) = (0.14, 0.72);

/// Widths of lines in CSS pixels: around a square, its hinge, around the one pointed at or selected.
const BORDER: f64 = 1.0;
const HINGE: f64 = 1.4;
const CHOSEN: f64 = 2.2;

/// Sizes of letters and numerals, in CSS pixels.
const LETTERS: f64 = 12.0;
const NUMERALS: f64 = 10.5;

/// Below a square, in CSS pixels: the middle of the letter, the number line, half the length of its ticks.
const LETTER_AT: f64 = 9.0;
const LINE_AT: f64 = 24.0;
const TICK: f64 = 5.0;

/// In a layer's header, in CSS pixels: width of the share, of the histogram at most, and its height.
const SHARE: f64 = 42.0;
const BARS: (f64, f64) = (240.0, 24.0);

/// The bands of a layer: one scale for all its units.
struct Bands {
    step: f64,
    decimals: usize,
    scale: Scale,
}

impl Bands {
    /// The bands for numbers between two, 0 among them.
    fn of((least, most): (f64, f64), palette: &Palette) -> Self {
        let largest = most.max(-least);
        let known = largest.is_finite() && largest > 0.0;
        let (step, decimals) = nice_step(if known { largest } else { 1.0 } / f64::from(BANDS));
        let share =
            |band: u8| TINTS.0 + (TINTS.1 - TINTS.0) * f64::from(band) / f64::from(BANDS - 1);
        let tint = |full: Rgb, band: u8| tone(palette.printed.mix(full, share(band)));
        let ends = |sign: f64| (1..BANDS).map(move |band| sign * f64::from(band) * step);
        let below = (0..BANDS).rev().map(|band| tint(palette.negative, band));
        let above = (0..BANDS).map(|band| tint(palette.positive, band));
        // Exactly 0 is paper: the first level above it is the smallest number that a canvas could tell from it.
        let nothing = step * 1e-9;
        Self {
            step,
            decimals,
            scale: Scale {
                levels: ends(-1.0)
                    .rev()
                    .chain([-nothing, nothing])
                    .chain(ends(1.0))
                    .collect(),
                tones: below.chain([tone(palette.printed)]).chain(above).collect(),
                smooth: false,
            },
        }
    }

    /// Number of bands that a number reaches into.
    fn reached(&self, number: f64) -> u8 {
        (1..=BANDS)
            .find(|&band| number <= f64::from(band) * self.step)
            .unwrap_or(BANDS)
    }
}

/// Where the pixels lie: the whole of what the squares take.
#[must_use]
pub fn plot(grid: &UnitGrid) -> Option<PixelRect> {
    let first = grid.header(0)?;
    let bottom = (0..grid.layers())
        .flat_map(|layer| (0..).map_while(move |unit| grid.square(UnitId::new(layer, unit))))
        .map(|square| square.top + square.height)
        .fold(first.top + 1.0, f64::max);
    Some(PixelRect {
        left: first.left,
        top: first.top,
        width: first.width.ceil(),
        height: (bottom - first.top).ceil(),
    })
}

/// Paints the squares on a canvas that shows [`plot`].
pub fn paint(canvas: &mut Canvas<'_>, view: &UnitsView<'_>) {
    let palette = Palette::of(view.theme);
    canvas.pixels.fill(opaque(tone(palette.printed)));
    let Some(plot) = plot(view.grid).filter(|_| is_of_the_plane(view)) else {
        return;
    };
    let ratio = canvas.width as f64 / plot.width;
    let mut spans = Spans::default();
    let mut square_pixels = Vec::new();
    for layer in 0..view.grid.layers() {
        let bands = Bands::of(view.views.range(layer), palette);
        for unit in (0..).map(|unit| UnitId::new(layer, unit)) {
            let Some(square) = view.grid.square(unit) else {
                break;
            };
            let place = |css: f64| whole(css * ratio);
            let (left, top) = (place(square.left - plot.left), place(square.top - plot.top));
            let side = place(square.width).max(1);
            let grid = Grid {
                columns: side,
                rows: side,
                frame: view.views.frame(),
            };
            square_pixels.clear();
            square_pixels.resize(side * side, opaque(tone(palette.printed)));
            view.views.for_each_facet(unit, |facet| {
                if facet.passed.iter().any(|&passed| passed != 0.0) {
                    let corners = facet.corners.iter().zip(&facet.passed);
                    let placed: Vec<(Point, f64)> =
                        corners.map(|(&at, &z)| (grid.place(at), z)).collect();
                    paint_facet(&mut square_pixels, &grid, &mut spans, &bands.scale, &placed);
                }
            });
            let room = canvas.width.saturating_sub(left).min(side);
            for (row, pixels) in square_pixels.chunks(side).enumerate() {
                let start = (top + row) * canvas.width + left;
                if let Some(target) = canvas.pixels.get_mut(start..start + room) {
                    target.copy_from_slice(&pixels[..room]);
                }
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a canvas has a few thousand pixels a side, and nothing lies left of it"
)]
fn whole(length: f64) -> usize {
    length.round().max(0.0) as usize
}

/// Draws what the squares show as polygons: for backends without pixels.
///
/// # Errors
/// Those of the backend.
pub fn draw_shading<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &UnitsView<'_>,
) -> Drawn<DB> {
    if !is_of_the_plane(view) {
        return Ok(());
    }
    let drawing = Units::of(area, view);
    for unit in drawing.units() {
        let bands = Bands::of(view.views.range(unit.layer), drawing.palette);
        let Some(projection) = drawing.projection(unit) else {
            continue;
        };
        let polygons = match view.views.grid(unit) {
            Some(values) => strips(&values, view.views.frame(), &bands.scale),
            None => pieces(view.views, unit, &bands.scale),
        };
        for (polygon, rgb) in polygons {
            let polygon: Vec<Pixel> = polygon.iter().map(|&at| projection.to_pixel(at)).collect();
            drawing.pen.fill(&polygon, rgb, 1.0)?;
        }
    }
    Ok(())
}

/// The facets of a unit cut along the levels of a scale, without those that show the paper.
fn pieces(views: &UnitViews, unit: UnitId, scale: &Scale) -> Vec<(Vec<Point>, Rgb)> {
    let mut all = Vec::new();
    views.for_each_facet(unit, |facet| {
        let range = facet
            .passed
            .iter()
            .fold((0.0_f64, 0.0_f64), |range, &passed| {
                (range.0.min(passed), range.1.max(passed))
            });
        if range == (0.0, 0.0) {
            return;
        }
        let map = plane_of(facet);
        let mut rest = facet.corners.clone();
        for (level, &tone) in scale.levels.iter().zip(&scale.tones) {
            if rest.is_empty() || *level < range.0 {
                continue;
            }
            let above = Affine::new(map.a, map.b, map.c - level);
            let [over, under] = split(&rest, above);
            if !under.is_empty() {
                all.push((under, colour(tone)));
            }
            rest = over;
        }
        if !rest.is_empty() {
            all.push((rest, colour(scale.tone_of(range.1))));
        }
    });
    let paper = colour(scale.tone_of(0.0));
    all.retain(|(_, rgb)| *rgb != paper);
    all
}

fn plane_of(facet: &UnitFacet) -> Affine {
    let corners: Vec<(Point, f64)> = (facet.corners.iter().copied())
        .zip(facet.passed.iter().copied())
        .collect();
    plane_through(&corners)
}

/// The squares of a grid in the colours at their middles, joined along the rows.
fn strips(values: &[f64], frame: Rect, scale: &Scale) -> Vec<(Vec<Point>, Rgb)> {
    let side = Sampled::SIDE;
    let squares = side - 1;
    let at = |place: usize, low: f64, high: f64| low + (high - low) * place as f64 / squares as f64;
    let mut all = Vec::new();
    for row in 0..squares {
        let tone = |column: usize| {
            let corner = row * side + column;
            let corners = [corner, corner + 1, corner + side, corner + side + 1];
            let sum: f64 = corners.iter().map(|&corner| 0.25 * values[corner]).sum();
            colour(scale.tone_of(sum))
        };
        let mut from = 0;
        for column in 1..=squares {
            if column < squares && tone(column) == tone(from) {
                continue;
            }
            let (left, right) = (
                at(from, frame.min.x, frame.max.x),
                at(column, frame.min.x, frame.max.x),
            );
            let (low, high) = (
                at(row, frame.min.y, frame.max.y),
                at(row + 1, frame.min.y, frame.max.y),
            );
            let strip = Rect {
                min: Point::new(left, low),
                max: Point::new(right, high),
            };
            all.push((strip.corners().to_vec(), tone(from)));
            from = column;
        }
    }
    all
}

/// Draws all but the colours of the squares.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &UnitsView<'_>) -> Drawn<DB> {
    let drawing = Units::of(area, view);
    for layer in 0..view.grid.layers() {
        drawing.draw_header(layer)?;
    }
    for unit in drawing.units() {
        if is_of_the_plane(view) {
            drawing.draw_hinge(unit)?;
        } else {
            drawing.draw_graph(unit)?;
        }
        drawing.draw_caption(unit)?;
    }
    for (chosen, colour) in [
        (view.pointed, drawing.palette.quiet),
        (view.selected, drawing.palette.accent),
    ] {
        if let Some(square) = chosen.and_then(|unit| view.grid.square(unit)) {
            let outline = outline(square, 0.5 * CHOSEN);
            drawing.pen.line(&outline, Stroke::new(colour, CHOSEN))?;
        }
    }
    Ok(())
}

/// Whether the frame has two dimensions: over one input a graph is drawn.
fn is_of_the_plane(view: &UnitsView<'_>) -> bool {
    view.views.network().inputs() > 1
}

/// The figure being drawn.
struct Units<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a UnitsView<'a>,
}

impl<'a, DB: DrawingBackend> Units<'a, DB> {
    fn of(area: &'a DrawingArea<DB, Shift>, view: &'a UnitsView<'a>) -> Self {
        Self {
            pen: Pen::on(area),
            palette: Palette::of(view.theme),
            view,
        }
    }

    fn units(&self) -> impl Iterator<Item = UnitId> + use<'a, DB> {
        let view = self.view;
        view.views.network().hidden_units()
    }

    fn projection(&self, unit: UnitId) -> Option<Projection> {
        Some(Projection {
            frame: self.view.views.frame(),
            plot: self.view.grid.square(unit)?,
        })
    }

    /// The histogram of a layer with its scale and the share that is off, and the colours with theirs.
    fn draw_header(&self, layer: usize) -> Drawn<DB> {
        let Some(header) = self.view.grid.header(layer) else {
            return Ok(());
        };
        let histogram = self.view.examples.histogram(layer);
        let bars = PixelRect {
            left: header.left + SHARE,
            top: header.top,
            width: BARS.0.min(0.5 * (header.width - SHARE)).max(1.0),
            height: BARS.1,
        };
        if let Some(share) = histogram.share_off() {
            let text = format!("{} %", numeral(100.0 * share, 0));
            let at = Pixel::new(bars.left - 8.0, bars.top + 0.5 * bars.height);
            let letters = Letters::centred(self.palette.quiet, LETTERS).anchored(HPos::Right);
            self.pen.write(&text, at, letters)?;
            self.draw_histogram(&histogram, bars)?;
        }
        self.draw_scale(layer, header, bars.left + bars.width + 28.0)
    }

    fn draw_histogram(&self, histogram: &Histogram, bars: PixelRect) -> Drawn<DB> {
        let most = histogram.counts.iter().copied().max().unwrap_or(0).max(1);
        let width = bars.width / histogram.counts.len() as f64;
        let bottom = bars.top + bars.height;
        for (bin, &count) in histogram.counts.iter().enumerate() {
            if count == 0 {
                continue;
            }
            let left = bars.left + bin as f64 * width;
            let top = bottom - (bars.height * count as f64 / most as f64).max(1.0);
            let is_off = bin < Histogram::HALF;
            let fill = if is_off {
                self.palette.faint
            } else {
                self.palette.positive
            };
            let corners = [
                (left + 0.5, top),
                (left + 0.5, bottom),
                (left + width - 0.5, bottom),
                (left + width - 0.5, top),
            ];
            let corners = corners.map(|(x, y)| Pixel::new(x, y));
            self.pen.fill(&corners, fill, 1.0)?;
        }
        let axis = [
            Pixel::new(bars.left, bottom),
            Pixel::new(bars.left + bars.width, bottom),
        ];
        let thin = Stroke::new(self.palette.quiet, BORDER);
        self.pen.line(&axis, thin)?;
        let middle = bars.left + 0.5 * bars.width;
        let zero = [
            Pixel::new(middle, bars.top),
            Pixel::new(middle, bottom + 3.0),
        ];
        self.pen.line(&zero, thin)?;
        let quiet = Letters::centred(self.palette.quiet, NUMERALS);
        let ends = [
            (bars.left, reading(-histogram.reach), HPos::Left),
            (middle, "0".to_owned(), HPos::Center),
            (
                bars.left + bars.width,
                reading(histogram.reach),
                HPos::Right,
            ),
        ];
        for (x, text, anchor) in ends {
            let at = Pixel::new(x, bottom + 9.0);
            self.pen.write(&text, at, quiet.anchored(anchor))?;
        }
        Ok(())
    }

    /// The colours of a layer, with the numbers at which they begin and end.
    fn draw_scale(&self, layer: usize, header: PixelRect, from: f64) -> Drawn<DB> {
        let (least, most) = self.view.views.range(layer);
        let bands = Bands::of((least, most), self.palette);
        let negative = if least < 0.0 {
            bands.reached(-least)
        } else {
            0
        };
        let positive = bands.reached(most);
        let count = f64::from(negative + positive);
        let room = header.left + header.width - from - 8.0;
        let width = (room / count).clamp(2.0, 26.0);
        let top = header.top + 9.0;
        let bottom = header.top + BARS.1;
        let zero = from + width * f64::from(negative);
        let draw_band = |band: f64| {
            let left = zero + width * band;
            let corners = [
                (left, top),
                (left, bottom),
                (left + width, bottom),
                (left + width, top),
            ];
            let corners = corners.map(|(x, y)| Pixel::new(x, y));
            let tone = bands.scale.tone_of((band + 0.5) * bands.step);
            self.pen.fill(&corners, colour(tone), 1.0)
        };
        for band in 0..negative {
            draw_band(-f64::from(band) - 1.0)?;
        }
        for band in 0..positive {
            draw_band(f64::from(band))?;
        }
        let quiet = Letters::centred(self.palette.quiet, NUMERALS);
        let mut marks = vec![(zero, 0.0)];
        let end = |bands_from_zero: u8, sign: f64| {
            let count = sign * f64::from(bands_from_zero);
            (zero + width * count, bands.step * count)
        };
        marks.push(end(positive, 1.0));
        marks.extend((negative > 0).then(|| end(negative, -1.0)));
        for (x, number) in marks {
            let tick = [Pixel::new(x, bottom), Pixel::new(x, bottom + 3.0)];
            self.pen
                .line(&tick, Stroke::new(self.palette.quiet, BORDER))?;
            let text = if number.abs() < 1e3 {
                numeral(number, bands.decimals)
            } else {
                reading(number)
            };
            let text = if number == 0.0 { "0".to_owned() } else { text };
            self.pen.write(&text, Pixel::new(x, bottom + 9.0), quiet)?;
        }
        Ok(())
    }

    fn draw_hinge(&self, unit: UnitId) -> Drawn<DB> {
        let Some(projection) = self.projection(unit) else {
            return Ok(());
        };
        let stroke = Stroke::new(self.palette.ink, HINGE);
        for line in self.view.views.hinge(unit) {
            let line: Vec<Pixel> = line.iter().map(|&at| projection.to_pixel(at)).collect();
            self.pen.line(&line, stroke)?;
        }
        self.draw_border(projection.plot)
    }

    /// What a unit passes on over the only input, from the least to the largest number of its layer.
    fn draw_graph(&self, unit: UnitId) -> Drawn<DB> {
        let (Some(projection), Some(graph)) = (self.projection(unit), self.view.views.graph(unit))
        else {
            return Ok(());
        };
        let (least, most) = self.view.views.range(unit.layer);
        let room = 0.08 * (most - least);
        let room = if room > 0.0 && room.is_finite() {
            room
        } else {
            1.0
        };
        let heights = Projection {
            frame: Rect {
                min: Point::new(projection.frame.min.x, least - room),
                max: Point::new(projection.frame.max.x, most + room),
            },
            ..projection
        };
        let at = |x: f64, y: f64| heights.to_pixel(Point::new(x, y));
        for pair in graph.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let is_above = from.y + to.y > 0.0;
            let tint = if is_above {
                self.palette.positive
            } else {
                self.palette.negative
            };
            let under = [
                at(from.x, from.y),
                at(from.x, 0.0),
                at(to.x, 0.0),
                at(to.x, to.y),
            ];
            if from.y != 0.0 || to.y != 0.0 {
                self.pen
                    .fill(&under, self.palette.printed.mix(tint, 0.3), 1.0)?;
            }
        }
        let frame = projection.frame;
        let zero = [at(frame.min.x, 0.0), at(frame.max.x, 0.0)];
        self.pen
            .line(&zero, Stroke::new(self.palette.faint, BORDER))?;
        let line: Vec<Pixel> = graph.iter().map(|point| at(point.x, point.y)).collect();
        self.pen.line(&line, Stroke::new(self.palette.ink, HINGE))?;
        self.draw_border(projection.plot)
    }

    fn draw_border(&self, square: PixelRect) -> Drawn<DB> {
        self.pen.cut_off(square, HINGE, self.palette.printed)?;
        self.pen.line(
            &outline(square, 0.0),
            Stroke::new(self.palette.faint, BORDER),
        )
    }

    /// The letter of a unit, and the examples on its number line.
    fn draw_caption(&self, unit: UnitId) -> Drawn<DB> {
        let Some(square) = self.view.grid.square(unit) else {
            return Ok(());
        };
        let is_chosen = [self.view.selected, self.view.pointed].contains(&Some(unit));
        if !self.view.grid.has_captions() && !is_chosen {
            return Ok(());
        }
        let is_dead = self.view.dead.contains(&unit);
        let bottom = square.top + square.height;
        let middle = square.left + 0.5 * square.width;
        let ink = if self.view.selected == Some(unit) {
            self.palette.accent
        } else if is_dead {
            self.palette.quiet
        } else {
            self.palette.ink
        };
        let letters = self.view.views.network().letters(unit).unwrap_or_default();
        let at = Pixel::new(middle, bottom + LETTER_AT);
        if is_dead {
            let cross = Stroke::new(self.palette.faint, 1.1);
            for rise in [-1.0, 1.0] {
                let reach = 0.55 * LETTERS;
                let from = Pixel::new(at.x - reach, at.y - rise * reach);
                let to = Pixel::new(at.x + reach, at.y + rise * reach);
                self.pen.line(&[from, to], cross)?;
            }
        }
        self.pen
            .write(&letters, at, Letters::centred(ink, LETTERS))?;
        if !self.view.grid.has_captions() {
            return Ok(());
        }
        self.draw_examples(unit, square, bottom + LINE_AT)
    }

    /// A number line as wide as a square, 0 in its middle, with a tick for each example: of the first class above the line, of
    /// others below.
    fn draw_examples(&self, unit: UnitId, square: PixelRect, height: f64) -> Drawn<DB> {
        let reach = self.view.examples.histogram(unit.layer).reach;
        let middle = square.left + 0.5 * square.width;
        let axis = [
            Pixel::new(square.left, height),
            Pixel::new(square.left + square.width, height),
        ];
        self.pen
            .line(&axis, Stroke::new(self.palette.faint, BORDER))?;
        for (example, &z) in self.view.examples.of_unit(unit).iter().enumerate() {
            let class = self.view.classes.get(example).copied();
            let share = if reach > 0.0 {
                (z / reach).clamp(-1.0, 1.0)
            } else {
                0.0
            };
            let x = middle + 0.5 * square.width * share;
            let (rgb, from, to) = match class {
                Some(0) => (self.palette.mark[0], height - TICK, height),
                Some(class) => {
                    let class = class.min(self.palette.mark.len() - 1);
                    (self.palette.mark[class], height, height + TICK)
                }
                None => (self.palette.ink, height - TICK, height),
            };
            if x.is_finite() {
                let stroke = Stroke {
                    colour: rgb,
                    opacity: 0.7,
                    width: 1.0,
                };
                self.pen
                    .line(&[Pixel::new(x, from), Pixel::new(x, to)], stroke)?;
            }
        }
        let zero = [
            Pixel::new(middle, height - TICK - 1.0),
            Pixel::new(middle, height + TICK + 1.0),
        ];
        self.pen.line(&zero, Stroke::new(self.palette.ink, BORDER))
    }
}

/// The outline of a rectangle, a distance outside of it.
fn outline(rect: PixelRect, out: f64) -> [Pixel; 5] {
    let (left, top) = (rect.left - out, rect.top - out);
    let (right, bottom) = (rect.left + rect.width + out, rect.top + rect.height + out);
    [
        (left, top),
        (right, top),
        (right, bottom),
        (left, bottom),
        (left, top),
    ]
    .map(|(x, y)| Pixel::new(x, y))
}
