//! Laws of sessions with three classes or more.

use super::*;

#[test]
fn a_preset_of_more_classes_sets_the_number_of_outputs() {
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

/// A session with three classes and one output for each.
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
    // A ReLU on the score only applies to a single score.
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
fn the_readout_at_the_pointer_has_every_score_and_the_likeliest_class() {
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
            assert_eq!(likely.class.map(|class| values[class]), Some(highest));
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
fn the_first_sample_of_a_third_class_adds_an_output_and_the_last_removes_it() {
    let mut session = session();
    let before = state(&mut session);
    let at = Pixel::new(300.0, 300.0);
    session.press(at, Tool::Add(Label(2))).unwrap();
    session.release();
    assert_eq!(session.network().outputs(), 3);
    assert_eq!(state(&mut reopened(&session)), state(&mut session));
    // After class 2 of three comes class 0; then no sample of class 2 is left.
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
