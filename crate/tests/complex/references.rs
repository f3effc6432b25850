//! The engine and the reference in exact fractions agree, on generic and on degenerate networks alike.

use std::collections::BTreeSet;

use crease::{CellComplex, Network, Point, UnitId};

use crate::support::family::{Family, frame};
use crate::support::reference::{Counts, Reference};
use crate::support::validator::{AGREEMENT, assert_valid};

/// Networks compared per family.
const NETWORKS: u64 = 200;

/// A test per family, so that they run side by side and a failure names its family.
macro_rules! agree_with_the_reference {
    ($($test:ident: $family:ident,)*) => {
        $(
            #[test]
            fn $test() {
                assert_family(Family::$family);
            }
        )*
    };
}

agree_with_the_reference! {
    generic_networks_agree: Generic,
    small_integers_agree: SmallIntegers,
    zero_biases_agree: ZeroBiases,
    copied_units_agree: Copies,
    bottlenecks_agree: Bottleneck,
    dead_layers_agree: DeadLayer,
    hinges_through_one_third_agree: Thirds,
    almost_copied_units_agree: NearCopies,
    extreme_scales_agree: Extreme,
    hinges_along_sides_agree: Sides,
}

fn assert_family(family: Family) {
    for seed in 0..NETWORKS {
        let name = format!("{family:?}, seed {seed}");
        assert_same(&name, &family.network(seed), &frame(seed));
    }
}

fn assert_same(name: &str, network: &Network, frame: &[Point]) {
    let complex = CellComplex::of(network, frame).unwrap_or_else(|error| panic!("{name}: {error}"));
    let reference = Reference::of(network, frame);
    assert_eq!(counts(&complex), reference.counts(), "{name}");
    for output in 0..network.outputs() {
        let (found, expected) = (complex.boundary(output), reference.zero_set(output));
        for (found, expected) in [
            (found.length, expected.length),
            (found.length_on_edges, expected.length_on_edges),
            (found.zero_area, expected.zero_area),
        ] {
            let off = (found - expected).abs();
            assert!(
                off <= AGREEMENT * (1.0 + expected),
                "{name}: {found} for {expected}"
            );
        }
    }
    assert_valid(name, &complex);
}

/// The engine's counts in the reference's terms.
fn counts(complex: &CellComplex) -> Counts {
    let census = complex.census();
    let units: Vec<UnitId> = complex.network().hidden_units().collect();
    let places = |some: &[UnitId]| {
        (units.iter().enumerate())
            .filter(|(_, unit)| some.contains(unit))
            .map(|(place, _)| place)
            .collect()
    };
    let patterns: BTreeSet<Vec<bool>> = complex
        .regions()
        .map(|region| {
            let pattern = complex.pattern(region);
            units.iter().map(|&unit| pattern.is_on(unit)).collect()
        })
        .collect();
    Counts {
        cells: census.cells,
        vertices: census.vertices,
        edges: census.edges,
        linear_regions: census.linear_regions.unwrap(),
        distinct_affine_maps: census.distinct_affine_maps.unwrap(),
        dead: places(&census.dead_units),
        always_on: places(&census.always_on_units),
        patterns,
    }
}
