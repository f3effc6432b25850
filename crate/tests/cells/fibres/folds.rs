//! Several spots with one image: layers made to fold, and random layers that happen to fold.

use crease::dataset::random::{Purpose, Stream};
use crease::{
    Activation, Affine, CellComplex, Fibres, Layer, Network, Point, Rect, RegionId, Retention,
    UnitId, polygon_area,
};

use super::one_layer::layer_of;
use crate::support::family::Family;

fn square() -> [Point; 4] {
    Rect::square(Point::default(), 1.0).corners()
}

fn folded(units: &[[f64; 3]]) -> CellComplex {
    let network = layer_of(units).with_activation(Activation::with_slope_off(-1.0));
    CellComplex::of(&network.unwrap(), &square()).unwrap()
}

#[test]
fn one_fold_lays_two_spots_on_each_other() {
    let complex = folded(&[[1.0, 0.0, 0.0], [0.0, 1.0, 5.0]]);
    let fibres = Fibres::of(&complex, 0).unwrap();
    assert_eq!(fibres.shares().kept, 1.0);
    assert_eq!(fibres.one_to_one(), 0.0);
    assert_eq!(fibres.part_count(Point::new(0.3, -0.2)), 2);
}

#[test]
fn two_folds_lay_four_spots_on_each_other() {
    let complex = folded(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
    let fibres = Fibres::of(&complex, 0).unwrap();
    assert_eq!(fibres.one_to_one(), 0.0);
    assert_eq!(fibres.part_count(Point::new(0.3, -0.2)), 4);
}

#[test]
fn a_fold_off_the_centre_leaves_a_strip_unfolded() {
    let complex = folded(&[[1.0, 0.0, 0.5], [0.0, 1.0, 5.0]]);
    let fibres = Fibres::of(&complex, 0).unwrap();
    // From −1 to 0 on both sides of −0.5; from 0 to 1 there is nothing on the other side.
    assert!((fibres.one_to_one() - 0.5).abs() < 1e-15);
    assert_eq!(fibres.part_count(Point::new(0.25, 0.0)), 1);
    assert_eq!(fibres.part_count(Point::new(-0.25, 0.0)), 2);
    for cell in fibres.complex().regions() {
        let [fold] = fibres.folds(cell) else {
            panic!("each side is folded onto the other");
        };
        assert!((polygon_area(&fold.part) - 1.0).abs() < 1e-15);
        assert_eq!(fold.stretch, 1.0);
    }
}

/// Checks the laws of the folded share of any layer, and returns the share.
fn checked_fold(fibres: &Fibres<'_>, name: &str) -> f64 {
    let (shares, folded) = (fibres.shares(), fibres.folded());
    assert!(folded >= 0.0 && folded <= shares.kept + 1e-12, "{name}");
    let all = fibres.one_to_one() + folded + shares.flattened + shares.erased;
    assert!((all - 1.0).abs() < 1e-9, "{name}: {all}");
    folded
}

#[test]
fn the_folded_share_is_the_kept_part_with_other_spots_of_equal_activations() {
    const POINTS: u32 = 400;
    let mut folding = 0;
    for seed in 0..200 {
        let network = Family::Generic.network(seed);
        let complex = CellComplex::of(&network, &square()).unwrap();
        for layer in 0..network.hidden_layers().len() {
            let name = format!("seed {seed}, layer {layer}");
            let fibres = Fibres::of(&complex, layer).unwrap();
            let folded = checked_fold(&fibres, &name);
            if layer == 0 && network.activation().slope_off() >= 0.0 {
                assert_eq!(folded, 0.0, "{name}");
                assert_eq!(fibres.one_to_one(), fibres.shares().kept, "{name}");
            }
            if folded == 0.0 {
                continue;
            }
            folding += 1;
            let mut random = Stream::new(seed, Purpose::Positions);
            let hits = (0..POINTS).fold(0.0, |hits, _| {
                let at = Point::new(random.between(-1.0, 1.0), random.between(-1.0, 1.0));
                let cells = fibres.complex();
                let kept = fibres.retention(cells.region_at(at).unwrap()) == Retention::Kept;
                hits + f64::from(u8::from(kept && solutions(cells, layer, at) > 1))
            });
            // Five standard errors of a coin with this probability, plus a margin for shares so small that no point may be
            // found.
            let error = 5.0 * (folded * (1.0 - folded) / f64::from(POINTS)).sqrt();
            let apart = (hits / f64::from(POINTS) - folded).abs();
            assert!(
                apart <= error.max(5.0 / f64::from(POINTS)),
                "{name}: {apart}"
            );
        }
    }
    assert!(folding > 10, "{folding} layers that fold");
}

#[test]
fn a_pair_of_mirror_units_folds_twice_and_two_pairs_four_times() {
    // |x1 − 1/2|, and x2 either unchanged or as |x2 + 1/2|: half of an axis lies on the other half, as far as the frame
    // reaches.
    let mirror = |pairs: &[(usize, f64)]| {
        let rows = |&(input, _): &(usize, f64)| {
            let row = |sign: f64| if input == 0 { [sign, 0.0] } else { [0.0, sign] };
            [row(1.0), row(-1.0)].concat()
        };
        let biases = |&(_, place): &(usize, f64)| [-place, place];
        let first = Layer::new(
            2,
            pairs.iter().flat_map(rows).collect(),
            pairs.iter().flat_map(biases).collect(),
        );
        // The two parts of the second pair stay separate where it is far outside: one of its units is then off everywhere.
        let sums = vec![1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0];
        let second = Layer::new(4, sums, vec![0.0, 0.0]).unwrap();
        let layers = vec![first.unwrap(), second, Layer::zeros(2, 1)];
        let network = Network::new(Activation::Relu, layers).unwrap();
        let complex = CellComplex::of(&network, &square()).unwrap();
        Fibres::of(&complex, 1).unwrap().into_owned()
    };
    for (pairs, parts, folded) in [
        ([(0, 0.5), (1, -5.0)], 2, 0.5),
        ([(0, 0.0), (1, -5.0)], 2, 1.0),
        ([(0, 0.5), (1, -0.5)], 4, 0.75),
        ([(0, 0.0), (1, 0.0)], 4, 1.0),
    ] {
        let fibres = mirror(&pairs);
        assert_eq!(fibres.shares().kept, 1.0);
        assert_eq!(fibres.part_count(Point::new(0.75, -0.75)), parts);
        let found = checked_fold(&fibres, &format!("{pairs:?}"));
        assert!((found - folded).abs() < 1e-12, "{pairs:?}: {found}");
        assert!((fibres.one_to_one() - (1.0 - folded)).abs() < 1e-12);
    }
}

/// Layers that fold along x1, each doubling the number of pieces of the zigzag, and keep x2.
fn zigzag(depth: usize) -> Network {
    let fold = || Layer::new(2, vec![1.0, 0.0, 0.0, 1.0], vec![0.0, 4.0]).unwrap();
    let again = || Layer::new(2, vec![1.0, 0.0, 0.0, 1.0], vec![-0.5, 0.0]).unwrap();
    let third = || Layer::new(2, vec![1.0, 0.0, 0.0, 1.0], vec![-0.25, 0.0]).unwrap();
    let mut layers = vec![fold(), again(), third()];
    layers.truncate(depth);
    layers.push(Layer::zeros(2, 1));
    Network::new(Activation::with_slope_off(-1.0), layers).unwrap()
}

#[test]
fn every_further_layer_of_a_zigzag_doubles_the_spots() {
    let complex = CellComplex::of(&zigzag(3), &square()).unwrap();
    for (layer, spots) in [2, 4, 8].into_iter().enumerate() {
        let fibres = Fibres::of(&complex, layer).unwrap();
        assert_eq!(fibres.part_count(Point::new(0.1, 0.3)), spots);
        assert_eq!(fibres.one_to_one(), 0.0);
    }
}

#[test]
fn a_bent_fibre_is_one_part_of_several_segments() {
    // The second layer keeps one sum of two bent activations: its level lines bend where they cross a hinge of the first
    // layer.
    let bends = Layer::new(2, vec![1.0, 0.0, 0.0, 1.0], vec![0.0, 0.0]).unwrap();
    let sum = Layer::new(2, vec![1.0, 1.0], vec![2.0]).unwrap();
    let layers = vec![bends, sum, Layer::zeros(1, 1)];
    let leaky = Activation::with_slope_off(0.25);
    let network = Network::new(leaky, layers).unwrap();
    let complex = CellComplex::of(&network, &square()).unwrap();
    let fibres = Fibres::of(&complex, 1).unwrap();
    let at = Point::new(0.25, 0.25);
    assert_eq!(
        fibres.retention(fibres.complex().region_at(at).unwrap()),
        Retention::Flattened
    );
    assert_eq!(fibres.spots(at).len(), 3);
    assert_eq!(fibres.part_count(at), 1);
    // Without the leak the image of each quadrant is different; with both sides equally steep the ends fold over.
    let mirrored = network
        .with_activation(Activation::with_slope_off(-1.0))
        .unwrap();
    let complex = CellComplex::of(&mirrored, &square()).unwrap();
    let fibres = Fibres::of(&complex, 1).unwrap();
    assert_eq!(fibres.spots(at).len(), 4);
    assert_eq!(fibres.part_count(at), 1, "a diamond");
}

#[test]
fn spots_are_all_there_are() {
    let mut several = 0;
    for seed in 0..400 {
        let network = Family::Generic.network(seed);
        let complex = CellComplex::of(&network, &square()).unwrap();
        let Some(layer) = network.hidden_layers().len().checked_sub(1) else {
            continue;
        };
        let fibres = Fibres::of(&complex, layer).unwrap();
        let mut random = Stream::new(seed, Purpose::Noise);
        for _ in 0..8 {
            let at = Point::new(random.between(-1.0, 1.0), random.between(-1.0, 1.0));
            let own = complex.region_at(at).unwrap();
            if fibres.retention(own) != Retention::Kept {
                continue;
            }
            let found = fibres.spots(at).len();
            assert_eq!(found, solutions(&complex, layer, at), "seed {seed}, {at:?}");
            several += usize::from(found > 1);
        }
    }
    assert!(several > 20, "{several} points with several spots");
}

/// The number of kept cells that have a point with the activations of `at`, found by solving for it in floating point.
fn solutions(complex: &CellComplex, layer: usize, at: Point) -> usize {
    let network = complex.network();
    let target = activations(network, layer, at);
    let solves = |cell| {
        let maps = activation_maps(complex, layer, cell);
        // Least squares: the normal equations of all units together.
        let (mut uu, mut uv, mut vv, mut uw, mut vw) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (map, target) in maps.iter().zip(&target) {
            let way = target - map.c;
            uu += map.a * map.a;
            uv += map.a * map.b;
            vv += map.b * map.b;
            uw += map.a * way;
            vw += map.b * way;
        }
        let determinant = uu * vv - uv * uv;
        let solution = Point::new(
            (vv * uw - uv * vw) / determinant,
            (uu * vw - uv * uw) / determinant,
        );
        let there = activations(network, layer, solution);
        let apart = there.iter().zip(&target).map(|(a, b)| (a - b).abs());
        complex.region_at(solution) == Some(cell) && apart.fold(0.0, f64::max) < 1e-9
    };
    complex.regions().filter(|&cell| solves(cell)).count()
}

fn activation_maps(complex: &CellComplex, layer: usize, cell: RegionId) -> Vec<Affine> {
    let network = complex.network();
    let pattern = complex.pattern(cell);
    let units = (0..network.layers()[layer].units()).map(|unit| UnitId::new(layer, unit));
    units
        .map(|unit| {
            let z = network.affine_on(&pattern, unit);
            let slope = if pattern.is_on(unit) {
                Activation::SLOPE_ON
            } else {
                network.activation().slope_off()
            };
            Affine::new(slope * z.a, slope * z.b, slope * z.c)
        })
        .collect()
}

fn activations(network: &Network, layer: usize, at: Point) -> Vec<f64> {
    let z = network.pre_activations(at).swap_remove(layer);
    z.iter().map(|&z| network.activation().apply(z)).collect()
}
