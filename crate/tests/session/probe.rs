//! Laws of the probe and the ramp's readout at it.

use super::*;

/// A session with a probe at (0.5, −0.25) and a selected hinge.
fn probed_session() -> Session {
    let (mut session, _) = Session::open("1;probe=0.5,-0.25;end").unwrap();
    session.set_canvas(600.0, 600.0);
    selected_hinge(&mut session);
    session
}

#[test]
fn the_probe_follows_pointer_and_keys_and_is_not_undone() {
    let mut session = probed_session();
    let at = session.projection().to_pixel(session.probe().unwrap());
    assert_eq!(session.point(at), Some(Hit::Probe));
    session.press(at, Tool::Explore).unwrap();
    session.drag(Pixel::new(at.x + 30.0, at.y - 12.0));
    session.release();
    session.move_cross(6.0, -12.0);
    let there = session.projection().to_pixel(session.probe().unwrap());
    let expected = Pixel::new(at.x + 36.0, at.y);
    assert!(there.distance(expected) < 1e-3, "{there:?}");
    assert_eq!(session.undo_and_redo(), (false, false));
    assert_eq!(reopened(&session).probe(), session.probe());

    session.train(1).unwrap();
    let probe = session.probe();
    assert!(session.undo());
    assert_eq!(session.probe(), probe);
}

#[test]
fn arrow_keys_carry_a_sample_past_the_probe() {
    let mut session = probed_session();
    let probe = session.probe();
    session.point(session.projection().to_pixel(session.samples()[0].at));
    assert!(session.pick_up());
    let before = session.samples()[0];
    session.move_cross(9.0, 0.0);
    assert_eq!(session.probe(), probe);
    let moved = session.samples().iter().filter(|s| **s == before).count();
    assert_eq!(moved, 0);
}

#[test]
fn the_readouts_of_the_ramp_agree_with_the_network() {
    let mut session = probed_session();
    let unit = session.selected().unwrap();
    let ramp = session.readout().ramp;
    let z = session.network().pre_activations(session.probe().unwrap())[0][unit.unit];
    assert_eq!(ramp.z, Some(z));
    assert_eq!(ramp.a, Some(z.max(0.0)));
    let weight = session.network().weight(UnitId::new(1, 0), unit.unit);
    assert_eq!(ramp.next, weight.map(|w| w * z.max(0.0)));
    let product = ramp.distance.unwrap() * ramp.steepness.unwrap();
    assert!((product - z.abs()).abs() < 1e-12);
    session.select(Some(UnitId::new(1, 0)));
    assert_eq!(
        session.readout().ramp,
        crease::session::RampReadout::default()
    );
}
