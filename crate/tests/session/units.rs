//! Laws of adding, removing and selecting units.

use super::*;

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
fn a_link_loads_a_network_without_its_samples() {
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
fn units_can_be_added_and_removed_while_the_readout_says_so() {
    let (mut session, _) = Session::open("1;data=xor.200.10.1;net=1;act=relu;end").unwrap();
    assert!(!session.recovery_readout().can_remove_unit);
    while session.recovery_readout().can_add_unit {
        let before = session.network().hidden_widths();
        session.add_unit();
        assert!(session.network().hidden_widths() > before);
        assert!(session.recovery_readout().can_remove_unit);
    }
    let full = session.network().hidden_widths();
    assert_eq!(full, [Network::MAX_WIDTH]);
    session.add_unit();
    assert_eq!(session.network().hidden_widths(), full);

    let (mut deep, _) = Session::open("1;data=xor.200.10.1;net=4-2;act=relu;end").unwrap();
    let readout = deep.recovery_readout();
    assert!(!readout.can_add_unit && !readout.can_remove_unit);
}
