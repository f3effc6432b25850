//! A stack of layers is one matrix where no unit changes between on and off, and one bend is one straight crease.

use crease::measure::one_bend;
use crease::{Activation, CellComplex, Collapse, Initializer, Network, Point, Rect, UnitId};
use proptest::prelude::*;

const ACTIVATIONS: [Activation; 4] = [
    Activation::Linear,
    Activation::Relu,
    Activation::Leaky { slope: 0.1 },
    Activation::Leaky { slope: -1.0 },
];

fn network(activation: Activation, widths: &[usize], seed: u64) -> Network {
    let initializer = Initializer {
        seed,
        ..Initializer::default()
    };
    initializer.network(activation, widths).unwrap()
}

fn shapes() -> impl Strategy<Value = Vec<usize>> {
    (
        prop::collection::vec(1..9_usize, 0..10),
        1..4_usize,
        1..3_usize,
    )
        .prop_map(|(hidden, outputs, inputs)| [vec![inputs], hidden, vec![outputs]].concat())
}

proptest! {
    #[test]
    fn the_one_matrix_gives_the_scores_of_the_stack(widths in shapes(), seed in 0..200_u64, which in 0..4_usize, x in -2.0..2.0, y in -2.0..2.0) {
        let network = network(ACTIVATIONS[which], &widths, seed);
        let at = Point::new(x, y);
        let collapse = Collapse::of(&network, at).unwrap();
        prop_assert_eq!(collapse.matrix().len(), network.outputs());
        prop_assert_eq!(collapse.numbers(), (network.inputs() + 1) * network.outputs());
        let size = network.scores(at).iter().fold(1.0, |most: f64, score| most.max(score.abs()));
        prop_assert!(collapse.difference([at]) <= 1e-12 * size * 100.0, "{}", collapse.difference([at]));
        // What the layers come to is what the region's own map says, by another way.
        let pattern = network.pattern_at(at);
        for (output, map) in collapse.matrix().iter().enumerate() {
            let other = network.affine_on(&pattern, UnitId::new(network.hidden_layers().len(), output));
            prop_assert!((map.at(at) - other.at(at)).abs() <= 1e-9 * size);
        }
        let alone = collapse.network().unwrap();
        prop_assert_eq!(alone.hidden_layers().len(), 0);
        prop_assert!((alone.scores(at)[0] - network.scores(at)[0]).abs() <= 1e-9 * size);
    }

    #[test]
    fn one_bend_makes_two_regions_with_a_straight_border(hidden in prop::collection::vec(1..9_usize, 1..10), seed in 0..200_u64, place in 0..10_usize) {
        let widths = [vec![2], hidden.clone(), vec![1]].concat();
        let linear = network(Activation::Linear, &widths, seed);
        let frame = Rect::square(Point::default(), 1.25);
        let layer = place % hidden.len();
        let Some((bent, unit)) = one_bend(&linear, layer, frame) else {
            // No unit of the layer has a hinge: all weights before it come to nothing.
            return Ok(());
        };
        prop_assert_eq!(unit.layer, layer);
        let complex = CellComplex::of(&bent, &frame.corners()).unwrap();
        prop_assert!(complex.region_count() <= 2, "{}", complex.region_count());
        for other in bent.hidden_units().filter(|other| *other != unit) {
            prop_assert!(complex.regions().all(|region| complex.is_on(region, other)), "{other:?}");
        }
        for line in complex.hinge(unit) {
            prop_assert_eq!(line.len(), 2, "a straight line from border to border");
        }
        // Where the unit is on nothing has changed, up to the rounding of biases.
        let sums = Collapse::of(&linear, Point::default()).unwrap();
        let size = linear.layers().iter().fold(1.0, |size: f64, _| size * 8.0);
        for x in [-1.2, -0.4, 0.1, 0.9] {
            let at = Point::new(x, 0.7 * x - 0.2);
            if sums.products()[layer][unit.unit].at(at) > 0.0 {
                prop_assert!((bent.scores(at)[0] - linear.scores(at)[0]).abs() < 1e-5 * size.sqrt());
            }
        }
    }
}

#[test]
fn what_bends_already_is_not_bent_again_and_smooth_units_do_not_collapse() {
    let frame = Rect::square(Point::default(), 1.25);
    let relu = network(Activation::Relu, &[2, 4, 1], 1);
    assert!(one_bend(&relu, 0, frame).is_none());
    let linear = network(Activation::Linear, &[2, 4, 1], 1);
    assert!(
        one_bend(&linear, 1, frame).is_none(),
        "there is no such layer"
    );
    let zeros = Network::zeros(Activation::Linear, &[2, 3, 1]).unwrap();
    assert!(one_bend(&zeros, 0, frame).is_none(), "no hinge");
    let smooth = network(Activation::Tanh, &[2, 4, 1], 1);
    assert!(Collapse::of(&smooth, Point::default()).is_none());
}
