//! The hook of the front page: its lines come in, and every unit added is the mirror of one that is there.

use crease::{Fibres, Point, Session};

/// The hook's own scene: two units, which keep a third.
const TWO_UNITS: &str = "1;data=xor.200.10.1;net=2;act=relu;w=AAAAPwAAgD8AAIA_AABAvgAAgD0AAAA-AACAPwAAgD8AAIC_mz2jlw;end";

fn open(link: &str) -> Session {
    Session::open(link).unwrap().0
}

fn kept(session: &mut Session) -> f64 {
    Fibres::of(session.complex().unwrap(), 0)
        .unwrap()
        .shares()
        .kept
}

#[test]
fn lines_that_come_in_take_the_word_away_step_by_step_and_end_where_the_link_says() {
    let mut session = open(TWO_UNITS);
    let target = session.network().clone();
    let mut before = f64::INFINITY;
    for step in 0..=20 {
        session.enter(&target, f64::from(step) / 20.0);
        let now = kept(&mut session);
        assert!(now <= before, "step {step}: {now} after {before}");
        if step == 0 {
            assert_eq!(now, 1.0);
        }
        before = now;
    }
    assert_eq!(session.network(), &target);
    assert_eq!(session.link(), open(TWO_UNITS).link());
    assert_eq!(session.undo_and_redo(), (false, false));
}

#[test]
fn a_network_of_another_shape_is_no_target() {
    let mut session = open(TWO_UNITS);
    let before = session.link();
    let other = open("1;data=xor.200.10.1;net=3;act=relu;end")
        .network()
        .clone();
    session.enter(&other, 0.5);
    assert_eq!(session.link(), before);
}

#[test]
fn two_mirrors_bring_everything_back_with_two_of_four_units_off_everywhere() {
    let mut session = open(TWO_UNITS);
    let first = session.network().layers()[0].clone();
    let mut shares = vec![kept(&mut session)];
    for _ in 0..2 {
        session.add_mirror();
        println!("{}", session.link());
        shares.push(kept(&mut session));
    }
    assert!((shares[1] - 0.55).abs() < 0.05, "{shares:?}");
    assert_eq!(shares[2], 1.0);
    let network = session.network();
    assert_eq!(network.hidden_widths(), [4]);
    for unit in 0..2 {
        assert_eq!(network.layers()[0].row(unit), first.row(unit));
        assert_eq!(network.layers()[0].biases()[unit], first.biases()[unit]);
    }
    for (x, y) in [(-0.9, 0.7), (0.3, 0.2), (1.1, -1.2), (-0.4, -0.6)] {
        let z = &network.pre_activations(Point::new(x, y))[0];
        assert_eq!(z.iter().filter(|&&z| z <= 0.0).count(), 2, "at {x}, {y}");
    }
    let full = session.link();
    session.add_mirror();
    assert_eq!(session.link(), full, "every unit has its mirror");
    assert!(session.undo() && session.undo());
    assert_eq!(session.link(), open(TWO_UNITS).link());
}
