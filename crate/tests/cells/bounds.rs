//! No count exceeds its theoretical bound, and lines in general position reach it.

use crease::{Activation, CellComplex, Layer, Network, Point, Rect, RegionBounds};

use crate::FAMILIES;
use crate::support::family::{Family, frame};
use crate::support::fixture::{exact_cases, random_networks};

fn assert_bounded(name: &str, network: &Network, frame: &[Point]) {
    let cells = CellComplex::of(network, frame).unwrap().region_count() as u128;
    let bounds = RegionBounds::of(network);
    assert!(cells <= bounds.most, "{name}: {cells} of {bounds:?}");
    if network.hidden_layers().len() == 1 {
        assert!(cells <= bounds.straight, "{name}: {cells} of {bounds:?}");
    }
}

#[test]
fn no_network_has_more_regions_than_its_shape_allows() {
    for family in FAMILIES {
        for seed in 0..200 {
            let name = format!("{family:?}, seed {seed}");
            assert_bounded(&name, &family.network(seed), &frame(seed));
        }
    }
    for case in exact_cases() {
        assert_bounded(&case.name, &case.network, &case.frame);
    }
    for (case, _) in random_networks() {
        let wide = Rect::square(Point::default(), 100.0).corners();
        assert_bounded(&case.name, &case.network, &wide);
    }
}

/// Tangents of the unit circle at equal steps over half of it: every two cross, and no three cross in one point.
fn tangents(count: u32) -> Network {
    let angles =
        (0..count).map(|k| (f64::from(k) + 0.25) / f64::from(count) * std::f64::consts::PI);
    let weights = angles
        .flat_map(|angle| [angle.cos(), angle.sin()])
        .collect();
    let hidden = Layer::new(2, weights, vec![-1.0; count as usize]).unwrap();
    let layers = vec![hidden, Layer::zeros(count as usize, 1)];
    Network::new(Activation::Relu, layers).unwrap()
}

#[test]
fn lines_in_general_position_reach_the_bound() {
    for count in [3, 5, 8, 12, 20, 64] {
        let network = tangents(count);
        let far = Rect::square(Point::default(), f64::from(count)).corners();
        let cells = CellComplex::of(&network, &far).unwrap().region_count() as u128;
        assert_eq!(cells, RegionBounds::of(&network).straight, "{count}");
    }
}

#[test]
fn the_bounds_of_a_network_are_those_of_its_shape() {
    let network = Family::Bottleneck.network(1);
    let widths = network.hidden_widths();
    let erases = network.activation().slope_off() == 0.0;
    assert_eq!(
        RegionBounds::of(&network),
        RegionBounds::of_shape(network.inputs(), &widths, erases)
    );
}
