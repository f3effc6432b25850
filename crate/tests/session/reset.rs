//! Laws of Reset.

use super::*;

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
fn reset_to_a_network_made_by_hand_is_one_edit_whatever_came_since() {
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
    // Training continues from there.
    assert!(session.redo());
    session.train(1).unwrap();
    assert_ne!(session.network(), &first);
    assert_eq!(session.readout().step, 1);
}

#[test]
fn reset_to_a_network_made_by_hand_needs_the_same_classes() {
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
