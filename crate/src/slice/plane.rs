//! A plane in a space of many inputs.

use super::dot::dot;
use super::error::SliceError;
use crate::geometry::{Point, Rect};

/// A plane in a space of inputs, with two coordinates s and t on it: `origin` + s·`across` + t·`up`.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// The inputs at (0, 0).
    pub origin: Vec<f64>,
    /// By how much the inputs change for each unit of s.
    pub across: Vec<f64>,
    /// By how much they change for each unit of t.
    pub up: Vec<f64>,
}

/// A plane, and the places on it of what it was laid through.
#[derive(Clone, Debug, PartialEq)]
pub struct Flat {
    /// The plane.
    pub plane: Plane,
    /// Where the rows lie: three, or the one whose other features are held.
    pub marks: Vec<Point>,
}

/// What is a line up to rounding: the third row is this much nearer to it than to the first row.
const THIN: f64 = 1e-9;

impl Flat {
    /// The plane through three rows. Distances on it are those between the inputs; the first row lies at (0, 0), the second one
    /// to its right.
    ///
    /// # Errors
    /// Where a row has not `inputs` finite numbers, or all lie on one line.
    pub fn through(rows: [&[f64]; 3], inputs: usize) -> Result<Self, SliceError> {
        for row in rows {
            check(row, inputs)?;
        }
        let [first, second, third] = rows;
        let difference =
            |to: &[f64]| -> Vec<f64> { to.iter().zip(first).map(|(a, b)| a - b).collect() };
        let (along, aside) = (difference(second), difference(third));
        let (length, reach) = (norm(&along), norm(&aside));
        if length == 0.0 || reach == 0.0 {
            return Err(SliceError::InLine);
        }
        let across: Vec<f64> = along.iter().map(|step| step / length).collect();
        let share = dot(0.0, &aside, &across);
        let rest: Vec<f64> = (aside.iter().zip(&across))
            .map(|(step, unit)| step - share * unit)
            .collect();
        let height = norm(&rest);
        if height <= THIN * reach {
            return Err(SliceError::InLine);
        }
        let plane = Plane {
            origin: first.to_vec(),
            across,
            up: rest.iter().map(|step| step / height).collect(),
        };
        let marks = [(0.0, 0.0), (length, 0.0), (share, height)];
        Ok(Self {
            plane,
            marks: marks.map(|(s, t)| Point::new(s, t)).to_vec(),
        })
    }

    /// The plane of two features, counted from 0, on which all others are held at a row's values.
    ///
    /// # Errors
    /// Where the row has not `inputs` finite numbers, or these are not two of them.
    pub fn of_features(
        row: &[f64],
        [first, second]: [usize; 2],
        inputs: usize,
    ) -> Result<Self, SliceError> {
        check(row, inputs)?;
        if first == second || first.max(second) >= inputs {
            return Err(SliceError::Feature { inputs });
        }
        let axis = |place: usize| {
            let mut axis = vec![0.0; inputs];
            axis[place] = 1.0;
            axis
        };
        let mut origin = row.to_vec();
        let mark = Point::new(origin[first], origin[second]);
        (origin[first], origin[second]) = (0.0, 0.0);
        let plane = Plane {
            origin,
            across: axis(first),
            up: axis(second),
        };
        Ok(Self {
            plane,
            marks: vec![mark],
        })
    }

    /// How much of each of the three rows is mixed at a place: the shares add up to 1, and are negative beyond the triangle.
    /// `None` for the plane of two features.
    #[must_use]
    pub fn mix(&self, at: Point) -> Option<[f64; 3]> {
        let [_, second, third] = self.marks.as_slice() else {
            return None;
        };
        let up = at.y / third.y;
        let across = (at.x - up * third.x) / second.x;
        Some([1.0 - across - up, across, up])
    }
}

impl Plane {
    /// The inputs at a place of the plane.
    #[must_use]
    pub fn inputs_at(&self, at: Point) -> Vec<f64> {
        let steps = self.across.iter().zip(&self.up);
        (self.origin.iter().zip(steps))
            .map(|(origin, (across, up))| origin + at.x * across + at.y * up)
            .collect()
    }
}

/// A square frame around some points: `room` is how far it reaches beyond them, in shares of their extent. That is 1 where all
/// lie on one spot.
#[must_use]
pub fn frame_around(points: &[Point], room: f64) -> Rect {
    let span = |value: fn(&Point) -> f64| {
        let values = || points.iter().map(value);
        let least = values().fold(f64::INFINITY, f64::min);
        let most = values().fold(f64::NEG_INFINITY, f64::max);
        (f64::midpoint(least, most), most - least)
    };
    let ((x, width), (y, height)) = (span(|at| at.x), span(|at| at.y));
    let extent = width.max(height);
    let extent = if extent > 0.0 { extent } else { 1.0 };
    Rect::square(Point::new(x, y), extent * (0.5 + room))
}

fn check(row: &[f64], expected: usize) -> Result<(), SliceError> {
    if row.len() != expected {
        let found = row.len();
        return Err(SliceError::Row { found, expected });
    }
    if !row.iter().all(|value| value.is_finite()) {
        return Err(SliceError::NotFinite);
    }
    Ok(())
}

fn norm(step: &[f64]) -> f64 {
    dot(0.0, step, step).sqrt()
}
