//! Laws of undo, and of what a link carries.

use super::*;

/// One edit of each kind, with its name.
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
            Some(Hit::Sample(_))
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
fn undo_and_redo_restore_the_exact_state() {
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
fn training_after_an_undo_is_as_if_the_edit_had_not_been_made() {
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
            // A link with weights does not carry the history of the numbers.
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
fn one_gesture_is_one_undo_step() {
    let mut session = session();
    let before = session.network().clone();
    session.begin_gesture();
    for value in [0.1, 0.2, 0.3] {
        session.set_bias(UnitId::new(0, 0), value).unwrap();
    }
    session.end_gesture();
    session.begin_gesture();
    for _ in 0..5 {
        session.train(3).unwrap();
    }
    session.end_gesture();
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
fn what_can_be_undone_takes_bounded_memory_and_the_last_edits_are_kept() {
    // The history of each run takes megabytes.
    let mut session = Session::open("1;data=xor.10.10.1;net=64-64-64;batch=1;lr=0.001;end")
        .unwrap()
        .0;
    for _ in 0..30 {
        for _ in 0..40 {
            session.begin_gesture();
            session.train(1).unwrap();
        }
        session.end_gesture();
        session.draw_weights();
    }
    let mut undone = 0;
    while session.undo() {
        undone += 1;
    }
    assert!((8..30).contains(&undone), "{undone} edits");
    // Small ones are kept as ever.
    let mut session = Session::open("1;net=2;end").unwrap().0;
    for _ in 0..150 {
        session.draw_weights();
    }
    assert_eq!(
        std::iter::from_fn(|| session.undo().then_some(())).count(),
        150
    );
}
