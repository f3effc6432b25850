//! Laws with results that can be seen at once.

use crease::{Activation, CellComplex, Layer, Network, Point, Rect, UnitId};

use crate::support::validator::assert_valid;

fn complex(hidden: Vec<Layer>, output: Layer) -> CellComplex {
    let layers = hidden.into_iter().chain([output]).collect();
    let network = Network::new(Activation::Relu, layers).unwrap();
    CellComplex::of(&network, &Rect::square(Point::default(), 1.0).corners()).unwrap()
}

#[test]
fn a_network_without_hidden_layers_is_one_region() {
    let output = Layer::new(2, vec![1.0, 1.0], vec![0.0]).unwrap();
    let complex = complex(vec![], output);
    assert_valid("no hidden layer", &complex);
    assert_eq!(complex.region_count(), 1);
    let boundary = complex.boundary(0);
    assert!((boundary.length - 8.0_f64.sqrt()).abs() < 1e-15);
    // The positive part, at the upper right, lies on the left of the line.
    let line = vec![Point::new(-1.0, 1.0), Point::new(1.0, -1.0)];
    assert_eq!(boundary.lines, [line]);
}

#[test]
fn one_input_gives_upright_stripes() {
    let hidden = Layer::new(1, vec![1.0, -2.0], vec![0.5, 1.0]).unwrap();
    let complex = complex(vec![hidden], Layer::zeros(2, 1));
    assert_valid("one input", &complex);
    assert_eq!(complex.region_count(), 3);
    let ends: Vec<f64> = complex.hinge(UnitId::new(0, 0))[0]
        .iter()
        .map(|p| p.x)
        .collect();
    assert_eq!(ends, [-0.5, -0.5]);
}

#[test]
fn points_outside_the_frame_have_no_region() {
    let hidden = Layer::new(2, vec![1.0, 0.0], vec![0.0]).unwrap();
    let complex = complex(vec![hidden], Layer::zeros(1, 1));
    assert_eq!(complex.region_at(Point::new(1.5, 0.0)), None);
    assert_eq!(complex.region_at(Point::new(f64::NAN, 0.0)), None);
    assert!(complex.region_at(Point::new(1.0, -1.0)).is_some());
    // On the hinge, either side is correct.
    assert!(complex.region_at(Point::new(0.0, 0.0)).is_some());
}

#[test]
fn units_that_do_not_exist_have_no_hinge_and_outputs_no_boundary() {
    let complex = complex(vec![], Layer::zeros(2, 1));
    assert!(complex.hinge(UnitId::new(0, 0)).is_empty());
    assert!(complex.boundary(1).lines.is_empty());
    assert!(complex.bands(1, &[0.0]).is_empty());
}

#[test]
fn a_dent_that_closes_is_a_closed_line() {
    // |x1| + |x2| < 1/2, by one unit for each half-axis and one unit after them.
    let halves = Layer::new(
        2,
        vec![1.0, 0.0, -1.0, 0.0, 0.0, 1.0, 0.0, -1.0],
        vec![0.0; 4],
    )
    .unwrap();
    let rhombus = Layer::new(4, vec![-1.0; 4], vec![0.5]).unwrap();
    let complex = complex(vec![halves, rhombus], Layer::zeros(1, 1));
    assert_valid("rhombus", &complex);
    let hinge = complex.hinge(UnitId::new(1, 0));
    assert_eq!(hinge.len(), 1);
    assert_eq!(hinge[0].len(), 5);
    assert_eq!(hinge[0].first(), hinge[0].last());
}
