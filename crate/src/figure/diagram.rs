//! The network diagram: units in columns, weights as lines, biases as squares.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::samples::Mark;
use super::tag::{Standing, Tag, draw_class_output, draw_output};
use crate::geometry::sort_by;
use crate::layout::Pixel;
use crate::layout::{DiagramLayout, Part};
use crate::network::{Network, UnitId};

/// What the network diagram shows.
#[derive(Clone, Copy, Debug)]
pub struct DiagramView<'a> {
    /// Weights and biases.
    pub network: &'a Network,
    /// Where everything lies.
    pub diagram_layout: &'a DiagramLayout,
    /// Colours.
    pub theme: Theme,
    /// The unit or weight whose sliders are shown.
    pub selected: Option<Part>,
    /// What is pointed at.
    pub pointed: Option<Part>,
    /// Units to mark as dead.
    pub dead: &'a [UnitId],
}

/// Widths of the weakest and of the strongest weight's line, in CSS pixels.
const WIDTHS: (f64, f64) = (0.5, 4.5);

/// Radius of a unit, in CSS pixels, from which on lines have their full width.
const FULL_RADIUS: f64 = 9.0;

/// Largest number of weights drawn between two columns. Of wider layers only the strongest are drawn, and those of the unit
/// pointed at: the others would merge into grey, and every dash costs a stroke.
const MOST_WEIGHTS: usize = 128;

/// The weight whose line is half as wide as can be.
const HALF_STRENGTH: f64 = 1.5;

/// Radius of a unit, in CSS pixels, from which on it is a circle and not a dot.
const RIM_RADIUS: f64 = 3.5;

/// How far the disc behind a pointed-at unit shows around it, in CSS pixels.
const POINTED_RIM: f64 = 3.5;

/// Dashes of a negative weight, in CSS pixels.
const DASH: f64 = 6.0;

/// Draws the diagram over the whole area.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &DiagramView<'_>,
) -> Drawn<DB> {
    let drawing = DiagramDrawing {
        pen: Pen::on(area),
        palette: Palette::of(view.theme),
        view,
    };
    for layer in 0..view.network.layers().len() {
        drawing.draw_weights(layer)?;
    }
    for part in [view.pointed, view.selected].into_iter().flatten() {
        drawing.draw_highlight(part)?;
    }
    drawing.draw_inputs()?;
    for unit in view.diagram_layout.units() {
        drawing.draw_unit(unit)?;
        if view.diagram_layout.has_letters() {
            drawing.draw_bias(unit)?;
        }
    }
    Ok(())
}

/// The diagram being drawn.
struct DiagramDrawing<'a, DB: DrawingBackend> {
    pen: Pen<'a, DB>,
    palette: &'static Palette,
    view: &'a DiagramView<'a>,
}

impl<DB: DrawingBackend> DiagramDrawing<'_, DB> {
    /// The weights between a layer and the one before, the weakest first.
    fn draw_weights(&self, layer: usize) -> Drawn<DB> {
        let values = &self.view.network.layers()[layer];
        let mut weights: Vec<(f64, UnitId, usize)> = (0..values.units())
            .flat_map(|unit| {
                let row = values.row(unit).iter().enumerate();
                row.map(move |(input, &weight)| (weight, UnitId { layer, unit }, input))
            })
            .collect();
        sort_by(&mut weights, |a, b| a.0.abs().total_cmp(&b.0.abs()));
        let hidden = weights.len().saturating_sub(MOST_WEIGHTS);
        for (rank, &(weight, unit, input)) in weights.iter().enumerate() {
            let pointed = self.touches_pointed(unit, input);
            if rank < hidden && pointed != Some(true) {
                continue;
            }
            // Weights of other units than the one pointed at are fainter.
            let nearness = if pointed == Some(false) { 0.2 } else { 1.0 };
            let stroke = Stroke {
                colour: self.sign_colour(weight),
                opacity: nearness * (0.35 + 0.6 * strength(weight)),
                width: self.line_width(weight),
            };
            self.draw_weight(Part::Weight { unit, input }, weight, stroke)?;
        }
        Ok(())
    }

    /// One weight's line: solid where it is not negative, else dashed.
    fn draw_weight(&self, part: Part, weight: f64, stroke: Stroke) -> Drawn<DB> {
        let Part::Weight { unit, input } = part else {
            return Ok(());
        };
        let Some((from, to)) = self.view.diagram_layout.weight(unit, input) else {
            return Ok(());
        };
        if weight < 0.0 {
            self.pen.dashes(&[from, to], DASH + stroke.width, stroke)
        } else {
            self.pen.line(&[from, to], stroke)
        }
    }

    /// Whether a weight leads to or from the pointed-at unit; `None` where no unit is pointed at.
    fn touches_pointed(&self, unit: UnitId, input: usize) -> Option<bool> {
        let Some(Part::Unit(pointed)) = self.view.pointed else {
            return None;
        };
        let leaves = unit.layer == pointed.layer + 1 && input == pointed.unit;
        Some(unit == pointed || leaves)
    }

    fn draw_highlight(&self, part: Part) -> Drawn<DB> {
        let Part::Weight { unit, input } = part else {
            return Ok(());
        };
        let weight = self.view.network.weight(unit, input).unwrap_or(0.0);
        let accent = Stroke::new(self.palette.accent, self.line_width(weight) + 1.2);
        self.draw_weight(part, weight, accent)
    }

    fn draw_inputs(&self) -> Drawn<DB> {
        let radius = self.view.diagram_layout.radius();
        for input in 0..self.view.network.inputs() {
            let Some(at) = self.view.diagram_layout.input(input) else {
                continue;
            };
            self.pen.disc(at, radius, self.palette.printed)?;
            if self.view.diagram_layout.has_letters() {
                self.pen
                    .ring(at, radius, Stroke::new(self.palette.faint, 1.0))?;
                self.pen.write_input(
                    input,
                    at,
                    Letters::centred(self.palette.ink, 1.25 * radius),
                )?;
            } else {
                self.pen
                    .ring(at, radius, Stroke::new(self.palette.ink, 1.0))?;
                let aside = Pixel::new(at.x - 14.0, at.y);
                let letters = Letters::centred(self.palette.ink, 14.0).anchored(HPos::Center);
                self.pen.write_input(input, aside, letters)?;
            }
        }
        Ok(())
    }

    fn draw_unit(&self, unit: UnitId) -> Drawn<DB> {
        let diagram_layout = self.view.diagram_layout;
        let Some(at) = diagram_layout.unit(unit) else {
            return Ok(());
        };
        let radius = diagram_layout.radius();
        let parts = [Part::Unit(unit), Part::Bias(unit)].map(Some);
        let chosen = parts.contains(&self.view.selected);
        if self.view.pointed == Some(Part::Unit(unit)) {
            self.pen
                .disc(at, radius + POINTED_RIM, self.palette.faint)?;
        }
        let Some(letters) = self.view.network.letters(unit) else {
            return self.draw_output(unit, at, chosen);
        };
        let dead = self.view.dead.contains(&unit);
        if radius < RIM_RADIUS && !(chosen || dead) {
            return self.pen.disc(at, radius, self.palette.ink);
        }
        let tag = Tag {
            at,
            radius,
            letters: if diagram_layout.has_letters() {
                &letters
            } else {
                ""
            },
            standing: if dead { Standing::Dead } else { Standing::Bent },
            chosen,
            in_hand: chosen,
        };
        tag.draw(&self.pen, self.palette)
    }

    fn draw_output(&self, unit: UnitId, at: Pixel, chosen: bool) -> Drawn<DB> {
        let rim = if chosen {
            Stroke::new(self.palette.accent, 2.0)
        } else {
            Stroke::new(self.palette.ink, 1.1)
        };
        let radius = self.view.diagram_layout.radius();
        if self.view.network.outputs() > 1 {
            let disc = Mark {
                at,
                class: unit.unit,
                radius,
            };
            return draw_class_output(&self.pen, disc, rim, self.palette);
        }
        draw_output(&self.pen, (at, radius), rim, self.palette)
    }

    /// A bias: a square as full as the bias is strong, solid where it is positive, hollow where it is negative.
    fn draw_bias(&self, unit: UnitId) -> Drawn<DB> {
        let (Some(at), Some(bias)) = (
            self.view.diagram_layout.bias(unit),
            self.view.network.bias(unit),
        ) else {
            return Ok(());
        };
        let half = 0.5 * self.view.diagram_layout.bias_side();
        let chosen = [self.view.selected, self.view.pointed].contains(&Some(Part::Bias(unit)));
        let colour = self.sign_colour(bias);
        let rim = if chosen {
            Stroke::new(self.palette.accent, 2.0)
        } else {
            Stroke::new(colour, 1.0)
        };
        self.pen
            .fill(&square(at, half), self.palette.printed, 1.0)?;
        let inner = half * libm::sqrt(strength(bias));
        if bias > 0.0 {
            self.pen.fill(&square(at, inner), colour, 1.0)?;
        } else {
            self.pen
                .line(&square(at, inner), Stroke::new(colour, 0.8))?;
        }
        self.pen.line(&square(at, half), rim)
    }

    /// The width of a weight's line in CSS pixels, finer where units are small and lines many.
    fn line_width(&self, weight: f64) -> f64 {
        let width = WIDTHS.0 + (WIDTHS.1 - WIDTHS.0) * strength(weight);
        width * (self.view.diagram_layout.radius() / FULL_RADIUS).min(1.0)
    }

    fn sign_colour(&self, value: f64) -> Rgb {
        if value > 0.0 {
            self.palette.positive
        } else if value < 0.0 {
            self.palette.negative
        } else {
            self.palette.faint
        }
    }
}

/// The outline of a square, closed.
fn square(at: Pixel, half: f64) -> [Pixel; 5] {
    [
        (-1.0, -1.0),
        (1.0, -1.0),
        (1.0, 1.0),
        (-1.0, 1.0),
        (-1.0, -1.0),
    ]
    .map(|(x, y)| Pixel::new(at.x + x * half, at.y + y * half))
}

/// Maps the size of a parameter to 0–1, the same way in every network; [`HALF_STRENGTH`] is mapped to one half.
fn strength(value: f64) -> f64 {
    value.abs() / (value.abs() + HALF_STRENGTH)
}
