//! A stack of layers as matrices, what they come to together layer by layer, and the one matrix at the end.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::numeral::reading;
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::geometry::Affine;
use crate::layout::{Pixel, StackLayout};
use crate::measure::Collapse;
use crate::network::{Layer, UnitId};

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct CollapseView<'a> {
    /// The layers, and what they come to.
    pub collapse: &'a Collapse<'a>,
    /// Width and height of the canvas in CSS pixels.
    pub size: (f64, f64),
    /// Colours.
    pub theme: Theme,
    /// The unit whose row stands out.
    pub selected: Option<UnitId>,
}

/// Width and height of a number of the one matrix, and the size of its numeral.
const NUMBER: (f64, f64) = (76.0, 27.0);
const NUMERAL: f64 = 15.0;
const NAME: f64 = 14.0;

/// Width of the name in front of the one matrix.
const NAMES: f64 = 46.0;

/// How opaque the faintest number is that is not zero.
const LEAST_OPACITY: f64 = 0.14;

/// Of a negative number's square, the share of its side that is left open in the middle.
const OPEN: f64 = 0.42;

/// Draws the layers, their products and the one matrix.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &CollapseView<'_>,
) -> Drawn<DB> {
    let drawing = Drawing {
        pen: Pen::on(area),
        palette: Palette::of(view.theme),
        view,
    };
    drawing.draw()
}

struct Drawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a CollapseView<'a>,
}

/// A matrix as numbers, row by row, and which rows pass nothing on.
struct Matrix {
    rows: Vec<Vec<f64>>,
    off: Vec<bool>,
    /// The row that stands out.
    chosen: Option<usize>,
}

impl<DB: DrawingBackend> Drawing<'_, DB> {
    fn draw(&self) -> Drawn<DB> {
        let layers = self.view.collapse.of_network().layers();
        let shapes: Vec<_> = (layers.iter())
            .map(|layer| (layer.inputs(), layer.units()))
            .collect();
        let layout = StackLayout::of(&shapes, self.view.size, NAME + NUMBER.1);
        let inputs = self.view.collapse.of_network().inputs() + 1;
        let mut last: Option<Pixel> = None;
        for (place, layer) in layers.iter().enumerate() {
            let at = layout.layer(place);
            self.draw_matrix(&self.matrix_of(place, layer), at, &layout)?;
            let above = layout.numeral(at, layer.units(), layer.inputs() + 1);
            self.name((place, place), above, &layout)?;
            // What they have come to so far, under the layer.
            let under = layout.product(place);
            let middle = under.y + 0.5 * layer.units() as f64 * layout.side();
            if let Some(from) = last.filter(|_| !layout.begins_line(place)) {
                let arrow = [from, Pixel::new(under.x - 3.0, middle)];
                self.pen
                    .line(&arrow, Stroke::new(self.palette.faint, 1.0))?;
            }
            self.draw_matrix(&self.product_of(place), under, &layout)?;
            let above = layout.numeral(under, layer.units(), inputs);
            self.name((0, place), above, &layout)?;
            last = Some(Pixel::new(under.x + layout.width(inputs) + 2.0, middle));
        }
        self.draw_numbers(&layout)
    }

    /// The name of the layers from one to another, by their numerals.
    fn name(&self, (from, to): (usize, usize), at: Pixel, layout: &StackLayout) -> Drawn<DB> {
        let letters = Letters::centred(self.palette.quiet, layout.numeral_height());
        self.pen.write(&name_of(from, to), at, letters)
    }

    fn matrix_of(&self, place: usize, layer: &Layer) -> Matrix {
        let row = |unit: usize| {
            let weights = layer.row(unit).iter().copied();
            weights.chain([layer.biases()[unit]]).collect()
        };
        Matrix {
            rows: (0..layer.units()).map(row).collect(),
            off: self.off(place, layer.units()),
            chosen: self.chosen(place),
        }
    }

    fn product_of(&self, place: usize) -> Matrix {
        let maps = &self.view.collapse.products()[place];
        let inputs = self.view.collapse.of_network().inputs();
        Matrix {
            rows: maps.iter().map(|map| numbers_of(*map, inputs)).collect(),
            off: self.off(place, maps.len()),
            chosen: self.chosen(place),
        }
    }

    fn off(&self, layer: usize, units: usize) -> Vec<bool> {
        let silences = self.view.collapse.of_network().activation().silences();
        let is_off = |unit| silences && !self.view.collapse.is_on(UnitId::new(layer, unit));
        (0..units).map(is_off).collect()
    }

    fn chosen(&self, layer: usize) -> Option<usize> {
        let selected = self.view.selected.filter(|unit| unit.layer == layer);
        selected.map(|unit| unit.unit)
    }

    fn draw_matrix(&self, matrix: &Matrix, at: Pixel, layout: &StackLayout) -> Drawn<DB> {
        let side = layout.side();
        // Constants are shown beside constants, and weights beside weights.
        let most_of = |numbers: &dyn Fn(&[f64]) -> f64| {
            matrix
                .rows
                .iter()
                .map(|row| numbers(row))
                .fold(0.0, f64::max)
        };
        let size = |numbers: &[f64]| {
            numbers
                .iter()
                .map(|number| number.abs())
                .fold(0.0, f64::max)
        };
        let most = (
            most_of(&|row| size(&row[..row.len() - 1])),
            most_of(&|row| size(&row[row.len() - 1..])),
        );
        let columns = matrix.rows.first().map_or(0, Vec::len);
        let (width, height) = (layout.width(columns), matrix.rows.len() as f64 * side);
        for (row, numbers) in matrix.rows.iter().enumerate() {
            let y = at.y + row as f64 * side;
            if matrix.off[row] {
                let middle = y + 0.5 * side;
                let line = [
                    Pixel::new(at.x + 1.0, middle),
                    Pixel::new(at.x + width - 1.0, middle),
                ];
                self.pen
                    .dashes(&line, 2.0, Stroke::new(self.palette.quiet, 0.8))?;
                continue;
            }
            for (column, number) in numbers.iter().enumerate() {
                let is_constant = column + 1 == columns;
                let (seam, most) = if is_constant {
                    (StackLayout::SEAM, most.1)
                } else {
                    (0.0, most.0)
                };
                let x = at.x + column as f64 * side + seam;
                self.draw_number(*number, most, Pixel::new(x, y), side)?;
            }
        }
        self.pen.line(
            &box_of(at, width, height),
            Stroke::new(self.palette.faint, 0.9),
        )?;
        if let Some(row) = matrix.chosen {
            let corner = Pixel::new(at.x - 1.0, at.y + row as f64 * side - 1.0);
            let around = box_of(corner, width + 2.0, side + 2.0);
            self.pen
                .line(&around, Stroke::new(self.palette.accent, 1.6))?;
        }
        Ok(())
    }

    /// A number as a square: full where it is positive, with an open middle where it is negative, the darker the larger.
    fn draw_number(&self, number: f64, most: f64, at: Pixel, side: f64) -> Drawn<DB> {
        if number == 0.0 || most == 0.0 {
            return Ok(());
        }
        let share = libm::sqrt(number.abs() / most);
        let opacity = LEAST_OPACITY + (1.0 - LEAST_OPACITY) * share;
        self.pen
            .fill(&square(at, side - 0.6), self.tone(number), opacity)?;
        if number < 0.0 && side >= 4.0 {
            let inset = 0.5 * (1.0 - OPEN) * (side - 0.6);
            let corner = Pixel::new(at.x + inset, at.y + inset);
            self.pen.fill(
                &square(corner, OPEN * (side - 0.6)),
                self.palette.printed,
                1.0,
            )?;
        }
        Ok(())
    }

    /// The one matrix, number by number, under the inputs that they multiply.
    fn draw_numbers(&self, layout: &StackLayout) -> Drawn<DB> {
        let (top, scale) = (layout.numbers(), layout.scale());
        let inputs = self.view.collapse.of_network().inputs();
        let Some(row) = self.view.collapse.matrix().first() else {
            return Ok(());
        };
        let numbers = numbers_of(*row, inputs);
        let (width, height) = (NUMBER.0 * scale, NUMBER.1 * scale);
        let naming = NAME * scale;
        let left = 0.5 * (self.view.size.0 - width * numbers.len() as f64);
        let layers = self.view.collapse.of_network().layers().len();
        let before = Pixel::new(left - 0.5 * NAMES * scale, top + naming + 0.5 * height);
        self.name((0, layers - 1), before, layout)?;
        for (column, number) in numbers.iter().enumerate() {
            let middle = left + (column as f64 + 0.5) * width;
            let name = Letters::centred(self.palette.quiet, naming);
            let above = Pixel::new(middle, top + 0.4 * naming);
            if column < inputs {
                self.pen.write_input(column, above, name)?;
            } else {
                self.pen.write("1", above, name)?;
            }
            let corner = Pixel::new(middle - 0.5 * width, top + naming);
            self.pen.fill(
                &block(corner, width - 2.0, height),
                self.tone(*number),
                0.16,
            )?;
            let at = Pixel::new(middle, top + naming + 0.5 * height);
            self.pen.write(
                &reading(*number),
                at,
                Letters::centred(self.palette.ink, NUMERAL * scale),
            )?;
        }
        Ok(())
    }

    const fn tone(&self, number: f64) -> Rgb {
        if number < 0.0 {
            self.palette.negative
        } else {
            self.palette.positive
        }
    }
}

/// Layers from one to another, counted from 0, as their numerals: the figure has no words.
fn name_of(from: usize, to: usize) -> String {
    if from == to {
        (to + 1).to_string()
    } else {
        format!("{}–{}", from + 1, to + 1)
    }
}

/// A map as the numbers that the inputs and 1 are multiplied by.
fn numbers_of(map: Affine, inputs: usize) -> Vec<f64> {
    let mut numbers = [map.a, map.b][..inputs].to_vec();
    numbers.push(map.c);
    numbers
}

fn block(at: Pixel, width: f64, height: f64) -> [Pixel; 4] {
    let corner = |right: f64, down: f64| Pixel::new(at.x + right, at.y + down);
    [
        corner(0.0, 0.0),
        corner(width, 0.0),
        corner(width, height),
        corner(0.0, height),
    ]
}

fn square(at: Pixel, side: f64) -> [Pixel; 4] {
    block(at, side, side)
}

fn box_of(at: Pixel, width: f64, height: f64) -> Vec<Pixel> {
    let mut around = block(at, width, height).to_vec();
    around.push(around[0]);
    around
}
