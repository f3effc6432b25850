//! Laws of the timeline: a run can go back to every step, bit for bit, and drops later steps when it continues differently.

use crease::session::Timeline;
use crease::{Session, UnitId};
use proptest::prelude::*;

const RECIPE: &str = "1;data=xor.100.10.1;net=4;act=relu;step=";

/// The run of the recipe after `step` steps.
fn run(step: u64) -> Session {
    Session::open(&format!("{RECIPE}{step};end")).unwrap().0
}

#[test]
fn a_link_carries_the_whole_run() {
    let session = run(700);
    let expected = Timeline {
        first: 0,
        now: 700,
        last: 700,
    };
    assert_eq!(session.timeline(), expected);
    let points = session.curve().points();
    assert_eq!((points[0].step, points.last().unwrap().step), (0, 700));
    assert!(points.len() > 50);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_step_scrubbed_to_is_the_run_that_stopped_there(
        paces in prop::collection::vec(1_u64..60, 1..20),
        steps in prop::collection::vec(0_u64..1200, 1..6),
    ) {
        let mut session = run(0);
        for pace in paces {
            session.train(pace).unwrap();
        }
        let (end, last) = (session.link(), session.timeline().last);
        for step in steps {
            session.scrub_to(step);
            let alone = run(step.min(last));
            prop_assert_eq!(session.network(), alone.network());
            prop_assert_eq!(session.link(), alone.link());
            prop_assert_eq!(session.timeline(), Timeline { first: 0, now: step.min(last), last });
        }
        session.scrub_to(last);
        prop_assert_eq!(session.link(), end);
    }

    #[test]
    fn training_from_an_earlier_step_drops_the_later_ones(back in 0_u64..300, on in 1_u64..200) {
        let mut session = run(300);
        session.scrub_to(back);
        session.train(on).unwrap();
        let now = back + on;
        prop_assert_eq!(session.timeline(), Timeline { first: 0, now, last: now });
        prop_assert!(session.network() == run(now).network());
        prop_assert_eq!(session.curve().points().last().unwrap().step, now);
        // After undo, the run is at the step it was scrubbed to, and its later steps are available again.
        session.undo();
        prop_assert_eq!(session.timeline(), Timeline { first: 0, now: back, last: 300 });
        session.scrub_to(300);
        prop_assert!(session.network() == run(300).network());
    }
}

#[test]
fn settings_changed_during_a_run_return_with_its_steps() {
    let mut session = run(100);
    session.set("learning-rate", "0.1").unwrap();
    session.train(100).unwrap();
    let end = session.network().clone();
    session.scrub_to(50);
    assert_eq!(session.scene().training.learning_rate, 0.03);
    session.scrub_to(150);
    assert_eq!(session.scene().training.learning_rate, 0.1);
    session.scrub_to(200);
    assert_eq!(session.network(), &end);
    // After a change at an earlier step, the run continues differently from there.
    session.scrub_to(50);
    session.set("learning-rate", "0.3").unwrap();
    assert_eq!(session.timeline().last, 50);
    session.train(10).unwrap();
    session.scrub_to(20);
    assert_eq!(session.network(), run(20).network());
}

#[test]
fn an_edit_by_hand_starts_a_new_timeline() {
    let mut session = run(100);
    session.set_bias(UnitId::new(0, 1), 0.5).unwrap();
    assert_eq!(
        session.timeline(),
        Timeline {
            first: 100,
            now: 100,
            last: 100
        }
    );
    session.train(50).unwrap();
    let trained = session.network().clone();
    session.scrub_to(0);
    assert_eq!(session.timeline().now, 100);
    assert_eq!(session.network().bias(UnitId::new(0, 1)), Some(0.5));
    session.scrub_to(150);
    assert_eq!(session.network(), &trained);
    session.reset();
    assert_eq!(
        session.timeline(),
        Timeline {
            first: 0,
            now: 0,
            last: 0
        }
    );
}

#[test]
fn units_that_die_and_return_are_recorded_with_their_steps() {
    // A learning rate so large that units die within the first steps.
    let link = "1;data=circle.100.10.1;net=8;act=relu;opt=sgd;lr=8;step=0;end";
    let mut session = Session::open(link).unwrap().0;
    for _ in 0..100 {
        session.train(1).unwrap();
        let dead = session.dead_units();
        for unit in session.network().hidden_units().collect::<Vec<_>>() {
            let turnings = session.turnings_of(unit);
            let died = turnings.last().is_some_and(|turning| turning.died);
            assert_eq!(dead.contains(&unit), died, "{unit:?}");
            assert!(turnings.windows(2).all(|pair| pair[0].died != pair[1].died));
        }
    }
    let units: Vec<UnitId> = session.network().hidden_units().collect();
    let total = |session: &Session| -> usize {
        units
            .iter()
            .map(|&unit| session.turnings_of(unit).len())
            .sum()
    };
    let all = total(&session);
    assert!(all > 0);
    session.scrub_to(0);
    assert_eq!(total(&session), 0);
    session.scrub_to(100);
    assert_eq!(total(&session), all);
}
