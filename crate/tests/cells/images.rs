//! Images of regions: their corners follow from the formulas, and their dimension is their rank.

use crease::{CellComplex, Fibres, Point, RegionId, RegionImage, Retention, UnitId, Vec2};

use crate::FAMILIES;
use crate::support::family::frame;
use crate::support::fixture::exact_cases;
use crate::support::validator::{AGREEMENT, magnitudes};

/// The largest possible size of the pre-activations of a layer in the frame if nothing cancelled: positions are rounded
/// relative to the frame, and values relative to these.
fn sizes(complex: &CellComplex, layer: usize) -> Vec<f64> {
    let reach = complex.frame().iter().flat_map(|p| [p.x.abs(), p.y.abs()]);
    let reach = reach.fold(0.0, f64::max);
    magnitudes(complex.network(), Point::new(reach, reach)).swap_remove(layer)
}

/// Every corner of the image is the value of the region's formulas.
fn assert_formulas_hold(name: &str, complex: &CellComplex, region: RegionId, layer: usize) {
    let network = complex.network();
    let pattern = complex.pattern(region);
    let image = complex.image(region, layer).unwrap();
    let hidden = layer < network.hidden_layers().len();
    assert_eq!(image.corners.len(), complex.corners(region).count());
    let sizes = sizes(complex, layer);
    for (vertex, corner) in complex.corners(region).zip(&image.corners) {
        let at = complex.position(vertex);
        assert_eq!(corner.len(), network.layers()[layer].units(), "{name}");
        for (place, (value, size)) in corner.iter().zip(&sizes).enumerate() {
            let unit = UnitId::new(layer, place);
            let z = network.affine_on(&pattern, unit).at(at);
            let slope = if hidden && !pattern.is_on(unit) {
                network.activation().slope_off()
            } else {
                1.0
            };
            let off = (value - slope * z).abs();
            let most = AGREEMENT * size * slope.abs().max(1.0);
            assert!(off <= most, "{name}: {region:?}, {unit:?} is off by {off}");
        }
    }
}

/// Erased regions are points, and flattened ones lie on a line.
fn assert_as_large_as_its_rank(name: &str, image: &RegionImage, size: f64) {
    let most = AGREEMENT * size;
    let first = &image.corners[0];
    let ways: Vec<Vec<f64>> = (image.corners.iter())
        .map(|corner| corner.iter().zip(first).map(|(a, b)| a - b).collect())
        .collect();
    match image.retention {
        Retention::Kept => (),
        Retention::Erased => assert!(ways.iter().flatten().all(|way| way.abs() <= most), "{name}"),
        Retention::Flattened => {
            for (place, one) in ways.iter().enumerate() {
                for other in &ways[..place] {
                    for (i, j) in (0..one.len()).flat_map(|i| (0..i).map(move |j| (i, j))) {
                        let cross = Vec2::new(one[i], one[j]).cross(Vec2::new(other[i], other[j]));
                        assert!(cross.abs() <= most * size, "{name}: {cross}");
                    }
                }
            }
        }
    }
}

fn assert_images(name: &str, complex: &CellComplex) {
    let network = complex.network();
    let last = network.hidden_layers().len().checked_sub(1);
    let fibres = last.and_then(|last| Fibres::of(complex, last));
    for region in complex.regions() {
        for layer in 0..network.layers().len() {
            assert_formulas_hold(name, complex, region, layer);
            let image = complex.image(region, layer).unwrap();
            let bend = network.activation().slope_off().abs().max(1.0);
            let size = sizes(complex, layer).into_iter().fold(0.0, f64::max);
            assert_as_large_as_its_rank(name, &image, bend * size);
            if let Some(fibres) = fibres.as_ref().filter(|_| Some(layer) == last) {
                assert_eq!(
                    image.retention,
                    fibres.retention(region),
                    "{name}: {region:?}"
                );
            }
        }
        assert!(complex.image(region, network.layers().len()).is_none());
    }
}

#[test]
fn images_of_every_family_follow_their_formulas() {
    for family in FAMILIES {
        for seed in 0..40 {
            let complex = CellComplex::of(&family.network(seed), &frame(seed)).unwrap();
            assert_images(&format!("{family:?}, seed {seed}"), &complex);
        }
    }
}

#[test]
fn images_of_the_exact_cases_follow_their_formulas() {
    for case in exact_cases() {
        let complex = CellComplex::of(&case.network, &case.frame).unwrap();
        assert_images(&case.name, &complex);
    }
}

#[test]
fn ranks_never_grow_from_layer_to_layer() {
    let rank = |retention| match retention {
        Retention::Kept => 2,
        Retention::Flattened => 1,
        Retention::Erased => 0,
    };
    for family in FAMILIES {
        for seed in 0..40 {
            let complex = CellComplex::of(&family.network(seed), &frame(seed)).unwrap();
            for region in complex.regions() {
                let layers = 0..complex.network().layers().len();
                let ranks: Vec<i32> = layers
                    .map(|layer| rank(complex.image(region, layer).unwrap().retention))
                    .collect();
                assert!(
                    ranks.is_sorted_by(|a, b| a >= b),
                    "{family:?} {seed}: {ranks:?}"
                );
            }
        }
    }
}
