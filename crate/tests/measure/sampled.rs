//! Laws of sampled networks: values are the network's own, triangles tile the frame, and lines lie where values are zero.

use crease::{Activation, CellComplex, Network, Point, Rect, Sampled, UnitId, polygon_area};
use proptest::prelude::*;

const SHAPES: [&[usize]; 5] = [
    &[2, 1],
    &[2, 3, 1],
    &[2, 4, 3, 2],
    &[1, 3, 1],
    &[2, 2, 2, 2, 1],
];

fn activations() -> impl Strategy<Value = Activation> {
    let named: Vec<Activation> = Activation::NAMES.iter().map(|named| named.0).collect();
    prop::sample::select(named)
}

/// Networks with every activation and several shapes, some of their parameters zero, and a frame.
fn networks(
    activations: impl Strategy<Value = Activation>,
) -> impl Strategy<Value = (Network, Rect)> {
    let value = prop_oneof![4 => -3.0..3.0, 1 => Just(0.0)];
    let shape = prop::sample::select(SHAPES.to_vec());
    let frame = (-2.0..2.0, -2.0..2.0, 0.01..5.0)
        .prop_map(|(x, y, half)| Rect::square(Point::new(x, y), half));
    (activations, shape, frame).prop_flat_map(move |(activation, shape, frame)| {
        let network = Network::zeros(activation, shape).unwrap();
        let count = network.parameter_count();
        prop::collection::vec(value.clone(), count)
            .prop_map(move |values| (network.with_parameters(&values).unwrap(), frame))
    })
}

/// Every unit of a network, including the outputs.
fn units(network: &Network) -> Vec<UnitId> {
    let widths = network
        .layers()
        .iter()
        .map(crease::Layer::units)
        .enumerate();
    widths
        .flat_map(|(layer, width)| (0..width).map(move |unit| UnitId::new(layer, unit)))
        .collect()
}

#[test]
fn triangles_tile_the_frame() {
    let frame = Rect::square(Point::new(0.3, -0.2), 1.25);
    let network = Network::zeros(Activation::Tanh, &[2, 1]).unwrap();
    let sampled = Sampled::of(&network, frame);
    let mut total = 0.0;
    for triangle in Sampled::triangles() {
        let area = polygon_area(&triangle.map(|point| sampled.position(point)));
        assert!(area > 0.0);
        total += area;
    }
    assert!((total - frame.area()).abs() < 1e-12);
    let corners = [0, Sampled::SIDE - 1, Sampled::SIDE * Sampled::SIDE - 1];
    let expected = [frame.min, Point::new(frame.max.x, frame.min.y), frame.max];
    assert_eq!(corners.map(|point| sampled.position(point)), expected);
}

proptest! {
    #[test]
    fn values_are_those_of_the_network((network, frame) in networks(activations())) {
        let sampled = Sampled::of(&network, frame);
        for point in (0..Sampled::SIDE * Sampled::SIDE).step_by(97) {
            let expected = network.pre_activations(sampled.position(point));
            for unit in units(&network) {
                let (found, expected) = (sampled.values(unit)[point], expected[unit.layer][unit.unit]);
                prop_assert!((found - expected).abs() <= 1e-12 * (1.0 + expected.abs()));
            }
        }
        prop_assert!(sampled.values(UnitId::new(0, 99)).is_empty());
        prop_assert!(sampled.zero_lines(UnitId::new(99, 0)).is_empty());
    }

    #[test]
    fn lines_separate_the_points_that_are_on_from_those_that_are_off((network, frame) in networks(activations())) {
        let sampled = Sampled::of(&network, frame);
        for unit in units(&network) {
            let lines = sampled.zero_lines(unit);
            let parted = !sampled.is_throughout(unit, true) && !sampled.is_throughout(unit, false);
            prop_assert_eq!(!lines.is_empty(), parted);
            for line in &lines {
                prop_assert!(line.len() > 1);
                prop_assert!(line.iter().all(|&at| frame_holds(frame, at)));
                let (first, last) = (line[0], line[line.len() - 1]);
                prop_assert!(first == last || (on_frame(frame, first) && on_frame(frame, last)));
            }
        }
    }

    #[test]
    fn bands_tile_the_frame_and_contain_scores_between_their_levels(
        (network, frame) in networks(activations()),
        levels in prop::collection::btree_set(-40..40_i32, 0..6),
    ) {
        let levels: Vec<f64> = levels.into_iter().map(|level| 0.1 * f64::from(level)).collect();
        let sampled = Sampled::of(&network, frame);
        let mut total = 0.0;
        let most = sampled.scores(0).iter().fold(0.0_f64, |most, score| most.max(score.abs()));
        for (polygon, band) in sampled.bands(0, &levels) {
            total += polygon_area(&polygon);
            let corners = polygon.iter().map(|&at| score_at(&sampled, at));
            let room = 1e-9 * (1.0 + most);
            for score in corners {
                prop_assert!(band == 0 || score >= levels[band - 1] - room);
                prop_assert!(band == levels.len() || score <= levels[band] + room);
            }
        }
        prop_assert!((total - frame.area()).abs() < 1e-9 * frame.area());
        prop_assert!(sampled.bands(9, &levels).is_empty());
    }

    #[test]
    fn where_the_network_is_straight_lines_are_exact(
        weights in prop::array::uniform3(-3.0_f64..3.0),
    ) {
        let network = Network::zeros(Activation::Tanh, &[2, 1]).unwrap();
        let network = network.with_parameters(&weights).unwrap();
        let sampled = Sampled::of(&network, Rect::square(Point::default(), 1.0));
        for line in sampled.zero_lines(UnitId::new(0, 0)) {
            for pair in line.windows(2) {
                let z = network.scores(pair[0])[0];
                prop_assert!(z.abs() < 1e-12);
                // The positive side lies on the left.
                let way = pair[1] - pair[0];
                let left = pair[0] + way.perpendicular();
                prop_assert!(way.length() < 1e-12 || network.scores(left)[0] > z);
            }
        }
    }

    #[test]
    fn a_sampled_boundary_is_near_the_exact_one(
        (network, frame) in networks(activations().prop_filter("exact", |bend| bend.is_two_piece())),
    ) {
        prop_assume!(network.inputs() == 2);
        let complex = CellComplex::of(&network, &frame.corners()).unwrap();
        let sampled = Sampled::of(&network, frame);
        let spacing = frame.width() / (Sampled::SIDE - 1) as f64;
        let output = UnitId::new(network.hidden_layers().len(), 0);
        let exact = complex.boundary(0);
        for at in sampled.zero_lines(output).concat() {
            // The exact score changes sign, or is zero, on the side of a triangle that contains a sampled crossing.
            let longest = spacing * 2.0_f64.sqrt() * (1.0 + 1e-9);
            let near = |other: Point| other.distance(at) <= longest;
            let on_lines = exact.lines.iter().flat_map(|line| line.windows(2));
            let mut pieces = on_lines.map(|pair| nearest(at, pair[0], pair[1]));
            prop_assert!(pieces.any(near) || exact.zero_area > 0.0);
        }
    }
}

/// The sampled score at a point of the frame, interpolated between the corners of its triangle.
fn score_at(sampled: &Sampled, at: Point) -> f64 {
    let frame = sampled.frame();
    let last = (Sampled::SIDE - 1) as f64;
    let place = |at: f64, low: f64, high: f64| ((at - low) / (high - low) * last).clamp(0.0, last);
    let (x, y) = (
        place(at.x, frame.min.x, frame.max.x),
        place(at.y, frame.min.y, frame.max.y),
    );
    let (column, row) = (x.floor().min(last - 1.0), y.floor().min(last - 1.0));
    let (right, up) = (x - column, y - row);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small whole numbers"
    )]
    let left = row as usize * Sampled::SIDE + column as usize;
    let value = |right: usize, up: usize| sampled.scores(0)[left + right + up * Sampled::SIDE];
    // On a triangle: start at the lower left and follow the longer direction first.
    if right >= up {
        value(0, 0) + right * (value(1, 0) - value(0, 0)) + up * (value(1, 1) - value(1, 0))
    } else {
        value(0, 0) + up * (value(0, 1) - value(0, 0)) + right * (value(1, 1) - value(0, 1))
    }
}

/// The point of a segment that is nearest to another point.
fn nearest(to: Point, from: Point, end: Point) -> Point {
    let way = end - from;
    let square = way.dot(way);
    let share = if square > 0.0 {
        (to - from).dot(way) / square
    } else {
        0.0
    };
    from.lerp(end, share.clamp(0.0, 1.0))
}

/// Whether a point lies in a frame, up to rounding.
fn frame_holds(frame: Rect, at: Point) -> bool {
    let room = 1e-12 * (1.0 + frame.width());
    (frame.min.x - room..=frame.max.x + room).contains(&at.x)
        && (frame.min.y - room..=frame.max.y + room).contains(&at.y)
}

/// Whether a point lies on the border of a frame, up to rounding.
fn on_frame(frame: Rect, at: Point) -> bool {
    let room = 1e-12 * (1.0 + frame.width());
    let near = |a: f64, b: f64| (a - b).abs() <= room;
    near(at.x, frame.min.x)
        || near(at.x, frame.max.x)
        || near(at.y, frame.min.y)
        || near(at.y, frame.max.y)
}

/// A network without hidden layers; each row gives an output's weights of x1 and x2 and its bias.
fn affine_network(rows: &[[f64; 3]]) -> Network {
    let weights = rows.iter().flat_map(|row| [row[0], row[1]]).collect();
    let biases = rows.iter().map(|row| row[2]).collect();
    let layer = crease::Layer::new(2, weights, biases).unwrap();
    Network::new(Activation::Relu, vec![layer]).unwrap()
}

/// Networks without hidden layers, which sampling represents exactly: two to four outputs, some of them duplicated, some
/// with lines along the grid and several lines in one.
fn affine_networks() -> impl Strategy<Value = (Network, Rect)> {
    let value = prop_oneof![3 => -3.0..3.0, 1 => Just(0.0), 1 => (-2..=2).prop_map(f64::from)];
    let values = prop_oneof![
        2 => prop::collection::vec(value, 12),
        1 => prop::collection::vec((-2..=2).prop_map(f64::from), 12),
    ];
    let centre = || prop_oneof![2 => -1.0..1.0, 1 => Just(0.0)];
    let frame = (centre(), centre(), 0.5..3.0)
        .prop_map(|(x, y, half)| Rect::square(Point::new(x, y), half));
    (2_usize..=4, values, any::<bool>(), frame).prop_map(|(outputs, values, twice, frame)| {
        let mut rows: Vec<[f64; 3]> = values.as_chunks().0[..outputs].to_vec();
        if twice {
            rows[outputs - 1] = rows[0];
        }
        (affine_network(&rows), frame)
    })
}

/// The length of the sampled decision lines; along them, the two highest scores must be equal.
fn decided_length(network: &Network, frame: Rect) -> f64 {
    let mut length = 0.0;
    for line in Sampled::of(network, frame).decision_lines() {
        for pair in line.windows(2) {
            length += pair[0].distance(pair[1]);
            let mut scores = network.scores(pair[0].lerp(pair[1], 0.5));
            scores.sort_by(|a, b| b.total_cmp(a));
            assert!(scores[0] - scores[1] <= 1e-9, "{scores:?} at {pair:?}");
        }
    }
    length
}

fn exact_length(network: &Network, frame: Rect) -> f64 {
    let complex = CellComplex::of(network, &frame.corners()).unwrap();
    complex.contest().unwrap().length
}

proptest! {
    #[test]
    fn decision_lines_lie_where_the_highest_score_changes((network, frame) in affine_networks()) {
        let (length, exact) = (decided_length(&network, frame), exact_length(&network, frame));
        prop_assert!((length - exact).abs() <= 1e-6 * frame.width(), "{length}, not {exact}");
    }
}

#[test]
fn a_decision_line_along_the_grid_is_drawn_once() {
    let frame = Rect::square(Point::new(0.0, 0.0), 0.5);
    let along: [&[[f64; 3]]; 7] = [
        // Found by chance: the first two scores are equal everywhere, and the third is higher on one side of a grid row.
        &[[0.0; 3], [0.0; 3], [0.0, 0.526_082_048_584_395, 0.0]],
        &[[0.0, 1.0, 0.0], [0.0; 3]],
        &[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]],
        // Three scores are equal along one line, and the middle one is never the only highest.
        &[[0.0, 2.0, 0.0], [0.0; 3], [0.0, 1.0, 0.0]],
        &[[0.3, 0.0, 0.0], [0.6, 0.0, 0.0], [0.0; 3]],
        &[[0.0; 3], [1.0, 1.0, 0.0], [2.0, 2.0, 0.0], [1.0, 1.0, 0.0]],
        // The line ends between two grid points.
        &[[-2.0, 0.0, 0.1], [0.0; 3], [-2.0, -1.0, 0.1]],
    ];
    for rows in along {
        let network = affine_network(rows);
        let (length, exact) = (
            decided_length(&network, frame),
            exact_length(&network, frame),
        );
        assert!(exact >= 0.5, "{rows:?}");
        assert!(
            (length - exact).abs() <= 1e-12,
            "{rows:?}: {length}, not {exact}"
        );
    }
}
