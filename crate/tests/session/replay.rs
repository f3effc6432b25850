//! Laws of repeating the run that a link describes, in pieces.

use crease::scene::Weights;
use crease::scene::link;
use crease::{LinkError, Scene, Session, UnitId};
use proptest::prelude::*;

/// Recipes that differ in what a step and a look cost, and in how the run ends: some diverge.
fn recipes() -> impl Strategy<Value = String> {
    let data = prop::sample::select(vec!["xor.60.10.1", "spiral3.40.10.1", "sine.50.5.1"]);
    let net = prop::sample::select(vec!["none", "4", "8-8", "3-3-3"]);
    let how = prop::sample::select(vec![
        "",
        ";opt=sgd;lr=1000",
        ";opt=momentum;lr=0.1;batch=3",
        ";batch=1",
        ";test=0",
        ";decay=0.01,0",
    ]);
    (data, net, how, 0_u32..700).prop_map(|(data, net, how, step)| {
        format!("1;data={data};net={net};act=relu{how};step={step};end")
    })
}

/// Everything that a run leaves behind.
fn left_behind(session: &Session) -> impl PartialEq + std::fmt::Debug {
    let last = session.timeline().last;
    let turnings: Vec<_> = (session.network().hidden_units())
        .map(|unit| session.turnings_of(unit))
        .collect();
    let then: Vec<String> = (0..=4)
        .map(|part| session.link_at(last * part / 4))
        .collect();
    (
        session.link(),
        session.network().clone(),
        session.timeline(),
        session.curve().clone(),
        turnings,
        then,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn a_run_is_the_same_in_whatever_pieces_it_is_repeated(
        link in recipes(),
        works in prop::collection::vec(0_u64..2_000_000, 1..8),
        on in 1_u64..40,
    ) {
        let (mut whole, _) = Session::open(&link).unwrap();
        let (mut pieces, _) = Session::begin_link(&link).unwrap();
        let mut works = works.iter().cycle();
        while pieces.replay(*works.next().unwrap()) {
            let link = link::read(&pieces.link()).unwrap();
            prop_assert_eq!(link.scene.step, pieces.replaying().unwrap().end);
        }
        prop_assert_eq!(left_behind(&pieces), left_behind(&whole), "{}", link);
        prop_assert_eq!(pieces.readout(), whole.readout());
        // The optimiser's running means and the order of the samples are the same as well.
        prop_assert_eq!(pieces.train(on).is_ok(), whole.train(on).is_ok());
        prop_assert_eq!(left_behind(&pieces), left_behind(&whole), "{}", link);
    }

    #[test]
    fn a_run_that_is_repeated_elsewhere_is_taken_over_at_any_time_to_the_last_bit(
        link in recipes(),
        works in prop::collection::vec(0_u64..2_000_000, 1..8),
        on in 1_u64..40,
    ) {
        let (mut whole, _) = Session::open(&link).unwrap();
        let (mut shown, _) = Session::begin_link(&link).unwrap();
        let (mut elsewhere, _) = Session::begin_link(&link).unwrap();
        let mut works = works.iter().cycle();
        while elsewhere.replay(*works.next().unwrap()) {
            prop_assert!(shown.take_handover(&elsewhere.handover()), "{}", link);
            prop_assert_eq!(shown.replaying(), elsewhere.replaying());
            prop_assert_eq!(shown.network(), elsewhere.network());
            prop_assert_eq!(shown.link(), elsewhere.link());
        }
        prop_assert!(shown.take_handover(&elsewhere.handover()), "{}", link);
        prop_assert_eq!(shown.replaying(), None);
        prop_assert_eq!(left_behind(&shown), left_behind(&whole), "{}", link);
        prop_assert_eq!(shown.readout(), whole.readout());
        prop_assert_eq!(shown.train(on).is_ok(), whole.train(on).is_ok());
        prop_assert_eq!(left_behind(&shown), left_behind(&whole), "{}", link);
    }

    #[test]
    fn what_is_of_another_run_or_of_none_is_not_taken_over(
        link in recipes(),
        other in recipes(),
        noise in prop::collection::vec(any::<u8>(), 0..200),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let (mut session, _) = Session::begin_link(&link).unwrap();
        let before = format!("{:?}", session.replaying());
        prop_assert!(!session.take_handover(&noise));
        prop_assert_eq!(format!("{:?}", session.replaying()), before);
        let (elsewhere, _) = Session::open(&other).unwrap();
        let mut bytes = elsewhere.handover();
        // Taken or not, it ends in a session that works.
        let place = place.index(bytes.len());
        bytes[place] = byte;
        session.take_handover(&bytes);
        session.replay(100_000);
        let _ = session.readout();
        session.scrub_to(session.timeline().last / 2);
        session.train(3).ok();
        // Nothing is taken over by a session that repeats no run.
        let (mut done, _) = Session::open(&link).unwrap();
        prop_assert!(!done.take_handover(&done.handover()));
    }

    #[test]
    fn an_edit_goes_on_from_where_the_run_is_and_undo_repeats_the_rest(
        link in recipes(),
        work in 0_u64..500_000,
    ) {
        let (whole, _) = Session::open(&link).unwrap();
        let (mut session, _) = Session::begin_link(&link).unwrap();
        prop_assume!(session.replay(work));
        session.set_bias(UnitId::new(session.network().hidden_layers().len(), 0), 0.125).unwrap();
        prop_assert_eq!(session.replaying(), None);
        prop_assert!(!session.replay(u64::MAX));
        prop_assert!(session.undo());
        prop_assert!(!session.replay(u64::MAX));
        prop_assert_eq!(left_behind(&session), left_behind(&whole), "{}", link);
    }

    #[test]
    fn a_run_that_a_new_link_describes_by_its_recipe_is_repeated_in_a_moment(
        net in prop::sample::select(vec!["none", "8", "8-8", "64-64-64-64"]),
        batch in 1_u32..1000,
        step in 0_u64..20_000_000,
    ) {
        let (opened, mut step) = (|step| format!("1;net={net};batch={batch};step={step};end"), step);
        while link::read(&opened(step)).is_err() {
            step /= 2;
        }
        // What it writes, not how: the run itself would take seconds.
        let scene = link::read(&opened(step)).unwrap().scene;
        if scene.recipe_is_quick() {
            let session = Session::begin(scene).unwrap();
            prop_assert!(session.replay_work() <= 3 * Scene::MAX_REPLAY_WORK, "{}", opened(step));
        }
    }
}

#[test]
fn training_and_the_timeline_wait_for_the_run() {
    let (mut session, _) = Session::begin_link("1;net=4;step=900;end").unwrap();
    assert!(session.replay(200_000));
    let then = session.replaying().unwrap();
    assert!(0 < then.step && then.step < 900, "{then:?}");
    session.train(10).unwrap();
    session.scrub_to(0);
    assert_eq!(session.replaying(), Some(then));
    assert!(!session.undo_and_redo().0);
    assert_eq!(
        session.link(),
        "1;data=xor.200.10.1;net=4;act=relu;step=900;end"
    );
}

#[test]
fn a_run_without_examples_to_learn_from_ends() {
    // One point, kept for testing.
    let points = "1,1,0,1";
    let mut own = Session::new(Scene::default()).unwrap();
    own.take_points(points).unwrap();
    let link = own.link().replace(";pts", ";step=5;pts");
    let (session, _) = Session::open(&link).unwrap();
    assert_eq!(session.timeline().now, 0);
    assert_eq!(session.replaying(), None);
}

#[test]
fn a_recipe_of_many_cheap_steps_opens_for_ever_and_is_passed_on_by_its_weights() {
    // Long enough to be beyond what new links describe by a recipe; the largest that opens takes seconds.
    let link = "1;data=xor.200.10.1;net=none;act=relu;batch=1;step=400000;end";
    let (session, _) = Session::open(link).unwrap();
    assert!(matches!(session.scene().weights, Weights::Given(_)));
    let (again, _) = Session::open(&session.link()).unwrap();
    assert_eq!(again.network(), session.network());
    assert!(link::read("1;net=none;batch=1;step=16000000;end").is_ok());
}

#[test]
fn steps_end_where_scripts_cannot_count_on() {
    let mut scene = Scene {
        step: Scene::MAX_STEP + 1,
        hidden_widths: Vec::new(),
        weights: Weights::Given([0.0; 3].into()),
        ..Scene::default()
    };
    let refused = link::read(&link::write(&scene)).unwrap_err();
    assert!(
        matches!(&refused, LinkError::Field { key, .. } if key == "step"),
        "{refused}"
    );
    scene.step = Scene::MAX_STEP - 2;
    let (mut session, _) = Session::open(&link::write(&scene)).unwrap();
    session.train(10).unwrap();
    session.train(10).unwrap();
    assert_eq!(session.timeline().now, Scene::MAX_STEP);
    assert!(link::read(&session.link()).is_ok());
    assert!(
        serde_json::to_string(&session.readout())
            .unwrap()
            .contains("9007199254740991")
    );
}

#[test]
fn no_unit_is_selected_that_the_network_does_not_have() {
    for unit in [
        "18446744073709551615.0",
        "4294967295.1",
        "1.0",
        "0.8",
        "7.7",
    ] {
        let opened = Session::open(&format!("1;net=8;unit={unit};end"));
        if let Ok((session, _)) = opened {
            let selected = session.view().selected;
            assert_eq!(
                selected.filter(|&unit| session.card(unit).is_none()),
                None,
                "{unit}"
            );
            assert_eq!(selected.is_some(), unit == "1.0", "{unit}");
        }
    }
}
