//! A builder that has built other networks before gives the same result as a new one.

use crease::dataset::random::{Purpose, Stream};
use crease::{
    Activation, Budget, Builder, CellComplex, ComplexError, Fibres, Network, Point, UnitId,
};

use crate::FAMILIES;
use crate::support::family::{Family, frame};
use crate::support::fixture::random_networks;

/// Edits per network.
const EDITS: usize = 12;

/// Networks per family.
const NETWORKS: u64 = 12;

/// Builds with the builder's snapshots and from scratch, and compares everything that a complex holds.
fn assert_same(name: &str, builder: &mut Builder, network: &Network, frame: &[Point]) {
    let led = builder.build(network, frame);
    let anew = CellComplex::of(network, frame);
    // Floats are printed with all their digits, so equal texts mean equal bits.
    assert_eq!(format!("{led:?}"), format!("{anew:?}"), "{name}");
}

/// Changes one parameter: to the value of another one, to zero, or to a new value.
fn edited(network: &Network, random: &mut Stream) -> Network {
    let mut values: Vec<f64> = network.parameters().collect();
    let place = random.below(values.len());
    values[place] = match random.below(4) {
        0 => 0.0,
        1 => -values[place],
        2 => values[random.below(values.len())],
        _ => random.between(-1.0, 1.0),
    };
    network.with_parameters(&values).unwrap()
}

#[test]
fn edits_of_every_family_give_the_same_complex_as_a_new_build() {
    for family in FAMILIES {
        for seed in 0..NETWORKS {
            let mut random = Stream::new(seed, Purpose::Positions);
            let mut builder = Builder::new();
            let mut network = family.network(seed);
            for edit in 0..EDITS {
                let name = format!("{family:?}, seed {seed}, edit {edit}");
                assert_same(&name, &mut builder, &network, &frame(seed));
                network = edited(&network, &mut random);
            }
        }
    }
}

#[test]
fn unrelated_networks_and_frames_can_follow_each_other() {
    let mut builder = Builder::new();
    for seed in 0..60 {
        let family = FAMILIES[usize::try_from(seed).unwrap() % FAMILIES.len()];
        let network = family.network(seed);
        let linear = network.with_activation(Activation::Linear).unwrap();
        let shallow = network.up_to(0).unwrap_or_else(|| network.clone());
        for (network, frame_seed) in [(&network, 0), (&shallow, 0), (&linear, 0), (&linear, seed)] {
            let name = format!("{family:?}, seed {seed}");
            assert_same(&name, &mut builder, network, &frame(frame_seed));
        }
    }
}

#[test]
fn fibres_of_every_layer_are_the_same_with_a_builder_and_without() {
    for family in FAMILIES {
        for seed in 0..NETWORKS {
            let (network, frame) = (family.network(seed), frame(seed));
            let mut builder = Builder::new();
            let complex = builder.build(&network, &frame).unwrap();
            // One builder that has snapshots of some layers, and one that has none.
            let mut random = Stream::new(seed, Purpose::Positions);
            let mut related = Builder::new();
            related
                .build(&edited(&network, &mut random), &frame)
                .unwrap();
            for layer in 0..=network.hidden_layers().len() {
                let alone = format!("{:?}", Fibres::of(&complex, layer));
                for builder in [&builder, &related, &Builder::new()] {
                    let known = builder.known_layers(&network);
                    let led = Fibres::built_by(builder, &complex, layer);
                    let name = format!("{family:?}, seed {seed}, layer {layer}, {known} known");
                    assert_eq!(format!("{led:?}"), alone, "{name}");
                    assert_eq!(builder.known_layers(&network), known, "{name}");
                }
            }
        }
    }
}

#[test]
fn refusals_leave_the_builder_usable() {
    let network = Family::Generic.network(3);
    let mut builder = Builder::new();
    let square = frame(9);
    assert_same("first", &mut builder, &network, &square);
    let clockwise: Vec<Point> = square.iter().rev().copied().collect();
    assert_same("clockwise", &mut builder, &network, &clockwise);
    assert_same("again", &mut builder, &network, &square);
    let mut wild = network.clone();
    wild.set_bias(UnitId::new(0, 0), 1e300).unwrap();
    assert_same("out of range", &mut builder, &wild, &square);
    assert_same("once more", &mut builder, &network, &square);
}

#[test]
fn only_layers_from_the_first_change_on_are_processed() {
    for (case, _) in random_networks() {
        let mut builder = Builder::new();
        assert_eq!(builder.known_layers(&case.network), 0, "{}", case.name);
        builder.build(&case.network, &frame(9)).unwrap();
        let layers = case.network.layers().len();
        assert_eq!(builder.known_layers(&case.network), layers - 1);
        for layer in 0..layers {
            let mut other = case.network.clone();
            other.set_bias(UnitId::new(layer, 0), 0.125).unwrap();
            assert_eq!(builder.known_layers(&other), layer, "{}", case.name);
        }
    }
}

/// Budgets of one step of work at a time, of a few, and of many.
const WORKS: [u64; 3] = [1, 300, 20_000];

#[test]
fn a_build_in_pieces_gives_the_same_complex_as_one_at_once() {
    for family in FAMILIES {
        for seed in 0..NETWORKS {
            let (network, frame) = (family.network(seed), frame(seed));
            let whole = format!("{:?}", CellComplex::of(&network, &frame));
            for work in WORKS {
                let budget = Budget {
                    work,
                    ..Budget::WHOLE
                };
                let mut builder = Builder::new();
                let mut built = builder.build_within(&network, &frame, budget);
                let mut before = 0;
                while let Err(ComplexError::OverBudget { regions, is_large }) = built {
                    assert!(!is_large && builder.is_paused());
                    assert!(regions >= before, "{family:?}, seed {seed}");
                    before = regions;
                    built = builder.go_on(budget).unwrap();
                }
                assert!(!builder.is_paused() && builder.go_on(budget).is_none());
                assert_eq!(format!("{built:?}"), whole, "{family:?}, seed {seed}");
                assert_same("after pieces", &mut builder, &network, &frame);
            }
        }
    }
}

#[test]
fn a_build_that_reached_its_regions_or_bytes_goes_on_with_more_of_them() {
    let small = |budget: usize, by_bytes: bool| Budget {
        regions: if by_bytes { usize::MAX } else { budget },
        bytes: if by_bytes { 400 * budget } else { usize::MAX },
        work: u64::MAX,
    };
    for family in FAMILIES {
        for (seed, by_bytes) in (0..NETWORKS).flat_map(|seed| [(seed, false), (seed, true)]) {
            let (network, frame) = (family.network(seed), frame(seed));
            let whole = CellComplex::of(&network, &frame).unwrap();
            let mut builder = Builder::new();
            let mut built = builder.build_within(&network, &frame, small(1, by_bytes));
            for most in 2.. {
                let Err(ComplexError::OverBudget { regions, is_large }) = built else {
                    break;
                };
                assert!(is_large && regions <= whole.region_count());
                assert!(by_bytes || regions < most);
                built = builder.go_on(small(most, by_bytes)).unwrap();
            }
            assert_eq!(
                format!("{built:?}"),
                format!("{:?}", Ok::<_, ComplexError>(whole))
            );
        }
    }
}

#[test]
fn what_was_given_up_is_built_anew() {
    let (network, frame) = (FAMILIES[0].network(1), frame(0));
    let budget = Budget {
        work: 50,
        ..Budget::WHOLE
    };
    let mut builder = Builder::new();
    assert!(builder.build_within(&network, &frame, budget).is_err());
    builder.give_up();
    assert!(builder.go_on(Budget::WHOLE).is_none());
    assert_same("after giving up", &mut builder, &network, &frame);
}
