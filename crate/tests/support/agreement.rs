//! Comparison of the engine with the reference.

use std::collections::BTreeSet;

use crease::{CellComplex, UnitId};

use super::reference::{Counts, Reference};
use super::validator::AGREEMENT;

/// Checks every count, every pattern and every boundary against the reference; `name` starts the message of a failure.
pub(crate) fn assert_agrees(name: &str, complex: &CellComplex) {
    let network = complex.network();
    let reference = Reference::of(network, complex.frame());
    assert_eq!(counts(complex), reference.counts(), "{name}");
    let mut scores = complex
        .vertices()
        .flat_map(|v| (0..network.outputs()).map(move |o| (v, o)));
    if !scores.all(|(vertex, output)| complex.score(vertex, output).abs() <= f64::MAX) {
        // Beyond the range of floats only signs are known.
        return;
    }
    let reach = reach(complex);
    for output in 0..network.outputs() {
        let (found, expected) = (complex.boundary(output), reference.zero_set(output));
        for (found, expected, scale) in [
            (found.length, expected.length, reach),
            (found.length_on_edges, expected.length_on_edges, reach),
            (found.zero_area, expected.zero_area, reach * reach),
        ] {
            let off = (found - expected).abs();
            assert!(
                // The smallest frames have areas that floats cannot represent well.
                off <= AGREEMENT * (scale + expected) + f64::MIN_POSITIVE,
                "{name}: {found} for {expected}"
            );
        }
    }
}

/// The engine's counts in the reference's type.
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

/// Checks where each score is highest against the reference; areas and lengths are compared relative to the frame.
pub(crate) fn assert_contest_agrees(name: &str, complex: &CellComplex) {
    let contest = complex.contest().unwrap();
    let expected = Reference::of(complex.network(), complex.frame()).contest();
    let reach = reach(complex);
    let areas = contest.areas.iter().zip(&expected.areas);
    let areas = areas.chain([(&contest.tied_area, &expected.tied_area)]);
    for (found, expected) in areas {
        let off = (found - expected).abs();
        assert!(
            off <= AGREEMENT * reach * reach,
            "{name}: {found} for {expected}"
        );
    }
    let segments = contest.lines.iter().flat_map(|line| line.windows(2));
    let drawn: f64 = segments.map(|pair| pair[0].distance(pair[1])).sum();
    for found in [contest.length, drawn] {
        let off = (found - expected.length).abs();
        let most = AGREEMENT * (reach + expected.length);
        assert!(off <= most, "{name}: {found} for {}", expected.length);
    }
}

/// The absolute value of the frame's largest coordinate: lengths are rounded relative to it, areas to its square.
fn reach(complex: &CellComplex) -> f64 {
    let coordinates = complex.frame().iter().flat_map(|p| [p.x.abs(), p.y.abs()]);
    coordinates.fold(0.0, f64::max)
}
