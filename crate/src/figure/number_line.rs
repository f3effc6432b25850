//! The number line of a unit of the first layer: the distance from its hinge on an axis, negative on the off side; over it z, the
//! ramp that bends it to a, and w·a, which the next unit receives.
//!
//! Marks are those of the plane: the hinge with ticks on the on side, the ring of the probe, and the ruler between them, whose
//! ticks are the same steps of the plane. The scales do not follow the steepness, so that a steeper ramp is seen to be one.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::fine::css;
use super::numeral::reading;
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::samples::Mark;
use super::tag::{Standing, Tag, draw_class_output, draw_output};
use super::ticks::{nice_step, ticks};
use super::{hinge, probe, ruler};
use crate::geometry::Point;
use crate::layout::{Pixel, PixelRect, Projection};
use crate::measure::{Reading, UnitRamp};
use crate::network::Network;

/// What the number line shows.
#[derive(Clone, Copy, Debug)]
pub struct NumberLineView<'a> {
    /// Names of units.
    pub network: &'a Network,
    /// The unit; without one, only the axis is drawn.
    pub ramp: Option<UnitRamp>,
    /// The point that is read.
    pub at: Option<Point>,
    /// The frame on the plane's canvas, whose rulers are the same.
    pub projection: Projection,
    /// Colours.
    pub theme: Theme,
}

impl NumberLineView<'_> {
    fn reading(&self) -> Option<Reading> {
        Some(self.ramp?.at(self.at?))
    }

    /// How far the axis runs to either side, in input units: 1, 2 or 5 times a power of ten. It follows the frame, and the probe
    /// only where that lies farther out.
    fn reach(&self) -> f64 {
        let frame = self.projection.frame;
        let usual = USUAL_REACH * 0.5 * (frame.max.x - frame.min.x);
        let distance = self.reading().and_then(|reading| reading.distance);
        let needed = distance.map_or(usual, |distance| distance.max(usual));
        nice_step(needed.clamp(REACHES.0, REACHES.1)).0
    }

    /// The largest activation with its true height: 3, for units a hundred times as steep 300, and so on.
    fn tallest(&self) -> f64 {
        let steepness = self.ramp.map_or(0.0, |ramp| ramp.steepness());
        let mut tallest = USUAL;
        while steepness > STEEP * tallest && tallest < EXTENTS.1 {
            tallest *= STEPS;
        }
        while steepness > 0.0 && STEEP * steepness < tallest / USUAL && tallest > EXTENTS.0 {
            tallest /= STEPS;
        }
        tallest
    }
}

/// How far the axis runs, relative to half of the frame's side.
const USUAL_REACH: f64 = 1.2;

/// The smallest and the largest reach of the axis.
const REACHES: (f64, f64) = (1e-3, 1e5);

/// The largest activation with its true height where units are as steep as they usually are.
const USUAL: f64 = 3.0;

/// The smallest and the largest of these; numerals beyond are too long. Marks beyond stand at the end.
const EXTENTS: (f64, f64) = (3e-3, 3e4);

/// Steepness relative to the tallest activation at which the next scale is taken, and by how much that differs.
const STEEP: f64 = 10.0;
const STEPS: f64 = 100.0;

/// Sizes of letters, in CSS pixels: numerals of the axis, readings; and the width of a digit relative to them.
const NUMERALS: f64 = 11.5;
const READINGS: f64 = 13.0;
const DIGIT: f64 = 0.56;

/// Radius of a unit's tag, and of the mark on the ramp.
const TAG: f64 = 9.0;
const MARK: f64 = 4.5;

/// Width of the bar.
const BAR: f64 = 11.0;

/// How far the axis runs beyond its last tick.
const ARROW: f64 = 12.0;

/// Opacity of the veil over the half where the unit is off.
const SILENT: f64 = 0.5;

/// Draws the number line over the whole area.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &NumberLineView<'_>,
) -> Drawn<DB> {
    let (width, height) = area.dim_in_pixel();
    let drawing = NumberLineDrawing {
        pen: Pen::on(area),
        palette: Palette::of(view.theme),
        view,
        layout: Layout::of(
            css(i32::try_from(width).unwrap_or(i32::MAX)),
            css(i32::try_from(height).unwrap_or(i32::MAX)),
            (view.reach(), view.tallest()),
        ),
    };
    let Some(ramp) = view.ramp else {
        return drawing.draw_axis();
    };
    drawing.draw_silence(&ramp)?;
    drawing.draw_axis()?;
    drawing.draw_hinge(&ramp)?;
    drawing.draw_cut_off(&ramp)?;
    if let Some(reading) = view.reading() {
        drawing.draw_flow(&ramp, &reading)?;
        drawing.draw_ramp(&ramp)?;
        drawing.draw_marks(&ramp, &reading)?;
        drawing.draw_weight(&ramp, &reading)?;
        drawing.draw_bar(&ramp, &reading)?;
    } else {
        drawing.draw_ramp(&ramp)?;
    }
    drawing.draw_next(&ramp)
}

/// Where everything lies, in CSS pixels.
///
/// From left to right: the axis with the ramp; room for a; the weight's line, from the level of a to that of w·a; the bar; the
/// next unit. One zero level and one vertical scale for a and w·a.
#[derive(Clone, Copy, Debug)]
struct Layout {
    height: f64,
    /// The axis, from −reach to reach.
    left: f64,
    right: f64,
    /// The height of the axis.
    zero: f64,
    /// CSS pixels per input unit of distance, and per unit of z and a.
    across: f64,
    up: f64,
    reach: f64,
    tallest: f64,
    /// Where the weight's line begins and ends.
    weight: (f64, f64),
    bar: f64,
    next: f64,
}

impl Layout {
    /// Room to the left of the axis.
    const LEFT: f64 = 16.0;
    /// Room for a reading of a.
    const READING: f64 = 58.0;
    /// Room above and below everything that has a height, for its reading.
    const TOP: f64 = 22.0;

    fn of(width: f64, height: f64, (reach, tallest): (f64, f64)) -> Self {
        let next = width - TAG - 5.0;
        let bar = next - TAG - 20.0;
        let weight_end = bar - 0.5 * BAR - 6.0;
        let weight_start = weight_end - (0.1 * width).clamp(34.0, 60.0);
        let right = (weight_start - Self::READING).max(Self::LEFT + 1.0);
        let zero = 0.58 * height;
        Self {
            height,
            left: Self::LEFT,
            right,
            zero,
            across: 0.5 * (right - Self::LEFT) / reach,
            up: (zero - Self::TOP).max(1.0) / tallest,
            reach,
            tallest,
            weight: (weight_start, weight_end),
            bar,
            next,
        }
    }

    /// The place of a distance on the axis, at an end of it where it lies beyond.
    fn x(&self, distance: f64) -> f64 {
        let middle = 0.5 * (self.left + self.right);
        middle + self.across * distance.clamp(-self.reach, self.reach)
    }

    /// The height of z, an activation, or what the next unit receives, at the end of the drawing where it lies beyond.
    fn y(&self, a: f64) -> f64 {
        (self.zero - self.up * a).clamp(Self::TOP, self.lowest())
    }

    /// Whether an activation, or what the next unit receives, has its true height.
    fn fits(&self, a: f64) -> bool {
        a <= self.tallest && self.up * a >= self.zero - self.lowest()
    }

    /// The lowest place of a mark.
    fn lowest(&self) -> f64 {
        (self.height - Self::TOP).max(Self::TOP)
    }
}

/// The figure being drawn.
struct NumberLineDrawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a NumberLineView<'a>,
    layout: Layout,
}

impl<DB: DrawingBackend> NumberLineDrawing<'_, DB> {
    /// Dims the negative half if the unit's activation is 0 there.
    fn draw_silence(&self, ramp: &UnitRamp) -> Drawn<DB> {
        if !ramp.activation.silences() {
            return Ok(());
        }
        let (left, right) = (self.layout.left, self.layout.x(0.0));
        let (top, bottom) = (Layout::TOP, self.layout.height - 6.0);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        let half = corners.map(|(x, y)| Pixel::new(x, y));
        self.pen.fill(&half, self.palette.veil, SILENT)
    }

    fn draw_axis(&self) -> Drawn<DB> {
        let Layout {
            left,
            right,
            zero,
            reach,
            tallest,
            ..
        } = self.layout;
        let quiet = Stroke::new(self.palette.quiet, 1.0);
        let end = Pixel::new(right + ARROW, zero);
        let head = |side: f64| Pixel::new(end.x - 5.5, zero + 2.8 * side);
        let arrow = [Pixel::new(left, zero), end, head(1.0), end, head(-1.0)];
        self.pen.line(&arrow, quiet)?;
        let name = Letters::centred(self.palette.ink, 15.0).italic();
        self.pen
            .write("d", Pixel::new(end.x - 2.0, zero + 14.0), name)?;
        let letters = Letters::centred(self.palette.quiet, NUMERALS);
        for tick in ticks(-reach, reach, 6) {
            let x = self.layout.x(tick.value);
            let mark = [Pixel::new(x, zero), Pixel::new(x, zero + 4.0)];
            self.pen.line(&mark, quiet)?;
            // The hinge runs through zero; at the end stands the name.
            let aside = if tick.value.abs() < 0.1 * reach {
                7.0
            } else {
                0.0
            };
            if tick.value < reach {
                let at = Pixel::new(x - aside, zero + 13.0);
                self.pen.write(&tick.numeral(), at, letters)?;
            }
        }
        // Heights, beside the hinge on its off side.
        let beside = letters.anchored(HPos::Right);
        for tick in ticks(0.0, tallest, 3) {
            if tick.value > 0.0 && tick.value < tallest {
                let at = Pixel::new(self.layout.x(0.0) - 6.0, self.layout.y(tick.value));
                self.pen.write(&tick.numeral(), at, beside)?;
            }
        }
        Ok(())
    }

    /// The hinge, z = 0, as on the plane: ticks on the side where the unit is on, its letters at the end.
    fn draw_hinge(&self, ramp: &UnitRamp) -> Drawn<DB> {
        let x = self.layout.x(0.0);
        let (top, bottom) = (TAG + 3.0, self.layout.height - 6.0);
        let plot = PixelRect {
            left: self.layout.left,
            top,
            width: self.layout.right - self.layout.left,
            height: bottom - top,
        };
        // Downwards, so that the on side lies on the left as seen along it.
        let line = [Pixel::new(x, top), Pixel::new(x, bottom)];
        let stroke = Stroke::new(self.palette.accent, 1.4);
        hinge::draw_ticked(&self.pen, &line, stroke, plot)?;
        let letters = self.view.network.letters(ramp.unit).unwrap_or_default();
        let tag = Tag {
            at: Pixel::new(x, top),
            radius: TAG,
            letters: &letters,
            standing: Standing::Bent,
            chosen: true,
            in_hand: true,
        };
        tag.draw(&self.pen, self.palette)
    }

    /// How far from the hinge a line of a slope can be followed until it leaves the drawing.
    fn within(&self, slope: f64, room: f64) -> f64 {
        if slope * self.layout.reach > room {
            room / slope
        } else {
            self.layout.reach
        }
    }

    /// The room for heights below the axis, in units of z.
    fn room_below(&self) -> f64 {
        (self.layout.lowest() - self.layout.zero) / self.layout.up
    }

    /// z on the off side, which the activation does not pass on as it is.
    fn draw_cut_off(&self, ramp: &UnitRamp) -> Drawn<DB> {
        let steepness = ramp.steepness();
        let to = -self.within(steepness, self.room_below());
        let line = [(0.0, 0.0), (to, steepness * to)]
            .map(|(distance, z)| Pixel::new(self.layout.x(distance), self.layout.y(z)));
        self.pen
            .dashes(&line, 3.0, Stroke::new(self.palette.quiet, 1.4))
    }

    /// The folded line a over the distance.
    fn draw_ramp(&self, ramp: &UnitRamp) -> Drawn<DB> {
        let steepness = ramp.steepness();
        let off = -self.within(ramp.activation.slope_off() * steepness, self.room_below());
        let on = self.within(steepness, self.layout.tallest);
        let fold = [off, 0.0, on].map(|distance| {
            let a = ramp.activation.apply(steepness * distance);
            Pixel::new(self.layout.x(distance), self.layout.y(a))
        });
        self.pen.line(&fold, Stroke::new(self.palette.accent, 2.6))
    }

    /// The way from the ring to the ramp, and on to the next unit; on the off side also to z.
    fn draw_flow(&self, ramp: &UnitRamp, reading: &Reading) -> Drawn<DB> {
        let (x, y) = (self.ring(ramp, reading).x, self.layout.y(reading.a));
        let quiet = Stroke::new(self.palette.quiet, 1.2);
        for height in [y, self.layout.y(reading.z)] {
            if height != self.layout.zero {
                let drop = [Pixel::new(x, self.layout.zero), Pixel::new(x, height)];
                self.pen.dashes(&drop, 3.0, quiet)?;
            }
        }
        // A level on the axis itself is seen only beyond it.
        let start = if y == self.layout.zero {
            self.layout.right + ARROW
        } else {
            x
        };
        let over = [Pixel::new(start, y), Pixel::new(self.layout.weight.0, y)];
        self.pen.dashes(&over, 3.0, quiet)
    }

    /// The place of the probe on the axis; at the hinge where there is none to be distant from.
    fn ring(&self, ramp: &UnitRamp, reading: &Reading) -> Pixel {
        let steepness = ramp.steepness();
        let distance = if steepness > 0.0 {
            reading.z / steepness
        } else {
            0.0
        };
        Pixel::new(self.layout.x(distance), self.layout.zero)
    }

    /// The ruler from the hinge, the ring, and the discs at z and at a.
    fn draw_marks(&self, ramp: &UnitRamp, reading: &Reading) -> Drawn<DB> {
        let zero = self.layout.zero;
        let at = self.ring(ramp, reading);
        let (x, y) = (at.x, self.layout.y(reading.a));
        let step = ruler::step(self.view.projection) * self.layout.across;
        let accent = Stroke::new(self.palette.accent, 1.6);
        ruler::draw(
            &self.pen,
            (Pixel::new(self.layout.x(0.0), zero), at),
            step,
            accent,
        )?;
        let z = self.layout.y(reading.z);
        if reading.z < 0.0 {
            self.pen.disc(Pixel::new(x, z), MARK, self.palette.quiet)?;
            self.pen
                .disc(Pixel::new(x, z), MARK - 1.5, self.palette.printed)?;
        }
        self.pen
            .disc(Pixel::new(x, y), MARK + 1.5, self.palette.printed)?;
        self.pen.disc(Pixel::new(x, y), MARK, self.palette.accent)?;
        probe::draw_ring(&self.pen, at, self.palette)?;
        let below = Pixel::new(x, (z + 15.0).clamp(zero + 33.0, self.layout.height - 8.0));
        self.write_reading("z", reading.z, below)?;
        // Above its level, or below where that is under the axis with its name.
        let level = if reading.a < 0.0 {
            (y + 11.0).max(zero + 31.0)
        } else {
            y - 11.0
        };
        let beyond = 0.5 * (self.layout.right + self.layout.weight.0);
        self.write_reading("a", reading.a, Pixel::new(beyond, level))
    }

    /// The weight's line from the level of a to that of w·a: solid where it is positive, dashed where it is negative.
    fn draw_weight(&self, ramp: &UnitRamp, at: &Reading) -> Drawn<DB> {
        let (start, end) = self.layout.weight;
        let line = [
            Pixel::new(start, self.layout.y(at.a)),
            Pixel::new(end, self.layout.y(at.next)),
        ];
        let stroke = Stroke::new(self.sign_colour(ramp.weight), 2.0);
        if ramp.weight < 0.0 {
            self.pen.dashes(&line, 5.0, stroke)?;
        } else {
            self.pen.line(&line, stroke)?;
        }
        self.write_reading("w", ramp.weight, self.free_place(ramp, at))
    }

    /// A place for the reading of w that neither the weight's line nor the bar can reach.
    fn free_place(&self, ramp: &UnitRamp, at: &Reading) -> Pixel {
        let Layout { zero, bar, .. } = self.layout;
        let middle = 0.5 * (self.layout.weight.0 + self.layout.weight.1);
        match (ramp.weight < 0.0, at.a < 0.0) {
            (false, false) => Pixel::new(middle, zero + 16.0),
            (false, true) => Pixel::new(middle, zero - 14.0),
            // The line falls, or rises, from one side of the axis to the other: its own corner is free.
            (true, false) => Pixel::new(bar, (self.layout.y(at.a) + 2.0).min(zero - 16.0)),
            (true, true) => Pixel::new(bar, zero + 16.0),
        }
    }

    /// The bar from zero to w·a: full where the weight is positive, hollow where it is negative.
    fn draw_bar(&self, ramp: &UnitRamp, at: &Reading) -> Drawn<DB> {
        let Layout { zero, bar, .. } = self.layout;
        let y = self.layout.y(at.next);
        let (stub, next) = (bar - 0.5 * BAR - 4.0, self.layout.next);
        let axis = [Pixel::new(stub, zero), Pixel::new(next, zero)];
        self.pen.line(&axis, Stroke::new(self.palette.quiet, 1.0))?;
        let (left, right) = (bar - 0.5 * BAR, bar + 0.5 * BAR);
        let outline = [
            (left, zero),
            (left, y),
            (right, y),
            (right, zero),
            (left, zero),
        ]
        .map(|(x, y)| Pixel::new(x, y));
        let colour = self.sign_colour(ramp.weight);
        let body = if ramp.weight < 0.0 {
            self.palette.printed
        } else {
            colour
        };
        self.pen.fill(&outline, body, 1.0)?;
        self.pen.line(&outline, Stroke::new(colour, 1.6))?;
        if !self.layout.fits(at.next) {
            self.draw_break(Pixel::new(bar, 0.5 * (y + zero)))?;
        }
        let rising = (ramp.weight < 0.0) == (at.a < 0.0);
        let beyond = Pixel::new(bar, y + if rising { -11.0 } else { 12.0 });
        let letters = Letters::centred(self.palette.ink, READINGS);
        self.pen.write(&reading(at.next), beyond, letters)
    }

    /// A gap across a bar that is longer than the drawing has room for.
    fn draw_break(&self, at: Pixel) -> Drawn<DB> {
        let gap = [
            Pixel::new(at.x - BAR, at.y + 4.0),
            Pixel::new(at.x + BAR, at.y - 4.0),
        ];
        self.pen.line(&gap, Stroke::new(self.palette.printed, 4.0))
    }

    fn sign_colour(&self, weight: f64) -> Rgb {
        if weight > 0.0 {
            self.palette.positive
        } else if weight < 0.0 {
            self.palette.negative
        } else {
            self.palette.faint
        }
    }

    /// The unit that receives w·a.
    fn draw_next(&self, ramp: &UnitRamp) -> Drawn<DB> {
        let at = Pixel::new(self.layout.next, self.layout.zero);
        let Some(letters) = self.view.network.letters(ramp.next) else {
            let rim = Stroke::new(self.palette.ink, 1.1);
            if self.view.network.outputs() > 1 {
                let disc = Mark {
                    at,
                    class: ramp.next.unit,
                    radius: TAG,
                };
                return draw_class_output(&self.pen, disc, rim, self.palette);
            }
            return draw_output(&self.pen, (at, TAG), rim, self.palette);
        };
        let tag = Tag {
            at,
            radius: TAG,
            letters: &letters,
            standing: Standing::Bent,
            chosen: false,
            in_hand: false,
        };
        tag.draw(&self.pen, self.palette)
    }

    /// Writes a slanted letter and its value around a place, moved right where it would leave the drawing on the left.
    fn write_reading(&self, name: &str, value: f64, middle: Pixel) -> Drawn<DB> {
        let numeral = reading(value);
        let digits = numeral.chars().fold(0.0, |count, _| count + 1.0);
        let letter = if name == "w" { 0.75 } else { 0.5 } * READINGS;
        let gap = 4.0;
        let width = letter + gap + DIGIT * READINGS * digits;
        let left = (middle.x - 0.5 * width).max(4.0);
        let letters = Letters::centred(self.palette.ink, READINGS).anchored(HPos::Left);
        self.pen
            .write(name, Pixel::new(left, middle.y), letters.italic())?;
        let at = Pixel::new(left + letter + gap, middle.y);
        self.pen.write(&numeral, at, letters)
    }
}
