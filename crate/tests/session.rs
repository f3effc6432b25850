//! Laws of a session: an undo brings back exactly what was, a link shows the same numbers, Reset is where it began.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crease::grip::first_layer_line;
use crease::session::{Nudge, SETTINGS, Tool, divergence_problem};
use crease::{
    Activation, Grip, Handles, Label, Network, Pixel, Point, Preset, Relief, Sample, Sampled,
    Scene, Session, UnitId,
};

fn session() -> Session {
    let mut session = Session::new(Scene::default()).unwrap();
    session.set_canvas(600.0, 600.0);
    session
}

fn reopened(session: &Session) -> Session {
    let link = session.link();
    let (mut other, ignored) = Session::open(&link).unwrap_or_else(|e| panic!("{link}: {e}"));
    assert!(ignored.is_empty());
    other.set_canvas(600.0, 600.0);
    other
}

/// A unit of the first layer whose hinge crosses the frame, selected, and where its handles are.
fn selected_hinge(session: &mut Session) -> (UnitId, Handles) {
    let units: Vec<UnitId> = session.network().hidden_units().collect();
    for unit in units {
        let line = first_layer_line(session.network(), unit).unwrap();
        if let Some(handles) = Handles::of(line, session.projection()) {
            session.select(Some(unit));
            return (unit, handles);
        }
    }
    panic!("no hinge crosses the frame");
}

/// Everything that an undo brings back.
fn state(session: &mut Session) -> (Network, Scene, Vec<crease::Sample>) {
    let samples = session.samples().to_vec();
    (session.network().clone(), session.scene(), samples)
}

/// One edit of each kind, by its name.
type Edit = (&'static str, fn(&mut Session));
const EDITS: &[Edit] = &[
    ("bias", |s| {
        s.set_bias(UnitId::new(0, 2), 0.75).unwrap();
    }),
    ("output bias", |s| {
        s.set_bias(UnitId::new(1, 0), -0.5).unwrap();
    }),
    ("weight", |s| {
        s.set_weight(UnitId::new(0, 1), 1, 2.5).unwrap();
    }),
    ("network imported", |s| {
        let text =
            r#"{"fc1.weight": [[1, -2], [0.5, 3]], "fc1.bias": [0, 1], "fc2.weight": [[1, -1]]}"#;
        s.adopt_import(text).unwrap();
    }),
    ("hinge dragged", |s| {
        let (_, handles) = selected_hinge(s);
        s.press(handles.shift, Tool::Explore).unwrap();
        s.drag(Pixel::new(300.0, 280.0));
        s.drag(Pixel::new(310.0, 260.0));
        s.release();
    }),
    ("hinge turned", |s| {
        let (_, handles) = selected_hinge(s);
        s.press(handles.turn, Tool::Explore).unwrap();
        s.drag(Pixel::new(123.0, 456.0));
        s.release();
    }),
    ("hinge flipped", |s| {
        let (_, handles) = selected_hinge(s);
        s.press(handles.flip, Tool::Explore).unwrap();
        s.release();
    }),
    ("hinge nudged", |s| {
        selected_hinge(s);
        s.nudge(Nudge::Turn(0.1));
    }),
    ("sample added", |s| {
        s.press(Pixel::new(300.0, 300.0), Tool::Add(Label(1)))
            .unwrap();
        s.release();
    }),
    ("sample moved", |s| {
        let at = s.projection().to_pixel(s.samples()[3].at);
        s.select(None);
        assert!(matches!(
            s.press(at, Tool::Explore).unwrap(),
            Some(Grip::Sample(_))
        ));
        s.drag(Pixel::new(at.x + 40.0, at.y - 20.0));
        s.release();
    }),
    ("sample relabelled", |s| {
        let at = s.projection().to_pixel(s.samples()[5].at);
        s.press(at, Tool::Relabel).unwrap();
        s.release();
    }),
    ("sample removed", |s| {
        let at = s.projection().to_pixel(s.samples()[5].at);
        s.press(at, Tool::Remove).unwrap();
        s.release();
    }),
    ("noise", |s| {
        s.set("noise", "23").unwrap();
    }),
    ("preset", |s| {
        s.set("data", "moons").unwrap();
    }),
    ("shape", |s| {
        s.set("layers", "4-4").unwrap();
    }),
    ("activation", |s| {
        s.set("activation", "leaky").unwrap();
    }),
    ("learning rate", |s| {
        s.set("learning-rate", "0.3").unwrap();
    }),
    ("training", |s| s.train(50).unwrap()),
    ("new weights", Session::draw_weights),
    ("new samples", Session::draw_samples),
];

#[test]
fn an_undo_brings_back_what_was_and_a_redo_what_was_then() {
    for trained in [0, 30] {
        for (name, edit) in EDITS {
            let mut session = session();
            session.train(trained).unwrap();
            let before = state(&mut session);
            edit(&mut session);
            let after = state(&mut session);
            assert_ne!(before, after, "{name} changes nothing");
            assert!(session.undo());
            let back = state(&mut session);
            assert_eq!(back.0, before.0, "{name}: the network");
            assert_eq!(back.1.weights, before.1.weights, "{name}: the weights");
            assert_eq!(back.2, before.2, "{name}: the samples");
            assert!(session.redo());
            let again = state(&mut session);
            assert_eq!((again.0, again.2), (after.0, after.2), "{name}");
        }
    }
}

#[test]
fn training_after_an_undo_is_training_as_if_nothing_had_been() {
    let (mut plain, mut winding) = (session(), session());
    plain.train(25).unwrap();
    winding.train(25).unwrap();
    winding.set_bias(UnitId::new(1, 0), 3.0).unwrap();
    winding.train(10).unwrap();
    assert!(winding.undo() && winding.undo());
    plain.train(40).unwrap();
    winding.train(40).unwrap();
    assert_eq!(plain.network(), winding.network());
    assert_eq!(plain.link(), winding.link());
}

#[test]
fn a_link_opens_to_the_same_numbers_after_every_edit() {
    for trained in [0, 200] {
        for (name, edit) in EDITS {
            let mut session = session();
            session.train(trained).unwrap();
            edit(&mut session);
            let mut other = reopened(&session);
            assert_eq!(other.network(), session.network(), "{name}");
            assert_eq!(other.samples(), session.samples(), "{name}");
            let (mut shown, mut read) = (session.readout(), other.readout());
            // What came before the numbers is not in a link that carries weights.
            (shown.can_undo, read.can_undo) = (false, false);
            (shown.first_step, read.first_step) = (0, 0);
            (shown.last_step, read.last_step) = (0, 0);
            assert_eq!(read, shown, "{name}");
            assert_eq!(other.link(), session.link(), "{name}");
        }
    }
}

#[test]
fn a_plain_run_travels_as_its_recipe_and_an_edited_one_as_its_weights() {
    let mut session = session();
    session.train(300).unwrap();
    assert!(session.link().contains(";step=300;"));
    assert!(!session.link().contains(";w="));
    session.set_bias(UnitId::new(0, 0), 0.25).unwrap();
    assert!(session.link().contains(";w="));
}

#[test]
fn reset_comes_back_to_the_same_first_weights() {
    let mut session = session();
    let first = session.network().clone();
    session.train(40).unwrap();
    session.set_bias(UnitId::new(0, 0), 0.25).unwrap();
    session.reset();
    assert_eq!(session.network(), &first);
    assert_eq!(session.readout().step, 0);
    let mut other = reopened(&session);
    other.train(7).unwrap();
    other.reset();
    assert_eq!(other.network(), &first);
    session.draw_weights();
    assert_ne!(session.network(), &first);
}

#[test]
fn a_link_with_weights_resets_to_the_first_weights_of_its_seed() {
    let mut session = session();
    let first = session.network().clone();
    session.train(40).unwrap();
    session.set_bias(UnitId::new(0, 0), 0.25).unwrap();
    let mut other = reopened(&session);
    other.reset();
    assert_eq!(other.network(), &first);
}

#[test]
fn a_network_made_by_hand_is_gone_back_to_in_one_step_whatever_came_since() {
    let mut session = session();
    session.set_bias(UnitId::new(0, 0), 0.25).unwrap();
    let first = session.network().clone();
    session.set("layers", "3-2").unwrap();
    session.set("activation", "leaky").unwrap();
    session.train(20).unwrap();
    let before = state(&mut session);
    session.reset_to(&first);
    assert_eq!(session.network(), &first);
    assert_eq!(session.readout().step, 0);
    assert_eq!(session.curve().points().len(), 1);
    assert_eq!(reopened(&session).network(), &first);
    assert!(session.undo());
    assert_eq!(state(&mut session), before);
    // And it trains from there.
    assert!(session.redo());
    session.train(1).unwrap();
    assert_ne!(session.network(), &first);
    assert_eq!(session.readout().step, 1);
}

#[test]
fn one_gesture_is_one_undo_step() {
    let mut session = session();
    let before = session.network().clone();
    session.hold();
    for value in [0.1, 0.2, 0.3] {
        session.set_bias(UnitId::new(0, 0), value).unwrap();
    }
    session.let_go();
    session.hold();
    for _ in 0..5 {
        session.train(3).unwrap();
    }
    session.let_go();
    assert!(session.undo());
    assert_eq!(
        session.network().bias(UnitId::new(0, 0)),
        Some(f64::from(0.3_f32))
    );
    assert!(session.undo());
    assert_eq!(session.network(), &before);
    assert!(!session.undo());
}

#[test]
fn a_dragged_hinge_follows_the_pointer_and_keeps_its_direction() {
    let mut session = session();
    let (unit, handles) = selected_hinge(&mut session);
    let before = first_layer_line(session.network(), unit).unwrap();
    let regions = session.readout().regions;
    session.press(handles.shift, Tool::Explore).unwrap();
    let to = Pixel::new(handles.shift.x + 37.0, handles.shift.y + 53.0);
    session.drag(to);
    let after = first_layer_line(session.network(), unit).unwrap();
    assert!(after.at(session.projection().to_point(to)).abs() < 1e-6);
    assert_eq!(after.gradient(), before.gradient());
    session.release();
    assert!(session.readout().regions.is_some() && regions.is_some());
}

#[test]
fn a_turned_hinge_keeps_its_pivot_and_its_steepness() {
    let mut session = session();
    let (unit, handles) = selected_hinge(&mut session);
    let before = first_layer_line(session.network(), unit).unwrap();
    let pivot = session.projection().to_point(handles.shift);
    session.press(handles.turn, Tool::Explore).unwrap();
    session.drag(Pixel::new(200.0, 420.0));
    let after = first_layer_line(session.network(), unit).unwrap();
    assert!(after.at(pivot).abs() < 1e-5);
    assert!(
        after
            .at(session.projection().to_point(Pixel::new(200.0, 420.0)))
            .abs()
            < 1e-5
    );
    let (old, new) = (before.gradient().length(), after.gradient().length());
    assert!((old - new).abs() < 1e-5 * old);
}

#[test]
fn a_flipped_hinge_is_the_same_line_with_its_sides_swapped() {
    let mut session = session();
    let (unit, handles) = selected_hinge(&mut session);
    let before = first_layer_line(session.network(), unit).unwrap();
    session.press(handles.flip, Tool::Explore).unwrap();
    session.release();
    let after = first_layer_line(session.network(), unit).unwrap();
    for at in [Point::new(0.3, 0.1), Point::new(-0.7, 0.9)] {
        assert_eq!(before.at(at), -after.at(at));
    }
}

#[test]
fn what_is_out_of_range_is_held_within_and_said() {
    let mut session = session();
    let clamp = session.set_bias(UnitId::new(0, 0), 1e9).unwrap().unwrap();
    assert_eq!(clamp.used, 1000.0);
    assert_eq!(session.network().bias(UnitId::new(0, 0)), Some(1000.0));
    assert!(session.set("noise", "99").unwrap().is_some());
    assert!(session.set("noise", "12").unwrap().is_none());
    assert!(session.set("learning-rate", "−3").unwrap().is_some());
}

#[test]
fn what_cannot_be_read_changes_nothing() {
    let mut session = session();
    let before = state(&mut session);
    for (name, text) in [
        ("noise", "lots"),
        ("layers", "8-x"),
        ("layers", "8.5"),
        ("layers", "-"),
        ("layers", "🙂"),
        ("layers", "8-65"),
        ("layers", "1-1-1-1-1-1-1-1-1-1-1-1-1"),
        ("activation", "swish"),
        ("learning-rate", "NaN"),
        ("no-such-setting", "1"),
    ] {
        assert!(session.set(name, text).is_err(), "{name} {text}");
    }
    assert_eq!(state(&mut session), before);
    assert!(!session.undo());
}

#[test]
fn shapes_are_read_as_people_type_them() {
    let mut session = session();
    for (text, widths) in [
        ("8-8", vec![8, 8]),
        (" 4, 4 ", vec![4, 4]),
        ("[3, 2]", vec![3, 2]),
        ("3 × 2", vec![3, 2]),
        ("0", vec![]),
        ("", vec![]),
        ("16", vec![16]),
    ] {
        session.set("layers", text).unwrap();
        assert_eq!(session.network().hidden_widths(), widths, "{text}");
        assert!(session.readout().regions.is_some(), "{text}");
    }
}

#[test]
fn divergence_keeps_the_last_finite_weights_and_names_rate_and_step() {
    let mut session = session();
    session.set("optimizer", "sgd").unwrap();
    session.set("learning-rate", "1000").unwrap();
    let divergence = session.train(10_000).unwrap_err();
    assert_eq!(divergence.learning_rate, 1000.0);
    assert!(session.network().parameters().all(f64::is_finite));
    let readout = session.readout();
    assert_eq!(readout.step + 1, divergence.step);
    assert!(readout.loss.unwrap().is_finite());
}

#[test]
fn the_numbers_shown_are_those_of_the_weights_shown() {
    let mut session = session();
    session.train(64).unwrap();
    session.set_weight(UnitId::new(0, 0), 0, 4.0).unwrap();
    let training: Vec<_> = session
        .samples()
        .iter()
        .filter(|s| !s.test)
        .copied()
        .collect();
    let fresh = crease::evaluate(session.network(), &training);
    let readout = session.readout();
    assert_eq!(readout.loss, Some(fresh.loss));
    assert_eq!(readout.accuracy, Some(fresh.accuracy));
    // An edit by hand is no step: the curve has no point for it.
    assert_eq!(session.curve().points().last().unwrap().step, 64);
}

#[test]
fn the_pointed_region_tells_the_formula_of_its_score() {
    let mut session = session();
    session.set("layers", "6-4").unwrap();
    session.train(100).unwrap();
    for at in [
        Pixel::new(100.0, 200.0),
        Pixel::new(330.0, 290.0),
        Pixel::new(500.0, 90.0),
    ] {
        session.point(at);
        let pointed = session.pointed().unwrap();
        let crease::session::Pointed { x1, x2, scores, .. } = &pointed;
        let [score] = scores[..] else {
            panic!("{scores:?}");
        };
        let formula = score.formula.unwrap();
        let value = formula.a * x1 + formula.b * x2 + formula.c;
        assert!((value - score.value).abs() < 1e-9);
        assert_eq!((score.class, pointed.likely.unwrap().class), (None, 1));
        assert_eq!(pointed.of, 10);
        assert!(pointed.on.len() <= 10);
    }
    session.point(Pixel::new(-5.0, 10.0));
    assert_eq!(session.pointed(), None);
}

#[test]
fn the_keyboard_moves_a_sample_as_the_pointer_does() {
    let mut session = session();
    let at = session.samples()[0].at;
    let centre = session.projection().to_pixel(Point::default());
    let sample = session.projection().to_pixel(at);
    session.move_cross(sample.x - centre.x, centre.y - sample.y);
    assert!(session.pick_up());
    session.move_cross(30.0, 12.0);
    assert!(!session.pick_up());
    let moved = session.projection().to_pixel(session.samples()[0].at);
    assert!((moved.x - sample.x - 30.0).abs() < 1e-3);
    assert!((sample.y - moved.y - 12.0).abs() < 1e-3);
    assert!(session.undo());
    assert_eq!(session.samples()[0].at, at);
}

#[test]
fn a_sample_picked_up_by_key_may_vanish_under_the_pointer() {
    let mut session = session();
    session.use_at_cross(Tool::Add(Label(1))).unwrap();
    assert!(session.pick_up());
    session
        .press(Pixel::new(310.0, 300.0), Tool::Remove)
        .unwrap();
    session.drag(Pixel::new(320.0, 310.0));
    session.release();
    assert_eq!(session.samples().len(), 200);
    assert!(session.pick_up() || !session.is_holding());
    session.set("count", "10").unwrap();
    session.set("data", "moons").unwrap();
    session.move_cross(30.0, 0.0);
    assert_eq!(session.samples().len(), 10);
}

#[test]
fn units_come_and_go_without_moving_the_others() {
    let mut session = session();
    let before = session.network().clone();
    session.add_unit();
    assert_eq!(session.network().hidden_widths(), [9]);
    for unit in 0..8 {
        assert_eq!(
            session.network().layers()[0].row(unit),
            before.layers()[0].row(unit)
        );
    }
    assert_eq!(reopened(&session).network(), session.network());
    session.remove_unit();
    assert_eq!(session.network(), &before);
    assert!(session.undo() && session.undo());
    assert_eq!(session.network(), &before);
    for _ in 0..10 {
        session.remove_unit();
    }
    assert_eq!(session.network().hidden_widths(), [1]);
}

#[test]
fn a_network_is_taken_over_without_its_samples() {
    let mut session = session();
    let samples = session.samples().to_vec();
    let link = "1;data=moons.50.0.3;net=3;act=leaky;step=20;end";
    session.adopt(link).unwrap();
    assert_eq!(session.samples(), samples);
    assert_eq!(session.network().hidden_widths(), [3]);
    assert!(session.adopt("1;net=3").is_err());
    assert_eq!(reopened(&session).network(), session.network());
    assert!(session.undo());
    assert_eq!(session.network().hidden_widths(), [8]);
}

#[test]
fn the_own_samples_have_a_limit() {
    let mut session = session();
    session.set("count", "1000").unwrap();
    let problem = session.press(Pixel::new(300.0, 300.0), Tool::Add(Label(0)));
    assert_eq!(problem.unwrap_err().code, "sample-limit");
    assert_eq!(session.samples().len(), 1000);
}

#[test]
fn a_squash_moves_no_point_across_the_boundary() {
    for seed in ["1", "2", "3"] {
        let mut session = session();
        session.set("seed", seed).unwrap();
        session.train(40).unwrap();
        let before = session.readout();
        let boundary = session.complex().unwrap().boundary(0);
        session.set("output", "sigmoid").unwrap();
        assert_eq!(session.readout(), before, "seed {seed}");
        assert_eq!(session.complex().unwrap().boundary(0), boundary);
        for sample in session.samples() {
            let score = session.network().scores(sample.at)[0];
            let shown = session.view().output.probability(score);
            assert_eq!(shown > 0.5, score > 0.0, "seed {seed}, {sample:?}");
        }
    }
}

#[test]
fn a_relu_on_the_score_leaves_one_class_without_an_answer() {
    let mut session = session();
    session.train(400).unwrap();
    let plain = session.readout();
    session.set("output", "relu").unwrap();
    let clipped = session.readout();
    let samples = session.samples();
    let training = samples.iter().filter(|sample| !sample.test);
    let right = training.clone().filter(|sample| {
        let score = session.network().scores(sample.at)[0];
        assert!(session.view().output.probability(score) >= 0.5);
        sample.label == Label(1) && score > 0.0
    });
    let share = right.count() as f64 / training.count() as f64;
    assert_eq!(clipped.accuracy, Some(share));
    assert!(share <= 0.6 && plain.accuracy > Some(0.9), "{plain:?}");
    // Only what is shown has changed, not what training lowers.
    assert_eq!(clipped.loss, plain.loss);
}

/// A session with a probe at (0.5, −0.25) and a selected hinge.
fn probed_session() -> Session {
    let (mut session, _) = Session::open("1;probe=0.5,-0.25;end").unwrap();
    session.set_canvas(600.0, 600.0);
    selected_hinge(&mut session);
    session
}

#[test]
fn the_probe_follows_hand_and_keys_and_no_undo() {
    let mut session = probed_session();
    let at = session.projection().to_pixel(session.probe().unwrap());
    assert_eq!(session.point(at), Some(Grip::Probe));
    session.press(at, Tool::Explore).unwrap();
    session.drag(Pixel::new(at.x + 30.0, at.y - 12.0));
    session.release();
    session.move_cross(6.0, -12.0);
    let there = session.projection().to_pixel(session.probe().unwrap());
    let expected = Pixel::new(at.x + 36.0, at.y);
    assert!(there.distance(expected) < 1e-3, "{there:?}");
    assert_eq!(session.undo_and_redo(), (false, false));
    assert_eq!(reopened(&session).probe(), session.probe());

    session.train(1).unwrap();
    let probe = session.probe();
    assert!(session.undo());
    assert_eq!(session.probe(), probe);
}

#[test]
fn arrow_keys_carry_a_sample_past_the_probe() {
    let mut session = probed_session();
    let probe = session.probe();
    session.point(session.projection().to_pixel(session.samples()[0].at));
    assert!(session.pick_up());
    let before = session.samples()[0];
    session.move_cross(9.0, 0.0);
    assert_eq!(session.probe(), probe);
    let moved = session.samples().iter().filter(|s| **s == before).count();
    assert_eq!(moved, 0);
}

#[test]
fn the_readouts_of_the_ramp_agree_with_the_network() {
    let mut session = probed_session();
    let unit = session.selected().unwrap();
    let ramp = session.readout().ramp;
    let z = session.network().pre_activations(session.probe().unwrap())[0][unit.unit];
    assert_eq!(ramp.z, Some(z));
    assert_eq!(ramp.a, Some(z.max(0.0)));
    let weight = session.network().weight(UnitId::new(1, 0), unit.unit);
    assert_eq!(ramp.next, weight.map(|w| w * z.max(0.0)));
    let product = ramp.distance.unwrap() * ramp.steepness.unwrap();
    assert!((product - z.abs()).abs() < 1e-12);
    session.select(Some(UnitId::new(1, 0)));
    assert_eq!(
        session.readout().ramp,
        crease::session::RampReadout::default()
    );
}

#[test]
fn a_steeper_ramp_has_the_same_hinge() {
    for (factor, exact) in [
        (2.0, true),
        (0.25, true),
        (1.3, false),
        (0.77, false),
        (1e9, false),
        (1e-9, false),
    ] {
        let mut session = session();
        let (unit, _) = selected_hinge(&mut session);
        let before = first_layer_line(session.network(), unit).unwrap();
        session.steepen(factor);
        let after = first_layer_line(session.network(), unit).unwrap();
        let held =
            (1.0 / 1024.0..=1000.0).contains(&after.a.abs().max(after.b.abs()).max(after.c.abs()));
        assert!(held, "{factor}: {after:?}");
        let ratio = after.gradient().length() / before.gradient().length();
        assert!(ratio > 0.0 && (ratio > 1.0) == (factor > 1.0));
        // Relative to the sizes of the products, twice the rounding to f32 of each factor.
        let same = |p: f64, q: f64| (p - q).abs() <= if exact { 0.0 } else { 2.5e-7 * p.abs() };
        assert!(same(before.a * after.b, before.b * after.a), "{factor}");
        assert!(same(before.a * after.c, before.c * after.a), "{factor}");
        assert!(session.undo());
        assert_eq!(first_layer_line(session.network(), unit), Some(before));
    }
}

#[test]
fn no_factor_flattens_or_flips_a_ramp() {
    for factor in [0.0, -2.0, f64::NAN] {
        let mut session = session();
        selected_hinge(&mut session);
        let before = session.network().clone();
        session.steepen(factor);
        assert_eq!(*session.network(), before, "{factor}");
    }
}

#[test]
fn keys_follow_the_nearest_sample_and_a_pointer_only_one_that_it_is_on() {
    let mut session = Session::new(Scene::default()).unwrap();
    session.set_canvas(400.0, 400.0);
    assert_eq!(session.followed(), None);
    assert!(session.assembly_line().is_none());
    session.set_follows(true);
    assert_eq!(session.followed(), session.samples().first().copied());

    for (right, up) in [(30.0, 0.0), (60.0, -90.0), (-500.0, -500.0)] {
        session.move_cross(right, up);
        let cross = session.pointer().unwrap();
        let distance = |sample: &Sample| (sample.at - cross).length();
        let nearest = (session.samples().iter().map(distance)).fold(f64::INFINITY, f64::min);
        assert_eq!(distance(&session.followed().unwrap()), nearest);
    }
    let followed = session.followed();
    let away = session.projection().plot;
    session.point(Pixel::new(away.left + 1.0, away.top + 1.0));
    assert_eq!(session.followed(), followed);
}

#[test]
fn a_unit_is_selected_by_its_letters_and_by_no_others() {
    let mut session = Session::open("1;net=25-2;end").unwrap().0;
    for (letters, unit) in [("b", (0, 1)), ("Y", (0, 24)), ("z", (1, 0)), ("aa", (1, 1))] {
        assert!(session.select_letters(letters));
        assert_eq!(session.selected(), Some(UnitId::new(unit.0, unit.1)));
    }
    for none in ["ab", "", "1"] {
        assert!(!session.select_letters(none));
        assert_eq!(session.selected(), Some(UnitId::new(1, 1)));
    }
}

#[test]
fn a_smooth_network_is_sampled_and_has_no_regions_to_count() {
    let mut session = Session::open("1;net=3;act=tanh;end").unwrap().0;
    session.set_canvas(400.0, 400.0);
    assert!(matches!(session.relief(), Some(Relief::Sampled(_))));
    let readout = session.readout();
    assert_eq!((readout.regions, session.linear_regions()), (None, None));
    assert_eq!(readout.sampled, Some(Sampled::SIDE));
    assert_eq!((readout.problem, readout.dead_units), (None, 0));
    session.point(Pixel::new(200.0, 200.0));
    let pointed = session.pointed().unwrap();
    let score = pointed.scores[0];
    assert!(score.formula.is_none() && score.value.is_finite());

    // A step, and another activation, leave nothing behind.
    let before = session.network().clone();
    session.train(1).unwrap();
    assert_ne!(session.relief().unwrap().network(), &before);
    session.set("activation", "relu").unwrap();
    assert!(matches!(session.relief(), Some(Relief::Exact(_))));
    assert_eq!(session.readout().sampled, None);
}

#[test]
fn every_strength_of_decay_is_a_setting_of_its_own() {
    let names = ["l1", "l2", "decoupled"]
        .map(|kind| ["weights", "biases"].map(|of| format!("{kind}-{of}")));
    for name in names.as_flattened() {
        let mut session = session();
        let before = session.link();
        assert_eq!(session.set(name, "0.25").unwrap(), None);
        let training = session.scene().training;
        let strengths = [training.l1, training.l2, training.decoupled];
        let total: f32 = strengths
            .iter()
            .map(|decay| decay.weights + decay.biases)
            .sum();
        assert_eq!(total, 0.25, "{name}");
        assert_eq!(state(&mut reopened(&session)), state(&mut session));
        assert!(session.set(name, "-1").unwrap().is_some());
        session.undo();
        session.undo();
        assert_eq!(session.link(), before);
    }
}

#[test]
fn activations_are_set_by_the_names_the_page_uses() {
    let mut session = session();
    for name in [
        "relu", "leaky", "abs", "linear", "tanh", "sigmoid", "gelu", "softplus",
    ] {
        session.set("activation", name).unwrap();
        let read = SETTINGS
            .iter()
            .find(|setting| setting.name == "activation")
            .unwrap()
            .read;
        assert_eq!(read(&session), name);
        assert_eq!(read(&reopened(&session)), name);
    }
    session.set("sharpness", "20").unwrap();
    assert_eq!(
        session.network().activation(),
        Activation::Softplus { sharpness: 20.0 }
    );
    session.set("activation", "abs").unwrap();
    assert_eq!(
        session.network().activation(),
        Activation::Leaky { slope: -1.0 }
    );
}

#[test]
fn points_copied_out_and_pasted_in_are_the_same() {
    let mut session = session();
    let samples = session.samples().to_vec();
    let text = session.points_text();
    session.set("data", "moons").unwrap();
    let counts = session.take_points(&text).unwrap();
    assert_eq!(counts.iter().sum::<usize>(), samples.len());
    assert_eq!(session.samples(), samples);
    assert_eq!(session.points_text(), text);

    let before = session.link();
    for (bad, code) in [
        ("", "csv-empty"),
        ("x1,x2,label\n", "csv-empty"),
        ("0,0,0\n1,1", "csv-fields"),
        ("0,0,0\n\n1,one,1", "csv-number"),
        ("0,0,0.5", "csv-label"),
        ("0,1e9,0", "csv-coordinate"),
    ] {
        let problem = session.take_points(bad).unwrap_err();
        assert_eq!(problem.code, code, "{bad}");
        assert_eq!(session.link(), before, "{bad}");
    }
    let problem = session.take_points("0,0,0\n\n1,one,1").unwrap_err();
    assert_eq!(
        serde_json::to_value(&problem).unwrap()["values"]["line"],
        3.0
    );
    session.undo();
    assert_ne!(session.samples(), samples);
}

#[test]
fn after_a_divergence_a_third_of_the_rate_is_offered() {
    let mut session = session();
    session.set("optimizer", "sgd").unwrap();
    session.set("learning-rate", "1000").unwrap();
    let divergence = session.train(1000).unwrap_err();
    let problem = serde_json::to_value(divergence_problem(&divergence)).unwrap();
    assert_eq!(problem["values"]["rate"], 1000.0);
    assert_eq!(problem["values"]["calmer"], 330.0);
}

#[test]
fn every_activation_learns_every_preset_and_only_the_smooth_ones_have_no_regions() {
    for (activation, name) in Activation::NAMES {
        for preset in Preset::all() {
            let link = format!("1;data={}.60.10.1;net=4-3;act={name};end", preset.name());
            let (mut session, _) = Session::open(&link).unwrap();
            session.train(20).unwrap();
            let readout = session.readout();
            assert!(readout.loss.is_some_and(f64::is_finite), "{link}");
            assert_eq!(readout.problem, None, "{link}");
            let exact = activation.is_two_piece();
            assert_eq!(readout.regions.is_some(), exact, "{link}");
            assert_eq!(readout.sampled.is_some(), !exact, "{link}");
            assert_eq!(reopened(&session).network(), session.network(), "{link}");
        }
    }
}

#[test]
fn a_preset_of_more_classes_brings_its_outputs() {
    let mut session = session();
    session.train(10).unwrap();
    session.set("data", "blobs3").unwrap();
    assert_eq!(session.network().outputs(), 3);
    session.train(10).unwrap();
    assert_eq!(reopened(&session).network(), session.network());
    assert!(session.undo() && session.undo());
    assert_eq!(session.network().outputs(), 1);
    session.set("data", "border").unwrap();
    assert_eq!(session.network().outputs(), 1);
}

/// A session of three classes, with one output for each.
fn three_classes() -> Session {
    let mut session = Session::open("1;data=spiral3.200.10.1;net=8-8;end")
        .unwrap()
        .0;
    session.set_canvas(600.0, 600.0);
    session
}

#[test]
fn three_classes_train_undo_and_read_out() {
    let mut session = three_classes();
    let before = state(&mut session);
    let first = session.readout();
    assert_eq!((first.classes, session.network().outputs()), (3, 3));
    session.train(800).unwrap();
    let trained = session.readout();
    assert!(trained.loss.unwrap() < first.loss.unwrap());
    let training: Vec<Sample> = (session.samples().iter().copied())
        .filter(|sample| !sample.test)
        .collect();
    let right = training.iter().filter(|sample| {
        let scores = session.network().scores(sample.at);
        let own = scores[usize::from(sample.label.0)];
        scores.iter().all(|&score| score <= own)
    });
    let share = right.count() as f64 / training.len() as f64;
    assert_eq!(trained.accuracy, Some(share));
    // A ReLU on the score is for a single score.
    session.set("output", "relu").unwrap();
    assert_eq!(session.readout().accuracy, Some(share));
    session.set("output", "plain").unwrap();
    session.show_best_line(true);
    assert_eq!(session.readout().best_line, None);
    assert_eq!(state(&mut reopened(&session)), state(&mut session));
    assert!(session.undo());
    assert_eq!(state(&mut session), before);
}

#[test]
fn the_pointed_spot_tells_every_score_and_the_likeliest_class() {
    let mut session = three_classes();
    session.train(300).unwrap();
    for activation in ["relu", "tanh"] {
        session.set("activation", activation).unwrap();
        for at in [Pixel::new(100.0, 200.0), Pixel::new(330.0, 290.0)] {
            session.point(at);
            let point = session.pointer().unwrap();
            let pointed = session.pointed().unwrap();
            let values: Vec<f64> = pointed.scores.iter().map(|score| score.value).collect();
            assert_eq!(values, session.network().scores(point));
            let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let likely = pointed.likely.unwrap();
            assert_eq!(values[likely.class], highest);
            let total: f64 = values.iter().map(|value| (value - highest).exp()).sum();
            assert!((likely.probability - 1.0 / total).abs() < 1e-12);
            for (class, score) in pointed.scores.iter().enumerate() {
                assert_eq!(score.class, Some(class));
                let map = |f: crease::session::Line| f.a * point.x + f.b * point.y + f.c;
                let apart = score.formula.map_or(0.0, |f| map(f) - score.value);
                assert!(apart.abs() < 1e-9);
                assert_eq!(score.formula.is_some(), activation == "relu");
            }
        }
    }
}

#[test]
fn every_output_has_its_name_and_card() {
    let session = three_classes();
    let names = session.unit_names();
    let classes: Vec<Option<usize>> = names.iter().map(|name| name.class).collect();
    assert_eq!(classes[15..], [None, Some(0), Some(1), Some(2)]);
    let card = session.card(UnitId::new(2, 2)).unwrap();
    assert_eq!((card.name.class, card.parameters.len()), (Some(2), 9));
    let alone = Session::new(Scene::default()).unwrap();
    assert_eq!(alone.unit_names().last().unwrap().class, None);
}

#[test]
fn the_first_sample_of_a_third_class_brings_its_output_and_the_last_takes_it_along() {
    let mut session = session();
    let before = state(&mut session);
    let at = Pixel::new(300.0, 300.0);
    session.press(at, Tool::Add(Label(2))).unwrap();
    session.release();
    assert_eq!(session.network().outputs(), 3);
    assert_eq!(state(&mut reopened(&session)), state(&mut session));
    // From class 2 the next of three is class 0, and then no sample is left of class 2.
    session.press(at, Tool::Relabel).unwrap();
    session.release();
    assert_eq!(session.samples().last().unwrap().label, Label(0));
    assert_eq!(session.network().outputs(), 1);
    session.press(at, Tool::Add(Label(3))).unwrap();
    session.release();
    assert_eq!(session.network().outputs(), 4);
    session.train(3).unwrap();
    for _ in 0..4 {
        assert!(session.undo());
    }
    assert_eq!(state(&mut session), before);
}

#[test]
fn a_network_made_by_hand_gives_way_where_the_classes_are_others() {
    let mut session = session();
    let opening = session.network().clone();
    session.set("data", "blobs3").unwrap();
    session.reset_to(&opening);
    assert_eq!(session.network().outputs(), 3);
    let other = Session::new(Scene::default()).unwrap();
    session.adopt(&other.link()).unwrap();
    assert_eq!(session.network().outputs(), 3);
    let before = session.network().clone();
    session.add_unit();
    assert_eq!(session.network().hidden_widths(), [9]);
    session.remove_unit();
    assert_eq!(session.network(), &before);
}
