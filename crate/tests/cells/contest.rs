//! The decision regions of several scores agree with the reference, including ties.

use crease::dataset::random::{Purpose, Stream};
use crease::{Activation, CellComplex, Contest, Layer, Network, Point, Rect};

use crate::FAMILIES;
use crate::support::agreement::assert_contest_agrees;
use crate::support::family::frame;

fn square() -> [Point; 4] {
    Rect::square(Point::default(), 1.0).corners()
}

fn assert_same(name: &str, network: &Network, frame: &[Point]) {
    assert_contest_agrees(name, &CellComplex::of(network, frame).unwrap());
}

#[test]
fn families_agree_with_the_reference() {
    for family in FAMILIES {
        for seed in 0..20 {
            let name = format!("{family:?}, seed {seed}");
            assert_same(&name, &family.network(seed), &frame(seed));
        }
    }
}

/// Outputs whose parameters are so far apart in size, or so close together, that floats cannot represent their differences.
fn uneven_outputs(seed: u64) -> Network {
    let mut random = Stream::new(seed, Purpose::Weights);
    let tiny = 2.0_f64.powi(-60);
    let sizes = [
        0.0,
        1.0,
        1.0,
        -1.0,
        tiny,
        -tiny,
        3.0 * tiny,
        1.0 + f64::EPSILON,
        2.0_f64.powi(90),
    ];
    let mut pick = || sizes[random.below(sizes.len())];
    let hidden: Vec<f64> = (0..6).map(|_| pick()).collect();
    let outputs: Vec<f64> = (0..12).map(|_| pick()).collect();
    let hidden = Layer::new(2, hidden, vec![0.0, 0.5, tiny]).unwrap();
    let output = Layer::new(3, outputs, (0..4).map(|_| pick()).collect()).unwrap();
    Network::new(Activation::with_slope_off(-1.0), vec![hidden, output]).unwrap()
}

#[test]
fn differences_that_no_float_holds_are_exact() {
    for seed in 0..100 {
        assert_same(&format!("seed {seed}"), &uneven_outputs(seed), &square());
    }
}

fn affine_outputs(rows: &[[f64; 3]]) -> Contest {
    let weights = rows.iter().flat_map(|&[a, b, _]| [a, b]).collect();
    let biases = rows.iter().map(|&[_, _, c]| c).collect();
    let output = Layer::new(2, weights, biases).unwrap();
    let network = Network::new(Activation::Relu, vec![output]).unwrap();
    CellComplex::of(&network, &square())
        .unwrap()
        .contest()
        .unwrap()
}

#[test]
fn three_sectors_meet_in_one_point() {
    // x1, x2 and −x1 − x2 are equal only in the origin.
    let contest = affine_outputs(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [-1.0, -1.0, 0.0]]);
    assert_eq!(contest.areas, [1.25, 1.25, 1.5]);
    assert_eq!(contest.tied_area, 0.0);
    let length = 2.0_f64.sqrt() + 2.0 * 1.25_f64.sqrt();
    assert!((contest.length - length).abs() < 1e-15, "{contest:?}");
}

#[test]
fn ties_are_distinguished_from_changes() {
    let (x, never) = ([1.0, 0.0, 0.0], [0.0, 0.0, -9.0]);
    // Equal everywhere, so there is no change.
    let tied = affine_outputs(&[x, x]);
    assert_eq!((tied.length, tied.tied_area), (0.0, 4.0));
    // Lines of a score that is never highest are absent.
    let lost = affine_outputs(&[[0.0, 0.0, 5.0], x, never]);
    assert_eq!((lost.length, lost.areas), (0.0, vec![4.0, 0.0, 0.0]));
    // One output is as high as another only on a line.
    let alone = affine_outputs(&[x]);
    assert_eq!((alone.lines.len(), alone.areas), (0, vec![4.0]));
}

#[test]
fn the_smaller_output_is_on_the_left() {
    let contest = affine_outputs(&[[1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]]);
    let downward = vec![Point::new(0.0, 1.0), Point::new(0.0, -1.0)];
    assert_eq!(contest.lines, [downward]);
}
