//! The score over one input as a sum: what each unit of the last hidden layer adds, and how far the sum is from a target curve.
//!
//! With a two-piece activation every summand is straight from hinge to hinge, and so is the sum; the largest error is then found
//! exactly, piece by piece. With a smooth activation both are sampled.

use std::f64::consts::PI;

use super::{ScoreGraph, ScoreSurface};
use crate::cells::CellComplex;
use crate::dataset::Form;
use crate::geometry::{Point, Rect};
use crate::network::{Network, UnitId};

/// What one unit adds to the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// A unit of the last hidden layer.
    pub unit: UnitId,
    /// Its weight in the score.
    pub weight: f64,
    /// Its activation times that weight, at each of [`Contributions::places`].
    pub values: Vec<f64>,
}

/// The summands of a score over an interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// Positions from left to right, between which everything is straight; for a smooth activation, those of the samples.
    pub places: Vec<f64>,
    /// What each unit of the last hidden layer adds.
    pub units: Vec<Contribution>,
    /// What is added whatever the input: the bias of the output.
    pub constant: f64,
    /// The score at each place.
    pub sum: Vec<f64>,
    /// Whether everything is straight between the places.
    pub exact: bool,
}

/// The largest distance between the score and a target curve, and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LargestError {
    /// The score minus the target, without its sign.
    pub error: f64,
    /// The position.
    pub at: f64,
}

/// The interval on which target curves are defined.
pub const DOMAIN: (f64, f64) = (-1.0, 1.0);

impl Contributions {
    /// The summands of a network's score from one position to another; `None` where it has more than one input.
    #[must_use]
    pub fn of(network: &Network, (from, to): (f64, f64)) -> Option<Self> {
        if network.inputs() != 1 {
            return None;
        }
        let strip = Rect {
            min: Point::new(from, -1.0),
            max: Point::new(to, 1.0),
        };
        let exact = CellComplex::of(network, &strip.corners()).ok();
        let graph = exact
            .as_ref()
            .and_then(|complex| ScoreGraph::of(ScoreSurface::Exact(complex)));
        let (places, exact) = match graph {
            Some(graph) => (graph.points().iter().map(|point| point.x).collect(), true),
            None => (evenly(from, to), false),
        };
        Some(Self::at(network, places, exact))
    }

    fn at(network: &Network, places: Vec<f64>, exact: bool) -> Self {
        let output = network.output_layer();
        let weights = output.row(0);
        let last = network.hidden_layers().len().checked_sub(1);
        let unit = |(unit, &weight): (usize, &f64)| {
            Some(Contribution {
                unit: UnitId::new(last?, unit),
                weight,
                values: Vec::with_capacity(places.len()),
            })
        };
        let mut units: Vec<Contribution> = weights.iter().enumerate().filter_map(unit).collect();
        let mut sum = Vec::with_capacity(places.len());
        for &x in &places {
            let z = network.pre_activations(Point::new(x, 0.0));
            if let Some(layer) = last {
                for (unit, &z) in units.iter_mut().zip(&z[layer]) {
                    unit.values
                        .push(unit.weight * network.activation().apply(z));
                }
            }
            sum.push(z.last().map_or(0.0, |scores| scores[0]));
        }
        Self {
            places,
            units,
            constant: output.biases()[0],
            sum,
            exact,
        }
    }

    /// The largest error on [`DOMAIN`], or on the part of it between the places; `None` for a target over more inputs.
    ///
    /// Exact up to rounding where the summands are; else that of the samples. Where a target jumps, both its sides count.
    #[must_use]
    pub fn largest_error(&self, form: Form) -> Option<LargestError> {
        Some(self.largest_error_from(&pieces_of(form)?))
    }

    /// The same for a curve of pieces.
    #[must_use]
    pub fn largest_error_from(&self, pieces: &[Piece]) -> LargestError {
        let mut largest = LargestError {
            error: 0.0,
            at: DOMAIN.0,
        };
        for (places, sums) in self.places.windows(2).zip(self.sum.windows(2)) {
            for piece in pieces {
                let (from, to) = (places[0].max(piece.from), places[1].min(piece.to));
                if from > to {
                    continue;
                }
                let slope = (sums[1] - sums[0]) / (places[1] - places[0]);
                let slope = if slope.is_finite() { slope } else { 0.0 };
                let score = |x: f64| sums[0] + slope * (x - places[0]);
                for at in piece.candidates(slope, from, to) {
                    let error = (score(at) - piece.value(at)).abs();
                    if error > largest.error {
                        largest = LargestError { error, at };
                    }
                }
            }
        }
        largest
    }

    /// Number of straight pieces: neighbours with the same slope are one. `None` where the sum is not made of such.
    #[must_use]
    pub fn straight_pieces(&self) -> Option<usize> {
        /// Slopes that differ by less, relative to the steepest of them, are the same up to rounding.
        const SAME: f64 = 1e-9;
        if !self.exact {
            return None;
        }
        let ends = self.places.windows(2).zip(self.sum.windows(2));
        let slopes: Vec<f64> = ends
            .filter(|(places, _)| places[1] > places[0])
            .map(|(places, sums)| (sums[1] - sums[0]) / (places[1] - places[0]))
            .collect();
        let steepest = slopes
            .iter()
            .fold(0.0, |most: f64, slope| most.max(slope.abs()));
        let bends = slopes
            .windows(2)
            .filter(|pair| (pair[1] - pair[0]).abs() > SAME * steepest);
        Some(bends.count() + usize::from(!slopes.is_empty()))
    }
}

/// Positions of samples.
fn evenly(from: f64, to: f64) -> Vec<f64> {
    let share = |place: usize| place as f64 / (ScoreGraph::SAMPLES - 1) as f64;
    let at = |place| (1.0 - share(place)) * from + share(place) * to;
    (0..ScoreGraph::SAMPLES).map(at).collect()
}

/// A part of a target curve on which it is one smooth formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// slope · x + value at 0.
    Line(f64, f64),
    Sine,
    Square,
}

impl Piece {
    const fn line(from: f64, to: f64, slope: f64, constant: f64) -> Self {
        let shape = Shape::Line(slope, constant);
        Self { from, to, shape }
    }

    /// The target at a position of the piece, its ends included, from inside.
    #[must_use]
    pub fn value(&self, x: f64) -> f64 {
        match self.shape {
            Shape::Line(slope, constant) => slope * x + constant,
            Shape::Sine => libm::sin(PI * x),
            Shape::Square => x * x,
        }
    }

    /// Whether it is straight.
    #[must_use]
    pub const fn is_straight(&self) -> bool {
        matches!(self.shape, Shape::Line(..))
    }

    /// Where a straight line of this slope may be farthest from the piece between two positions: at these, and where the
    /// piece has the same slope.
    fn candidates(&self, slope: f64, from: f64, to: f64) -> impl Iterator<Item = f64> {
        let inside = match self.shape {
            Shape::Line(..) => [f64::NAN; 2],
            Shape::Square => [0.5 * slope, f64::NAN],
            Shape::Sine => {
                let at = libm::acos(slope / PI) / PI;
                [at, -at]
            }
        };
        let inside = inside
            .into_iter()
            .filter(move |at| (from..=to).contains(at));
        [from, to].into_iter().chain(inside)
    }
}

/// Two straight pieces on [`DOMAIN`] that meet in 0 at 0, of the given slopes.
#[must_use]
pub fn bend(left: f64, right: f64) -> Vec<Piece> {
    vec![
        Piece::line(DOMAIN.0, 0.0, left, 0.0),
        Piece::line(0.0, DOMAIN.1, right, 0.0),
    ]
}

/// The pieces of a target curve on [`DOMAIN`], from left to right; `None` for a target over more inputs.
#[must_use]
pub fn pieces_of(form: Form) -> Option<Vec<Piece>> {
    let (from, to) = DOMAIN;
    let whole = |shape| vec![Piece { from, to, shape }];
    Some(match form {
        Form::Sine => whole(Shape::Sine),
        Form::Square => whole(Shape::Square),
        Form::Step => vec![
            Piece::line(from, 0.0, 0.0, -1.0),
            Piece::line(0.0, to, 0.0, 1.0),
        ],
        Form::Tent => vec![
            Piece::line(from, 0.0, 2.0, 1.0),
            Piece::line(0.0, to, -2.0, 1.0),
        ],
        Form::Saw => (0..4u8)
            .map(|tooth| {
                let from = from + 0.5 * f64::from(tooth);
                Piece::line(from, from + 0.5, 4.0, -1.0 - 4.0 * from)
            })
            .collect(),
        Form::Plane | Form::Bumps => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_follow_their_form_and_leave_no_gap() {
        for form in [Form::Sine, Form::Square, Form::Step, Form::Tent, Form::Saw] {
            let pieces = pieces_of(form).unwrap();
            assert_eq!(pieces[0].from, DOMAIN.0);
            assert_eq!(pieces.last().unwrap().to, DOMAIN.1);
            assert!(pieces.windows(2).all(|pair| pair[0].to == pair[1].from));
            for piece in &pieces {
                for share in [0.0, 0.25, 0.5, 0.999] {
                    let x = piece.from + share * (piece.to - piece.from);
                    let wanted = form.value(Point::new(x, 0.0));
                    assert!((piece.value(x) - wanted).abs() < 1e-12, "{form:?} at {x}");
                }
            }
        }
        assert_eq!(pieces_of(Form::Bumps), None);
    }
}
