//! Laws of settings and their limits.

use super::*;
use crease::scene::{Effect, Kind, Offered, SETTINGS};

#[test]
fn every_value_that_a_control_offers_is_used_unchanged() {
    for row in SETTINGS {
        let offered = match row.kind {
            Kind::Choice { names, .. } => names.iter().map(|name| (*name).to_owned()).collect(),
            Kind::Number { offered, .. } | Kind::Whole { offered, .. } => match offered {
                Offered::Range { least, most, step } => {
                    [least, most, least + step].map(|n| n.to_string()).to_vec()
                }
                Offered::List(numbers) => numbers.iter().map(f64::to_string).collect(),
            },
            Kind::Text { .. } => Vec::new(),
        };
        for text in offered {
            let mut session = session();
            session.set("layers", "8-8-8-8-8-8-8-8-8-8-8-8").unwrap();
            assert_eq!(
                session.set(row.name, &text).unwrap(),
                None,
                "{} {text}",
                row.name
            );
            assert_eq!(setting(&session, row.name), text, "{}", row.name);
            assert_eq!(setting(&reopened(&session), row.name), text, "{}", row.name);
        }
    }
}

#[test]
fn a_number_beyond_its_limits_is_clamped() {
    for row in SETTINGS {
        let (Kind::Number { limits, .. } | Kind::Whole { limits, .. }) = row.kind else {
            continue;
        };
        let mut session = session();
        for (asked, used) in [
            (limits.least - 1.0, limits.least),
            (limits.most + 1.0, limits.most),
        ] {
            let clamp = session.set(row.name, &asked.to_string()).unwrap();
            let clamp = clamp.unwrap_or_else(|| panic!("{} {asked}", row.name));
            assert_eq!((clamp.asked, clamp.used), (asked, used), "{}", row.name);
        }
    }
}

#[test]
fn a_setting_restarts_or_carries_on_or_looks_as_its_row_says() {
    for row in SETTINGS {
        let other = match row.kind {
            Kind::Choice { names, get, .. } => {
                // A change to a dataset that needs another network is always a restart.
                let names = if row.name == "data" {
                    &names[..2]
                } else {
                    names
                };
                let now = get(&Scene::default());
                (*names.iter().find(|name| **name != now).unwrap()).to_owned()
            }
            Kind::Number { limits, .. } | Kind::Whole { limits, .. } => limits.least.to_string(),
            Kind::Text { .. } => "5".to_owned(),
        };
        let mut session = session();
        session.set("layers", "6-6").unwrap();
        session.train(20).unwrap();
        let undoable = session.link();
        session.set(row.name, &other).unwrap();
        let step = session.readout().step;
        assert_eq!(step == 0, row.effect == Effect::Restart, "{}", row.name);
        session.undo();
        let undone = session.link() == undoable;
        assert_eq!(undone, row.effect != Effect::Look, "{}", row.name);
    }
}

#[test]
fn numbers_are_understood_as_people_type_them() {
    let mut session = session();
    for (name, typed, value) in [
        ("learning-rate", "0,5", "0.5"),
        ("learning-rate", "1e-3", "0.001"),
        ("slope", "−0.5", "-0.5"),
        ("count", " 2 00 ", "200"),
        ("noise", "12,4", "12"),
        (
            "data-seed",
            "4\u{202f}294\u{202f}967\u{202f}295",
            "4294967295",
        ),
    ] {
        assert_eq!(session.set(name, typed).unwrap(), None, "{name} {typed}");
        assert_eq!(setting(&session, name), value, "{name} {typed}");
    }
}

#[test]
fn numbers_out_of_range_are_clamped_and_reported() {
    let mut session = session();
    let clamp = session.set_bias(UnitId::new(0, 0), 1e9).unwrap().unwrap();
    assert_eq!(clamp.used, 1000.0);
    assert_eq!(session.network().bias(UnitId::new(0, 0)), Some(1000.0));
    assert!(session.set("noise", "99").unwrap().is_some());
    assert!(session.set("noise", "12").unwrap().is_none());
    assert!(session.set("learning-rate", "−3").unwrap().is_some());
}

#[test]
fn invalid_text_changes_nothing() {
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
        assert_eq!(setting(&session, "activation"), name);
        assert_eq!(setting(&reopened(&session), "activation"), name);
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

/// The widths of the hidden layers.
fn widths(session: &Session) -> Vec<usize> {
    session.network().hidden_widths()
}

#[test]
fn a_layer_gains_and_loses_units_and_the_others_keep_theirs() {
    let (mut session, _) = Session::open("1;net=3-5-2;end").unwrap();
    session.resize_layer(1, true).unwrap();
    assert_eq!(widths(&session), [3, 6, 2]);
    session.resize_layer(0, false).unwrap();
    assert_eq!(widths(&session), [2, 6, 2]);
    // With its last unit a layer goes.
    session.resize_layer(2, false).unwrap();
    session.resize_layer(2, false).unwrap();
    assert_eq!(widths(&session), [2, 6]);
    // Each is one step to undo.
    assert!(session.undo());
    assert_eq!(widths(&session), [2, 6, 1]);
}

#[test]
fn layers_are_added_behind_the_last_and_taken_from_there_up_to_the_limits() {
    let (mut session, _) = Session::open("1;net=3-5;end").unwrap();
    session.resize_depth(true).unwrap();
    assert_eq!(widths(&session), [3, 5, 5]);
    for _ in 0..5 {
        session.resize_depth(false).unwrap();
    }
    assert!(widths(&session).is_empty());
    session.resize_layer(0, false).unwrap();
    assert!(widths(&session).is_empty());
    for layer in 0..Network::MAX_HIDDEN_LAYERS {
        session.resize_depth(true).unwrap();
        assert_eq!(widths(&session).len(), layer + 1);
    }
    let whole = session.link();
    assert!(session.resize_depth(true).is_err());
    assert_eq!(session.link(), whole, "a refused edit changes nothing");
}
