//! Laws of the statistics of units.

use crease::train::{DeadPoint, Lives, Statistics, dead_units, gradient, on_counts};
use crease::{
    Activation, DatasetSpec, Initializer, Label, Layer, Network, Point, Sample, Scheme, UnitId,
};

fn training(samples: &[Sample]) -> Vec<Sample> {
    samples.iter().filter(|s| !s.test).copied().collect()
}

/// Networks of every kind, with some dead units.
fn networks() -> Vec<Network> {
    let activations = [
        Activation::Relu,
        Activation::Leaky { slope: 0.1 },
        Activation::Leaky { slope: -1.0 },
        Activation::Tanh,
    ];
    let shapes = [&[2, 1][..], &[2, 5, 1], &[1, 4, 3, 1], &[2, 8, 6, 3]];
    let drawn = activations.into_iter().flat_map(|activation| {
        shapes.into_iter().flat_map(move |widths| {
            [0.0, -1.5, -9.0].map(|bias| {
                let recipe = Initializer {
                    scheme: Scheme::He,
                    bias,
                    ..Initializer::default()
                };
                recipe.network(activation, widths).unwrap()
            })
        })
    });
    drawn.collect()
}

#[test]
fn units_are_counted_as_everywhere_else() {
    let samples = DatasetSpec::default().samples();
    for network in networks() {
        let found = Statistics::of(&network, &samples);
        let expected = on_counts(&network, &training(&samples));
        let counts: Vec<u32> = found.units.iter().map(|unit| unit.on).collect();
        assert_eq!(counts, expected.concat());
        assert_eq!(found.examples as usize, training(&samples).len());
        let dead: Vec<UnitId> = (found.units.iter())
            .filter(|unit| found.is_dead(unit))
            .map(|unit| unit.unit)
            .collect();
        assert_eq!(dead, dead_units(&network, &training(&samples)));
    }
}

#[test]
fn a_dead_unit_has_no_gradient_and_the_lengths_are_those_of_the_gradient() {
    let samples = DatasetSpec::default().samples();
    let mut dead = 0;
    for network in networks() {
        let found = Statistics::of(&network, &samples);
        for unit in found.units.iter().filter(|unit| found.is_dead(unit)) {
            assert_eq!(unit.gradient, 0.0);
            dead += 1;
        }
        let hidden: usize = (network.hidden_layers().iter())
            .map(|layer| layer.weights().len() + layer.units())
            .sum();
        let gradient = gradient(&network, &training(&samples));
        let whole: f64 = gradient[..hidden].iter().map(|slope| slope * slope).sum();
        let parts: f64 = found.units.iter().map(|unit| unit.gradient.powi(2)).sum();
        assert!((whole - parts).abs() <= 1e-12 * whole, "{whole} {parts}");
    }
    assert!(dead > 10, "{dead}");
}

#[test]
fn a_dead_point_is_erased_by_the_first_layer_that_is_off_there() {
    // One unit that is on right of x1 = 0, then one that is on where the activation of the first exceeds 1.
    let first = Layer::new(2, vec![1.0, 0.0], vec![0.0]).unwrap();
    let second = Layer::new(1, vec![1.0], vec![-1.0]).unwrap();
    let output = Layer::new(1, vec![1.0], vec![0.0]).unwrap();
    let layers = vec![first, second, output];
    let network = Network::new(Activation::Relu, layers).unwrap();
    let samples = [-1.0, 0.0, 0.5, 2.0, -3.0].map(|x| Sample {
        at: Point::new(x, 0.0),
        label: Label(0),
        test: x == -3.0,
    });
    let found = Statistics::of(&network, &samples).dead_points;
    let expected = [(0, 0), (1, 0), (2, 1)].map(|(example, layer)| DeadPoint { example, layer });
    assert_eq!(found, expected);
    let leaky = network.with_activation(Activation::Leaky { slope: 0.1 });
    assert_eq!(Statistics::of(&leaky.unwrap(), &samples).dead_points, []);
    assert_eq!(Statistics::of::<Sample>(&network, &[]).examples, 0);
}

#[test]
fn deaths_and_returns_are_reported_with_their_steps() {
    let samples = DatasetSpec::default().samples();
    let mut network = Initializer::default()
        .network(Activation::Relu, &[2, 4, 1])
        .unwrap();
    let unit = UnitId::new(0, 2);
    let alive = network.bias(unit).unwrap();
    let mut lives = Lives::default();
    for (step, bias) in [(0, alive), (10, -50.0), (20, -50.0), (35, alive)] {
        network.set_bias(unit, bias).unwrap();
        lives.note(step, &Statistics::of(&network, &samples));
    }
    let told: Vec<_> = (lives.turnings().iter())
        .map(|t| (t.unit, t.after, t.by, t.died))
        .collect();
    assert_eq!(told, [(unit, 0, 10, true), (unit, 20, 35, false)]);
    // However often units die and return, the memory is bounded.
    for step in 0..2000_u32 {
        network
            .set_bias(unit, if step % 2 == 0 { -50.0 } else { alive })
            .unwrap();
        lives.note(u64::from(step) + 40, &Statistics::of(&network, &samples));
    }
    assert_eq!(lives.turnings().len(), Lives::MOST);
    assert_eq!(lives.forgotten() + Lives::MOST as u64, 2002);
    lives.note(0, &Statistics::of(&network, &samples));
    assert!(lives.turnings().is_empty());
}
