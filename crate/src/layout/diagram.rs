//! The layout of the network diagram: where its units, biases and weights are drawn, and which part lies at a position.

use super::projection::Pixel;
use crate::geometry::Vec2;
use crate::network::{Layer, Network, UnitId};

/// A part of the diagram that the pointer can hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// An input, counted from 0.
    Input(usize),
    /// A hidden or output unit.
    Unit(UnitId),
    /// The bias of a unit.
    Bias(UnitId),
    /// The weight of a unit for one of its inputs.
    Weight {
        /// The unit that the weight belongs to.
        unit: UnitId,
        /// Index of the unit in the layer before, or of the network's input.
        input: usize,
    },
}

impl Part {
    /// The unit itself, or the unit that the parameter belongs to; `None` for an input.
    #[must_use]
    pub const fn of_unit(self) -> Option<UnitId> {
        match self {
            Self::Input(_) => None,
            Self::Unit(unit) | Self::Bias(unit) | Self::Weight { unit, .. } => Some(unit),
        }
    }
}

/// Columns of units from the inputs to the outputs on a canvas, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct DiagramLayout {
    /// The inputs, then each layer; each column from top to bottom.
    columns: Vec<Vec<Pixel>>,
    radius: f64,
}

/// Margin left of the inputs (for their names), right of the outputs, above and below, in CSS pixels.
const MARGIN: f64 = 26.0;

/// The largest distance between a unit and the next one below it.
const WIDEST_STEP: f64 = 56.0;

/// Largest and smallest radius of a unit.
const RADII: (f64, f64) = (15.0, 1.5);

/// Smallest radius that holds a letter.
const LETTER_RADIUS: f64 = 7.5;

/// The distance from a weight's line within which the pointer hits it.
const WEIGHT_REACH: f64 = 8.0;

/// The distance beyond a unit or a bias within which the pointer still hits it; halved between close neighbours.
const REACH: f64 = 7.0;

impl DiagramLayout {
    /// Lays out a network on a canvas of `width` × `height` CSS pixels.
    #[must_use]
    pub fn of(network: &Network, width: f64, height: f64) -> Self {
        let counts: Vec<usize> = std::iter::once(network.inputs())
            .chain(network.layers().iter().map(Layer::units))
            .collect();
        let across = (width - 2.0 * MARGIN).max(1.0);
        let down = (height - 2.0 * MARGIN).max(1.0);
        let place = |index: usize, count: usize| (index as f64 + 0.5) / count as f64;
        let gaps = (counts.len() - 1) as f64;
        let step = |count: usize| (down / count as f64).min(WIDEST_STEP);
        let columns = counts.iter().enumerate().map(|(column, &count)| {
            let x = MARGIN + across * column as f64 / gaps;
            let extent = step(count) * count as f64;
            let row = |unit| 0.5 * height + extent * (place(unit, count) - 0.5);
            (0..count).map(|unit| Pixel::new(x, row(unit))).collect()
        });
        let widest = counts.iter().copied().max().unwrap_or(1);
        let radius = (0.33 * step(widest)).min(0.16 * across / gaps);
        Self {
            columns: columns.collect(),
            radius: radius.clamp(RADII.1, RADII.0),
        }
    }

    /// The radius of every unit.
    #[must_use]
    pub const fn radius(&self) -> f64 {
        self.radius
    }

    /// Whether units are large enough for their letters and biases.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.radius >= LETTER_RADIUS
    }

    /// The centre of an input's mark.
    #[must_use]
    pub fn input(&self, input: usize) -> Option<Pixel> {
        self.columns.first()?.get(input).copied()
    }

    /// The centre of a hidden or output unit.
    #[must_use]
    pub fn unit(&self, unit: UnitId) -> Option<Pixel> {
        self.columns.get(unit.layer + 1)?.get(unit.unit).copied()
    }

    /// The centre of a unit's bias square, at the unit's lower left.
    #[must_use]
    pub fn bias(&self, unit: UnitId) -> Option<Pixel> {
        let centre = self.unit(unit)?;
        let aside = self.radius * std::f64::consts::FRAC_1_SQRT_2 + 0.5 * self.bias_side();
        Some(Pixel::new(centre.x - aside, centre.y + aside))
    }

    /// The side of every bias square.
    #[must_use]
    pub fn bias_side(&self) -> f64 {
        0.55 * self.radius
    }

    /// The two ends of a weight's line, at the rims of the units that it connects.
    #[must_use]
    pub fn weight(&self, unit: UnitId, input: usize) -> Option<(Pixel, Pixel)> {
        let from = *self.columns.get(unit.layer)?.get(input)?;
        let to = self.unit(unit)?;
        let along = Vec2::new(to.x - from.x, to.y - from.y).unit()?;
        let shift = |at: Pixel, by: f64| Pixel::new(at.x + by * along.x, at.y + by * along.y);
        Some((shift(from, self.radius), shift(to, -self.radius)))
    }

    /// All parts in drawing order: weights, inputs, units, biases.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        let weights = self.units().flat_map(|unit| {
            (0..self.columns[unit.layer].len()).map(move |input| Part::Weight { unit, input })
        });
        weights
            .chain((0..self.columns[0].len()).map(Part::Input))
            .chain(self.units().map(Part::Unit))
            .chain(self.units().map(Part::Bias))
    }

    /// Every hidden and output unit.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + '_ {
        let layers = self.columns[1..].iter().enumerate();
        layers.flat_map(|(layer, column)| (0..column.len()).map(move |unit| UnitId { layer, unit }))
    }

    /// The part that a pointer at `at` hits: a bias has precedence over its unit, and both over the weights that end there.
    #[must_use]
    pub fn part_at(&self, at: Pixel) -> Option<Part> {
        let room = REACH.min(0.5 * self.radius);
        let square = 0.5 * self.bias_side() + room.min(3.0);
        let in_square = |centre: Pixel| {
            self.has_letters() && (at.x - centre.x).abs().max((at.y - centre.y).abs()) <= square
        };
        let mut best = (f64::INFINITY, None);
        let mut offer = |distance: f64, part: Part| {
            if distance < best.0 {
                best = (distance, Some(part));
            }
        };
        for unit in self.units() {
            if self.bias(unit).is_some_and(in_square) {
                return Some(Part::Bias(unit));
            }
        }
        for part in self.parts() {
            match part {
                Part::Input(_) | Part::Unit(_) => {
                    let distance = self.distance(part, at);
                    if distance <= self.radius + room {
                        // Less than any distance to a line, and less for nearer parts.
                        offer(distance - self.radius - room - WEIGHT_REACH, part);
                    }
                }
                Part::Weight { .. } => {
                    let distance = self.distance(part, at);
                    if distance <= WEIGHT_REACH {
                        offer(distance, part);
                    }
                }
                Part::Bias(_) => {}
            }
        }
        best.1
    }

    /// Distance in CSS pixels from a position to the centre of a part, or to a weight's line.
    fn distance(&self, part: Part, at: Pixel) -> f64 {
        let centre = match part {
            Part::Input(input) => self.input(input),
            Part::Unit(unit) => self.unit(unit),
            Part::Bias(unit) => self.bias(unit),
            Part::Weight { unit, input } => {
                let line = self.weight(unit, input);
                return line.map_or(f64::INFINITY, |(from, to)| distance_to_line(at, from, to));
            }
        };
        centre.map_or(f64::INFINITY, |centre| centre.distance(at))
    }
}

/// Distance from `at` to the line segment between two positions.
fn distance_to_line(at: Pixel, from: Pixel, to: Pixel) -> f64 {
    let along = Vec2::new(to.x - from.x, to.y - from.y);
    let aside = Vec2::new(at.x - from.x, at.y - from.y);
    let square = along.dot(along);
    let t = if square > 0.0 {
        (aside.dot(along) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    at.distance(Pixel::new(from.x + t * along.x, from.y + t * along.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Activation;

    fn blueprints() -> Vec<DiagramLayout> {
        let shapes: [&[usize]; 5] = [
            &[2, 3, 1],
            &[2, 8, 8, 1],
            &[1, 4, 2, 3],
            &[2, 64, 64, 64, 64, 64, 64, 4],
            &[2, 1],
        ];
        shapes
            .iter()
            .map(|widths| {
                let network = Network::zeros(Activation::Relu, widths).unwrap();
                DiagramLayout::of(&network, 360.0, 280.0)
            })
            .collect()
    }

    #[test]
    fn every_part_is_found_where_it_is_drawn() {
        for diagram_layout in blueprints() {
            for part in diagram_layout.parts() {
                let at = match part {
                    Part::Input(input) => diagram_layout.input(input),
                    Part::Unit(unit) => diagram_layout.unit(unit),
                    Part::Bias(unit) if diagram_layout.has_letters() => diagram_layout.bias(unit),
                    Part::Bias(_) | Part::Weight { .. } => continue,
                };
                assert_eq!(diagram_layout.part_at(at.unwrap()), Some(part));
            }
        }
    }

    #[test]
    fn a_weight_found_at_a_place_runs_through_it() {
        for diagram_layout in blueprints() {
            // A sample of the parts, since comparing all pairs of twenty thousand would take too long.
            for part in diagram_layout.parts().step_by(37) {
                let Part::Weight { unit, input } = part else {
                    continue;
                };
                let (from, to) = diagram_layout.weight(unit, input).unwrap();
                let at = Pixel::new(0.6 * from.x + 0.4 * to.x, 0.6 * from.y + 0.4 * to.y);
                if let Some(found @ Part::Weight { .. }) = diagram_layout.part_at(at) {
                    assert!(
                        diagram_layout.distance(found, at) < 1e-9,
                        "{found:?} at {at:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn units_of_a_column_do_not_touch() {
        for diagram_layout in blueprints() {
            for column in &diagram_layout.columns {
                for pair in column.windows(2) {
                    assert!(pair[0].distance(pair[1]) > 2.0 * diagram_layout.radius());
                }
            }
        }
    }

    #[test]
    fn nothing_is_found_off_the_diagram() {
        for diagram_layout in blueprints() {
            assert_eq!(diagram_layout.part_at(Pixel::new(-40.0, -40.0)), None);
        }
    }
}
