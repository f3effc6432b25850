//! Laws of collisions.

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::family::{self, Family};
use crease::cells::point_images;
use crease::dataset::random::{Purpose, Stream};
use crease::train::Statistics;
use crease::{Activation, CellComplex, Collisions, Fibres, Label, Layer, Network, Point, Sample};

fn layer_of(units: &[[f64; 3]]) -> Network {
    let weights = units.iter().flat_map(|&[a, b, _]| [a, b]).collect();
    let biases = units.iter().map(|unit| unit[2]).collect();
    let hidden = Layer::new(2, weights, biases).unwrap();
    Network::new(Activation::Relu, vec![hidden, Layer::zeros(units.len(), 1)]).unwrap()
}

/// Samples at the given positions, with their classes.
fn samples(places: &[(f64, f64, u8)]) -> Vec<Sample> {
    let sample = |&(x, y, label)| Sample {
        at: Point::new(x, y),
        label: Label(label),
        test: false,
    };
    places.iter().map(sample).collect()
}

#[test]
fn erased_points_collide_whatever_their_class() {
    let network = layer_of(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
    let points = samples(&[
        (-0.5, -0.1, 0),
        (-0.25, -0.75, 0),
        (-0.125, -0.5, 1),
        (0.5, 0.5, 0),
        (0.5, -0.5, 1),
    ]);
    let expected = Collisions {
        dead_points: 3,
        erased: 3,
        flattened: 1,
        same_class: 2,
        different_classes: 3,
    };
    assert_eq!(Collisions::of(&network, 0, &points), Some(expected));
    assert_eq!(Collisions::of(&network, 1, &points), None);
}

#[test]
fn flattened_points_collide_on_one_fibre_only() {
    let network = layer_of(&[[0.1, 0.2, 0.3]]);
    // 0.2 is twice 0.1 in floats too, so (2, 0) and (0, 1) lie on one fibre, but points that only round to them do not.
    let near = 1.0_f64.next_up();
    let points = samples(&[(2.0, 0.0, 0), (0.0, 1.0, 0), (0.0, near, 0), (0.4, 0.8, 0)]);
    let found = Collisions::of(&network, 0, &points).unwrap();
    assert_eq!(
        (found.same_class, found.flattened, found.dead_points),
        (2, 4, 0)
    );
}

#[test]
fn samples_at_one_position_do_not_collide() {
    let network = layer_of(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
    let points = samples(&[(0.5, 0.5, 0), (0.5, 0.5, 1), (0.25, 0.5, 1)]);
    assert_eq!(
        Collisions::of(&network, 0, &points),
        Some(Collisions::default())
    );
}

#[test]
fn with_a_leak_no_point_is_dead_even_if_every_unit_is_off() {
    let network = layer_of(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
    let leaky = network
        .with_activation(Activation::with_slope_off(0.01))
        .unwrap();
    let points = samples(&[(-0.5, -0.1, 0), (-0.25, -0.75, 0)]);
    let found = Collisions::of(&leaky, 0, &points).unwrap();
    assert_eq!(
        (found.dead_points, found.erased, found.same_class),
        (0, 0, 0)
    );
}

#[test]
fn the_dead_points_of_a_single_layer_are_those_of_the_statistics() {
    let slopes = [0.0, 0.01, -1.0, 1.0].map(Activation::with_slope_off);
    let mut dead = 0;
    for seed in 0..40 {
        let network = Family::Generic.network(seed);
        let layers = vec![network.layers()[0].clone(), network_end(&network)];
        let mut random = Stream::new(seed, Purpose::Positions);
        let mut coordinate = || random.between(-2.0, 2.0);
        let places: Vec<_> = (0..40).map(|_| (coordinate(), coordinate(), 0)).collect();
        let points = samples(&places);
        for activation in slopes {
            let network = Network::new(activation, layers.clone()).unwrap();
            let found = Collisions::of(&network, 0, &points).unwrap().dead_points;
            let statistics = Statistics::of(&network, &points);
            assert_eq!(found, statistics.dead_points.len(), "{seed} {activation:?}");
            dead += found;
        }
    }
    assert!(dead > 10, "{dead}");
}

/// An output layer for a network's first hidden layer.
fn network_end(network: &Network) -> Layer {
    Layer::zeros(network.layers()[0].units(), 1)
}

#[test]
fn equal_numbers_are_equal_rational_activations() {
    let mut equal = 0;
    for family in Family::ALL {
        for seed in 0..30 {
            let network = family.network(seed);
            let mut random = Stream::new(seed, Purpose::Positions);
            // Thirds, halves and zeros, so that many points lie on hinges and on common fibres.
            let values = [
                -1.0,
                -0.5,
                -1.0 / 3.0,
                0.0,
                0.25,
                1.0 / 3.0,
                0.5,
                1.0,
                1.0_f64.next_down(),
            ];
            let mut value = || values[random.below(values.len())];
            let points: Vec<Point> = (0..30).map(|_| Point::new(value(), value())).collect();
            for layer in 0..network.hidden_layers().len() {
                let images = point_images(&network, layer, &points).unwrap();
                let exact: Vec<_> = (points.iter())
                    .map(|&at| activations(&network, layer, at))
                    .collect();
                for (a, image) in images.iter().enumerate() {
                    let all_off = exact[a].1;
                    assert_eq!(image.all_off, all_off, "{family:?} {seed}: {:?}", points[a]);
                    for b in 0..a {
                        let same = exact[a].0 == exact[b].0;
                        assert_eq!(image.number == images[b].number, same, "{family:?} {seed}");
                        equal += usize::from(same && points[a] != points[b]);
                    }
                }
            }
        }
    }
    assert!(equal > 1000, "{equal} pairs");
}

/// The exact activations of a layer, and whether all of its units are off.
fn activations(network: &Network, layer: usize, at: Point) -> (Vec<BigRational>, bool) {
    let rational = |value: f64| BigRational::from_float(value).unwrap();
    let slope = rational(network.activation().slope_off());
    let mut values = vec![rational(at.x), rational(at.y)];
    values.truncate(network.inputs());
    let mut all_off = true;
    for layer in &network.hidden_layers()[..=layer] {
        let z: Vec<BigRational> = (0..layer.units())
            .map(|unit| {
                let products = layer.row(unit).iter().zip(&values);
                products.fold(rational(layer.biases()[unit]), |sum, (&weight, value)| {
                    sum + rational(weight) * value
                })
            })
            .collect();
        let is_on = |z: &BigRational| *z > BigRational::zero();
        all_off = !z.iter().any(is_on);
        values = z
            .into_iter()
            .map(|z| {
                if is_on(&z) {
                    z * BigRational::one()
                } else {
                    z * &slope
                }
            })
            .collect();
    }
    (values, all_off)
}

#[test]
fn the_retention_of_a_point_is_that_of_its_cell() {
    for seed in 0..60 {
        let network = Family::Generic.network(seed);
        let complex = CellComplex::of(&network, &family::frame(seed)).unwrap();
        let mut random = Stream::new(seed, Purpose::Noise);
        let points: Vec<Point> = (0..20)
            .map(|_| Point::new(random.between(-1.0, 1.0), random.between(-1.0, 1.0)))
            .collect();
        for layer in 0..network.hidden_layers().len() {
            let fibres = Fibres::of(&complex, layer).unwrap();
            let images = point_images(&network, layer, &points).unwrap();
            for (&at, image) in points.iter().zip(images) {
                if let Some(cell) = fibres.complex().region_at(at) {
                    assert_eq!(
                        image.retention,
                        fibres.retention(cell),
                        "seed {seed}, {at:?}"
                    );
                }
            }
        }
    }
}
