//! Laws of the score over one input as a sum: it adds up, and the largest error is the largest.

use crease::measure::contributions::{Contributions, DOMAIN};
use crease::{Activation, Form, Initializer, Network, Point};
use proptest::prelude::*;

use crate::family::Family;

const CURVES: [Form; 5] = [Form::Sine, Form::Square, Form::Step, Form::Tent, Form::Saw];

fn networks() -> impl Strategy<Value = Network> {
    let activations = prop::sample::select(vec![
        Activation::Relu,
        Activation::Leaky { slope: 0.1 },
        Activation::Leaky { slope: -1.0 },
        Activation::Linear,
        Activation::Tanh,
        Activation::Gelu,
    ]);
    let hidden = prop::collection::vec(1_usize..14, 0..4);
    (activations, hidden, any::<u32>()).prop_map(|(activation, hidden, seed)| {
        let mut widths = vec![1];
        widths.extend(hidden);
        widths.push(1);
        let initializer = Initializer {
            seed: seed.into(),
            ..Initializer::default()
        };
        initializer.network(activation, &widths).unwrap()
    })
}

/// What no float of a sum of these sizes can be blamed for.
fn rounding(sum: &Contributions, place: usize) -> f64 {
    let parts = sum.units.iter().map(|unit| unit.values[place].abs());
    1e-12 * (1.0 + sum.constant.abs() + parts.sum::<f64>())
}

fn assert_adds_up(network: &Network, interval: (f64, f64)) {
    let sum = Contributions::of(network, interval).unwrap();
    assert!(sum.places.is_sorted());
    for (place, &x) in sum.places.iter().enumerate() {
        let parts = sum.units.iter().map(|unit| unit.values[place]);
        let whole = sum.constant + parts.sum::<f64>();
        let shown = if sum.units.is_empty() {
            // Without a hidden layer the score is a weight and a bias.
            network.scores(Point::new(x, 0.0))[0]
        } else {
            whole
        };
        assert!((shown - sum.sum[place]).abs() <= rounding(&sum, place));
        let score = network.scores(Point::new(x, 0.0))[0];
        assert!((score - sum.sum[place]).abs() <= rounding(&sum, place));
    }
}

/// Between the places nothing bends: the middle of two has the middle of their scores.
fn assert_straight_between(network: &Network, interval: (f64, f64)) {
    let sum = Contributions::of(network, interval).unwrap();
    if !sum.exact {
        return;
    }
    for (place, (places, scores)) in sum.places.windows(2).zip(sum.sum.windows(2)).enumerate() {
        let middle = Point::new(0.5 * (places[0] + places[1]), 0.0);
        let expected = 0.5 * (scores[0] + scores[1]);
        let most = rounding(&sum, place).max(rounding(&sum, place + 1));
        assert!((network.scores(middle)[0] - expected).abs() <= 1e3 * most);
    }
}

proptest! {
    #[test]
    fn what_units_add_sums_up_to_the_score(network in networks(), from in -3.0..0.0, width in 0.01..4.0) {
        assert_adds_up(&network, (from, from + width));
        assert_straight_between(&network, (from, from + width));
    }

    #[test]
    fn no_place_has_a_larger_error_than_the_largest(network in networks(), shares in prop::collection::vec(0.0..1.0, 50)) {
        let sum = Contributions::of(&network, DOMAIN).unwrap();
        prop_assume!(sum.exact);
        for form in CURVES {
            let largest = sum.largest_error(form).unwrap();
            let at = |x: f64| (network.scores(Point::new(x, 0.0))[0] - form.value(Point::new(x, 0.0))).abs();
            let scale = 1e-9 * (1.0 + sum.sum.iter().fold(0.0, |most: f64, score| most.max(score.abs())));
            for share in &shares {
                let x = DOMAIN.0 + share * (DOMAIN.1 - DOMAIN.0);
                prop_assert!(at(x) <= largest.error + scale, "{form:?} at {x}");
            }
            prop_assert!((DOMAIN.0..=DOMAIN.1).contains(&largest.at));
            // It is reached where it is said to be, or just beside it, where the target jumps.
            let beside = [0.0, -1e-9, 1e-9].map(|aside| at((largest.at + aside).clamp(DOMAIN.0, DOMAIN.1)));
            prop_assert!(beside.iter().any(|error| (error - largest.error).abs() <= scale + 1e-6), "{form:?}");
        }
    }
}

#[test]
fn degenerate_networks_add_up_as_well() {
    let mut tried = 0;
    for family in Family::ALL {
        for seed in 0..200 {
            let network = family.network(seed);
            if network.inputs() != 1 {
                assert_eq!(Contributions::of(&network, DOMAIN), None);
                continue;
            }
            tried += 1;
            assert_adds_up(&network, DOMAIN);
        }
    }
    assert!(tried > 100, "{tried} networks");
}

#[test]
fn only_curves_over_one_input_are_missed_by_something() {
    let network = Network::zeros(Activation::Relu, &[1, 3, 1]).unwrap();
    let sum = Contributions::of(&network, DOMAIN).unwrap();
    for form in [Form::Plane, Form::Bumps] {
        assert_eq!(sum.largest_error(form), None);
    }
    for form in CURVES {
        assert_eq!(sum.largest_error(form).unwrap().error, 1.0, "{form:?}");
    }
    assert_eq!(sum.straight_pieces(), Some(1));
}

#[test]
fn a_unit_for_each_bend_makes_a_piece_more() {
    // |x| bends once, a clamp twice.
    let of = |weights: &[f64], biases: &[f64], out: &[f64]| {
        let mut network = Network::zeros(Activation::Relu, &[1, weights.len(), 1]).unwrap();
        for (unit, (&weight, &bias)) in weights.iter().zip(biases).enumerate() {
            let hidden = crease::UnitId::new(0, unit);
            network.set_weight(hidden, 0, weight).unwrap();
            network.set_bias(hidden, bias).unwrap();
            network
                .set_weight(crease::UnitId::new(1, 0), unit, out[unit])
                .unwrap();
        }
        Contributions::of(&network, DOMAIN)
            .unwrap()
            .straight_pieces()
    };
    assert_eq!(of(&[1.0, -1.0], &[0.0, 0.0], &[1.0, 1.0]), Some(2));
    assert_eq!(of(&[1.0, 1.0], &[0.5, -0.5], &[1.0, -1.0]), Some(3));
    // Back to back with opposite signs they make one straight line.
    assert_eq!(of(&[1.0, -1.0], &[0.0, 0.0], &[1.0, -1.0]), Some(1));
}
