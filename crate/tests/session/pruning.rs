//! Laws of pruning: what it changes on the training points, on others and in the frame, and what its chapter says of its network.

use crease::measure::pruning::{Change, largest_difference, merged, without, without_dead};
use crease::{Activation, Layer, Network, Point, Rect, Session, UnitId};

use crate::family::Family;

/// The scene that a chapter opens with.
fn opening(slug: &str) -> Session {
    let file = format!("{}/../www/prose/en/{slug}.html", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(file).unwrap();
    let (_, after) = page.split_once("data-scene=\"").unwrap();
    Session::open(after.split_once('"').unwrap().0).unwrap().0
}

fn training(session: &Session) -> Vec<Point> {
    let training = session.samples().iter().filter(|sample| !sample.test);
    training.map(|sample| sample.at).collect()
}

fn letters(session: &Session, is: impl Fn(usize, usize) -> bool) -> Vec<String> {
    let places = training(session);
    let on = |unit: UnitId| {
        let z = |at: &Point| session.network().pre_activations(*at)[unit.layer][unit.unit];
        places.iter().filter(|at| z(at) > 0.0).count()
    };
    let units = session.network().hidden_units();
    let found = units.filter(|&unit| is(on(unit), places.len()));
    found
        .filter_map(|unit| session.network().letters(unit))
        .collect()
}

#[test]
fn the_chapter_opens_with_units_of_each_kind() {
    let session = opening("prune");
    assert_eq!(letters(&session, |on, _| on == 0), ["B"]);
    assert_eq!(letters(&session, |on, all| on == all), ["D", "G"]);
    assert_eq!(session.network().hidden_widths(), [8]);
}

#[test]
fn what_goes_for_free_changes_nothing_on_the_points_and_something_further_out() {
    let mut session = opening("prune");
    let before = session.network().clone();
    assert!(session.can_merge());
    assert!(session.remove_dead_units());
    let told = session.pruning_readout().unwrap();
    assert_eq!((told.letters, told.units), (vec!["B".to_owned()], 7));
    assert_eq!((told.training, told.test), (0.0, Some(0.0)));
    assert_eq!((told.frame, told.share), (Some(0.0), Some(0.0)));
    session.look_further_out();
    let told = session.pruning_readout().unwrap();
    assert!(
        told.frame.unwrap() > 1.0 && told.share.unwrap() > 0.01,
        "{told:?}"
    );
    assert!(!session.remove_dead_units(), "none is left");

    session.look_home();
    assert!(session.merge_always_on());
    let told = session.pruning_readout().unwrap();
    assert_eq!((told.letters.len(), told.units, told.merged), (2, 6, true));
    assert!(told.training > 0.0 && told.training < 1e-5, "{told:?}");
    assert!(session.undo() && session.undo());
    assert_eq!(*session.network(), before);
    assert_eq!(session.pruning_readout(), None);
}

#[test]
fn dead_units_go_without_a_trace_on_the_points() {
    let frame = Rect::square(Point::default(), 1.0);
    let places: Vec<Point> = (0..49)
        .map(|place| Point::new(f64::from(place % 7) / 8.0, f64::from(place / 7) / 8.0))
        .collect();
    let mut removed = 0;
    for family in Family::ALL {
        for seed in 0..60 {
            let network = family
                .network(seed)
                .with_activation(Activation::Relu)
                .unwrap();
            let Some(pruned) = without_dead(&network, &places) else {
                continue;
            };
            removed += pruned.gone.len();
            let apart = largest_difference(&network, &pruned.network, places.iter().copied());
            assert_eq!(apart, 0.0, "{family:?} {seed}");
            if family == Family::Extreme {
                // Sums of sizes that far apart are not told by floats.
                continue;
            }
            // What is read off the cells of both is what the two compute.
            let Some(change) = Change::between(&network, &pruned.network, frame) else {
                continue;
            };
            let all = (0..400).map(|place| {
                Point::new(
                    f64::from(place % 20) / 9.5 - 1.0,
                    f64::from(place / 20) / 9.5 - 1.0,
                )
            });
            let found = largest_difference(&network, &pruned.network, all);
            assert!(
                found <= change.largest() * (1.0 + 1e-9) + 1e-12,
                "{family:?} {seed}"
            );
            assert!(
                (0.0..=1.0 + 1e-9).contains(&change.share()),
                "{family:?} {seed}"
            );
        }
    }
    assert!(removed > 100, "{removed}");
}

#[test]
fn always_on_units_merge_into_as_few_as_pass_on_the_same() {
    // Four units that are on all over the square, and one that is not.
    let first = Layer::new(
        2,
        vec![1.0, 0.5, -0.25, 1.0, 0.5, 0.5, -1.0, 0.25, 1.0, 1.0],
        vec![3.0, 2.5, 4.0, 3.5, 0.0],
    );
    let places: Vec<Point> = (0..25)
        .map(|place| {
            Point::new(
                f64::from(place % 5) / 2.0 - 1.0,
                f64::from(place / 5) / 2.0 - 1.0,
            )
        })
        .collect();
    for (outputs, left) in [(1, 1), (2, 2), (3, 2)] {
        let weights = (0..5 * outputs)
            .map(|place| f64::from(place % 7) - 3.0)
            .collect();
        let output = Layer::new(5, weights, vec![0.5; outputs as usize]).unwrap();
        let network = Network::new(Activation::Relu, vec![first.clone().unwrap(), output]).unwrap();
        let merged = merged(&network, 0, &places).unwrap();
        assert_eq!(merged.gone.len(), 4);
        assert_eq!(merged.network.hidden_widths(), [1 + left]);
        let apart = largest_difference(&network, &merged.network, places.iter().copied());
        assert!(apart < 1e-5, "{outputs}: {apart}");
    }
}

#[test]
fn a_layer_keeps_a_unit() {
    let network = Network::zeros(Activation::Relu, &[2, 3, 2, 1]).unwrap();
    let pruned = without_dead(&network, &[Point::default()]).unwrap();
    assert_eq!(pruned.network.hidden_widths(), [1, 1]);
    assert_eq!(
        without(&network, &[UnitId::new(1, 0), UnitId::new(1, 1)]),
        None
    );
    assert_eq!(without_dead(&network, &[]), None);
    let leaky = network
        .with_activation(Activation::Leaky { slope: 0.1 })
        .unwrap();
    assert_eq!(without_dead(&leaky, &[Point::default()]), None);
}
