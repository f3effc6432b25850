//! Laws of the graph over one input: it agrees with the network, and bends exactly where a unit does.

use crease::figure::Theme;
use crease::session::Nudge;
use crease::{
    Activation, CellComplex, ExportedFigure, Form, Handles, Hit, Initializer, Network, Pixel,
    Point, Rect, Sampled, ScoreGraph, ScoreSurface, Session, UnitId,
};
use proptest::prelude::*;

fn networks() -> impl Strategy<Value = Network> {
    let activations = prop::sample::select(vec![
        Activation::Relu,
        Activation::Leaky { slope: 0.1 },
        Activation::Leaky { slope: -1.0 },
        Activation::Linear,
    ]);
    let hidden = prop::collection::vec(1_usize..14, 0..4);
    (activations, hidden, any::<u32>()).prop_map(|(activation, hidden, seed)| {
        let mut widths = vec![1];
        widths.extend(hidden);
        widths.push(1);
        let initializer = Initializer {
            seed: seed.into(),
            ..Initializer::default()
        };
        initializer.network(activation, &widths).unwrap()
    })
}

fn frames() -> impl Strategy<Value = Rect> {
    let centre = (-2.0..2.0, -2.0..2.0).prop_map(|(x, y)| Point::new(x, y));
    (centre, 0.1..3.0).prop_map(|(centre, half)| Rect::square(centre, half))
}

fn graph_of(network: &Network, frame: Rect) -> ScoreGraph {
    let complex = CellComplex::of(network, &frame.corners()).unwrap();
    ScoreGraph::of(ScoreSurface::Exact(&complex)).unwrap()
}

/// Where units of a network turn on or off inside a frame, layer by layer: between the breakpoints of the earlier layers, a
/// pre-activation is one straight line.
fn breakpoints(network: &Network, frame: Rect) -> Vec<f64> {
    let mut found = vec![frame.min.x, frame.max.x];
    for (layer, units) in network.hidden_widths().into_iter().enumerate() {
        let mut ends = found.clone();
        ends.sort_by(f64::total_cmp);
        for pair in ends.windows(2) {
            let pattern = network.pattern_at(Point::new(0.5 * (pair[0] + pair[1]), 0.0));
            for unit in 0..units {
                let line = network.affine_on(&pattern, UnitId::new(layer, unit));
                let zero = -line.c / line.a;
                if pair[0] < zero && zero < pair[1] {
                    found.push(zero);
                }
            }
        }
    }
    found.sort_by(f64::total_cmp);
    found[1..found.len() - 1].to_vec()
}

/// Whether two lists contain the same numbers, up to rounding and up to duplicates within rounding.
fn are_the_same(one: &[f64], other: &[f64]) -> bool {
    let holds = |list: &[f64], x: f64| list.iter().any(|y| (x - y).abs() <= 1e-9);
    one.iter().all(|&x| holds(other, x)) && other.iter().all(|&x| holds(one, x))
}

proptest! {
    #[test]
    fn the_graph_is_the_network(
        network in networks(),
        frame in frames(),
        shares in prop::collection::vec(0.0_f64..=1.0, 20),
    ) {
        let graph = graph_of(&network, frame);
        let ends = [graph.points()[0].x, graph.points().last().unwrap().x];
        prop_assert_eq!(ends, [frame.min.x, frame.max.x]);
        for share in shares {
            let x = ((1.0 - share) * frame.min.x + share * frame.max.x).clamp(ends[0], ends[1]);
            let score = network.scores(Point::new(x, 0.0))[0];
            let drawn = graph.score(x).unwrap();
            prop_assert!((drawn - score).abs() <= 1e-9 * score.abs().max(1.0), "{} at {}", drawn, x);
        }
    }

    #[test]
    fn corners_are_the_breakpoints_and_nothing_else(network in networks(), frame in frames()) {
        let graph = graph_of(&network, frame);
        let corners: Vec<f64> = graph.corners().iter().map(|at| at.x).collect();
        let expected = breakpoints(&network, frame);
        prop_assert!(are_the_same(&corners, &expected), "{:?}, not {:?}", corners, expected);
        prop_assert!(corners.windows(2).all(|pair| pair[0] < pair[1]));
        let complex = CellComplex::of(&network, &frame.corners()).unwrap();
        prop_assert_eq!(complex.region_count(), corners.len() + 1);
    }
}

#[test]
fn a_network_with_two_inputs_has_no_graph() {
    let network = Network::zeros(Activation::Relu, &[2, 3, 1]).unwrap();
    let frame = Rect::square(Point::default(), 1.0);
    let complex = CellComplex::of(&network, &frame.corners()).unwrap();
    assert_eq!(ScoreGraph::of(ScoreSurface::Exact(&complex)), None);
}

#[test]
fn a_smooth_network_is_sampled_and_says_so() {
    let link = "1;data=sine.100.0.1;net=6;act=tanh;step=500;end";
    let mut session = Session::open(link).unwrap().0;
    let readout = session.readout();
    assert_eq!(readout.sampled, Some(ScoreGraph::SAMPLES));
    assert_eq!(readout.regions, None);
    let network = session.network().clone();
    let score_surface = session.score_surface().unwrap();
    let graph = ScoreGraph::of(score_surface).unwrap();
    assert_eq!(graph.points().len(), ScoreGraph::SAMPLES);
    assert_eq!(graph.corners(), []);
    for at in graph.points() {
        assert_eq!(at.y, network.scores(Point::new(at.x, 0.0))[0]);
    }
    let sampled = Sampled::of(&network, Rect::square(Point::default(), 1.0));
    assert_eq!(
        ScoreGraph::of(ScoreSurface::Sampled(&sampled))
            .unwrap()
            .points()[0]
            .x,
        -1.0
    );
}

fn opened(link: &str) -> Session {
    let mut session = Session::open(link).unwrap().0;
    session.set_canvas(600.0, 600.0);
    session
}

#[test]
fn readouts_count_the_stretches_of_the_graph() {
    for form in Form::all().filter(|form| form.inputs() == 1) {
        let link = format!("1;data={}.100.5.2;net=7-5;step=300;end", form.name());
        let mut session = opened(&link);
        let network = session.network().clone();
        let frame = session.view().frame();
        let bends = breakpoints(&network, frame);
        let readout = session.readout();
        assert_eq!(readout.regions, Some(bends.len() + 1), "{form:?}");
        // Neighbouring intervals with the same slope count as one: where the later layers are off, an earlier bend is
        // invisible.
        let slope = |x: f64| {
            let pattern = network.pattern_at(Point::new(x, 0.0));
            let map = network.affine_on(&pattern, UnitId::new(2, 0));
            (map.a, map.c)
        };
        let mut ends = vec![frame.min.x];
        ends.extend(&bends);
        ends.push(frame.max.x);
        let middles: Vec<f64> = ends.windows(2).map(|p| 0.5 * (p[0] + p[1])).collect();
        let changes = middles.windows(2).filter(|p| slope(p[0]) != slope(p[1]));
        assert_eq!(
            session.linear_regions(),
            Some(changes.count() + 1),
            "{form:?}"
        );
    }
}

#[test]
fn pointing_tells_the_formula_of_the_stretch() {
    let mut session = opened("1;data=tent.100.0.1;net=6;step=200;end");
    for x in [60.0, 200.0, 333.0, 500.0] {
        session.point(Pixel::new(x, 100.0));
        let at = session.pointer().unwrap();
        let pointed = session.pointed().unwrap();
        let map = pointed.scores[0].formula.unwrap();
        assert_eq!(map.b, 0.0);
        let score = session.network().scores(at)[0];
        assert!((map.a * at.x + map.c - score).abs() < 1e-9);
        assert_eq!(pointed.scores[0].value, score);
    }
}

#[test]
fn a_hinge_is_dragged_along_the_axis_and_swapped_but_not_turned() {
    let mut session = opened("1;data=sine.100.0.1;net=6;step=100;end");
    let units: Vec<UnitId> = session.network().hidden_units().collect();
    let line = |session: &Session, unit| session.network().first_layer_line(unit);
    let handles =
        |session: &Session, unit| Handles::of(line(session, unit).unwrap(), session.projection());
    let unit = *(units.iter())
        .find(|&&unit| handles(&session, unit).is_some())
        .unwrap();
    session.select(Some(unit));
    let found = handles(&session, unit).unwrap();
    assert_eq!(session.point(found.shift), Some(Hit::Shift(unit)));
    assert_ne!(session.point(found.turn), Some(Hit::Turn(unit)));
    let before = line(&session, unit).unwrap();
    session.nudge(Nudge::Turn(0.3));
    assert_eq!(line(&session, unit).unwrap(), before);

    session
        .press(found.shift, crease::session::Tool::Explore)
        .unwrap();
    let to = Pixel::new(found.shift.x + 40.0, found.shift.y - 25.0);
    session.drag(to);
    session.release();
    let moved = line(&session, unit).unwrap();
    assert_eq!((moved.a, moved.b), (before.a, 0.0));
    let hinge = -moved.c / moved.a;
    assert!((hinge - session.projection().to_point(to).x).abs() < 1e-6);
    session.nudge(Nudge::Flip);
    let swapped = line(&session, unit).unwrap();
    assert_eq!((swapped.a, swapped.c), (-moved.a, -moved.c));
    assert!(session.undo() && session.undo());
    assert_eq!(line(&session, unit).unwrap(), before);
}

#[test]
fn every_figure_of_a_network_with_one_input_can_be_drawn() {
    for activation in ["relu", "tanh", "linear"] {
        for (shape, step) in [("none", 0), ("5", 100), ("6-4-3", 100)] {
            let link = format!(
                "1;data=saw.60.10.1;net={shape};act={activation};step={step};probe=0.5,0.25;end"
            );
            for figure in crease::publish::figures::ALL {
                let name = figure.name;
                let mut session = opened(&link);
                let exported = ExportedFigure::new(&mut session, name, (500.0, 500.0), Theme::Dark);
                match exported {
                    Ok(mut exported) => assert!(exported.svg("f").unwrap().starts_with("<svg")),
                    // A smooth network has no cells, and so no recovery; and one input is no plane to raise, or to fold.
                    Err(_) => {
                        let by_cells = ["read-back", "collapse"].contains(&name);
                        let of_plane =
                            figure.inputs == Some(2) || ["fold", "sheet"].contains(&name);
                        assert!(
                            of_plane || (by_cells && activation == "tanh"),
                            "{name}: {link}"
                        );
                    }
                }
            }
            let mut session = opened(&link);
            session.recovery_readout();
            session.point(Pixel::new(200.0, 200.0));
            session.terms_at_pointer();
            for (goal, _) in crease::Goal::NAMES {
                let opening = session.network().clone();
                assert!(!session.progress(goal, &opening).reached, "{link}");
            }
        }
    }
}

#[test]
fn the_picture_has_the_score_as_a_line_and_a_disc_for_each_number() {
    let mut session = opened("1;data=square.80.0.1;net=4;step=400;unit=none;end");
    let frame = session.view().frame();
    let complex = session.complex().unwrap();
    let graph = ScoreGraph::of(ScoreSurface::Exact(complex)).unwrap();
    let visible = graph
        .corners()
        .iter()
        .filter(|&&at| frame.contains(at))
        .count();
    let pieces = graph.within(frame);
    let exported = ExportedFigure::new(&mut session, "plane", (600.0, 600.0), Theme::Light);
    let svg = exported.unwrap().svg("p").unwrap();
    let count = |text: &str| svg.matches(text).count();
    assert_eq!(count("stroke-width=\"2.63\""), pieces.len());
    // One disc per number, one ring per corner.
    assert_eq!(count("fill=\"#164886\""), 80);
    let rings = svg
        .lines()
        .filter(|line| line.starts_with("<circle") && line.contains("stroke-width=\"1.19\""));
    assert!(rings.count() >= visible && visible > 0);
    assert!(svg.contains(">y<"));
}
