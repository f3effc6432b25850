//! Laws of samples edited by pointer and keyboard, and as text.

use super::*;

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
fn the_own_samples_have_a_limit() {
    let mut session = session();
    session.set("count", "1000").unwrap();
    let problem = session.press(Pixel::new(300.0, 300.0), Tool::Add(Label(0)));
    assert_eq!(problem.unwrap_err().code, "sample-limit");
    assert_eq!(session.samples().len(), 1000);
}

#[test]
fn keys_follow_the_nearest_sample_and_a_pointer_only_one_that_it_is_on() {
    let mut session = Session::new(Scene::default()).unwrap();
    session.set_canvas(400.0, 400.0);
    assert_eq!(session.followed(), None);
    assert!(session.forward_trace().is_none());
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
fn a_stroke_leaves_a_trail_of_samples_and_is_one_undo_step() {
    let mut session = session();
    let before = state(&mut session);
    let count = session.samples().len();
    let tool = Tool::Add(Label(1));
    session.press(Pixel::new(150.0, 200.0), tool).unwrap();
    assert_eq!(session.samples().len(), count + 1);
    // A trembling pointer draws nothing, and a fast one leaves no gap.
    session.drag(Pixel::new(152.0, 203.0));
    assert_eq!(session.samples().len(), count + 1);
    for to in [(190.0, 210.0), (450.0, 330.0), (451.0, 331.0)] {
        session.drag(Pixel::new(to.0, to.1));
    }
    session.release();
    let drawn = &session.samples()[count..];
    assert!(drawn.len() > 10, "{}", drawn.len());
    assert!(drawn.iter().all(|sample| sample.label == Label(1)));
    let places: Vec<Pixel> = (drawn.iter())
        .map(|sample| session.projection().to_pixel(sample.at))
        .collect();
    for pair in places.windows(2) {
        let apart = pair[0].distance(pair[1]);
        assert!((apart - 18.0).abs() < 0.01, "{apart}");
    }
    // After the release, the pointer moves nothing any more.
    let drawn = session.samples().to_vec();
    session.drag(Pixel::new(100.0, 100.0));
    assert_eq!(session.samples(), drawn);
    assert!(session.undo());
    assert_eq!(state(&mut session), before);
}

#[test]
fn a_stroke_continues_after_a_position_that_is_not_finite() {
    let mut session = session();
    session
        .press(Pixel::new(200.0, 300.0), Tool::Add(Label(0)))
        .unwrap();
    let count = session.samples().len();
    for nowhere in [f64::NAN, f64::INFINITY] {
        session.drag(Pixel::new(nowhere, 300.0));
        assert_eq!(session.samples().len(), count);
    }
    session.drag(Pixel::new(245.0, 300.0));
    assert_eq!(session.samples().len(), count + 2);
}

#[test]
fn a_stroke_stays_in_the_frame_and_ends_where_there_is_no_room() {
    let mut session = session();
    let tool = Tool::Add(Label(0));
    session.press(Pixel::new(300.0, 300.0), tool).unwrap();
    for to in [
        (1e300, 300.0),
        (f64::NAN, 0.0),
        (f64::INFINITY, 0.0),
        (-900.0, 300.0),
    ] {
        session.drag(Pixel::new(to.0, to.1));
    }
    let frame = session.view().frame();
    assert!(
        session
            .samples()
            .iter()
            .all(|sample| frame.contains(sample.at))
    );
    for turn in 0..400 {
        let x = if turn % 2 == 0 { 100.0 } else { 500.0 };
        session.press(Pixel::new(600.0 - x, 300.0), tool).ok();
        session.drag(Pixel::new(x, 300.0));
        session.release();
    }
    assert_eq!(session.samples().len(), Scene::MAX_OWN_SAMPLES);
    let refused = session.press(Pixel::new(300.0, 300.0), tool);
    assert_eq!(refused.unwrap_err().code, "sample-limit");
}

#[test]
fn no_tool_touches_samples_that_are_fixed() {
    let mut session = session();
    session.fix_samples(true);
    let before = session.samples().to_vec();
    let sample = session.projection().to_pixel(before[0].at);
    let tools = [
        Tool::Explore,
        Tool::Add(Label(1)),
        Tool::Relabel,
        Tool::Remove,
    ];
    for tool in tools {
        let hit = session.press(sample, tool).unwrap();
        assert!(!matches!(hit, Some(Hit::Sample(_))), "{tool:?}");
        session.drag(Pixel::new(sample.x + 40.0, sample.y));
        session.release();
        session.use_at_cross(tool).unwrap();
        assert!(!session.pick_up());
    }
    assert_eq!(session.samples(), before);
    session.fix_samples(false);
    session.press(sample, Tool::Remove).unwrap();
    assert_eq!(session.samples().len(), before.len() - 1);
}

#[test]
fn a_link_for_elsewhere_names_the_chapter_and_is_else_the_same() {
    let mut session = session();
    session.set_chapter("range");
    let named = session.link();
    session.set_chapter("");
    assert_eq!(session.link_in("range"), named);
    assert_eq!(session.link_in("no slug!"), session.link());
}
