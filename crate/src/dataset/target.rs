//! Targets: points with a number instead of a class, from curves over one input or surfaces over two.

use std::f64::consts::PI;

use super::random::{Purpose, Stream};
use super::{DatasetSpec, kept_to_test};
use crate::geometry::Point;
use crate::network::named::named;
use crate::network::number::{Clamp, Limits, rounded_to_f32};

/// A point and the number wanted there; `f32` values, held as `f64`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Its position; over one input, x2 is 0.
    pub at: Point,
    /// The output that the network should have there.
    pub value: f64,
    /// Whether it is reserved for testing and left out of training.
    pub test: bool,
}

/// The function of generated targets: on [−1, 1] or [−1, 1]², with values from −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One period of a sine.
    Sine,
    /// x1².
    Square,
    /// −1 left of 0, 1 from there on.
    Step,
    /// Straight up to 1 in the middle, and straight down again.
    Tent,
    /// Four teeth that rise linearly and drop vertically.
    Saw,
    /// A sloping plane over two inputs.
    Plane,
    /// Two hills and two hollows over two inputs.
    Bumps,
}

/// Everything that defines a form. To add one: a variant, a row of [`ROWS`], a function.
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
    // The right end belongs to the last tooth and starts no new one.
    let begun = libm::floor(along).min(TEETH - 1.0);
    2.0 * (along - begun) - 1.0
}

fn bumps(at: Point) -> f64 {
    /// Radius at which a bump has fallen to e^−½.
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
    /// Number of inputs of the form's networks: 1 for a curve, 2 for a surface.
    #[must_use]
    pub fn inputs(self) -> usize {
        self.row().inputs
    }

    /// The value at a point, without noise. A curve ignores x2.
    #[must_use]
    pub fn value(self, at: Point) -> f64 {
        (self.row().value)(at)
    }

    fn row(self) -> &'static Row {
        ROWS.iter()
            .find(|row| row.form == self)
            .expect("every form has a row, which a test checks")
    }
}

/// The recipe of generated targets.
///
/// Fields may hold any values; [`TargetSpec::targets`] uses those of [`TargetSpec::clamped`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetSpec {
    /// The function that gives the values.
    pub form: Form,
    /// Number of targets, training and test together.
    pub count: u32,
    /// How far noise may move a value, in per cent of half the range of values.
    pub noise: u8,
    /// Seed of positions, noise and split.
    pub seed: u32,
    /// Share of the targets reserved for testing, in per cent.
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
    /// The nearest recipe within the limits, which are those of [`DatasetSpec`], and the changes that were needed.
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

    /// Generates the targets, evenly spread over the inputs.
    ///
    /// Changing the count, the noise or the test share leaves the existing targets in place: noise only moves values further
    /// in the same directions, and test targets stay test targets.
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
