//! Laws of the generated datasets.

use crease::dataset::{Form, TargetSpec};
use crease::publish::points;
use crease::{Clamp, DatasetSpec, Label, Point, Preset, Sample};
use proptest::prelude::*;

/// Every preset with little noise and with the most noise, in several counts.
fn specs() -> impl Iterator<Item = DatasetSpec> {
    let noises = [0, 10, 50];
    let counts = [10, 33, 200, 1000];
    Preset::all().flat_map(move |preset| {
        noises.into_iter().flat_map(move |noise| {
            counts.into_iter().map(move |count| DatasetSpec {
                preset,
                noise,
                count,
                seed: count * 7 + u32::from(noise),
                ..DatasetSpec::default()
            })
        })
    })
}

fn of_class(samples: &[Sample], class: u8) -> Vec<Sample> {
    let members = samples.iter().filter(|s| s.label == Label(class));
    members.copied().collect()
}

#[test]
fn samples_stay_within_reach_and_are_f32_values() {
    for spec in specs() {
        for sample in spec.samples() {
            for value in [sample.at.x, sample.at.y] {
                let limit = if spec.noise == 0 {
                    1.0
                } else {
                    DatasetSpec::REACH
                };
                assert!(value.abs() <= limit, "{spec:?} {sample:?}");
                let as_carried_by_links: f32 = value.to_string().parse().unwrap();
                assert_eq!(f64::from(as_carried_by_links), value, "{spec:?}");
            }
        }
    }
}

#[test]
fn classes_are_balanced_and_all_are_trained_on() {
    for spec in specs() {
        for test_share in [0, 20, 90] {
            let samples = DatasetSpec { test_share, ..spec }.samples();
            assert_eq!(samples.len(), spec.count as usize);
            let classes = 0..spec.preset.classes();
            let sizes: Vec<usize> = (classes.clone())
                .map(|class| of_class(&samples, class).len())
                .collect();
            let (least, most) = (sizes.iter().min(), sizes.iter().max());
            assert!(most.unwrap() - least.unwrap() <= 1, "{spec:?} {sizes:?}");
            assert_eq!(sizes.iter().sum::<usize>(), samples.len());
            for class in classes {
                let members = of_class(&samples, class);
                let tests = members.iter().filter(|s| s.test).count();
                let wanted = members.len() as f64 * f64::from(test_share) / 100.0;
                assert!(tests < members.len(), "{spec:?}");
                assert!((tests as f64 - wanted).abs() <= 1.0, "{spec:?} {tests}");
            }
        }
    }
}

#[test]
fn a_recipe_always_gives_the_same_samples_and_seeds_give_others() {
    for spec in specs() {
        assert_eq!(spec.samples(), spec.samples());
        let seed = spec.seed + 1;
        assert_ne!(spec.samples(), DatasetSpec { seed, ..spec }.samples());
    }
}

#[test]
fn more_samples_leave_the_first_ones_in_place() {
    for spec in specs() {
        let few = spec.samples();
        let more = DatasetSpec {
            count: 1000,
            ..spec
        }
        .samples();
        for (a, b) in few.iter().zip(&more) {
            assert_eq!((a.at, a.label), (b.at, b.label), "{spec:?}");
        }
    }
}

#[test]
fn a_larger_test_share_keeps_the_test_samples() {
    for spec in specs() {
        let some = DatasetSpec {
            test_share: 20,
            ..spec
        }
        .samples();
        let most = DatasetSpec {
            test_share: 60,
            ..spec
        }
        .samples();
        for (a, b) in some.iter().zip(&most) {
            assert!(b.test || !a.test, "{spec:?}");
        }
    }
}

/// Rounding to `f32` moves a coordinate below 2 by at most 2⁻²⁴.
const ROUNDING: f64 = 1e-6;

#[test]
fn noise_moves_samples_no_further_than_it_says() {
    let spirals = [Preset::Spiral, Preset::Spiral3];
    for spec in specs().filter(|spec| !spirals.contains(&spec.preset)) {
        let clean = DatasetSpec { noise: 0, ..spec }.samples();
        let noisy = DatasetSpec { noise: 20, ..spec }.samples();
        for (a, b) in clean.iter().zip(&noisy) {
            assert!(
                a.at.distance(b.at) <= 0.2 + ROUNDING,
                "{spec:?} {a:?} {b:?}"
            );
        }
    }
}

#[test]
fn the_disc_and_the_ring_keep_a_gap() {
    let spec = DatasetSpec {
        noise: 0,
        count: 1000,
        ..DatasetSpec::default()
    };
    for sample in spec.samples() {
        let radius = sample.at.distance(Point::default());
        let expected = if sample.label == Label(0) {
            0.0..=0.5
        } else {
            0.7..=1.0
        };
        let rounded_in = radius.clamp(*expected.start(), *expected.end());
        assert!((radius - rounded_in).abs() <= ROUNDING, "{sample:?}");
    }
}

#[test]
fn xor_is_class_1_where_signs_differ() {
    let spec = DatasetSpec {
        preset: Preset::Xor,
        noise: 0,
        count: 1000,
        ..DatasetSpec::default()
    };
    for sample in spec.samples() {
        let differ = sample.at.x * sample.at.y < 0.0;
        assert_eq!(sample.label, Label(u8::from(differ)), "{sample:?}");
    }
}

#[test]
fn the_arms_of_the_spirals_never_touch() {
    for preset in [Preset::Spiral, Preset::Spiral3] {
        for turns in [0.5, 0.75, 1.0, 1.75, 2.5, 3.0] {
            let spec = DatasetSpec {
                preset,
                count: 1000,
                noise: 50,
                turns,
                ..DatasetSpec::default()
            };
            let clean = DatasetSpec { noise: 0, ..spec }.samples();
            let noisy = spec.samples();
            let moved = clean.iter().zip(&noisy).map(|(a, b)| a.at.distance(b.at));
            // The strips around the arms, as wide as the noise reaches, must not overlap.
            let half_width = moved.fold(0.0, f64::max);
            for a in of_class(&clean, 0) {
                for b in clean.iter().filter(|b| b.label != a.label) {
                    let apart = a.at.distance(b.at);
                    assert!(apart > 2.0 * half_width, "{spec:?}: {a:?} {b:?}");
                }
            }
        }
    }
}

#[test]
fn settings_out_of_range_are_clamped_and_named() {
    let asked = DatasetSpec {
        preset: Preset::Moons,
        count: 5000,
        noise: 99,
        seed: 3,
        turns: f32::NAN,
        test_share: 100,
    };
    let (used, clamps) = asked.clamped();
    let values = (used.count, used.noise, used.turns, used.test_share);
    assert_eq!(values, (1000, 50, 0.5, 90));
    let names: Vec<&str> = clamps.iter().map(|clamp| clamp.limits.setting).collect();
    assert_eq!(names, ["count", "noise", "turns", "test-share"]);
    assert_eq!(asked.samples(), used.samples());
    assert_eq!(used.clamped(), (used, Vec::<Clamp>::new()));
    let sentence = "count 5000 is not between 10 and 1000; 1000 is used";
    assert_eq!(clamps[0].to_string(), sentence);
}

fn target_specs() -> impl Iterator<Item = TargetSpec> {
    Form::all().flat_map(|form| {
        [(10, 0), (33, 10), (200, 50), (1000, 5)].map(|(count, noise)| TargetSpec {
            form,
            count,
            noise,
            seed: count,
            ..TargetSpec::default()
        })
    })
}

#[test]
fn targets_lie_on_their_form_but_for_the_noise() {
    for spec in target_specs() {
        let targets = spec.targets();
        assert_eq!(targets.len(), spec.count as usize);
        for target in targets {
            let reach = f64::from(spec.noise) / 100.0 + ROUNDING;
            let clean = spec.form.value(target.at);
            assert!(clean.abs() <= 1.0, "{spec:?} {target:?}");
            assert!((target.value - clean).abs() <= reach, "{spec:?} {target:?}");
            assert!(target.at.x.abs() <= 1.0 && target.at.y.abs() <= 1.0);
            assert!(spec.form.inputs() == 2 || target.at.y == 0.0);
        }
    }
}

#[test]
fn more_targets_leave_the_first_ones_and_the_tests_in_place() {
    for spec in target_specs() {
        let few = spec.targets();
        assert_eq!(few, spec.targets());
        let more = TargetSpec {
            count: 1000,
            test_share: 60,
            ..spec
        };
        for (a, b) in few.iter().zip(more.targets()) {
            assert_eq!((a.at, a.value), (b.at, b.value), "{spec:?}");
        }
        let share = TargetSpec {
            test_share: 60,
            ..spec
        };
        for (a, b) in few.iter().zip(share.targets()) {
            assert!(b.test || !a.test, "{spec:?}");
        }
    }
}

#[test]
fn pasted_lines_are_read_as_people_write_them() {
    let text = "\u{feff}x1;x2;class\r\n0.5; -1e-2 ;1\r\n\r\n# a note\n\"3\"\t\"4\"\t\"2.0\" # kept\n1 2 3 1\n";
    let samples = points::read(text).unwrap();
    let found: Vec<(f64, f64, u8, bool)> = (samples.iter())
        .map(|s| (s.at.x, s.at.y, s.label.0, s.test))
        .collect();
    let small = f64::from(-1e-2_f32);
    let expected = [
        (0.5, small, 1, false),
        (3.0, 4.0, 2, false),
        (1.0, 2.0, 3, true),
    ];
    assert_eq!(found, expected);
    assert_eq!(points::read(""), Ok(Vec::new()));
}

#[test]
fn errors_name_the_line() {
    let error = |text: &str| points::read(text).unwrap_err().to_string();
    for (text, start) in [
        ("1,2,0\n1,2\n", "line 2 has 2 fields"),
        ("x,y,label\n1,2,0\n1,zwei,0", "line 3: `zwei` is no number"),
        ("1,2,0\n\n1,2,4", "line 3: `4` is no label"),
        ("1,2,0.5", "line 1: `0.5` is no label"),
        ("1,2,0,2", "line 1: `2` is no label"),
        ("1,20000,0", "line 1: the coordinate 20000 is not"),
        ("nan,0,0", "line 1: the coordinate nan is not"),
        ("1,2,0\nx,y,z", "line 2: `x` is no number"),
    ] {
        let found = error(text);
        assert!(found.starts_with(start), "{text:?}: {found}");
    }
    let many = "1,2,0\n".repeat(Sample::MOST + 1);
    assert_eq!(
        points::read(&many),
        Err(points::PointsError::TooMany { line: 1001 })
    );
    let long = " ".repeat(points::MOST_BYTES + 1);
    assert!(matches!(
        points::read(&long),
        Err(points::PointsError::TooLong { .. })
    ));
}

proptest! {
    #[test]
    fn samples_come_back_from_their_text(
        rows in prop::collection::vec((-1e4_f32..=1e4, -1e4_f32..=1e4, 0_u8..4, any::<bool>()), 0..50),
    ) {
        let samples: Vec<Sample> = rows
            .into_iter()
            .map(|(x, y, label, test)| Sample {
                at: Point::new(x.into(), y.into()),
                label: Label(label),
                test,
            })
            .collect();
        prop_assert_eq!(points::read(&points::write(&samples)), Ok(samples));
    }

    #[test]
    fn any_bytes_are_samples_or_an_error_that_says_why(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_text(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_lines_are_samples_or_an_error_that_says_why(text in "([-0-9.,;\t #\"einfNaN]{0,12}\n){0,8}") {
        check_text(&text);
    }
}

fn check_text(text: &str) {
    match points::read(text) {
        Ok(samples) => {
            assert!(samples.len() <= text.lines().count());
            assert_eq!(points::read(&points::write(&samples)), Ok(samples));
        }
        Err(error) => assert!(error.to_string().contains("line"), "{error}"),
    }
}
