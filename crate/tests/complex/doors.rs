//! What the complex refuses, and how.

use crease::{Activation, CellComplex, ComplexError, Layer, Network, Point, Rect};

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
            ComplexError::ParameterRange { layer: 0, value }
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
fn corners_that_are_no_places_are_refused() {
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
        ComplexError::ParameterRange {
            layer: 0,
            value: 1e-300,
        },
        ComplexError::SlopeRange { slope: 1e300 },
        ComplexError::FrameEmpty { corners: 2 },
        ComplexError::FrameRange { corner: 1 },
        ComplexError::FrameClockwise,
        ComplexError::FrameNotConvex { corner: 2 },
        ComplexError::TooManyRegions,
        ComplexError::TooMuchExactWork,
    ];
    for error in errors {
        let text = error.to_string();
        assert!(!text.is_empty() && !text.contains('\n'), "{text}");
    }
}
