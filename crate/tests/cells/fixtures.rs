//! Networks with known results give exactly these results.

use crease::{CellComplex, Point, Rect};

use crate::support::fixture::{count, entries, exact_cases, number, random_networks};
use crate::support::validator::{AGREEMENT, assert_valid};

#[test]
fn every_exact_case_holds_in_every_count() {
    for case in exact_cases() {
        let complex = CellComplex::of(&case.network, &case.frame).unwrap();
        assert_valid(&case.name, &complex);
        let census = complex.census();
        let found = [
            ("cells", census.cells),
            ("vertices", census.vertices),
            ("edges", census.edges),
            ("connected_affine_regions", census.linear_regions.unwrap()),
            ("distinct_affine_maps", census.distinct_affine_maps.unwrap()),
            ("dead_units", census.dead_units.len()),
            ("always_on_units", census.always_on_units.len()),
        ];
        for (key, found) in found {
            assert_eq!(found, count(&case.expected[key]), "{}: {key}", case.name);
        }
        let area = number(&case.expected["domain_area"]);
        assert!(
            (census.area - area).abs() <= AGREEMENT * area,
            "{}",
            case.name
        );
    }
}

#[test]
fn every_exact_case_holds_in_its_boundaries() {
    for case in exact_cases() {
        let complex = CellComplex::of(&case.network, &case.frame).unwrap();
        for (output, expected) in entries(&case.expected["decision_boundary"]).enumerate() {
            let boundary = complex.boundary(output);
            let found = [
                ("length_sign_change", boundary.length),
                ("length_on_edges", boundary.length_on_edges),
                ("zero_area", boundary.zero_area),
            ];
            for (key, found) in found {
                let off = (found - number(&expected[key])).abs();
                assert!(off <= AGREEMENT, "{}: {key} is off by {off}", case.name);
            }
        }
    }
}

#[test]
fn random_networks_have_the_known_number_of_cells() {
    for (case, cells) in random_networks() {
        for (half, expected) in cells {
            let frame = Rect::square(Point::default(), half).corners();
            let complex = CellComplex::of(&case.network, &frame).unwrap();
            assert_eq!(complex.region_count(), expected, "{} ±{half}", case.name);
        }
    }
}

#[test]
fn random_networks_keep_every_law() {
    for (case, _) in random_networks() {
        let frame = Rect::square(Point::default(), 1.0).corners();
        assert_valid(&case.name, &CellComplex::of(&case.network, &frame).unwrap());
    }
}
