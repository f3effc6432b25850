//! Laws of moving hinges by hand.

use super::*;

#[test]
fn a_dragged_hinge_follows_the_pointer_and_keeps_its_direction() {
    let mut session = session();
    let (unit, handles) = selected_hinge(&mut session);
    let before = session.network().first_layer_line(unit).unwrap();
    let regions = session.readout().regions;
    session.press(handles.shift, Tool::Explore).unwrap();
    let to = Pixel::new(handles.shift.x + 37.0, handles.shift.y + 53.0);
    session.drag(to);
    let after = session.network().first_layer_line(unit).unwrap();
    assert!(after.at(session.projection().to_point(to)).abs() < 1e-6);
    assert_eq!(after.gradient(), before.gradient());
    session.release();
    assert!(session.readout().regions.is_some() && regions.is_some());
}

#[test]
fn a_turned_hinge_keeps_its_pivot_and_its_steepness() {
    let mut session = session();
    let (unit, handles) = selected_hinge(&mut session);
    let before = session.network().first_layer_line(unit).unwrap();
    let pivot = session.projection().to_point(handles.shift);
    session.press(handles.turn, Tool::Explore).unwrap();
    session.drag(Pixel::new(200.0, 420.0));
    let after = session.network().first_layer_line(unit).unwrap();
    assert!(after.at(pivot).abs() < 1e-5);
    assert!(
        after
            .at(session.projection().to_point(Pixel::new(200.0, 420.0)))
            .abs()
            < 1e-5
    );
    let (old, new) = (before.gradient().length(), after.gradient().length());
    assert!((old - new).abs() < 1e-5 * old);
}

#[test]
fn a_flipped_hinge_is_the_same_line_with_its_sides_swapped() {
    let mut session = session();
    let (unit, handles) = selected_hinge(&mut session);
    let before = session.network().first_layer_line(unit).unwrap();
    session.press(handles.flip, Tool::Explore).unwrap();
    session.release();
    let after = session.network().first_layer_line(unit).unwrap();
    for at in [Point::new(0.3, 0.1), Point::new(-0.7, 0.9)] {
        assert_eq!(before.at(at), -after.at(at));
    }
}

#[test]
fn a_steeper_ramp_has_the_same_hinge() {
    for (factor, exact) in [
        (2.0, true),
        (0.25, true),
        (1.3, false),
        (0.77, false),
        (1e9, false),
        (1e-9, false),
    ] {
        let mut session = session();
        let (unit, _) = selected_hinge(&mut session);
        let before = session.network().first_layer_line(unit).unwrap();
        session.steepen(factor);
        let after = session.network().first_layer_line(unit).unwrap();
        let held =
            (1.0 / 1024.0..=1000.0).contains(&after.a.abs().max(after.b.abs()).max(after.c.abs()));
        assert!(held, "{factor}: {after:?}");
        let ratio = after.gradient().length() / before.gradient().length();
        assert!(ratio > 0.0 && (ratio > 1.0) == (factor > 1.0));
        // Relative to the sizes of the products, twice the rounding to f32 of each factor.
        let same = |p: f64, q: f64| (p - q).abs() <= if exact { 0.0 } else { 2.5e-7 * p.abs() };
        assert!(same(before.a * after.b, before.b * after.a), "{factor}");
        assert!(same(before.a * after.c, before.c * after.a), "{factor}");
        assert!(session.undo());
        assert_eq!(session.network().first_layer_line(unit), Some(before));
    }
}

#[test]
fn no_factor_flattens_or_flips_a_ramp() {
    for factor in [0.0, -2.0, f64::NAN] {
        let mut session = session();
        selected_hinge(&mut session);
        let before = session.network().clone();
        session.steepen(factor);
        assert_eq!(*session.network(), before, "{factor}");
    }
}
