//! Laws of the generated datasets.

use crease::{Clamp, DatasetSpec, Label, Point, Preset, Sample};

/// Every preset with little and with most noise, in several counts.
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
fn classes_are_balanced_and_both_are_trained_on() {
    for spec in specs() {
        for test_share in [0, 20, 90] {
            let samples = DatasetSpec { test_share, ..spec }.samples();
            assert_eq!(samples.len(), spec.count as usize);
            let sizes = [0, 1].map(|class| of_class(&samples, class).len());
            assert!(sizes[0].abs_diff(sizes[1]) <= 1, "{spec:?} {sizes:?}");
            for class in [0, 1] {
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
    for spec in specs().filter(|spec| spec.preset != Preset::Spiral) {
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
fn the_arms_of_the_spiral_never_touch() {
    for turns in [0.5, 0.75, 1.0, 1.75, 2.5, 3.0] {
        let spec = DatasetSpec {
            preset: Preset::Spiral,
            count: 1000,
            noise: 50,
            turns,
            ..DatasetSpec::default()
        };
        let clean = DatasetSpec { noise: 0, ..spec }.samples();
        let noisy = spec.samples();
        let moved = clean.iter().zip(&noisy).map(|(a, b)| a.at.distance(b.at));
        // Strips around the arms, as wide as the noise reaches, must not meet.
        let half_width = moved.fold(0.0, f64::max);
        for a in of_class(&clean, 0) {
            for b in of_class(&clean, 1) {
                let apart = a.at.distance(b.at);
                assert!(apart > 2.0 * half_width, "{turns} turns: {a:?} {b:?}");
            }
        }
    }
}

#[test]
fn settings_out_of_range_are_held_and_named() {
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
