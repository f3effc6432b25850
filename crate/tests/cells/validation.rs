//! The networks and frames that the complex refuses, and the errors it returns.

use crease::{
    Activation, CellComplex, ComplexError, Layer, Network, NetworkError, Point, Rect, UnitId,
};

fn square() -> [Point; 4] {
    Rect::square(Point::default(), 1.0).corners()
}

fn network(weight: f64) -> Network {
    let hidden = Layer::new(2, vec![1.0, weight], vec![0.5]).unwrap();
    let output = Layer::new(1, vec![1.0], vec![0.0]).unwrap();
    Network::new(Activation::Relu, vec![hidden, output]).unwrap()
}

fn refusal(frame: &[(f64, f64)]) -> ComplexError {
    let corners: Vec<Point> = frame.iter().map(|&(x, y)| Point::new(x, y)).collect();
    CellComplex::of(&network(1.0), &corners).unwrap_err()
}

#[test]
fn parameters_out_of_range_are_named() {
    let (least, most) = CellComplex::PARAMETER_RANGE;
    for value in [0.5 * least, 2.0 * most, -2.0 * most, f64::MIN_POSITIVE] {
        assert_eq!(
            CellComplex::of(&network(value), &square()).unwrap_err(),
            ComplexError::ParameterRange {
                unit: UnitId::new(0, 0),
                input: Some(1),
                value
            }
        );
    }
    for value in [0.0, least, most, -most] {
        assert!(CellComplex::of(&network(value), &square()).is_ok());
    }
    let steep = network(1.0)
        .with_activation(Activation::with_slope_off(2.0 * most))
        .unwrap();
    assert_eq!(
        CellComplex::of(&steep, &square()).unwrap_err(),
        ComplexError::SlopeRange { slope: 2.0 * most }
    );
}

#[test]
fn the_place_of_a_parameter_out_of_range_is_named() {
    let shape = Network::zeros(Activation::Relu, &[2, 3, 4, 2]).unwrap();
    let bias = UnitId::new(1, 3);
    let mut wild = shape.clone();
    wild.set_bias(bias, 1e-300).unwrap();
    let expected = ComplexError::ParameterRange {
        unit: bias,
        input: None,
        value: 1e-300,
    };
    assert_eq!(CellComplex::of(&wild, &square()).unwrap_err(), expected);
    let output = UnitId::new(2, 1);
    let mut wild = shape;
    wild.set_weight(output, 3, -1e300).unwrap();
    let expected = ComplexError::ParameterRange {
        unit: output,
        input: Some(3),
        value: -1e300,
    };
    assert_eq!(CellComplex::of(&wild, &square()).unwrap_err(), expected);
    let text = expected.to_string();
    assert!(
        text.starts_with("layer 3, unit 2: the weight of input 4 is -1e300;"),
        "{text}"
    );
}

#[test]
fn parameters_that_are_not_finite_are_refused() {
    let shape = Network::zeros(Activation::Relu, &[2, 3, 1]).unwrap();
    let count = shape.parameter_count();
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for (place, layer) in [(0, 0), (count - 1, 1)] {
            let mut values = vec![0.5; count];
            values[place] = bad;
            assert_eq!(
                shape.with_parameters(&values),
                Err(NetworkError::NotFinite { layer })
            );
        }
        let steep = shape.with_activation(Activation::with_slope_off(bad));
        assert!(matches!(steep, Err(NetworkError::NotFinite { .. })));
    }
}

#[test]
fn frames_without_area_are_empty() {
    assert_eq!(refusal(&[]), ComplexError::FrameEmpty { corners: 0 });
    assert_eq!(
        refusal(&[(0.0, 0.0), (1.0, 0.0)]),
        ComplexError::FrameEmpty { corners: 2 }
    );
    assert_eq!(
        refusal(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)]),
        ComplexError::FrameEmpty { corners: 3 }
    );
}

#[test]
fn clockwise_frames_are_refused() {
    assert_eq!(
        refusal(&[(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)]),
        ComplexError::FrameClockwise
    );
}

#[test]
fn frames_that_are_not_convex_are_refused() {
    let dented = [(0.0, 0.0), (4.0, 0.0), (1.0, 1.0), (0.0, 4.0)];
    assert_eq!(refusal(&dented), ComplexError::FrameNotConvex { corner: 2 });
    let bow_tie = [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)];
    assert!(matches!(
        refusal(&bow_tie),
        ComplexError::FrameNotConvex { .. }
    ));
    let pentagram = [
        (0.0, 3.0),
        (-2.0, -3.0),
        (3.0, 1.0),
        (-3.0, 1.0),
        (2.0, -3.0),
    ];
    assert!(matches!(
        refusal(&pentagram),
        ComplexError::FrameNotConvex { .. }
    ));
    let twice = [(0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (0.0, 1.0)];
    assert!(matches!(
        refusal(&twice),
        ComplexError::FrameNotConvex { .. }
    ));
    let back = [(0.0, 0.0), (2.0, 0.0), (1.0, 0.0), (0.0, 1.0)];
    assert!(matches!(
        refusal(&back),
        ComplexError::FrameNotConvex { .. }
    ));
}

#[test]
fn corners_that_are_not_finite_are_refused() {
    for bad in [f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(
            refusal(&[(0.0, 0.0), (bad, 0.0), (0.0, 1.0)]),
            ComplexError::FrameRange { corner: 1 }
        );
    }
}

#[test]
fn straight_corners_and_slim_frames_are_accepted() {
    let tiny = f64::from_bits(1);
    for frame in [
        vec![(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 1.0)],
        vec![(0.0, 0.0), (1.0, 0.0), (1.0, tiny), (0.0, tiny)],
    ] {
        let corners: Vec<Point> = frame.iter().map(|&(x, y)| Point::new(x, y)).collect();
        assert!(
            CellComplex::of(&network(1.0), &corners).is_ok(),
            "{frame:?}"
        );
    }
}

#[test]
fn every_refusal_is_one_english_line() {
    let errors = [
        ComplexError::Smooth,
        ComplexError::ParameterRange {
            unit: UnitId::new(0, 3),
            input: Some(1),
            value: 1e-300,
        },
        ComplexError::ParameterRange {
            unit: UnitId::new(2, 0),
            input: None,
            value: -1e300,
        },
        ComplexError::SlopeRange { slope: 1e300 },
        ComplexError::FrameEmpty { corners: 2 },
        ComplexError::FrameRange { corner: 1 },
        ComplexError::FrameClockwise,
        ComplexError::FrameNotConvex { corner: 2 },
        ComplexError::TooManyRegions,
        ComplexError::OverBudget {
            regions: 7,
            is_large: false,
        },
        ComplexError::TooMuchExactWork,
    ];
    for error in errors {
        let text = error.to_string();
        assert!(!text.is_empty() && !text.contains('\n'), "{text}");
    }
}
