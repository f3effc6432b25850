//! Laws of readings that stay, and of a finger on the plane.

use super::*;

/// A session of a reader with a finger: nothing is in hand.
fn touched() -> Session {
    let mut session = session();
    session.rest();
    session
}

/// Places all over the plot.
fn places() -> impl Iterator<Item = Pixel> {
    let steps = (0..24).map(|step| 20.0 + 24.0 * f64::from(step));
    steps
        .clone()
        .flat_map(move |x| steps.clone().map(move |y| Pixel::new(x, y)))
}

/// Drags by a finger from a place; returns whether something came along.
fn drags(session: &mut Session, from: Pixel) -> bool {
    let before = session.link();
    let held = session.press(from, Tool::Finger).unwrap().is_some();
    if held {
        session.drag(Pixel::new(from.x + 31.0, from.y - 22.0));
    }
    session.release();
    assert_eq!(held, session.link() != before, "{from:?}");
    held
}

#[test]
fn a_finger_drags_nothing_before_a_tap() {
    let mut session = touched();
    assert_eq!(session.selected(), None);
    assert!(!places().any(|from| drags(&mut session, from)));
    // Nor where a link selects a unit or puts a probe.
    let (mut other, _) = Session::open("1;data=xor.200.10.1;probe=0.5,-0.25;unit=0.2;end").unwrap();
    other.set_canvas(600.0, 600.0);
    other.take_over(&mut session);
    assert_eq!(other.selected(), None);
    assert!(!places().any(|from| drags(&mut other, from)));
}

#[test]
fn a_tapped_line_is_dragged_by_its_handles_alone() {
    let mut session = session();
    let (unit, handles) = selected_hinge(&mut session);
    session.rest();
    let line = session.network().first_layer_line(unit).unwrap();
    let (from, to) = session.projection().frame.chord(line).unwrap();
    session.tap(session.projection().to_pixel(from.lerp(to, 0.03)), true);
    assert_eq!(session.selected(), Some(unit));
    assert_eq!(session.pinned(), None);
    for from in places() {
        let near = [handles.shift, handles.turn]
            .into_iter()
            .any(|at| at.distance(from) <= 22.0);
        if drags(&mut session, from) {
            assert!(near, "{from:?}");
            assert!(session.undo());
        }
    }
    assert!(drags(&mut session, handles.shift));
    assert!(session.undo());
    session.tap(handles.flip, true);
    assert_eq!(session.network().first_layer_line(unit).unwrap().c, -line.c);
}

#[test]
fn a_tapped_sample_is_in_hand_until_the_reading_is_let_go() {
    let mut session = touched();
    let at = session.projection().to_pixel(session.samples()[0].at);
    session.tap(at, true);
    let sample = session.pointed().unwrap();
    assert!(sample.pinned && sample.sample.is_some());
    assert!(drags(&mut session, at));
    // It is read where it now is, and can be dragged on from there.
    let moved = session.pinned().unwrap();
    assert!(session.samples().iter().any(|sample| sample.at == moved));
    let there = session.projection().to_pixel(moved);
    assert!(drags(&mut session, there));
    session.let_go();
    let last = session.projection().to_pixel(session.samples()[0].at);
    assert!(!drags(&mut session, last));
}

#[test]
fn a_pinned_reading_stays_while_the_pointer_and_the_network_move() {
    let mut session = session();
    let at = Pixel::new(431.0, 222.0);
    session.point(at);
    let there = session.pointed().unwrap();
    session.tap(at, false);
    session.point(Pixel::new(100.0, 500.0));
    let pinned = session.pointed().unwrap();
    assert_eq!((pinned.x1, pinned.x2), (there.x1, there.x2));
    session.point_away();
    session.train(50).unwrap();
    let trained = session.pointed().unwrap();
    assert_eq!((trained.x1, trained.x2), (there.x1, there.x2));
    assert_eq!(
        trained.scores[0].value,
        session.network().scores(Point::new(there.x1, there.x2))[0]
    );
    session.let_go();
    assert_eq!(session.pointed(), None);
    assert!(session.selected().is_some());
    session.let_go();
    assert_eq!(session.selected(), None);
}

#[test]
fn the_frame_of_the_data_holds_all_of_it() {
    let mut session = session();
    let home = session.view().frame();
    session
        .take_points("150,50,0\n190,90,1\n172,70,1\n")
        .unwrap();
    let fits = |session: &Session| {
        let frame = session.view().frame();
        session
            .samples()
            .iter()
            .all(|sample| frame.contains(sample.at))
    };
    assert!(fits(&session));
    assert!(session.view().frame().width() < 60.0);
    assert_eq!(reopened(&session).view().frame(), session.view().frame());
    let fitted = session.view().frame();
    session.look_further_out();
    session.look_home();
    assert_eq!(session.view().frame(), fitted);
    // What brings other data brings its frame along, where all of the data was in view.
    assert!(session.undo());
    assert_eq!(session.view().frame(), home);
    assert!(session.redo());
    assert_eq!(session.view().frame(), fitted);
    session.zoom(0.5);
    let near = session.view().frame();
    session.set("data", "moons").unwrap();
    assert_eq!(session.view().frame(), near);
    session.look_home();
    assert_eq!(session.view().frame(), home);
}
