//! The experiments of the lab agree with theory, and with counts that were made by other means.

use crease::measure::theory::{Law, Setting, Theory};

/// The mean of so many draws, and its standard error.
fn measured(theory: Theory, setting: Setting, draws: u64) -> (f64, f64) {
    let drawn: Vec<f64> = (0..draws).map(|seed| theory.draw(setting, seed)).collect();
    let spread = theory.row(setting, &drawn).spread.unwrap();
    (spread.mean, spread.error)
}

/// How many standard errors a mean may be off: one of about 20,000 would be further.
const FAR: f64 = 4.0;

#[test]
fn born_dead_networks_lie_between_the_bounds_and_are_as_many_as_counted_before() {
    for &setting in Theory::BornDead.settings() {
        let (mean, error) = measured(Theory::BornDead, setting, 20_000);
        let Law { low, high } = Theory::BornDead.law(setting).unwrap();
        let room = FAR * error;
        assert!(
            mean >= low - room && mean <= high + room,
            "{setting:?}: {low} {mean} {high}"
        );
    }
    for (setting, before) in [
        ([2, 3], 0.157),
        ([2, 10], 0.878),
        ([3, 10], 0.574),
        ([5, 10], 0.131),
        ([10, 10], 0.0014),
    ] {
        let (mean, error) = measured(Theory::BornDead, setting, 20_000);
        // Both were counted in 20,000 networks, and the one before was rounded.
        let room = FAR * error * 2.0_f64.sqrt() + 0.0005;
        assert!(
            (mean - before).abs() < room,
            "{setting:?}: {mean} ± {error}, not {before}"
        );
    }
}

#[test]
fn first_regions_are_as_many_as_counted_before_and_near_half_the_square_of_the_units() {
    for (setting, before) in [
        ([8, 1], 36.9),
        ([16, 1], 136.5),
        ([8, 2], 133.2),
        ([16, 2], 524.0),
        ([16, 3], 1165.0),
    ] {
        let (mean, error) = measured(Theory::FirstRegions, setting, 200);
        // Those before are means of 1,000 networks.
        let room = FAR * error * 1.2_f64.sqrt() + 0.5;
        assert!(
            (mean - before).abs() < room,
            "{setting:?}: {mean} ± {error}, not {before}"
        );
        let Law { low: half, .. } = Theory::FirstRegions.law(setting).unwrap();
        if setting[0] >= 16 && setting[1] >= 2 {
            // Within 2.5 % where there are many units in several layers.
            let room = 0.025 * half + FAR * error;
            assert!(
                (mean - half).abs() < room,
                "{setting:?}: {mean} ± {error} against {half}"
            );
        }
    }
}

#[test]
fn a_layer_keeps_flattens_and_erases_by_tossing_coins() {
    for &setting in Theory::CoinToss.settings() {
        let (mean, error) = measured(Theory::CoinToss, setting, Theory::CoinToss.draws());
        let Law { low, .. } = Theory::CoinToss.law(setting).unwrap();
        assert!(
            (mean - low).abs() < FAR * error,
            "{setting:?}: {mean} ± {error}, not {low}"
        );
    }
}

#[test]
fn half_of_the_directions_survive_the_first_layer_and_they_do_not_halve_with_each() {
    let theory = Theory::Survivors;
    let share = |setting| measured(theory, setting, theory.draws());
    let (first, error) = share([1, 1]);
    assert!((first - 0.5).abs() < FAR * error, "{first} ± {error}");
    for times in [1, 2, 4] {
        let [first, fifth, tenth] = [1, 5, 10].map(|layer| share([times, layer]).0);
        assert!(
            first >= fifth && fifth >= tenth,
            "{times}: {first} {fifth} {tenth}"
        );
        assert!(tenth > 0.5 * first, "{times}: {first} {tenth}");
    }
    assert!(share([2, 10]).0 > share([1, 10]).0);
    assert!(share([4, 10]).0 >= share([2, 10]).0);
}

#[test]
fn a_draw_is_a_function_of_its_seed() {
    for (theory, _) in Theory::NAMES {
        for &setting in theory.settings() {
            let [one, other] = [0, 1].map(|_| theory.draw(setting, 7));
            assert_eq!(one.to_bits(), other.to_bits());
            assert!(one.is_finite());
        }
    }
}
