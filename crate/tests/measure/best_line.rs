//! Laws of the best line: no line does better, and the returned line reaches the reported number.

use crease::{Affine, BestLine, DatasetSpec, Label, Point, Preset, Sample};
use proptest::prelude::*;

fn sample(x: f64, y: f64, label: u8) -> Sample {
    Sample {
        at: Point::new(x, y),
        label: Label(label),
        test: false,
    }
}

/// How many samples a line classifies correctly, evaluated in floats.
fn right_by(line: Affine, samples: &[Sample]) -> usize {
    let takes = |sample: &&Sample| Label(u8::from(line.at(sample.at) > 0.0)) == sample.label;
    samples.iter().filter(takes).count()
}

/// The largest number of correctly classified samples over all lines, found by trying every pair of positions and every
/// order along the line through both.
///
/// Every split is made by a line through two positions, with the samples on it split at some point along it. For integer
/// coordinates.
fn right_by_force(samples: &[Sample]) -> usize {
    #[allow(clippy::cast_possible_truncation, reason = "small whole numbers")]
    let whole = |s: &Sample| [s.at.x as i64, s.at.y as i64];
    let places: Vec<[i64; 2]> = samples.iter().map(whole).collect();
    let mut best = right_where(samples, |_| true).max(right_where(samples, |_| false));
    for &p in &places {
        for &q in places.iter().filter(|q| **q != p) {
            let (x, y) = (q[0] - p[0], q[1] - p[1]);
            let height = |r: [i64; 2]| x * (r[1] - p[1]) - y * (r[0] - p[0]);
            let progress = |r: [i64; 2]| x * (r[0] - p[0]) + y * (r[1] - p[1]);
            // Split just before each position on the line, or behind all of them; the tilt of the line decides which part is
            // above.
            let on_line = places.iter().filter(|r| height(**r) == 0);
            let ends = on_line.map(|r| progress(*r)).chain([i64::MAX]);
            for (end, tilt) in ends.flat_map(|end| [(end, false), (end, true)]) {
                let above = |at: usize| match height(places[at]) {
                    0 => (progress(places[at]) < end) == tilt,
                    height => height > 0,
                };
                best = best.max(right_where(samples, above));
                best = best.max(right_where(samples, |at| !above(at)));
            }
        }
    }
    best
}

fn right_where(samples: &[Sample], above: impl Fn(usize) -> bool) -> usize {
    let is_right = |&at: &usize| samples[at].label == Label(u8::from(above(at)));
    (0..samples.len()).filter(is_right).count()
}

fn assert_best(samples: &[Sample]) {
    let best = BestLine::of(samples);
    assert_eq!(best.right, right_by_force(samples), "{samples:?}");
    assert_eq!(best.of, samples.len());
    assert_eq!(right_by(best.line, samples), best.right, "{best:?}");
}

/// Samples on a coarse grid: many of them coincide or are collinear.
fn coarse_samples(most: i8) -> impl Strategy<Value = Vec<Sample>> {
    let one = (-most..=most, -most..=most, 0_u8..2)
        .prop_map(|(x, y, label)| sample(x.into(), y.into(), label));
    prop::collection::vec(one, 0..14)
}

/// Samples on one line.
fn samples_in_a_row() -> impl Strategy<Value = Vec<Sample>> {
    let row = (-3_i8..=3, -3_i8..=3, -3_i8..=3);
    let steps = prop::collection::vec((-5_i8..=5, 0_u8..2), 0..14);
    (row, steps).prop_map(|((across, up, start), steps)| {
        let [across, up, start] = [across, up, start].map(f64::from);
        let at = |step: f64| (start + step * across, step * up);
        steps
            .into_iter()
            .map(|(step, label)| sample(at(step.into()).0, at(step.into()).1, label))
            .collect()
    })
}

/// Samples anywhere in the picture, like generated samples and the reader's own.
fn scattered_samples() -> impl Strategy<Value = Vec<Sample>> {
    let one = (-1.2_f32..=1.2, -1.2_f32..=1.2, 0_u8..2)
        .prop_map(|(x, y, label)| sample(x.into(), y.into(), label));
    prop::collection::vec(one, 0..60)
}

proptest! {
    #[test]
    fn no_line_does_better_among_coincident_and_collinear_samples(
        samples in prop_oneof![coarse_samples(1), coarse_samples(3), samples_in_a_row()],
    ) {
        assert_best(&samples);
    }

    #[test]
    fn no_line_does_better_among_samples_in_general_position(samples in coarse_samples(100)) {
        assert_best(&samples);
    }

    #[test]
    fn the_line_does_what_it_says(samples in scattered_samples()) {
        let best = BestLine::of(&samples);
        prop_assert_eq!(right_by(best.line, &samples), best.right);
    }

    #[test]
    fn the_best_result_does_not_depend_on_the_order_or_the_names_of_classes(
        samples in scattered_samples(),
    ) {
        let best = BestLine::of(&samples).right;
        let mut other = samples;
        other.reverse();
        prop_assert_eq!(BestLine::of(&other).right, best);
        for sample in &mut other {
            sample.label = Label(1 - sample.label.0);
        }
        prop_assert_eq!(BestLine::of(&other).right, best);
    }

    #[test]
    fn samples_that_a_line_has_labelled_are_all_right(
        mut samples in scattered_samples(),
        (a, b, c) in (-1.0..=1.0, -1.0..=1.0, -1.0..=1.0),
    ) {
        for sample in &mut samples {
            sample.label = Label(u8::from(Affine::new(a, b, c).at(sample.at) > 0.0));
        }
        prop_assert_eq!(BestLine::of(&samples).right, samples.len());
    }
}

#[test]
fn the_line_does_what_it_says_on_every_preset() {
    for preset in Preset::all() {
        for (seed, noise) in [(1, 0), (2, 10), (3, 25), (4, 50)] {
            let spec = DatasetSpec {
                preset,
                seed,
                noise,
                ..DatasetSpec::default()
            };
            let samples = spec.samples();
            let best = BestLine::of(&samples);
            assert_eq!(right_by(best.line, &samples), best.right, "{spec:?}");
            // At least as good as one class for all samples.
            for label in [Label(0), Label(1)] {
                let of_it = samples.iter().filter(|sample| sample.label == label);
                assert!(best.right >= of_it.count(), "{spec:?}");
            }
        }
    }
}

#[test]
fn few_samples_are_all_right() {
    assert_best(&[]);
    for label in 0..2 {
        assert_best(&[sample(0.0, 0.0, label)]);
        assert_best(&[sample(1.0, 2.0, label), sample(-3.0, 0.0, 1 - label)]);
        assert_best(&[sample(1.0, 2.0, label), sample(1.0, 2.0, 1 - label)]);
        assert_best(&[sample(1.0, 2.0, label), sample(1.0, 2.0, label)]);
    }
}

#[test]
fn one_class_alone_is_all_right() {
    for label in 0..2 {
        for far in [1.0, f64::from(f32::MAX)] {
            let samples: Vec<Sample> = (0..9)
                .map(|place| sample(far * f64::from(place % 3 - 1), f64::from(place / 3), label))
                .collect();
            let best = BestLine::of(&samples);
            assert_eq!((best.right, best.of), (9, 9));
            assert_eq!(right_by(best.line, &samples), 9);
        }
    }
}

#[test]
fn a_square_with_equal_corners_across_keeps_one_wrong() {
    let samples = [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)]
        .map(|(x, y)| sample(x, y, u8::from(x != y)));
    assert_best(&samples);
    assert_eq!(BestLine::of(&samples).accuracy(), 0.75);
}

#[test]
fn negative_zero_is_the_same_place_as_zero() {
    let samples = [sample(0.0, -0.0, 0), sample(-0.0, 0.0, 1)];
    assert_eq!(BestLine::of(&samples).right, 1);
}

#[test]
fn the_line_runs_midway() {
    let samples = [
        sample(0.0, 0.0, 0),
        sample(0.0, 1.0, 0),
        sample(2.0, 0.5, 1),
        sample(3.0, 9.0, 1),
    ];
    let line = BestLine::of(&samples).line;
    assert_eq!((line.b, line.at(Point::new(1.0, 7.0))), (0.0, 0.0));
}

#[test]
fn labels_beyond_the_second_class_are_never_right() {
    let samples = [
        sample(0.0, 0.0, 0),
        sample(1.0, 0.0, 2),
        sample(2.0, 0.0, 1),
    ];
    assert_eq!(BestLine::of(&samples).right, 2);
}

/// Three nearly collinear points whose orientation comes out wrong with a determinant in floats.
#[test]
fn points_that_floats_take_for_collinear_are_told_apart() {
    let tiny = f64::from(f32::MIN_POSITIVE);
    let samples = [
        sample(0.0, 0.0, 0),
        sample(tiny, tiny * (1.0 + f64::from(f32::EPSILON)), 1),
        sample(1.0, 1.0, 0),
        sample(3.0, 3.0, 0),
        sample(-2.0, -2.0 - f64::from(f32::EPSILON) * 2.0, 0),
    ];
    assert_eq!(BestLine::of(&samples).right, 5);
}
