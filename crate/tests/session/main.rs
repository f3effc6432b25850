//! Laws of a session: undo restores the exact previous state, a link shows the same numbers, and Reset returns to the start.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(dead_code, reason = "frames are for the tests of cells")]
#[path = "../support/family.rs"]
mod family;

mod classes;
mod finger;
mod fold;
mod hinges;
mod large;
mod lives;
mod probe;
mod pruning;
mod readouts;
mod regression;
mod replay;
mod reset;
mod samples;
mod settings;
mod side_by_side;
mod surface;
mod timeline;
mod undo;
mod units;

use crease::session::{Nudge, Tool, divergence_problem};
use crease::{
    Activation, Handles, Hit, Label, Network, Pixel, Point, Preset, Sample, Sampled, Scene,
    ScoreSurface, Session, UnitId,
};

fn session() -> Session {
    let mut session = Session::new(Scene::default()).unwrap();
    session.set_canvas(600.0, 600.0);
    session
}

fn reopened(session: &Session) -> Session {
    let link = session.link();
    let (mut other, ignored) = Session::open(&link).unwrap_or_else(|e| panic!("{link}: {e}"));
    assert!(ignored.is_empty());
    other.set_canvas(600.0, 600.0);
    other
}

/// Selects a unit of the first layer whose hinge crosses the frame; returns it and the positions of its handles.
fn selected_hinge(session: &mut Session) -> (UnitId, Handles) {
    let units: Vec<UnitId> = session.network().hidden_units().collect();
    for unit in units {
        let line = session.network().first_layer_line(unit).unwrap();
        if let Some(handles) = Handles::of(line, session.projection()) {
            session.select(Some(unit));
            return (unit, handles);
        }
    }
    panic!("no hinge crosses the frame");
}

/// The value of a setting as text.
fn setting(session: &Session, name: &str) -> String {
    let mut settings = session.settings();
    let found = settings.find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no setting {name}")).1
}

/// Everything that undo restores.
fn state(session: &mut Session) -> (Network, Scene, Vec<crease::Sample>) {
    let samples = session.samples().to_vec();
    (session.network().clone(), session.scene(), samples)
}
