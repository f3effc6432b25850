//! Laws of the units' views: what is drawn is what the network computes, and no example is left out.

use crease::{
    Activation, Builder, CellComplex, Histogram, Layer, Network, Point, PreActivations, Rect,
    Sampled, UnitFacet, UnitId, UnitViews,
};
use proptest::prelude::*;

use crate::family::Family;

fn exact(network: &Network, frame: Rect) -> UnitViews {
    UnitViews::of(network, frame, &Builder::new(), true).unwrap()
}

fn passed(network: &Network, unit: UnitId, at: Point) -> f64 {
    let z = network.pre_activations(at)[unit.layer][unit.unit];
    network.activation().apply(z)
}

/// The value of a facet at a point inside, between the corners of the part of its fan that contains it; `None` outside.
fn value(facet: &UnitFacet, at: Point) -> Option<f64> {
    let area = |a: Point, b: Point, c: Point| (b - a).cross(c - a);
    let corner = |index: usize| facet.corners[index];
    (1..facet.corners.len().saturating_sub(1)).find_map(|index| {
        let [a, b, c] = [0, index, index + 1].map(corner);
        let whole = area(a, b, c);
        let shares = [area(at, b, c), area(a, at, c), area(a, b, at)].map(|part| part / whole);
        // A sliver has a value, too, but no triangle of it has a place for a point.
        (whole > 1e-9 && shares.iter().all(|share| *share >= 0.0)).then(|| {
            let values = [0, index, index + 1].map(|index| facet.passed[index]);
            shares
                .iter()
                .zip(values)
                .map(|(share, value)| share * value)
                .sum()
        })
    })
}

/// Asserts at points of the frame that what is drawn is what each unit passes on; returns how often it was compared.
fn assert_drawn(network: &Network, views: &UnitViews, points: &[Point], what: &str) -> usize {
    let mut compared = 0;
    for unit in network.hidden_units() {
        let (least, most) = views.range(unit.layer);
        let size = most.max(-least);
        let mut facets = Vec::new();
        views.for_each_facet(unit, |facet| facets.push(facet.clone()));
        for &at in points {
            let expected = passed(network, unit, at);
            for found in facets.iter().filter_map(|facet| value(facet, at)) {
                compared += 1;
                assert!(
                    (found - expected).abs() <= 1e-12 * size,
                    "{what}, {unit:?} at {at:?}: {found}, not {expected}, of {size}"
                );
                assert!(
                    (least..=most).contains(&expected) || size.is_infinite(),
                    "{what}"
                );
            }
        }
    }
    compared
}

fn points(frame: Rect) -> Vec<Point> {
    let share = |index: u32, step: f64| (f64::from(index) * step).fract();
    (1..60)
        .map(|index| {
            Point::new(
                frame.min.x + share(index, 0.618_033_988_7) * frame.width(),
                frame.min.y + share(index, 0.754_877_666_2) * frame.height(),
            )
        })
        .collect()
}

#[test]
fn what_is_drawn_is_what_a_unit_passes_on() {
    let frame = Rect::square(Point::new(0.1, -0.2), 1.3);
    let points = points(frame);
    let mut compared = 0;
    for family in Family::ALL
        .into_iter()
        .filter(|&family| family != Family::Extreme)
    {
        for seed in 0..40 {
            let network = family.network(seed);
            let views = exact(&network, frame);
            let what = format!("{family:?} {seed}");
            compared += assert_drawn(&network, &views, &points, &what);
        }
    }
    assert!(compared > 50_000, "{compared}");
}

#[test]
fn a_unit_is_drawn_where_its_hinge_runs_through_a_corner_and_where_it_has_none() {
    let rows = [
        ([1.0, 1.0], 0.0),
        ([1.0, -1.0], 2.0),
        ([0.0, 0.0], 0.0),
        ([0.0, 0.0], 3.0),
        ([0.0, 0.0], -3.0),
        ([1.0, 0.0], -1.0),
        ([1.0, 0.0], 9.0),
    ];
    let weights = rows.iter().flat_map(|row| row.0).collect();
    let biases = rows.iter().map(|row| row.1).collect();
    let first = Layer::new(2, weights, biases).unwrap();
    let second = Layer::new(7, [[1.0; 7], [-1.0; 7], [0.0; 7]].concat(), vec![0.0; 3]).unwrap();
    let frame = Rect::square(Point::default(), 1.0);
    for slope in [0.0, 0.125, -1.0, 1.0] {
        let activation = Activation::with_slope_off(slope);
        let layers = vec![first.clone(), second.clone(), Layer::zeros(3, 1)];
        let network = Network::new(activation, layers).unwrap();
        let views = exact(&network, frame);
        assert!(assert_drawn(&network, &views, &points(frame), &format!("{slope}")) > 500);
        // Zero everywhere is off everywhere: there is no hinge to draw.
        for unit in [2, 3, 4, 6] {
            assert_eq!(views.hinge(UnitId::new(0, unit)), Vec::<Vec<Point>>::new());
        }
        assert!(!views.hinge(UnitId::new(0, 0)).is_empty());
    }
    let none = Network::zeros(Activation::Relu, &[2, 1]).unwrap();
    let views = exact(&none, frame);
    assert_eq!(views.range(0), (0.0, 0.0));
    views.for_each_facet(UnitId::new(0, 0), |facet| {
        panic!("a unit that is none: {facet:?}")
    });
}

#[test]
fn the_parts_of_a_unit_tile_the_frame() {
    let frame = Rect::square(Point::default(), 1.0);
    for family in Family::ALL {
        for seed in 0..20 {
            let network = family.network(seed);
            let views = exact(&network, frame);
            for unit in network.hidden_units() {
                let mut area = 0.0;
                views.for_each_facet(unit, |facet| area += crease::polygon_area(&facet.corners));
                assert!(
                    (area - 4.0).abs() < 1e-9,
                    "{family:?} {seed} {unit:?}: {area}"
                );
            }
        }
    }
}

#[test]
fn hinges_are_those_of_the_cells() {
    let frame = Rect::square(Point::default(), 1.5);
    for seed in 0..40 {
        let network = Family::Generic.network(seed);
        let whole = CellComplex::of(&network, &frame.corners()).unwrap();
        let views = exact(&network, frame);
        let length = |lines: &[Vec<Point>]| -> f64 {
            let pieces = lines.iter().flat_map(|line| line.windows(2));
            pieces.map(|pair| pair[0].distance(pair[1])).sum()
        };
        for unit in network.hidden_units() {
            let (own, cells) = (length(&views.hinge(unit)), length(&whole.hinge(unit)));
            assert!(
                (own - cells).abs() < 1e-9,
                "{seed} {unit:?}: {own}, not {cells}"
            );
        }
    }
}

#[test]
fn over_one_input_the_graph_is_what_a_unit_passes_on() {
    let frame = Rect::square(Point::new(0.2, 0.0), 1.7);
    let mut compared = 0;
    for seed in 0..400 {
        let families = Family::ALL.into_iter().cycle();
        let family = families.filter(|&family| family != Family::Extreme);
        let network = (family.zip(0..=seed).last()).unwrap().0.network(seed);
        let views = exact(&network, frame);
        for unit in network.hidden_units() {
            let Some(graph) = views.graph(unit) else {
                assert_eq!(network.inputs(), 2);
                continue;
            };
            assert_eq!(
                [graph[0].x, graph[graph.len() - 1].x],
                [frame.min.x, frame.max.x]
            );
            let (least, most) = views.range(unit.layer);
            for pair in graph.windows(2).filter(|pair| pair[0].x < pair[1].x) {
                for share in [0.0, 0.3, 0.9, 1.0] {
                    let at = pair[0].lerp(pair[1], share);
                    let expected = passed(&network, unit, Point::new(at.x, 0.0));
                    let far = (at.y - expected).abs();
                    compared += 1;
                    assert!(
                        far <= 1e-12 * most.max(-least),
                        "{seed} {unit:?} at {}",
                        at.x
                    );
                }
            }
        }
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn a_smooth_unit_is_drawn_as_it_is_sampled() {
    let network = Family::Generic
        .network(3)
        .with_activation(Activation::Gelu)
        .unwrap();
    let frame = Rect::square(Point::default(), 1.0);
    let views = UnitViews::of(&network, frame, &Builder::new(), false).unwrap();
    assert!(!views.are_exact());
    for unit in network.hidden_units() {
        let grid = views.grid(unit).unwrap();
        assert_eq!(grid.len(), Sampled::SIDE * Sampled::SIDE);
        let mut facets = 0;
        views.for_each_facet(unit, |facet| {
            facets += 1;
            for (&at, &value) in facet.corners.iter().zip(&facet.passed) {
                assert!((passed(&network, unit, at) - value).abs() < 1e-12);
            }
        });
        assert_eq!(facets, 2 * (Sampled::SIDE - 1).pow(2));
    }
}

proptest! {
    #[test]
    fn a_histogram_counts_every_example_of_every_unit_once(
        family in prop::sample::select(Family::ALL.to_vec()),
        seed in 0_u64..500,
        places in prop::collection::vec((-3.0..3.0, -3.0..3.0), 0..40),
    ) {
        let network = family.network(seed);
        let places: Vec<Point> = places.into_iter().map(|(x, y)| Point::new(x, y)).collect();
        let examples = PreActivations::of(&network, places.iter().copied());
        prop_assert_eq!(examples.examples(), places.len());
        for (layer, units) in network.hidden_widths().into_iter().enumerate() {
            let histogram = examples.histogram(layer);
            prop_assert_eq!(histogram.counts.len(), 2 * Histogram::HALF);
            prop_assert_eq!(histogram.all(), places.len() * units);
            let z = |at: &Point| network.pre_activations(*at)[layer].clone();
            let all: Vec<f64> = places.iter().flat_map(z).collect();
            let off = all.iter().filter(|z| **z <= 0.0).count();
            prop_assert_eq!(histogram.off, off);
            prop_assert_eq!(histogram.counts[..Histogram::HALF].iter().sum::<usize>(), off);
            prop_assert_eq!(histogram.share_off(), (!all.is_empty()).then(|| off as f64 / all.len() as f64));
            prop_assert!(all.iter().all(|z| z.abs() <= histogram.reach));
            for unit in 0..units {
                let id = UnitId::new(layer, unit);
                let on = places.iter().filter(|at| z(at)[unit] > 0.0).count();
                prop_assert_eq!(examples.on(id), on);
            }
        }
        prop_assert_eq!(examples.histogram(7).all(), 0);
    }
}
