//! Retention by a single layer of a few units.

use std::f64::consts::TAU;

use crease::dataset::random::{Purpose, Stream};
use crease::{
    Activation, CellComplex, Fibres, Layer, Network, Point, Rect, Retention, Shares, Spot, UnitId,
    Vec2,
};

use crate::support::family;

/// A network with one hidden layer of the given units, each a·x1 + b·x2 + c.
pub(crate) fn layer_of(units: &[[f64; 3]]) -> Network {
    let weights = units.iter().flat_map(|&[a, b, _]| [a, b]).collect();
    let biases = units.iter().map(|unit| unit[2]).collect();
    let hidden = Layer::new(2, weights, biases).unwrap();
    let layers = vec![hidden, Layer::zeros(units.len(), 1)];
    Network::new(Activation::Relu, layers).unwrap()
}

fn shares(network: &Network, frame: &[Point]) -> Shares {
    let complex = CellComplex::of(network, frame).unwrap();
    Fibres::of(&complex, 0).unwrap().shares()
}

fn square() -> [Point; 4] {
    Rect::square(Point::default(), 1.0).corners()
}

/// A regular polygon around the origin, with coordinates that are floats of 24 bits.
pub(crate) fn disc(corners: u32) -> Vec<Point> {
    #[allow(clippy::cast_possible_truncation, reason = "rounding is meant")]
    let short = |value: f64| f64::from(value as f32);
    (0..corners)
        .map(|corner| TAU * f64::from(corner) / f64::from(corners))
        .map(|angle| Point::new(short(libm::cos(angle)), short(libm::sin(angle))))
        .collect()
}

#[test]
fn one_unit_keeps_nothing() {
    let half = shares(&layer_of(&[[1.0, 0.25, 0.0]]), &square());
    assert_eq!((half.kept, half.flattened, half.erased), (0.0, 0.5, 0.5));
}

#[test]
fn three_units_that_cut_off_a_corner_each_keep_the_square() {
    let units = [[-1.0, -1.0, 1.25], [1.0, -0.6, 1.2], [-0.6, 1.0, 1.2]];
    let complex = CellComplex::of(&layer_of(&units), &square()).unwrap();
    let fibres = Fibres::of(&complex, 0).unwrap();
    assert!(
        complex.always_on_units().is_empty(),
        "every unit is off somewhere"
    );
    assert_eq!(fibres.shares().kept, 1.0);
    assert_eq!(fibres.one_to_one(), 1.0);
}

#[test]
fn two_mirror_pairs_keep_every_frame() {
    let pair = |[a, b, c]: [f64; 3]| [[a, b, c], [-a, -b, -c]];
    let units = [pair([1.0, 0.3, -0.2]), pair([-0.4, 1.0, 0.1])].concat();
    let network = layer_of(&units);
    let frames = (0..40).map(family::frame).chain([disc(48)]);
    for frame in frames {
        let kept = shares(&network, &frame).kept;
        assert_eq!(kept, 1.0, "{frame:?}");
    }
}

#[test]
fn an_off_side_that_keeps_a_slope_erases_nothing() {
    let network = layer_of(&[[1.0, 0.5, -0.1], [-0.5, 1.0, 0.3]]);
    for slope in [0.01, 0.25, 1.0] {
        let leaky = network.with_activation(Activation::with_slope_off(slope));
        let complex = CellComplex::of(&leaky.unwrap(), &square()).unwrap();
        let fibres = Fibres::of(&complex, 0).unwrap();
        assert_eq!(fibres.shares().kept, 1.0);
        assert_eq!(fibres.one_to_one(), 1.0, "slope {slope}");
    }
}

#[test]
fn the_spots_of_a_point_have_its_activations() {
    for seed in 0..60 {
        let mut random = Stream::new(seed, Purpose::Positions);
        let network = family::Family::Generic.network(seed);
        let complex = CellComplex::of(&network, &square()).unwrap();
        for layer in 0..network.hidden_layers().len() {
            let fibres = Fibres::of(&complex, layer).unwrap();
            let at = Point::new(random.between(-1.0, 1.0), random.between(-1.0, 1.0));
            let spots = fibres.spots(at);
            assert!(!spots.is_empty() && fibres.part_count(at) >= 1);
            for spot in &spots {
                assert_looks_like(&network, layer, at, &inner_point(spot, &mut random), seed);
            }
        }
    }
}

#[test]
fn shares_are_the_chances_of_a_random_point() {
    const POINTS: u32 = 4000;
    for seed in 0..40 {
        let network = family::Family::Generic.network(seed);
        let complex = CellComplex::of(&network, &square()).unwrap();
        for layer in 0..network.hidden_layers().len() {
            let mut random = Stream::new(seed, Purpose::Positions);
            let mut hits = [0.0; 3];
            for _ in 0..POINTS {
                let at = Point::new(random.between(-1.0, 1.0), random.between(-1.0, 1.0));
                hits[rank_at(&network, layer, at)] += 1.0;
            }
            let shares = Fibres::of(&complex, layer).unwrap().shares();
            let shares = [shares.erased, shares.flattened, shares.kept];
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (share, hits) in shares.into_iter().zip(hits) {
                // Five standard errors of a coin with this probability.
                let error = 5.0 * (share * (1.0 - share) / f64::from(POINTS)).sqrt();
                let apart = (hits / f64::from(POINTS) - share).abs();
                assert!(
                    apart <= error + 1e-12,
                    "seed {seed}, layer {layer}: {apart}"
                );
            }
        }
    }
}

/// The rank of a layer's map near a point, computed in floats from its formulas.
fn rank_at(network: &Network, layer: usize, at: Point) -> usize {
    let pattern = network.pattern_at(at);
    let units = (0..network.layers()[layer].units()).map(|unit| UnitId::new(layer, unit));
    let gradients: Vec<Vec2> = units
        .map(|unit| {
            let slope = if pattern.is_on(unit) {
                Activation::SLOPE_ON
            } else {
                network.activation().slope_off()
            };
            network.affine_on(&pattern, unit).gradient() * slope
        })
        .collect();
    let pairs = gradients
        .iter()
        .flat_map(|a| gradients.iter().map(|b| a.cross(*b).abs()));
    if pairs.fold(0.0, f64::max) > 1e-13 {
        2
    } else {
        usize::from(gradients.iter().any(|gradient| gradient.length() > 1e-13))
    }
}

/// A random point of a spot.
fn inner_point(spot: &Spot, random: &mut Stream) -> Point {
    match spot {
        Spot::Point(at) => *at,
        Spot::Segment(from, to) => from.lerp(*to, random.unit()),
        Spot::Polygon(corners) => corners
            .iter()
            .fold(corners[0], |at, &corner| at.lerp(corner, random.unit())),
    }
}

fn assert_looks_like(network: &Network, layer: usize, at: Point, spot: &Point, seed: u64) {
    let [here, there] = [at, *spot].map(|point| network.pre_activations(point).swap_remove(layer));
    for (a, b) in here.iter().zip(&there) {
        let [a, b] = [*a, *b].map(|z| network.activation().apply(z));
        assert!(
            (a - b).abs() < 1e-12,
            "seed {seed}, layer {layer}: {at:?} and {spot:?}"
        );
    }
}

#[test]
fn a_point_outside_the_frame_has_no_spots() {
    let complex = CellComplex::of(&layer_of(&[[1.0, 0.0, 0.0]]), &square()).unwrap();
    let fibres = Fibres::of(&complex, 0).unwrap();
    let outside = Point::new(1.5, 0.0);
    assert!(fibres.spots(outside).is_empty());
    assert_eq!(fibres.part_count(outside), 0);
    assert!(
        Fibres::of(&complex, 1).is_none(),
        "the output is no hidden layer"
    );
}

#[test]
fn what_is_lost_is_the_direction_along_the_hinge() {
    let complex = CellComplex::of(&layer_of(&[[0.0, -3.0, 0.5]]), &square()).unwrap();
    let fibres = Fibres::of(&complex, 0).unwrap();
    for cell in fibres.complex().regions() {
        let lost = fibres.lost_direction(cell);
        match fibres.retention(cell) {
            Retention::Flattened => assert_eq!(lost.map(|lost| lost.y), Some(0.0)),
            Retention::Kept | Retention::Erased => assert_eq!(lost, None),
        }
    }
}
