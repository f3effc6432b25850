//! Places with a number instead of a class: curves over one input, surfaces over two.

use std::f64::consts::PI;

use super::random::{Purpose, Stream};
use super::{DatasetSpec, kept_to_test};
use crate::geometry::Point;
use crate::network::named::named;
use crate::network::number::{Clamp, Limits, rounded_to_f32};

/// A place and the number that is wanted there; `f32` values, held as `f64`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Where it lies; over one input, x2 is 0.
    pub at: Point,
    /// What the network should say there.
    pub value: f64,
    /// Whether it is kept out of training, to test with.
    pub test: bool,
}

/// The function behind generated targets: on [−1, 1] or [−1, 1]², from −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One period of a sine.
    Sine,
    /// x1².
    Square,
    /// −1 left of 0, 1 from there on.
    Step,
    /// Up to 1 in the middle and down again, in straight lines.
    Tent,
    /// Four teeth that rise in straight lines and fall at once.
    Saw,
    /// A slanted plane over two inputs.
    Plane,
    /// Two hills and two hollows over two inputs.
    Bumps,
}

/// Everything a form is. To add one: a variant, a row of [`ROWS`], a function.
struct Row {
    form: Form,
    name: &'static str,
    inputs: usize,
    value: fn(Point) -> f64,
}

const ROWS: [Row; 7] = [
    row(Form::Sine, "sine", 1, |at| libm::sin(PI * at.x)),
    row(Form::Square, "square", 1, |at| at.x * at.x),
    row(
        Form::Step,
        "step",
        1,
        |at| if at.x < 0.0 { -1.0 } else { 1.0 },
    ),
    row(Form::Tent, "tent", 1, |at| 1.0 - 2.0 * at.x.abs()),
    row(Form::Saw, "saw", 1, saw),
    row(Form::Plane, "plane", 2, |at| 0.6 * at.x - 0.4 * at.y),
    row(Form::Bumps, "bumps", 2, bumps),
];

const fn row(form: Form, name: &'static str, inputs: usize, value: fn(Point) -> f64) -> Row {
    Row {
        form,
        name,
        inputs,
        value,
    }
}

fn saw(at: Point) -> f64 {
    const TEETH: f64 = 4.0;
    let along = 0.5 * TEETH * (at.x + 1.0);
    // The right end closes the last tooth instead of opening one more.
    let begun = libm::floor(along).min(TEETH - 1.0);
    2.0 * (along - begun) - 1.0
}

fn bumps(at: Point) -> f64 {
    /// Radius of a bump where it has fallen to e^−½.
    const WIDTH: f64 = 0.25;
    /// Centres, and 1 for a hill or −1 for a hollow.
    const BUMPS: [(f64, f64, f64); 4] = [
        (-0.45, -0.5, 1.0),
        (0.5, 0.45, 1.0),
        (0.45, -0.4, -1.0),
        (-0.5, 0.5, -1.0),
    ];
    let heights = BUMPS.iter().map(|&(x, y, sign)| {
        let distance = at.distance(Point::new(x, y)) / WIDTH;
        sign * libm::exp(-0.5 * distance * distance)
    });
    heights.sum()
}

named!(Form, form in ROWS);

impl Form {
    /// How many inputs its networks have: 1 for a curve, 2 for a surface.
    #[must_use]
    pub fn inputs(self) -> usize {
        self.row().inputs
    }

    /// The value at a place, without noise. A curve reads x1 only.
    #[must_use]
    pub fn value(self, at: Point) -> f64 {
        (self.row().value)(at)
    }

    fn row(self) -> &'static Row {
        ROWS.iter()
            .find(|row| row.form == self)
            .expect("every form has its row, as a test holds")
    }
}

/// The recipe of generated targets. Fields may hold anything; [`TargetSpec::targets`] uses the values of
/// [`TargetSpec::clamped`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetSpec {
    /// The function behind them.
    pub form: Form,
    /// How many, training and test together.
    pub count: u32,
    /// How far noise may move a value, in per cent of half the range of values.
    pub noise: u8,
    /// Seed of places, noise and split.
    pub seed: u32,
    /// Share kept to test with, in per cent.
    pub test_share: u8,
}

impl Default for TargetSpec {
    fn default() -> Self {
        Self {
            form: Form::Sine,
            count: 200,
            noise: 0,
            seed: 1,
            test_share: 20,
        }
    }
}

impl TargetSpec {
    /// The nearest recipe within the limits, which are those of [`DatasetSpec`], and what had to be changed for it.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers within limits that fit their type"
    )]
    pub fn clamped(self) -> (Self, Vec<Clamp>) {
        let hold = |limits: Limits, value: f64| limits.clamp(value);
        let (count, count_clamp) = hold(DatasetSpec::COUNT, f64::from(self.count));
        let (noise, noise_clamp) = hold(DatasetSpec::NOISE, f64::from(self.noise));
        let (share, share_clamp) = hold(DatasetSpec::TEST_SHARE, f64::from(self.test_share));
        let spec = Self {
            count: count as u32,
            noise: noise as u8,
            test_share: share as u8,
            ..self
        };
        let clamps = [count_clamp, noise_clamp, share_clamp];
        (spec, clamps.into_iter().flatten().collect())
    }

    /// The targets, their places even over the inputs.
    ///
    /// A larger count, another noise or test share leaves the targets already there in place: noise only moves values
    /// further in their directions, and what was a test target stays one.
    #[must_use]
    pub fn targets(self) -> Vec<Target> {
        let (spec, _) = self.clamped();
        let seed = u64::from(spec.seed);
        let mut places = Stream::new(seed, Purpose::Positions);
        let mut noise = Stream::new(seed, Purpose::Noise);
        let mut keys = Stream::new(seed, Purpose::Split);
        let reach = f64::from(spec.noise) / 100.0;
        let mut targets: Vec<Target> = (0..spec.count)
            .map(|_| {
                let at = spec.place(&mut places);
                let value = spec.form.value(at) + reach * noise.between(-1.0, 1.0);
                Target {
                    at,
                    value: rounded_to_f32(value),
                    test: false,
                }
            })
            .collect();
        let ranks: Vec<f64> = targets.iter().map(|_| keys.unit()).collect();
        let all = (0..targets.len()).collect();
        for place in kept_to_test(all, &ranks, spec.test_share) {
            targets[place].test = true;
        }
        targets
    }

    fn place(self, stream: &mut Stream) -> Point {
        let mut coordinate = || rounded_to_f32(stream.between(-1.0, 1.0));
        let x = coordinate();
        let y = if self.form.inputs() > 1 {
            coordinate()
        } else {
            0.0
        };
        Point::new(x, y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_its_row_and_name() {
        for form in [
            Form::Sine,
            Form::Square,
            Form::Step,
            Form::Tent,
            Form::Saw,
            Form::Plane,
            Form::Bumps,
        ] {
            assert_eq!(Form::from_name(form.name()), Some(form));
        }
        assert_eq!(Form::from_name("cube"), None);
        assert_eq!(Form::all().count(), ROWS.len());
    }

    #[test]
    fn forms_go_through_the_points_they_are_known_by() {
        let at = |form: Form, x: f64| form.value(Point::new(x, 0.0));
        assert!((at(Form::Sine, 0.5) - 1.0).abs() < 1e-15 && at(Form::Sine, 0.0) == 0.0);
        assert_eq!((at(Form::Square, -0.5), at(Form::Step, -0.0)), (0.25, 1.0));
        assert_eq!((at(Form::Tent, 0.0), at(Form::Tent, -1.0)), (1.0, -1.0));
        let teeth = [-1.0, -0.75, -0.5, 0.25, 1.0].map(|x| at(Form::Saw, x));
        assert_eq!(teeth, [-1.0, 0.0, -1.0, 0.0, 1.0]);
        assert_eq!(Form::Plane.value(Point::new(1.0, -1.0)), 1.0);
        assert!(Form::Bumps.value(Point::new(0.5, 0.45)) > 0.9);
    }
}
