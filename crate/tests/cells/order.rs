//! Painting order: of two neighbours the farther one comes first.

use crease::geometry::polygon_centroid;
use crease::{CellComplex, Point, Rect, Vec2};

use crate::FAMILIES;
use crate::support::family::frame;
use crate::support::fixture::{exact_cases, random_networks};
use crate::support::validator::AGREEMENT;

/// Viewing directions, including those along the axes.
fn directions() -> Vec<Vec2> {
    let around = (0..16).map(|k| f64::from(k) * std::f64::consts::PI / 8.0);
    around
        .map(|angle| Vec2::new(angle.cos(), angle.sin()))
        .collect()
}

fn assert_painters_order(name: &str, complex: &CellComplex, towards: Vec2) {
    let order = complex.back_to_front(towards);
    let mut turns = vec![usize::MAX; complex.region_count()];
    for (turn, region) in order.iter().enumerate() {
        turns[region.index()] = turn;
    }
    assert_eq!(order.len(), turns.len(), "{name}");
    assert!(
        turns.iter().all(|&turn| turn < order.len()),
        "{name}: a region is missing"
    );
    let reach = complex.frame().iter().flat_map(|p| [p.x.abs(), p.y.abs()]);
    let room = AGREEMENT * reach.fold(0.0, f64::max);
    for edge in complex.edges() {
        let (from, to) = complex.ends(edge);
        let (Some(left), Some(right)) = complex.sides(edge) else {
            continue;
        };
        // The component of the left side's direction towards the viewer.
        let turned = (complex.position(to) - complex.position(from)).cross(towards);
        let (left, right) = (turns[left.index()], turns[right.index()]);
        if turned.abs() > room {
            assert_eq!(
                right < left,
                turned > 0.0,
                "{name}: {edge:?} from {towards:?}"
            );
        }
    }
}

#[test]
fn the_farther_of_two_neighbours_comes_first() {
    for family in FAMILIES {
        for seed in 0..60 {
            let complex = CellComplex::of(&family.network(seed), &frame(seed)).unwrap();
            for towards in directions() {
                assert_painters_order(&format!("{family:?}, seed {seed}"), &complex, towards);
            }
        }
    }
    for case in exact_cases() {
        let complex = CellComplex::of(&case.network, &case.frame).unwrap();
        for towards in directions() {
            assert_painters_order(&case.name, &complex, towards);
        }
    }
}

/// Along every line of sight, whatever is nearer is painted later: no facet covers one in front of it.
#[test]
fn nothing_is_painted_over_what_stands_before_it() {
    for family in FAMILIES {
        for seed in 0..20 {
            let complex = CellComplex::of(&family.network(seed), &frame(seed)).unwrap();
            for towards in directions() {
                let order = complex.back_to_front(towards);
                let mut turns = vec![0; order.len()];
                for (turn, region) in order.iter().enumerate() {
                    turns[region.index()] = turn;
                }
                for region in complex.regions() {
                    let polygon = complex.polygon(region);
                    let Some(middle) = polygon_centroid(&polygon) else {
                        continue;
                    };
                    let mut last = 0;
                    // From far behind to the viewer.
                    for step in -40..=40 {
                        let at = middle + towards * (f64::from(step) * 0.071);
                        let Some(found) = complex.region_at(at) else {
                            continue;
                        };
                        let turn = turns[found.index()];
                        // So close to a hinge along the line of sight that rounding decides which side it is.
                        let is_clear = complex
                            .network()
                            .pre_activations(at)
                            .iter()
                            .flatten()
                            .all(|z| z.abs() > 1e-9 || *z == 0.0);
                        assert!(
                            turn >= last || !is_clear,
                            "{family:?}, seed {seed}, {towards:?}"
                        );
                        last = last.max(turn);
                    }
                }
            }
        }
    }
}

#[test]
fn large_networks_are_painted_in_order() {
    for (case, _) in random_networks() {
        let frame = Rect::square(Point::default(), 1.0).corners();
        let complex = CellComplex::of(&case.network, &frame).unwrap();
        for towards in directions() {
            assert_painters_order(&case.name, &complex, towards);
        }
    }
}

#[test]
fn the_opposite_direction_reverses_the_order_of_neighbours() {
    let case = &exact_cases()[0];
    let complex = CellComplex::of(&case.network, &case.frame).unwrap();
    let towards = Vec2::new(0.6, 0.8);
    let mut back = complex.back_to_front(towards * -1.0);
    back.reverse();
    assert_eq!(complex.back_to_front(towards), back);
}
