//! The folded plane in a session: what a link says of it, what is pointed at, what its dials change.

use crease::scene::Folding;
use crease::{Pixel, Session};

/// A paper snowflake, folded three times.
const SNOWFLAKE: &str = "1;data=xor.10.0.1;test=0;net=3-3-3-2;act=leaky;slope=-1;unit=none;probe=0.75,0.25;fold=4;w=AACAPwAAAAAAAIA_AAAAAAAAAAAAAIA_AAAAAAAAAEEAAABBAAAAAAAAAAAAAIA_AACAPwAAAAAAAAAAAAAAAAAAAAAAAIA_AAAAwQAAAEEAAAAAAACAvwAAgD8AAAAAAAAAAAAAgD8AAAAAAACAPwAAAAAAAAAAAAAAwQAAAAAAAABBAAAAPwAAAD8AAAA_AAAAvwAAAD8AAAA_AAAAAAAAAAAzMzO_Zmamv5qZhUGElgh2;end";

fn open(link: &str) -> Session {
    Session::open(link).unwrap().0
}

fn edges(session: &mut Session) -> usize {
    session.fold_readout().edges.unwrap()
}

#[test]
fn a_link_says_how_far_and_in_whose_coordinates() {
    let mut session = open("1;data=xor.40.10.1;net=3-4;act=relu;fold=1.5,,3.0;end");
    let readout = session.fold_readout();
    assert_eq!(
        (readout.steps, readout.first, readout.last),
        (1.5, 0.0, 2.0)
    );
    let shown: Vec<_> = readout
        .layers
        .iter()
        .map(|layer| [layer.across, layer.up])
        .collect();
    assert_eq!(shown, [[1, 2], [3, 0]]);
    assert!(session.link().contains(";fold=1.5,,3.0;"));
    session.set_fold_axes(0, [2, 0]);
    session.set_fold_steps(9.0);
    assert!(session.link().contains(";fold=2,2.0,3.0;"));
    // What does not exist changes nothing.
    for (layer, axes) in [(0, [0, 3]), (0, [1, 1]), (2, [0, 1]), (40, [0, 1])] {
        session.set_fold_axes(layer, axes);
    }
    assert!(session.link().contains(";fold=2,2.0,3.0;"));
    assert_eq!(open("1;net=3;end").scene().folding, None);
    assert_eq!(open("1;net=3;end").folding(), Folding::at(1.0));
}

#[test]
fn a_link_that_says_it_badly_is_refused() {
    for fold in [
        "",
        "-1",
        "13",
        "nan",
        "1,0",
        "1,0.x",
        "1,0.1,0.1,,,,,,,,,,,0.1",
    ] {
        let link = format!("1;net=3;fold={fold};end");
        assert!(Session::open(&link).is_err(), "{link}");
    }
}

#[test]
fn what_cannot_be_folded_is_told_by_a_code() {
    for (link, code) in [
        ("1;data=xor.40.10.1;net=1;act=relu;end", "fold-one-unit"),
        ("1;data=xor.40.10.1;net=none;act=relu;end", "fold-no-layer"),
        ("1;data=xor.40.10.1;net=4;act=gelu;end", "fold-smooth"),
        ("1;data=sine.40.0.1;net=4;act=relu;end", "fold-one-input"),
    ] {
        let mut session = open(link);
        let readout = session.fold_readout();
        assert_eq!(readout.problem.unwrap().code, code);
        assert_eq!(readout.parts, None);
        session.point_in_fold(Pixel::new(10.0, 10.0));
        session.press_in_fold(Pixel::new(10.0, 10.0));
        session.turn_fold(0, 0.0);
        session.fold_again();
    }
}

#[test]
fn what_is_pricked_stays_while_the_sheet_is_unfolded() {
    let mut session = open(SNOWFLAKE);
    session.set_fold_canvas(400.0, 400.0);
    assert!(session.folded_plane().is_ok());
    let sheet = session.made_folded_plane().unwrap();
    let place = sheet.image(crease::Point::new(0.5, 0.125));
    let at = session.fold_projection().unwrap().to_pixel(place);
    session.press_in_fold(at);
    for (steps, parts) in [(4.0, 8), (3.5, 4), (3.0, 4), (2.0, 2), (1.0, 1)] {
        session.set_fold_steps(steps);
        assert_eq!(session.fold_readout().parts, Some(parts), "{steps} steps");
    }
    let probe = session.probe().unwrap();
    assert!(
        (probe.x.abs().max(probe.y.abs()) - 0.5).abs() < 1e-6,
        "{probe:?}"
    );
    session.point_in_fold(Pixel::new(-50.0, 3.0));
    assert_eq!(session.pointer(), None);
}

#[test]
fn dials_are_edits_that_undo_takes_back() {
    let mut session = open(SNOWFLAKE);
    assert_eq!(session.fold_readout().dials, [-1.0; 3]);
    assert_eq!(edges(&mut session), 8);
    session.turn_fold(2, 1.0);
    assert_eq!(edges(&mut session), 4);
    session.turn_fold(1, 1.0);
    session.turn_fold(0, 1.0);
    assert_eq!(edges(&mut session), 1);
    assert!(session.undo());
    assert_eq!(session.fold_readout().dials, [-1.0, 1.0, 1.0]);
    assert_eq!(edges(&mut session), 2);
    while session.undo() {}
    assert_eq!(edges(&mut session), 8);
}

#[test]
fn a_fourth_fold_doubles_the_edges_once_it_is_folded() {
    let mut session = open(SNOWFLAKE);
    assert!(session.fold_readout().can_fold_again);
    session.fold_again();
    let readout = session.fold_readout();
    assert_eq!(
        (readout.dials, readout.edges),
        (vec![-1.0, -1.0, -1.0, 1.0], Some(8))
    );
    assert!(!readout.can_fold_again);
    session.turn_fold(3, -1.0);
    assert_eq!(edges(&mut session), 16);
    // The link of all that opens to the same.
    let mut other = open(&session.link());
    assert_eq!(other.fold_readout(), session.fold_readout());
    session.undo();
    session.undo();
    assert_eq!(session.fold_readout().dials, [-1.0; 3]);
}

#[test]
fn a_dial_at_zero_presses_half_of_the_sheet_flat() {
    let mut session = open(SNOWFLAKE);
    session.turn_fold(0, 0.0);
    session.set_fold_steps(2.0);
    let readout = session.fold_readout();
    assert_eq!(readout.flattened, Some(0.5));
    assert_eq!(readout.folded, Some(0.0));
    session.turn_fold(0, -1.0);
    let readout = session.fold_readout();
    assert_eq!((readout.flattened, readout.folded), (Some(0.0), Some(1.0)));
}
