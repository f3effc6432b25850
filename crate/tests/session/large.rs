//! Networks of the largest shapes that a link may ask for: none of them stops a page, and what is not computed is not said.

use crease::figure::Theme;
use crease::network::number::nearest_f32;
use crease::publish::figures;
use crease::{
    Activation, Budget, CellComplex, ExportedFigure, ExportedFigureError, Layer, Network, Pixel,
    Point, Rect, Scene, Session, UnitId, Weights,
};

/// The last piece that the cells of a network may take: far more than there is room for.
const MOST_PIECES: usize = 10_000;

/// Links of large networks: wide, deep, and both; with one input, and with several classes.
const LINKS: [&str; 5] = [
    "1;data=xor.200.10.1;net=64-64-64-64;act=relu;end",
    "1;data=moons.60.10.1;net=64-64-64-64-64-64-64-64-64-64-64-64;act=relu;end",
    "1;data=xor.60.10.1;net=64-64-64-64-64-64-64-64;act=leaky;slope=-1;end",
    "1;data=sine.60.5.1;net=64-64-64-64;act=relu;end",
    "1;data=blobs3.60.5.1;net=64-64-64;act=relu;end",
];

/// A network whose eight layers of four units fold the square again and again, so that it has more cells than one of 64 units
/// in each of three layers.
fn folding() -> Network {
    let fold = |inputs: usize| {
        // In each coordinate, up to the middle and down from there.
        let mut weights = vec![0.0; 4 * inputs];
        let mut biases = vec![0.0; 4];
        for unit in 0..4 {
            let coordinate = unit / 2;
            let row = &mut weights[unit * inputs..][..inputs];
            if inputs == 2 {
                row[coordinate] = 0.5;
                biases[unit] = if unit % 2 == 0 { 0.5 } else { 0.0 };
            } else {
                row[2 * coordinate] = 2.0;
                row[2 * coordinate + 1] = -4.0;
                biases[unit] = if unit % 2 == 0 { 0.0 } else { -0.5 };
            }
        }
        Layer::new(inputs, weights, biases).unwrap()
    };
    let mut layers = vec![fold(2)];
    layers.extend((1..8).map(|_| fold(4)));
    layers.push(Layer::new(4, vec![1.0, -2.0, 1.0, -2.0], vec![-0.5]).unwrap());
    Network::new(Activation::Relu, layers).unwrap()
}

/// A session that shows a network of the default data.
fn session_of(network: &Network) -> Session {
    let scene = Scene {
        hidden_widths: network.hidden_widths(),
        weights: Weights::Given(network.parameters().map(nearest_f32).collect()),
        ..Scene::default()
    };
    Session::new(scene).unwrap()
}

fn large_sessions() -> Vec<(&'static str, Session)> {
    let mut all: Vec<_> = LINKS
        .iter()
        .map(|link| (*link, Session::open(link).unwrap().0))
        .collect();
    all.push(("folding", session_of(&folding())));
    for (_, session) in &mut all {
        session.set_canvas(600.0, 600.0);
    }
    all
}

#[test]
fn what_is_too_large_is_sampled_at_once_and_says_so() {
    for (name, mut session) in large_sessions() {
        let readout = session.readout();
        match (readout.regions, readout.more_regions) {
            (Some(_), None) => assert_eq!(readout.sampled, None, "{name}"),
            (None, Some(more)) => {
                assert!(
                    more > 0 && more <= Budget::AT_ONCE.regions,
                    "{name}: {more}"
                );
                assert!(readout.sampled.is_some(), "{name}");
                assert!(session.complex().is_err() && session.linear_regions().is_none());
            }
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(readout.problem, None, "{name}");
    }
}

#[test]
fn the_formula_at_the_pointer_is_exact_whether_the_picture_is_or_not() {
    for (name, mut session) in large_sessions() {
        for x in [80.0, 211.0, 433.0] {
            session.point(Pixel::new(x, 300.0));
            let pointed = session.pointed().unwrap_or_else(|| panic!("{name}: {x}"));
            for score in pointed.scores {
                let line = score.formula.unwrap_or_else(|| panic!("{name}: {x}"));
                let value = line.a * pointed.x1 + line.b * pointed.x2 + line.c;
                let near = 1e-9 * (1.0 + score.value.abs());
                assert!(
                    (value - score.value).abs() < near,
                    "{name}: {line:?} {score:?}"
                );
            }
        }
    }
}

#[test]
fn completing_the_cells_ends_and_leaves_what_building_them_at_once_gives() {
    for (name, mut session) in large_sessions() {
        let before = session.readout().more_regions.unwrap_or(0);
        let revision = session.revision();
        let was_partial = session.is_partial();
        let pieces = (0..MOST_PIECES).take_while(|_| session.refine()).count();
        assert!(pieces < MOST_PIECES && !session.is_partial(), "{name}");
        assert_eq!(session.revision() != revision, was_partial, "{name}");
        let readout = session.readout();
        match (readout.regions, readout.more_regions) {
            (Some(regions), None) => {
                assert!(regions > before, "{name}");
                assert_eq!(readout.sampled, None, "{name}");
                let frame = session.projection().frame.corners();
                let whole = CellComplex::of(session.network(), &frame).unwrap();
                assert_eq!(regions, whole.region_count(), "{name}");
            }
            (None, Some(more)) => assert!(more >= before, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn figures_goals_and_edits_of_what_is_too_large_are_answered() {
    for (name, mut session) in large_sessions() {
        for figure in figures::ALL {
            let size = (300.0, 300.0);
            match ExportedFigure::new(&mut session, figure.name, size, Theme::Light) {
                Ok(mut exported) => assert!(exported.svg("a").is_ok(), "{name}: {}", figure.name),
                Err(error) => assert!(
                    matches!(
                        error,
                        ExportedFigureError::Cells | ExportedFigureError::Inputs
                    ),
                    "{name}"
                ),
            }
        }
        let unit = UnitId::new(0, 0);
        session.select(Some(unit));
        assert!(session.card(unit).is_some(), "{name}");
        session.set_bias(unit, 0.25).unwrap();
        let readout = session.readout();
        assert!(readout.regions.or(readout.more_regions).is_some(), "{name}");
        assert!(session.undo());
    }
}

#[test]
fn the_folding_network_has_more_cells_than_a_wider_one() {
    let frame = Rect::square(Point::default(), 1.0).corners();
    let cells = CellComplex::of(&folding(), &frame).unwrap();
    // Every layer halves the square along both axes.
    assert!(cells.region_count() >= 1 << 14, "{}", cells.region_count());
}
